"""Every core indicator against its table of worked cases."""

from __future__ import annotations

import math

import pytest

from measures import (
    worked_activities,
    worked_alliances,
    worked_contributions,
    worked_goals,
    worked_government,
    worked_institution,
    worked_meetings,
    worked_money,
    worked_participation,
    worked_partners,
    worked_periods,
    worked_portfolio,
    worked_projects,
    worked_representation,
    worked_services,
    worked_territory,
    worked_transitions,
    worked_typed,
)
from measures.worked import CATALOG, Case, rows_behind, scored

TABLES = (
    worked_meetings,
    worked_territory,
    worked_transitions,
    worked_contributions,
    worked_activities,
    worked_goals,
    worked_projects,
    worked_participation,
    worked_representation,
    worked_partners,
    worked_alliances,
    worked_periods,
    worked_institution,
    worked_portfolio,
    worked_money,
    worked_government,
    worked_services,
    worked_typed,
)
CASES: list[Case] = [case for table in TABLES for case in table.CASES]
FIGURES = {"num": "numerator", "den": "denominator", "value": "value", "score": "score"}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_worked_case_gives_its_figures(case: Case) -> None:
    row = scored(case.inputs, case.cut, case.code)
    expected = {
        name: pytest.approx(getattr(case, short), abs=0.005, nan_ok=True)
        for short, name in FIGURES.items()
    }
    assert {"state": row["state"], **{name: row[name] for name in expected}} == {
        "state": case.state,
        **expected,
    }
    assert case.reason in row["reason"]


@pytest.mark.parametrize("case", [c for c in CASES if c.notes], ids=str)
def test_every_row_says_why_it_counts_or_not(case: Case) -> None:
    rows = rows_behind(case.inputs, case.cut, case.code)
    notes = dict(zip(rows["label"], rows["note"], strict=True))
    assert {label: notes.get(label) for label in case.notes} == dict(case.notes)
    assert (rows["note"] != "").all()


def test_every_core_indicator_has_cases_without_members_and_at_least_three_more() -> None:
    for card in CATALOG.core:
        names = [case.name for case in CASES if case.code == card.code]
        assert "no members" in names
        assert len(names) >= 4


def test_the_percentage_of_a_case_is_its_numerator_over_its_denominator() -> None:
    for case in CASES:
        percent = CATALOG.indicator(case.code).kind == "percentage"
        if percent and not math.isnan(case.den) and case.den and not math.isnan(case.value):
            assert case.value == pytest.approx(100 * case.num / case.den, abs=0.01), case


def test_every_indicator_of_the_catalogue_has_a_worked_case() -> None:
    without = [card.code for card in CATALOG.indicators if card.code not in {c.code for c in CASES}]
    assert without == []
