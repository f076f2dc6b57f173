"""What holds of every measure, whatever was recorded."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
import pytest

from evalua.measures.frames import FRAMES
from evalua.measures.inputs import Inputs
from evalua.measures.measured import Measured, by_municipality
from evalua.measures.registry import MEASURES
from measures.chance import CUT, association, later
from measures.records import Rows, cut_at, records
from measures.worked import CATALOG

by_chance = pytest.mark.parametrize("seed", range(10))
AT = cut_at(CUT.isoformat())
# Python over 3,000 rows takes tenths of a second; whole columns take some milliseconds.
OF_ANOTHER_WHOLE = ("A02-Q04-05", "A08-Q20-02")
"""What is compared with something it is no part of: old debt, and what was spent of a programme."""


def measured(inputs: Inputs) -> dict[str, Measured]:
    return {code: measure(inputs, AT, CATALOG) for code, measure in MEASURES.items()}


@cache
def known(seed: int) -> tuple[Rows, ...]:
    return tuple(association(seed))


@cache
def recorded(seed: int) -> Inputs:
    return records(*known(seed))


@cache
def measured_by_chance(seed: int) -> dict[str, Measured]:
    return measured(recorded(seed))


def plain(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values(["label", "uid", "dated_on", "municipality_ids"], ignore_index=True)


def assert_same(one: dict[str, Measured], other: dict[str, Measured]) -> None:
    for code, result in one.items():
        assert (result.state, result.reason) == (other[code].state, other[code].reason), code
        pd.testing.assert_frame_equal(plain(result.detail), plain(other[code].detail))


def shuffled(inputs: Inputs, seed: int) -> Inputs:
    frames = {
        name: getattr(inputs, name).sample(frac=1, random_state=seed, ignore_index=True)
        for name in FRAMES
    }
    return Inputs.of(inputs.evaluation_start, **frames)


@by_chance
def test_every_row_of_a_percentage_adds_no_more_to_its_numerator_than_to_its_denominator(
    seed: int,
) -> None:
    for code, result in measured_by_chance(seed).items():
        if CATALOG.indicator(code).kind == "percentage":
            rows = result.detail
            assert (rows["numerator"].isna() == rows["denominator"].isna()).all(), code
            counted = rows.dropna(subset=["denominator"])
            assert (counted["numerator"] >= 0).all(), code
            if code not in OF_ANOTHER_WHOLE:
                assert (counted["numerator"] <= counted["denominator"]).all(), code


@by_chance
def test_a_count_adds_one_or_nothing_for_each_row_and_has_no_denominator(seed: int) -> None:
    for code, result in measured_by_chance(seed).items():
        card = CATALOG.indicator(code)
        if card.kind == "count" and card.formula_key != "sum":
            assert result.detail["numerator"].isin([0.0, 1.0]).all(), code
            assert np.isnan(result.denominator), code


@by_chance
def test_the_order_in_which_rows_were_read_changes_nothing(seed: int) -> None:
    assert_same(measured_by_chance(seed), measured(shuffled(recorded(seed), seed)))


@by_chance
def test_what_happens_after_the_cut_changes_nothing(seed: int) -> None:
    after = records(*known(seed), *later(seed))
    assert_same(measured_by_chance(seed), measured(after))


@by_chance
def test_a_row_of_several_municipalities_is_whole_in_each_of_them(seed: int) -> None:
    for code, result in measured_by_chance(seed).items():
        rows = result.detail
        times = rows["municipality_ids"].map(len)
        sums = by_municipality(rows)
        for name in ("numerator", "denominator"):
            assert sums[name].sum() == pytest.approx((rows[name] * times).sum()), code


@by_chance
def test_every_row_says_where_it_comes_from_and_why_it_counts(seed: int) -> None:
    for code, result in measured_by_chance(seed).items():
        rows = result.detail
        assert (rows["note"] != "").all() and rows["note"].notna().all(), code
        assert (rows["register"] != "").all() and (rows["label"].str.len() > 0).all(), code
        # A piece of the legal file that nobody recorded has a row of its own, and counts nothing.
        lacking = (rows["register"] == "legal_piece") & (rows["numerator"] == 0)
        unrecorded = (rows["uid"] == "") & ~rows["register"].isin(["milestone", "total"])
        assert not (unrecorded & ~lacking).any(), code


@by_chance
def test_payments_of_another_size_of_unit_give_the_same_percentage(seed: int) -> None:
    inputs = recorded(seed)
    frames = {
        name: getattr(inputs, name).assign(amount=lambda rows: rows["amount"] * 1000)
        for name in ("charges", "allocations", "write_offs")
    }
    thousand = Inputs.of(
        inputs.evaluation_start, **{n: getattr(inputs, n) for n in FRAMES} | frames
    )
    one = measured_by_chance(seed)["A02-Q04-01"]
    other = MEASURES["A02-Q04-01"](thousand, AT, CATALOG)
    assert other.numerator == pytest.approx(1000 * one.numerator)
    assert other.denominator == pytest.approx(1000 * one.denominator, nan_ok=True)
