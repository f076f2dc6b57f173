"""Worked cases of municipal plans (A01-Q02-02) and milestones (A05-Q14-01)."""

from __future__ import annotations

from measures.records import (
    M1,
    M2,
    M3,
    M4,
    M5,
    budget_line,
    members,
    milestone,
    plan_page,
    sent,
    term,
)
from measures.worked import Case

PLANNED, DONE = "A01-Q02-02", "A05-Q14-01"
TERM = term(1, "2024-03-03", "2024-05-01", "2027-04-30")
BEFORE = term(9, "2021-02-28", "2021-05-01", "2024-04-30")
PAGES = tuple(plan_page(m) for m in (M1, M2, M3, M4, M5))
LINES = (budget_line(M1, 1200), budget_line(M3, 0), budget_line(M5, 500))
COLOMBIA = term(1, "2027-10-31", "2028-01-01", "2031-12-31")
FOUR = members(*((m, "2020-01-01") for m in (M1, M2, M3, M4)))

NEXT = term(1, "2027-02-28", "2027-05-01", "2030-04-30")
MILESTONES = (
    NEXT,
    milestone("T01", None, "2026-07-01"),
    milestone("T02", M1, "2026-08-20"),
    milestone("T02", M2, "2026-09-01"),
    milestone("T02", M3, "2026-10-15"),
    milestone("T02", M4, "2026-08-25", evidence=""),
    milestone("T03", M1, "2026-09-28"),
    milestone("T03", M2, "2026-09-28"),
    milestone("T03", M3, not_applicable="sin concejo instalado"),
    milestone("T04", None, "2026-10-01"),
)
T02, T03 = "T02 Ficha municipal al día", "T03 Liderazgos locales informados"

CASES = [
    Case(
        PLANNED,
        "1",
        (TERM, *PAGES, *LINES, budget_line(M4, 800)),
        2,
        4,
        50,
        50,
        notes={
            "M1": "en el plan y en el presupuesto",
            "M2": "falta el rubro del año en el presupuesto",
            "M5": "miembro nuevo: todavía no se cuenta",
        },
    ),
    Case(PLANNED, "2", (TERM, *PAGES, *LINES, budget_line(M4, 800, 2025)), 1, 4, 25, 25),
    Case(
        PLANNED,
        "3",
        (COLOMBIA, plan_page(M1, adopted="2028-02-01"), budget_line(M1, 900, 2028, "2028-01-10")),
        1,
        4,
        25,
        state="not_due",
        cut="2028-03-31",
        members=FOUR,
        reason="Se exige desde el 31 de diciembre de 2028.",
    ),
    Case(
        PLANNED,
        "4",
        (BEFORE, TERM, plan_page(M1, 9), *PAGES[1:], *LINES, budget_line(M4, 800)),
        1,
        4,
        25,
        25,
        notes={"M1": "falta la mención en el plan vigente"},
    ),
    Case(
        PLANNED,
        "on 31 December of the first year it is due",
        (TERM, *PAGES, budget_line(M1, 700, 2024, "2024-12-01")),
        1,
        5,
        20,
        20,
        cut="2024-12-31",
    ),
    Case(
        PLANNED,
        "a line recorded after the cut",
        (TERM, *PAGES, budget_line(M1, 1200, on="2026-11-02"), budget_line(M4, 800)),
        1,
        4,
        25,
        25,
    ),
    Case(PLANNED, "nothing recorded, month not sent", (TERM,), state="no_data"),
    Case(
        PLANNED, "nothing recorded, month sent", (TERM, sent("2026-10", "2026-11-05")), 0, 4, 0, 0
    ),
    Case(PLANNED, "no calendar", PAGES, state="no_data"),
    Case(PLANNED, "no members", (TERM, *PAGES), state="not_due", members=members()),
    Case(
        DONE,
        "1",
        MILESTONES,
        7,
        10,
        70,
        70,
        cut="2026-11-30",
        notes={
            f"M3: {T02}": "cumplido tarde",
            f"M4: {T02}": "falta la evidencia",
            f"M4: {T03} (despachos, control ciudadano, concejo y líderes comunales)": "sin cumplir",
        },
    ),
    Case(
        DONE,
        "2",
        (*MILESTONES, milestone("T05", None, "2026-11-20")),
        7,
        10,
        70,
        70,
        cut="2026-11-30",
    ),
    Case(DONE, "3", MILESTONES, state="not_applicable", cut="2026-06-30"),
    # By 29-04-2028: 4 of the association, T02 of four members, ten others of five: 58. Then T16.
    Case(DONE, "the day before case 4", MILESTONES[:2], 1, 58, 1.72, 1.72, cut="2028-04-29"),
    Case(DONE, "4", MILESTONES[:2], 1, 63, 1.59, 1.59, cut="2028-04-30"),
    Case(
        DONE,
        "done after the cut it is not done yet",
        MILESTONES,
        5,
        9,
        55.56,
        55.56,
        cut="2026-10-14",
    ),
    Case(DONE, "no calendar", (), state="no_data"),
    Case(
        DONE,
        "what was due before the association answered is not due",
        MILESTONES,
        3,
        5,
        60,
        60,
        cut="2026-11-30",
        start="2026-10",
    ),
    Case(DONE, "no members", MILESTONES, 2, 2, 100, 100, cut="2026-11-30", members=members()),
]
