"""How long each post of the team had somebody in it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.storage.frames import Columns, build

COVERAGE: Columns = {"post_id": "id", "covered": "int", "asked": "int"}
"""Months that had somebody in the post ÷ months in which the post existed."""

MONTHS = 12
_HALF = 0.5


def coverage(inputs: Inputs, cut: Cut, months: int = MONTHS) -> pd.DataFrame:
    """The months of each post that had somebody, of the last ones up to the cut (columns ``COVERAGE``).

    A month is covered when the post was taken at least half of the days that it existed in it.
    Posts that did not exist in any of them are left out.
    """
    rows = []
    looked_at = list((cut.month + (1 - months)).to(cut.month))
    for post in inputs.posts.to_dict("records"):
        people = inputs.occupants[inputs.occupants["post_id"] == post["id"]]
        spans = [_span(row, cut) for row in people.to_dict("records")]
        shares = [_share(_span(post, cut), spans, month) for month in looked_at]
        existed = [share for share in shares if share is not None]
        if existed:
            covered = sum(share >= _HALF for share in existed)
            rows.append({"post_id": post["id"], "covered": covered, "asked": len(existed)})
    return build(rows, COVERAGE)


def _span(row: dict[str, object], cut: Cut) -> tuple[date, date]:
    """From its first day to its last one, or to the cut where it goes on."""
    last = pd.Timestamp(str(row["to_on"])) if pd.notna(row["to_on"]) else cut.at
    return pd.Timestamp(str(row["from_on"])).date(), min(last.date(), cut.day)


def _share(post: tuple[date, date], spans: list[tuple[date, date]], month: Month) -> float | None:
    """The part of the days of a month in which the post existed and was taken; None if it did not."""
    days = _days(post, (month.first, month.last))
    if not days:
        return None
    first, last = max(post[0], month.first), min(post[1], month.last)
    return sum(_days(span, (first, last)) for span in spans) / days


def _days(one: tuple[date, date], other: tuple[date, date]) -> int:
    return max(0, (min(one[1], other[1]) - max(one[0], other[0])).days + 1)
