"""Worked cases of projects: A02-Q04-03, A03-Q07-02, A03-Q07-04 and A09-Q21-01."""

from __future__ import annotations

from measures.records import M1, M2, M3, M4, M5, Rows, members, project, sent, service, target
from measures.worked import Case

BENEFIT, FUNDED = "A02-Q04-03", "A03-Q07-02"
NOTED, BACKED = "A03-Q07-04", "A09-Q21-01"
OCTOBER_SENT = sent("2026-10", "2026-11-08")


def shared(*stages: tuple[str, str]) -> Rows:
    return project("P1", *stages, towns={M1: {"women": 70, "men": 50}, M3: {}})


def of_m2(finished: str) -> Rows:
    stages = ("in_execution", "2025-02-01"), ("finished", finished)
    return project("P2", *stages, towns={M2: {"amount": 5000}})


RUNNING = shared(("in_execution", "2026-03-01"))
OF_M5 = project("P5", ("in_execution", "2026-01-10"), towns={M5: {"families": 9}})
WASTE = service(M4, "2026-03", 35)

YEAR_OF_SIX = target(FUNDED, 6)
PROGRAMMED = target(FUNDED, 6, schedule="0 0 0 1 1 2 2 2 3 3 5 6")
FUNDINGS = (
    project("P1", ("funded", "2026-03-02")),
    project("P2", ("funded", "2026-07-15")),
    project("P3", ("funded", "2026-09-01", "")),
    project("P4", ("funded", "2025-12-20")),
    project("P5", ("funded", "2026-11-03")),
    project("P6", ("funded", "2026-04-10"), ("discarded", "2026-08-10")),
)

GOOD = {"physical": 40.0}
UNDER_WAY = (("funded", "2026-01-10"), ("in_execution", "2026-02-10"))
P1 = project("P1", *UNDER_WAY, notes=[("2026-10-10", GOOD)])
P1_EMPTY = project("P1", *UNDER_WAY, notes=[("2026-10-10", {})])
FOLLOWED = (
    project("P2", ("funded", "2026-05-10"), notes=[("2026-09-30", GOOD)]),
    project("P3", *UNDER_WAY, notes=[("2026-10-01", {"no_change_reason": "Lluvias"})]),
    project(
        "P5", ("funded", "2026-03-01"), ("suspended", "2026-07-01"), notes=[("2026-10-20", GOOD)]
    ),
    project("P6", *UNDER_WAY, ("finished", "2026-09-01")),
)
P4 = project("P4", ("funded", "2026-10-15"))
P4_NOTED = project("P4", ("funded", "2026-10-15"), notes=[("2026-10-25", GOOD)])


def rural(code: str, stage: str, *sessions: tuple[str, str, str]) -> Rows:
    return project(
        code, ("idea", "2025-01-10"), (stage, "2026-02-01"), rural=True, sessions=sessions
    )


P2_CONSULTED = rural("P2", "structured", ("2026-05-01", "consultation", "Acta 7"))
P2_BACKED = rural("P2", "structured", ("2026-10-31", "backing", "Acta 7"))
RURAL = (
    rural("P1", "in_execution", ("2026-04-01", "backing", "Acta 4")),
    rural("P3", "idea"),
    rural("P4", "suspended"),
    rural("P5", "submitted", ("2026-11-02", "backing", "Acta 8")),
    rural("P7", "finished"),
    project("P6", ("in_execution", "2026-02-01")),
)

