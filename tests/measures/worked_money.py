"""Worked cases of money: A02-Q04-05, A03-Q07-03, A04-Q11-01, A07-Q17-02, A08-Q20-01, A08-Q20-02."""

from __future__ import annotations

from typing import Any

from measures.records import (
    M1,
    M2,
    M3,
    M6,
    Rows,
    calendar,
    charge,
    join,
    members,
    money,
    of_project,
    pact,
    paid_in,
    project,
    scheme,
    sent,
    target,
)
from measures.worked import Case

OLD, LEVERAGE, JOINT = "A02-Q04-05", "A03-Q07-03", "A04-Q11-01"
PRIVATE, COMMITTED, EXECUTED = "A07-Q17-02", "A08-Q20-01", "A08-Q20-02"
QUOTA = scheme("equal_quota", "2020-01")
WITHOUT = (scheme("equal_quota", "2020-01", "2025-12"), scheme("no_quota", "2026-01", number=2))
OCTOBER_SENT = sent("2026-10", "2026-11-08")

PAID_YEAR = join(
    *(charge(M1, f"2026-{m:02d}-10", paid=[(f"2026-{m:02d}-12", 100)]) for m in range(1, 11)),
    *(charge(M1, f"2025-{m}-10", paid=[(f"2025-{m}-12", 100)]) for m in (11, 12)),
)
OWED = (
    charge(M2, "2026-07-10"),
    charge(M3, "2026-08-10"),
    charge(M6, "2025-05-10", paid=[("2025-06-01", 60)]),
)


def funded(code: str, *rows: dict[str, Any], stage: str = "", on: str = "2026-03-10") -> Rows:
    """A project funded on a day, with its money; ``stage``: where it went in September."""
    later = [(stage, "2026-09-01")] if stage else []
    return of_project(project(code, ("funded", on), *later), funding=rows)


BIG = funded(
    "P1",
    money("national", 500, "2026-03-01"),
    money("cooperation", 60, "2026-04-01"),
    money("own", 40, "2026-04-01"),
    money("municipal", 30, "2026-04-01"),
    money("credit", 99, "2026-04-01"),
)
SMALL = (
    funded(
        "P2",
        money("departmental", 140, "2026-05-01"),
        money("national", 80, "2026-05-01", condition="expected"),
        money("private", 70, "2026-05-01", in_kind=True, valuation="Avalúo"),
    ),
    funded("P3", money("national", 200, "2026-05-01"), stage="discarded"),
    funded("P4", money("national", 900, "2025-10-31")),
)
PAYMENTS = (
    paid_in(M1, "2026-02-01", 100),
    paid_in(M2, "2026-05-01", 50, ("2026-06-01", 10)),
    paid_in(M3, "2025-10-31", 60),
)

WITH_THEM = funded(
    "P1",
    money("departmental", 100, "2026-03-01", entity="Gobernación"),
    money("national", 300, "2026-03-01"),
)
FUNDED = (
    funded("P2", money("national", 600, "2026-05-01"), on="2026-05-10"),
    of_project(
        project("P3", ("funded", "2026-05-10", "")),
        funding=[money("departmental", 9, "2026-05-01")],
    ),
    funded("P4", money("departmental", 9, "2025-10-01"), on="2025-10-31"),
    funded("P5", money("departmental", 9, "2026-02-01"), on="2026-02-10", stage="returned"),
)

IN_KIND = {"in_kind": True}
GIVEN = funded(
    "P1",
    money("private", 40, "2026-03-01"),
    money("private", 10, "2026-03-02", valuation="Avalúo de perito", **IN_KIND),
    money("private", 50, "2026-03-03", **IN_KIND),
    money("national", 950, "2026-03-01"),
)

YEAR = target(COMMITTED, 1200)
EUROS = {"foreign_currency": "EUR", "foreign_amount": 60, "exchange_rate": "5"}
AID = (
    funded(
        "P1",
        money("cooperation", 300, "2026-02-01", entity="Aurora", **EUROS),
        money("cooperation", 200, "2026-03-01", entity="Boreal", valuation="Facturas", **IN_KIND),
        money("cooperation", 999, "2026-03-01", condition="expected"),
        money("cooperation", 500, "2025-12-31"),
        money("cooperation", 70, "2026-04-01", document=""),
        money("national", 80, "2026-04-01"),
    ),
    funded("P2", money("cooperation", 100, "2026-05-01"), stage="discarded"),
)


