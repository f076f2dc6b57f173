"""Every score can be opened down to its indicators, and the parts sum to it."""

import math

import pytest

from evalua.scoring.explanation import GEOMETRIC_ZERO, Explanation, explain
from evalua.scoring.policy import Policy
from evalua.scoring.result import score
from scoring.build import (
    TOY_ASSESSMENT,
    assessment,
    observation,
    observations,
    toy,
)

TOY = score(toy(), Policy(), assessment(**TOY_ASSESSMENT))


def child(node: Explanation, code: str, level: str = "") -> Explanation:
    (found,) = [c for c in node.children if c.code == code and level in ("", c.level)]
    return found


def test_the_index_opens_into_areas_questions_and_indicators() -> None:
    levels = [(n.level, n.code) for n in explain(TOY, "index").walk()]
    assert levels[:4] == [
        ("index", "index"),
        ("area", "A02"),
        ("question", "Q04"),
        ("indicator", "A02-Q04-01"),
    ]


def test_a_question_by_hand() -> None:
    question = explain(TOY, "Q04")
    collection = child(question, "A02-Q04-01")
    assert collection.share == pytest.approx(0.7 * 2 / 3)
    assert collection.contribution == pytest.approx(0.7 * 2 / 3 * 75 / 90 * 100)
    answers = child(question, "Q04", "assessment")
    assert (answers.share, answers.contribution) == (pytest.approx(0.3), pytest.approx(18.0))


def test_what_has_no_score_gives_no_points_and_says_why() -> None:
    q06 = child(explain(TOY, "A02"), "Q06")
    assert (q06.share, q06.contribution, q06.coverage) == (0.0, 0.0, 0.0)
    assert q06.state == "insufficient_data"
    assert "cobertura" in q06.reason
    assert [c.state for c in q06.children if c.level == "indicator"] == [
        "no_data",
        "not_applicable",
    ]


@pytest.mark.parametrize("policy", [Policy(), Policy(mean="geometric")])
def test_the_contributions_sum_to_the_score_at_every_node(policy: Policy) -> None:
    scores = score(toy(), policy, assessment(**TOY_ASSESSMENT))
    nodes = [n for n in explain(scores, "index").walk() if n.children]
    assert len(nodes) == 6
    for node in nodes:
        assert sum(c.contribution for c in node.children) == pytest.approx(node.raw_score)


def test_the_node_of_a_code_is_the_same_wherever_one_starts() -> None:
    assert child(explain(TOY, "index"), "A09") == explain(TOY, "A09")


def test_a_single_zero_under_the_geometric_mean_is_said_in_words() -> None:
    rows = observations(observation("A01-Q01-01", value=90.0), observation("A01-Q01-02", value=0.0))
    question = explain(score(rows, Policy(mean="geometric")), "Q01")
    assert (question.score, question.reason) == (0.0, GEOMETRIC_ZERO)


def test_an_explanation_of_nothing_is_still_an_answer() -> None:
    root = explain(score(observations(), Policy()), "index")
    assert math.isnan(root.score)
    assert root.children == ()
    assert root.reason != ""


def test_an_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="A99"):
        explain(TOY, "A99")
