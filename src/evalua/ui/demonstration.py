"""Loading and removing the demonstration associations."""

from __future__ import annotations

import streamlit as st


def load_button() -> None:
    """The button that loads both demonstrations."""
    st.button("Ver la demostración", key="demo.load")