def spending(
    code: str,
    *rows: dict[str, Any],
    due: int | None,
    paid: int | None,
    promised: int | None = None,
    stage: str = "",
    **card: Any,
) -> Rows:
    """A project with money programmed by October and what its last note says of it."""
    later = [(stage, "2026-09-01")] if stage else []
    note = {"physical": 10.0, "paid": paid, "committed": promised}
    made = project(
        code,
        ("funded", "2026-01-10"),
        ("in_execution", "2026-02-01"),
        *later,
        notes=[("2026-10-05", note)],
        **card,
    )
    amounts = {} if due is None else {"2026-10": due}
    return calendar(of_project(made, funding=rows), "2027-12-31", {"2026-10": 40.0}, amounts)


P1 = spending(
    "P1",
    money("cooperation", 600, "2026-01-05", entity="Aurora"),
    money("national", 400, "2026-01-05"),
    due=500,
    paid=400,
    promised=50,
    executor="Consorcio",
)
P2 = spending("P2", money("cooperation", 200, "2026-01-05"), due=200, paid=100)
UNPLANNED = spending("P3", money("cooperation", 50, "2026-01-05"), due=None, paid=10)
OF_ENDED = spending("P4", money("cooperation", 50, "2026-01-05"), due=50, paid=50, agreement_id=4)
FINISHED = spending("P5", money("cooperation", 50, "2026-01-05"), due=50, paid=50, stage="finished")
ENDED = pact(4, 1, "2024-01-01", "2026-06-30")

