"""The chain of a score on screen: each link opens the place it comes from, in the same month."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import streamlit as st

from evalua.board.chain import NOWHERE, PARTS, Link
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.formats import opening, plain


def draw(here: Here, links: Iterable[Link]) -> None:
    """The links under the title of each part, as ``evalua score --explain`` prints them."""
    for part, inside in groupby(links, key=lambda link: link.part):
        with st.container(border=True, gap="xxsmall"):
            st.caption(PARTS[part])
            for link in inside:
                _one(here, link)


def _one(here: Here, link: Link) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        if link.page:
            layout.door(link.page, plain(link.step), width="content", **_address(here, link))
        else:
            st.markdown(plain(link.step), width="content")
        st.markdown(f"**{_unbroken(link.figure)}**", width="content")
    st.caption(_unbroken(opening(link.how)))


def _address(here: Here, link: Link) -> dict[str, str]:
    """What the page must show: its subject, this association and this month."""
    kept = {"asociacion": here.facts.code} if len(here.associations) > 1 else {}
    kept["mes"] = str(here.month)
    return kept if link.subject == NOWHERE else kept | dict((link.subject,))


def _unbroken(text: str) -> str:
    """Words as they are, their percentages never broken from their sign."""
    return plain(text).replace(" %", "\u00a0%")
