"""The doubts about the month's data in *Revisión*: what stops the sending, and what is good to know."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.wording import listed, plural
from evalua.months.checklist import to_settle
from evalua.quality.rules import open_doubts
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.quality import findings

_STOPPING = ("error", "confirm")


def doubts(here: Here) -> bool:
    """Draw the doubts; returns whether one of them still keeps the month from being sent."""
    found = cache.doubts(here)
    waiting = to_settle(found, here.month)
    for severity in _STOPPING:
        findings.of_severity(here, waiting, severity, place="close")
    rest = open_doubts(found).drop(waiting.index)
    rest = rest[rest["severity"] != "error"]
    if not rest.empty:
        _others(rest)
    findings.answered(here, found[found["month"] == str(here.month)], place="close")
    return not waiting.empty


def _others(rest: pd.DataFrame) -> None:
    """What does not stop the sending: how much there is, and where it is seen."""
    counts = rest["severity"].value_counts()
    told = [
        plural(int(counts[key]), one, many)
        for key, (one, many) in _COUNTED.items()
        if key in counts.index
    ]
    with st.expander(f"Además, {listed(told)}; nada de esto detiene el envío"):
        for text in rest["text"].head(findings.SHOWN):
            st.caption(plain(text))
        layout.door("quality", "Ver todo en Calidad del dato")


_COUNTED = {
    "confirm": ("cifra de otro mes por confirmar", "cifras de otros meses por confirmar"),
    "warning": ("dato por revisar", "datos por revisar"),
    "information": ("detalle", "detalles"),
}
