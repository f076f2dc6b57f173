"""Worked cases of what is typed while no register computes it: A10-Q23-02."""

from __future__ import annotations

from measures.records import members, retirement, typed
from measures.worked import Case

GROUPS = "A10-Q23-02"

CASES = [
    # The target is 75 %: six of the eight groups with the minimum of answers.
    Case(GROUPS, "6 of 8", (typed(GROUPS, "2025-12-31", 6, 8),), 6, 8, 75, 100),
    Case(GROUPS, "3 of 8", (typed(GROUPS, "2025-12-31", 3, 8),), 3, 8, 37.5, 50),
    Case(
        GROUPS,
        "the last round speaks",
        (typed(GROUPS, "2024-12-31", 8, 8), typed(GROUPS, "2025-12-31", 6, 8)),
        6,
        8,
        75,
        100,
        notes={"año 2025": "digitado; Secretaría; soporte: Documento 1"},
    ),
    Case(GROUPS, "nobody typed it", (), state="no_data", reason="Nadie ha digitado"),
    # Due again on 31-12-2025, and sixty days of grace: 01-03-2026.
    Case(
        GROUPS,
        "overdue",
        (typed(GROUPS, "2024-12-31", 6, 8),),
        6,
        8,
        75,
        state="overdue",
        cut="2026-03-02",
    ),
    Case(
        GROUPS, "still holds", (typed(GROUPS, "2024-12-31", 6, 8),), 6, 8, 75, 100, cut="2026-03-01"
    ),
    Case(
        GROUPS,
        "retired",
        (typed(GROUPS, "2025-12-31", 6, 8), retirement(GROUPS, "2026-01-01")),
        state="not_applicable",
    ),
    Case(GROUPS, "no members", (), state="no_data", members=members()),
]
