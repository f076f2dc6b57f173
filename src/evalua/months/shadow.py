"""Later adjustments with their authors: which figures would be others, by how much, who wrote what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlmodel import Session

from evalua.catalog import Catalog
from evalua.months.adjustments import ADJUSTMENTS, differences
from evalua.months.evaluation import Evaluation
from evalua.months.later import WRITTEN, written_after
from evalua.storage.frames import Columns, build, empty

EXPLAINED: Columns = {
    **ADJUSTMENTS,
    "records": "int",
    "who": "text",
    "at": "text",
    "reason": "text",
}
"""``records`` counts the lines of the log that may explain the difference; who, when and why are
filled only where all of them say the same (0 records: something without a date changed)."""
_SAID = ("who", "at", "reason")


@dataclass(frozen=True, slots=True)
class Shadow:
    """An approved month against its registers of today.

    ``figures``: columns ``EXPLAINED``; ``written``: what was written after the approval about days
    up to its cut, columns ``WRITTEN``, whether or not it changes a figure.
    """

    figures: pd.DataFrame
    written: pd.DataFrame


NOTHING = Shadow(empty(EXPLAINED), empty(WRITTEN))


def shadow(
    session: Session, kept: Evaluation, live: Evaluation, today: date, catalog: Catalog
) -> Shadow:
    """What changed since a month was approved; nothing where it was not."""
    if kept.approval is None:
        return NOTHING
    written = written_after(
        session,
        association_id=kept.facts.id,
        month=kept.month,
        since=kept.approval.taken_at,
        approval_uid=kept.approval.uid,
        cut=min(kept.month.last, today),
    )
    figures = differences(kept, live, catalog)
    rows = [
        {**row, **_explained(_behind(str(row["indicator"]), kept, live, written, catalog))}
        for row in figures.to_dict("records")
    ]
    return Shadow(build(rows, EXPLAINED), written)


def _behind(
    code: str, kept: Evaluation, live: Evaluation, written: pd.DataFrame, catalog: Catalog
) -> pd.DataFrame:
    """What was written of the very rows that changed; else, in the register the indicator reads."""
    exact = written[
        written["uid"].isin(_changed_rows(kept.rows_behind(code), live.rows_behind(code)))
    ]
    if not exact.empty:
        return exact
    key = catalog.indicator(code).register_key
    return written[[key in registers.split() for registers in written["registers"]]]


def _changed_rows(before: pd.DataFrame, after: pd.DataFrame) -> set[str]:
    """The rows behind an indicator that appeared, went away or count otherwise."""
    old, new = _counted(before), _counted(after)
    return {uid for uid in old.keys() | new.keys() if old.get(uid) != new.get(uid)}


def _counted(rows: pd.DataFrame) -> dict[str, list[tuple[float, float]]]:
    found: dict[str, list[tuple[float, float]]] = {}
    figures = rows[["numerator", "denominator"]].fillna(0.0)
    for uid, above, below in zip(
        rows["uid"], figures["numerator"], figures["denominator"], strict=True
    ):
        found.setdefault(uid, []).append((above, below))
    return found


def _explained(lines: pd.DataFrame) -> Mapping[str, Any]:
    """What all the lines agree on."""
    agreed = {
        name: lines[name].iloc[0]
        for name in _SAID
        if not lines.empty and lines[name].nunique() == 1
    }
    return {"records": len(lines), **agreed}
