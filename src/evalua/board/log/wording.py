"""A line of the log in words: who did what to which record, and each value before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from evalua.board.log.values import EMPTY, Values
from evalua.storage import naming
from evalua.storage.audit import AuditEntry

Action = Literal["insert", "update", "delete", "link"]
VERBS: Mapping[str, str] = {
    "insert": "registró",
    "update": "cambió",
    "delete": "eliminó",
    # A link to choose a password, or sessions closed: no column of the account moves.
    "link": "atendió",
}
DONE: Mapping[str, str] = {
    "insert": "Registro",
    "update": "Cambio",
    "delete": "Eliminación",
    "link": "Acceso",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One value of a record, before and after."""

    name: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        """«valor $ 1.200.000 → $ 1.300.000»."""
        return f"{self.name} {self.before} → {self.after}"


def changed_columns(
    values: Values, table: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[Changed]:
    """What differs between two contents of a record; what says nothing to a person is left out."""
    technical = naming.technical()
    names = [name for name in {**before, **after} if name not in technical]
    return [
        Changed(
            naming.column_name(table, name),
            values.say(table, name, before.get(name)),
            values.say(table, name, after.get(name)),
        )
        for name in names
        if before.get(name) != after.get(name)
    ]


def recorded_values(values: Values, entry: AuditEntry) -> list[Changed]:
    """Every value a line holds, with what it was before; those empty on both sides are left out."""
    technical = naming.technical()
    before, after = entry.before or {}, entry.after or {}
    both = [
        Changed(
            naming.column_name(entry.table_name, name),
            values.say(entry.table_name, name, before.get(name)),
            values.say(entry.table_name, name, after.get(name)),
        )
        for name in {**before, **after}
        if name not in technical
    ]
    return [one for one in both if (one.before, one.after) != (EMPTY, EMPTY)]


def subject(values: Values, entry: AuditEntry) -> str:
    """The record of a line: «el pago del 3 oct 2026 de Belmira»."""
    called = f"{naming.article(entry.table_name)} {naming.table_name(entry.table_name)}"
    return f"{called.strip()} {told(values, entry)}".strip()


def told(values: Values, entry: AuditEntry) -> str:
    """What tells the record of a line from others of its table."""
    return values.tell(entry.table_name, entry.after or entry.before or {})


def what_changed(values: Values, entry: AuditEntry) -> str:
    """What a change moved, value by value; empty for what was written or removed whole."""
    if entry.action != "update":
        return ""
    changes = changed_columns(values, entry.table_name, entry.before or {}, entry.after or {})
    return ", ".join(one.sentence for one in changes)


def sentence(values: Values, entry: AuditEntry) -> str:
    """«Ana Ruiz cambió el pago del 3 oct 2026 de Belmira: valor $ 1 → $ 2 (motivo: …)»."""
    said = f"{entry.actor} {VERBS[entry.action]} {subject(values, entry)}"
    changes = what_changed(values, entry)
    return said + (f": {changes}" if changes else "") + reason_of(entry)


def reason_of(entry: AuditEntry) -> str:
    """The reason of a line as the end of its sentence."""
    return f" (motivo: {entry.reason})" if entry.reason else ""
