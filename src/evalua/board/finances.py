"""The income and expense of each month as it is read, and what deserves a warning."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.finances import income_by_month, income_mix, one_source
from evalua.measures.inputs import Cut, Inputs
from evalua.storage.frames import Columns, build

SOURCES = ("contributions", "services", "projects", "cooperation", "other")
FINANCE_LINES: Columns = {
    "month": "text",
    "recorded": "bool",
    **dict.fromkeys(SOURCES, "int"),
    "income": "int",
    "expense": "int",
    "payroll": "int",
    "payroll_projects": "int",
    "result": "int",
    "note": "text",
}
"""Minor units; a source or a cost nobody recorded is missing. ``result`` is income less expense, in
months recorded only."""


def finance_lines(inputs: Inputs, cut: Cut, months: int = 12) -> pd.DataFrame:
    """The last months up to the cut's, newest first (columns ``FINANCE_LINES``)."""
    first = max(cut.month + (1 - months), inputs.evaluation_start)
    income = income_by_month(inputs)
    by_source = income.pivot(index="month", columns="source", values="amount")
    typed = inputs.month_finances.set_index("month")
    found = [_line(str(month), by_source, typed) for month in first.to(cut.month)]
    return build(found[::-1], FINANCE_LINES)


def _line(month: str, income: pd.DataFrame, typed: pd.DataFrame) -> dict[str, object]:
    known = income.loc[month].dropna().to_dict() if month in income.index else {}
    total = sum(known.values())
    line: dict[str, object] = {"month": month, "recorded": month in typed.index, **known}
    if month not in typed.index:
        return line
    row = typed.loc[month]
    costs = {name: int(row[name]) for name in ("expense", "payroll", "payroll_projects")}
    return {
        **line,
        **costs,
        "income": total,
        "result": total - costs["expense"],
        "note": row["note"],
    }


def mix_lines(inputs: Inputs, cut: Cut, catalog: Catalog) -> pd.DataFrame:
    """The income of each year by source: year, source, name, amount (minor units), share (0–1)."""
    mix = income_mix(inputs, cut)
    names = catalog.choices("income_sources")
    order = {source: place for place, source in enumerate(SOURCES)}
    mix = mix.assign(name=mix["source"].map(names), place=mix["source"].map(order))
    return mix.sort_values(["year", "place"], ignore_index=True).drop(columns="place")


def one_source_sentence(mix: pd.DataFrame, limit: float, percent: str) -> str:
    """What is said of the last year where one source alone passes the limit; empty where none does.

    ``percent`` is the limit as the country writes it.
    """
    if mix.empty:
        return ""
    year = int(mix["year"].max())
    alone = one_source(mix[mix["year"] == year], limit)
    if alone.empty:
        return ""
    name = str(alone["name"].iloc[0]).lower()
    return (
        f"Más del {percent} de los ingresos de {year} viene de una sola fuente: {name}. Si falla, la "
        "operación queda sin con qué sostenerse."
    )


def finances_sentence(lines: pd.DataFrame) -> str:
    """How many of the months shown have their finances recorded."""
    recorded = int(lines["recorded"].sum())
    if recorded == len(lines):
        return f"Los {recorded} meses tienen sus ingresos y gastos."
    missing = [Month.parse(m).label for m in lines.loc[~lines["recorded"], "month"]]
    said = ", ".join(missing[:3]) + ("…" if len(missing) > 3 else "")
    return f"{recorded} de {len(lines)} meses con ingresos y gastos; falta: {said}."
