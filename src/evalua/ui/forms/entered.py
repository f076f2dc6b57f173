"""What a person entered in a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from evalua.storage.work import Work


@dataclass(frozen=True)
class Entered:
    """What a person entered: the fields, and the reasons given for what had to be confirmed.

    ``versions`` are those of the rows when the person opened them, by the key the form gave each.
    """

    fields: Mapping[str, Any]
    confirmed: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.fields.get(name)

    @property
    def version(self) -> int:
        """The version of the form's row when it was opened; 0 where there was none yet."""
        return self.versions.get("", 0)

    def version_of(self, row: object) -> int:
        """The version of a row of a grid when it was opened; 0 where there was none yet."""
        return self.versions.get(str(row), 0)

    def text(self, name: str) -> str:
        """The text of a field; empty where it was left empty."""
        value = self.fields.get(name)
        return "" if value is None else str(value)


Action = Callable[[Work, Entered], str]
"""Receives an open use case and what was entered; returns the sentence that says what was done."""
