"""Goals in alert, orphan goals and owners, over a plan written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from board.ledgers import inputs
from evalua.board.goal_alerts import (
    NOBODY,
    alerts_sentence,
    goal_alerts,
    orphan_goals,
    owners,
    pace_sentence,
    paces,
)
from evalua.board.goals import goal_lines
from evalua.domain.month import Month
from evalua.domain.numbers import COMMA
from evalua.measures.inputs import Inputs
from evalua.scoring.policy import Policy

AUGUST = Month(2026, 8)
POLICY = Policy()
PLAN = {
    "id": 1,
    "name": "Plan 2026",
    "number": 1,
    "starts_on": date(2026, 1, 1),
    "ends_on": date(2026, 12, 31),
    "in_force_from": date(2026, 1, 1),
    "approved_on": date(2026, 1, 10),
}
WORKSHOPS = {
    "plan_id": 1,
    "code": "M-01",
    "text": "Doce talleres",
    "area": "A05",
    "responsible": "Ana Ruiz",
    "unit": "talleres",
    "accumulation": "cumulative",
    "direction": "up",
    "target": 12.0,
    "weight": 1.0,
    "schedule": "equal",
}
Values = Sequence[float | None]


def plan(*goals: tuple[dict[str, Any], Values], people: Sequence[str] = ()) -> Inputs:
    """Goals with what was reported from January on; each is programmed to its target by equal steps."""
    rows, schedules, progress = [], [], []
    for number, (changes, values) in enumerate(goals, 1):
        row = WORKSHOPS | {"id": number, "code": f"M-{number:02d}"} | changes
        rows.append(row)
        schedules += [
            {"goal_id": number, "month": f"2026-{m:02d}", "planned": _planned(row, m)}
            for m in range(1, 13)
        ]
        progress += [
            {"goal_id": number, "month": f"2026-{m:02d}", "value": value}
            for m, value in enumerate(values, 1)
            if value is not None
        ]
    return inputs(
        plans=[PLAN],
        goals=rows,
        schedules=schedules,
        progress=progress,
        people=[{"id": n, "name": name} for n, name in enumerate(people, 1)],
    )


def _planned(row: dict[str, Any], month: int) -> float:
    if row["accumulation"] == "flow":
        return float(row["target"])
    return float(row["target"]) * month / 12


def alerts(records: Inputs, month: Month = AUGUST) -> pd.DataFrame:
    lines = goal_lines(records, month, policy=POLICY)
    return goal_alerts(lines, paces(records, lines, month), POLICY, COMMA, month=month)


def test_a_goal_on_its_schedule_is_not_in_alert() -> None:
    assert alerts(plan(({}, [1, 2, 3, 4, 5, 6, 7, 8]))).empty


def test_below_the_amber_threshold_is_an_alert_and_so_is_the_close_it_leads_to() -> None:
    # Three of eight programmed are 37.5; +0 in the last six reports, so it closes in three of twelve.
    (row,) = alerts(plan(({}, [3, 3, 3, 3, 3, 3, 3, 3]))).to_dict("records")
    assert row["why"] == (
        "lleva 37,5 de 100 frente a lo programado (umbral 50); "
        "a su ritmo cerraría en 3 y la meta es 12"
    )
    assert (row["low"], row["silent"], row["short"]) == (True, False, True)


def test_on_the_threshold_itself_there_is_no_alert() -> None:
    # Four of eight are exactly 50, and six a month from here on reach twelve.
    assert alerts(plan(({}, [None, None, None, None, None, 0, 2, 4]))).empty


def test_what_was_due_without_a_report_is_an_alert() -> None:
    (row,) = alerts(plan(({}, [1, 2]))).to_dict("records")
    assert row["why"] == "sin avance anotado a agosto 2026"
    assert (row["low"], row["silent"], row["short"]) == (False, True, False)


def test_a_goal_above_its_schedule_whose_pace_fell_is_told_in_time() -> None:
    # Nine of eight programmed; one in the last five months: 9 + 0.2 × 4 = 9.8.
    found = alerts(plan(({}, [6, 7, 8, 8, 8, 8, 8, 9])))
    assert found["why"].tolist() == ["a su ritmo cerraría en 9,8 y la meta es 12"]


def test_the_sentence_counts_each_rule() -> None:
    records = plan(({}, [3] * 8), ({}, [1, 2]), ({}, [1, 2, 3, 4, 5, 6, 7, 8]))
    assert alerts_sentence(alerts(records)) == (
        "1 por debajo del umbral, 1 sin avance anotado y 1 no llegarían a su ritmo"
    )


def test_a_quarterly_flow_is_projected_from_the_months_that_asked_for_something() -> None:
    records = plan(({"accumulation": "flow", "target": 4.0}, [9, 9, 4, 9, 9, 4, 9, 4]))
    schedules = records.schedules
    schedules.loc[~schedules["month"].isin(["2026-03", "2026-06", "2026-08"]), "planned"] = 0.0
    lines = goal_lines(records, AUGUST, policy=POLICY)
    pace = paces(records, lines, AUGUST)["M-01"]
    assert (pace.close, pace.used) == (4.0, 3)


def test_the_rule_is_said_with_the_projection_and_that_it_is_no_score() -> None:
    records = plan(({}, [1, 2, 3, 4, 5, 6, 7, 8]), ({}, [1, 2]))
    lines = goal_lines(records, AUGUST, policy=POLICY)
    found = paces(records, lines, AUGUST)
    going, quiet = lines.to_dict("records")
    assert pace_sentence(going, found["M-01"], COMMA) == (
        "Regla: sigue el paso de los últimos 6 avances anotados, +1 taller por mes. Así cerraría en "
        "diciembre 2026 con 12 talleres: alcanza la meta (12). Es una proyección; no cambia ningún "
        "puntaje."
    )
    assert pace_sentence(quiet, found["M-02"], COMMA) == (
        "Sin proyección: hacen falta 3 meses con avance anotado."
    )


def test_an_orphan_goal_says_everything_it_lacks() -> None:
    records = plan(({"responsible": "", "unit": "", "area": ""}, []), ({}, [1]))
    kept = records.schedules["goal_id"] != 1
    records = records.having(schedules=records.schedules[kept])
    lines = goal_lines(records, AUGUST, policy=POLICY)
    (row,) = orphan_goals(records, lines).to_dict("records")
    assert (row["code"], row["lacking"]) == ("M-01", "responsable, área, unidad y programación")


def test_a_milestone_needs_no_unit() -> None:
    records = plan(({"accumulation": "milestone", "unit": "", "target": 1.0}, []))
    assert orphan_goals(records, goal_lines(records, AUGUST, policy=POLICY)).empty


def test_a_responsible_that_nobody_knows_is_told_and_part_of_a_name_is_enough() -> None:
    records = plan(
        ({"responsible": "ruiz ana"}, []),
        ({"responsible": "Pedro Soto"}, []),
        people=["Ana María Ruíz"],
    )
    found = orphan_goals(records, goal_lines(records, AUGUST, policy=POLICY))
    assert found["code"].tolist() == ["M-02"]
    assert "Pedro Soto no está entre las de la asociación" in found["lacking"].iloc[0]


def test_where_no_person_is_registered_nobody_is_unknown() -> None:
    records = plan(({"responsible": "Pedro Soto"}, []))
    assert orphan_goals(records, goal_lines(records, AUGUST, policy=POLICY)).empty


def test_owners_come_in_alphabetical_order_and_nobody_last() -> None:
    records = plan(
        ({"responsible": "Zoila"}, [1, 2, 3, 4, 5, 6, 7, 8]),
        ({"responsible": "  "}, [1]),
        ({"responsible": "Álvaro"}, [3] * 8),
        ({"responsible": "Zoila"}, [1, 2, 3, 4, 5, 6, 7, 7]),
    )
    lines = goal_lines(records, AUGUST, policy=POLICY)
    rows = owners(lines, alerts(records)).to_dict("records")
    told = [tuple(row.values()) for row in rows]
    # Seven of eight are behind and not in alert: 7 + 0.8 × 4 = 10.2 misses twelve, so they are.
    assert told == [("Álvaro", 1, 1, 1, 1), ("Zoila", 2, 2, 1, 1), (NOBODY, 1, 0, 0, 1)]
