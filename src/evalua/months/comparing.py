"""What changed between two evaluations: any two approvals, or one and the registers of today.

Figures are compared as they are kept, never as they print: two numbers that look alike on screen
may differ, and then they are listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

import pandas as pd
from sqlmodel import Session

from evalua.domain.month import Month
from evalua.months import snapshots
from evalua.months.evaluation import Evaluation, from_snapshot
from evalua.registers.association.facts import facts
from evalua.scoring.policy import NOISE
from evalua.storage.frames import Columns, build

LEVELS = ("index", "areas", "questions", "indicators")
_SIDES = ("before", "after")
_NUMBERS = ("score", "value", "numerator", "denominator", "target", "weight")
_WORDS = ("state", "target_source")
CHANGED: Columns = {
    "level": "text",
    "code": "text",
    **{f"{side}_{name}": "float" for name in _NUMBERS for side in _SIDES},
    **{f"{side}_{name}": "text" for name in _WORDS for side in _SIDES},
    "score_changed": "bool",
    "figures_changed": "bool",
    "target_changed": "bool",
    "weight_changed": "bool",
    "state_changed": "bool",
}
"""One row for whatever differs: ``level`` is one of ``LEVELS``; scores in points of 100, values and
targets in the indicator's own unit (money in minor units), missing where one side has none."""

RULES: Columns = {"key": "text", "before": "text", "after": "text"}
"""What the board decided otherwise: the name of the rule in ``Policy`` (``area_weights:A03``)."""


def as_approved(
    session: Session, *, association_id: int, month: Month, number: int, today: date
) -> Evaluation | None:
    """A month as one of its approvals kept it, or None where there is no such approval."""
    kept = snapshots.numbered(session, association_id, month, number)
    if kept is None:
        return None
    return from_snapshot(session, facts(session, association_id), month, today, kept)


def changed(before: Evaluation, after: Evaluation) -> pd.DataFrame:
    """The index, areas, questions and indicators that differ (columns ``CHANGED``, in that order)."""
    rows = (row for level in LEVELS for row in _of_level(before, after, level))
    return build((row for row in rows if _differs(row)), CHANGED)


def rules_changed(before: Evaluation, after: Evaluation) -> pd.DataFrame:
    """The scoring rules that differ, the catalogue's version among them (columns ``RULES``)."""
    old, new = _rules(before), _rules(after)
    return build(
        (
            {"key": key, "before": old.get(key, ""), "after": new.get(key, "")}
            for key in sorted(old.keys() | new.keys())
            if old.get(key, "") != new.get(key, "")
        ),
        RULES,
    )


def _of_level(before: Evaluation, after: Evaluation, level: str) -> Iterator[dict[str, Any]]:
    old, new = _rows(before, level), _rows(after, level)
    for code in sorted(old.keys() | new.keys()):
        pair = {"before": old.get(code, {}), "after": new.get(code, {})}
        yield {
            "level": level,
            "code": code,
            **{f"{s}_{n}": _number(pair[s].get(n)) for n in _NUMBERS for s in _SIDES},
            **{f"{s}_{n}": str(pair[s].get(n, "")) for n in _WORDS for s in _SIDES},
        }


def _rows(evaluation: Evaluation, level: str) -> dict[str, dict[str, Any]]:
    frame = getattr(evaluation.scores, level)
    key = "indicator" if level == "indicators" else "code"
    return {str(row[key]): row for row in frame.to_dict("records")}


def _differs(row: dict[str, Any]) -> bool:
    """Mark in the row what differs in it; returns whether anything does."""
    row["score_changed"] = _apart(row, "score")
    row["figures_changed"] = any(_apart(row, name) for name in _NUMBERS[1:4])
    row["target_changed"] = _apart(row, "target") or _other(row, "target_source")
    row["weight_changed"] = _apart(row, "weight")
    row["state_changed"] = _other(row, "state")
    return any(row[f"{name}_changed"] for name in ("score", "figures", "target", "weight", "state"))


def _apart(row: dict[str, Any], name: str) -> bool:
    """Whether two numbers differ beyond the noise of adding in another order."""
    old, new = (row[f"{side}_{name}"] for side in _SIDES)
    if old != old or new != new:
        return bool((old == old) != (new == new))
    return bool(abs(old - new) > NOISE * max(1.0, abs(old), abs(new)))


def _other(row: dict[str, Any], name: str) -> bool:
    return bool(row[f"before_{name}"] != row[f"after_{name}"])


def _number(value: Any) -> float:
    return float("nan") if value is None or pd.isna(value) else float(value)


def _rules(evaluation: Evaluation) -> dict[str, str]:
    """Every rule by name, as text; each weight apart."""
    found = {"catalogue_version": evaluation.catalogue_version}
    for name, value in asdict(evaluation.policy).items():
        if isinstance(value, dict):
            found |= {f"{name}:{code}": repr(weight) for code, weight in value.items()}
        else:
            found[name] = repr(value) if not isinstance(value, str) else value
    return found
