"""Worked cases of A01-Q02-03, A04-Q11-02, A04-Q12-01 and A05-Q13-03."""

from __future__ import annotations

from measures.records import (
    M1,
    M2,
    M3,
    M4,
    Rows,
    activity,
    document,
    group,
    members,
    post,
    priorities,
    sent,
    term,
)
from measures.worked import Case

VOICE, ADOPTED = "A01-Q02-03", "A04-Q11-02"
DELIVERED, GROUPS = "A04-Q12-01", "A05-Q13-03"
OCTOBER_SENT = sent("2026-10", "2026-11-08")


def act(on: str, speaker: int | None, *mayors: int, **given: object) -> Rows:
    """An act where these mayors were present; by default, only who spoke."""
    there = mayors or ((speaker,) if speaker else ())
    return activity("national_session", on, mayors=there, spokesperson_id=speaker, **given)


def mayor(number: int, town: int, name: str, since: str, until: str | None = None) -> Rows:
    row = {
        "id": number,
        "uid": f"mayor-{number}",
        "municipality_id": town,
        "name": name,
        "position": "holder",
        "from_on": since,
        "to_on": until,
    }
    return {"authorities": [row]}


def led(*speakers: int) -> tuple[Rows, ...]:
    return tuple(act(f"2026-{month:02d}-12", who) for month, who in enumerate(speakers, 1))


SIX = led(M1, M1, M1, M2, M2, M3)
NOT_THERE = act("2026-09-09", M2, M1, M3, topic="Vías")
NOBODY = act("2026-09-10", None, M1, M3, topic="Agua")

POSTS = (post(1), post(2), post(3), post(4, until="2025-12-31"), post(5, since="2026-08-01"))
EVEN = document(1, p1="2026-05-04", p2="2026-05-11", p3="2026-05-12")
HALF = document(2, p1="2026-08-10", p5="2026-08-10")
BEFORE = document(3, p1="2026-04-30")
RECENT = document(4, p1="2026-10-28")

TERM = term(1, "2023-10-29", "2024-01-01", "2027-12-31")


def session(number: int, on: str, acta: str = "Acta 4", **given: object) -> Rows:
    return activity("technical_table", on, group_id=number, evidence=acta, **given)


TABLES = (
    group(1),
    group(2, sessions={"2025-01": 1, "2026-07": 2}),
    group(3, until="2026-08-31"),
    group(4, since="2026-10-05"),
)
HELD = (session(1, "2026-08-05"), session(2, "2026-07-03"), session(2, "2026-09-30", acta=""))

