"""What a person sees when something breaks that nobody foresaw: a sentence and a code, never a trace."""

from __future__ import annotations

import logging
from uuid import uuid4

import streamlit as st

from evalua.domain.problems import Problem
from evalua.ui.formats import plain

LOG = logging.getLogger("evalua")


def report(error: Exception) -> bool:
    """Say what happened in Spanish and log the rest under a code the person can quote."""
    if isinstance(error, Problem):
        st.error(plain(error))
        return True
    code = uuid4().hex[:8]
    LOG.error("failure %s", code, exc_info=error)
    st.error(
        f"Algo no salió como debía y quedó anotado con el código {code}. Lo que escribió sigue en el "
        "borrador: actualice la página e intente de nuevo. Si se repite, envíe ese código a soporte."
    )
    return True
