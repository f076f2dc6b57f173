"""What tables and columns are called when a person reads about them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from evalua import ROOT

FILE = ROOT / "data" / "words" / "records.toml"


def table_name(table: str) -> str:
    """The Spanish name of a record: ``payment`` is «pago»."""
    return str(_words()["tables"].get(table, {}).get("called", table))


def article(table: str) -> str:
    """The article of a record's name: «el», «la», «los» or «las»."""
    return str(_words()["tables"].get(table, {}).get("article", "el"))


def column_name(table: str, column: str) -> str:
    """The Spanish name of a column, as it is called in that table."""
    own = _words()["tables"].get(table, {})
    return str(own.get(column) or _words()["columns"].get(column, column))


def value_name(table: str, column: str, value: str) -> str | None:
    """What a code of a closed list is called, or None where it is not one."""
    lists: Mapping[str, Mapping[str, str]] = _words()["values"]
    return lists.get(f"{table}-{column}", lists.get(column, {})).get(value)


def choices_of(table: str, column: str) -> str:
    """The closed list of the catalogue that names a column's codes, or ""."""
    lists = _words()["choices"]
    return str(lists.get(f"{table}-{column}") or lists.get(column, ""))


def told(table: str) -> tuple[str, ...]:
    """The parts that tell one record of a table from another: «del {paid_on}», « de {municipality_id}»."""
    return tuple(str(_words()["told"].get(table, "")).split("|"))


def named(table: str) -> str:
    """How a record is called inside a line about another one; "" where ``told`` says it."""
    return str(_words()["named"].get(table, ""))


def tables() -> tuple[str, ...]:
    """Every table that has a name."""
    return tuple(_words()["tables"])


def technical() -> frozenset[str]:
    """Columns that say nothing to a person."""
    return frozenset(_words()["technical"])


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))
