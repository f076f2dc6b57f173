"""Money as integer minor units plus a currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from evalua.domain.numbers import NumberFormat, parse_decimal
from evalua.domain.problems import refuse


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency as an association uses it: its digits are frozen when the association is created."""

    code: str
    digits: int
    symbol: str
    one: str
    many: str
    cents: str

    @property
    def unit(self) -> int:
        """Minor units in one: 1 for pesos without cents, 100 for dollars."""
        return int(10**self.digits)

    def major(self, minor: int) -> Decimal:
        """The amount in whole units, exact."""
        return Decimal(minor).scaleb(-self.digits)

    def format(self, minor: int, fmt: NumberFormat, *, symbol: bool = True) -> str:
        """As the country writes it: ``$ 1.200.000`` or ``$1,200.50``."""
        text = fmt.write(self.major(minor), self.digits)
        if not symbol:
            return text
        return f"-{self.symbol}{text[1:]}" if text.startswith("-") else f"{self.symbol}{text}"


# ISO 4217 minor units, except COP: its associations keep no cents.
CURRENCIES = {
    "COP": Currency("COP", 0, "$\u00a0", "peso", "pesos", "centavos"),
    "USD": Currency("USD", 2, "$", "dólar", "dólares", "centavos"),
    "GTQ": Currency("GTQ", 2, "Q", "quetzal", "quetzales", "centavos"),
    "HNL": Currency("HNL", 2, "L\u00a0", "lempira", "lempiras", "centavos"),
    "MXN": Currency("MXN", 2, "$", "peso", "pesos", "centavos"),
    "PEN": Currency("PEN", 2, "S/\u00a0", "sol", "soles", "céntimos"),
    "CLP": Currency("CLP", 0, "$\u00a0", "peso", "pesos", "centavos"),
    "ARS": Currency("ARS", 2, "$\u00a0", "peso", "pesos", "centavos"),
    "BOB": Currency("BOB", 2, "Bs\u00a0", "boliviano", "bolivianos", "centavos"),
    "PYG": Currency("PYG", 0, "₲\u00a0", "guaraní", "guaraníes", "céntimos"),
    "CRC": Currency("CRC", 2, "₡\u00a0", "colón", "colones", "céntimos"),
    "NIO": Currency("NIO", 2, "C$\u00a0", "córdoba", "córdobas", "centavos"),
    "DOP": Currency("DOP", 2, "RD$\u00a0", "peso", "pesos", "centavos"),
    "EUR": Currency("EUR", 2, "€\u00a0", "euro", "euros", "céntimos"),
}


def share(amount: int, numerator: Decimal, denominator: Decimal = Decimal(1)) -> int:
    """``amount × numerator / denominator`` in minor units, rounded half up once."""
    return int((Decimal(amount) * numerator / denominator).quantize(Decimal(1), ROUND_HALF_UP))


def split(amount: int, weights: Sequence[int]) -> list[int]:
    """``amount`` in parts proportional to ``weights``, which add up to it to the last unit.

    By largest remainder: each part is rounded down and the units left go one by one to the largest
    fractions, the first of equal ones. Weights that are all zero make equal parts.
    """
    known = list(weights) if any(weights) else [1] * len(weights)
    total = sum(known)
    parts = [amount * weight // total for weight in known]
    left = amount - sum(parts)
    by_fraction = sorted(range(len(known)), key=lambda k: -(amount * known[k] % total))
    for place in by_fraction[:left]:
        parts[place] += 1
    return parts


def parse_money(text: str, currency: Currency, fmt: NumberFormat) -> int:
    """Read an amount typed by a person into minor units.

    Raises Problem V05 for what is not an amount in the country's format, or has finer fractions
    than the currency keeps. Three decimals are refused even when they are zeros: «1,000» typed
    where the comma is the decimal mark is a thousand of another country, not one.
    """
    typed = text.strip()
    bare = typed.replace(currency.symbol.strip(), "").replace(currency.code, "")
    try:
        value = parse_decimal(bare, fmt)
    except ValueError:
        raise refuse("amount", "V05", _not_understood(typed, currency, fmt)) from None
    minor = value.scaleb(currency.digits)
    if minor != minor.to_integral_value() or _places(value) > max(currency.digits, 2):
        raise refuse("amount", "V05", _too_fine(typed, currency, fmt))
    return int(minor)


def example(currency: Currency, fmt: NumberFormat) -> str:
    """How an amount is typed in this currency and format."""
    return fmt.write(1234567 if currency.digits == 0 else Decimal("1234.50"), currency.digits)


def _places(value: Decimal) -> int:
    """How many decimals were typed, zeros included."""
    return max(0, -int(value.as_tuple().exponent))


def _not_understood(text: str, currency: Currency, fmt: NumberFormat) -> str:
    return f"No entendí «{text}». En {currency.many} escriba {example(currency, fmt)}."


def _too_fine(text: str, currency: Currency, fmt: NumberFormat) -> str:
    if currency.digits == 0:
        return f"Los {currency.many} no llevan {currency.cents}: «{text}». Escriba {example(currency, fmt)}."
    return f"«{text}» tiene más de {currency.digits} decimales. Escriba {example(currency, fmt)}."
