"""Worked cases of the portfolio: A02-Q05-02, A02-Q06-03, A03-Q07-05, A03-Q07-06, A03-Q08-03, A04-Q10-02."""

from __future__ import annotations

from typing import Any

from measures.records import (
    M1,
    M2,
    M3,
    M4,
    Rows,
    calendar,
    members,
    national_line,
    of_project,
    project,
    sent,
    vision,
)
from measures.worked import Case

FORMULATED, BARE, LATE = "A02-Q05-02", "A02-Q06-03", "A03-Q07-05"
EXPLAINED, ALIGNED, ASKED = "A03-Q07-06", "A03-Q08-03", "A04-Q10-02"
OCTOBER_SENT = sent("2026-10", "2026-11-08")
SAID = {"contributions": "Pidieron cambiar el trazado"}


def structured(code: str, *sessions: Any, stage: str = "structured", rural: bool = False) -> Rows:
    return project(
        code, ("structured", "2026-01-10"), (stage, "2026-02-01"), sessions=sessions, rural=rural
    )


DOCUMENTED = structured("P1", ("2026-01-05", "consultation", "Acta 1", SAID), rural=True)
OTHERS = (
    structured("P2", ("2026-03-01", "socialization", "Acta 2"), stage="in_execution"),
    project("P3", ("idea", "2026-09-01"), sessions=[("2026-09-02", "consultation", "A", SAID)]),
    structured("P4", ("2026-03-01", "consultation", "", SAID), stage="suspended"),
    structured("P5", stage="discarded"),
    structured("P6", ("2026-03-01", "delay", "Acta 3", SAID), stage="viable"),
)

UNDER_WAY = project("P1", ("in_execution", "2026-01-10"), towns={M1: {}})
STILL = project("P2", ("idea", "2026-03-01"), towns={M2: {}})
MOVED = project(
    "P2", ("idea", "2026-03-01"), towns={M2: {}}, notes=[("2026-05-04", {"next_step": "Visita"})]
)
FRESH = project("P3", ("idea", "2026-09-01"), towns={M3: {}})
SOUGHT = of_project(
    UNDER_WAY,
    alternatives=[{"municipality_id": M4, "sought_on": "2026-08-01", "closed_on": None}],
)


def running(code: str, note: float | None, *, on: str = "2026-10-10", **card: Any) -> Rows:
    notes = [(on, {"physical": note, "delay_cause": "land"})] if note is not None else []
    return project(code, ("in_execution", "2026-01-05"), notes=notes, **card)


EIGHTY = {"2026-09": 70.0, "2026-10": 80.0, "2026-12": 100.0}
BEHIND = calendar(running("P1", 60, executor="Consorcio"), "2026-12-31", EIGHTY)
NEARLY = calendar(running("P1", 65, executor="Consorcio"), "2026-12-31", EIGHTY)
CLOSE = calendar(running("P2", 70), "2026-12-31", EIGHTY)
REPLANNED = calendar(
    calendar(running("P3", 60, executed_by_association=True), "2026-09-30", {"2026-09": 100.0}),
    "2027-03-31",
    {"2026-10": 50.0, "2027-03": 100.0},
    number=2,
    set_on="2026-09-01",
)
UNPLANNED = running("P4", 5)
ONLY_FUNDED = calendar(project("P5", ("funded", "2026-01-05")), "2026-02-28", {"2026-02": 100.0})

MARCH = {"2026-03": 30.0}


def delayed(code: str, *sessions: Any, caught_up: bool = False, planned: Any = None) -> Rows:
    """Five per cent done where thirty were programmed by March: late from 31-03, due 30-04."""
    notes = [("2026-03-15", {"physical": 5.0})]
    notes += [("2026-04-10", {"physical": 40.0})] if caught_up else []
    rows = project(
        code, ("in_execution", "2026-01-05"), notes=notes, sessions=sessions, executor="Consorcio"
    )
    return calendar(rows, "2026-12-31", planned or MARCH)


IN_TIME = delayed("P1", ("2026-04-20", "delay", "Acta 1"))
DELAYS = (
    delayed("P2"),
    delayed("P3", ("2026-05-10", "delay", "Acta 3")),
    delayed("P4", caught_up=True),
    delayed("P5", planned={"2026-10": 30.0}),
)
NOBODY_CAME = delayed(
    "P1", ("2026-04-20", "delay", "Oficio 1", {"women": 0, "men": 0, "unstated": 0})
)

