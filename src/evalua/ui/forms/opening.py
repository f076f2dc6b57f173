"""What a form showed when a person began to type in it, kept with the draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

OPENED = "form.opened"
"""The name under which the draft keeps it, among the fields."""


@dataclass(frozen=True)
class Opening:
    """The versions of the rows and the values of the fields at that moment (as JSON)."""

    versions: Mapping[str, int]
    values: Mapping[str, Any]

    @classmethod
    def of(cls, versions: Mapping[str, int], values: Mapping[str, Any]) -> Opening:
        return cls(dict(versions), {name: settled(value) for name, value in values.items()})

    @classmethod
    def read(cls, written: Mapping[str, Any]) -> Opening:
        return cls(dict(written["versions"]), dict(written["values"]))

    @property
    def written(self) -> dict[str, Any]:
        """What the draft keeps."""
        return {"versions": dict(self.versions), "values": dict(self.values)}


def by_row(version: int | Mapping[str, int] | None) -> dict[str, int]:
    """The versions of a form by row; a form of one row calls it ""."""
    if version is None:
        return {}
    if isinstance(version, Mapping):
        return {str(row): int(number) for row, number in version.items()}
    return {"": int(version)}


def same(one: object, other: object) -> bool:
    """Whether two values of a field are the same once written; every empty value is."""
    return bool(settled(one) == settled(other))


def settled(value: Any) -> Any:
    """A value of a field as JSON; None where it is empty."""
    if isinstance(value, list | tuple | set):
        return sorted((settled(item) for item in value), key=str) or None
    if value is None or value is False or value == "" or pd.isna(value):
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
