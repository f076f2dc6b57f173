"""Worked cases of the legal file, neutrality, adjustments and disagreements.

A01-Q03-01, A04-Q12-02, A10-Q23-04 and A02-Q06-02. The legal figure is «otra figura», which asks for
four papers.
"""

from __future__ import annotations

from measures.records import board, decided, disagreement, legal_piece, members, sent
from measures.worked import Case

FILE, NEUTRAL, ADJUSTED, ANSWERED = "A01-Q03-01", "A04-Q12-02", "A10-Q23-04", "A02-Q06-02"
OCTOBER_SENT = sent("2026-10", "2026-11-08")
NOBODY = members()

PAPERS = (
    legal_piece("constitution_act", "2012-05-14"),
    legal_piece("statutes", "2018-02-01"),
    legal_piece("council_authorizations", "2024-02-01", "2026-10-30"),
    legal_piece("legal_representative", "2026-01-10", files=0),
)
CITED = {"finding_kind": "indicator", "finding": "A02-Q04-01: recaudo del 60 %"}
FIRST = decided("quota_adjustment", "2026-03-18", **CITED)  # type: ignore[arg-type]
SECOND = decided("plan_adjustment", "2026-08-20")
THIRD = decided("service_adjustment", "2026-09-10", finding_kind="round", finding="Ronda 2026")

RATIFIED = decided("neutrality", "2026-02-18")
BEFORE = decided("neutrality", "2023-05-10", act="Acta 3")
IN_OFFICE = board("2025-12-12", "2026-01-01", "2027-12-31")

# Received, due, closed. The quarter that ended in September is the one looked at in October.
SUMMER = (
    disagreement("2026-06-01", "2026-07-31", "2026-07-31"),
    disagreement("2026-06-15", "2026-08-14", "2026-08-20", kind="contribution"),
    disagreement("2026-07-20", "2026-09-18", kind="contribution"),
    disagreement("2026-08-01", "2026-09-30", "2026-09-02", reserved=True),
    disagreement("2026-08-25", "2026-10-24", "2026-10-01"),
    disagreement("2026-04-01", "2026-05-31"),
)

