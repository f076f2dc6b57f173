"""Worked cases of affinities, links, instruments and peace initiatives.

A01-Q01-01, A01-Q01-02, A03-Q08-01, A05-Q13-04 and A09-Q22-01. On 31-10-2026 the members are M1 to M5.
"""

from __future__ import annotations

from measures.records import (
    M1,
    M2,
    M3,
    M4,
    M5,
    M6,
    functional_link,
    initiative,
    instrument,
    members,
    plan_line,
    project,
    sent,
    study,
    tag,
    target,
)
from measures.worked import Case

AFFINITIES, LINKS, ORDERING = "A01-Q01-01", "A01-Q01-02", "A03-Q08-01"
ADOPTED, PEACE = "A05-Q13-04", "A09-Q22-01"
OCTOBER_SENT = sent("2026-10", "2026-11-08")
ALL = (M1, M2, M3, M4, M5)
TABLE = "Tabla de correspondencias, folio 3"
APPROVED, PUBLISHED = ("approved", "2024-03-01"), ("published", "2024-04-01")

STUDIES = (
    study("2024-05-10", ["environmental_productive", "cultural"], [*ALL, M6]),
    study("2022-10-31", ["roads"], ALL),
    study("2025-01-01", ["commercial"], (M1, M2, M3, M4)),
)

PLANS = (
    instrument(M1, APPROVED, PUBLISHED, guidelines=TABLE),
    instrument(M2, APPROVED),
    instrument(M3, ("draft", "2026-02-01"), guidelines=TABLE),
    instrument(M4, APPROVED, guidelines=TABLE, valid_until="2026-06-30"),
    instrument(M5, APPROVED, ("repealed", "2026-10-01"), guidelines=TABLE),
)

TWELVE = target(ADOPTED, 12)
ACTS = (
    instrument(M1, ("approved", "2026-03-04"), kind="ordinance", name="Tasas"),
    instrument(
        M2,
        ("draft", "2025-11-01"),
        ("approved", "2026-05-04"),
        ("published", "2026-06-01"),
        kind="policy",
        name="Mujer",
    ),
    instrument(M3, ("draft", "2026-04-01"), kind="cadastre", name="Urbano"),
    instrument(M4, ("approved", "2026-05-20"), kind="manual", name="Compras", supported=False),
    instrument(M6, ("approved", "2026-07-15"), kind="policy", name="Agua"),
    instrument(M1, ("approved", "2025-12-31"), kind="policy", name="Juventud"),
)

LIVE = project("P-1", ("idea", "2026-09-01"), towns={M2: {}})
ASLEEP = project("P-2", ("idea", "2025-09-01"), towns={M3: {}})
LINES = (plan_line(1, M1, 2024, 2027), plan_line(2, M4, 2020, 2023))
LIST = (
    initiative("I1", M1, line=1),
    initiative("I2", M2, project_of=LIVE),
    initiative("I3", M3, project_of=ASLEEP),
    initiative("I4", M4, line=2),
    initiative("I5", None),
)

