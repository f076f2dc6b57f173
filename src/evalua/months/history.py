"""Scores over several months: snapshots in one query, open months computed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
from sqlmodel import Session

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
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
    evaluated: Callable[[Month], Evaluation] | None = None,
    gathered: Callable[[], Inputs] | None = None,
) -> pd.DataFrame:
    """Areas and index for the ``count`` elapsed months up to ``last``.

    Returns month (``2026-10``), level (``areas`` or ``index``), code, score, coverage, band, state
    and ``frozen``. The month in progress and those before the evaluation began are left out; the
    cost grows with the months not approved yet, not with history. ``evaluated`` gives a month, and
    ``gathered`` the records, that the caller may have at hand already.
    """
    about = facts(session, association_id)
    first = max(last + (1 - count), about.evaluation_start)
    months = [m for m in first.to(last) if m.last <= today]
    kept = snapshots.area_history(session, association_id, months)
    approved = set(kept["month"]) if not kept.empty else set()
    parts = [kept.assign(frozen=True)] if approved else []
    open_months = [m for m in months if str(m) not in approved]
    if open_months and evaluated is not None:
        parts += [_lines(evaluated(m)) for m in open_months]
    elif open_months:
        inputs = gathered() if gathered is not None else gather(session, association_id)
        parts += [_lines(compute(session, about, inputs, m, today, catalog)) for m in open_months]
    if not parts:
        return pd.DataFrame(columns=_AREA)
    joined = pd.concat([p[_AREA] for p in parts], ignore_index=True)
    # Where no month has a score, what snapshots keep comes back as None and not as a number.
    joined = joined.astype({"score": "float64", "coverage": "float64"})
    return joined.sort_values(["month", "level", "code"], ignore_index=True)


def _lines(evaluation: Evaluation) -> pd.DataFrame:
    month = {"month": str(evaluation.month), "frozen": False}
    return pd.concat(
        [
            evaluation.scores.areas.assign(level="areas", **month),
            evaluation.scores.index.assign(level="index", **month),
        ],
        ignore_index=True,
    )
