"""Monthly series looked at point by point: what is unusual, repeated, or jumps.

Every function takes ``points`` (``subject``, ``month`` as AAAA-MM, ``value``, at most one row per
subject and month, and whatever columns the caller wants back) and returns some of its rows.
"""

from __future__ import annotations

import pandas as pd

ENOUGH_FOR_Z = 12
"""Points from which the modified z is asked; below it, the range and the ratio."""
Z_LIMIT = 3.5
RATIO_LIMIT = 5.0
EARLIER_POINTS = 3
JUMP_POINTS = 30.0
REPEATED_MONTHS = 4
_Z_FACTOR = 0.6745
MATERIAL = 3.0
"""Times the median (or parts of it) from which an odd point of a long series is worth a question."""


def unusual(points: pd.DataFrame) -> pd.DataFrame:
    """Points far from the rest of their series, with ``usual``: what they are compared with.

    From 12 points on, modified z = 0.6745·(x − median)/MAD beyond 3.5 and more than three times
    the median or less than a third of it; with fewer points, or where MAD = 0, out of the range of the earlier ones (three at least)
    and five times the previous value or a fifth of it. A zero is never unusual here: it was said on
    purpose. Source: Iglewicz and Hoaglin, modified z-score.
    """
    rows = _in_order(points)
    by = rows["subject"]
    value = rows["value"]
    median = value.groupby(by).transform("median")
    away = (value - median).abs()
    mad = away.groupby(by).transform("median")
    enough = (value.groupby(by).transform("size") >= ENOUGH_FOR_Z) & (mad > 0)
    z = _Z_FACTOR * away / mad.where(mad > 0)
    times = value / median.where(median != 0)
    far = (z > Z_LIMIT) & ((times > MATERIAL) | (times < 1 / MATERIAL) | times.isna())
    previous = value.groupby(by).shift()
    odd = far.where(enough, _leaps(value, by, previous)) & (value != 0)
    usual = median.where(enough, previous)
    return rows.assign(usual=usual)[odd.astype(bool)]


def repeated(points: pd.DataFrame) -> pd.DataFrame:
    """The last point of each series that has said the same for four months running, or more.

    ``times`` counts the months. Months must follow one another without a gap.
    """
    rows = _in_order(points)
    by = rows["subject"]
    order = _ordinal(rows["month"])
    before = rows["value"].groupby(by).shift()
    follows = (order - order.groupby(by).shift()) == 1
    streak = (~(follows & (rows["value"] == before))).cumsum()
    rows = rows.assign(times=rows.groupby(streak).cumcount() + 1)
    last = rows.drop_duplicates("subject", keep="last")
    return last[last["times"] >= REPEATED_MONTHS]


def jumps(points: pd.DataFrame) -> pd.DataFrame:
    """Percentages more than 30 points away from the previous one, with ``before``."""
    rows = _in_order(points)
    before = rows["value"].groupby(rows["subject"]).shift()
    return rows.assign(before=before)[(rows["value"] - before).abs() > JUMP_POINTS]


def _leaps(value: pd.Series, by: pd.Series, previous: pd.Series) -> pd.Series:
    """Out of the range of the earlier points, and far from the previous one."""
    groups = value.groupby(by)
    high, low = groups.cummax().groupby(by).shift(), groups.cummin().groupby(by).shift()
    outside = (value > high) | (value < low)
    ratio = value / previous.where(previous != 0)
    leap = (ratio >= RATIO_LIMIT) | ((ratio > 0) & (ratio <= 1 / RATIO_LIMIT))
    return outside & leap & (groups.cumcount() >= EARLIER_POINTS)


def _in_order(points: pd.DataFrame) -> pd.DataFrame:
    known = points[points["value"].notna()]
    ordered = known.sort_values(["subject", "month"], ignore_index=True)
    return ordered.assign(value=ordered["value"].astype("float64"))


def _ordinal(months: pd.Series) -> pd.Series:
    """Months as consecutive whole numbers."""
    parsed = pd.to_datetime(months, format="%Y-%m")
    return parsed.dt.year * 12 + parsed.dt.month
