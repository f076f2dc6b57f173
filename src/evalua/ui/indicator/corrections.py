"""What changed in an indicator after the board approved the month."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.figures import part_text, value_text
from evalua.catalog import Indicator
from evalua.months.adjustments import differences
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import act_name, plain


def corrections(here: Here, shown: Indicator) -> None:
    """Approved figures beside those that today's records would give."""
    kept = cache.evaluation(here)
    if not kept.frozen:
        return
    layout.section("Correcciones después de aprobar")
    rows = differences(kept, cache.evaluation(here, live=True), cache.catalog(here))
    mine = rows[rows["indicator"] == shown.code].to_dict("records")
    if not mine:
        st.caption(plain(f"Nada cambió desde que la junta lo aprobó, {act_name(kept.act)}."))
        return
    st.markdown(
        "La junta aprobó unas cifras y los registros de hoy darían otras. Valen las aprobadas "
        "hasta que el mes se reabra y se apruebe de nuevo."
    )
    layout.table(
        _side_by_side(mine[0], shown, here),
        {"figure": "Cifra", "approved": "Aprobada", "today": "Con los datos de hoy"},
        right=("Aprobada", "Con los datos de hoy"),
        key="indicator.corrections",
    )


def _side_by_side(row: dict[str, Any], shown: Indicator, here: Here) -> pd.DataFrame:
    lines = [("Valor", *(value_text(row[n], shown, here.facts) for n in ("approved", "today")))]
    for name, label in (("numerator", "Numerador"), ("denominator", "Denominador")):
        pair = [row[f"approved_{name}"], row[f"today_{name}"]]
        if any(pd.notna(value) for value in pair):
            lines.append((label, *(part_text(value, shown, here.facts) for value in pair)))
    return pd.DataFrame(lines, columns=["figure", "approved", "today"])