CASES = [
    Case(
        AFFINITIES,
        "1: an old study and one without the newest member do not count",
        STUDIES,
        2,
        5,
        40,
        50,
        notes={
            "Cultural": "estudio del 10 de mayo de 2024, cubre a todos los miembros",
            "Vial": "el último estudio, del 31 de octubre de 2022, ya no está en el plazo",
            "Comercial": "el estudio del 1 de enero de 2025 cubre a 4 de 5 miembros",
            "Administrativa": "sin estudio",
        },
    ),
    Case(
        AFFINITIES,
        "2: the first day of the 48 months",
        (study("2022-11-01", ["roads"], ALL),),
        1,
        5,
        20,
        25,
    ),
    Case(
        AFFINITIES,
        "3: two partial studies do not add up",
        (study("2025-01-01", ["roads"], (M1, M2)), study("2025-02-01", ["roads"], (M3, M4, M5))),
        0,
        5,
        0,
        0,
    ),
    Case(
        AFFINITIES,
        "4: a complete study is not hidden by a later one of a single municipality",
        (study("2024-01-01", ["roads"], ALL), study("2026-01-01", ["roads"], (M1,))),
        1,
        5,
        20,
        25,
    ),
    Case(
        AFFINITIES,
        "5: all of them",
        (
            study(
                "2025-01-01",
                ["environmental_productive", "cultural", "roads", "commercial", "administrative"],
                ALL,
            ),
        ),
        5,
        5,
        100,
        100,
    ),
    Case(
        AFFINITIES, "a study of tomorrow", (study("2026-11-01", ["roads"], ALL),), state="no_data"
    ),
    Case(AFFINITIES, "no study, month not sent", (), state="no_data"),
    Case(AFFINITIES, "no study, month sent", (OCTOBER_SENT,), 0, 5, 0, 0),
    Case(AFFINITIES, "no members", STUDIES, state="not_applicable", members=members()),
    Case(
        LINKS,
        "1: an ended link and one with who is no member do not count",
        (
            functional_link("border", (M1, M2)),
            functional_link("road", (M3, M6)),
            functional_link("basin", (M4, M5), until="2026-10-30"),
        ),
        2,
        5,
        40,
        40,
        notes={
            "M1": "límite común",
            "M3": "su vínculo es con quien no es miembro",
            "M4": "sin vínculo registrado",
        },
    ),
    Case(
        LINKS,
        "2: a basin links all who share it, and its last day counts",
        (functional_link("basin", ALL, until="2026-10-31"),),
        5,
        5,
        100,
        100,
    ),
    Case(
        LINKS,
        "3: many links are worth one",
        (
            functional_link("border", (M1, M2)),
            functional_link("road", (M1, M2)),
            functional_link("basin", (M1, M3)),
        ),
        3,
        5,
        60,
        60,
        notes={"M1": "cuenca, límite común, eje vial"},
    ),
    Case(LINKS, "no link, month not sent", (), state="no_data"),
    Case(LINKS, "no link, month sent", (OCTOBER_SENT,), 0, 5, 0, 0),
    Case(
        LINKS,
        "no members",
        (functional_link("border", (M1, M2)),),
        state="not_applicable",
        members=members(),
    ),
    Case(
        ORDERING,
        "1: draft, expired, repealed and without guidelines do not count",
        PLANS,
        1,
        5,
        20,
        28.57,
        notes={
            "M1": "vigente y articulado, publicado",
            "M2": "vigente, sin recoger los lineamientos regionales",
            "M3": "es un borrador: falta el acto que lo apruebe",
            "M4": "su vigencia terminó",
            "M5": "derogado",
        },
    ),
    Case(
        ORDERING,
        "2: approved counts before it is published",
        (instrument(M1, APPROVED, guidelines=TABLE), instrument(M2, APPROVED, guidelines=TABLE)),
        2,
        5,
        40,
        57.14,
        notes={
            "M1": "vigente y articulado, aprobado; falta publicarlo",
            "M3": "sin instrumento de ordenamiento registrado",
        },
    ),
    Case(
        ORDERING,
        "3: the new one counts though the old was repealed",
        (
            instrument(
                M1, ("approved", "2014-01-01"), ("repealed", "2026-01-01"), guidelines=TABLE
            ),
            instrument(M1, ("approved", "2026-01-01"), guidelines=TABLE, name="POT nuevo"),
        ),
        1,
        5,
        20,
        28.57,
    ),
    Case(
        ORDERING,
        "other kinds of instrument do not order the land",
        (instrument(M1, APPROVED, guidelines=TABLE, kind="policy"),),
        0,
        5,
        0,
        0,
    ),
    Case(ORDERING, "no instrument, month not sent", (), state="no_data"),
    Case(ORDERING, "no instrument, month sent", (OCTOBER_SENT,), 0, 5, 0, 0),
    Case(ORDERING, "no members", PLANS, state="not_applicable", members=members()),
    Case(
        ADOPTED,
        "1: drafts, acts without support and those of who had left do not count",
        (TWELVE, *ACTS),
        2,
        value=2,
        score=20,
        notes={
            "Ordenanza o acuerdo municipal: Tasas": "aprobado; falta publicarlo",
            "Política pública: Mujer": "aprobado y publicado",
            "Catastro: Urbano": "borrador: no cuenta",
            "Manual o reglamento: Compras": "sin apoyo de la asociación: no cuenta",
            "Política pública: Agua": "su municipio no era miembro ese día",
        },
    ),
    Case(ADOPTED, "2: without a target", ACTS, 2, value=2, state="no_target"),
    Case(
        ADOPTED,
        "3: repealed later in the year, it was adopted all the same",
        (
            TWELVE,
            instrument(M1, ("approved", "2026-02-01"), ("repealed", "2026-09-01"), kind="policy"),
        ),
        1,
        value=1,
        score=10,
    ),
    Case(ADOPTED, "no instrument, month not sent", (TWELVE,), state="no_data"),
    Case(ADOPTED, "no instrument, month sent", (TWELVE, OCTOBER_SENT), 0, value=0, score=0),
    Case(ADOPTED, "no members", (TWELVE, *ACTS), 0, value=0, score=0, members=members()),
    Case(
        PEACE,
        "1: an idea asleep and a plan that ended carry nothing",
        (LIVE, ASLEEP, *LINES, *LIST),
        2,
        5,
        40,
        66.67,
        notes={
            "I1 Iniciativa": "Salud: en un plan municipal",
            "I2 Iniciativa": "Salud: en un proyecto vivo",
            "I3 Iniciativa": "Salud: su proyecto ya no está en marcha",
            "I4 Iniciativa": "Salud: el plan que la recogía ya no rige",
            "I5 Iniciativa": "Salud: sin plan ni proyecto",
        },
    ),
    Case(
        PEACE,
        "2: a shorter list says so beside the figure",
        (
            LIVE,
            *LINES,
            initiative("I1", M1, line=1),
            initiative("I2", M2, dropped="2026-10-01"),
            initiative("I3", M3, dropped="2026-10-31"),
            initiative("I4", M4, "2026-03-01"),
        ),
        1,
        2,
        50,
        83.33,
        reason="En los últimos doce meses salieron 2 iniciativas de la lista y entró 1.",
    ),
    Case(
        PEACE,
        "3: one of who left the association is out",
        (*LINES, initiative("I1", M1, line=1), initiative("I6", M6)),
        1,
        1,
        100,
        100,
    ),
    Case(PEACE, "an empty list, month not sent", (tag(M1, "pdet"),), state="no_data"),
    Case(
        PEACE,
        "an empty list, month sent",
        (tag(M1, "pdet"), OCTOBER_SENT),
        state="not_applicable",
    ),
    Case(PEACE, "without peace plan, tags or list", (OCTOBER_SENT,), state="not_applicable"),
    Case(
        PEACE,
        "no members",
        (initiative("I1", M1),),
        state="not_applicable",
        members=members(),
    ),
]
