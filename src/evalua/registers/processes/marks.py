"""Writing the day a municipality finished each step of a process."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from evalua.accounts.permissions import require
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.processes.reading import done_of, steps_of
from evalua.registers.processes.tables import Process, ProcessDone, ProcessMunicipality
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Days = Mapping[int, date | None]


def mark_steps(
    work: Work,
    process_id: int,
    municipality_id: int,
    finished: Days,
    *,
    versions: Mapping[int, int] | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> list[ProcessDone]:
    """Write the day a municipality finished each step (step → day); None takes it back.

    ``versions`` are those of the rows when the form was opened, by step (0 where there was none); a
    row that would change and moved meanwhile raises Conflict. Returns what was written.
    """
    require(work.actor, "record")
    process = one(work.session, Process, work.association_id, process_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    _check(work, entry, process, municipality_id, finished)
    earlier = {
        row.step_id: row
        for row in done_of(work, process_id)
        if row.municipality_id == municipality_id
    }
    moved = {
        step: day
        for step, day in finished.items()
        if day != (earlier[step].done_on if step in earlier else None)
    }
    days = [*moved.values(), *(earlier[step].done_on for step in moved if step in earlier)]
    check_facts(work, entry, *days)
    entry.stop_if_any()
    for step in moved.keys() & earlier.keys():
        if versions is not None:
            work.expect(earlier[step], versions.get(step, 0))
    kept = [
        _mark(work, step, municipality_id, day, earlier.get(step), why(confirmed))
        for step, day in moved.items()
    ]
    note_facts(work, *days)
    return [row for row in kept if row is not None]


def _check(
    work: Work, entry: Entry, process: Process, municipality_id: int, finished: Days
) -> None:
    walking = alive(
        work.session,
        ProcessMunicipality,
        work.association_id,
        process_id=process.id,
        municipality_id=municipality_id,
    )
    if not walking:
        entry.error("", "V56", "Ese municipio no está en este proceso. Actualice la página.")
    steps = {row.id for row in steps_of(work, process.id)}
    for step, day in finished.items():
        field = f"done_on.{step}"
        if step not in steps:
            entry.error(field, "V56", "Ese paso ya no existe. Actualice la página.")
        elif day is None or not entry.day(field, day, not_after=work.today):
            continue
        elif day < process.since:
            entry.error(field, "V25", "El paso no puede ser anterior al proceso.")


def _mark(
    work: Work,
    step_id: int,
    municipality_id: int,
    day: date | None,
    earlier: ProcessDone | None,
    reason: str,
) -> ProcessDone | None:
    if day is None:
        if earlier is not None:
            work.remove(earlier, reason or "fecha borrada")
        return None
    if earlier is not None:
        work.change(earlier, reason, done_on=day)
        return earlier
    row = ProcessDone(
        association_id=work.association_id,
        step_id=step_id,
        municipality_id=municipality_id,
        done_on=day,
    )
    return work.add(row, reason)
