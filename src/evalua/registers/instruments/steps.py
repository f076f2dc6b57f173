"""Writing the steps of an instrument: draft, approved, published, repealed, each on its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.instruments.tables import Instrument, InstrumentStep
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None
ORDER = ("draft", "approved", "published", "repealed")
_ACT = {
    "approved": "Escriba el número del acto que lo aprobó: sin él sigue siendo un borrador.",
    "published": "Escriba el número de la gaceta o el medio oficial en que se publicó.",
    "repealed": "Escriba el número del acto que lo derogó.",
}


@dataclass(frozen=True, slots=True)
class StepInput:
    """A step as typed; ``act`` is the number of the act or, once published, of the gazette."""

    state: str
    reached_on: date | None
    act: str = ""


def record_step(
    work: Work,
    instrument_id: int,
    data: StepInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> InstrumentStep:
    """Write the day an instrument reached a state, or correct it; there is one day for each state.

    ``version`` is that of the step when the form was opened; 0 where there was none.
    """
    require(work.actor, "record")
    instrument = one(work.session, Instrument, work.association_id, instrument_id)
    steps = _steps(work, instrument.id)
    before = next((step for step in steps if step.state == data.state), None)
    if before is not None:
        work.expect(before, version)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    check_step(work, entry, data, [s for s in steps if s is not before], catalog)
    check_facts(work, entry, data.reached_on, before.reached_on if before else None)
    entry.stop_if_any()
    return write_step(work, instrument.id, data, before, confirmed)


def remove_step(work: Work, step_id: int, reason: str) -> None:
    """Take a step back; refused where it is the only one or a later one rests on it (V142)."""
    require(work.actor, "record")
    row = one(work.session, InstrumentStep, work.association_id, step_id)
    others = [step for step in _steps(work, row.instrument_id) if step.id != row.id]
    entry = Entry(facts(work.session, work.association_id))
    if not others:
        entry.error("", "V142", "Es su único paso. Retire el instrumento si se anotó por error.")
    elif row.state == "approved" and any(s.state in ORDER[2:] for s in others):
        entry.error("", "V142", "Retire antes su publicación y su derogación, que van después.")
    entry.stop_if_any()
    work.remove(row, reason)
    note_facts(work, row.reached_on)


def check_step(
    work: Work,
    entry: Entry,
    data: StepInput,
    others: Sequence[InstrumentStep],
    catalog: Catalog,
) -> None:
    """Refuse a step without its act (V140) or out of its order among the others (V141)."""
    states = catalog.choices("instrument_states")
    chosen(entry, "state", data.state, states, "Elija el estado.")
    if data.state in _ACT and not data.act.strip():
        entry.error("act", "V140", _ACT[data.state])
    known = {step.state: step.reached_on for step in others}
    if data.state in ORDER[2:] and "approved" not in known:
        entry.error(
            "state",
            "V141",
            "Anote primero la aprobación, con su acto y su fecha: aprobado y publicado son dos pasos.",
        )
    if entry.day("reached_on", data.reached_on, not_after=work.today) and data.state in ORDER:
        assert data.reached_on is not None
        _check_order(entry, data.state, data.reached_on, known, states)


def write_step(
    work: Work,
    instrument_id: int,
    data: StepInput,
    before: InstrumentStep | None,
    confirmed: Confirmed,
) -> InstrumentStep:
    """Insert a checked step, or write it over the one there was."""
    assert data.reached_on is not None
    if before is None:
        row = work.add(
            InstrumentStep(
                association_id=work.association_id,
                instrument_id=instrument_id,
                state=data.state,
                reached_on=data.reached_on,
                act=clean(data.act),
            ),
            why(confirmed),
        )
    else:
        note_facts(work, before.reached_on)
        work.change(before, why(confirmed), reached_on=data.reached_on, act=clean(data.act))
        row = before
    note_facts(work, data.reached_on)
    return row


def _check_order(
    entry: Entry,
    state: str,
    reached_on: date,
    known: Mapping[str, date],
    names: Mapping[str, str],
) -> None:
    place = ORDER.index(state)
    for other, day in known.items():
        said = f"«{names[other]}» ({long_date(day)})"
        if ORDER.index(other) < place and day > reached_on:
            entry.error("reached_on", "V141", f"No puede ser anterior a {said}.")
        elif ORDER.index(other) > place and day < reached_on:
            entry.error("reached_on", "V141", f"No puede ser posterior a {said}.")


def _steps(work: Work, instrument_id: int) -> list[InstrumentStep]:
    return alive(work.session, InstrumentStep, work.association_id, instrument_id=instrument_id)
