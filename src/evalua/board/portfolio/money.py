"""The money of projects: each row of funding, and where each unit of it goes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from evalua.board.projects import public_sentence
from evalua.domain.money import split
from evalua.measures.inputs import Inputs
from evalua.measures.stages import kept_projects
from evalua.registers.association.facts import Facts
from evalua.registers.projects.foreign import Foreign, foreign_sentence
from evalua.storage.frames import Columns, build

FUNDING_LINES: Columns = {
    "code": "text",
    "name": "text",
    "source": "text",
    "entity": "text",
    "condition": "text",
    "amount": "int",
    "in_kind": "bool",
    "dated_on": "date",
    "document": "text",
    "foreign": "text",
    "status": "text",
}
"""``source`` and ``condition`` are keys of the catalogue; ``foreign`` says the amount in the other
currency, the exchange rate of ``dated_on`` and what it is worth; ``status`` is the project's public sentence."""

FLOWS: Columns = {
    "project_id": "id",
    "source": "text",
    "theme": "text",
    "municipality_id": "id",
    "amount": "int",
    "basis": "text",
}
"""A part of the money of a source in a project, in minor units. ``municipality_id`` is missing
where the project names none; ``basis`` is what the split followed (a key of ``BASES``)."""

BASES: Mapping[str, str] = {
    "amount": "el monto declarado para cada municipio",
    "people": "las personas declaradas en cada municipio",
    "families": "las familias declaradas en cada municipio",
    "equal": "partes iguales, porque falta lo declarado en algún municipio",
    "none": "sin municipio anotado",
}
_PEOPLE = ["women", "men", "unstated"]


def funding_lines(inputs: Inputs, day: date, facts: Facts) -> pd.DataFrame:
    """Every row of funding dated by the day, by project and date (columns ``FUNDING_LINES``)."""
    columns = ["id", "code", "name", "public_status", "public_status_on"]
    about = inputs.projects[columns].rename(columns={"id": "project_id"})
    rows = inputs.funding[inputs.funding["dated_on"] <= pd.Timestamp(day)]
    rows = rows.merge(about, on="project_id", validate="m:1").sort_values(
        ["code", "dated_on", "id"]
    )
    return build(
        (
            row | {"foreign": foreign_text(row, facts), "status": public_sentence(row)}
            for row in rows.astype(object).to_dict("records")
        ),
        FUNDING_LINES,
    )


def foreign_text(row: Mapping[str, Any], facts: Facts) -> str:
    """The amount in the other currency, its rate and what it is worth; "" without one."""
    code = str(row["foreign_currency"] or "")
    if not code:
        return ""
    foreign = Foreign(code, int(row["foreign_amount"]), Decimal(str(row["exchange_rate"])))
    return foreign_sentence(foreign, facts.currency, facts.number_format)


def money_flows(inputs: Inputs, day: date, condition: str = "committed") -> pd.DataFrame:
    """The money of one condition by source, theme and municipality (columns ``FLOWS``).

    The money of each project is split once among the municipalities it names: by the amounts
    declared where all of them have one; else by people, else by families, else in equal parts. The
    parts add up to the funding to the last unit. Discarded projects stay out.
    """
    projects = kept_projects(inputs, day)
    themes = dict(zip(projects["id"], projects["theme"], strict=True))
    rows = inputs.funding[
        (inputs.funding["dated_on"] <= pd.Timestamp(day))
        & (inputs.funding["condition"] == condition)
        & inputs.funding["project_id"].isin(list(themes))
    ]
    sums = rows.groupby(["project_id", "source"])["amount"].sum()
    weights = {key: _weights(inputs, key) for key in dict.fromkeys(rows["project_id"])}
    return build(
        (
            (project, source, themes[project], town, part, basis)
            for (project, source), amount in sums.items()
            for town, part, basis in _parts(int(amount), *weights[project])
        ),
        FLOWS,
    )


def _weights(inputs: Inputs, project_id: int) -> tuple[list[int], list[int], str]:
    """The municipalities of a project, the weight of each and what it follows."""
    rows = inputs.benefits[inputs.benefits["project_id"] == project_id].sort_values(
        "municipality_id"
    )
    towns = [int(key) for key in rows["municipality_id"]]
    if not towns:
        return [], [], "none"
    people = rows[_PEOPLE].sum(axis=1, min_count=1)
    for basis, declared in (
        ("amount", rows["amount"]),
        ("people", people),
        ("families", rows["families"]),
    ):
        if declared.notna().all() and declared.sum() > 0:
            return towns, [int(value) for value in declared], basis
    return towns, [1] * len(towns), "equal"


def _parts(
    amount: int, towns: list[int], weights: list[int], basis: str
) -> list[tuple[int | None, int, str]]:
    if not towns:
        return [(None, amount, basis)]
    shares = zip(towns, split(amount, weights), strict=True)
    return [(town, part, basis) for town, part in shares if part]
