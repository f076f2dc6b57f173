"""The whole server. Start it with ``streamlit run app.py``."""

import streamlit as st
from starlette.middleware import Middleware

from evalua.ui.failures import report
from evalua.web.lifespan import lifespan
from evalua.web.middleware import LocalOnly, SpanishDocument

# The call must stay literal: Streamlit finds it by reading this file.
app = st.App(
    "src/evalua/frame.py",
    lifespan=lifespan,
    on_script_error=report,
    middleware=[Middleware(LocalOnly), Middleware(SpanishDocument)],
)
