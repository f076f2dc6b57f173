"""Numbers as each country writes them: reading without guessing, and writing back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """Decimal and thousands marks of a country."""

    decimal: str
    thousands: str

    def write(self, value: Decimal | float | int, places: int) -> str:
        """``value`` with exactly ``places`` decimals, rounded half up, thousands grouped.

        What rounds to zero has no sign.
        """
        with localcontext() as context:
            context.prec = 60
            rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
            rounded = abs(rounded) if rounded.is_zero() else rounded
        text = f"{rounded:,.{places}f}"
        return text.translate({ord(","): self.thousands, ord("."): self.decimal})

    def write_short(self, value: Decimal | float | int, places: int = 6) -> str:
        """``value`` with as many decimals as it needs, up to ``places``."""
        text = self.write(value, places)
        return text.rstrip("0").rstrip(self.decimal) if self.decimal in text else text

    @property
    def plotly(self) -> str:
        """Plotly's ``separators``: decimal mark, then thousands mark."""
        return self.decimal + self.thousands


COMMA = NumberFormat(decimal=",", thousands=".")
POINT = NumberFormat(decimal=".", thousands=",")
FORMATS = {"comma": COMMA, "point": POINT}
_SPACES = re.compile(r"[\s\u00a0\u202f']+")
_LARGEST = 10**15


def parse_decimal(text: str, fmt: NumberFormat) -> Decimal:
    """Read a number typed in the country's own format.

    Accepts grouped thousands only where the groups have three digits, so that ``1,234.50`` typed
    where the comma is the decimal mark is refused instead of read as another amount.
    Raises ValueError (no message for people: the caller knows the example to show).
    """
    compact = _SPACES.sub("", text)
    dec, tho = re.escape(fmt.decimal), re.escape(fmt.thousands)
    plain = rf"[+-]?\d+(?:{dec}\d+)?"
    grouped = rf"[+-]?[1-9]\d{{0,2}}(?:{tho}\d{{3}})+(?:{dec}\d+)?"
    if not re.fullmatch(f"{plain}|{grouped}", compact, re.ASCII):
        raise ValueError(text)
    value = Decimal(compact.replace(fmt.thousands, "").replace(fmt.decimal, "."))
    if abs(value) >= _LARGEST:
        raise ValueError(text)
    return value
