"""Reading what a person typed, collecting everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from evalua.domain.money import parse_money
from evalua.domain.month import long_date
from evalua.domain.numbers import parse_decimal
from evalua.domain.problems import Findings, Problem
from evalua.registers.association.facts import Facts

Typed = str | int | None
Number = str | float | int | Decimal | None


class Entry(Findings):
    """The findings of one use case, with the association's own way of writing numbers."""

    def __init__(self, facts: Facts, confirmed: Mapping[str, str] | None = None) -> None:
        super().__init__(confirmed)
        self.facts = facts

    def money(self, field: str, typed: Typed, *, required: bool = True) -> int | None:
        """Minor units of an amount: text is read in the country's format, integers pass as they are."""
        if isinstance(typed, int):
            return typed
        if typed is None or not typed.strip():
            if required:
                self.error(field, "V00", "Escriba el valor.")
            return None
        try:
            return parse_money(typed, self.facts.currency, self.facts.number_format)
        except Problem as problem:
            self.error(field, problem.findings[0].code, problem.findings[0].message)
            return None

    def number(
        self,
        field: str,
        typed: Number,
        *,
        required: bool = True,
        low: float | None = None,
        high: float | None = None,
    ) -> float | None:
        """A quantity: text is read in the country's format and must lie between low and high."""
        if typed is None or (isinstance(typed, str) and not typed.strip()):
            if required:
                self.error(field, "V00", "Escriba un número.")
            return None
        value = self._read(field, typed)
        if value is not None and not self._within(field, value, low, high):
            return None
        return value

    def day(
        self, field: str, value: date | None, *, not_after: date | None = None, message: str = ""
    ) -> bool:
        """Whether a date was given and has arrived already."""
        if value is None:
            self.error(field, "V00", "Elija la fecha.")
            return False
        if not_after is not None and value > not_after:
            self.error(
                field,
                "V03",
                message or f"La fecha ({long_date(value)}) aún no llega. Revise el día o el año.",
            )
            return False
        return True

    def _read(self, field: str, typed: str | float | int | Decimal) -> float | None:
        if not isinstance(typed, str):
            return float(typed)
        fmt = self.facts.number_format
        try:
            return float(parse_decimal(typed, fmt))
        except ValueError:
            self.error(
                field,
                "V05",
                f"No entendí «{typed.strip()}». Escriba un número como {fmt.write(12.5, 1)}.",
            )
            return None

    def _within(self, field: str, value: float, low: float | None, high: float | None) -> bool:
        fmt = self.facts.number_format
        if low is not None and high is not None and not low <= value <= high:
            self.error(
                field,
                "V23",
                f"Escriba un número entre {fmt.write_short(low)} y {fmt.write_short(high)}.",
            )
            return False
        if low is not None and value < low:
            self.error(field, "V23", f"Escriba un número de {fmt.write_short(low)} en adelante.")
            return False
        return True
