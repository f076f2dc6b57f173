"""From an observation to an indicator's score, state by state."""

import math
from typing import Any

import pandas as pd
import pytest

from evalua.scoring.indicators import score_indicators
from evalua.scoring.policy import Policy
from evalua.scoring.states import State
from scoring.build import NOTHING, observation, observations, row

CODE = "A02-Q04-01"


def scored(**given: Any) -> dict[str, Any]:
    return row(score_indicators(observations(observation(CODE, **given)), Policy()), CODE)


def test_a_proportion_counts_from_zero() -> None:
    found = scored(value=3100 / 4700 * 100, target=90.0)
    assert found["score"] == pytest.approx(73.29, abs=0.005)
    assert (found["band"], found["weight"], found["has_data"]) == ("amber", 2.0, True)


def test_a_proportion_with_a_dated_baseline_counts_from_it() -> None:
    assert scored(value=60.7, zero=50.0)["score"] == pytest.approx(21.4)


def test_the_target_due_is_the_one_that_is_compared() -> None:
    assert scored(value=2.0, target=6.0, due_target=5.0)["score"] == pytest.approx(40.0)
    assert scored(value=9.0, target=6.0, due_target=5.0)["raw_ratio"] == pytest.approx(1.8)


def test_a_threshold_falls_from_target_to_zero_point() -> None:
    found = scored(score_rule="threshold", value=22.0, target=10.0, zero=40.0)
    assert found["score"] == pytest.approx(60.0)


def test_a_lower_is_better_target_of_zero_is_a_target() -> None:
    found = scored(score_rule="threshold", value=1.0, target=0.0, zero=4.0)
    assert (found["state"], found["score"]) == ("calculable", pytest.approx(75.0))


def test_a_range_is_scored_without_a_single_target() -> None:
    limits = {"target": NOTHING, "target_low": 45.0, "target_high": 60.0, "range_width": 25.0}
    assert scored(score_rule="range", value=38.0, **limits)["score"] == pytest.approx(72.0)


@pytest.mark.parametrize(("value", "score"), [(1.0, 100.0), (0.0, 0.0), (0.99, 0.0)])
def test_a_milestone_is_met_or_not(value: float, score: float) -> None:
    assert scored(score_rule="milestone", value=value, target=1.0)["score"] == score


@pytest.mark.parametrize(
    ("given", "state", "word"),
    [
        ({"target": NOTHING}, "no_target", "meta"),
        ({"value": NOTHING}, "no_data", "valor"),
        ({"target": 0.0}, "not_calculable", "punto de partida"),
        ({"target": 40.0, "zero": 40.0}, "not_calculable", "punto de partida"),
        ({"score_rule": "threshold", "zero": NOTHING}, "not_calculable", "avance es cero"),
        ({"score_rule": "range"}, "no_target", "meta"),
        (
            {"score_rule": "range", "target_low": 45.0, "target_high": 60.0},
            "not_calculable",
            "amplitud",
        ),
    ],
)
def test_what_cannot_be_scored_says_its_state_and_why(
    given: dict[str, Any], state: str, word: str
) -> None:
    found = scored(**given)
    assert found["state"] == state
    assert word in found["reason"]
    assert math.isnan(found["score"])
    assert (found["applicable"], found["has_data"], found["band"]) == (True, False, "")


def test_the_value_stays_visible_without_a_target() -> None:
    assert scored(value=2.0, target=NOTHING)["value"] == 2.0


def test_a_reason_given_by_the_measure_is_kept() -> None:
    given = scored(state="not_applicable", reason="Acta 4: asociación sin cuotas.")
    assert given["reason"] == "Acta 4: asociación sin cuotas."
    assert scored(target=NOTHING, reason="Falta el acta.")["reason"] == "Falta el acta."


@pytest.mark.parametrize("state", [s for s in State if s != State.CALCULABLE])
def test_only_a_calculable_state_has_a_score(state: State) -> None:
    found = scored(state=state, value=80.0)
    assert found["state"] == state
    assert math.isnan(found["score"])
    assert math.isnan(found["achievement"])


def test_what_is_not_adopted_keeps_its_value_and_has_no_score() -> None:
    found = scored(core=False, adopted=False, value=80.0)
    assert (found["value"], found["applicable"], found["has_data"]) == (80.0, False, False)
    assert math.isnan(found["score"])
    assert found["band"] == ""


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([observation(CODE), observation(CODE)], "appears twice"),
        ([observation(CODE), observation("A02-Q04-02", area="A03")], "two areas"),
        ([observation(CODE, adopted=False)], "must be adopted"),
        ([observation(CODE, state="lost")], "unknown state"),
        ([observation(CODE, score_rule="guess")], "unknown scoring rule"),
    ],
)
def test_inconsistent_observations_are_refused_by_code(
    rows: list[dict[str, Any]], what: str
) -> None:
    with pytest.raises(ValueError, match=rf"{CODE}.*{what}"):
        score_indicators(observations(*rows), Policy())


def test_a_missing_column_is_named() -> None:
    frame = observations(observation(CODE)).drop(columns=["zero"])
    with pytest.raises(ValueError, match="zero"):
        score_indicators(frame, Policy())


def test_whole_columns_without_figures_are_accepted() -> None:
    frame = observations(observation(CODE)).astype(object)
    frame["zero"] = None
    assert score_indicators(frame, Policy())["score"].tolist() == [60.0]
    assert isinstance(frame, pd.DataFrame)
