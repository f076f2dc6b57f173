"""Worked cases of collection (A02-Q04-01) and members up to date (A02-Q04-02)."""

from __future__ import annotations

from measures.records import (
    M1,
    M2,
    M3,
    M4,
    M5,
    M6,
    Rows,
    agreement,
    charge,
    join,
    members,
    scheme,
)
from measures.worked import Case

COLLECTED, UP_TO_DATE = "A02-Q04-01", "A02-Q04-02"
QUOTA = scheme("equal_quota", "2020-01")
WITHOUT = (scheme("equal_quota", "2020-01", "2025-12"), scheme("no_quota", "2026-01", number=2))


def fees(town: int, months: range, paid: int = 0, on: str = "2026-09-30", waived: int = 0) -> Rows:
    """A fee of 100 due on day 10 of each month; the first ones paid, the last ones written off."""
    rows = []
    for number, month in enumerate(months):
        left = len(months) - number
        rows.append(
            charge(
                town,
                f"2026-{month:02d}-10",
                paid=[(on, 100)] if number < paid else [],
                waived=[("2026-08-01", 100)] if left <= waived else [],
            )
        )
    return join(*rows)


YEAR = range(1, 11)
CHARGED = (
    QUOTA,
    fees(M1, YEAR, 10),
    charge(M1, "2026-11-10", paid=[("2026-09-30", 100)]),
    charge(M1, "2026-12-10", paid=[("2026-09-30", 100)]),
    fees(M2, YEAR, 7),
    fees(M3, range(1, 8), 7),
    fees(M3, range(8, 11), 3, "2026-11-05"),
    fees(M4, YEAR, waived=4),
    fees(M5, range(10, 11), 1),
    fees(M6, range(1, 7), 6),
)
OLD_DEBT = charge(M4, "2025-05-10", 500, paid=[("2026-09-01", 500)])
DECEMBER = charge(M1, "2027-01-10")

PAID = charge(M1, "2026-09-10", paid=[("2026-09-12", 100)])
M2_OWES = charge(M2, "2026-10-10")
M3_OWES = charge(M3, "2026-09-10", paid=[("2026-09-12", 80)])
M4_OWES = charge(M4, "2026-05-10")
M4_AGREED = agreement(M4, "2026-07-01", ("2026-09-10", "2026-09-10"), ("2026-11-10", None))
M4_PAYING = charge(M4, "2026-05-10", paid=[("2026-09-20", 50)])
HALVES = (("2026-09-10", None), ("2026-11-10", None))
M5_FIRST = charge(M5, "2026-11-10")
STANDING = (QUOTA, PAID, M2_OWES, M3_OWES, M4_OWES, M4_AGREED, M5_FIRST)


def standing(**changed: Rows) -> tuple[Rows, ...]:
    """The case's records with some of them changed: ``standing(m3=…)``."""
    named = {"m2": M2_OWES, "m3": M3_OWES, "m4": M4_OWES, "agreed": M4_AGREED} | changed
    return (QUOTA, PAID, named["m2"], named["m3"], named["m4"], named["agreed"], M5_FIRST)


CASES = [
    Case(COLLECTED, "1", CHARGED, 3100, 4300, 72.09, 80.10),
    Case(COLLECTED, "2", (*CHARGED, OLD_DEBT), 3100, 4300, 72.09, 80.10),
    Case(COLLECTED, "3 in 2026", (QUOTA, DECEMBER), state="not_due", cut="2026-12-31"),
    Case(COLLECTED, "3", (QUOTA, DECEMBER), 0, 100, 0, 0, cut="2027-01-31"),
    Case(COLLECTED, "4", CHARGED, state="not_due", cut="2027-01-05"),
    Case(COLLECTED, "5", WITHOUT, state="not_applicable"),
    Case(
        COLLECTED,
        "what is given in kind is not money collected",
        (
            QUOTA,
            scheme("in_kind", "2026-01", number=2, ordinary=False),
            PAID,
            charge(M2, "2026-09-10", 900, scheme_id=2),
        ),
        100,
        100,
        100,
        100,
    ),
    Case(
        COLLECTED,
        "everything written off",
        (QUOTA, fees(M4, range(9, 10), waived=1)),
        0,
        0,
        state="not_due",
    ),
    Case(COLLECTED, "no scheme recorded", (), state="no_data"),
    Case(COLLECTED, "no members", (QUOTA,), state="not_due", members=members()),
    Case(
        UP_TO_DATE,
        "1",
        STANDING,
        2,
        4,
        50,
        58.82,
        notes={
            "M1": "al día",
            "M3": "en mora",
            "M4": "con acuerdo",
            "M5": "todavía no se le ha vencido ningún cobro: no se cuenta",
        },
    ),
    Case(UP_TO_DATE, "2", standing(m3=charge(M3, "2026-10-01")), 3, 4, 75, 88.24),
    Case(
        UP_TO_DATE,
        "3",
        standing(m2=charge(M2, "2026-09-10", moved_to="2026-10-10")),
        1,
        4,
        25,
        29.41,
    ),
    Case(
        UP_TO_DATE,
        "4",
        standing(agreed=agreement(M4, "2026-07-01", ("2026-10-15", None))),
        2,
        4,
        50,
        58.82,
        notes={"M4": "en mora"},
    ),
    Case(
        UP_TO_DATE,
        "an instalment 15 days late is still kept",
        standing(agreed=agreement(M4, "2026-07-01", ("2026-10-16", None))),
        2,
        4,
        50,
        58.82,
        notes={"M4": "con acuerdo"},
    ),
    Case(
        UP_TO_DATE,
        "what was paid of its charges keeps an agreement",
        standing(m4=M4_PAYING, agreed=agreement(M4, "2026-07-01", *HALVES, of=M4_PAYING)),
        2,
        4,
        50,
        58.82,
        notes={"M4": "con acuerdo"},
    ),
    Case(
        UP_TO_DATE,
        "an agreement of which nothing was paid for 16 days is in default",
        standing(agreed=agreement(M4, "2026-07-01", *HALVES, of=M4_OWES)),
        2,
        4,
        50,
        58.82,
        notes={"M4": "en mora"},
    ),
    Case(
        UP_TO_DATE,
        "a cancelled agreement keeps nobody out of arrears",
        standing(
            m4=M4_PAYING,
            agreed=agreement(M4, "2026-07-01", *HALVES, of=M4_PAYING, cancelled="2026-10-30"),
        ),
        2,
        4,
        50,
        58.82,
        notes={"M4": "en mora"},
    ),
    Case(
        UP_TO_DATE,
        "a charge overdue outside the agreement is arrears",
        (
            *standing(m4=M4_PAYING, agreed=agreement(M4, "2026-07-01", *HALVES, of=M4_PAYING)),
            charge(M4, "2026-08-10"),
        ),
        2,
        4,
        50,
        58.82,
        notes={"M4": "en mora"},
    ),
    Case(
        UP_TO_DATE,
        "5",
        standing(
            m3=charge(M3, "2026-09-10", paid=[("2026-09-12", 80)], waived=[("2026-10-01", 20)])
        ),
        3,
        4,
        75,
        88.24,
        notes={"M3": "al día; hay cobros condonados por acta"},
    ),
    Case(UP_TO_DATE, "self-financed without quotas", WITHOUT, state="not_applicable"),
    Case(UP_TO_DATE, "nothing due yet", (QUOTA, M5_FIRST), state="not_applicable"),
    Case(UP_TO_DATE, "no scheme recorded", (), state="no_data"),
    Case(UP_TO_DATE, "no members", (QUOTA,), state="not_applicable", members=members()),
]
