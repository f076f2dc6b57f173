"""Worked cases of the work plan (A03-Q07-01) and of the goals in alert (A10-Q23-07)."""

from __future__ import annotations

from typing import Any

from measures.records import Rows, goal, members, plan, scheme
from measures.worked import Case

PLAN, ALERT = "A03-Q07-01", "A10-Q23-07"
APPROVED = plan()
SEP, OCT = "2026-09", "2026-10"

G1 = goal("G1", 3, {OCT: 10}, {OCT: 8})
G2 = goal("G2", 2, {OCT: 5}, {OCT: 9})
G3 = goal("G3", 1, {OCT: 0, "2026-12": 4}, {OCT: 1})
G5 = goal("G5", 2, {OCT: 4}, {SEP: 4})


def falling(real: float) -> Rows:
    return goal("G4", 2, {OCT: 25}, {OCT: real}, kind="reduction", baseline=40)


UNREPORTED = (goal("G1", 3, {OCT: 10}), goal("G4", 2, {OCT: 25}, kind="reduction", baseline=40))
TWO_VERSIONS = (
    APPROVED,
    plan(2, since="2026-07-01", approved="2026-07-10"),
    goal("G1", 3, {"2026-06": 6, OCT: 10}, {"2026-06": 3}),
    goal("G1", 3, {"2026-06": 4, OCT: 6}, {OCT: 6}, version=2),
)
YEAR = [f"2026-{m:02d}" for m in range(1, 13)]


def alone(**given: object) -> tuple[Rows, ...]:
    return (APPROVED, goal("G1", 2, **given))


def followed(code: str, september: float | None, october: float | None, **more: Any) -> Rows:
    """Ten programmed to date in each of the two months, and what was reported."""
    said = {SEP: september, OCT: october}
    done = {month: value for month, value in said.items() if value is not None}
    return goal(code, 1, {SEP: 10, OCT: 10} | more.pop("planned", {}), done, **more)


BEHIND = followed("G1", 6, 6.9)
WATCHED = (
    BEHIND,
    followed("G2", 6, 7),
    followed("G3", 9, 5),
    followed("G4", 5, None),
    goal("G5", 1, {OCT: 10}, {OCT: 1}),
)
ALERTS = [
    Case(
        ALERT,
        "1",
        (APPROVED, *WATCHED),
        1,
        3,
        33.33,
        59.26,
        notes={
            "G1 Meta": "dos meses seguidos por debajo del 70 % · área sin área · sin responsable",
            "G2 Meta": "no está en alerta · área sin área · sin responsable",
            "G4 Meta": "sin dato en alguno de los dos meses · área sin área · sin responsable",
            "G5 Meta": "sin hito: nada programado en alguno de los dos meses"
            " · área sin área · sin responsable",
        },
    ),
    Case(ALERT, "2", (APPROVED, BEHIND, followed("G2", 9, 9)), 1, 2, 50, 22.22),
    Case(ALERT, "3 none of them", (APPROVED, followed("G2", 9, 9)), 0, 1, 0, 100),
    Case(
        ALERT,
        "too few goals with a report",
        (APPROVED, BEHIND, followed("G2", None, None), followed("G3", None, 1)),
        state="no_data",
        reason="Datos insuficientes",
    ),
    Case(
        ALERT,
        "a month in progress is not looked at",
        (
            APPROVED,
            goal("G1", 1, {"2026-08": 10, SEP: 10, OCT: 10}, {"2026-08": 6, SEP: 6, OCT: 9}),
        ),
        1,
        1,
        100,
        0,
        cut="2026-10-20",
    ),
    Case(
        ALERT,
        "programmed only in December",
        (APPROVED, goal("G1", 1, {"2026-12": 5})),
        state="not_due",
    ),
    Case(ALERT, "no plan", (BEHIND,), state="no_data"),
    Case(ALERT, "no members", (APPROVED, BEHIND), 1, 1, 100, 0, members=members()),
]

