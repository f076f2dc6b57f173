"""The target of each indicator at a cut: whole, and the part of it that is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from evalua.catalog import Indicator
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs

NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Target:
    """The whole target of a year, where it comes from, and what is due by the end of each month.

    ``value`` is NaN where nobody set one; ``schedule`` has twelve figures, or none where the year
    is shared evenly.
    """

    value: float
    source: str = ""
    schedule: tuple[float, ...] = ()


Decided = Mapping[str, Target]


def decided_targets(inputs: Inputs, cut: Cut) -> Decided:
    """Targets of the cut's year by indicator, with where each comes from.

    The row decided last, on or before the cut, applies to the whole year. Source: methodology,
    decision 11.
    """
    rows = inputs.targets
    rows = rows[(rows["year"] == cut.day.year) & (rows["decided_on"] <= cut.at)]
    last = rows.sort_values(["decided_on", "id"]).drop_duplicates("indicator", keep="last")
    year = f"meta de {cut.day.year}"
    return {
        row["indicator"]: Target(
            row["value"],
            f"{year}, {row['act']}" if row["act"] else year,
            tuple(float(part) for part in row["schedule"].split()),
        )
        for row in last.to_dict("records")
    }


def target_of(decided: Decided, indicator: Indicator) -> Target:
    """The target in force: the decided one, or the catalogue's own value where it has one."""
    if indicator.code in decided:
        return decided[indicator.code]
    if indicator.target_value is not None and indicator.target_mode in ("fixed", "fixed_or_plan"):
        return Target(float(indicator.target_value), "catálogo")
    return Target(NAN)


def due_part(target: Target, indicator: Indicator, cut: Cut, start: Month) -> float:
    """The part of an annual target due at the cut: what its schedule says, or an even share.

    Only counts and amounts that accumulate over the year are shared. Evenly means over the months
    from January, or from the month the association began to answer, to December; the month in
    progress adds nothing yet. Source: decision 3.
    """
    if not indicator.prorated or pd.isna(target.value):
        return target.value
    if target.schedule:
        return (0.0, *target.schedule)[_months_over(cut, Month(cut.day.year, 1))]
    first = max(Month(cut.day.year, 1), start)
    if first > cut.month:
        return 0.0
    december = Month(cut.day.year, 12)
    return target.value * _months_over(cut, first) / (december - first + 1)


def _months_over(cut: Cut, first: Month) -> int:
    return cut.month - first + (1 if cut.day == cut.month.last else 0)


def share_label(target: Target, indicator: Indicator) -> str:
    """The source of a target, saying how it was shared over the year."""
    if not indicator.prorated or not target.source:
        return target.source
    return f"{target.source}; {'programación mensual' if target.schedule else 'reparto lineal'}"
