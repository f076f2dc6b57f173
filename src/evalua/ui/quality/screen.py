"""Calidad del dato on screen: its sentence and its views."""

from __future__ import annotations

import streamlit as st

from evalua.board.doubts import EMPTY, summary
from evalua.quality.doubt import SEVERITIES
from evalua.quality.rules import RULES
from evalua.ui import cache, layout, views
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.quality import coverage, findings

VIEWS = ("Hallazgos", "Qué falta y quién lo debe", "Completo y a tiempo", "Con soporte")


def sentence(here: Here) -> str:
    """How many doubts wait for somebody."""
    return plain(EMPTY if _nothing_recorded(here) else summary(cache.doubts(here)))


def shown(here: Here) -> None:
    """The views of the page, one at a time."""
    chosen = st.segmented_control(
        "Vista",
        VIEWS,
        default=views.asked(VIEWS),
        key="quality.view",
        label_visibility="collapsed",
        required=True,
    )
    {
        VIEWS[0]: doubts,
        VIEWS[1]: coverage.missing,
        VIEWS[2]: coverage.punctuality,
        VIEWS[3]: coverage.backed,
    }[str(chosen)](here)


def doubts(here: Here) -> None:
    """What the rules found in the month, worst first, and what was already explained."""
    found = cache.doubts(here)
    for severity in SEVERITIES:
        findings.of_severity(here, found, severity, place="quality")
    findings.answered(here, found, place="quality")
    with st.expander(f"Las {len(RULES)} reglas que se revisan"):
        st.markdown("\n".join(f"- {plain(rule.says)}" for rule in RULES))
        layout.door("methodology", "Ver la metodología")


def _nothing_recorded(here: Here) -> bool:
    inputs = cache.inputs(here)
    registers = (inputs.goals, inputs.charges, inputs.projects, inputs.activities, inputs.meetings)
    return all(rows.empty for rows in registers)
