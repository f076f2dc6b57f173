"""Whether what was said of the quorum agrees with the rule of the body and with who came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from evalua.registers.bodies.quorum import needed
from evalua.registers.bodies.tables import BodyTerm
from evalua.registers.entry import Entry
from evalua.registers.meetings.seats import SeatInput
from evalua.registers.reading import alive
from evalua.storage.work import Work


def check_quorum(
    work: Work, entry: Entry, body: str, held_on: date, seats: Mapping[int, SeatInput], said: bool
) -> None:
    """Ask (V134) about a quorum that the statutes would count otherwise; nothing without a rule."""
    terms = [
        term
        for term in alive(work.session, BodyTerm, work.association_id, body=body)
        if term.from_on <= held_on
    ]
    if not terms or not seats:
        return
    term = max(terms, key=lambda one: (one.from_on, one.id))
    asked = needed(term.quorum_rule, term.quorum_value, term.seats)
    came = sum(seat.attended_as != "absent" for seat in seats.values())
    if said != (came >= asked):
        marked = "con cuórum" if said else "sin cuórum"
        arrived = "vino 1" if came == 1 else f"vinieron {came}"
        entry.confirm(
            "quorum",
            "V134",
            f"Con {term.seats} sillas hacen falta {asked} para el cuórum y {arrived}; la sesión "
            f"está {marked}. Corríjalo o escriba el motivo.",
        )
