"""Writing who attends the association in each municipality, and which roles it asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, existing, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Municipality
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.registers.spells import check_spell
from evalua.registers.territory.tables import AskedRole, Counterpart
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class CounterpartInput:
    """A counterpart as typed: the role is needed, the name is not; ``contact`` is the office's."""

    municipality_id: int | None
    role: str
    since: date | None
    until: date | None = None
    name: str = ""
    contact: str = ""


def add_counterpart(
    work: Work, data: CounterpartInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> Counterpart:
    """Write who is in a role from a day on. Councillors are several; the others succeed one another.

    Whoever was in the role without a last day leaves it the day before.
    """
    require(work.actor, "record")
    entry = _check(work, data, catalog, confirmed)
    entry.stop_if_any()
    assert data.since is not None
    if data.role not in SEVERAL:
        _end_before(work, data, data.since)
    row = Counterpart(association_id=work.association_id, **_values(data))
    return work.add(row, why(confirmed))


def change_counterpart(
    work: Work,
    counterpart_id: int,
    data: CounterpartInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Counterpart:
    """Correct a counterpart, or record the last day in the role."""
    require(work.actor, "record")
    row = one(work.session, Counterpart, work.association_id, counterpart_id)
    work.expect(row, version)
    _check(work, data, catalog, confirmed).stop_if_any()
    work.change(row, why(confirmed), **_values(data))
    return row


def remove_counterpart(work: Work, counterpart_id: int, reason: str) -> None:
    """Take a counterpart back."""
    require(work.actor, "record")
    work.remove(one(work.session, Counterpart, work.association_id, counterpart_id), reason)


def ask_roles(work: Work, roles: Collection[str], *, catalog: Catalog) -> None:
    """Leave exactly these roles asked for from today on; those left out were asked until yesterday."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id))
    for role in roles:
        names = catalog.choices("counterpart_roles")
        chosen(entry, "roles", role, names, "Elija cargos de la lista.")
    entry.stop_if_any()
    asked = {row.role: row for row in _asked(work)}
    for role in sorted(set(roles) - asked.keys()):
        work.add(AskedRole(association_id=work.association_id, role=role, since=work.today))
    for role, row in asked.items():
        if role not in roles:
            _stop_asking(work, row)


SEVERAL = frozenset({"council"})
"""Roles that several people hold at once."""


def _asked(work: Work) -> list[AskedRole]:
    rows = alive(work.session, AskedRole, work.association_id)
    return [row for row in rows if row.until is None]


def _stop_asking(work: Work, row: AskedRole) -> None:
    if row.since == work.today:
        work.remove(row, "se pidió y se dejó de pedir el mismo día")
    else:
        work.change(row, "ya no se pide", until=work.today - timedelta(days=1))


def _end_before(work: Work, data: CounterpartInput, since: date) -> None:
    for row in alive(
        work.session,
        Counterpart,
        work.association_id,
        municipality_id=data.municipality_id,
        role=data.role,
    ):
        if row.until is None and row.since < since:
            work.change(row, "llega quien le sucede", until=since - timedelta(days=1))


def _values(data: CounterpartInput) -> dict[str, Any]:
    return {
        "municipality_id": data.municipality_id,
        "role": data.role,
        "name": clean(data.name),
        "contact": clean(data.contact),
        "since": data.since,
        "until": data.until,
    }


def _check(work: Work, data: CounterpartInput, catalog: Catalog, confirmed: Confirmed) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("municipality_id", data.municipality_id, "Elija el municipio.")
    existing(work, entry, "municipality_id", Municipality, [data.municipality_id])
    roles = catalog.choices("counterpart_roles")
    chosen(entry, "role", data.role, roles, "Elija el cargo.")
    check_spell(work, entry, data.since, data.until)
    check_neutral(entry, "name", data.name)
    check_neutral(entry, "contact", data.contact)
    return entry
