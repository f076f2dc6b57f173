"""Worked cases of attendance (A01-Q02-01) and commitments (A10-Q23-03)."""

from __future__ import annotations

from measures.records import M1, M2, M3, M4, M5, M6, commitment, meeting, members
from measures.worked import Case

ATTENDANCE, KEPT = "A01-Q02-01", "A10-Q23-03"
BOARD = meeting("board", "2026-10-05", {M1: "holder", M2: "holder", M3: "delegate"})
ASSEMBLY = meeting(
    "assembly",
    "2026-10-20",
    {M1: "holder", M2: "holder", M3: "absent", M4: "holder", M5: "delegate"},
)
ACTING = meeting("board", "2026-10-05", {M1: "holder", M2: "holder", M3: "acting"})
NO_QUORUM = meeting("board", "2026-08-12", {M1: "holder", M2: "absent", M3: "absent"})
WITH_M6 = meeting("board", "2026-05-10", {M6: "absent"})
NOVEMBER = meeting("board", "2026-11-03", {M1: "holder", M2: "holder", M3: "holder"})

MADE = [
    commitment("2026-08-15", "2026-08-10"),
    commitment("2026-09-30", moved_to="2026-11-15"),
    commitment("2026-10-05", "2026-10-01", external=True),
    commitment("2026-11-10"),
    commitment("2026-07-31"),
    commitment("2026-10-12", cancelled="2026-10-01"),
]
LATE = commitment("2026-10-20", "2026-10-25")
ON_THE_DAY = commitment("2026-10-20", "2026-10-20")


def agreed(*rows: dict, body: str = "board") -> tuple[dict, ...]:
    return (meeting(body, "2026-07-01", {}, rows),)


CASES = [
    Case(
        ATTENDANCE,
        "1",
        (BOARD, ASSEMBLY),
        5,
        8,
        62.5,
        83.33,
        notes={
            "M3: junta": "asistió una persona delegada: no cuenta",
            "M3: asamblea": "silla vacía",
        },
    ),
    Case(ATTENDANCE, "2", (BOARD, ASSEMBLY, NO_QUORUM), 6, 11, 54.55, 72.73),
    Case(ATTENDANCE, "3", (ACTING, ASSEMBLY), 6, 8, 75, 100),
    Case(ATTENDANCE, "4", (BOARD, ASSEMBLY, WITH_M6, NOVEMBER), 5, 9, 55.56, 74.07),
    Case(ATTENDANCE, "5", (), state="no_data"),
    Case(
        ATTENDANCE,
        "a committee is not counted",
        (meeting("committee", "2026-10-05", {M1: "holder"}),),
        state="no_data",
    ),
    Case(
        ATTENDANCE,
        "the window opens on 1 November",
        (
            meeting("board", "2025-10-31", {M1: "holder"}),
            meeting("board", "2025-11-01", {M1: "holder", M2: "absent"}),
        ),
        1,
        2,
        50,
        66.67,
    ),
    Case(
        ATTENDANCE,
        "a seat before joining is out",
        (meeting("board", "2026-09-10", {M1: "holder", M5: "absent"}),),
        1,
        1,
        100,
        100,
        notes={"M5: junta": "no era miembro ese día"},
    ),
    Case(ATTENDANCE, "no members", (), state="no_data", members=members()),
    Case(
        KEPT,
        "1",
        agreed(*MADE, LATE),
        2,
        4,
        50,
        62.5,
        notes={
            "Compromiso del 2026-09-30": "aplazado: cuenta la fecha original",
            "Compromiso del 2026-10-20": "cumplido después del plazo",
            "Compromiso del 2026-10-12": "cancelado por acta antes de vencer",
        },
    ),
    Case(KEPT, "2", agreed(*MADE, ON_THE_DAY), 3, 4, 75, 93.75),
    Case(KEPT, "3", (), state="not_applicable"),
    Case(
        KEPT, "a committee is not counted", agreed(LATE, body="committee"), state="not_applicable"
    ),
    Case(
        KEPT,
        "cancelled after its date it counts",
        agreed(commitment("2026-10-12", cancelled="2026-10-13")),
        0,
        1,
        0,
        0,
    ),
    Case(
        KEPT,
        "done after the cut it is not done yet",
        agreed(commitment("2026-10-31", "2026-11-01"), ON_THE_DAY),
        1,
        2,
        50,
        62.5,
    ),
    Case(KEPT, "no members", agreed(ON_THE_DAY), 1, 1, 100, 100, members=members()),
]
