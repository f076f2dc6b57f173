"""Casos on screen: what the documents tell of real associations, with their years and sources."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from evalua.catalog.cases import Case, cases
from evalua.ui import layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.formats import plain
from evalua.ui.views import asked

KINDS = {"association": "Asociaciones", "experience": "Experiencias"}
CASE = "caso"
UNDATED = "sin fecha"
NOT_SAID = "El documento no lo dice."


def views() -> None:
    """The documented associations one at a time, or the five experiences together."""
    chosen = st.segmented_control(
        "Vista",
        list(KINDS.values()),
        default=asked(list(KINDS.values())),
        key="cases.view",
        label_visibility="collapsed",
        required=True,
    )
    kind = next(key for key, name in KINDS.items() if name == chosen)
    told = [case for case in cases() if case.kind == kind]
    if kind == "experience":
        experiences(told)
        return
    names = [case.name for case in told]
    one = st.segmented_control(
        "Cuál asociación",
        names,
        default=asked(names, CASE),
        key="cases.one",
        label_visibility="collapsed",
        required=True,
    )
    association(next(case for case in told if case.name == one))


def association(case: Case) -> None:
    """One association: who it is, what happened, its figures, and what the documents dispute."""
    layout.section(case.name, f"{case.place}, {case.country}")
    st.markdown(plain(case.summary))
    left, right = st.columns([3, 2], gap="large")
    with left:
        _events(case)
        _differences(case)
    with right:
        _figures(case)
        _who(case)
    _foot(case)


def experiences(told: list[Case]) -> None:
    """Those of which the document gives neither figures, members nor dates."""
    st.caption("De estas cinco, el documento no da cifras, miembros ni fechas: solo qué hicieron.")
    for case in told:
        layout.section(case.name, f"{case.place}, {case.country}")
        st.markdown(plain(case.summary))
        _foot(case)


def _events(case: Case) -> None:
    layout.section("Qué pasó y cuándo")
    _listed(f"**{plain(e.when or UNDATED)}.** {plain(e.text)}" for e in case.timeline)


def _figures(case: Case) -> None:
    layout.section("Cifras que da el documento")
    _listed(f"{plain(f.name)}: **{plain(f.value)}**" for f in case.figures)


def _who(case: Case) -> None:
    layout.section("Quiénes son y de qué viven")
    st.markdown(plain(f"{case.financing} {case.people}".strip() or NOT_SAID))
    if case.members:
        st.markdown(plain(", ".join(case.members) + "."))
    if case.members_note:
        st.caption(plain(case.members_note))


def _differences(case: Case) -> None:
    layout.section("En qué no coinciden las fuentes")
    _listed(plain(text) for text in case.differences)


def _listed(texts: Iterable[str]) -> None:
    """Sentences one under another: a table would cut them where the screen is narrow."""
    st.markdown("\n".join(f"- {text}" for text in texts))


def _foot(case: Case) -> None:
    cited = "; ".join(CATALOG.cite(source) for source in case.sources)
    st.caption(plain(f"Fuente: {cited}."))
    with st.container(horizontal=True):
        for code in case.areas:
            area = next(area for area in CATALOG.areas if area.code == code)
            layout.door("area", f"Área {area.number}. {area.name}", area=area.code)
