"""The scoring policy in force on a day: the catalogue's defaults under the board's dated acts."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pandas as pd
from sqlmodel import Session

from evalua.catalog import Catalog
from evalua.registers.targets.queries import settings
from evalua.scoring.policy import Policy

_NUMBERS = (
    "core_weight",
    "complementary_weight",
    "coverage_min",
    "band_green",
    "band_amber",
)
_WEIGHTS = {
    "area": "area_weights",
    "question": "question_weights",
    "indicator": "indicator_weights",
}


def policy_on(session: Session, association_id: int, day: date, catalog: Catalog) -> Policy:
    """The policy that applies on a day. Settings are rows ``key`` → ``value`` since a date.

    Keys: the numbers of ``Policy``, ``mean``, ``bands`` (yes/no), and ``area_weight:A03``,
    ``question_weight:Q07`` or ``indicator_weight:A03-Q07-01``.
    """
    rows = settings(session, association_id=association_id)
    known = rows[rows["since"] <= pd.Timestamp(day)].sort_values("since")
    latest = dict(zip(known["key"], known["value"], strict=True))
    policy = _defaults(catalog)
    changes: dict[str, Any] = {name: float(latest[name]) for name in _NUMBERS if name in latest}
    changes |= {field: _weights(latest, kind) for kind, field in _WEIGHTS.items()}
    changes["mean"] = latest.get("mean", policy.mean)
    changes["bands"] = latest.get("bands", "yes") == "yes"
    return replace(policy, **changes)


def to_json(policy: Policy) -> dict[str, Any]:
    """The policy as a snapshot keeps it."""
    return asdict(policy)


def from_json(values: dict[str, Any]) -> Policy:
    """The policy a snapshot kept."""
    return Policy(**values)


def _defaults(catalog: Catalog) -> Policy:
    scoring = catalog.scoring
    return Policy(
        core_weight=scoring.indicator_weight_core,
        complementary_weight=scoring.indicator_weight_complementary,
        indicator_share=scoring.weight_objective,
        assessment_share=scoring.weight_questionnaire,
        coverage_min=scoring.min_coverage_to_show,
        band_green=scoring.band_green,
        band_amber=scoring.band_amber,
        mean=scoring.aggregation,
    )


def _weights(latest: dict[str, str], kind: str) -> dict[str, float]:
    prefix = f"{kind}_weight:"
    return {
        key.removeprefix(prefix): float(v) for key, v in latest.items() if key.startswith(prefix)
    }