VISIONS = (vision(2030, 1, 2), vision(2025, 9), vision(2040, 5, starts=2027))
LINED = (
    project("P1", ("in_execution", "2026-02-01"), vision_line_id=1),
    project("P3", ("idea", "2026-09-01")),
    project("P4", ("finished", "2026-09-01"), vision_line_id=1),
    project("P5", ("viable", "2026-03-01"), vision_line_id=2),
)


def of_line(line: int) -> Rows:
    return project("P2", ("structured", "2026-03-01"), vision_line_id=line)


def proposal(code: str, *days: str, complete: bool = True, **card: Any) -> Rows:
    """A proposal to the nation that cites its goal and its year unless told otherwise."""
    known = {"expected_source": "national", "national_goal": "Meta", "national_plan_year": 2026}
    rows = project(code, *(("submitted", on) for on in days), **known | card)
    stages = [row | {"complete_support": complete, "entity": "DN"} for row in rows["stages"]]
    return {**rows, "stages": stages}


WITHOUT_GOAL = {"national_goal": "", "national_plan_year": None}
PRESENTED = (
    proposal("P1", "2026-07-10"),
    proposal("P2", "2026-08-10", national_plan_year=None),
    proposal("P3", "2026-09-30", complete=False),
    proposal("P4", "2026-08-10", expected_source="departmental"),
    proposal("P5", "2026-10-05"),
    proposal("P6", "2026-06-30"),
)
AGAIN = proposal("P1", "2026-07-10", "2026-09-10")
AGAIN["stages"][0] |= {"complete_support": False}

