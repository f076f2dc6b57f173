"""People by sex: each register apart, over its own time, and the unstated said."""

from __future__ import annotations

import math
from typing import Any

import pytest

from evalua.board.people import PEOPLE, people_lines
from measures.records import CAST, M1, M2, M6, Rows, activity, cut_at, join, records

CUT = cut_at("2026-10-31")


def mayors(*given: tuple[int, str, str, str | None]) -> Rows:
    return {
        "authorities": [
            {
                "id": number,
                "uid": f"a{number}",
                "municipality_id": town,
                "name": "X",
                "sex": sex,
                "position": "holder",
                "from_on": since,
                "to_on": until,
                "version": 1,
            }
            for number, (town, sex, since, until) in enumerate(given, 1)
        ]
    }


def line(source: str, *parts: Rows) -> dict[str, Any]:
    rows = people_lines(records(CAST, *parts), CUT)
    assert list(rows) == list(PEOPLE)
    (found,) = rows[rows["source"] == source].to_dict("records")
    return {str(key): value for key, value in found.items()}


def test_participants_are_those_of_what_was_done_in_the_year() -> None:
    held = join(
        activity("training", "2026-02-01", women=30, men=10, unstated=10),
        activity("training", "2025-12-31", women=500, men=1),
        activity("training", "2026-11-01", women=500, men=1),
        activity("training", "2026-03-01", women=500, men=1, status="planned"),
    )
    row = line("Actividades", held)
    assert (row["women"], row["men"], row["unstated"]) == (30, 10, 10)
    assert row["share"] == pytest.approx(0.75)
    assert row["missing"] == pytest.approx(0.2)


def test_mayors_are_those_in_office_of_members_at_the_cut() -> None:
    held = mayors(
        (M1, "F", "2024-01-01", None),
        (M2, "M", "2020-01-01", "2023-12-31"),
        (M2, "F", "2024-01-01", None),
        (M6, "M", "2024-01-01", None),
    )
    row = line("Alcaldías", held)
    assert (row["women"], row["men"]) == (2, 0)


def test_an_organization_counts_as_it_was_counted_last_by_the_cut() -> None:
    def counted(number: int, organization: int, on: str, women: int, men: int) -> dict[str, Any]:
        return {
            "id": number,
            "uid": f"c{number}",
            "organization_id": organization,
            "counted_on": on,
            "women": women,
            "men": men,
            "version": 1,
        }

    rows = {
        "organization_counts": [
            counted(1, 1, "2025-01-01", 90, 90),
            counted(2, 1, "2026-01-01", 30, 20),
            counted(3, 1, "2026-12-01", 99, 99),
            counted(4, 2, "2026-06-01", 10, 0),
        ]
    }
    row = line("Organizaciones", rows)
    assert (row["women"], row["men"]) == (40, 20)


def test_a_register_without_people_has_no_share() -> None:
    row = line("Proyectos")
    assert (row["women"], row["men"]) == (0, 0)
    assert math.isnan(row["share"]) and math.isnan(row["missing"])
