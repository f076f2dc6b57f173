"""docs/methodology.md is recomputed: what an auditor reads there is what the code does."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from evalua import ROOT
from evalua.scoring.achievement import achievement, achievement_range, goal_achievement
from evalua.scoring.bands import bands, print_score, printable
from evalua.scoring.change import change
from evalua.scoring.explanation import explain
from evalua.scoring.gaps import gaps
from evalua.scoring.means import MEANS
from evalua.scoring.policy import Policy
from evalua.scoring.result import score
from evalua.scoring.robustness import robustness
from evalua.scoring.states import APPLICABLE, STANDING_WORDS, STATE_WORDS, WITH_DATA
from scoring.build import NOTHING, assessment, observation, observations, row

# The cases of the core indicators, under the last heading, belong to the tests of the measures.
PAGE, _ = (ROOT / "docs" / "methodology.md").read_text("utf-8").split("## The core indicators")
EXAMPLES = [
    tomllib.loads(block)
    for block in re.findall(r"^```toml example\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
]
POLICY = Policy()
Example = dict[str, Any]


def figure(example: Example, name: str) -> float:
    return float(example.get(name, NOTHING))


def written(row_: Example) -> Example:
    """An observation as the page writes it: complementary and absent unless it says otherwise."""
    figures = {k: float(v) if type(v) is int else v for k, v in row_.items()}
    return observation(**({"core": False, "value": NOTHING, "target": NOTHING} | figures))


def rated(*values: float) -> list[Example]:
    """Core indicators of one question, each with that score."""
    return [observation(f"A01-Q01-{i:02d}", value=float(v)) for i, v in enumerate(values, 1)]


def _achievement(e: Example) -> Any:
    return achievement(figure(e, "value"), figure(e, "zero"), figure(e, "target"))


def _range(e: Example) -> Any:
    return achievement_range(*(figure(e, name) for name in ("value", "low", "high", "width")))


def _goal(e: Example) -> Any:
    figures = {name: figure(e, name) for name in ("value", "planned", "baseline")}
    return goal_achievement(e["accumulation"], **figures)


def _work_plan(e: Example) -> Any:
    reached = [(goal["weight"], _goal(goal)) for goal in e["goals"]]
    due = [(weight, part) for weight, part in reached if not math.isnan(part)]
    return 100 * sum(w * p for w, p in due) / sum(w for w, _ in due)


def _indicator(e: Example) -> Any:
    names = ("value", "zero", "target", "due_target")
    given = observation(
        "A01-Q01-01", score_rule=e["rule"], **{name: figure(e, name) for name in names}
    )
    return row(score(observations(given), POLICY).indicators, "A01-Q01-01")


def _mean(e: Example) -> Any:
    return {name: mean(e["scores"], e["weights"]) for name, mean in MEANS.items()}


def _scores(e: Example) -> Any:
    frame = observations(*(written(r) for r in e["observations"]))
    scores = score(frame, POLICY, assessment(**e.get("assessment", {})))
    levels = (scores.questions, scores.areas, scores.index)
    return {found["code"]: found for level in levels for found in level.to_dict("records")}


def _band(e: Example) -> Any:
    (band,) = bands([e["score"]], POLICY)
    return {"band": band, "printed": str(print_score(float(e["score"]), POLICY))}


def _print(e: Example) -> Any:
    return str(printable(e["score"], e["thresholds"], e["places"]))


def _contributions(e: Example) -> Any:
    frame = observations(*rated(*e["scores"]))
    return {
        mean: [n.contribution for n in explain(score(frame, Policy(mean=mean)), "Q01").children]
        for mean in MEANS
    }


def _change(e: Example) -> Any:
    first, second = (observations(*map(written, e[k])) for k in ("before", "after"))
    return row(change(score(first, POLICY), score(second, POLICY), POLICY, POLICY), e["area"])


def _gap(e: Example) -> Any:
    scores = score(observations(*map(written, e["observations"])), POLICY)
    found = gaps(scores, POLICY)
    return found[found["indicator"] == e["missing"]].to_dict("records")[0]


def _robustness(e: Example) -> Any:
    scores = score(observations(*rated(*e["scores"])), POLICY)
    return row(robustness(scores, POLICY, seed=1, runs=10), "A01")


KINDS: dict[str, Callable[[Example], Any]] = {
    "achievement": _achievement,
    "range": _range,
    "goal": _goal,
    "work_plan": _work_plan,
    "indicator": _indicator,
    "mean": _mean,
    "scores": _scores,
    "band": _band,
    "print": _print,
    "contributions": _contributions,
    "change": _change,
    "gap": _gap,
    "robustness": _robustness,
}


def agree(expected: Any, found: Any) -> None:
    """Compare what the page states; what it leaves out is free."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            agree(value, found[key])
    elif expected == "absent":
        assert math.isnan(found)
    elif isinstance(expected, str | bool):
        assert found == expected
    else:
        assert found == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["kind"])
def test_the_page_and_the_code_agree(example: Example) -> None:
    assert "expected" in example
    agree(example["expected"], KINDS[example["kind"]](example))


def test_every_kind_of_rule_has_an_example() -> None:
    assert {e["kind"] for e in EXAMPLES} == set(KINDS)


def test_no_example_escapes_the_tests() -> None:
    assert PAGE.count("```toml") == len(EXAMPLES)


def table(header: str) -> list[list[str]]:
    """The cells of the table whose header row starts like that."""
    lines = PAGE[PAGE.index(header) :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def test_the_table_of_states_is_the_one_in_the_code() -> None:
    def answer(yes: bool) -> str:
        return "yes" if yes else "no"

    in_code = [
        [s.value, w.es, answer(s in APPLICABLE), answer(s in WITH_DATA), w.mark or "value"]
        for s, w in STATE_WORDS.items()
    ]
    assert table("| State | Word") == in_code


def test_the_table_of_standings_is_the_one_in_the_code() -> None:
    in_code = [[s.value, w.es] for s, w in STANDING_WORDS.items()]
    assert [cells[:2] for cells in table("| Standing | Word")] == in_code
