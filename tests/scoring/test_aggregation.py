"""From indicators to the index: means, coverage, thresholds, scope."""

import math

import numpy as np
import pandas as pd
import pytest

from evalua.scoring.aggregation import PARENT_COLUMNS
from evalua.scoring.means import mean_arithmetic, mean_geometric
from evalua.scoring.policy import Policy
from evalua.scoring.result import Scores, score
from scoring.build import (
    NOTHING,
    TOY_ASSESSMENT,
    assessment,
    observation,
    observations,
    row,
    toy,
)

POLICY = Policy()


def toy_scores(policy: Policy = POLICY) -> Scores:
    return score(toy(), policy, assessment(**TOY_ASSESSMENT))


def test_the_toy_universe_by_hand() -> None:
    scores = toy_scores()
    q04 = 0.7 * (2 * 75 / 90 * 100 + 60) / 3 + 0.3 * 60
    assert row(scores.questions, "Q04")["score"] == pytest.approx(q04)
    assert q04 == pytest.approx(70.89, abs=0.005)
    assert row(scores.areas, "A02")["score"] == pytest.approx(q04)
    assert row(scores.areas, "A09")["score"] == pytest.approx(72.0)
    assert row(scores.index, "index")["score"] == pytest.approx((q04 + 72) / 2)
    assert row(scores.index, "index")["band"] == "amber"


def test_the_self_assessment_is_no_part_of_the_coverage() -> None:
    scores = toy_scores()
    assert [row(scores.questions, q)["coverage"] for q in ("Q04", "Q06", "Q22")] == [1, 0, 1]
    assert [row(scores.areas, a)["coverage"] for a in ("A02", "A09")] == [0.5, 1.0]
    assert row(scores.index, "index")["coverage"] == pytest.approx(0.75)


def test_a_question_with_only_a_self_assessment_has_no_score() -> None:
    q06 = row(toy_scores().questions, "Q06")
    assert q06["raw_score"] == pytest.approx(41.67, abs=0.005)
    assert math.isnan(q06["score"])
    assert (q06["state"], q06["band"]) == ("insufficient_data", "")


def test_not_even_without_a_threshold() -> None:
    q06 = row(toy_scores(Policy(coverage_min=0.0)).questions, "Q06")
    assert math.isnan(q06["score"])


def test_without_a_round_the_indicators_are_alone() -> None:
    scores = score(toy(), POLICY)
    assert row(scores.areas, "A02")["score"] == pytest.approx(75.56, abs=0.005)
    assert row(scores.areas, "A02")["band"] == "green"
    assert not scores.index["includes_assessment"].any()


def test_what_includes_a_self_assessment_says_so() -> None:
    scores = toy_scores()
    assert [row(scores.areas, a)["includes_assessment"] for a in ("A02", "A09")] == [True, False]
    assert row(scores.index, "index")["includes_assessment"]


def test_every_level_has_the_same_columns() -> None:
    scores = toy_scores()
    assert tuple(scores.areas.columns) == tuple(scores.index.columns) == PARENT_COLUMNS
    assert set(PARENT_COLUMNS) < set(scores.questions.columns)


def two_questions(data_of_q2: str) -> pd.DataFrame:
    return observations(
        observation("A01-Q01-01", value=80.0),
        observation("A01-Q02-01", value=20.0, core=False, state=data_of_q2),
        observation("A01-Q02-02", value=20.0, core=True, state="no_data"),
    )


def test_a_child_under_the_threshold_leaves_the_mean_and_stays_in_the_coverage() -> None:
    scores = score(two_questions("calculable"), POLICY)
    q2, a1 = row(scores.questions, "Q02"), row(scores.areas, "A01")
    assert (q2["raw_score"], q2["coverage"]) == (pytest.approx(20.0), pytest.approx(1 / 3))
    assert math.isnan(q2["score"])
    assert a1["score"] == pytest.approx(80.0)
    assert a1["coverage"] == pytest.approx((1 + 1 / 3) / 2)
    assert (a1["applicable_weight"], a1["data_weight"]) == (2.0, pytest.approx(4 / 3))


def test_an_area_under_the_threshold_is_not_in_the_index() -> None:
    rows = observations(
        observation("A01-Q01-01", value=80.0),
        observation("A02-Q04-01", value=10.0, core=False),
        observation("A02-Q04-02", state="overdue"),
    )
    index = row(score(rows, POLICY).index, "index")
    assert index["score"] == pytest.approx(80.0)
    assert index["coverage"] == pytest.approx((1 + 1 / 3) / 2)


@pytest.mark.parametrize(("minimum", "has_score"), [(0.5, True), (0.51, False), (0.0, True)])
def test_the_threshold_itself_is_enough(minimum: float, has_score: bool) -> None:
    rows = observations(
        observation("A01-Q01-01"), observation("A01-Q01-02", state="no_data", value=NOTHING)
    )
    found = row(score(rows, Policy(coverage_min=minimum)).areas, "A01")
    assert math.isnan(found["score"]) != has_score


