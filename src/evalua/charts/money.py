"""Money on an axis: few round ticks, in the unit people speak of."""

from __future__ import annotations

import math

from evalua.domain.money import Currency
from evalua.domain.numbers import NumberFormat

_SCALES = ((10**6, "millones"), (10**3, "miles"), (1, ""))


def money_axis(largest: int, *, currency: Currency, fmt: NumberFormat) -> dict[str, object]:
    """Axis settings from zero to ``largest`` (minor units): some four ticks and the unit's name.

    The values drawn on the axis stay in minor units.
    """
    top = max(largest, currency.unit) / currency.unit
    step = _round_step(top / 4)
    scale, word = next((s, w) for s, w in _SCALES if step >= s or s == 1)
    places = 0 if step / scale >= 1 else 2
    ticks = [step * n for n in range(math.ceil(top / step) + 1)]
    return {
        "tickvals": [tick * currency.unit for tick in ticks],
        "ticktext": [fmt.write_short(tick / scale, places) for tick in ticks],
        "range": [0, ticks[-1] * currency.unit],
        "title": {"text": f"{word} de {currency.many}" if word else currency.many},
    }


def _round_step(rough: float) -> float:
    """The nearest 1, 2 or 5 times a power of ten that is not below ``rough``."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
