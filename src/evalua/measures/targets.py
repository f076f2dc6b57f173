"""The target of each indicator at a cut: whole, the part of it that is due, and its zero point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from evalua.catalog import Indicator
from evalua.domain.month import Month, long_date
from evalua.measures.inputs import Cut, Inputs, member_ids

NAN = float("nan")
NO_TARGET = "Falta fijar la meta del año."
NO_BASELINE = "La junta no ha adoptado una línea base: sin ella no hay meta."


@dataclass(frozen=True, slots=True)
class Target:
    """The whole target of a year, where it comes from, and what is due by the end of each month.

    ``value`` is NaN where nobody set one, and ``missing`` says what is missing; ``schedule`` has
    twelve figures, or none where the year is shared evenly. ``zero`` is the value at which nothing
    has been achieved.
    """

    value: float
    source: str = ""
    schedule: tuple[float, ...] = ()
    zero: float = 0.0
    missing: str = NO_TARGET


Decided = Mapping[str, Target]


@dataclass(frozen=True, slots=True)
class Baseline:
    """A starting point that the board adopted: the figure, the day it is of, the act.

    ``scored_from``: achievement counts from it and not from zero, because the act says so.
    """

    value: float
    measured_on: pd.Timestamp
    act: str = ""
    scored_from: bool = False


@dataclass(frozen=True)
class Expected:
    """What is needed to know the target of any indicator at a cut."""

    cut: Cut
    decided: Decided
    baselines: Mapping[str, Baseline]
    members: int

    @classmethod
    def at(cls, inputs: Inputs, cut: Cut) -> Expected:
        members = member_ids(inputs, cut.day).nunique()
        return cls(cut, decided_targets(inputs, cut), adopted_baselines(inputs, cut), int(members))

    def target(self, indicator: Indicator) -> Target:
        """The target in force: the board's, or what the card's way of setting it gives.

        NaN where the plan has to give it and did not, where it grows from a baseline that nobody
        adopted, and for a range, whose limits are in the card. Source: decisions 2 and 11.
        """
        baseline = self.baselines.get(indicator.code)
        target = self.decided.get(indicator.code) or self._of_card(indicator, baseline)
        return replace(target, zero=self._zero(indicator, target.value, baseline))

    def _of_card(self, indicator: Indicator, baseline: Baseline | None) -> Target:
        value = indicator.target_value
        if indicator.target_mode == "baseline":
            if baseline is None:
                return Target(NAN, missing=NO_BASELINE)
            return grown(indicator, baseline, self.cut)
        if value is None or indicator.target_mode not in ("fixed", "fixed_or_plan"):
            return Target(NAN)
        shared = self._share(indicator)
        if shared > value:
            return Target(shared, f"catálogo: {indicator.target_share:g} ÷ {self.members} miembros")
        return Target(float(value), "catálogo")

    def _share(self, indicator: Indicator) -> float:
        """What each member would have if all had the same; 0 where the card does not share."""
        if indicator.target_share is None or not self.members:
            return 0.0
        return indicator.target_share / self.members

    def _zero(self, indicator: Indicator, target: float, baseline: Baseline | None) -> float:
        """The zero point: the card's, pushed away from a target that was raised; the baseline, where
        the act says so; else 0."""
        if indicator.score_rule == "threshold":
            zero = NAN if indicator.zero_at is None else float(indicator.zero_at)
            if indicator.zero_distance is None or pd.isna(target):
                return zero
            return max(zero, target + indicator.zero_distance)
        return baseline.value if baseline is not None and baseline.scored_from else 0.0


def grown(indicator: Indicator, baseline: Baseline, cut: Cut) -> Target:
    """The target that a baseline gives at a cut: what the card adds to it, and never below its floor.

    A step is added for every complete span of ``baseline_increment_months`` since the month the
    baseline is of, or ``baseline_growth_pct`` of the baseline for every calendar year since its own.
    """
    if indicator.baseline_growth_pct is not None:
        years = cut.day.year - baseline.measured_on.year
        value = baseline.value * (1 + indicator.baseline_growth_pct * years / 100)
    else:
        months = cut.elapsed - Month.of(baseline.measured_on.date())
        span = indicator.baseline_increment_months or 12
        value = baseline.value + (indicator.baseline_increment or 0) * max(0, months // span)
    act = f", {baseline.act}" if baseline.act else ""
    source = f"línea base del {long_date(baseline.measured_on.date())}{act}"
    if indicator.target_floor is not None and value < indicator.target_floor:
        return Target(float(indicator.target_floor), f"mínimo del catálogo; {source}")
    return Target(value, source)


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


def adopted_baselines(inputs: Inputs, cut: Cut) -> Mapping[str, Baseline]:
    """The baseline of each indicator that the board adopted last, on or before the cut."""
    rows = inputs.baselines
    rows = rows[(rows["decided_on"] <= cut.at) & (rows["measured_on"] <= cut.at)]
    last = rows.sort_values(["decided_on", "id"]).drop_duplicates("indicator", keep="last")
    return {
        row["indicator"]: Baseline(
            row["value"], row["measured_on"], row["act"], bool(row["scored_from"])
        )
        for row in last.to_dict("records")
    }


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
