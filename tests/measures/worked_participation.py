"""Worked cases of A05-Q13-02, A06-Q15-02, A06-Q16-01, A06-Q16-02, A09-Q21-02 and A09-Q22-03."""

from __future__ import annotations

from measures.records import M1, M2, M3, M4, M5, Rows, activity, join, members, sent, target
from measures.worked import Case

TRAINED, COUNCILS = "A05-Q13-02", "A06-Q15-02"
VISIBLE, EVENTS = "A06-Q16-01", "A06-Q16-02"
RESUMED, WOMEN = "A09-Q21-02", "A09-Q22-03"
OCTOBER_SENT = sent("2026-10", "2026-11-08")
SIXTY = target(TRAINED, 60)


def training(on: str, *towns: int, people: tuple[int, int, int], **given: object) -> Rows:
    women, men, unstated = people
    return activity(
        "training",
        on,
        towns,
        completed_women=women,
        completed_men=men,
        completed_unstated=unstated,
        **{"counted_as": "people", **given},
    )


def completed_in(rows: Rows, **by_town: int) -> Rows:
    """The same training, with those who completed it in some municipalities: ``m1=4``."""
    told = {int(name[1:]): number for name, number in by_town.items()}
    for link in rows["activity_municipalities"]:
        link["completed"] = told.get(link["municipality_id"])
    return rows


IN_ONE = training("2026-03-10", M1, people=(20, 15, 0), topic="Cobro")
IN_TWO = completed_in(
    training("2026-06-10", M1, M2, M3, people=(10, 5, 1), topic="Compras", completed_before=6),
    m1=4,
    m2=5,
)
NO_LIST = training("2026-07-10", M4, people=(18, 12, 0), topic="Archivo", counted_as="attendances")


def council(town: int, on: str, **given: object) -> Rows:
    return activity("council_presentation", on, [town], **given)


def shown(on: str, *towns: int, **given: object) -> Rows:
    return activity("promotion_event", on, towns, **{"shown": "product", **given})


def event(on: str, **given: object) -> Rows:
    return activity("promotion_event", on, [M1], **{"promotion_kind": "fair", **given})


FAIR = event("2026-03-07", place_id=M1, topic="Café", women=30, men=20)
NEXT_DAY = event("2026-03-08", place_id=M1, topic="Cacao")
LAKE = event("2026-05-10", place="Laguna Verde", promotion_kind="route", topic="Laguna")


def stopped(on: str, held: str | None = None, reason: str = "security", **given: object) -> Rows:
    """What was suspended on a day and, where it was, the day it was held at last."""
    first = activity(
        "community_session",
        on,
        [M1],
        suspended_on=on,
        suspension_reason=reason,
        **{"status": "suspended", **given},
    )
    if held is None:
        return first
    key = first["activities"][0]["id"]
    return join(first, activity("community_session", held, [M1], rescheduled_from_id=key))


STOPPED = (
    stopped("2026-04-10", "2026-06-20"),
    stopped("2026-05-01", "2026-08-15"),
    stopped(
        "2026-06-15",
        status="cancelled",
        cancelled_on="2026-07-01",
        cancelled_reason="Sigue el riesgo",
    ),
    stopped("2026-06-20", status="cancelled", cancelled_on="2026-07-01"),
    stopped("2026-07-15", "2026-08-01"),
    stopped("2026-05-02", "2026-05-20", reason="weather"),
)


def gathering(
    on: str, women: int | None, men: int | None, unstated: int = 0, **given: object
) -> Rows:
    return activity("community_session", on, [M1], women=women, men=men, unstated=unstated, **given)


CAME = (
    gathering("2026-07-10", 30, 20, 5, topic="Agua", youth=12),
    gathering("2026-09-30", 10, 15, topic="Vías"),
    gathering("2026-10-02", 0, 90),
)

