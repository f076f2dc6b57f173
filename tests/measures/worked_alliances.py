"""Worked cases of agreements, alliances, donors, accompanied organizations and production units."""

from __future__ import annotations

from measures.records import (
    M1,
    M2,
    M3,
    M4,
    M6,
    Rows,
    activity,
    coordination,
    counted,
    intervention,
    members,
    obtained,
    organization,
    pact,
    partner,
    presented,
    profile,
    project,
    provided,
    sent,
    target,
    under,
    unit,
)
from measures.worked import Case

COVERED, ALLIANCES, PRIVATE = "A01-Q03-02", "A02-Q05-01", "A07-Q17-01"
RESOURCES, UNITS, FAMILIES = "A07-Q18-02", "A07-Q18-03", "A09-Q22-02"
TALKED, OVERLAPS = "A08-Q19-02", "A08-Q20-03"
OCTOBER_SENT = sent("2026-10", "2026-11-08")


def joint(number: int, on: str, **given: object) -> Rows:
    return activity("donor_table", on, partners=[number], **given)


def visit(number: int, on: str, **given: object) -> Rows:
    return activity("organization_support", on, organizations=[number], **given)


def running(code: str, scope: str = "group", **card: object) -> Rows:
    stages = (("funded", "2026-01-10"), ("in_execution", "2026-02-10"))
    return project(code, *stages, towns={M1: {}, M2: {}}, scope=scope, **card)


# A01-Q03-02. One framework without end, one that ended in June and one extended to December.
PACTS = (
    partner(1, kind="academia"),
    pact(11, 1, "2024-01-01"),
    pact(12, 1, "2024-01-01", "2026-06-30"),
    pact(13, 1, "2024-01-01", "2026-06-30", ("active", "2026-06-15", "2026-12-31")),
)
WORK = (
    under(11, provided("Asesoría", "2024-01-01")),
    under(12, provided("Relleno", "2024-01-01")),
    under(13, running("P-001")),
    running("P-002"),
)

# A08-Q19-02. Donor 1 pays water in M1; donors 2 and 3 operate one programme that pays roads.
DONORS = (
    partner(1),
    partner(2, programme="Vías"),
    partner(3, programme="vias"),
    profile(1, ["water_sanitation"], [M1]),
    profile(2, ["roads"]),
    profile(3, ["roads"]),
)


def proposal(code: str, on: str, donor: str, theme: str, town: int = M1, **card: object) -> Rows:
    stages = (("structured", "2026-01-10"), ("submitted", on))
    return presented(project(code, *stages, towns={town: {}}, theme=theme, **card), donor)


TALKS = (joint(1, "2026-06-01"), joint(3, "2026-06-01"))
PROPOSALS = (
    proposal("P-001", "2026-07-01", "C1", "water_sanitation"),
    proposal("P-002", "2026-07-01", "c2", "roads", M2),
    proposal("P-003", "2026-07-01", "C1", "health"),
    proposal("P-004", "2026-07-01", "C1", "water_sanitation", M2),
)

# A08-Q20-03. Donors 1 and 2 both work on water in M1 and M2.
TWO = (
    partner(1),
    partner(2),
    intervention(51, 1, "water_sanitation", [M1, M2], "2026-01-01"),
    intervention(52, 2, "water_sanitation", [M1, M2, M3], "2026-03-01", "2026-12-31"),
)
WATER = "water_sanitation"

# A07-Q18-02 and A09-Q22-02. M6 left on 30 June.
GROUPS = tuple(organization(n, M1 if n < 4 else M6) for n in range(1, 5))
VISITS = (visit(1, "2026-10-05"), visit(2, "2025-11-20"), visit(3, "2025-10-20"))