CASES = [
    Case(
        BENEFIT,
        "1",
        (RUNNING, of_m2("2025-12-15"), WASTE, OF_M5),
        3,
        4,
        75,
        75,
        notes={
            "M2": "proyecto con cifras propias",
            "M3": "está en un proyecto, sin cifras propias",
            "M4": "servicio recibido",
            "M5": "miembro nuevo: todavía no se cuenta",
        },
    ),
    Case(BENEFIT, "2", (RUNNING, of_m2("2025-10-20"), WASTE, OF_M5), 2, 4, 50, 50),
    Case(
        BENEFIT,
        "3",
        (
            shared(("in_execution", "2025-09-01"), ("suspended", "2026-02-10")),
            of_m2("2025-12-15"),
            WASTE,
        ),
        3,
        4,
        75,
        75,
    ),
    Case(
        BENEFIT,
        "4",
        (
            shared(("in_execution", "2025-03-01"), ("suspended", "2025-10-15")),
            of_m2("2025-12-15"),
            WASTE,
        ),
        2,
        4,
        50,
        50,
    ),
    Case(
        BENEFIT,
        "a service of nothing is not a benefit",
        (service(M1, "2026-03", 0), service(M2, "2026-03", 1)),
        1,
        4,
        25,
        25,
    ),
    Case(
        BENEFIT, "a service before the window", (RUNNING, service(M4, "2025-10", 5)), 1, 4, 25, 25
    ),
    Case(BENEFIT, "nothing recorded, month not sent", (), state="no_data"),
    Case(BENEFIT, "nothing recorded, month sent", (OCTOBER_SENT,), 0, 4, 0, 0),
    Case(BENEFIT, "no members", (RUNNING,), state="not_applicable", members=members()),
    Case(
        FUNDED,
        "1",
        (YEAR_OF_SIX, *FUNDINGS),
        2,
        value=2,
        score=40,
        notes={
            "P3 Proyecto": "falta el documento de la financiación",
            "P6 Proyecto": "fue devuelto o descartado después",
        },
    ),
    Case(FUNDED, "3 no target", FUNDINGS, 2, value=2, state="no_target"),
    Case(
        FUNDED, "3 target 0", (target(FUNDED, 0), *FUNDINGS), 2, value=2, state="nothing_programmed"
    ),
    Case(FUNDED, "2", (PROGRAMMED, *FUNDINGS), 2, value=2, score=200 / 3),
    Case(FUNDED, "4", (YEAR_OF_SIX, *FUNDINGS), 0, value=0, state="not_due", cut="2026-01-31"),
    Case(
        FUNDED,
        "funded twice in the year it counts once",
        (
            YEAR_OF_SIX,
            project(
                "P1", ("funded", "2026-02-01"), ("returned", "2026-04-01"), ("funded", "2026-06-01")
            ),
        ),
        1,
        value=1,
        score=20,
    ),
    Case(FUNDED, "no projects, month not sent", (YEAR_OF_SIX,), state="no_data"),
    Case(FUNDED, "no projects, month sent", (YEAR_OF_SIX, OCTOBER_SENT), 0, value=0, score=0),
    Case(FUNDED, "no members", (YEAR_OF_SIX, *FUNDINGS), 2, value=2, score=40, members=members()),
    Case(
        NOTED,
        "1",
        (P1, *FOLLOWED, P4),
        3,
        4,
        75,
        75,
        notes={
            "P2 Proyecto": "sin nota en el plazo",
            "P4 Proyecto": "recién financiado: aún no se exige nota",
            "P5 Proyecto": "nota al día",
        },
    ),
    Case(
        NOTED,
        "2",
        (P1_EMPTY, *FOLLOWED, P4),
        2,
        4,
        50,
        50,
        notes={"P1 Proyecto": "la nota no dice el avance ni la causa"},
    ),
    Case(NOTED, "3", (P1, *FOLLOWED, P4_NOTED), 4, 5, 80, 80),
    Case(
        NOTED,
        "4",
        (
            project("P1", ("idea", "2026-01-01")),
            project("P6", *UNDER_WAY, ("finished", "2026-09-01")),
        ),
        state="not_applicable",
    ),
    Case(
        NOTED,
        "suspended without ever being funded",
        (project("P1", ("suspended", "2026-01-01")),),
        state="not_applicable",
    ),
    Case(
        NOTED,
        "returned and funded again it starts a new count",
        (
            P1,
            project(
                "P8", ("funded", "2026-01-01"), ("returned", "2026-05-01"), ("funded", "2026-10-20")
            ),
        ),
        1,
        1,
        100,
        100,
    ),
    Case(
        NOTED,
        "a note after the cut",
        (project("P1", *UNDER_WAY, notes=[("2026-11-01", GOOD)]),),
        0,
        1,
        0,
        0,
    ),
    Case(NOTED, "no members", (P1,), 1, 1, 100, 100, members=members()),
    Case(
        BACKED,
        "1",
        (*RURAL, P2_CONSULTED),
        1,
        3,
        33.33,
        37.04,
        notes={
            "P2 Proyecto": "hubo sesión, sin respaldo escrito",
            "P5 Proyecto": "sin sesión con la comunidad",
        },
    ),
    Case(BACKED, "2", (*RURAL, P2_BACKED), 2, 3, 66.67, 74.07),
    Case(BACKED, "3", (rural("P3", "idea"),), state="not_applicable"),
    Case(BACKED, "returned it is still live", (rural("P9", "returned"),), 0, 1, 0, 0),
    Case(
        BACKED,
        "a backing without its act",
        (rural("P1", "viable", ("2026-04-01", "backing", "")),),
        0,
        1,
        0,
        0,
    ),
    Case(BACKED, "no members", (*RURAL, P2_BACKED), 2, 3, 66.67, 74.07, members=members()),
]