def test_coverage_at_the_threshold_survives_odd_weights() -> None:
    rows = observations(
        *[observation(f"A01-Q0{q}-01") for q in (1, 2, 3)],
        *[observation(f"A01-Q0{q}-02", state="no_data") for q in (1, 2, 3)],
    )
    policy = Policy(question_weights={"Q01": 0.1, "Q02": 0.2, "Q03": 0.7000000000000001})
    assert row(score(rows, policy).areas, "A01")["state"] == "scored"


@pytest.mark.parametrize("state", ["not_due", "not_applicable", "nothing_programmed"])
def test_what_is_not_applicable_leaves_numerator_and_denominator(state: str) -> None:
    rows = observations(
        observation("A01-Q01-01", value=80.0), observation("A01-Q02-01", state=state)
    )
    scores = score(rows, POLICY)
    assert row(scores.areas, "A01")["coverage"] == 1.0
    assert row(scores.questions, "Q02")["state"] == "nothing_due"
    assert math.isnan(row(scores.questions, "Q02")["coverage"])


def test_the_scope_counts_the_whole_catalogue() -> None:
    rows = observations(
        observation("A01-Q01-01"),
        observation("A01-Q01-02"),
        observation("A01-Q01-03", state="no_data", core=False),
        observation("A01-Q01-04", state="not_due", core=False),
        observation("A01-Q01-05", core=False, adopted=False),
        observation("A01-Q01-06", core=False, adopted=False, state="not_available"),
        observation("A01-Q01-07", core=False, adopted=True, state="not_available"),
    )
    area = row(score(rows, POLICY).areas, "A01")
    counts = [area[c] for c in ("measured", "applicable_count", "adopted_count", "catalogue_count")]
    assert counts == [2, 3, 4, 7]
    assert area["coverage"] == pytest.approx(4 / 5)


def test_a_question_with_nothing_adopted_is_neither_red_nor_missing() -> None:
    rows = observations(
        observation("A01-Q01-01", value=80.0),
        observation("A01-Q02-01", core=False, adopted=False, value=0.0),
        observation("A01-Q02-02", core=False, adopted=True, state="not_available"),
        observation("A02-Q04-01", core=False, adopted=False, value=0.0),
    )
    scores = score(rows, POLICY)
    q2 = row(scores.questions, "Q02")
    assert (q2["state"], q2["band"], q2["catalogue_count"]) == ("not_measured", "", 2)
    assert row(scores.areas, "A01")["score"] == pytest.approx(80.0)
    assert row(scores.areas, "A02")["state"] == "not_measured"
    assert row(scores.index, "index")["coverage"] == 1.0


def test_weights_of_the_board_are_relative() -> None:
    rows = observations(
        observation("A01-Q01-01", value=100.0), observation("A02-Q04-01", value=0.0)
    )
    index = row(score(rows, Policy(area_weights={"A01": 3.0})).index, "index")
    assert index["score"] == pytest.approx(75.0)


def test_the_geometric_mean_with_a_zero_is_zero() -> None:
    rows = observations(
        observation("A01-Q01-01", value=100.0), observation("A01-Q01-02", value=0.0)
    )
    assert row(score(rows, Policy(mean="geometric")).index, "index")["score"] == 0.0
    assert row(score(rows, POLICY).index, "index")["score"] == 50.0


def test_the_geometric_mean_by_hand() -> None:
    assert mean_geometric([25.0, 100.0], [1.0, 1.0]) == pytest.approx(50.0)
    assert mean_geometric([10.0, 80.0], [2.0, 1.0]) == pytest.approx(20.0)  # cube root of 8,000


def test_means_leave_out_what_is_absent() -> None:
    assert mean_arithmetic([30.0, math.nan, 90.0], [1.0, 5.0, 2.0]) == pytest.approx(70.0)
    assert mean_geometric([25.0, math.nan, 100.0], [1.0, 5.0, 1.0]) == pytest.approx(50.0)
    assert math.isnan(mean_arithmetic([math.nan], [1.0]))
    assert math.isnan(mean_geometric([math.nan], [1.0]))
    assert math.isnan(mean_arithmetic([], []))


def test_means_take_many_runs_at_once() -> None:
    runs = mean_arithmetic([[0.0, 100.0], [50.0, math.nan]], [[1.0, 3.0], [1.0, 3.0]])
    np.testing.assert_allclose(runs, [75.0, 50.0])


def test_the_mean_of_equal_scores_is_that_score_exactly() -> None:
    assert mean_arithmetic([75.0] * 3, [0.1, 0.2, 0.3]) == 75.0
    assert mean_geometric([75.0] * 3, [0.1, 0.2, 0.3]) == 75.0


@pytest.mark.parametrize(
    ("given", "what"),
    [
        (pd.DataFrame({"question": ["Q04", "Q04"], "score": [1.0, 2.0]}), "more than one"),
        (assessment(Q04=101.0), "0 to 100"),
    ],
)
def test_a_self_assessment_out_of_order_is_refused(given: pd.DataFrame, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        score(toy(), POLICY, given)


def test_an_empty_catalogue_has_an_index_without_score() -> None:
    scores = score(observations(), POLICY)
    assert (len(scores.questions), len(scores.areas)) == (0, 0)
    assert row(scores.index, "index")["state"] == "not_measured"