CASES = [
    Case(
        FILE,
        "two of four: one expired the day before, one without a copy",
        PAPERS,
        2,
        4,
        50,
        50,
        notes={
            "Acto de constitución": "vigente y guardada",
            "Autorizaciones de concejos o asambleas": "venció: falta su renovación",
            "Representante legal": "vigente, sin copia guardada",
        },
    ),
    Case(FILE, "the day it expires still counts", PAPERS, 3, 4, 75, 75, cut="2026-10-30"),
    Case(
        FILE,
        "a renewal and a copy kept in a folder",
        (
            *PAPERS,
            legal_piece("council_authorizations", "2026-10-15"),
            legal_piece("legal_representative", "2026-10-01", files=0, kept_at="Carpeta 2"),
        ),
        4,
        4,
        100,
        100,
    ),
    Case(
        FILE,
        "what comes into force later is not there yet",
        (legal_piece("statutes", "2018-02-01"), legal_piece("constitution_act", "2026-11-02")),
        1,
        4,
        25,
        25,
        notes={"Acto de constitución": "sin registrar"},
    ),
    Case(
        FILE,
        "a paper the figure does not ask for adds nothing",
        (*PAPERS, legal_piece("tax_id", "2012-06-01")),
        2,
        4,
        50,
        50,
    ),
    Case(FILE, "an empty file, month not sent", (), state="no_data", reason="no se ha enviado"),
    Case(FILE, "an empty file, month sent", (OCTOBER_SENT,), 0, 4, 0, 0),
    Case(FILE, "no members", PAPERS, 2, 4, 50, 50, members=NOBODY),
    Case(
        NEUTRAL,
        "ratified after its election",
        (IN_OFFICE, RATIFIED),
        1,
        value=1,
        score=100,
        notes={"Decisión del 2026-02-18": "ratificado por la junta en funciones"},
    ),
    Case(
        NEUTRAL,
        "that of the board before has lapsed",
        (board("2023-03-01", "2023-03-01"), IN_OFFICE, BEFORE),
        0,
        value=0,
        score=0,
        notes={"Decisión del 2023-05-10": "de una junta anterior: venció cuando cambió"},
        reason="12 de diciembre de 2025",
    ),
    Case(
        NEUTRAL,
        "on the day of the election it is not later than it",
        (IN_OFFICE, decided("neutrality", "2025-12-12")),
        0,
        value=0,
        score=0,
    ),
    Case(
        NEUTRAL,
        "before the change it counted",
        (board("2023-03-01", "2023-03-01"), IN_OFFICE, BEFORE),
        1,
        value=1,
        score=100,
        cut="2025-12-31",
    ),
    Case(
        NEUTRAL,
        "a session without quorum, an act without number and one of the assembly",
        (
            IN_OFFICE,
            decided("neutrality", "2026-03-18", quorum=False),
            decided("neutrality", "2026-04-18", act=""),
            decided("neutrality", "2026-05-18", body="assembly"),
        ),
        0,
        value=0,
        score=0,
        notes={"Decisión del 2026-03-18": "sin cuórum o sin número de acta"},
    ),
    Case(
        NEUTRAL,
        "twice is once",
        (IN_OFFICE, RATIFIED, decided("neutrality", "2026-06-18")),
        1,
        value=1,
        score=100,
        notes={"Decisión del 2026-06-18": "la junta en funciones ya lo había ratificado"},
    ),
    Case(
        NEUTRAL,
        "a board whose term ran out stays until another takes office",
        (board("2023-12-12", "2024-01-01", "2025-12-31"), RATIFIED),
        1,
        value=1,
        score=100,
    ),
    Case(NEUTRAL, "no board written, month not sent", (RATIFIED,), state="no_data"),
    Case(
        NEUTRAL,
        "no board written, month sent",
        (OCTOBER_SENT, RATIFIED),
        0,
        value=0,
        score=0,
        reason="Falta registrar la junta.",
    ),
    Case(NEUTRAL, "no members", (IN_OFFICE, RATIFIED), 1, value=1, score=100, members=NOBODY),
    Case(
        ADJUSTED,
        "one citing a finding, one without",
        (FIRST, SECOND),
        1,
        value=1,
        score=60,
        notes={
            "Ajuste de las cuotas: Decisión del 2026-03-18": "cita un hallazgo",
            "Ajuste del plan de trabajo: Decisión del 2026-08-20": "sin hallazgo citado: no cuenta",
        },
    ),
    Case(
        ADJUSTED,
        "in May one is not due yet",
        (FIRST,),
        1,
        value=1,
        state="not_due",
        cut="2026-05-31",
    ),
    Case(ADJUSTED, "two", (FIRST, SECOND, THIRD), 2, value=2, score=100),
    Case(
        ADJUSTED,
        "last year's, another kind of decision and a session without quorum",
        (
            decided("quota_adjustment", "2025-12-30", **CITED),  # type: ignore[arg-type]
            decided("financial", "2026-04-10", **CITED),  # type: ignore[arg-type]
            decided("statute_adjustment", "2026-06-10", quorum=False, **CITED),  # type: ignore[arg-type]
        ),
        0,
        value=0,
        score=0,
    ),
    Case(ADJUSTED, "no session this year, month not sent", (), state="no_data"),
    Case(ADJUSTED, "no session this year, month sent", (OCTOBER_SENT,), 0, value=0, score=0),
    Case(ADJUSTED, "no members", (FIRST, THIRD), 2, value=2, score=100, members=NOBODY),
    Case(
        ANSWERED,
        "two of the four due in the quarter",
        SUMMER,
        2,
        4,
        50,
        62.5,
        notes={
            "Calidad de un servicio": "todas en plazo",
            "Aportes": "2 fuera de plazo o sin cerrar",
            "Reservadas": "todas en plazo",
        },
    ),
    Case(
        ANSWERED,
        "the quarter is complete on its last day",
        SUMMER,
        2,
        4,
        50,
        62.5,
        cut="2026-09-30",
    ),
    Case(
        ANSWERED,
        "the day before, the last complete quarter is the one before",
        SUMMER,
        0,
        1,
        0,
        0,
        cut="2026-09-29",
    ),
    Case(
        ANSWERED,
        "none due in the quarter",
        (disagreement("2026-09-20", "2026-11-19"),),
        state="not_applicable",
    ),
    Case(ANSWERED, "an empty register, month not sent", (), state="no_data"),
    Case(ANSWERED, "an empty register, month sent", (OCTOBER_SENT,), state="not_applicable"),
    Case(ANSWERED, "no members", SUMMER, 2, 4, 50, 62.5, members=NOBODY),
]
