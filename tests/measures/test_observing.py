"""From measures to observations: targets, what is due, states that measures do not decide."""

from __future__ import annotations

import math

import pytest

from evalua.domain.month import Month
from evalua.measures.observing import BESIDE, observe
from evalua.measures.registry import MEASURES
from evalua.measures.targets import Target, due_part
from evalua.scoring.observations import OBSERVATION_COLUMNS, checked
from measures.records import (
    CAST,
    M1,
    M2,
    M3,
    Rows,
    activity,
    adoption,
    cut_at,
    project,
    reason,
    records,
    sent,
    state,
    target,
)
from measures.worked import CATALOG, observed, scored

SUPPORTED, CONTACT, FUNDED, NATIONAL = "A07-Q18-01", "A02-Q06-01", "A03-Q07-02", "A04-Q10-01"
OCTOBER = "2026-10-31"
FUNDINGS = tuple(project(f"P{n}", ("funded", "2026-07-10")) for n in range(1, 5))


def row(code: str, *given: Rows, cut: str = OCTOBER, start: str = "2020-01") -> dict:
    return scored(records(CAST, *given, start=start), cut, code)


def test_the_target_decided_last_on_or_before_the_cut_rules_the_whole_year() -> None:
    decisions = (
        target(FUNDED, 6, decided="2025-12-15"),
        target(FUNDED, 12, decided="2026-10-31"),
        target(FUNDED, 24, decided="2026-11-01"),
        target(FUNDED, 48, year=2027, decided="2026-01-01"),
    )
    assert row(FUNDED, *FUNDINGS, *decisions)["target"] == 12
    assert row(FUNDED, *FUNDINGS, *decisions, cut="2026-09-30")["target"] == 6
    assert row(FUNDED, *FUNDINGS, *decisions, cut="2026-11-30")["target"] == 24


def test_a_target_of_the_board_replaces_that_of_the_catalogue_and_names_its_act() -> None:
    assert row(NATIONAL)["target_source"] == "catálogo; reparto lineal"
    decided = row(NATIONAL, target(NATIONAL, 12))
    assert decided["target_source"] == "meta de 2026, Acta 1; reparto lineal"
    assert decided["due_target"] == pytest.approx(10)


@pytest.mark.parametrize(
    ("cut", "start", "due"),
    [
        ("2026-10-31", "2020-01", 10.0),
        ("2026-12-31", "2020-01", 12.0),
        ("2026-10-20", "2020-01", 9.0),  # October is not over: nine months
        ("2026-10-31", "2026-07", 8.0),  # July to October, of the six months from July
        ("2026-07-31", "2026-07", 2.0),
        ("2026-07-15", "2026-07", 0.0),
        ("2027-01-31", "2026-07", 1.0),
        ("2026-06-30", "2026-07", 0.0),
    ],
)
def test_an_annual_count_is_due_in_equal_parts_over_the_months_that_answer(
    cut: str, start: str, due: float
) -> None:
    card = CATALOG.indicator(NATIONAL)
    assert due_part(Target(12.0), card, cut_at(cut), Month.parse(start)) == pytest.approx(due)


@pytest.mark.parametrize(
    ("cut", "due"),
    [("2026-01-31", 0), ("2026-04-30", 1), ("2026-05-01", 1), ("2026-12-30", 5), ("2026-12-31", 6)],
)
def test_a_programmed_target_is_due_as_the_board_programmed_it(cut: str, due: float) -> None:
    programmed = Target(6.0, schedule=(0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 5, 6))
    card = CATALOG.indicator(FUNDED)
    assert due_part(programmed, card, cut_at(cut), Month(2026, 7)) == due


def test_the_source_says_that_the_target_was_programmed() -> None:
    found = row(FUNDED, *FUNDINGS, target(FUNDED, 6, schedule="0 0 0 1 1 2 2 2 3 3 5 6"))
    assert (found["due_target"], found["target_source"]) == (
        3.0,
        "meta de 2026, Acta 1; programación mensual",
    )


def test_a_photo_and_a_percentage_are_never_shared_over_the_year() -> None:
    for code in (SUPPORTED, CONTACT):
        card = CATALOG.indicator(code)
        assert due_part(Target(12.0), card, cut_at("2026-01-31"), Month(2020, 1)) == 12.0


def test_an_indicator_without_a_measure_is_not_available_unless_it_is_declared_typed() -> None:
    card = CATALOG.indicator("A01-Q01-02").model_copy(update={"code": "A01-Q01-99"})
    cards = (card, card.model_copy(update={"code": "A01-Q01-98", "feed": "typed"}))
    two = CATALOG.model_copy(update={"indicators": cards})
    looked_at = [card.code for card in cards]
    measured = observe(records(CAST), cut_at(OCTOBER), two, also=looked_at).indicators
    frame = measured.set_index("indicator")
    assert frame["state"].to_dict() == {"A01-Q01-99": "not_available", "A01-Q01-98": "no_data"}
    assert frame[["numerator", "denominator", "value"]].isna().all(axis=None)


def test_every_indicator_has_a_measure_or_is_declared_typed() -> None:
    typed = {card.code for card in CATALOG.indicators if card.feed == "typed"}
    assert set(MEASURES) | typed == {card.code for card in CATALOG.indicators}