CASES = [
    Case(
        PLAN,
        "1",
        (APPROVED, G1, G2, G3, falling(30), G5),
        5.7333,
        7,
        81.90,
        96.36,
        notes={
            "G1 Meta": "por debajo de lo programado",
            "G2 Meta": "cumple lo programado a la fecha",
            "G3 Meta": "sin programación a la fecha: no se cuenta",
            "G5 Meta": "sin dato",
        },
    ),
    Case(
        PLAN,
        "2",
        (APPROVED, G1, G2, G3, falling(45), G5),
        4.4,
        7,
        62.86,
        73.95,
        notes={"G4 Meta": "sin avance frente a lo programado"},
    ),
    Case(PLAN, "3", (APPROVED, goal("G1", 1, {"2026-12": 3}, {OCT: 2})), state="not_due"),
    Case(
        PLAN,
        "4",
        (APPROVED, *UNREPORTED, G2, G3, G5),
        state="no_data",
        reason="Datos insuficientes: solo hay dato de metas que suman el 22% del peso exigible.",
    ),
    Case(PLAN, "5 to June", TWO_VERSIONS, 1.5, 3, 50, 58.82, cut="2026-06-30"),
    Case(PLAN, "5 from July", TWO_VERSIONS, 3, 3, 100, 100),
    Case(PLAN, "no plan", (), state="no_data"),
    Case(
        PLAN, "the plan of another year", (plan(year=2025), goal("G1", year=2025)), state="no_data"
    ),
    Case(
        PLAN,
        "a draft counts while nothing is approved",
        (plan(approved=None), G1),
        2.4,
        3,
        80,
        94.12,
        reason="El plan de trabajo todavía no tiene acta de aprobación.",
    ),
    Case(
        PLAN,
        "a draft of the next version does not rule",
        (APPROVED, plan(2, "2026-07-01", None), G1, goal("G1", 3, {OCT: 4}, version=2)),
        2.4,
        3,
        80,
        94.12,
    ),
    # Flow: each period on its own; by quarters the last one closed is September.
    Case(
        PLAN,
        "flow",
        alone(kind="flow", planned={SEP: 4, OCT: 4}, done={SEP: 8, OCT: 3}),
        1.5,
        2,
        75,
        88.24,
    ),
    Case(
        PLAN,
        "flow by quarters",
        alone(kind="flow", planned={"2026-06": 4, SEP: 4, OCT: 0}, done={"2026-06": 4, SEP: 1}),
        0.5,
        2,
        25,
        29.41,
    ),
    # Maintenance: met in 8 of the 10 months due.
    Case(
        PLAN,
        "maintenance",
        alone(
            kind="maintenance",
            planned=dict.fromkeys(YEAR, 90),
            done=dict.fromkeys(YEAR[:8], 95) | {SEP: 80, OCT: 70},
        ),
        1.6,
        2,
        80,
        94.12,
    ),
    Case(
        PLAN,
        "maintenance downwards to zero",
        alone(
            kind="maintenance",
            direction="down",
            aim=0.0,
            planned=dict.fromkeys(YEAR, 0),
            done=dict.fromkeys(YEAR[:9], 0) | {OCT: 3},
        ),
        1.8,
        2,
        90,
        100,
    ),
    Case(
        PLAN,
        "maintenance without the last month is no data",
        alone(
            kind="maintenance", planned=dict.fromkeys(YEAR, 90), done=dict.fromkeys(YEAR[:9], 95)
        ),
        state="no_data",
    ),
    # Milestone: due from June on.
    Case(
        PLAN,
        "milestone done early",
        alone(
            kind="milestone",
            planned={m: float(m >= "2026-06") for m in YEAR},
            achieved={"2026-03": "2026-03-20"},
        ),
        2,
        2,
        100,
        100,
    ),
    Case(
        PLAN,
        "milestone not done",
        alone(kind="milestone", planned={m: float(m >= "2026-06") for m in YEAR}, done={OCT: 0}),
        0,
        2,
        0,
        0,
    ),
    Case(
        PLAN,
        "milestone due and nothing said",
        alone(kind="milestone", planned={m: float(m >= "2026-06") for m in YEAR}),
        state="no_data",
    ),
    # From 50 towards 100, 75 programmed: 70 is (70 − 50) / (75 − 50) = 0.8.
    Case(
        PLAN,
        "stock from its baseline",
        alone(kind="stock", baseline=50.0, planned={OCT: 75}, done={OCT: 70}),
        1.6,
        2,
        80,
        94.12,
    ),
    Case(
        PLAN,
        "stock with nothing programmed yet",
        alone(kind="stock", baseline=50.0, planned={OCT: 50}, done={OCT: 50}),
        state="not_due",
    ),
    Case(
        PLAN,
        "by quarters the report of September stands in October",
        alone(schedule="quarterly", planned={SEP: 6, OCT: 6}, done={SEP: 3}),
        1,
        2,
        50,
        58.82,
    ),
    Case(
        PLAN,
        "by quarters the report of August does not",
        alone(schedule="quarterly", planned={SEP: 6, OCT: 6}, done={"2026-08": 3}),
        state="no_data",
    ),
    Case(
        PLAN,
        "a month in progress is not due",
        alone(planned={SEP: 6, OCT: 12}, done={SEP: 3, OCT: 12}),
        1,
        2,
        50,
        58.82,
        cut="2026-10-20",
    ),
    Case(
        PLAN,
        "self-financed without quotas",
        (scheme("no_quota", "2020-01"), APPROVED, G1),
        2.4,
        3,
        80,
        94.12,
    ),
    Case(PLAN, "no members", (APPROVED, G1), 2.4, 3, 80, 94.12, members=members()),
    *ALERTS,
]