CASES = [
    Case(
        FORMULATED,
        "1",
        (DOCUMENTED, *OTHERS),
        1,
        4,
        25,
        27.78,
        notes={
            "P1 Proyecto": "rural: sesión con acta y propuestas de la comunidad",
            "P2 Proyecto": "urbano: el acta no dice qué propuso la comunidad",
            "P4 Proyecto": "urbano: hubo sesión, sin acta",
            "P6 Proyecto": "urbano: sin sesión con la comunidad",
        },
    ),
    Case(
        FORMULATED,
        "a session after the cut",
        (structured("P1", ("2026-11-02", "consultation", "Acta", SAID)),),
        0,
        1,
        0,
        0,
    ),
    Case(
        FORMULATED,
        "a jump over structured is past it",
        (
            project(
                "P1",
                ("viable", "2026-02-01"),
                sessions=[("2026-02-01", "backing", "Carta", SAID)],
            ),
        ),
        1,
        1,
        100,
        100,
    ),
    Case(FORMULATED, "only ideas", (FRESH,), state="not_applicable"),
    Case(FORMULATED, "no projects, month not sent", (), state="no_data"),
    Case(FORMULATED, "no projects, month sent", (OCTOBER_SENT,), state="not_applicable"),
    Case(FORMULATED, "no members", (DOCUMENTED,), 1, 1, 100, 100, members=members()),
    Case(
        BARE,
        "1",
        (SOUGHT, STILL, FRESH),
        2,
        4,
        50,
        0,
        notes={
            "M1": "1 proyecto en gestión",
            "M2": "sin proyecto en gestión: sus ideas llevan más de 180 días quietas",
            "M4": "sin proyecto en gestión; se busca una alternativa",
            "M5": "miembro nuevo: todavía no se cuenta",
        },
    ),
    Case(BARE, "2 an idea that moved 180 days ago", (UNDER_WAY, MOVED, FRESH), 1, 4, 25, 50),
    Case(
        BARE,
        "3 a finished project is not under way",
        (project("P1", ("finished", "2026-01-10"), towns={M1: {}}), STILL, FRESH),
        3,
        4,
        75,
        0,
    ),
    Case(
        BARE,
        "a new member without projects is not counted",
        (project("P1", ("viable", "2026-01-10"), towns={n: {} for n in (M1, M2, M3, M4)}),),
        0,
        4,
        0,
        100,
        notes={"M5": "miembro nuevo: todavía no se cuenta"},
    ),
    Case(BARE, "no projects, month not sent", (), state="no_data"),
    Case(BARE, "no projects, month sent", (OCTOBER_SENT,), 4, 4, 100, 0),
    Case(BARE, "no members", (UNDER_WAY,), state="not_applicable", members=members()),
    Case(
        LATE,
        "1",
        (BEHIND, CLOSE, REPLANNED, UNPLANNED, ONLY_FUNDED),
        2,
        3,
        66.67,
        0,
        notes={
            "P1 Proyecto": "cronograma inicial: 20 puntos por debajo; vigente: 20 puntos por debajo"
            " · ejecuta Consorcio · causa: predios y servidumbres",
            "P2 Proyecto": "cronograma inicial: 10 puntos por debajo; vigente: 10 puntos por debajo"
            " · ejecuta sin ejecutor anotado",
            "P3 Proyecto": "cronograma inicial: pasó su fecha final; vigente: al día"
            " · ejecuta la asociación · causa: predios y servidumbres",
            "P4 Proyecto": "sin cronograma inicial: no se puede juzgar",
        },
    ),
    Case(LATE, "2 exactly 15 points are not late", (NEARLY, CLOSE, REPLANNED), 1, 3, 33.33, 59.26),
    Case(
        LATE,
        "3 a note after the cut",
        (calendar(running("P1", 90, on="2026-11-02"), "2026-12-31", EIGHTY), CLOSE),
        0,
        2,
        0,
        100,
    ),
    Case(LATE, "nothing in execution", (ONLY_FUNDED,), state="not_applicable"),
    Case(LATE, "no projects, month not sent", (), state="no_data"),
    Case(LATE, "no members", (BEHIND, CLOSE), 1, 2, 50, 22.22, members=members()),
    Case(
        EXPLAINED,
        "1",
        (IN_TIME, *DELAYS),
        1,
        3,
        33.33,
        33.33,
        notes={
            "P1 Proyecto": "explicado a tiempo · ejecuta Consorcio",
            "P2 Proyecto": "sin explicar · ejecuta Consorcio",
            "P3 Proyecto": "explicado después del plazo · ejecuta Consorcio",
            "P4 Proyecto": "se superó antes del plazo: no se cuenta · ejecuta Consorcio",
            "P5 Proyecto": "todavía hay plazo para explicarlo: no se cuenta · ejecuta Consorcio",
        },
    ),
    Case(EXPLAINED, "2 a letter is not a meeting", (NOBODY_CAME, *DELAYS), 0, 3, 0, 0),
    # P4 is late again from the last day of its calendar; of the others only P5 falls in the window.
    Case(EXPLAINED, "3", (IN_TIME, *DELAYS), 0, 2, 0, 0, cut="2027-05-31"),
    Case(EXPLAINED, "no delays", (CLOSE,), state="not_applicable"),
    Case(EXPLAINED, "no projects, month not sent", (), state="no_data"),
    Case(EXPLAINED, "no members", (IN_TIME,), 1, 1, 100, 100, members=members()),
    Case(
        ALIGNED,
        "1",
        (*VISIONS, *LINED, of_line(9)),
        2,
        4,
        50,
        62.5,
        notes={
            "P1 Proyecto": "línea: L-1 Línea",
            "P2 Proyecto": "línea: su línea es de una visión que ya no está vigente",
            "P3 Proyecto": "línea: sin línea de la visión",
        },
    ),
    Case(ALIGNED, "2", (*VISIONS, *LINED, of_line(2)), 3, 4, 75, 93.75),
    Case(ALIGNED, "3 a vision that has not begun", (*VISIONS, *LINED, of_line(5)), 2, 4, 50, 62.5),
    Case(
        ALIGNED,
        "nothing alive",
        (*VISIONS, project("P4", ("finished", "2026-09-01"), vision_line_id=1)),
        state="not_applicable",
    ),
    Case(ALIGNED, "no projects, month not sent", VISIONS, state="no_data"),
    Case(ALIGNED, "no members", (*VISIONS, *LINED), 2, 3, 66.67, 83.33, members=members()),
    Case(
        ASKED,
        "1",
        (*PRESENTED, national_line(proposal("P7", "2026-09-01", **WITHOUT_GOAL), 2024, 2027)),
        2,
        4,
        50,
        50,
        notes={
            "P1 Proyecto": "cita la meta y lleva el soporte completo · DN · ",
            "P2 Proyecto": "falta la meta del plan nacional con su año · DN · ",
            "P3 Proyecto": "falta el soporte técnico completo · DN · ",
        },
    ),
    Case(
        ASKED,
        "2 a line of a plan that ended",
        (*PRESENTED, national_line(proposal("P7", "2026-09-01", **WITHOUT_GOAL), 2020, 2024)),
        1,
        4,
        25,
        25,
    ),
    Case(ASKED, "3 presented twice it is two proposals", (AGAIN,), 1, 2, 50, 50),
    Case(
        ASKED,
        "in the middle of a quarter it looks at the one before",
        (proposal("P1", "2026-05-10"), *PRESENTED[4:]),
        2,
        2,
        100,
        100,
        cut="2026-09-29",
    ),
    Case(ASKED, "nothing presented to the nation", PRESENTED[3:], state="not_applicable"),
    Case(ASKED, "no projects, month not sent", (), state="no_data"),
    Case(ASKED, "no members", PRESENTED[:1], 1, 1, 100, 100, members=members()),
]
