"""The steps of a process, and which were finished, for its commands."""

from __future__ import annotations

from evalua.registers.processes.tables import ProcessDone, ProcessStep
from evalua.registers.reading import alive
from evalua.storage.work import Work


def steps_of(work: Work, process_id: int) -> list[ProcessStep]:
    """The steps of a process, in order."""
    rows = alive(work.session, ProcessStep, work.association_id, process_id=process_id)
    return sorted(rows, key=lambda row: row.place)


def done_of(work: Work, process_id: int) -> list[ProcessDone]:
    """The steps of a process that some municipality finished."""
    steps = {row.id for row in steps_of(work, process_id)}
    rows = alive(work.session, ProcessDone, work.association_id)
    return [row for row in rows if row.step_id in steps]
