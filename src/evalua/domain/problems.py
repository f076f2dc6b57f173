"""What a person can fix: one sentence each, all of them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Severity = Literal["error", "confirm"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in what a person entered.

    ``field`` names the input it belongs to (empty: the whole form); ``code`` is its rule (V01…);
    an ``error`` is refused, a ``confirm`` passes once the person gives a reason for that code.
    """

    field: str
    code: str
    message: str
    severity: Severity = "error"


class Problem(Exception):
    """Everything found wrong in one use case. Nothing has been written when it is raised."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(" ".join(f.message for f in self.findings))

    def of(self, field: str) -> tuple[Finding, ...]:
        """What was found in one field."""
        return tuple(f for f in self.findings if f.field == field)

    @property
    def only_confirmations(self) -> bool:
        """Whether giving reasons is all that is missing."""
        return all(f.severity == "confirm" for f in self.findings)


@dataclass(frozen=True, slots=True)
class Versions:
    """A row as somebody opened it and as another person saved it meanwhile (column → value, as JSON).

    ``at`` is UTC. ``opened`` is empty where the row did not exist when the form was opened.
    """

    table: str
    row_uid: str
    by: str
    at: datetime
    version: int
    opened: Mapping[str, Any]
    saved: Mapping[str, Any]


class Conflict(Problem):
    """Somebody else saved the row first (V51): nothing was written, and both versions are here."""

    def __init__(self, versions: Versions) -> None:
        self.versions = versions
        super().__init__(
            [
                Finding(
                    "",
                    "V51",
                    f"{versions.by} guardó este registro mientras usted lo tenía abierto. Vea lo que "
                    "cambió y elija con qué queda; lo que escribió sigue en el borrador.",
                )
            ]
        )


class Findings:
    """Collects what is wrong while a command validates, then refuses everything at once."""

    def __init__(self, confirmed: Mapping[str, str] | None = None) -> None:
        self._confirmed = confirmed or {}
        self._found: list[Finding] = []

    def error(self, field: str, code: str, message: str) -> None:
        self._found.append(Finding(field, code, message))

    def confirm(self, field: str, code: str, message: str) -> None:
        """Ask for a reason, unless the person already gave one for this code."""
        if not self._confirmed.get(code, "").strip():
            self._found.append(Finding(field, code, message, "confirm"))

    def require(self, field: str, value: object, message: str) -> None:
        """Refuse an empty value."""
        if value is None or (isinstance(value, str) and not value.strip()):
            self.error(field, "V00", message)

    def stop_if_any(self) -> None:
        """Raise the Problem that holds all of them."""
        if self._found:
            raise Problem(self._found)

    @property
    def any(self) -> bool:
        return bool(self._found)


def refuse(field: str, code: str, message: str) -> Problem:
    """A Problem with a single finding, ready to raise."""
    return Problem([Finding(field, code, message)])
