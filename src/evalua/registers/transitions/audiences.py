"""Writing who was told about the association before an election, audience by audience."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, whole, why
from evalua.registers.entry import Entry, Number
from evalua.registers.members.tables import Term
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import one
from evalua.registers.transitions.checking import check_in_route, check_member
from evalua.registers.transitions.tables import AudienceReach
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class AudienceInput:
    """An audience of a municipality that was reached; people may be left out, evidence may not."""

    term_id: int
    municipality_id: int | None
    audience: str
    reached_on: date | None
    people: Number = None
    evidence: str = ""


def reach_audience(
    work: Work,
    data: AudienceInput,
    *,
    catalog: Catalog,
    confirmed: Mapping[str, str] | None = None,
) -> AudienceReach:
    """Record that an audience was told; it may be told more than once."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    people = _check(work, entry, data, catalog)
    check_facts(work, entry, data.reached_on)
    entry.stop_if_any()
    assert data.municipality_id is not None and data.reached_on is not None
    note_facts(work, data.reached_on)
    return work.add(
        AudienceReach(
            association_id=work.association_id,
            term_id=data.term_id,
            municipality_id=data.municipality_id,
            audience=data.audience,
            reached_on=data.reached_on,
            people=people,
            evidence=clean(data.evidence),
        ),
        why(confirmed),
    )


def remove_audience(work: Work, reach_id: int, reason: str) -> None:
    """Take back a session with an audience."""
    require(work.actor, "record")
    row = one(work.session, AudienceReach, work.association_id, reach_id)
    work.remove(row, reason)
    note_facts(work, row.reached_on)


def _check(work: Work, entry: Entry, data: AudienceInput, catalog: Catalog) -> int | None:
    term = one(work.session, Term, work.association_id, data.term_id)
    chosen(
        entry,
        "audience",
        data.audience,
        catalog.choices("transition_audiences"),
        "Elija a quiénes se informó.",
    )
    check_in_route(
        entry, "reached_on", data.reached_on, term, catalog.transition_windows, work.today
    )
    if data.reached_on is not None and data.reached_on > term.election_on:
        entry.error(
            "reached_on",
            "V25",
            f"Se informa antes de la elección del {long_date(term.election_on)}.",
        )
    day = data.reached_on or term.election_on
    check_member(work, entry, data.municipality_id, day, day)
    entry.require(
        "evidence", data.evidence, "Anote la lista de asistencia o la constancia de envío."
    )
    check_neutral(entry, "evidence", data.evidence)
    return whole(entry, "people", data.people)
