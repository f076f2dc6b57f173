"""Projects whose money and whose progress do not tell the same story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.projects import project_lines
from evalua.measures.inputs import Inputs
from evalua.registers.association.facts import Facts
from evalua.storage.frames import Columns, build

APART = 25.0
"""Points between financial and physical progress from which they are looked at."""

WAITING_DAYS = 60
"""Days after the first disbursement in which no progress is still normal."""

RULE = (
    "Se revisan los proyectos con recursos o terminados: dinero que llegó hace más de 60 días sin "
    "avance físico, obra que avanza sin dinero anotado, y avances físico y financiero a más de 25 "
    "puntos uno del otro."
)
INCOHERENCES: Columns = {
    "uid": "text",
    "code": "text",
    "name": "text",
    "kind": "text",
    "said": "text",
    "fix": "text",
    "physical": "float",
    "financial": "float",
    "disbursed": "int",
}
"""``kind`` is a key of ``KINDS``; ``said`` gives the figures; ``fix`` is the part of the project's
page where it is corrected."""

KINDS = {"money": "◆ Dinero sin avance", "progress": "▲ Avance sin dinero"}
FOLLOW_UP, RESOURCES = "Seguimiento del mes", "Recursos"
_LOOKED_AT = ("funded", "in_execution", "suspended", "finished", "settled")


def incoherences(inputs: Inputs, day: date, facts: Facts) -> pd.DataFrame:
    """What does not add up, project by project in order of code (columns ``INCOHERENCES``)."""
    lines = project_lines(inputs, day)
    first = _first_disbursement(inputs, day)
    rows = lines[lines["stage"].isin(_LOOKED_AT)].astype(object).to_dict("records")
    return build(
        (
            row | {"kind": kind, "said": said, "fix": fix}
            for row in rows
            for kind, said, fix in _found(row, first.get(row["project_id"]), day, facts)
        ),
        INCOHERENCES,
    )


Found = tuple[str, str, str]


def _found(row: dict[str, Any], first: Any, day: date, facts: Facts) -> Iterator[Found]:
    physical, financial = _known(row["physical"]), _known(row["financial"])
    if row["disbursed"] and not physical:
        waited = (pd.Timestamp(day) - first).days
        if waited > WAITING_DAYS:
            yield "money", _no_progress(row, physical, waited, facts), FOLLOW_UP
    elif physical and not row["disbursed"]:
        yield (
            "progress",
            f"{_points('Avance físico', physical, facts)} y ningún desembolso anotado.",
            RESOURCES,
        )
    elif physical is not None and financial is not None and abs(financial - physical) > APART:
        kind = "money" if financial > physical else "progress"
        both = f"{_points('Avance físico', physical, facts)} y {_points('financiero', financial, facts)}"
        apart = facts.number_format.write_short(abs(financial - physical), 1)
        yield kind, f"{both}: {apart} puntos de diferencia.", FOLLOW_UP


def _no_progress(row: dict[str, Any], physical: float | None, waited: int, facts: Facts) -> str:
    arrived = (
        f"Llegaron {facts.money(int(row['disbursed']))} y el primer giro fue hace {waited} días"
    )
    if physical is None:
        return f"{arrived}; no hay avance físico anotado."
    return f"{arrived}; el avance físico sigue en cero."


def _points(what: str, value: float, facts: Facts) -> str:
    return f"{what} de {facts.number_format.write_short(value, 1)} %"


def _known(value: Any) -> float | None:
    return None if value is None or pd.isna(value) else float(value)


def _first_disbursement(inputs: Inputs, day: date) -> dict[int, pd.Timestamp]:
    rows = inputs.funding
    rows = rows[(rows["condition"] == "disbursed") & (rows["dated_on"] <= pd.Timestamp(day))]
    found: dict[int, pd.Timestamp] = rows.groupby("project_id")["dated_on"].min().to_dict()
    return found