CASES = [
    Case(
        TRAINED,
        "1",
        (SIXTY, IN_ONE, IN_TWO, NO_LIST),
        45,
        value=45,
        score=90,
        notes={"Cobro": "20 mujeres, 15 hombres", "Archivo": "30 asistencias sin lista"},
        reason="Además hay 30 asistencias sin lista, que no se suman.",
    ),
    Case(TRAINED, "2", (IN_ONE, IN_TWO), 45, value=45, state="no_target"),
    Case(TRAINED, "3: only attendances", (SIXTY, NO_LIST), 0, value=0, score=0),
    Case(
        TRAINED,
        "of another year, or not held",
        (
            SIXTY,
            training("2025-12-20", M1, people=(9, 9, 0)),
            training("2026-04-20", M1, people=(9, 9, 0), status="cancelled"),
        ),
        0,
        value=0,
        score=0,
    ),
    Case(
        TRAINED,
        "not due in January",
        (SIXTY, NO_LIST),
        state="not_due",
        cut="2026-01-15",
    ),
    Case(TRAINED, "an empty log, month not sent", (SIXTY,), state="no_data"),
    Case(TRAINED, "an empty log, month sent", (SIXTY, OCTOBER_SENT), 0, value=0, score=0),
    Case(TRAINED, "no members", (SIXTY, IN_ONE), 35, value=35, score=70, members=members()),
    Case(
        COUNCILS,
        "1",
        (
            council(M1, "2026-03-10"),
            council(M2, "2025-10-31"),
            council(M3, "2026-09-01", channel="message"),
            council(M5, "2026-10-01"),
        ),
        1,
        4,
        25,
        25,
        notes={
            "M2": "la última presentación es anterior al plazo",
            "M3": "solo se le envió: falta la sesión",
            "M4": "sin presentación anotada",
            "M5": "miembro nuevo: todavía no se cuenta",
        },
    ),
    Case(COUNCILS, "2", (council(M1, "2026-03-10"), council(M2, "2025-11-01")), 2, 4, 50, 50),
    Case(
        COUNCILS,
        "3: planned",
        (council(M1, "2026-03-10", status="planned"),),
        0,
        4,
        0,
        0,
    ),
    Case(COUNCILS, "an empty log, month not sent", (), state="no_data"),
    Case(COUNCILS, "an empty log, month sent", (OCTOBER_SENT,), 0, 4, 0, 0),
    Case(
        COUNCILS,
        "no members",
        (council(M1, "2026-03-10"),),
        state="not_applicable",
        members=members(),
    ),
    Case(
        VISIBLE,
        "1",
        (
            shown("2026-03-10", M1, M2),
            activity("publication", "2026-04-10", [M3]),
            shown("2025-10-30", M4),
        ),
        2,
        4,
        50,
        50,
        notes={
            "M1": "se mostró: productos",
            "M3": "solo se le nombró: falta decir qué se mostró",
            "M4": "su última aparición es anterior al plazo",
        },
    ),
    Case(
        VISIBLE,
        "2: a piece shows as much as an event",
        (shown("2026-03-10", M1, M2), activity("publication", "2026-04-10", [M3], shown="culture")),
        3,
        4,
        75,
        75,
    ),
    Case(VISIBLE, "3: cancelled", (shown("2026-03-10", M1, status="cancelled"),), 0, 4, 0, 0),
    Case(VISIBLE, "an empty log, month not sent", (), state="no_data"),
    Case(VISIBLE, "an empty log, month sent", (OCTOBER_SENT,), 0, 4, 0, 0),
    Case(
        VISIBLE, "no members", (shown("2026-03-10", M1),), state="not_applicable", members=members()
    ),
    Case(
        EVENTS,
        "1",
        (FAIR, NEXT_DAY, LAKE),
        2,
        value=2,
        score=60,
        notes={
            "Feria: Café": "cuenta · 30 mujeres, 20 hombres",
            "Feria: Cacao": "mismo lugar y semana que otra: cuentan como una",
        },
    ),
    Case(
        EVENTS,
        "2: the same place another week",
        (FAIR, event("2026-03-09", place_id=M1), LAKE, event("2026-05-11", place="laguna  verde")),
        4,
        value=4,
        score=100,
    ),
    Case(
        EVENTS,
        "3: a documentary has no place",
        (
            event("2026-03-07", promotion_kind="documentary"),
            event("2026-03-06", promotion_kind="documentary"),
            event("2026-03-05", promotion_kind="fair"),
            event("2026-03-04", promotion_kind="fair"),
        ),
        3,
        value=3,
        score=90,
    ),
    Case(
        EVENTS,
        "the first of a week counts where it was held",
        (event("2026-03-06", place_id=M1, status="cancelled"), FAIR),
        1,
        value=1,
        score=30,
    ),
    Case(EVENTS, "not due in February", (FAIR,), state="not_due", cut="2026-02-28"),
    Case(EVENTS, "an empty log, month not sent", (), state="no_data"),
    Case(EVENTS, "an empty log, month sent", (OCTOBER_SENT,), 0, value=0, score=0),
    Case(EVENTS, "no members", (FAIR, LAKE), 2, value=2, score=60, members=members()),
    Case(
        RESUMED,
        "1",
        STOPPED,
        1,
        3,
        33.33,
        41.67,
        notes={
            "Retomadas a tiempo": "1: se hicieron en los 90 días siguientes",
            "Canceladas con motivo": "1: salen del cálculo",
        },
    ),
    Case(
        RESUMED, "2: on the ninetieth day", (stopped("2026-05-01", "2026-07-30"),), 1, 1, 100, 100
    ),
    Case(RESUMED, "3: a day later", (stopped("2026-05-01", "2026-07-31"),), 0, 1, 0, 0),
    Case(RESUMED, "its ninety days are not over", (stopped("2026-07-15"),), state="not_applicable"),
    Case(RESUMED, "only the weather", STOPPED[-1:], state="not_applicable"),
    Case(RESUMED, "an empty log, month not sent", (), state="no_data"),
    Case(RESUMED, "an empty log, month sent", (OCTOBER_SENT,), state="not_applicable"),
    Case(RESUMED, "no members", STOPPED, 1, 3, 33.33, 41.67, members=members()),
    Case(
        WOMEN,
        "1",
        CAME,
        40,
        75,
        53.33,
        100,
        notes={
            "Sesión con la comunidad: Agua": "30 mujeres, 20 hombres, 5 sin dato",
            "Jóvenes": "12 de 80 participantes, dato voluntario",
        },
    ),
    Case(WOMEN, "2", (gathering("2026-08-01", 38, 62),), 38, 100, 38, 72),
    Case(
        WOMEN,
        "3: too many without their sex",
        (gathering("2026-08-01", 50, 29, 21),),
        50,
        79,
        63.29,
        state="not_calculable",
        reason="Falta el sexo de 21 de 100 participantes: más de 20 %.",
    ),
    Case(WOMEN, "exactly a fifth", (gathering("2026-08-01", 40, 40, 20),), 40, 80, 50, 100),
    Case(WOMEN, "nobody was counted", (gathering("2026-08-01", None, None),), state="no_data"),
    Case(WOMEN, "an empty log, month not sent", (), state="no_data"),
    Case(WOMEN, "no members", CAME, 40, 75, 53.33, 100, members=members()),
]
