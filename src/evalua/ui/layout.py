"""What every page looks like: head, empty states, notes, tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from evalua import ROOT
from evalua.charts.template import CONFIG, Mode
from evalua.domain.actor import ROLE_NAMES, Role
from evalua.domain.month import Month
from evalua.ui import state
from evalua.ui.context import Here
from evalua.ui.formats import month_name, plain

PAGES = ROOT / "pages"
SEEN_AS: tuple[Role, ...] = ("director", "team", "board", "mayor", "reader")
"""The roles an administrator may look at a demonstration with."""
MONTH_STATES = {
    "draft": "borrador",
    "submitted": "enviado",
    "approved": "aprobado",
    "reopened": "reabierto",
}


def mode() -> Mode:
    """Light or dark, as the person reads."""
    return "dark" if st.context.theme.type == "dark" else "light"


def narrow() -> bool:
    """Whether this is probably a phone: the server cannot see the width, only who asks."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def bare_head(title: str, sentence: str = "") -> None:
    """The head of a page that belongs to no association or month."""
    st.title(title, anchor=False)
    if sentence:
        st.markdown(sentence)
    _say_flash()


def head(here: Here, title: str, sentence: str = "", *, months: bool = True) -> None:
    """The title with the month beside it, then one sentence in words."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"
    ):
        st.title(title, anchor=False, width="content")
        with st.container(horizontal=True, width="content"):
            if len(here.associations) > 1:
                _association_selector(here)
            if months:
                _month_selector(here)
    if here.facts.is_demo:
        _demonstration(here)
    if sentence:
        st.markdown(sentence)
    _say_flash()


def _demonstration(here: Here) -> None:
    """That nothing here is real and, for who administers, what each role would see of it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"Datos de demostración: {plain(here.facts.name)} no existe.", width="content")
        if here.who.is_administrator:
            _role_selector(here.seen_as or "")


def _role_selector(current: str) -> None:
    options, key = ("", *SEEN_AS), f"seen_as.{current}"
    names = {role: f"Ver como {ROLE_NAMES[role].lower()}" for role in SEEN_AS}
    st.selectbox(
        "Ver como",
        options,
        index=options.index(current),
        format_func=lambda role: names.get(role, "Ver con mi función"),
        key=key,
        on_change=_take_role,
        args=(key,),
        width=250,
        label_visibility="collapsed",
    )


def _take_role(key: str) -> None:
    value = state.widget(key)
    state.set_seen_as(next((role for role in SEEN_AS if role == value), None))


def _say_flash() -> None:
    said = state.take_flash()
    if said:
        st.toast(plain(said), icon=":material/check:")


def _association_selector(here: Here) -> None:
    codes = {item.id: item.name for item in here.associations}
    key = f"association_select.{here.facts.id}"
    st.selectbox(
        "Asociación",
        list(codes),
        index=list(codes).index(here.facts.id),
        format_func=codes.__getitem__,
        key=key,
        on_change=_take_association,
        args=(key, {item.id: item.code for item in here.associations}),
        width=290,
        label_visibility="collapsed",
    )


def _take_association(key: str, codes: Mapping[int, str]) -> None:
    value = state.widget(key)
    if isinstance(value, int):
        state.set_association(value)
        st.query_params["asociacion"] = codes[value]
        st.query_params.pop("mes", None)


def _month_selector(here: Here) -> None:
    options = list(here.facts.evaluation_start.to(max(Month.of(here.today), here.month)))
    st.selectbox(
        "Mes",
        options[::-1],
        index=options[::-1].index(here.month),
        format_func=month_name,
        key=f"month_select.{here.month}",
        on_change=_take_month,
        args=(f"month_select.{here.month}",),
        width=190,
        label_visibility="collapsed",
    )


def _take_month(key: str) -> None:
    value = state.widget(key)
    if isinstance(value, Month):
        state.set_month(value)
        st.query_params["mes"] = str(value)


def section(title: str, sentence: str = "") -> None:
    """A part of a page: a quiet heading and, where it helps, one sentence."""
    st.subheader(title, anchor=False)
    if sentence:
        st.caption(sentence)


def empty(title: str, sentence: str, *, page: str = "", action: str = "") -> None:
    """What this place will show and the one action that starts it."""
    with st.container(border=True):
        st.markdown(f"**{title}**")
        st.markdown(sentence)
        if page:
            door(page, action)


def door(
    page: str, label: str, *, width: Literal["content", "stretch"] = "content", **query: str
) -> None:
    """A link to a page of the menu, keeping the month and opening what ``query`` says.

    The arrow tells it from the text around it.
    """
    st.page_link(
        str(PAGES / f"{page}.py"),
        label=label,
        icon=":material/arrow_forward:",
        icon_position="right",
        query_params=query or None,
        width=width,
    )


def figure(chart: Any, *, key: str, alt: str, **options: Any) -> Any:
    """A chart in our own template, with its words for who does not see it."""
    return st.plotly_chart(chart, theme=None, config=dict(CONFIG), key=key, alt=alt, **options)


def table(
    frame: pd.DataFrame,
    columns: Mapping[str, str],
    *,
    key: str,
    right: Sequence[str] = (),
    wide: Sequence[str] = (),
    medium: Sequence[str] = (),
    alt: str = "",
    on_pick: Callable[[], None] | None = None,
) -> None:
    """A read-only table with Spanish headers, in the order of ``columns`` (field → header).

    ``right`` are the headers of figures, aligned as figures; ``wide`` those that need room,
    and ``medium`` those that must leave room to the others.
    ``on_pick`` makes rows selectable, one at a time; ``picked_row`` says which.
    """
    shown = frame[list(columns)].rename(columns=dict(columns))
    config = {
        header: st.column_config.TextColumn(
            header,
            alignment="right" if header in right else "left",
            width="large" if header in wide else "medium" if header in medium else None,
        )
        for header in shown.columns
    }
    st.dataframe(
        shown.astype(object).where(shown.notna(), ""),
        hide_index=True,
        column_config=config,
        key=key,
        alt=alt or None,
        on_select=on_pick or "ignore",
        selection_mode="single-row",
    )


def picked_row(key: str) -> int | None:
    """The position of the row picked in a table, or None."""
    known: Any = state.widget(key)
    rows = known["selection"]["rows"] if known else []
    return int(rows[0]) if rows else None


def facts_line(parts: Sequence[str]) -> str:
    """Facts about one thing on one line, separated quietly."""
    return " · ".join(part for part in parts if part)


def main_and_side() -> tuple[Any, Any]:
    """Two columns with air between them."""
    main, side = st.columns(2, gap="large")
    return main, side
