"""Texts that would not fit their column, which SQLite takes and PostgreSQL refuses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import String
from sqlmodel import SQLModel

from evalua.domain.problems import Finding, Problem


def check_fits(table: type[SQLModel], values: Mapping[str, Any]) -> None:
    """Refuse every text longer than its column, all of them together (V05). Raises Problem."""
    limits = _limits(table)
    found = [
        Finding(name, "V05", _too_long(len(value), limits[name]))
        for name, value in values.items()
        if name in limits and isinstance(value, str) and len(value) > limits[name]
    ]
    if found:
        raise Problem(found)


@cache
def _limits(table: type[SQLModel]) -> dict[str, int]:
    columns = table.metadata.tables[str(table.__tablename__)].columns
    # SQLModel wraps the text type; what is wrapped knows the length.
    limits = {c.name: getattr(c.type, "impl_instance", c.type) for c in columns}
    return {
        name: kind.length
        for name, kind in limits.items()
        if isinstance(kind, String) and kind.length is not None
    }


def _too_long(length: int, limit: int) -> str:
    return f"El texto es muy largo: tiene {length} letras y caben {limit}. Acórtelo."
