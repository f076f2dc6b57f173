"""A small portfolio by hand, for the boards that look at it."""

from __future__ import annotations

from datetime import date
from typing import Any

from board.ledgers import inputs
from evalua.measures.inputs import Inputs

Row = dict[str, Any]
DAY = date(2026, 10, 31)


def project(key: int, **facts: Any) -> Row:
    return (
        {"id": key, "uid": f"p{key}", "code": f"P-{key:03d}", "name": f"Obra {key}"}
        | {
            "theme": "roads",
            "kind": "investment",
        }
        | facts
    )


def stage(key: int, of: int, name: str, on: date = date(2026, 1, 5)) -> Row:
    return {"id": key, "project_id": of, "stage": name, "reached_on": on}


def money(
    key: int,
    of: int,
    amount: int,
    source: str = "national",
    condition: str = "committed",
    on: date = date(2026, 3, 1),
    **facts: Any,
) -> Row:
    return {
        "id": key,
        "project_id": of,
        "source": source,
        "condition": condition,
        "amount": amount,
        "dated_on": on,
    } | facts


def benefit(key: int, of: int, town: int, **declared: Any) -> Row:
    return {"id": key, "project_id": of, "municipality_id": town} | declared


def note(key: int, of: int, physical: float | None, financial: float | None = None) -> Row:
    return {
        "id": key,
        "project_id": of,
        "noted_on": date(2026, 10, 15),
        "physical": physical,
        "financial": financial,
    }


def shared() -> Inputs:
    """A shared road in two towns, a well in one, and a study that was discarded.

    The road has 700 of the nation and 300 of its own, declared 2 to 1; the well has 100 of
    cooperation; the study had 5.000.
    """
    return inputs(
        projects=[
            project(1, cost=1000),
            project(2, theme="water_sanitation", cost=100),
            project(3, theme="health", cost=5000),
        ],
        stages=[stage(1, 1, "in_execution"), stage(2, 2, "funded"), stage(3, 3, "discarded")],
        funding=[
            money(1, 1, 700),
            money(2, 1, 300, "own"),
            money(3, 2, 100, "cooperation"),
            money(4, 3, 5000),
            money(5, 1, 250, condition="disbursed"),
        ],
        benefits=[
            benefit(1, 1, 1, amount=666, women=10, men=8, families=5),
            benefit(2, 1, 2, amount=334, women=4, men=6, families=3),
            benefit(3, 2, 2, women=7),
            benefit(4, 3, 3, women=999, families=99),
        ],
    )
