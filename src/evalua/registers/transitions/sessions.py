"""Writing the sessions of a hand-over: who came and what was left in writing, never what was disputed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Term
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import one
from evalua.registers.transitions.checking import check_in_route, check_member
from evalua.registers.transitions.tables import HandOverSession
from evalua.storage.work import Work

BOTH_TEAMS = ("joint_session", "project_state")
"""Kinds of session that the outgoing and the incoming team hold together."""
FINAL_REPORT = "final_report"
_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class SessionInput:
    """A session as typed: its kind, who came, and the document it left."""

    term_id: int
    municipality_id: int | None
    kind: str
    held_on: date | None
    outgoing_team: bool = False
    incoming_team: bool = False
    product: str = ""
    signed_by: str = ""
    holder_present: bool = False


def record_session(
    work: Work,
    data: SessionInput,
    *,
    catalog: Catalog,
    session_id: int | None = None,
    version: int | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> HandOverSession:
    """Record a session, or correct one."""
    require(work.actor, "record")
    found = None
    if session_id is not None:
        found = one(work.session, HandOverSession, work.association_id, session_id)
        work.expect(found, version)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    _check(work, entry, data, catalog)
    check_facts(work, entry, data.held_on, found.held_on if found else None)
    entry.stop_if_any()
    note_facts(work, data.held_on, found.held_on if found else None)
    return _write(work, data, found, why(confirmed))


def remove_session(work: Work, session_id: int, reason: str) -> None:
    """Take back a session that was not held."""
    require(work.actor, "record")
    row = one(work.session, HandOverSession, work.association_id, session_id)
    work.remove(row, reason)
    note_facts(work, row.held_on)


def _check(work: Work, entry: Entry, data: SessionInput, catalog: Catalog) -> None:
    term = one(work.session, Term, work.association_id, data.term_id)
    chosen(entry, "kind", data.kind, catalog.choices("hand_over_kinds"), "Elija qué sesión fue.")
    check_in_route(entry, "held_on", data.held_on, term, catalog.transition_windows, work.today)
    day = data.held_on or term.starts_on
    check_member(work, entry, data.municipality_id, day, day)
    if not (data.outgoing_team or data.incoming_team):
        entry.error(
            "incoming_team", "V00", "Marque quién asistió: el equipo que sale o el que llega."
        )
    elif data.kind in BOTH_TEAMS and not (data.outgoing_team and data.incoming_team):
        entry.error(
            "incoming_team",
            "V00",
            "Esta sesión es de los dos equipos. Si vino uno solo, regístrela cuando se complete.",
        )
    entry.require("product", data.product, "Escriba qué documento quedó: acta, lista o ficha.")
    check_neutral(entry, "product", data.product)
    if data.kind == FINAL_REPORT:
        said = "Escriba quién firma el informe: es el del municipio, no el de la asociación."
        entry.require("signed_by", data.signed_by, said)
    if len(clean(data.signed_by)) > _LONGEST_NAME:
        entry.error("signed_by", "V05", f"Use {_LONGEST_NAME} letras o menos.")
    if data.holder_present and not data.incoming_team:
        said = "Si vino quien se posesionó, marque también que asistió el equipo que llega."
        entry.error("incoming_team", "V153", said)


def _write(
    work: Work, data: SessionInput, found: HandOverSession | None, reason: str
) -> HandOverSession:
    assert data.municipality_id is not None and data.held_on is not None
    values: dict[str, Any] = {
        "municipality_id": data.municipality_id,
        "kind": data.kind,
        "held_on": data.held_on,
        "outgoing_team": data.outgoing_team,
        "incoming_team": data.incoming_team,
        "product": clean(data.product),
        "signed_by": clean(data.signed_by),
        "holder_present": data.holder_present,
    }
    if found is not None:
        work.change(found, reason, **values)
        return found
    row = HandOverSession(association_id=work.association_id, term_id=data.term_id, **values)
    return work.add(row, reason)
