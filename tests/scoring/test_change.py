"""A change is split in performance, what entered or left, and rules, with nothing left over."""

from typing import Any

import pandas as pd
import pytest

from evalua.scoring.change import PARTS, change, change_by_indicator
from evalua.scoring.policy import Policy
from evalua.scoring.result import score
from scoring.build import NOTHING, assessment, observation, observations, row

POLICY = Policy()


def parts(
    before: pd.DataFrame,
    after: pd.DataFrame,
    code: str = "A01",
    policies: tuple[Policy, Policy] = (POLICY, POLICY),
    answers: tuple[pd.DataFrame | None, pd.DataFrame | None] = (None, None),
) -> dict[str, Any]:
    first, second = score(before, policies[0], answers[0]), score(after, policies[1], answers[1])
    return row(change(first, second, *policies), code)


def one(**given: Any) -> pd.DataFrame:
    return observations(observation("A01-Q01-01", **given))


def test_the_same_indicators_and_rules_are_all_performance() -> None:
    found = parts(one(value=60.0), one(value=80.0))
    assert found["total"] == found["performance"] == pytest.approx(20.0)
    assert (found["entered_or_left"], found["rules"]) == (pytest.approx(0), pytest.approx(0))


def test_a_new_target_is_a_rule() -> None:
    found = parts(one(value=40.0, target=100.0), one(value=45.0, target=90.0))
    assert found["performance"] == pytest.approx(5.0)  # 45 of 100 against 40 of 100
    assert found["rules"] == pytest.approx(5.0)  # 45 of 90 is 50
    assert found["entered_or_left"] == pytest.approx(0.0)


def test_the_months_that_pass_under_a_prorated_target_are_performance() -> None:
    october = one(value=2.0, target=6.0, due_target=5.0)
    november = one(value=2.0, target=6.0, due_target=5.5)
    found = parts(october, november)
    assert found["performance"] == pytest.approx(200 / 5.5 - 40)
    assert found["rules"] == pytest.approx(0.0)


def test_a_new_annual_target_under_prorating_is_split() -> None:
    october = one(value=2.0, target=6.0, due_target=5.0)
    november = one(value=2.0, target=12.0, due_target=11.0)
    found = parts(october, november)
    assert found["performance"] == pytest.approx(200 / 5.5 - 40)
    assert found["rules"] == pytest.approx(200 / 11 - 200 / 5.5)


def test_an_indicator_that_enters_is_not_performance() -> None:
    before = observations(observation("A01-Q01-01", value=60.0))
    after = observations(
        observation("A01-Q01-01", value=60.0), observation("A01-Q01-02", value=100.0)
    )
    found = parts(before, after)
    assert (found["entered_or_left"], found["total"]) == (pytest.approx(20.0), pytest.approx(20.0))
    assert found["performance"] == pytest.approx(0.0)


def test_an_indicator_that_loses_its_data_left() -> None:
    before = observations(
        observation("A01-Q01-01", value=60.0), observation("A01-Q01-02", value=100.0)
    )
    after = observations(
        observation("A01-Q01-01", value=70.0),
        observation("A01-Q01-02", value=NOTHING, state="no_data"),
    )
    found = parts(before, after)
    assert found["performance"] == pytest.approx(10.0)
    assert found["entered_or_left"] == pytest.approx(-20.0)


def test_weights_and_kind_of_mean_are_rules() -> None:
    rows = observations(
        observation("A01-Q01-01", value=25.0), observation("A01-Q01-02", value=100.0)
    )
    weighted = parts(rows, rows, policies=(POLICY, Policy(indicator_weights={"A01-Q01-01": 6.0})))
    assert (weighted["rules"], weighted["total"]) == (
        pytest.approx(43.75 - 62.5),
        pytest.approx(43.75 - 62.5),
    )
    other = parts(rows, rows, policies=(POLICY, Policy(mean="geometric")))
    assert (other["rules"], other["total"]) == (pytest.approx(-12.5), pytest.approx(-12.5))


def test_a_new_coverage_threshold_is_a_rule() -> None:
    rows = observations(
        observation("A01-Q01-01", value=60.0),
        observation("A01-Q02-01", value=90.0),
        observation("A01-Q02-02", value=NOTHING, state="no_data", core=False),
    )
    found = parts(rows, rows, policies=(POLICY, Policy(coverage_min=0.8)))
    assert (found["rules"], found["total"]) == (
        pytest.approx(60.0 - 75.0),
        pytest.approx(60.0 - 75.0),
    )


def test_a_score_that_the_old_threshold_would_refuse_is_no_performance() -> None:
    full = observations(
        observation("A01-Q01-01", value=60.0), observation("A01-Q01-02", value=60.0)
    )
    half = observations(
        observation("A01-Q01-01", value=80.0),
        observation("A01-Q01-02", value=NOTHING, state="no_data"),
    )
    found = parts(full, half, policies=(Policy(coverage_min=0.8), POLICY))
    assert (found["entered_or_left"], found["total"]) == (pytest.approx(20.0), pytest.approx(20.0))
    assert (found["performance"], found["rules"]) == (0.0, 0.0)


def test_a_self_assessment_that_changes_is_performance_and_one_that_expires_left() -> None:
    rows = one(value=60.0)
    moved = parts(rows, rows, answers=(assessment(Q01=50.0), assessment(Q01=70.0)))
    assert (moved["performance"], moved["total"]) == (pytest.approx(6.0), pytest.approx(6.0))
    expired = parts(rows, rows, answers=(assessment(Q01=50.0), None))
    assert (expired["entered_or_left"], expired["total"]) == (
        pytest.approx(3.0),
        pytest.approx(3.0),
    )


def test_without_a_score_on_both_dates_there_is_no_change_to_explain() -> None:
    missing = one(value=NOTHING, state="no_data")
    found = parts(missing, one(value=60.0))
    assert pd.isna([found["before"], found["total"], *(found[p] for p in PARTS)]).all()


def test_nothing_in_common_is_all_entered_or_left() -> None:
    before = observations(
        observation("A01-Q01-01", value=60.0), observation("A01-Q01-02", state="not_due")
    )
    after = observations(
        observation("A01-Q01-01", state="not_due"), observation("A01-Q01-02", value=90.0)
    )
    found = parts(before, after)
    assert (found["entered_or_left"], found["total"]) == (pytest.approx(30.0), pytest.approx(30.0))


def test_each_indicator_shows_its_points_and_they_sum_to_the_area() -> None:
    before = observations(
        observation("A01-Q01-01", value=60.0), observation("A01-Q01-02", value=100.0)
    )
    after = observations(
        observation("A01-Q01-01", value=90.0), observation("A01-Q01-02", value=80.0)
    )
    first, second = score(before, POLICY), score(after, POLICY)
    items = change_by_indicator(first, second, POLICY, POLICY)
    area = items[items["parent"] == "A01"].set_index("code")
    assert area["performance"].to_dict() == pytest.approx({"A01-Q01-01": 15.0, "A01-Q01-02": -10.0})
    assert area["total"].sum() == pytest.approx(5.0)


def test_the_index_is_split_as_well() -> None:
    before = observations(observation("A01-Q01-01", value=60.0), observation("A02-Q04-01"))
    after = observations(observation("A01-Q01-01", value=80.0), observation("A02-Q04-01"))
    found = parts(before, after, "index")
    assert (found["level"], found["performance"]) == ("index", pytest.approx(10.0))
