"""Every rule, in one table, and what they find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import pandas as pd

from evalua.measures.inputs import Cut, Inputs
from evalua.quality import (
    contributions,
    disagreements,
    goals,
    government,
    portfolio,
    projects,
    services,
)
from evalua.quality.doubt import FINDINGS, SEVERITIES, Doubt, Rule
from evalua.quality.ground import Ground
from evalua.registers.association.facts import Facts
from evalua.storage.frames import build

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *contributions.RULES,
            *disagreements.RULES,
            *goals.RULES,
            *government.RULES,
            *portfolio.RULES,
            *projects.RULES,
            *services.RULES,
        ),
        key=lambda each: (SEVERITIES.index(each.severity), each.id),
    )
)
"""Worst first. Ids are never reused: answers keep them."""

_BY_ID = {rule.id: rule for rule in RULES}
_ANSWERED = ("rule", "subject", "month")


def rule(rule_id: str) -> Rule | None:
    """The rule with that id, or None."""
    return _BY_ID.get(rule_id)


def doubts(inputs: Inputs, cut: Cut, facts: Facts, rules: Sequence[Rule] = RULES) -> pd.DataFrame:
    """What rules find at a cut, in their order, with the answers given (columns ``FINDINGS``)."""
    ground = Ground(inputs, cut, facts)
    given = {
        tuple(row[name] for name in _ANSWERED): row for row in inputs.answers.to_dict("records")
    }
    found = [
        {**_of_rule(each), **asdict(doubt), **_answer(each, given.get(_key(each, doubt)))}
        for each in rules
        for doubt in each.find(ground)
    ]
    return build(found, FINDINGS)


def unsettled(findings: pd.DataFrame, month: str) -> pd.DataFrame:
    """What keeps a month from being sent: every error, and the month's questions without answer."""
    error = findings["severity"] == "error"
    asked = (findings["severity"] == "confirm") & (findings["month"] == month)
    return findings[error | (asked & (findings["answer"] == ""))]


def open_doubts(findings: pd.DataFrame) -> pd.DataFrame:
    """The findings nobody answered."""
    return findings[findings["answer"] == ""]


def by_severity(findings: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The findings of each severity, worst first; every severity is there."""
    return {key: findings[findings["severity"] == key] for key in SEVERITIES}


def _key(each: Rule, doubt: Doubt) -> tuple[str, str, str]:
    return each.id, doubt.subject, doubt.month


def _of_rule(each: Rule) -> dict[str, object]:
    return {
        "rule": each.id,
        "severity": each.severity,
        "register": each.register,
        "page": each.page,
    }


def _answer(each: Rule, row: dict[str, object] | None) -> dict[str, object]:
    """What was said of a doubt; an error takes no answer."""
    if row is None or each.severity == "error":
        return {}
    return {
        "answer": row["answer"],
        "answered_by": row["created_by"],
        "answered_on": row["answered_on"],
    }