CASES = [
    Case(
        VOICE,
        "1",
        (*SIX, NOT_THERE, NOBODY),
        3,
        6,
        50,
        60,
        notes={
            "Vías": "quien figura en la vocería no aparece entre las alcaldías presentes",
            "Agua": "sin vocería de una alcaldía",
        },
    ),
    Case(VOICE, "2", led(M1, M1, M1, M2, M2, M2, M3, M3, M4, M4), 3, 10, 30, 100),
    Case(
        VOICE,
        "3: four acts are too few",
        led(M1, M1, M2, M3),
        2,
        4,
        50,
        state="not_calculable",
        reason="Hay 4 actos con vocería; se calcula desde 5.",
    ),
    Case(
        VOICE,
        "two mayors of one municipality are two people",
        (
            mayor(1, M1, "Ana Ruiz", "2024-01-01", "2026-02-28"),
            mayor(2, M1, "Luz Mar", "2026-03-01"),
            *led(M1, M1, M1, M1, M2, M3),
        ),
        2,
        6,
        33.33,
        93.33,
    ),
    Case(
        VOICE,
        "three members: the target rises to 50",
        SIX,
        3,
        6,
        50,
        100,
        members=members(*((m, "2020-01-01") for m in (M1, M2, M3))),
    ),
    Case(
        VOICE,
        "what was suspended, or older than a year",
        (*SIX, act("2025-10-31", M1), act("2026-08-08", M1, status="suspended")),
        3,
        6,
        50,
        60,
    ),
    Case(VOICE, "an empty log, month not sent", (), state="no_data"),
    Case(VOICE, "an empty log, month sent", (OCTOBER_SENT,), state="not_applicable"),
    Case(VOICE, "no members", SIX, 3, 6, 50, 60, members=members()),
    Case(
        DELIVERED,
        "1",
        (*POSTS, EVEN, HALF, BEFORE, RECENT),
        4,
        7,
        57.14,
        57.14,
        notes={
            "D1 · Cámara o diputación nacional (R2)": "lo recibió en la primera semana",
            "D1 · Cámara o diputación nacional (R3)": "lo recibió después de la primera semana",
            "D2 · Cámara o diputación nacional (R2)": "no lo ha recibido",
            "D4 · Cámara o diputación nacional (R1)": "su primera semana no ha terminado",
        },
    ),
    Case(
        DELIVERED,
        "2",
        (*POSTS, document(1, p1="2026-05-04", p2="2026-05-04", p3="2026-05-04")),
        3,
        3,
        100,
        100,
    ),
    Case(DELIVERED, "3: only the week that is running", (*POSTS, RECENT), state="not_applicable"),
    Case(
        DELIVERED,
        "a post that took office after the first delivery owes nothing",
        (post(1), post(5, since="2026-08-01"), document(1, p1="2026-05-04", p5="2026-09-01")),
        1,
        1,
        100,
        100,
    ),
    Case(DELIVERED, "no deliveries, month not sent", POSTS, state="no_data"),
    Case(DELIVERED, "no deliveries, month sent", (*POSTS, OCTOBER_SENT), state="not_applicable"),
    Case(DELIVERED, "no members", (*POSTS, EVEN, HALF), 4, 7, 57.14, 57.14, members=members()),
    Case(
        ADOPTED,
        "1",
        (TERM, priorities("2024-05-31", None, "2025-02-01", None, None, level="Altaguas")),
        2,
        5,
        40,
        80,
        notes={
            "Altaguas: P1": "en el plan: página 12",
            "Altaguas: P2": "no está en el plan",
        },
    ),
    Case(
        ADOPTED,
        "2: what is adopted after the cut",
        (TERM, priorities("2024-05-31", "2026-11-02", None, None, None)),
        1,
        5,
        20,
        40,
    ),
    Case(
        ADOPTED,
        "3: two lists of the same government",
        (TERM, priorities("2024-05-31", "2024-05-31"), priorities(None, None, term_id=None)),
        2,
        4,
        50,
        100,
    ),
    Case(
        ADOPTED,
        "a list frozen after the plan was known",
        (TERM, priorities("2024-07-01", frozen="2024-06-30", known="2024-05-31")),
        state="not_applicable",
    ),
    Case(
        ADOPTED,
        "before the plan can be known",
        (TERM, priorities("2024-05-31", None)),
        1,
        2,
        50,
        state="not_due",
        cut="2024-05-31",
    ),
    Case(ADOPTED, "without periods of government", (priorities(None),), state="no_data"),
    Case(ADOPTED, "no lists, month not sent", (TERM,), state="no_data"),
    Case(ADOPTED, "no lists, month sent", (TERM, OCTOBER_SENT), state="not_applicable"),
    Case(
        ADOPTED,
        "no members",
        (TERM, priorities("2024-05-31", None)),
        1,
        2,
        50,
        100,
        members=members(),
    ),
    Case(
        GROUPS,
        "1",
        (*TABLES, *HELD),
        1,
        2,
        50,
        62.5,
        notes={
            "G1": "1 con acta de 1 programada",
            "G2": "1 con acta de 2 programadas; 1 sin acta",
        },
    ),
    Case(GROUPS, "2", (*TABLES, *HELD, session(2, "2026-09-01")), 2, 2, 100, 100),
    Case(GROUPS, "3: a session of October", (group(1), session(1, "2026-10-05")), 0, 1, 0, 0),
    Case(
        GROUPS,
        "in the middle of a quarter it is still the one before",
        (*TABLES, *HELD),
        1,
        2,
        50,
        62.5,
        cut="2026-11-15",
    ),
    Case(
        GROUPS,
        "without quorum",
        (
            group(1, towns=[M1, M2], institutions=[7], quorum=(2, 1)),
            session(1, "2026-08-05", towns=[M1, M4], partners=[7]),
        ),
        1,
        1,
        100,
        100,
        notes={"G1": "1 con acta de 1 programada; 1 sin quórum"},
    ),
    Case(
        GROUPS,
        "a suspended session, and none programmed",
        (group(1, sessions={"2025-01": 0}), session(1, "2026-08-05", status="suspended")),
        0,
        1,
        0,
        0,
    ),
    Case(
        GROUPS,
        "no whole quarter since the association answers",
        (*TABLES, *HELD),
        state="not_due",
        start="2026-08",
    ),
    Case(GROUPS, "no groups, month not sent", (), state="no_data"),
    Case(GROUPS, "no groups, month sent", (OCTOBER_SENT,), state="not_applicable"),
    Case(GROUPS, "no members", (*TABLES, *HELD), 1, 2, 50, 62.5, members=members()),
]
