"""Money promised in another currency: its amount, the rate of its day, and what it is worth here."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from evalua.domain.money import CURRENCIES, Currency, parse_money, share
from evalua.domain.numbers import NumberFormat, parse_decimal
from evalua.domain.problems import Problem
from evalua.registers.entry import Entry, Typed

_PLACES = 10


@dataclass(frozen=True, slots=True)
class Foreign:
    """An amount in minor units of ``currency`` and the local units that one of it buys."""

    currency: str
    amount: int
    rate: Decimal

    @property
    def rate_text(self) -> str:
        """The rate as it is stored: plain digits with a point."""
        return f"{self.rate:f}"

    def local(self, currency: Currency) -> int:
        """What it is worth in minor units of the association's currency, rounded half up once."""
        return share(
            self.amount, self.rate * currency.unit, Decimal(CURRENCIES[self.currency].unit)
        )


def foreign_sentence(foreign: Foreign, local: Currency, fmt: NumberFormat) -> str:
    """The conversion as a sentence: «USD 10.000,00 × 4.150,25 = $ 41.502.500»."""
    figure = CURRENCIES[foreign.currency].format(foreign.amount, fmt, symbol=False)
    rate, worth = fmt.write_short(foreign.rate, _PLACES), local.format(foreign.local(local), fmt)
    return f"{foreign.currency} {figure} × {rate} = {worth}"


def read_foreign(entry: Entry, code: str, amount: Typed, rate: str) -> Foreign | None:
    """The foreign money as typed, or None where there is none or something of it is wrong."""
    if not code:
        _check_nothing_else(entry, amount, rate)
        return None
    if code not in CURRENCIES or code == entry.facts.currency.code:
        said = "Elija otra moneda; si es la de la asociación, déjela vacía."
        entry.error("foreign_currency", "V00", said)
        return None
    minor, value = _read_amount(entry, CURRENCIES[code], amount), _read_rate(entry, rate)
    return None if minor is None or value is None else Foreign(code, minor, value)


def _check_nothing_else(entry: Entry, amount: Typed, rate: str) -> None:
    if rate.strip() or (amount is not None and str(amount).strip()):
        entry.error("foreign_currency", "V00", "Elija en qué moneda está ese valor.")


def _read_amount(entry: Entry, currency: Currency, typed: Typed) -> int | None:
    if typed is None or not str(typed).strip():
        entry.error("foreign_amount", "V00", f"Escriba el valor en {currency.many}.")
        return None
    try:
        minor = typed if isinstance(typed, int) else _parsed(entry, currency, typed)
    except Problem as problem:
        entry.error("foreign_amount", problem.findings[0].code, problem.findings[0].message)
        return None
    if minor <= 0:
        entry.error("foreign_amount", "V01", "El valor debe ser mayor que cero.")
        return None
    return minor


def _parsed(entry: Entry, currency: Currency, typed: str) -> int:
    return parse_money(typed, currency, entry.facts.number_format)


def _read_rate(entry: Entry, typed: str) -> Decimal | None:
    fmt = entry.facts.number_format
    if not typed.strip():
        said = f"Escriba la tasa de cambio del día: cuántos {entry.facts.currency.many} vale uno."
        entry.error("exchange_rate", "V00", said)
        return None
    try:
        rate = parse_decimal(typed, fmt)
    except ValueError:
        said = f"No entendí «{typed.strip()}». Escriba una tasa como {fmt.write(4150.25, 2)}."
        entry.error("exchange_rate", "V05", said)
        return None
    if rate <= 0:
        entry.error("exchange_rate", "V01", "La tasa debe ser mayor que cero.")
        return None
    return rate
