"""What changed after the board approved a month: frozen figures against today's recomputation."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlmodel import Session

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.months.evaluation import Evaluation, evaluate
from evalua.storage.frames import Columns, build

ADJUSTMENTS: Columns = {
    "indicator": "text",
    "name": "text",
    "unit": "text",
    "approved": "float",
    "today": "float",
    "approved_numerator": "float",
    "today_numerator": "float",
    "approved_denominator": "float",
    "today_denominator": "float",
}
_FIGURES = ["value", "numerator", "denominator"]


def later_adjustments(
    session: Session, *, association_id: int, month: Month, today: date, catalog: Catalog
) -> pd.DataFrame:
    """Indicators whose figures would be others if the month were approved today.

    Columns ``ADJUSTMENTS``, in each indicator's unit (money in minor units); empty where the month
    was never approved or nothing changed.
    """
    kept = evaluate(
        session, association_id=association_id, month=month, today=today, catalog=catalog
    )
    if not kept.frozen:
        return build([], ADJUSTMENTS)
    live = evaluate(
        session, association_id=association_id, month=month, today=today, catalog=catalog, live=True
    )
    return differences(kept, live, catalog)


def differences(kept: Evaluation, live: Evaluation, catalog: Catalog) -> pd.DataFrame:
    """Indicators whose figures differ between two evaluations of a month (columns ``ADJUSTMENTS``)."""
    before = kept.scores.indicators.set_index("indicator")[_FIGURES]
    after = live.scores.indicators.set_index("indicator")[_FIGURES].reindex(before.index)
    same = (before == after) | (before.isna() & after.isna())
    return build(
        (
            {
                "indicator": code,
                "name": catalog.indicator(code).name,
                "unit": catalog.indicator(code).unit,
                "approved": before.at[code, "value"],
                "today": after.at[code, "value"],
                "approved_numerator": before.at[code, "numerator"],
                "today_numerator": after.at[code, "numerator"],
                "approved_denominator": before.at[code, "denominator"],
                "today_denominator": after.at[code, "denominator"],
            }
            for code in before.index[~same.all(axis=1)]
        ),
        ADJUSTMENTS,
    )
