"""Bands use unrounded scores, and no printed figure contradicts its band."""

import math
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalua.scoring.bands import bands, print_score, printable
from evalua.scoring.policy import Policy


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (100.0, "green"),
        (75.0, "green"),
        (74.996, "amber"),
        (74.99999999999999, "green"),  # 75 as a sum of floats
        (50.0, "amber"),
        (49.99, "red"),
        (0.0, "red"),
        (math.nan, ""),
    ],
)
def test_a_band_begins_at_its_limit(score: float, band: str) -> None:
    assert bands([score], Policy()).tolist() == [band]


def test_bands_keep_the_index_of_the_scores() -> None:
    scores = pd.Series([80.0, 10.0], index=["A01", "A02"])
    assert bands(scores, Policy()).to_dict() == {"A01": "green", "A02": "red"}


def test_facts_only_means_no_band_at_all() -> None:
    assert bands([80.0, 10.0], Policy(bands=False)).tolist() == ["", ""]


@pytest.mark.parametrize(
    ("score", "thresholds", "places", "printed"),
    [
        (79.996, (80.0,), 1, "79.9"),
        (79.94, (80.0,), 1, "79.9"),
        (80.04, (80.0,), 1, "80.0"),
        (74.996, (50.0, 75.0), 1, "74.9"),
        (74.996, (), 1, "75.0"),
        (74.6, (75.0,), 0, "74"),
        (74.94, (74.93,), 1, "75.0"),  # down would fall under its own limit
        (74.95, (74.91, 74.99), 1, "74.95"),  # no figure with one place is right
        (74.99999999999999, (75.0,), 1, "75.0"),
        (0.05, (), 1, "0.1"),
    ],
)
def test_the_printed_figure_stays_on_its_side(
    score: float, thresholds: tuple[float, ...], places: int, printed: str
) -> None:
    assert printable(score, thresholds, places) == Decimal(printed)
    assert str(printable(score, thresholds, places)) == printed


def test_printing_follows_the_policy() -> None:
    assert str(print_score(74.996, Policy())) == "74.9"
    assert str(print_score(74.996, Policy(bands=False))) == "75.0"


def test_a_score_that_does_not_exist_is_not_printed() -> None:
    with pytest.raises(ValueError, match="state"):
        printable(math.nan, (75.0,))


@given(st.floats(0, 100), st.integers(0, 3))
def test_no_printed_score_lands_in_another_band(score: float, places: int) -> None:
    policy = Policy()
    printed = float(print_score(score, policy, places))
    assert bands([printed], policy).tolist() == bands([score], policy).tolist()
    assert abs(printed - score) <= 10.0**-places
