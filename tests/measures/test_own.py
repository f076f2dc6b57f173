"""Indicators of an association's own: each formula over recorded data elements, by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from evalua.catalog import catalog_with
from evalua.catalog.indicator_checks import card_problems
from evalua.measures.frames import FRAMES
from evalua.measures.observing import observe
from evalua.registers.own_indicators.cards import whole_catalog
from evalua.registers.own_indicators.elements import ELEMENTS
from evalua.scoring.indicators import score_indicators
from evalua.scoring.policy import Policy
from measures.records import (
    CAST,
    M1,
    M2,
    M3,
    Rows,
    activity,
    adoption,
    cut_at,
    meeting,
    own,
    records,
    retirement,
    sent,
    typed,
)
from measures.worked import CATALOG

OCTOBER = "2026-10-31"
LOG = (
    activity("training", "2026-09-01", [M1, M2], women=10, men=5, unstated=1),
    activity("training", "2026-09-20", [M1], women=4, men=6),
    activity("technical_table", "2026-10-02", [M3], women=1, men=2),
    activity("training", "2025-10-31", [M2], women=50, men=50),  # a day before the window
    activity("training", "2026-10-09", [M2], status="cancelled"),
)
TRAINING = "kind=training"


def found(code: str, *given: Rows, cut: str = OCTOBER) -> dict[str, Any]:
    inputs = records(CAST, *given)
    whole = whole_catalog(inputs.own_indicators, CATALOG)
    measured = observe(inputs, cut_at(cut), whole, also={code}).indicators
    frame = score_indicators(measured, Policy())
    return frame.set_index("indicator").loc[code].to_dict()


def adopted(code: str) -> Rows:
    return adoption(code, True, "2026-01-15")


@pytest.mark.parametrize(
    ("formula", "card", "num", "den", "value"),
    [
        ("count", {"numerator_of": "activities"}, 3, None, 3),
        ("count", {"numerator_of": "activities", "numerator_only": TRAINING}, 2, None, 2),
        # 16 and 10 people in trainings, 3 in the table.
        ("sum", {"numerator_of": "participants"}, 29, None, 29),
        ("sum", {"numerator_of": "participants", "numerator_only": TRAINING}, 26, None, 26),
        ("yes_no", {"numerator_of": "activities"}, 1, None, 1),
        # Two of three activities are trainings.
        (
            "percent",
            {
                "numerator_of": "activities",
                "numerator_only": TRAINING,
                "denominator_of": "activities",
            },
            2,
            3,
            200 / 3,
        ),
        # Trainings reached M1 and M2, of five members.
        (
            "percent",
            {
                "numerator_of": "members_reached",
                "numerator_only": TRAINING,
                "denominator_of": "members",
            },
            2,
            5,
            40,
        ),
        # 29 people in 3 activities.
        ("ratio", {"numerator_of": "participants", "denominator_of": "activities"}, 29, 3, 29 / 3),
        # M1 was in two of three.
        (
            "max_percent",
            {"numerator_of": "activities", "largest_of": "municipality"},
            2,
            3,
            200 / 3,
        ),
        ("max_percent", {"numerator_of": "activities", "largest_of": "kind"}, 2, 3, 200 / 3),
    ],
)
def test_each_formula_gives_what_it_says(
    formula: str, card: dict[str, str], num: float, den: float | None, value: float
) -> None:
    row = found("P-01", *LOG, own("P-01", formula, target_mode="plan", target_value=None, **card))
    assert row["numerator"] == num
    assert (row["denominator"] == den) if den else pd.isna(row["denominator"])
    assert row["value"] == pytest.approx(value)


def test_a_window_of_a_quarter_looks_at_the_last_complete_one() -> None:
    card = own("P-01", "count", numerator_of="activities", window="quarter")
    assert found("P-01", *LOG, card)["value"] == 2  # July to September
    assert found("P-01", *LOG, card, cut="2026-09-29")["value"] == 0  # April to June


def test_it_is_complementary_and_scored_only_where_the_board_adopted_it() -> None:
    card = own("P-01", "count", numerator_of="activities", target_value=4)
    left_out, scored = found("P-01", *LOG, card), found("P-01", *LOG, card, adopted("P-01"))
    assert (left_out["value"], left_out["adopted"]) == (3, False)
    assert pd.isna(left_out["score"])
    assert (scored["score"], scored["area"], scored["weight"]) == (75.0, "A05", 1.0)


def test_what_nobody_recorded_is_missing_until_the_month_is_sent_and_then_zero() -> None:
    card = own("P-01", "count", numerator_of="meetings")
    assert found("P-01", card)["state"] == "no_data"
    assert found("P-01", card, sent("2026-10", "2026-11-05"))["value"] == 0
    assert found("P-01", card, meeting("board", "2026-10-01", {M1: "holder"}))["value"] == 1


def test_a_division_of_nothing_does_not_apply() -> None:
    card = own(
        "P-01",
        "percent",
        numerator_of="members_reached",
        denominator_of="activities",
        window="month",
    )
    assert found("P-01", *LOG, card, cut="2026-08-31")["state"] == "not_applicable"


def test_less_is_better_scores_from_the_value_where_it_is_zero() -> None:
    card = own(
        "P-01", "count", numerator_of="activities", direction="down", target_value=1.0, zero_at=5.0
    )
    # Three activities, between 5 (nothing) and 1 (all): 2 of 4.
    assert found("P-01", *LOG, card, adopted("P-01"))["score"] == 50.0


def test_it_may_be_typed_instead_and_then_waits_for_its_figure() -> None:
    card = own("P-01", "percent", feed="typed", numerator="obras", denominator="obras previstas")
    assert found("P-01", card)["state"] == "no_data"
    row = found("P-01", card, typed("P-01", "2026-09-30", 2, 40))
    assert row["value"] == 5.0


def test_before_its_date_it_is_not_due() -> None:
    card = own("P-01", "count", numerator_of="activities", since="2026-11-01")
    assert found("P-01", *LOG, card)["state"] == "not_due"


def test_once_retired_it_is_not_measured_and_the_months_before_are_as_they_were() -> None:
    card = own("P-01", "count", numerator_of="activities")
    gone = retirement("P-01", "2026-10-01"), adopted("P-01")
    row = found("P-01", *LOG, card, *gone)
    assert (row["state"], row["adopted"]) == ("not_applicable", False)
    assert row["reason"] == "Se retiró el 1 de octubre de 2026 (Acta 4): Nadie lo usa"
    before = found("P-01", *LOG, card, *gone, cut="2026-09-30")
    assert (before["state"], before["adopted"], before["value"]) == ("calculable", True, 3)


def test_taken_up_again_it_is_measured_from_that_day() -> None:
    card = own("P-01", "count", numerator_of="activities")
    pause = retirement("P-01", "2026-03-01", "2026-06-30")
    assert found("P-01", *LOG, card, pause, cut="2026-06-30")["state"] == "not_applicable"
    assert found("P-01", *LOG, card, pause, cut="2026-07-01")["state"] != "not_applicable"


def test_a_complementary_of_the_catalogue_is_retired_alike() -> None:
    row = found("A02-Q06-03", retirement("A02-Q06-03", "2026-01-01"))
    assert row["state"] == "not_applicable"
    assert "Se retiró" in row["reason"]


def test_a_catalogue_with_own_indicators_has_them_in_their_questions_and_another_fingerprint() -> (
    None
):
    rows = records(CAST, own("P-01", "count", numerator_of="activities")).own_indicators
    whole = whole_catalog(rows, CATALOG)
    assert whole.fingerprint != CATALOG.fingerprint
    assert whole.fingerprint == whole_catalog(rows, CATALOG).fingerprint
    assert whole.indicator("P-01").area == "A05"
    assert "P-01" in whole.question("Q13").indicators
    assert [card.code for card in whole.indicators_of("Q13")][-1] == "P-01"
    assert whole.core == CATALOG.core
    assert catalog_with((), CATALOG) is CATALOG


@pytest.mark.parametrize("element", ELEMENTS.values(), ids=ELEMENTS.keys())
def test_every_element_reads_columns_that_its_register_has(element: Any) -> None:
    if not element.dated:
        return
    has = set(FRAMES[element.frame].columns)
    if element.joined is not None:
        has |= set(FRAMES[element.joined[0]].columns)
    wanted = {element.dated, *element.only, *element.keep, *element.sums}
    wanted |= {element.label} - {""}
    assert wanted <= has
    for choices in element.only.values():
        assert CATALOG.choices(choices)
    if element.places is not None:
        assert element.places[1] in FRAMES[element.places[0]].columns


def test_the_rules_of_the_catalogue_hold_for_the_cards_of_these_cases() -> None:
    rows = records(CAST, own("P-01", "count", numerator_of="activities")).own_indicators
    assert list(card_problems(whole_catalog(rows, CATALOG).indicator("P-01"))) == []