CASES = [
    Case(
        COVERED,
        "an agreement past its end covers nothing, and one extended does",
        (*PACTS, *WORK),
        2,
        4,
        value=50,
        score=50,
        notes={
            "Asesoría": "servicio amparado por A11 · C1",
            "Relleno": "servicio con un convenio que no está vigente: A12 · C1",
            "P-001 Proyecto": "proyecto amparado por A13 · C1 hasta el 31/12/2026",
            "P-002 Proyecto": "proyecto sin convenio anotado",
        },
    ),
    Case(
        COVERED,
        "before it was extended it still covered, by its first end",
        (*PACTS, *WORK),
        3,
        4,
        value=75,
        score=75,
        cut="2026-05-31",
    ),
    Case(
        COVERED,
        "what is only talked of, and what was ended before time, covers nothing",
        (
            *PACTS[:1],
            pact(21, 1, "2026-01-01", None, state="negotiation"),
            pact(22, 1, "2026-01-01", None, ("terminated", "2026-08-01")),
            pact(23, 1, "2026-01-01", None, ("pilot", "2026-02-01"), state="negotiation"),
            *(under(n, provided(f"Servicio {n}", "2026-01-01")) for n in (21, 22, 23)),
        ),
        1,
        3,
        value=33.33,
        score=33.33,
    ),
    Case(
        COVERED,
        "a project of one member and a service that ended are not asked",
        (
            *PACTS,
            under(11, provided("Asesoría", "2024-01-01")),
            provided("Catastro", "2024-01-01", "2026-09-30"),
            running("P-009", "individual"),
        ),
        1,
        1,
        value=100,
        score=100,
    ),
    Case(COVERED, "nothing under way", (OCTOBER_SENT,), state="not_applicable"),
    Case(COVERED, "an empty register, month not sent", PACTS, state="no_data"),
    Case(COVERED, "no members", (*PACTS, *WORK), 2, 4, value=50, score=50, members=members()),
    Case(
        ALLIANCES,
        "only what did something together in six months counts, and donors are counted elsewhere",
        (
            target(ALLIANCES, 4),
            partner(1, kind="academia"),
            partner(2, kind="church", signed="2024-01-01"),
            partner(3, kind="media"),
            partner(4, kind="cooperation"),
            partner(5, kind="trade_association"),
            joint(1, "2026-05-01"),
            joint(2, "2026-04-30"),
            joint(3, "2026-10-20"),
            joint(4, "2026-10-20"),
            joint(5, "2026-10-20"),
        ),
        2,
        value=2,
        score=50,
        notes={
            "C1": "con actividad conjunta; Academia",
            "C2": "convenio vigente sin actividad: no cuenta; Iglesia",
        },
    ),
    Case(
        ALLIANCES,
        "a partner that came twice is one alliance",
        (
            target(ALLIANCES, 2),
            partner(1, kind="ngo"),
            joint(1, "2026-08-01"),
            joint(1, "2026-09-01"),
        ),
        1,
        value=1,
        score=50,
    ),
    Case(
        ALLIANCES,
        "what was suspended was not done together",
        (target(ALLIANCES, 2), partner(1, kind="ngo"), joint(1, "2026-09-01", status="suspended")),
        0,
        value=0,
        score=0,
    ),
    Case(
        ALLIANCES,
        "without a baseline there is no target",
        (partner(1, kind="ngo"), joint(1, "2026-09-01")),
        1,
        value=1,
        state="no_target",
    ),
    Case(ALLIANCES, "an empty log, month not sent", (partner(1, kind="ngo"),), state="no_data"),
    Case(
        ALLIANCES,
        "an empty log, month sent",
        (target(ALLIANCES, 2), partner(1, kind="ngo"), OCTOBER_SENT),
        0,
        value=0,
        score=0,
    ),
    Case(
        ALLIANCES,
        "no members",
        (target(ALLIANCES, 2), partner(1, kind="ngo"), joint(1, "2026-09-01")),
        1,
        value=1,
        score=50,
        members=members(),
    ),
    Case(
        PRIVATE,
        "in force and with activity in twelve months",
        (
            partner(1, kind="private"),
            partner(2, kind="bank"),
            partner(3, kind="trade_association"),
            partner(4, kind="academia"),
            pact(11, 1, "2025-01-01", kind="purchase"),
            pact(12, 2, "2025-01-01", kind="credit"),
            pact(13, 3, "2025-01-01", "2026-09-30", kind="service"),
            pact(14, 4, "2025-01-01"),
            under(11, joint(1, "2025-11-01")),
            joint(2, "2025-10-31"),
            joint(3, "2026-09-01"),
            joint(4, "2026-09-01"),
        ),
        1,
        value=1,
        score=33.33,
        notes={
            "A11 · C1": "vigente y con actividad; sector sin anotar; Acuerdo de compra",
            "A12 · C2": "vigente sin actividad en doce meses; sector sin anotar; Acuerdo de crédito",
            "A13 · C3": "no está vigente; sector sin anotar; Acuerdo de servicio u operación",
        },
    ),
    Case(
        PRIVATE,
        "an activity of one agreement moves no other of the same partner",
        (
            partner(1, kind="private"),
            pact(11, 1, "2025-01-01"),
            pact(12, 1, "2025-01-01"),
            under(11, joint(1, "2026-09-01")),
        ),
        1,
        value=1,
        score=33.33,
    ),
    Case(
        PRIVATE,
        "what was done with the partner, under no agreement, moves all of its own",
        (
            partner(1, kind="private"),
            *(pact(n, 1, "2025-01-01") for n in (11, 12, 13)),
            joint(1, "2026-09-01"),
        ),
        3,
        value=3,
        score=100,
    ),
    Case(PRIVATE, "an empty register, month not sent", (partner(1),), state="no_data"),
    Case(PRIVATE, "an empty register, month sent", (OCTOBER_SENT,), 0, value=0, score=0),
    Case(
        PRIVATE,
        "no members",
        (partner(1, kind="private"), pact(11, 1, "2025-01-01"), joint(1, "2026-09-01")),
        1,
        value=1,
        score=33.33,
        members=members(),
    ),
    Case(
        RESOURCES,
        "a resource counts with its document, and goods do not count",
        (
            *(organization(n, M1) for n in (1, 2, 3, 4, 5)),
            *(visit(n, "2026-05-05") for n in (1, 2, 3, 4, 5)),
            obtained(1, "2026-03-01"),
            obtained(1, "2026-04-01", "credit"),
            obtained(2, "2026-03-01", "sales_contract", document=""),
            obtained(3, "2026-03-01", "in_kind"),
            obtained(4, "2025-10-31", "credit"),
        ),
        1,
        5,
        value=20,
        score=66.67,
        notes={
            "O1": "Crédito, de Fondo; Productores",
            "O2": "falta el documento del recurso; Productores",
            "O3": "solo bienes o insumos: no cuentan; Productores",
            "O4": "sin recurso anotado en el plazo; Productores",
        },
    ),
    Case(
        RESOURCES,
        "who was last accompanied over a year ago, or had left, is not asked",
        (
            *GROUPS,
            *VISITS,
            visit(4, "2026-08-01"),
            *(obtained(n, "2026-08-01") for n in (1, 3, 4)),
        ),
        1,
        2,
        value=50,
        score=100,
    ),
    Case(
        RESOURCES,
        "three of ten is the whole target",
        (
            *(organization(n, M1) for n in range(1, 11)),
            *(visit(n, "2026-05-05") for n in range(1, 11)),
            *(obtained(n, "2026-05-06", "sales_contract") for n in (1, 2, 3)),
        ),
        3,
        10,
        value=30,
        score=100,
    ),
    Case(RESOURCES, "nobody accompanied", (*GROUPS, OCTOBER_SENT), state="not_applicable"),
    Case(RESOURCES, "an empty log, month not sent", GROUPS, state="no_data"),
    Case(
        RESOURCES,
        "no members",
        (*GROUPS, *VISITS, obtained(1, "2026-08-01")),
        state="not_applicable",
        members=members(),
    ),
    Case(
        UNITS,
        "visits to one unit are one unit",
        (
            target(UNITS, 12),
            unit(1, M1, "2026-01-01", "2026-05-05", "2026-10-31"),
            unit(2, M2, "2025-12-31"),
            unit(3, M3, "2026-03-01", sex="M", sector="tourism"),
            unit(4, M6, "2026-07-01"),
            unit(5, M4),
        ),
        2,
        value=2,
        score=20,
        notes={
            "U-0001 Unidad 1": "3 asesorías en el año; titular: Mujer; Agricultura",
            "U-0003 Unidad 3": "1 asesoría en el año; titular: Hombre; Turismo y restaurantes",
            "U-0004 Unidad 4": "su municipio no era miembro ese día; titular: Mujer; Agricultura",
        },
    ),
    Case(
        UNITS,
        "the target is due by months",
        (target(UNITS, 12), *(unit(n, M1, "2026-01-20") for n in range(1, 4))),
        3,
        value=3,
        score=100,
        cut="2026-03-31",
    ),
    Case(
        UNITS,
        "a member counts until its last day",
        (target(UNITS, 12), unit(4, M6, "2026-06-30", "2026-07-01")),
        1,
        value=1,
        score=10,
        notes={"U-0004 Unidad 4": "1 asesoría en el año; titular: Mujer; Agricultura"},
    ),
    Case(UNITS, "without a target", (unit(1, M1, "2026-05-05"),), 1, value=1, state="no_target"),
    Case(UNITS, "an empty register, month not sent", (unit(1, M1),), state="no_data"),
    Case(
        UNITS,
        "an empty register, month sent",
        (target(UNITS, 12), unit(1, M1), OCTOBER_SENT),
        0,
        value=0,
        score=0,
    ),
    Case(
        UNITS,
        "no members",
        (target(UNITS, 12), unit(1, M1, "2026-05-05")),
        0,
        value=0,
        score=0,
        members=members(),
    ),
    Case(
        TALKED,
        "talked of before and within the mandate",
        (*DONORS, *TALKS, *PROPOSALS),
        2,
        4,
        value=50,
        score=62.5,
        notes={
            "P-001 Proyecto": "conversación previa y mandato verificado; C1",
            "P-002 Proyecto": "conversación previa y mandato verificado; C2",
            "P-003 Proyecto": "el tema no está en el mandato del cooperante; C1",
            "P-004 Proyecto": "ningún municipio del proyecto está en el foco del cooperante; C1",
        },
    ),
    Case(
        TALKED,
        "a talk on the day it was presented, or after, came too late",
        (
            *DONORS,
            joint(1, "2026-07-01"),
            joint(1, "2026-07-15"),
            joint(2, "2026-06-30", status="planned"),
            *PROPOSALS[:2],
        ),
        0,
        2,
        value=0,
        score=0,
        notes={"P-001 Proyecto": "sin conversación anotada antes de presentarla; C1"},
    ),
    Case(
        TALKED,
        "a donor that is not named, or has no profile, verifies nothing",
        (
            partner(1),
            joint(1, "2026-01-10"),
            proposal("P-001", "2026-07-01", "C1", "water_sanitation"),
            proposal("P-002", "2026-07-01", "Fondo", "roads", expected_source="cooperation"),
            proposal("P-003", "2026-07-01", "Ministerio", "roads", expected_source="national"),
        ),
        0,
        2,
        value=0,
        score=0,
        notes={
            "P-001 Proyecto": "falta la ficha del cooperante con sus temas; C1",
            "P-002 Proyecto": "falta decir a qué cooperante se presentó",
        },
    ),
    Case(
        TALKED,
        "what was presented over six months ago is not asked",
        (*DONORS, *TALKS, proposal("P-001", "2026-04-30", "C1", "water_sanitation")),
        state="not_applicable",
    ),
    Case(TALKED, "an empty register, month not sent", DONORS, state="no_data"),
    Case(
        TALKED,
        "no members",
        (*DONORS, *TALKS, *PROPOSALS),
        2,
        4,
        value=50,
        score=62.5,
        members=members(),
    ),
    Case(
        OVERLAPS,
        "two donors on one theme and place without a note",
        TWO,
        1,
        value=1,
        score=80,
        notes={"C1 y C2": "sin nota de coordinación; Agua y saneamiento: I51 / I52"},
    ),
    Case(
        OVERLAPS,
        "a note clears the pair where it says, and only there",
        (*TWO, coordination(WATER, "2026-05-01", [1, 2], [M1])),
        1,
        value=1,
        score=80,
    ),
    Case(
        OVERLAPS,
        "a note over all the places they share clears the pair",
        (*TWO, coordination(WATER, "2026-05-01", [1, 2], [M1, M2])),
        0,
        value=0,
        score=100,
        notes={"C1 y C2": "con nota de coordinación; Agua y saneamiento: I51 / I52"},
    ),
    Case(
        OVERLAPS,
        "the note of others, of another theme or of a later day clears nothing",
        (
            *TWO,
            partner(3),
            coordination(WATER, "2026-05-01", [1, 3], [M1, M2]),
            coordination("roads", "2026-05-01", [1, 2], [M1, M2]),
            coordination(WATER, "2026-11-01", [1, 2], [M1, M2]),
        ),
        1,
        value=1,
        score=80,
    ),
    Case(
        OVERLAPS,
        "other themes, other places, other days and one programme are no overlap",
        (
            *(partner(n, programme="Vías" if n > 4 else "") for n in range(1, 7)),
            intervention(51, 1, "water_sanitation", [M1], "2026-01-01"),
            intervention(52, 2, "roads", [M1], "2026-01-01"),
            intervention(53, 3, "water_sanitation", [M2], "2026-01-01"),
            intervention(54, 4, "water_sanitation", [M1], "2025-01-01", "2025-12-31"),
            intervention(55, 5, "health", [M3], "2026-01-01"),
            intervention(56, 6, "health", [M3], "2026-01-01"),
            intervention(57, 1, "water_sanitation", [M1], "2026-02-01"),
        ),
        0,
        value=0,
        score=100,
    ),
    Case(
        OVERLAPS,
        "a project under an agreement with a donor is an intervention of it",
        (
            *TWO[:2],
            TWO[3],
            pact(11, 1, "2025-01-01"),
            under(11, running("P-001", theme="water_sanitation")),
        ),
        1,
        value=1,
        score=80,
        notes={"C1 y C2": "sin nota de coordinación; Agua y saneamiento: P-001 Proyecto / I52"},
    ),
    Case(OVERLAPS, "an empty register, month not sent", TWO[:2], state="no_data"),
    Case(OVERLAPS, "an empty register, month sent", (OCTOBER_SENT,), 0, value=0, score=100),
    Case(OVERLAPS, "no members", TWO, 1, value=1, score=80, members=members()),
    Case(
        FAMILIES,
        "the last count of each organization accompanied in the year",
        (
            target(FAMILIES, 100),
            *GROUPS,
            *VISITS,
            counted(1, "2025-06-01", 30),
            counted(1, "2026-06-01", 40, headed_by_women=15),
            counted(1, "2026-11-01", 90),
            counted(2, "2025-06-01", 20),
            counted(2, "2026-06-01", None, women=9),
            counted(3, "2026-06-01", 500),
        ),
        60,
        value=60,
        score=60,
        notes={
            "O1": "último registro; 15 con jefatura de mujer; Productores",
            "O2": "último registro; Productores",
        },
    ),
    Case(
        FAMILIES,
        "families that may be in two organizations are links, and it says so",
        (
            target(FAMILIES, 100),
            *GROUPS,
            *VISITS,
            counted(1, "2026-06-01", 40, repeats=True),
            counted(2, "2026-06-01", 20),
        ),
        60,
        value=60,
        score=60,
        reason="Son vinculaciones: en 1 organización",
        notes={"O1": "último registro; puede repetir familias; Productores"},
    ),
    Case(
        FAMILIES,
        "an organization nobody counted adds nothing",
        (target(FAMILIES, 100), *GROUPS, *VISITS, counted(1, "2026-06-01", 40)),
        40,
        value=40,
        score=40,
        notes={"O2": "sin registro de familias; Productores"},
    ),
    Case(
        FAMILIES,
        "without a baseline there is no target",
        (*GROUPS, *VISITS, counted(1, "2026-06-01", 40)),
        40,
        value=40,
        state="no_target",
    ),
    Case(FAMILIES, "an empty register, month not sent", GROUPS, state="no_data"),
    Case(
        FAMILIES,
        "an empty register, month sent",
        (target(FAMILIES, 100), *GROUPS, OCTOBER_SENT),
        0,
        value=0,
        score=0,
    ),
    Case(
        FAMILIES,
        "no members",
        (target(FAMILIES, 100), *GROUPS, *VISITS, counted(1, "2026-06-01", 40)),
        0,
        value=0,
        score=0,
        members=members(),
    ),
]
