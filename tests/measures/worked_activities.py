"""Worked cases of the activity log: A02-Q06-01, A04-Q10-01, A05-Q13-01 and A06-Q15-03."""

from __future__ import annotations

from measures.records import M1, M2, M3, M4, M5, M6, Rows, activity, members, reason, sent
from measures.worked import Case

CONTACT, NATIONAL = "A02-Q06-01", "A04-Q10-01"
ADVICE, PUBLISHED = "A05-Q13-01", "A06-Q15-03"
OCTOBER_SENT = sent("2026-10", "2026-11-08")


def call(town: int, on: str, **given: object) -> Rows:
    return activity("bilateral_contact", on, [town], **given)


def session(on: str, *mayors: int, **given: object) -> Rows:
    return activity("national_session", on, mayors=mayors, **given)


def piece(on: str, **given: object) -> Rows:
    return activity("publication", on, **given)


CALLS = (
    call(M1, "2026-10-02"),
    call(M1, "2026-10-20"),
    activity("bilateral_contact", "2026-10-07", [M1, M2, M3], individual=False),
    call(M4, "2026-10-15", topic=""),
    call(M5, "2026-10-30"),
)
M2_IN_TIME, M2_LATE = call(M2, "2026-10-12"), call(M2, "2026-11-01")
MID_MONTH = members(
    *((m, "2020-01-01") for m in (M1, M2, M3, M4)),
    (M5, "2026-10-12"),
    (M6, "2020-01-01", "2026-06-30"),
)

SESSIONS = (
    session("2026-02-10", M1, M2, M3),
    session("2026-05-06", M1),
    session("2026-06-20", M1, M6),
    session("2026-08-11", M1, M6),
    session("2026-09-09", M1, M2, status="suspended"),
    session("2026-10-02", M1, M2, commitment=""),
)

TRAINED = activity("training", "2026-08-02", [M1])
TOO_OLD = activity("technical_assistance", "2026-08-01", [M2])
TABLE = activity("technical_table", "2026-10-08", [M4])
ADVISED = activity("technical_assistance", "2026-10-01", [M3])
NO_PRODUCT = activity("technical_assistance", "2026-10-01", [M3], product="")

PIECES = (
    piece("2026-10-01"),
    piece("2026-10-15"),
    piece("2026-10-31"),
    piece("2026-10-20", link=""),
    piece("2026-10-21", goal_id=None),
)

CASES = [
    Case(
        CONTACT,
        "1",
        (*CALLS, M2_IN_TIME),
        3,
        5,
        60,
        60,
        notes={
            "M1": "conversación con tema y resultado",
            "M3": "solo hubo contactos de grupo",
            "M4": "falta el tema o el resultado",
        },
    ),
    Case(
        CONTACT,
        "2",
        (*CALLS, M2_IN_TIME),
        2,
        4,
        50,
        50,
        members=MID_MONTH,
        notes={"M5": "no fue miembro todo el mes: no se cuenta"},
    ),
    Case(CONTACT, "3", (*CALLS, M2_LATE), 2, 5, 40, 40),
    Case(CONTACT, "4", (OCTOBER_SENT,), 0, 5, 0, 0),
    Case(CONTACT, "5", (), state="no_data"),
    Case(
        CONTACT,
        "sent, but the director said it is not available",
        (OCTOBER_SENT, reason("2026-10", CONTACT, "not_available", "Se perdió el cuaderno")),
        state="no_data",
        reason="Se perdió el cuaderno",
    ),
    Case(
        CONTACT,
        "not sent, but the director said zero",
        (reason("2026-10", CONTACT, "zero"),),
        0,
        5,
        0,
        0,
    ),
    Case(
        CONTACT,
        "without its result it is not a conversation",
        (call(M1, "2026-10-02", result=""),),
        0,
        5,
        0,
        0,
    ),
    Case(CONTACT, "no members", (OCTOBER_SENT,), state="not_applicable", members=members()),
    Case(
        NATIONAL,
        "1",
        SESSIONS,
        2,
        value=2,
        score=40,
    ),
    Case(
        NATIONAL,
        "2",
        tuple(session(f"2026-{m:02d}-10", M1, M2) for m in range(1, 10)),
        9,
        value=9,
        score=100,
    ),
    Case(
        NATIONAL,
        "3",
        (activity("national_session", "2026-02-10", mayors=[M1]),),
        0,
        value=0,
        score=0,
    ),
    Case(
        NATIONAL,
        "4",
        (session("2026-01-20", M1, M2),),
        1,
        value=1,
        state="not_due",
        cut="2026-01-31",
    ),
    Case(NATIONAL, "an empty log in January", (), state="not_due", cut="2026-01-31"),
    Case(
        NATIONAL, "sessions of another year", (session("2025-12-30", M1, M2),), 0, value=0, score=0
    ),
    Case(NATIONAL, "an empty log, month not sent", (), state="no_data"),
    Case(NATIONAL, "an empty log, month sent", (OCTOBER_SENT,), 0, value=0, score=0),
    Case(NATIONAL, "no members", SESSIONS, 0, value=0, score=0, members=members()),
    Case(
        ADVICE,
        "1",
        (TRAINED, TOO_OLD, ADVISED, TABLE, activity("training", "2026-10-05", [M5])),
        2,
        4,
        50,
        55.56,
        notes={
            "M2": "la última asistencia es anterior al plazo",
            "M4": "sin asistencia anotada",
            "M5": "miembro nuevo: todavía no se cuenta",
        },
    ),
    Case(
        ADVICE,
        "2",
        (TRAINED, TOO_OLD, NO_PRODUCT, TABLE),
        1,
        4,
        25,
        27.78,
        notes={"M3": "falta el tema o el producto"},
    ),
    Case(ADVICE, "3", (activity("training", "2026-10-05", [M1, M2, M3, M4]),), 4, 4, 100, 100),
    Case(
        ADVICE,
        "a cancelled training",
        (activity("training", "2026-10-05", [M1], status="cancelled"),),
        0,
        4,
        0,
        0,
    ),
    Case(ADVICE, "an empty log, month not sent", (), state="no_data"),
    Case(ADVICE, "no members", (TRAINED,), state="not_applicable", members=members()),
    Case(PUBLISHED, "1", PIECES, 3, value=3, score=75),
    Case(PUBLISHED, "2", (OCTOBER_SENT,), 0, value=0, score=0),
    Case(PUBLISHED, "3", (), state="no_data"),
    Case(PUBLISHED, "another month, not sent", (piece("2026-09-30"),), state="no_data"),
    Case(
        PUBLISHED, "a planned piece", (piece("2026-10-05", status="planned"),), 0, value=0, score=0
    ),
    Case(PUBLISHED, "no members", PIECES, 3, value=3, score=75, members=members()),
]
