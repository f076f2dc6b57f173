"""Writing the route of a change of government: milestones fulfilled, or not applicable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.catalog.lists import Milestone
from evalua.domain.month import Month
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Term
from evalua.registers.membership import members_on, municipality_names
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.registers.transitions.calendar import due_date
from evalua.registers.transitions.tables import TransitionMilestone
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class MilestoneInput:
    """A milestone as typed; the association's own milestones carry no municipality."""

    term_id: int
    code: str
    municipality_id: int | None = None
    done_on: date | None = None
    evidence: str = ""


def fulfil(
    work: Work,
    data: MilestoneInput,
    *,
    catalog: Catalog,
    version: int | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> TransitionMilestone:
    """Record that a milestone was done, before its due date or after, or correct what was recorded."""
    require(work.actor, "record")
    found = _found(work, data, data.municipality_id)
    if found is not None:
        work.expect(found, version)
    return _fulfil(work, data, [data.municipality_id], catalog, confirmed)[0]


def fulfil_many(
    work: Work,
    data: MilestoneInput,
    municipality_ids: Sequence[int],
    *,
    catalog: Catalog,
    versions: Mapping[int, int] | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> list[TransitionMilestone]:
    """Record the same milestone, date and evidence for several municipalities at once.

    ``versions`` are those of the rows when the form was opened, by municipality (0 where there was
    none).
    """
    require(work.actor, "record")
    if not municipality_ids:
        entry = _entry(work, confirmed)
        entry.error("municipality_ids", "V21", "Elija al menos un municipio.")
        entry.stop_if_any()
    places = list(dict.fromkeys(municipality_ids))
    for place in places:
        found = _found(work, data, place)
        if found is not None and versions is not None:
            work.expect(found, versions.get(place, 0))
    return _fulfil(work, data, places, catalog, confirmed)


def mark_not_applicable(
    work: Work,
    data: MilestoneInput,
    reason: str,
    *,
    catalog: Catalog,
    version: int | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> TransitionMilestone:
    """Record why a milestone does not apply here; its date and evidence, if any, are cleared."""
    require(work.actor, "record")
    known = _found(work, data, data.municipality_id)
    if known is not None:
        work.expect(known, version)
    entry = _entry(work, confirmed)
    entry.require("reason", reason, "Escriba por qué el hito no aplica.")
    check_neutral(entry, "reason", reason)
    term = one(work.session, Term, work.association_id, data.term_id)
    milestone = _milestone(entry, data.code, catalog)
    if milestone is not None:
        _check_place(work, entry, milestone, term, data.municipality_id)
        check_facts(work, entry, due_date(term, milestone), _done_on(work, data))
    entry.stop_if_any()
    assert milestone is not None
    days = (due_date(term, milestone), _done_on(work, data))
    row = _write(
        work,
        data,
        data.municipality_id,
        clean(reason),
        done_on=None,
        evidence="",
        not_applicable_reason=clean(reason),
    )
    note_facts(work, *days)
    return row


def clear_milestone(work: Work, milestone_id: int, reason: str) -> None:
    """Take back what was recorded of a milestone; it is pending again."""
    require(work.actor, "record")
    row = one(work.session, TransitionMilestone, work.association_id, milestone_id)
    work.remove(row, reason)
    note_facts(work, row.done_on)


def _fulfil(
    work: Work,
    data: MilestoneInput,
    places: Sequence[int | None],
    catalog: Catalog,
    confirmed: Mapping[str, str] | None,
) -> list[TransitionMilestone]:
    entry = _entry(work, confirmed)
    term = one(work.session, Term, work.association_id, data.term_id)
    milestone = _milestone(entry, data.code, catalog)
    for place in places:
        if milestone is not None:
            _check_place(work, entry, milestone, term, place)
    _check_done(entry, data, work.today)
    before = [row.done_on for place in places if (row := _found(work, data, place))]
    check_facts(work, entry, data.done_on, *before)
    entry.stop_if_any()
    written = [
        _write(
            work,
            data,
            place,
            why(confirmed),
            done_on=data.done_on,
            evidence=clean(data.evidence),
            not_applicable_reason="",
        )
        for place in places
    ]
    note_facts(work, data.done_on, *before)
    return written


def _check_done(entry: Entry, data: MilestoneInput, today: date) -> None:
    entry.require("done_on", data.done_on, "Elija la fecha en que se cumplió.")
    if data.done_on is not None and data.done_on > today:
        entry.error("done_on", "V27", "El hito no puede cumplirse en una fecha futura.")
    entry.require("evidence", data.evidence, "Anote el soporte: acta, lista, acuse o dónde está.")
    check_neutral(entry, "evidence", data.evidence)


def _milestone(entry: Entry, code: str, catalog: Catalog) -> Milestone | None:
    found = next((m for m in catalog.milestones if m.code == code), None)
    if found is None:
        entry.error("code", "V00", "Elija el hito de la ruta.")
    return found


def _check_place(
    work: Work, entry: Entry, milestone: Milestone, term: Term, municipality_id: int | None
) -> None:
    """A municipality that is a member when the milestone is due, or none for the association's own."""
    if not milestone.per_municipality:
        if municipality_id is not None:
            entry.error(
                "municipality_id", "V21", "Este hito es de toda la asociación: no lleva municipio."
            )
        return
    names = municipality_names(work.session, work.association_id)
    if municipality_id not in names:
        entry.error("municipality_id", "V21", "Elija el municipio.")
        return
    due = due_date(term, milestone)
    if municipality_id not in members_on(work.session, work.association_id, due):
        entry.error(
            "municipality_id",
            "V07",
            f"{names[municipality_id]} no era miembro en {Month.of(due).label}. Revise su fecha de "
            "ingreso o retiro.",
        )


def _write(
    work: Work, data: MilestoneInput, municipality_id: int | None, reason: str, **values: object
) -> TransitionMilestone:
    found = _found(work, data, municipality_id)
    if found is not None:
        work.change(found, reason, **values)
        return found
    row = TransitionMilestone(
        association_id=work.association_id,
        term_id=data.term_id,
        code=data.code,
        municipality_id=municipality_id,
        municipality_key=municipality_id or 0,
    )
    for name, value in values.items():
        setattr(row, name, value)
    return work.add(row, reason)


def _found(
    work: Work, data: MilestoneInput, municipality_id: int | None
) -> TransitionMilestone | None:
    rows = alive(
        work.session,
        TransitionMilestone,
        work.association_id,
        term_id=data.term_id,
        code=data.code,
        municipality_key=municipality_id or 0,
    )
    return rows[0] if rows else None


def _done_on(work: Work, data: MilestoneInput) -> date | None:
    found = _found(work, data, data.municipality_id)
    return None if found is None else found.done_on


def _entry(work: Work, confirmed: Mapping[str, str] | None) -> Entry:
    return Entry(facts(work.session, work.association_id), confirmed)
