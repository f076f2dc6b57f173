"""What a goal must reach each month, from how it accumulates: pure arithmetic.

To-date goals (cumulative, stock, reduction) are programmed to date at each month's end, moving one
way from the start (the baseline, or zero) to the target, which the last month holds. Per-period
goals (flow, maintenance) have in every month what that month asks for. A milestone is 0 until the
month it is due and 1 from then on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from evalua.domain.month import Month
from evalua.domain.numbers import NumberFormat

TO_DATE = ("cumulative", "stock", "reduction")
PER_PERIOD = ("flow", "maintenance")
Planned = dict[Month, float]


@dataclass(frozen=True, slots=True)
class Path:
    """Where a goal starts and where it must arrive, over the months of its plan."""

    accumulation: str
    start: float
    target: float
    months: tuple[Month, ...]

    @property
    def to_date(self) -> bool:
        return self.accumulation in TO_DATE

    @property
    def climbs(self) -> bool:
        """Whether more is better: the sign of target − start."""
        return self.target >= self.start

    def at(self, part: int, parts: int) -> float:
        """The straight line from start to target after ``part`` of ``parts``; exact at its end."""
        if part == parts:
            return self.target
        return self.start + (self.target - self.start) * part / parts


def plan_months(starts_on: date, ends_on: date, evaluation_start: Month) -> tuple[Month, ...]:
    """The months a plan programmes: those it touches, from the association's first one on."""
    return tuple(max(Month.of(starts_on), evaluation_start).to(Month.of(ends_on)))


def equal_schedule(path: Path) -> Planned:
    """The same step every month (to date), or the target in every month (per period)."""
    if not path.to_date:
        return dict.fromkeys(path.months, path.target)
    return {m: path.at(k, len(path.months)) for k, m in enumerate(path.months, 1)}


def quarterly_schedule(path: Path) -> Planned:
    """A step at the end of each calendar quarter; the last month of the plan closes the last one.

    Per-period goals have their target in the months that close a quarter and nothing in the others.
    """
    closing = quarter_ends(path.months)
    if not path.to_date:
        return {m: path.target if m in closing else 0.0 for m in path.months}
    done = accumulate(int(m in closing) for m in path.months)
    return {m: path.at(part, len(closing)) for m, part in zip(path.months, done, strict=True)}


def quarter_ends(months: Sequence[Month]) -> tuple[Month, ...]:
    """The months that close a calendar quarter, and the last of all."""
    return tuple(m for m in months if m.month % 3 == 0 or m == months[-1])


def custom_schedule(path: Path, typed: Mapping[Month, float]) -> Planned:
    """What was typed; a month left blank keeps the value before it (to date) or has nothing."""
    planned: Planned = {}
    before = path.start
    for month in path.months:
        before = typed.get(month, before if path.to_date else 0.0)
        planned[month] = before
    return planned


def programme(kind: str, path: Path, typed: Mapping[Month, float]) -> Planned:
    """The schedule of a kind: equal, quarterly, or custom from what was typed."""
    if kind == "equal":
        return equal_schedule(path)
    if kind == "quarterly":
        return quarterly_schedule(path)
    return custom_schedule(path, typed) if typed else {}


def milestone_schedule(months: Sequence[Month], due: Month) -> Planned:
    """Due from its month on."""
    return {m: float(m >= due) for m in months}


def faults(path: Path, planned: Planned, fmt: NumberFormat) -> Iterator[tuple[Month, str]]:
    """What is wrong with a schedule: it turns back, or does not end in the target."""
    if not path.to_date or not planned:
        return
    before, last = path.start, path.months[-1]
    for month in path.months:
        value = planned[month]
        if (value < before) if path.climbs else (value > before):
            yield month, _turns_back(path, month, value, before, fmt)
        before = value
    if planned[last] != path.target:
        yield (
            last,
            f"Lo programado a {last.label} ({fmt.write_short(planned[last])}) debe ser igual a la "
            f"meta ({fmt.write_short(path.target)}).",
        )


def _turns_back(path: Path, month: Month, value: float, before: float, fmt: NumberFormat) -> str:
    way = "bajar" if path.climbs else "subir"
    return (
        f"Lo programado va acumulado y no puede {way}: {month.label} tiene "
        f"{fmt.write_short(value)} y antes había {fmt.write_short(before)}."
    )
