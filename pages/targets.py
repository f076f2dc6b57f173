"""In preparation."""

import streamlit as st

st.title("En preparación")
