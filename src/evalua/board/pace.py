"""The pace of a goal and where it would close: a projection, with its rule, and never a score.

The pace of a to-date goal is the mean step per month over its last reports (six at most); the
projection continues from the last report to the month the plan ends. A flow is projected as the
mean of its last reports. Milestones and maintenance are met or not: there is nothing to project.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from evalua.domain.month import Month

LAST_REPORTS = 6
FEWEST_REPORTS = 3
_TO_DATE = ("cumulative", "stock", "reduction")
MILESTONE = "un hito se cumple una vez, en su mes"
MAINTENANCE = "cada mes se cumple o no se cumple"
TOO_FEW = f"hacen falta {FEWEST_REPORTS} meses con avance anotado"
ENDED = "el plan ya terminó"

Point = tuple[Month, float]


@dataclass(frozen=True, slots=True)
class Pace:
    """``step`` per month (to date), or the level of each month (flow), over ``used`` reports.

    ``close`` is the value in ``ends``, the plan's last month; ``path`` goes from the last report to
    it. Without a projection the figures are NaN and ``why_not`` says the reason.
    """

    step: float = math.nan
    close: float = math.nan
    used: int = 0
    ends: Month | None = None
    path: tuple[Point, ...] = ()
    why_not: str = ""


def pace_of(accumulation: str, points: Sequence[Point], ends: Month) -> Pace:
    """The pace and the projected close of a goal from its reports (month, value), in any order."""
    never = {"milestone": MILESTONE, "maintenance": MAINTENANCE}.get(accumulation)
    if never:
        return Pace(why_not=never)
    known = sorted(points)[-LAST_REPORTS:]
    if len(known) < FEWEST_REPORTS:
        return Pace(why_not=TOO_FEW)
    if known[-1][0] >= ends:
        return Pace(why_not=ENDED)
    return _to_date(known, ends) if accumulation in _TO_DATE else _flow(known, ends)


def falls_short(accumulation: str, close: float, target: float, *, direction: str) -> bool:
    """Whether a projected close misses the target; False where there is none to compare."""
    if math.isnan(close) or math.isnan(target):
        return False
    tolerance = 1e-9 * max(abs(close), abs(target))
    less_is_better = direction == "down" or accumulation == "reduction"
    return close > target + tolerance if less_is_better else close < target - tolerance


def _to_date(known: Sequence[Point], ends: Month) -> Pace:
    (first, start), (last, now) = known[0], known[-1]
    step = (now - start) / (last - first)
    path = tuple((month, now + step * (month - last)) for month in last.to(ends))
    return Pace(step, path[-1][1], len(known), ends, path)


def _flow(known: Sequence[Point], ends: Month) -> Pace:
    last, now = known[-1]
    level = math.fsum(value for _, value in known) / len(known)
    path = ((last, now), *((month, level) for month in last.next.to(ends)))
    return Pace(level, level, len(known), ends, path)
