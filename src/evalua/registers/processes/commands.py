"""Writing processes: their steps, and the municipalities that walk them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.domain.text import clean, search_key
from evalua.registers.association.facts import facts
from evalua.registers.checks import existing, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Municipality
from evalua.registers.neutrality import check_neutral
from evalua.registers.processes.reading import done_of, steps_of
from evalua.registers.processes.tables import Process, ProcessMunicipality, ProcessStep
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None
LONGEST_STEP = 200


@dataclass(frozen=True, slots=True)
class ProcessInput:
    """A process as typed; ``template`` is where its steps came from, empty for one's own."""

    name: str
    since: date | None
    steps: Sequence[str]
    municipality_ids: Sequence[int]
    template: str = ""


def add_process(work: Work, data: ProcessInput, *, confirmed: Confirmed = None) -> Process:
    """Write a process with its steps in order and the municipalities that walk them."""
    require(work.actor, "record")
    steps = _check(work, data, confirmed, None)
    assert data.since is not None
    process = Process(
        association_id=work.association_id,
        name=clean(data.name),
        name_key=search_key(data.name),
        template=data.template,
        since=data.since,
    )
    work.add(process, why(confirmed))
    for place, name in enumerate(steps, 1):
        _add_step(work, process, place, name)
    _set_towns(work, process, data.municipality_ids)
    return process


def change_process(
    work: Work,
    process_id: int,
    data: ProcessInput,
    *,
    version: int | None,
    confirmed: Confirmed = None,
) -> Process:
    """Correct a process. A step or a municipality with dates already written stays (V128)."""
    require(work.actor, "record")
    process = one(work.session, Process, work.association_id, process_id)
    work.expect(process, version)
    steps = _check(work, data, confirmed, process_id)
    work.change(
        process,
        why(confirmed),
        name=clean(data.name),
        name_key=search_key(data.name),
        since=data.since,
    )
    _set_steps(work, process, steps)
    _set_towns(work, process, data.municipality_ids)
    return process


def remove_process(work: Work, process_id: int, reason: str) -> None:
    """Take a process back with everything it holds."""
    require(work.actor, "record")
    process = one(work.session, Process, work.association_id, process_id)
    for done in done_of(work, process_id):
        work.remove(done, reason)
    for table in (ProcessStep, ProcessMunicipality):
        for row in alive(work.session, table, work.association_id, process_id=process_id):
            work.remove(row, reason)
    work.remove(process, reason)


def _add_step(work: Work, process: Process, place: int, name: str) -> None:
    work.add(
        ProcessStep(
            association_id=work.association_id, process_id=process.id, place=place, name=name
        )
    )


def _set_steps(work: Work, process: Process, names: Sequence[str]) -> None:
    """Keep the steps whose name stays, in their new places; the rest come and go."""
    earlier = {row.name: row for row in steps_of(work, process.id)}
    places = {name: place for place, name in enumerate(names, 1)}
    for name in earlier.keys() - places.keys():
        work.remove(earlier[name], "ya no es un paso del proceso")
    moving = [row for name, row in earlier.items() if places.get(name, row.place) != row.place]
    # A place holds one step: those that move step aside before anyone takes another's.
    for row in moving:
        work.change(row, place=-row.place)
    work.session.flush()
    for row in moving:
        work.change(row, place=places[row.name])
    for name in names:
        if name not in earlier:
            _add_step(work, process, places[name], name)


def _set_towns(work: Work, process: Process, municipality_ids: Sequence[int]) -> None:
    rows = alive(work.session, ProcessMunicipality, work.association_id, process_id=process.id)
    earlier = {row.municipality_id: row for row in rows}
    for town in earlier.keys() - set(municipality_ids):
        work.remove(earlier[town], "ya no está en el proceso")
    for town in dict.fromkeys(municipality_ids):
        if town not in earlier:
            walking = ProcessMunicipality(
                association_id=work.association_id, process_id=process.id, municipality_id=town
            )
            work.add(walking)


def _check(
    work: Work, data: ProcessInput, confirmed: Confirmed, process_id: int | None
) -> list[str]:
    """The steps, each once and in order, or a Problem with everything that is wrong."""
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("name", data.name, "Escriba el nombre del proceso.")
    check_neutral(entry, "name", data.name)
    same = alive(work.session, Process, work.association_id, name_key=search_key(data.name))
    if data.name.strip() and any(other.id != process_id for other in same):
        entry.error("name", "V58", f"{same[0].name} ya está en la lista. Use ese registro.")
    entry.day("since", data.since, not_after=work.today)
    steps = list(dict.fromkeys(clean(step) for step in data.steps if step.strip()))
    if len(steps) < 2:
        entry.error("steps", "V00", "Escriba al menos dos pasos, uno por renglón.")
    if any(len(step) > LONGEST_STEP for step in steps):
        entry.error("steps", "V82", f"Un paso es muy largo: caben {LONGEST_STEP} caracteres.")
    check_neutral(entry, "steps", " ".join(steps))
    if not data.municipality_ids:
        entry.error("municipality_ids", "V00", "Elija al menos un municipio.")
    existing(work, entry, "municipality_ids", Municipality, data.municipality_ids)
    if process_id is not None:
        _check_kept(work, entry, process_id, steps, data.municipality_ids)
    entry.stop_if_any()
    return steps


def _check_kept(
    work: Work, entry: Entry, process_id: int, steps: Sequence[str], towns: Sequence[int]
) -> None:
    done = done_of(work, process_id)
    gone = {row.id for row in steps_of(work, process_id) if row.name not in steps}
    if any(row.step_id in gone for row in done):
        entry.error("steps", "V128", "Un paso que quitó tiene fechas anotadas. Bórrelas antes.")
    if any(row.municipality_id not in towns for row in done):
        entry.error(
            "municipality_ids",
            "V128",
            "Un municipio que quitó tiene fechas anotadas. Bórrelas antes.",
        )
