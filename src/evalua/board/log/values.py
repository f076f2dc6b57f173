"""The values of a record as people say them: money, dates, yes or no, and the names of what they point to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime
from sqlmodel import Session

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.registers.association.facts import Facts
from evalua.schema import METADATA
from evalua.storage import naming

EMPTY = "vacío"
_PLACE = re.compile(r"\{(\w+)\}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_DEEPEST = 2
_ITSELF = {"indicator"}
_FOREIGN_MONEY = {"foreign_amount"}


@dataclass
class Values:
    """Says values; what they point to is looked up once."""

    session: Session
    facts: Facts
    catalog: Catalog
    _known: dict[tuple[str, int], Mapping[str, Any]] = field(default_factory=dict)

    def say(self, table: str, column: str, value: Any, depth: int = 0) -> str:
        """A value as a person would write it; ``EMPTY`` where there is none."""
        if value is None or value == "":
            return EMPTY
        known = _column(table, column)
        if known is not None and (target := _target(known)):
            return self._named(target, int(value), depth)
        return self._coded(table, column, value) or self._typed(column, known, value)

    def tell(self, table: str, content: Mapping[str, Any], depth: int = 0) -> str:
        """What tells a record from others of its table: «del 3 oct 2026 de Belmira»."""
        said = ""
        for part in naming.told(table):
            names = _PLACE.findall(part)
            values = {name: self.say(table, name, content.get(name), depth + 1) for name in names}
            if names and EMPTY not in values.values():
                said += part.format(**values)
        return said.strip(" ,:")

    def _named(self, table: str, key: int, depth: int) -> str:
        row = self._row(table, key)
        if not row or depth > _DEEPEST:
            return f"{naming.table_name(table)} {key}"
        template = naming.named(table)
        if template:
            return template.format(**{n: row.get(n) for n in _PLACE.findall(template)})
        return f"{naming.table_name(table)} {self.tell(table, row, depth)}".strip()

    def _row(self, table: str, key: int) -> Mapping[str, Any]:
        if (table, key) not in self._known:
            stored = METADATA.tables[table]
            found = (
                self.session.execute(stored.select().where(stored.c.id == key)).mappings().first()
            )
            self._known[table, key] = dict(found) if found else {}
        return self._known[table, key]

    def _coded(self, table: str, column: str, value: Any) -> str:
        """What a code is called in the lists of the catalogue or in the words of the log."""
        if not isinstance(value, str):
            return ""
        if column in _ITSELF and value in {one.code for one in self.catalog.indicators}:
            return f"{value} {self.catalog.indicator(value).name}"
        listed = self.catalog.names_of(naming.choices_of(table, column))
        return listed.get(value) or naming.value_name(table, column, value) or ""

    def _typed(self, column: str, known: Column[Any] | None, value: Any) -> str:
        kind = getattr(known, "type", None)
        kind = getattr(kind, "impl_instance", kind)
        if isinstance(value, bool) or isinstance(kind, Boolean):
            return "sí" if value else "no"
        if isinstance(kind, DateTime) or isinstance(value, datetime):
            return self._instant(value)
        if isinstance(kind, Date) or isinstance(value, date):
            return short_date(value)
        if isinstance(kind, BigInteger) and column not in _FOREIGN_MONEY:
            return self.facts.money(int(value))
        if isinstance(value, float):
            return self.facts.number_format.write_short(value, 4)
        if isinstance(value, str) and _MONTH.fullmatch(value):
            return Month.parse(value).short
        return str(value)

    def _instant(self, value: str | datetime) -> str:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        there = self.facts.local(moment)
        return f"{short_date(there.date())}, {there:%H:%M}"


def short_date(value: str | date) -> str:
    """``3 oct 2026``."""
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{day.day} {Month.of(day).short}"


def _column(table: str, column: str) -> Column[Any] | None:
    stored = METADATA.tables.get(table)
    return None if stored is None else stored.c.get(column)


def _target(column: Column[Any]) -> str:
    """The table a column points to, or ""."""
    return next((key.column.table.name for key in column.foreign_keys), "")
