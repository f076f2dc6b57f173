"""The whole server. Start it with ``streamlit run app.py``."""

import streamlit as st

from evalua.ui.failures import report
from evalua.web.lifespan import lifespan
from evalua.web.middleware import layers
from evalua.web.routes import ROUTES

# The call must stay literal: Streamlit finds it by reading this file.
app = st.App(
    "src/evalua/frame.py",
    lifespan=lifespan(st.get_option),
    on_script_error=report,
    routes=ROUTES,
    middleware=layers(st.get_option),
)
