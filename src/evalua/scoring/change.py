"""Why a score moved between two dates: performance, what entered or left, and changed rules.

The first date is turned into the second in five steps, and each step is a score of its own:

    before → common set, before's values and rules → after's values → after's rules
           → after's own set under before's coverage threshold → after

Second minus first arrow is performance; the third and the last are rules; the rest is what entered
or left. The differences of one chain always sum to its ends, so nothing is left over.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from evalua.scoring.aggregation import INDEX
from evalua.scoring.contributions import item_contributions
from evalua.scoring.observations import OBSERVATION_COLUMNS
from evalua.scoring.policy import Policy
from evalua.scoring.result import Scores, score

RULES = (
    "question",
    "area",
    "core",
    "target",
    "zero",
    "target_low",
    "target_high",
    "range_width",
    "score_rule",
    "target_source",
)
"""Columns of an observation that the board or the catalogue decides; the rest is what happened."""

PARTS = ("performance", "entered_or_left", "rules")
ITEM_KEYS = ("parent", "level", "code")
CHANGE_COLUMNS = ("code", "level", "before", "after", "total", *PARTS)
ITEM_CHANGE_COLUMNS = (*ITEM_KEYS, "before", "after", "total", *PARTS)


def change(
    before: Scores, after: Scores, policy_before: Policy, policy_after: Policy
) -> pd.DataFrame:
    """One row per area and one for the index (CHANGE_COLUMNS), in points of 100.

    ``total`` = ``after`` − ``before`` = performance + entered_or_left + rules; all NaN where
    either date has no score. A pro-rated target that grows with the months is performance, not
    a rule; a self-assessment that changes is performance, one that appears or expires entered or
    left.
    """
    items = change_by_indicator(before, after, policy_before, policy_after)
    parts = items.groupby("parent")[list(PARTS)].sum()
    frame = (
        _scores_of(before).to_frame("before").join(_scores_of(after).to_frame("after"), how="outer")
    )
    total = frame["after"] - frame["before"]
    moved = parts.reindex(frame.index).fillna(0.0).where(total.notna())
    frame = frame.assign(total=total).join(moved)
    frame = frame.assign(level=np.where(frame.index == INDEX, "index", "area"))
    return frame.rename_axis("code").reset_index()[list(CHANGE_COLUMNS)]


def change_by_indicator(
    before: Scores, after: Scores, policy_before: Policy, policy_after: Policy
) -> pd.DataFrame:
    """The same split, indicator by indicator (ITEM_CHANGE_COLUMNS), for a waterfall.

    ``parent`` is an area or "index"; figures are points of the parent and sum to its row in
    ``change``. Rows with level "assessment" are the self-assessment of the question in ``code``.
    An indicator that stays also has points in ``entered_or_left`` when others change its share.
    """
    points = _points_by_stage(_stages(before, after, policy_before, policy_after))
    performance = points["common_after"] - points["common_before"]
    rules = (points["common_rules"] - points["common_after"]) + (
        points["after"] - points["same_gate"]
    )
    total = points["after"] - points["before"]
    frame = points[["before", "after"]].assign(
        total=total,
        performance=performance,
        entered_or_left=total - performance - rules,
        rules=rules,
    )
    return frame.reset_index()[list(ITEM_CHANGE_COLUMNS)]


def _stages(
    before: Scores, after: Scores, policy_before: Policy, policy_after: Policy
) -> dict[str, Scores]:
    """The chain of scores between the two dates."""
    same_gate = _under_old_gate(after, policy_before, policy_after)
    common = sorted(_contributors(before) & _contributors(same_gate))
    old, new = _observations(before, common), _observations(after, common)
    answers_old, answers_new = _common_answers(before, same_gate)
    open_before = replace(policy_before, coverage_min=0.0)
    open_after = replace(policy_after, coverage_min=0.0)
    return {
        "before": before,
        "common_before": score(old, open_before, answers_old),
        "common_after": score(_under_old_rules(old, new), open_before, answers_new),
        "common_rules": score(new, open_after, answers_new),
        "same_gate": same_gate,
        "after": after,
    }


def _under_old_gate(after: Scores, policy_before: Policy, policy_after: Policy) -> Scores:
    """The second date with the coverage threshold of the first."""
    if policy_before.coverage_min == policy_after.coverage_min:
        return after
    policy = replace(policy_after, coverage_min=policy_before.coverage_min)
    return score(_observations(after), policy, _answers(after))


def _observations(scores: Scores, codes: list[str] | None = None) -> pd.DataFrame:
    frame = scores.indicators[list(OBSERVATION_COLUMNS)]
    return frame if codes is None else frame[frame["indicator"].isin(codes)]


def _scored_questions(scores: Scores) -> pd.DataFrame:
    """Questions whose score reaches a scored area."""
    areas = scores.areas.loc[scores.areas["score"].notna(), "code"]
    questions = scores.questions
    return questions[questions["score"].notna() & questions["area"].isin(areas)]


def _contributors(scores: Scores) -> set[str]:
    frame = scores.indicators
    counted = frame["has_data"] & frame["question"].isin(_scored_questions(scores)["code"])
    return set(frame.loc[counted, "indicator"])


def _answers(scores: Scores) -> pd.DataFrame:
    asked = scores.questions[scores.questions["assessment_score"].notna()]
    return pd.DataFrame({"question": asked["code"], "score": asked["assessment_score"]})


def _common_answers(before: Scores, after: Scores) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The self-assessments of both dates, for the questions that were assessed on both."""
    old, new = _answers(before), _answers(after)
    both = set(old["question"]) & set(new["question"])
    return old[old["question"].isin(both)], new[new["question"].isin(both)]


def _under_old_rules(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """What happened by the second date, judged by the rules of the first."""
    old, new = (f.set_index("indicator").sort_index() for f in (old, new))
    elapsed = (new["due_target"] / new["target"]).replace([np.inf, -np.inf], np.nan)
    elapsed = elapsed.mask(new["due_target"] == new["target"], 1.0).fillna(1.0)
    judged = new.assign(**{column: old[column] for column in RULES})
    return judged.assign(due_target=judged["target"] * elapsed).reset_index()


def _scores_of(scores: Scores) -> pd.Series:
    both = pd.concat([scores.areas, scores.index])
    return both.set_index("code")["score"]


def _points_by_stage(stages: dict[str, Scores]) -> pd.DataFrame:
    """One row per (parent, level, code) and one column per stage, in points of the parent."""
    points = {name: _points(scores) for name, scores in stages.items()}
    frame = pd.DataFrame(points)
    frame.index = frame.index.set_names(list(ITEM_KEYS))
    ends = _without_score(stages["before"]) | _without_score(stages["after"])
    gate = frame.index.get_level_values("parent").isin(_without_score(stages["same_gate"]))
    frame = frame.fillna(0.0)
    # Where the old threshold leaves nothing to compare, its effect cannot be told from the set's.
    frame["same_gate"] = frame["same_gate"].mask(gate, frame["after"])
    silent = frame.index.get_level_values("parent").isin(ends)
    return frame.mask(pd.Series(silent, index=frame.index)).sort_index()


def _points(scores: Scores) -> pd.Series:
    items = item_contributions(scores)
    by_area = items.set_index(["area", "level", "code"])["in_area"]
    by_index = items.assign(parent=INDEX).set_index(["parent", "level", "code"])["in_index"]
    return pd.concat([by_area, by_index])


def _without_score(scores: Scores) -> set[str]:
    return set(_scores_of(scores).loc[lambda s: s.isna()].index)
