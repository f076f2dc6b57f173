"""What holds for any observations whatsoever."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalua.scoring.achievement import achievement, achievement_range
from evalua.scoring.change import PARTS, change, change_by_indicator
from evalua.scoring.explanation import explain
from evalua.scoring.means import mean_arithmetic, mean_geometric
from evalua.scoring.policy import Policy
from evalua.scoring.result import Scores, score
from evalua.scoring.states import State
from scoring.build import NOTHING, observation, observations

CODES = [f"A0{(q + 1) // 2}-Q0{q}-0{i}" for q in range(1, 7) for i in range(1, 4)]
QUESTIONS = [f"Q0{q}" for q in range(1, 7)]
FINITE = st.floats(-1e6, 1e6, allow_nan=False)
SCORE = st.floats(0, 100)
# Weights whose product with a score keeps full precision.
WEIGHT = st.floats(0.1, 10)

some = settings(max_examples=40, deadline=None)
few = settings(max_examples=15, deadline=None)  # a change is five scores


@st.composite
def rows(draw: st.DrawFn) -> pd.DataFrame:
    """Observations of the same 18 indicators, in any state and order."""
    made = [draw(_row(code)) for code in CODES]
    return observations(*draw(st.permutations(made)))


@st.composite
def _row(draw: st.DrawFn, code: str) -> dict[str, Any]:
    core = code.endswith("1")
    rule = draw(st.sampled_from(["proportion", "threshold", "range", "milestone"]))
    target = draw(st.sampled_from([NOTHING, 0.0, 40.0, 90.0]))
    return observation(
        code,
        core=core,
        adopted=core or draw(st.booleans()),
        value=draw(st.one_of(st.just(NOTHING), st.floats(-50, 200))),
        state=draw(st.sampled_from([State.CALCULABLE] * 6 + list(State))),
        score_rule=rule,
        target=target,
        zero=draw(st.sampled_from([NOTHING, 60.0, 0.0])),
        target_low=45.0,
        target_high=60.0,
        range_width=25.0,
        due_target=target * draw(st.sampled_from([0.5, 1.0])),
    )


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    return Policy(
        coverage_min=draw(st.sampled_from([0.0, 0.3, 0.5])),
        mean=draw(st.sampled_from(["arithmetic", "geometric"])),
        question_weights=draw(st.dictionaries(st.sampled_from(QUESTIONS), WEIGHT)),
        indicator_weights=draw(st.dictionaries(st.sampled_from(CODES), WEIGHT)),
    )


@st.composite
def assessments(draw: st.DrawFn) -> pd.DataFrame | None:
    asked = draw(st.none() | st.dictionaries(st.sampled_from(QUESTIONS), SCORE))
    if asked is None:
        return None
    return pd.DataFrame({"question": list(asked), "score": list(asked.values())})


def all_scores(scores: Scores) -> np.ndarray[Any, np.dtype[np.float64]]:
    frames = (scores.indicators, scores.questions, scores.areas, scores.index)
    return np.concatenate([f["score"].to_numpy(dtype=float) for f in frames])


def index_of(scores: Scores) -> float:
    return float(scores.index["score"].iloc[0])


@some
@given(rows(), policies(), assessments())
def test_every_score_lies_between_0_and_100_and_every_coverage_between_0_and_1(
    frame: pd.DataFrame, policy: Policy, answers: pd.DataFrame | None
) -> None:
    scores = score(frame, policy, answers)
    found = all_scores(scores)
    assert ((found >= 0) & (found <= 100) | np.isnan(found)).all()
    for level in (scores.questions, scores.areas, scores.index):
        assert (level["coverage"].isna() | level["coverage"].between(0, 1 + 1e-12)).all()
        assert (level["measured"] <= level["applicable_count"]).all()
        assert (level["applicable_count"] <= level["adopted_count"]).all()
        assert (level["adopted_count"] <= level["catalogue_count"]).all()


@few
@given(rows(), policies(), assessments())
def test_an_input_is_never_changed(
    frame: pd.DataFrame, policy: Policy, answers: pd.DataFrame | None
) -> None:
    kept, kept_answers = frame.copy(), None if answers is None else answers.copy()
    scores = score(frame, policy, answers)
    stages = [f.copy() for f in (scores.indicators, scores.questions, scores.areas, scores.index)]
    explain(scores, "index")
    change(scores, scores, policy, policy)
    pd.testing.assert_frame_equal(frame, kept)
    if answers is not None and kept_answers is not None:
        pd.testing.assert_frame_equal(answers, kept_answers)
    after = (scores.indicators, scores.questions, scores.areas, scores.index)
    for stage, copy in zip(after, stages, strict=True):
        pd.testing.assert_frame_equal(stage, copy)


@some
@given(rows(), policies(), assessments(), st.randoms())
def test_the_order_of_the_rows_means_nothing(
    frame: pd.DataFrame, policy: Policy, answers: pd.DataFrame | None, random: Any
) -> None:
    order = list(range(len(frame)))
    random.shuffle(order)
    first, second = score(frame, policy, answers), score(frame.iloc[order], policy, answers)
    for name in ("indicators", "questions", "areas", "index"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))


@some
@given(rows(), policies(), st.floats(0.01, 100))
def test_only_the_proportion_of_the_weights_counts(
    frame: pd.DataFrame, policy: Policy, scale: float
) -> None:
    scaled = replace(
        policy,
        core_weight=policy.core_weight * scale,
        complementary_weight=policy.complementary_weight * scale,
        indicator_weights={c: w * scale for c, w in policy.indicator_weights.items()},
    )
    np.testing.assert_allclose(
        all_scores(score(frame, policy)), all_scores(score(frame, scaled)), rtol=1e-9, atol=1e-9
    )


@some
@given(rows(), policies(), st.sampled_from([0.125, 8.0, 1024.0]))
def test_the_unit_of_an_indicator_means_nothing(
    frame: pd.DataFrame, policy: Policy, unit: float
) -> None:
    columns = ["value", "target", "zero", "target_low", "target_high", "range_width", "due_target"]
    scaled = frame.assign(**{c: frame[c] * unit for c in columns})
    np.testing.assert_array_equal(
        all_scores(score(frame, policy)), all_scores(score(scaled, policy))
    )


@some
@given(rows(), st.sampled_from(["arithmetic", "geometric"]))
def test_a_missing_row_scores_as_an_absent_one(frame: pd.DataFrame, mean: Any) -> None:
    policy = Policy(coverage_min=0.0, mean=mean)
    present = frame[frame["state"] != State.NO_DATA]
    first, second = score(frame, policy), score(present, policy)
    assert index_of(first) == pytest.approx(index_of(second), nan_ok=True)


@some
@given(rows(), assessments())
def test_the_geometric_mean_is_never_above_the_arithmetic(
    frame: pd.DataFrame, answers: pd.DataFrame | None
) -> None:
    plain = all_scores(score(frame, Policy(), answers))
    geometric = all_scores(score(frame, Policy(mean="geometric"), answers))
    assert (np.isnan(plain) == np.isnan(geometric)).all()
    assert (np.nan_to_num(geometric) <= np.nan_to_num(plain) + 1e-9).all()


@some
@given(rows(), policies(), st.sampled_from(CODES), st.floats(-50, 200), st.floats(0, 100))
def test_a_better_value_never_lowers_the_index(
    frame: pd.DataFrame, policy: Policy, code: str, value: float, more: float
) -> None:
    target, zero = 90.0, 60.0 if code.endswith("2") else 120.0
    better = value + more if target > zero else value - more
    given_ = {"score_rule": "threshold", "target": target, "due_target": target, "zero": zero}
    here = frame["indicator"] == code

    def with_value(figure: float) -> Scores:
        changed = frame.assign(**{c: frame[c].mask(here, v) for c, v in given_.items()})
        state = frame["state"].mask(here, State.CALCULABLE)
        return score(changed.assign(state=state, value=frame["value"].mask(here, figure)), policy)

    low, high = index_of(with_value(value)), index_of(with_value(better))
    assert math.isnan(low) == math.isnan(high)
    assert math.isnan(low) or high >= low - 1e-9


@some
@given(rows(), policies(), assessments())
def test_the_contributions_of_an_explanation_sum_to_the_score(
    frame: pd.DataFrame, policy: Policy, answers: pd.DataFrame | None
) -> None:
    nodes = list(explain(score(frame, policy, answers), "index").walk())
    assert len(nodes) >= 1 + 3 + 6 + len(CODES)
    for node in nodes:
        if node.children and not math.isnan(node.raw_score):
            total = sum(c.contribution for c in node.children)
            assert total == pytest.approx(node.raw_score, abs=1e-9)


@few
@given(rows(), rows(), policies(), policies(), assessments(), assessments())
def test_the_parts_of_a_change_sum_to_the_change(
    first: pd.DataFrame,
    second: pd.DataFrame,
    old: Policy,
    new: Policy,
    answers_old: pd.DataFrame | None,
    answers_new: pd.DataFrame | None,
) -> None:
    before, after = score(first, old, answers_old), score(second, new, answers_new)
    areas = change(before, after, old, new)
    np.testing.assert_allclose(
        areas[list(PARTS)].sum(axis=1, skipna=False), areas["total"], atol=1e-9
    )
    np.testing.assert_array_equal(areas["total"], areas["after"] - areas["before"])
    items = change_by_indicator(before, after, old, new)
    sums = items.groupby("parent")[["total", *PARTS]].sum(min_count=1)
    parents = areas.set_index("code").loc[sums.index, ["total", *PARTS]]
    np.testing.assert_allclose(sums, parents, atol=1e-9)


@few
@given(rows(), policies(), assessments())
def test_nothing_changes_when_nothing_changed(
    frame: pd.DataFrame, policy: Policy, answers: pd.DataFrame | None
) -> None:
    scores = score(frame, policy, answers)
    parts = change(scores, scores, policy, policy)[["total", *PARTS]]
    np.testing.assert_allclose(parts.fillna(0.0), 0.0, atol=1e-9)


@given(FINITE, FINITE, FINITE)
def test_achievement_has_no_side(zero: float, target: float, value: float) -> None:
    here, mirrored = achievement(value, zero, target), achievement(-value, -zero, -target)
    assert here == mirrored or (math.isnan(here) and math.isnan(mirrored))


@given(FINITE, FINITE, FINITE, st.integers(-20, 20))
def test_achievement_has_no_unit(zero: float, target: float, value: float, power: int) -> None:
    unit = 10.0**power
    distant = abs(target - zero) > 1e-3
    here = achievement(value, zero, target)
    there = achievement(value * unit, zero * unit, target * unit)
    assert not distant or there == pytest.approx(here, abs=1e-6)


@given(FINITE, FINITE, FINITE, st.floats(0, 1e6))
def test_achievement_grows_towards_the_target(
    zero: float, target: float, value: float, step: float
) -> None:
    towards = value + math.copysign(step, target - zero)
    before, after = achievement(value, zero, target), achievement(towards, zero, target)
    assert math.isnan(before) == math.isnan(after) == (zero == target)
    assert math.isnan(before) or 0 <= before <= after <= 1


@given(FINITE, FINITE, st.floats(0, 1e3), st.floats(0.1, 1e3))
def test_a_range_is_scored_alike_on_both_sides(
    value: float, low: float, length: float, width: float
) -> None:
    high = low + length
    here = achievement_range(value, low, high, width)
    assert 0 <= here <= 1
    assert here == pytest.approx(achievement_range(-value, -high, -low, width), abs=1e-9)


@given(st.lists(st.tuples(SCORE, WEIGHT), min_size=1, max_size=8))
def test_a_mean_lies_within_what_it_averages(pairs: list[tuple[float, float]]) -> None:
    values, weights = zip(*pairs, strict=True)
    plain, geometric = mean_arithmetic(values, weights), mean_geometric(values, weights)
    assert min(values) <= geometric <= plain + 1e-9
    assert plain <= max(values)
    assert (geometric == 0) == (0 in values) or geometric < 1e-300
