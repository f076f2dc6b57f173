"""The target of each indicator at a cut: whole, and the part of it that is due."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from evalua.catalog import Indicator
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs

NAN = float("nan")


Decided = Mapping[str, tuple[float, str]]


def decided_targets(inputs: Inputs, cut: Cut) -> Decided:
    """Targets of the cut's year by indicator, with where each comes from.

    The row decided last, on or before the cut, applies to the whole year. Source: methodology,
    decision 11.
    """
    rows = inputs.targets
    rows = rows[(rows["year"] == cut.day.year) & (rows["decided_on"] <= cut.at)]
    last = rows.sort_values(["decided_on", "id"]).drop_duplicates("indicator", keep="last")
    year = f"meta de {cut.day.year}"
    sources = [f"{year}, {act}" if act else year for act in last["act"]]
    return dict(zip(last["indicator"], zip(last["value"], sources, strict=True), strict=True))


def target_of(decided: Decided, indicator: Indicator) -> tuple[float, str]:
    """The whole target and where it comes from; (NaN, "") where nobody set one.

    Without a decision, the catalogue's own value where it has one.
    """
    if indicator.code in decided:
        return decided[indicator.code]
    if indicator.target_value is not None and indicator.target_mode in ("fixed", "fixed_or_plan"):
        return float(indicator.target_value), "catálogo"
    return NAN, ""


def due_part(target: float, indicator: Indicator, cut: Cut, start: Month) -> float:
    """The part of an annual target due at the cut: shared evenly over the months that answer.

    Only counts and amounts that accumulate over the year are shared; the months run from January,
    or from the month the association began to answer, to December. Source: decision 3.
    """
    if not indicator.prorated or pd.isna(target):
        return target
    first = max(Month(cut.day.year, 1), start)
    if first > cut.month:
        return 0.0
    december = Month(cut.day.year, 12)
    elapsed = cut.month - first + (1 if cut.day == cut.month.last else 0)
    return target * elapsed / (december - first + 1)


def share_label(indicator: Indicator, source: str) -> str:
    """The source of a target, saying when it was shared evenly over the year."""
    return f"{source}; reparto lineal" if indicator.prorated and source else source
