"""The whole server. Start it with ``streamlit run app.py``."""

import streamlit as st
from starlette.middleware import Middleware

from evalua.web.lifespan import lifespan
from evalua.web.middleware import LocalOnly, SpanishDocument

# The call must stay literal: Streamlit finds it by reading this file.
app = st.App(
    "src/evalua/frame.py",
    lifespan=lifespan,
    middleware=[Middleware(LocalOnly), Middleware(SpanishDocument)],
)
