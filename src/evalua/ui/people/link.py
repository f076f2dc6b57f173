"""The link with which somebody chooses a password: on screen until it was handed over, never again."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from evalua.accounts import links
from evalua.storage.work import Work
from evalua.ui import state
from evalua.ui.formats import plain

_HERE_ONLY = ("localhost", "127.0.0.1", "::1")


def hand_over(work: Work, account_id: int, name: str) -> None:
    """Make the link and leave it to be shown to whoever asked for it."""
    state.set_link(name, links.path_of(links.make(work, account_id)))


def shown() -> None:
    """The link that was just made, with its copy button and what to do with it."""
    known = state.link()
    if known is None:
        return
    name, path = known
    base = _base()
    with st.container(border=True):
        st.markdown(f"**Enlace para {plain(name)}**")
        st.code(f"{base}{path}", language=None, wrap_lines=True)
        st.markdown(
            "Cópielo con el botón que aparece a su derecha y entrégueselo en persona, o por un medio que "
            "solo esa persona lea. Con él elige su contraseña, una sola vez y antes de 24 horas; Evalúa no "
            "lo vuelve a mostrar."
        )
        if urlsplit(base).hostname in _HERE_ONLY:
            st.caption(
                "Así abre en este computador. En otro, cambie el principio por la dirección con que "
                "esa persona entra a Evalúa."
            )
        st.button("Ya lo entregué", key="people.link.done", on_click=state.forget_link)


def _base() -> str:
    """The address of this server as the person who asks reaches it."""
    asked = urlsplit(str(st.context.url or ""))
    return f"{asked.scheme}://{asked.netloc}" if asked.netloc else ""