def test_observations_are_what_scoring_expects() -> None:
    frame = observe(records(CAST), cut_at(OCTOBER), CATALOG).indicators
    assert set(frame.columns) == {*OBSERVATION_COLUMNS, *BESIDE}
    assert len(checked(frame)) == len(CATALOG.indicators)


@pytest.mark.parametrize("name", ["initiative", "inactive", "in_liquidation", "liquidated"])
def test_an_association_at_rest_is_not_scored(name: str) -> None:
    found = row(FUNDED, *FUNDINGS, target(FUNDED, 6), state(name, "2026-10-01"))
    assert found["state"] == "not_applicable"
    assert "asociación" in found["reason"]


def test_an_association_is_scored_again_from_the_day_it_is_active() -> None:
    rested = (state("inactive", "2026-03-01"), state("active", "2026-09-01"))
    assert row(FUNDED, *FUNDINGS, target(FUNDED, 6), *rested)["state"] == "calculable"
    assert row(FUNDED, *FUNDINGS, *rested, cut="2026-08-31")["state"] == "not_applicable"
    assert row(FUNDED, *FUNDINGS, target(FUNDED, 6), state("inactive", "2026-11-01"))["score"] == 80


def test_before_the_association_answers_nothing_is_due_and_nothing_has_a_figure() -> None:
    found = row(FUNDED, *FUNDINGS, target(FUNDED, 6), start="2026-11")
    assert found["state"] == "not_due"
    assert math.isnan(found["value"])


def test_a_reason_of_not_applicable_takes_a_missing_figure_out_of_the_coverage() -> None:
    found = row(CONTACT, reason("2026-10", CONTACT, "not_applicable", "Elecciones"))
    assert (found["state"], found["reason"]) == ("not_applicable", "Elecciones")


def test_a_reason_of_not_available_keeps_it_missing_even_after_the_month_is_sent() -> None:
    said = reason("2026-10", CONTACT, "not_available", "Se perdió el cuaderno")
    for given in ((said,), (said, sent("2026-10", "2026-11-08"))):
        found = row(CONTACT, *given)
        assert (found["state"], found["reason"]) == ("no_data", "Se perdió el cuaderno")


def test_a_reason_does_not_hide_a_figure_that_exists_nor_speak_for_another_month() -> None:
    call = activity("bilateral_contact", "2026-10-05", [M1])
    excused = row(CONTACT, call, reason("2026-10", CONTACT, "not_applicable"))
    assert (excused["state"], excused["value"]) == ("calculable", 20.0)
    assert row(CONTACT, reason("2026-09", CONTACT, "not_applicable"))["state"] == "no_data"


def test_a_trailing_window_that_begins_before_the_association_answered_is_marked() -> None:
    frame = observe(records(CAST, start="2026-08"), cut_at(OCTOBER), CATALOG).indicators
    incomplete = frame.set_index("indicator")["window_incomplete"]
    assert incomplete["A01-Q02-01"]  # twelve months, from November 2025
    assert not incomplete["A10-Q23-03"]  # three months, from August
    assert not incomplete["A05-Q13-01"]  # ninety days, from 2 August
    assert not incomplete["A10-Q23-01"]  # the year


def test_the_adopted_set_is_the_core_and_what_the_board_adopted_by_the_cut() -> None:
    decisions = (
        adoption("A01-Q01-01", True, "2026-01-15"),
        adoption("A01-Q01-02", True, "2026-01-15"),
        adoption("A01-Q01-02", False, "2026-10-31"),
        adoption("A01-Q02-03", True, "2026-11-01"),
        adoption("A02-Q04-04", True, "2026-01-15", year=2025),
    )
    frame = observe(records(CAST, *decisions), cut_at(OCTOBER), CATALOG).indicators
    adopted = set(frame.loc[frame["adopted"], "indicator"])
    assert adopted - {card.code for card in CATALOG.core} == {"A01-Q01-01"}
    assert {card.code for card in CATALOG.core} <= adopted


def test_a_target_of_zero_asks_nothing_even_without_records() -> None:
    assert row(FUNDED, target(FUNDED, 0))["state"] == "nothing_programmed"


def test_figures_of_a_municipality_divide_its_own_numerator_by_its_own_denominator() -> None:
    calls = activity("bilateral_contact", "2026-10-05", [M1]), sent("2026-10", "2026-11-08")
    own = observed(records(CAST, *calls), cut_at(OCTOBER), CONTACT).municipal
    values = dict(zip(own["municipality_id"], own["value"], strict=True))
    assert values == {1: 100.0, 2: 0.0, 3: 0.0, 4: 0.0, 5: 0.0}


def test_a_shared_project_is_whole_in_the_row_of_each_municipality_and_once_in_the_association() -> (
    None
):
    shared = project("P1", ("funded", "2026-07-10"), towns={M1: {}, M2: {}, M3: {}})
    found = observed(records(CAST, shared, target(FUNDED, 6)), cut_at(OCTOBER), FUNDED)
    assert found.indicators["numerator"].tolist() == [1.0]
    assert found.municipal["value"].tolist() == [1.0, 1.0, 1.0]


def test_without_records_there_are_no_figures_of_municipalities() -> None:
    found = observe(records(), cut_at(OCTOBER), CATALOG)
    assert found.municipal.empty
    assert set(found.municipal.columns) == {
        "indicator",
        "municipality_id",
        "numerator",
        "denominator",
        "value",
    }
