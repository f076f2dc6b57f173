"""What each member contributes and receives, under three declared rules side by side."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.equity import RULES, Equity, equity, left_out_sentences, rule_sentence
from evalua.board.wording import plural
from evalua.charts.equity import describe_equity, dots_equity
from evalua.charts.text import signed
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.contributions.reading import cut_day, recorded
from evalua.ui.formats import MISSING, money, percent, plain, quantity

PERIODS: dict[str, str | None] = {
    "Últimos doce meses": "12m",
    "Este año": "year",
    "Todo lo registrado": None,
}


def equity_seen(here: Here) -> None:
    """The rule, the shares drawn and written, and what stays out of each rule."""
    chosen = st.segmented_control(
        "Periodo",
        list(PERIODS),
        default=next(iter(PERIODS)),
        key="contributions.equity.period",
        required=True,
    )
    shown = equity(recorded(here), cut_day(here), PERIODS[str(chosen)])
    if not shown.amount and not shown.lines["paid"].sum():
        layout.empty(
            "Todavía no hay qué comparar",
            "Aquí verá, municipio por municipio, qué parte aporta y qué parte recibe. Hacen falta pagos "
            "registrados y proyectos con recursos comprometidos.",
            page="projects",
            action="Ir a Proyectos",
        )
        return
    st.caption(plain(rule_sentence(shown)))
    layout.figure(
        dots_equity(
            shown.lines,
            fmt=here.facts.number_format,
            mode=layout.mode(),
            narrow=layout.narrow(),
        ),
        key="contributions.equity",
        alt=describe_equity(shown.lines),
    )
    _table(here, shown)
    _notes(here, shown)


def _table(here: Here, shown: Equity) -> None:
    layout.section(
        "Las mismas partes, en cifras",
        "Entre paréntesis, los puntos de diferencia frente a lo que aporta. En orden alfabético.",
    )
    rows = shown.lines
    told = rows.assign(
        municipality=[
            name if member else f"{name} (ya no es miembro)"
            for name, member in zip(rows["municipality"], rows["is_member"], strict=True)
        ],
        paid_share=[percent(v, here.facts, 1) for v in rows["paid_share"]],
        population_share=[percent(v, here.facts, 1) for v in rows["population_share"]],
        **{f"share_{rule}": _with_gap(here, rows, rule) for rule in RULES},
        needs=[_need(here, row) for row in rows.to_dict("records")],
    )
    layout.table(
        told,
        {
            "municipality": "Municipio",
            "paid_share": "Aporta",
            **{f"share_{rule}": f"Recibe {name.lower()}" for rule, name in _BRIEF.items()},
            "population_share": "Población",
            **({"needs": "Necesidades abiertas"} if rows["needs"].sum() else {}),
        },
        right=("Aporta", "Población", *(f"Recibe {name.lower()}" for name in _BRIEF.values())),
        key="contributions.equity.table",
    )


_BRIEF = {"equal": "Por igual", "population": "Por población", "people": "Por personas"}


def _with_gap(here: Here, rows: pd.DataFrame, rule: str) -> list[str]:
    pairs = zip(rows[f"share_{rule}"], rows[f"gap_{rule}"], strict=True)
    return [
        MISSING if pd.isna(share) else f"{percent(share, here.facts, 1)}{_gap(here, gap)}"
        for share, gap in pairs
    ]


def _gap(here: Here, gap: float) -> str:
    return "" if pd.isna(gap) else f" ({signed(gap, here.facts.number_format)})"


def _need(here: Here, row: dict[str, object]) -> str:
    """``3 · $ 1.200.000``; a need without a cost is said."""
    if not row["needs"]:
        return ""
    count = quantity(int(str(row["needs"])), here.facts)
    cost = row["needs_cost"]
    return count if pd.isna(cost) else f"{count} · {money(int(str(cost)), here.facts)}"


def _notes(here: Here, shown: Equity) -> None:
    told = [
        f"{plural(shown.projects, 'proyecto', 'proyectos')} con {money(shown.amount, here.facts)} "
        "comprometidos en el periodo.",
        *left_out_sentences(shown),
    ]
    if not shown.lines["needs"].sum():
        told.append(
            "Todavía no hay necesidades anotadas: se registran en la ficha de cada municipio."
        )
    else:
        without = int(shown.lines["needs_without_cost"].sum())
        if without:
            told.append(
                f"{plural(without, 'necesidad no tiene', 'necesidades no tienen')} costo estimado."
            )
    st.caption(plain(" ".join(told)))
