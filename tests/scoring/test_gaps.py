"""What each missing datum does: the same as scoring again with that datum there."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from evalua.scoring.gaps import GAP_COLUMNS, RANGE_COLUMNS, gaps, possible_scores
from evalua.scoring.policy import Policy
from evalua.scoring.result import Scores, score
from scoring.build import NOTHING, TOY_ASSESSMENT, assessment, observation, observations, row, toy

POLICY = Policy()


def scored(frame: pd.DataFrame, policy: Policy = POLICY) -> Scores:
    return score(frame, policy)


def gap_of(frame: pd.DataFrame, code: str, policy: Policy = POLICY) -> dict[str, float]:
    found = gaps(scored(frame, policy), policy)
    (line,) = found[found["indicator"] == code].to_dict("records")
    return line


def missing(code: str, **given: object) -> dict[str, object]:
    return observation(code, value=NOTHING, state="no_data", **given)


def test_a_gap_says_the_coverage_it_takes_and_the_two_ends_of_the_score() -> None:
    # Question 1 scores 60; question 2 lacks its only indicator: coverage 1 of 2 questions. With it
    # at 0 the area is (60 + 0)/2, with it at 100 (60 + 100)/2.
    found = gap_of(observations(observation("A01-Q01-01"), missing("A01-Q02-01")), "A01-Q02-01")
    assert (found["coverage"], found["coverage_with"]) == (0.5, 1.0)
    assert (found["score"], found["if_zero"], found["if_full"]) == (60.0, 30.0, 80.0)


def test_alone_under_the_threshold_the_area_would_still_have_no_score() -> None:
    frame = observations(
        *(missing(f"A01-Q0{n}-01") for n in (1, 2, 3)),
    )
    found = gap_of(frame, "A01-Q02-01")
    assert math.isnan(found["if_zero"]) and found["coverage_with"] == pytest.approx(1 / 3)


def test_what_does_not_apply_is_not_a_gap() -> None:
    frame = observations(
        observation("A01-Q01-01"), observation("A01-Q01-02", value=NOTHING, state="not_due")
    )
    found = gaps(scored(frame), POLICY)
    assert found.empty and tuple(found.columns) == GAP_COLUMNS


def test_a_value_without_target_is_a_gap_too() -> None:
    frame = observations(observation("A01-Q01-01"), observation("A01-Q01-02", target=NOTHING))
    assert gap_of(frame, "A01-Q01-02")["state"] == "no_target"


def test_the_geometric_mean_falls_to_zero_with_a_single_zero() -> None:
    policy = Policy(mean="geometric")
    frame = observations(observation("A01-Q01-01", value=81.0), missing("A01-Q01-02"))
    found = gap_of(frame, "A01-Q01-02", policy)
    # √(81 × 100) = 90.
    assert (found["if_zero"], found["if_full"]) == (0.0, pytest.approx(90.0))


def test_self_assessment_keeps_its_share() -> None:
    given = score(toy(), POLICY, assessment(**TOY_ASSESSMENT))
    found = gaps(given, POLICY).set_index("indicator").loc["A02-Q06-01"]
    # Question 6: 0.7 × (0 or 100) + 0.3 × 41.67 = 12.5 or 82.5; question 4 has 70.89.
    question = row(given.questions, "Q04")["score"]
    assert found["if_zero"] == pytest.approx((question + 12.5) / 2)
    assert found["if_full"] == pytest.approx((question + 82.5) / 2)


@pytest.mark.parametrize("seed", range(6))
def test_every_gap_is_what_scoring_again_would_give(seed: int) -> None:
    chance = np.random.default_rng(seed)
    policy = Policy(mean="geometric" if seed % 2 else "arithmetic", coverage_min=0.4)
    frame = _random(chance)
    for line in gaps(scored(frame, policy), policy).to_dict("records"):
        for end, name in ((0.0, "if_zero"), (100.0, "if_full")):
            again = row(scored(_given(frame, line["indicator"], end), policy).areas, line["area"])
            assert line[name] == pytest.approx(again["score"], nan_ok=True)
            assert line["coverage_with"] == pytest.approx(again["coverage"])


def test_all_the_gaps_of_an_area_together_bound_its_score() -> None:
    frame = observations(
        observation("A01-Q01-01"),
        missing("A01-Q01-02"),
        missing("A01-Q02-01"),
        observation("A02-Q04-01", value=70.0),
    )
    found = possible_scores(scored(frame), POLICY)
    assert tuple(found.columns) == RANGE_COLUMNS
    first, second = found.to_dict("records")
    # Question 1 between (60 + 0)/2 and (60 + 100)/2; question 2 between 0 and 100.
    assert (first["missing"], first["lowest"], first["highest"]) == (2, 15.0, 90.0)
    assert (second["missing"], second["lowest"], second["highest"]) == (0, 70.0, 70.0)


def _random(chance: np.random.Generator) -> pd.DataFrame:
    rows = []
    for area in ("A01", "A02"):
        for question in range(1, 4):
            for place in range(1, 4):
                code = f"{area}-Q{area[2]}{question}-0{place}"
                told = {"value": float(chance.uniform(1, 130)), "core": bool(chance.integers(2))}
                rows.append(missing(code) if chance.random() < 0.3 else observation(code, **told))
    return observations(*rows)


def _given(frame: pd.DataFrame, code: str, end: float) -> pd.DataFrame:
    chosen = frame["indicator"] == code
    return frame.assign(
        value=frame["value"].mask(chosen, end), state=frame["state"].mask(chosen, "calculable")
    )
