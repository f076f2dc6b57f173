"""Worked cases of organizations (A07-Q18-01) and partners (A08-Q19-01)."""

from __future__ import annotations

from measures.records import (
    M1,
    M2,
    M3,
    M6,
    Rows,
    activity,
    members,
    organization,
    partner,
    sent,
    target,
)
from measures.worked import Case

SUPPORTED, ACTIVE = "A07-Q18-01", "A08-Q19-01"
OCTOBER_SENT = sent("2026-10", "2026-11-08")


def visit(number: int, on: str, **given: object) -> Rows:
    return activity("organization_support", on, organizations=[number], **given)


def joint(number: int, on: str, **given: object) -> Rows:
    return activity("donor_table", on, partners=[number], **given)


ORGANIZATIONS = (
    organization(1, M1),
    organization(2, M2),
    organization(3, M3, "rural_women"),
    organization(4, M6),
)
VISITS = (
    visit(1, "2026-10-05"),
    visit(2, "2026-08-01"),
    visit(3, "2026-08-20"),
    visit(3, "2026-09-20"),
    visit(3, "2026-10-20"),
    visit(4, "2026-09-01"),
)
TWELVE = target(SUPPORTED, 12)
SIX = tuple(organization(n, M1) for n in range(11, 17))
SIX_VISITS = tuple(visit(n, "2026-01-20") for n in range(11, 17))

PARTNERS = (
    partner(1, signed="2024-01-01"),
    partner(2, signed="2024-01-01"),
    partner(3),
    partner(4, programme="Agua y vida"),
    partner(5, programme="agua  y VIDA"),
)
JOINT = (
    joint(2, "2025-11-10"),
    joint(3, "2026-09-02"),
    joint(4, "2026-07-01"),
    joint(5, "2026-07-20"),
)

CASES = [
    Case(
        SUPPORTED,
        "1",
        (TWELVE, *ORGANIZATIONS, *VISITS),
        2,
        value=2,
        score=16.67,
        notes={
            "O1": "acompañada en el plazo",
            "O2": "el último acompañamiento es anterior al plazo",
            "O4": "su municipio no era miembro ese día",
        },
    ),
    Case(SUPPORTED, "2", (*ORGANIZATIONS, *VISITS), 2, value=2, state="no_target"),
    Case(SUPPORTED, "3", (TWELVE, *SIX, *SIX_VISITS), 6, value=6, score=50, cut="2026-01-31"),
    Case(
        SUPPORTED,
        "other kinds of organization are not counted",
        (TWELVE, organization(9, M1, "community"), visit(9, "2026-10-05")),
        0,
        value=0,
        score=0,
    ),
    Case(SUPPORTED, "an empty log, month not sent", (TWELVE, *ORGANIZATIONS), state="no_data"),
    Case(SUPPORTED, "an empty log, month sent", (TWELVE, OCTOBER_SENT), 0, value=0, score=0),
    Case(
        SUPPORTED,
        "no members",
        (TWELVE, *ORGANIZATIONS, *VISITS),
        0,
        value=0,
        score=0,
        members=members(),
    ),
    Case(
        ACTIVE,
        "1",
        (*PARTNERS, joint(1, "2026-06-10"), *JOINT),
        3,
        value=3,
        score=100,
        notes={"C2": "dormido: convenio vigente sin actividad"},
    ),
    Case(ACTIVE, "2", (*PARTNERS, joint(1, "2026-04-30"), *JOINT), 2, value=2, score=66.67),
    Case(
        ACTIVE,
        "3",
        (*PARTNERS, joint(1, "2026-06-10"), *JOINT, target(ACTIVE, 5)),
        3,
        value=3,
        score=60,
    ),
    Case(
        ACTIVE,
        "other kinds of partner are not counted",
        (partner(7, kind="academia"), joint(7, "2026-10-01")),
        0,
        value=0,
        score=0,
    ),
    Case(
        ACTIVE,
        "a suspended activity",
        (partner(1), joint(1, "2026-10-01", status="suspended")),
        0,
        value=0,
        score=0,
    ),
    Case(ACTIVE, "an empty log, month not sent", PARTNERS, state="no_data"),
    Case(ACTIVE, "no members", (*PARTNERS, *JOINT), 2, value=2, score=66.67, members=members()),
]