CASES = [
    Case(
        OLD,
        "1",
        (QUOTA, PAID_YEAR, *OWED),
        140,
        1400,
        10,
        100,
        notes={
            "M2: 2026-07": "vencido hace 91 a 180 días",
            "M3: 2026-08": "vencido hace 90 días o menos",
            "M6: 2025-05": "vencido hace más de un año",
        },
    ),
    Case(
        OLD,
        "2 exactly 90 days are not old",
        (
            QUOTA,
            charge(M1, "2026-03-10", paid=[("2026-03-12", 100)]),
            charge(M2, "2026-08-02"),
            charge(M3, "2026-08-01"),
        ),
        100,
        300,
        33.33,
        22.22,
    ),
    Case(
        OLD,
        "3 a date moved later changes nothing",
        (
            QUOTA,
            charge(M1, "2026-03-10", paid=[("2026-03-12", 100)]),
            charge(M2, "2026-05-10", moved_to="2026-12-10"),
        ),
        100,
        200,
        50,
        0,
        notes={"M2: 2026-05": "vencido hace 91 a 180 días; se aplazó y cuenta la fecha original"},
    ),
    Case(
        OLD,
        "4 paid after the cut",
        (QUOTA, charge(M1, "2026-03-10", paid=[("2026-11-05", 100)])),
        100,
        100,
        100,
        0,
    ),
    Case(
        OLD,
        "old debt and nothing due in twelve months",
        (QUOTA, charge(M1, "2025-03-10")),
        state="not_applicable",
    ),
    Case(OLD, "nothing due yet", (QUOTA,), state="not_applicable"),
    Case(OLD, "without quotas", WITHOUT, state="not_applicable"),
    Case(OLD, "no scheme", (), state="no_data"),
    Case(OLD, "no members", (QUOTA, *OWED), 140, 200, 70, 0, members=members()),
    Case(
        LEVERAGE,
        "1",
        (BIG, *SMALL, *PAYMENTS),
        700,
        140,
        5,
        100,
        notes={
            "P2 Proyecto": "comprometido: nivel intermedio de gobierno",
            "M2": "aportes pagados en doce meses, menos lo devuelto",
        },
        reason="otros comprometieron 500; sin el proyecto mayor (P1 Proyecto) serían 100.",
    ),
    Case(
        LEVERAGE,
        "2 everything from one project",
        (SMALL[0], paid_in(M1, "2026-02-01", 70)),
        140,
        70,
        2,
        40,
        reason="Todo viene de un solo proyecto: P2 Proyecto.",
    ),
    Case(
        LEVERAGE,
        "3 the plan sets another target",
        (SMALL[0], paid_in(M1, "2026-02-01", 70), target(LEVERAGE, 4)),
        140,
        70,
        2,
        50,
    ),
    Case(LEVERAGE, "nobody paid", (BIG, *PAYMENTS[2:]), state="not_applicable"),
    Case(LEVERAGE, "no projects, month not sent", PAYMENTS, state="no_data"),
    Case(LEVERAGE, "no projects, month sent", (*PAYMENTS, OCTOBER_SENT), 0, 140, 0, 0),
    Case(LEVERAGE, "no members", (BIG, *PAYMENTS), state="not_applicable", members=members()),
    Case(
        JOINT,
        "1",
        (WITH_THEM, *FUNDED),
        1,
        2,
        50,
        100,
        notes={
            "P1 Proyecto": "Gobernación pone el 25 % de lo comprometido",
            "P2 Proyecto": "sin recursos del nivel intermedio",
        },
        reason="el nivel intermedio pone el 10 %.",
    ),
    Case(JOINT, "2 none of them", FUNDED, 0, 1, 0, 0),
    Case(
        JOINT,
        "3 what is expected is not there yet",
        (funded("P1", money("departmental", 9, "2026-02-01", condition="expected")),),
        0,
        1,
        0,
        0,
    ),
    Case(JOINT, "nothing funded", FUNDED[1:], state="not_applicable"),
    Case(JOINT, "no projects, month not sent", (), state="no_data"),
    Case(JOINT, "no members", (WITH_THEM,), 1, 1, 100, 100, members=members()),
    Case(
        PRIVATE,
        "1",
        (GIVEN, funded("P2", money("private", 500, "2026-03-01"), stage="returned")),
        50,
        1000,
        5,
        100,
        reason="el 20 % es en especie",
    ),
    Case(PRIVATE, "2", (funded("P1", money("national", 80, "2026-03-01")),), 0, 80, 0, 0),
    Case(
        PRIVATE,
        "3 before the window",
        (funded("P1", money("private", 80, "2025-10-31"), money("national", 100, "2025-11-01")),),
        0,
        100,
        0,
        0,
    ),
    Case(
        PRIVATE,
        "goods without a method of valuation add to neither side",
        (
            funded(
                "P1", money("private", 50, "2026-03-03", **IN_KIND), money("own", 99, "2026-03-03")
            ),
        ),
        0,
        99,
        0,
        0,
    ),
    Case(PRIVATE, "nothing committed", (funded("P1"),), state="not_applicable"),
    Case(PRIVATE, "no projects, month not sent", (), state="no_data"),
    Case(PRIVATE, "no members", (GIVEN,), 50, 1000, 5, 100, members=members()),
    Case(COMMITTED, "1", (YEAR, *AID), 500, value=500, score=50),
    Case(COMMITTED, "2 without a target", AID, 500, value=500, state="no_target"),
    Case(
        COMMITTED,
        "3 in March a quarter of the year is due",
        (YEAR, *AID),
        500,
        value=500,
        score=100,
        cut="2026-03-31",
    ),
    Case(COMMITTED, "no projects, month not sent", (YEAR,), state="no_data"),
    Case(COMMITTED, "no projects, month sent", (YEAR, OCTOBER_SENT), 0, value=0, score=0),
    Case(COMMITTED, "no members", (YEAR, *AID), 500, value=500, score=50, members=members()),
    # 400 × 600/1000 = 240 of 500 × 600/1000 = 300, and 100 of 200.
    Case(
        EXECUTED,
        "1",
        (P1, P2, UNPLANNED, OF_ENDED, FINISHED, ENDED),
        340,
        500,
        68,
        80,
        notes={
            "P1 Proyecto": "pagado el 80 % de lo programado; comprometido sin pagar, el 10 %"
            " · Aurora · ejecuta Consorcio",
            "P3 Proyecto": "su cronograma no dice el dinero programado a la fecha"
            " · Entidad · ejecuta sin anotar",
            "P4 Proyecto": "su convenio no está vigente · Entidad · ejecuta sin anotar",
        },
    ),
    Case(EXECUTED, "2", (P1,), 240, 300, 80, 94.12),
    Case(
        EXECUTED,
        "3 what is committed is not spent",
        (spending("P1", money("cooperation", 9, "2026-01-05"), due=90, paid=0, promised=90),),
        0,
        90,
        0,
        0,
    ),
    Case(EXECUTED, "nobody wrote the figures", (UNPLANNED,), state="no_data"),
    Case(EXECUTED, "no cooperation money", (WITH_THEM,), state="not_applicable"),
    Case(EXECUTED, "no projects, month not sent", (), state="no_data"),
    Case(EXECUTED, "no members", (P2,), 100, 200, 50, 58.82, members=members()),
]
