"""How firm a colour is: the same seed, the same answer; and the obvious cases come out obvious."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from evalua.scoring.policy import Policy
from evalua.scoring.result import score
from evalua.scoring.robustness import ROBUSTNESS_COLUMNS, _Model, robustness
from scoring.build import (
    TOY_ASSESSMENT,
    assessment,
    observation,
    observations,
    row,
    toy,
)

POLICY = Policy()


def firmness(*rows: dict[str, Any], policy: Policy = POLICY, runs: int = 400) -> pd.DataFrame:
    return robustness(score(observations(*rows), policy), policy, seed=7, runs=runs)


def test_the_same_seed_gives_the_same_runs() -> None:
    scores = score(toy(), POLICY, assessment(**TOY_ASSESSMENT))
    first, second = (robustness(scores, POLICY, seed=3, runs=200) for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
    assert tuple(first.columns) == ROBUSTNESS_COLUMNS


def test_far_from_every_limit_the_band_always_stays() -> None:
    found = row(firmness(observation("A01-Q01-01", value=95.0)), "A01")
    assert (found["stays"], found["band"], found["margin"]) == (1.0, "green", 20.0)
    assert found["moves_most"] == ""


def test_on_the_limit_the_band_stays_half_of_the_time() -> None:
    found = row(firmness(observation("A01-Q01-01", value=75.0), runs=2000), "A01")
    assert found["stays"] == pytest.approx(0.5, abs=0.05)


def test_on_the_coverage_threshold_half_of_the_runs_lose_their_score() -> None:
    rows = [observation("A01-Q01-01", value=95.0), observation("A01-Q01-02", state="no_data")]
    found = row(firmness(*rows, runs=2000), "A01")
    assert found["unscored"] == pytest.approx(0.5, abs=0.05)
    # Far from every limit, what does not lose its score keeps its band.
    assert found["stays"] == pytest.approx(1.0 - found["unscored"])
    complete = row(firmness(observation("A01-Q01-01", value=95.0)), "A01")
    assert complete["unscored"] == 0.0


def test_scores_stay_between_the_lowest_and_the_highest_run() -> None:
    rows = [observation("A01-Q01-01", value=90.0), observation("A01-Q01-02", value=40.0)]
    found = row(firmness(*rows), "A01")
    assert 40.0 <= found["lowest"] < found["score"] < found["highest"] <= 90.0


def test_the_heaviest_and_most_distant_indicator_moves_it_most() -> None:
    rows = [
        observation("A01-Q01-01", value=60.0),
        observation("A01-Q01-02", value=62.0),
        observation("A01-Q01-03", value=95.0),
    ]
    found = row(firmness(*rows), "A01")
    assert found["moves_most"] == "A01-Q01-03"
    alone = (60 + 62 + 1.25 * 95) / 3.25, (60 + 62 + 0.75 * 95) / 2.75
    base = (60 + 62 + 95) / 3
    assert found["moves_points"] == pytest.approx(max(abs(s - base) for s in alone))


def test_a_weight_that_would_take_the_score_away_is_measured_by_its_other_move() -> None:
    rows = [
        observation("A01-Q01-01", value=60.0),
        observation("A01-Q01-02", value=70.0),
        observation("A01-Q01-03", state="no_data"),
        observation("A01-Q01-04", state="no_data"),
    ]
    found = row(firmness(*rows), "A01")
    assert found["moves_points"] == pytest.approx((60 + 1.25 * 70) / 2.25 - 65)


def test_a_zero_makes_the_kind_of_mean_what_moves_it_most() -> None:
    rows = [observation("A01-Q01-01", value=0.0), observation("A01-Q01-02", value=90.0)]
    found = row(firmness(*rows), "A01")
    assert (found["moves_most"], found["moves_points"]) == ("mean", pytest.approx(45.0))


def test_without_a_band_there_is_nothing_to_stay() -> None:
    unscored = row(firmness(observation("A01-Q01-01", state="no_data")), "A01")
    facts = row(firmness(observation("A01-Q01-01"), policy=Policy(bands=False)), "A01")
    assert math.isnan(unscored["stays"])
    assert math.isnan(facts["stays"])


@pytest.mark.parametrize("policy", [POLICY, Policy(mean="geometric", coverage_min=0.6)])
def test_untouched_weights_give_the_scores_of_the_engine(policy: Policy) -> None:
    scores = score(toy(), policy, assessment(**TOY_ASSESSMENT))
    model = _Model.of(scores, policy)
    (same,) = model.scored(np.ones((1, len(model.codes))), policy)
    engine = [*scores.areas["score"], *scores.index["score"]]
    np.testing.assert_allclose(same, engine, rtol=1e-12)


def test_moved_weights_give_the_scores_of_the_engine_with_those_weights() -> None:
    answers = assessment(**TOY_ASSESSMENT)
    model = _Model.of(score(toy(), POLICY, answers), POLICY)
    factors = np.linspace(0.75, 1.25, len(model.codes))
    moved = dict(zip(model.codes, model.weights * factors, strict=True))
    policy = replace(POLICY, indicator_weights=moved, question_weights=moved, area_weights=moved)
    engine = score(toy(), policy, answers)
    (same,) = model.scored(factors[None, :], POLICY)
    expected = [*engine.areas["score"], *engine.index["score"]]
    np.testing.assert_allclose(same, expected, rtol=1e-12)
