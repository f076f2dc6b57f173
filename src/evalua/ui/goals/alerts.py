"""Alertas: the goals that need somebody now, those nobody follows, and whose each one is."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.goal_alerts import alerts_sentence, goal_alerts, orphan_goals, owners, paces
from evalua.board.goals import goal_lines
from evalua.board.wording import plural
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import opening

RULE = (
    "Una meta está en alerta si su avance a la fecha queda por debajo del umbral de atención, si le "
    "falta el avance del mes, o si a su ritmo no llegaría a la cantidad."
)


def alerts(here: Here) -> None:
    """The list of alerts with its rule, the orphan goals, and the owners."""
    policy = cache.evaluation(here).policy
    records = cache.inputs(here)
    lines = goal_lines(records, here.month, here.today, policy)
    if lines.empty:
        layout.empty(
            "Todavía no hay metas",
            "Aquí verá cuáles están en alerta y de quién son. Empiece en «Plan de trabajo».",
        )
        return
    found = goal_alerts(
        lines,
        paces(records, lines, here.month),
        policy,
        here.facts.number_format,
        month=here.month,
    )
    _alerts(found, len(lines))
    _owners(owners(lines, found))
    _orphans(orphan_goals(records, lines))


def _alerts(found: pd.DataFrame, count: int) -> None:
    title = f"{plural(len(found), 'meta', 'metas')} en alerta, de {count}"
    layout.section(title if len(found) else "Ninguna meta en alerta", RULE)
    if found.empty:
        return
    st.markdown(f"{opening(alerts_sentence(found))}. Una meta puede estar por más de un motivo.")
    shown = found.assign(
        goal=[f"{c} · {n}" for c, n in zip(found["code"], found["name"], strict=True)]
    )
    layout.table(
        shown.assign(responsible=shown["responsible"].replace("", "Sin responsable")),
        {"goal": "Meta", "responsible": "Responsable", "why": "Por qué"},
        wide=_roomy("Meta", "Por qué"),
        key="goals.alerts",
    )


def _owners(rows: pd.DataFrame) -> None:
    layout.section("De quién son las metas")
    layout.table(
        rows,
        {
            "responsible": "Responsable",
            "goals": "Metas",
            "reported": "Con avance anotado",
            "behind": "Por debajo de lo programado",
            "alert": "En alerta",
        },
        right=("Metas", "Con avance anotado", "Por debajo de lo programado", "En alerta"),
        wide=_roomy("Responsable"),
        key="goals.owners",
    )
    st.caption("En orden alfabético: la lista reparte el seguimiento, no compara personas.")


def _orphans(rows: pd.DataFrame) -> None:
    if rows.empty:
        layout.section("Metas sin dueño", "Todas tienen responsable, unidad y programación.")
        return
    layout.section(
        "Metas sin dueño o sin medida", "Complételas en «Plan de trabajo» para poder seguirlas."
    )
    layout.table(
        rows.assign(lacking=[f"○ {text}" for text in rows["lacking"]]),
        {"code": "Código", "name": "Meta", "lacking": "Le falta"},
        wide=_roomy("Meta", "Le falta"),
        key="goals.orphans",
    )


def _roomy(*headers: str) -> tuple[str, ...]:
    """The columns that need room; on a phone they would push the others out of sight."""
    return () if layout.narrow() else headers
