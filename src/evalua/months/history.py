"""Scores over several months: snapshots in one query, open months computed."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlmodel import Session

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.months import snapshots
from evalua.months.evaluation import Evaluation, compute
from evalua.months.gathering import gather
from evalua.registers.association.facts import facts

_AREA = ["month", "level", "code", "score", "coverage", "band", "state", "frozen"]


def scores_by_month(
    session: Session,
    *,
    association_id: int,
    last: Month,
    count: int,
    today: date,
    catalog: Catalog,
) -> pd.DataFrame:
    """Areas and index for the ``count`` elapsed months up to ``last``.

    Returns month (``2026-10``), level (``areas`` or ``index``), code, score, coverage, band, state
    and ``frozen``. The month in progress and those before the evaluation began are left out; the
    cost grows with the months not approved yet, not with history.
    """
    about = facts(session, association_id)
    first = max(last + (1 - count), about.evaluation_start)
    months = [m for m in first.to(last) if m.last <= today]
    kept = snapshots.area_history(session, association_id, months)
    approved = set(kept["month"]) if not kept.empty else set()
    parts = [kept.assign(frozen=True)] if approved else []
    open_months = [m for m in months if str(m) not in approved]
    if open_months:
        inputs = gather(session, association_id)
        parts += [_lines(compute(session, about, inputs, m, today, catalog)) for m in open_months]
    if not parts:
        return pd.DataFrame(columns=_AREA)
    joined = pd.concat([p[_AREA] for p in parts], ignore_index=True)
    return joined.sort_values(["month", "level", "code"], ignore_index=True)


def indicator_by_month(
    session: Session,
    *,
    association_id: int,
    code: str,
    last: Month,
    count: int,
    today: date,
    catalog: Catalog,
) -> pd.DataFrame:
    """One indicator over the elapsed months up to ``last``: the columns of its score and ``frozen``."""
    about = facts(session, association_id)
    first = max(last + (1 - count), about.evaluation_start)
    months = [m for m in first.to(last) if m.last <= today]
    kept = snapshots.indicator_history(session, association_id, code, months)
    approved = set(kept["month"]) if not kept.empty else set()
    parts = [kept.assign(frozen=True)] if approved else []
    open_months = [m for m in months if str(m) not in approved]
    if open_months:
        inputs = gather(session, association_id)
        for m in open_months:
            rows = compute(session, about, inputs, m, today, catalog).scores.indicators
            parts.append(rows[rows["indicator"] == code].assign(month=str(m), frozen=False))
    if not parts:
        return pd.DataFrame(columns=["month", "value", "due_target", "score", "band", "frozen"])
    return pd.concat(parts, ignore_index=True).sort_values("month", ignore_index=True)


def _lines(evaluation: Evaluation) -> pd.DataFrame:
    month = {"month": str(evaluation.month), "frozen": False}
    return pd.concat(
        [
            evaluation.scores.areas.assign(level="areas", **month),
            evaluation.scores.index.assign(level="index", **month),
        ],
        ignore_index=True,
    )
