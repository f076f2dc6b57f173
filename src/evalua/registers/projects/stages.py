"""Recording that a project reached a stage, with what its gate asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import load
from evalua.domain.month import long_date
from evalua.domain.problems import refuse
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, whole, why
from evalua.registers.entry import Entry, Number
from evalua.registers.neutrality import check_neutral
from evalua.registers.periods.locks import check_fact, note_fact
from evalua.registers.projects.gates import NEEDS_DOCUMENT, cites_national_plan, is_national
from evalua.registers.projects.money import backing
from evalua.registers.projects.projects import PLAN_YEARS
from evalua.registers.projects.stage_line import Reached, in_order, may_follow, skipped
from evalua.registers.projects.tables import Project, ProjectStage
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

_NEEDS_NOTE = {
    "returned": "Escriba qué observó la entidad.",
    "suspended": "Escriba por qué se suspende y cuándo se revisará.",
    "discarded": "Escriba por qué se descarta y quién lo decidió.",
}

_LONGEST_GOAL = 200


@dataclass(frozen=True, slots=True)
class StageInput:
    """A stage reached, as typed.

    ``expected_source``, ``national_goal``, ``national_plan_year`` and ``executor`` complete the project
    where it lacks them. ``complete_support`` is said of what is presented.
    """

    project_id: int
    stage: str
    reached_on: date | None
    document: str = ""
    entity: str = ""
    note: str = ""
    skip_reason: str = ""
    expected_source: str = ""
    executor: str = ""
    national_goal: str = ""
    national_plan_year: Number = None
    complete_support: bool = False


def record_stage(
    work: Work, data: StageInput, *, confirmed: Mapping[str, str] | None = None
) -> ProjectStage:
    """Write a dated stage. A jump needs ``skip_reason`` (or the confirmation V17).

    A stage may also be written before later ones, to fill what a jump left out. Where its gate asks
    for a document, a reason may stand in its place: that of the jump, or the confirmation V62.
    """
    require(work.actor, "record")
    project = one(work.session, Project, work.association_id, data.project_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    stages = load().choices("project_stages")
    chosen(entry, "stage", data.stage, stages, "Elija la etapa.")
    _check_gate(work, entry, data, project)
    check_neutral(entry, "note", data.note)
    year = whole(entry, "national_plan_year", data.national_plan_year)
    if year is not None and year not in PLAN_YEARS:
        said = f"Escriba un año entre {PLAN_YEARS[0]} y {PLAN_YEARS[-1]}."
        entry.error("national_plan_year", "V151", said)
    if entry.day("reached_on", data.reached_on, not_after=work.today):
        check_fact(work, entry, data.reached_on)
        if data.stage in stages and not _jumps(work, entry, data):
            _check_document(entry, data)
    entry.stop_if_any()
    assert data.reached_on is not None
    _complete(work, project, data, year)
    stage = work.add(_row(work, data, data.reached_on, confirmed or {}), why(confirmed))
    note_fact(work, data.reached_on)
    return stage


def remove_stage(work: Work, stage_id: int, reason: str) -> None:
    """Take back a stage recorded by mistake."""
    require(work.actor, "record")
    stage = one(work.session, ProjectStage, work.association_id, stage_id)
    left = history(work, stage.project_id, without=stage.id)
    orders = _orders()
    if not all(may_follow(left[:n], event.stage, orders) for n, event in enumerate(left)):
        said = f"La etapa {_name(stage.stage)} sostiene a las siguientes. Elimine antes las posteriores."
        raise refuse("", "V18", said)
    work.remove(stage, reason)
    note_fact(work, stage.reached_on)


def history(work: Work, project_id: int, *, without: int = 0) -> list[Reached]:
    """The stages a project has reached, in order."""
    rows = alive(work.session, ProjectStage, work.association_id, project_id=project_id)
    return in_order([Reached(row.stage, row.reached_on) for row in rows if row.id != without])


def _jumps(work: Work, entry: Entry, data: StageInput) -> bool:
    """Check its place among the stages there are: not backwards (V18), and no silent jump (V17).

    Returns whether it jumps: the reason for a jump answers for its documents too.
    """
    orders = _orders()
    assert data.reached_on is not None
    day = data.reached_on
    known = history(work, data.project_id)
    before = [event for event in known if event.on <= day]
    after = [event for event in known if event.on > day]
    here = Reached(data.stage, day)
    if not may_follow(before, data.stage, orders):
        entry.error("reached_on", "V18", _backwards(before[-1], here))
        return False
    if after and not may_follow([*before, here], after[0].stage, orders):
        entry.error("reached_on", "V18", _earlier(here, after[0]))
        return False
    missing = skipped(before, data.stage, orders)
    if missing and not data.skip_reason.strip():
        names = ", ".join(_name(stage) for stage in missing)
        said = f"Faltan etapas: {names}. Cárguelas con su fecha o explique el salto."
        entry.confirm("skip_reason", "V17", said)
    return bool(missing)


def _check_gate(work: Work, entry: Entry, data: StageInput, project: Project) -> None:
    """What must exist to enter the stage, beyond its date."""
    if data.stage == "structured" and not project.expected_source:
        sources = load().choices("funding_sources")
        said = "Elija de qué fuente se espera el dinero."
        chosen(entry, "expected_source", data.expected_source, sources, said)
    elif data.stage == "submitted":
        entry.require("entity", data.entity, "Escriba ante qué entidad se presentó.")
        _check_national_goal(work, entry, data, project)
    elif data.stage == "funded" and backing(work, project.id, by=data.reached_on) is None:
        said = "Para marcar financiado registre la fuente, el monto y el documento."
        entry.error("stage", "V19", said)
    elif data.stage == "in_execution" and not _has_executor(project):
        entry.require("executor", data.executor, "Escriba quién ejecuta el proyecto.")
    elif data.stage in _NEEDS_NOTE:
        entry.require("note", data.note, _NEEDS_NOTE[data.stage])


def _check_national_goal(work: Work, entry: Entry, data: StageInput, project: Project) -> None:
    """What is asked from the nation says to which of its goals it contributes."""
    if is_national(work, project) and not cites_national_plan(work, project):
        said = "Escriba a qué meta nacional aporta el proyecto: la fuente es nacional."
        entry.require("national_goal", data.national_goal, said)
        if len(clean(data.national_goal)) > _LONGEST_GOAL:
            entry.error("national_goal", "V05", "Es muy largo: use 200 letras o menos.")


def _check_document(entry: Entry, data: StageInput) -> None:
    """A gate passes with its document, or with the reason why there is none."""
    if data.stage not in NEEDS_DOCUMENT or data.document.strip() or data.skip_reason.strip():
        return
    said = f"Escriba el documento ({NEEDS_DOCUMENT[data.stage]}) o explique por qué no lo hay."
    entry.confirm("document", "V62", said)


def _has_executor(project: Project) -> bool:
    return bool(project.executor) or project.executed_by_association


def _backwards(last: Reached, here: Reached) -> str:
    if last.stage == here.stage:
        return f"El proyecto ya está en la etapa {_name(last.stage)} desde el {long_date(last.on)}."
    if last.stage in ("finished", "settled", "discarded"):
        return (
            f"El proyecto está en la etapa {_name(last.stage)} desde el {long_date(last.on)} y no "
            "vuelve atrás. Si fue un error, elimine esa etapa con su motivo."
        )
    return f"{_earlier(last, here)} Si el proyecto volvió atrás, registre «Devuelto»."


def _earlier(first: Reached, second: Reached) -> str:
    return (
        f"La etapa {_name(first.stage)} ({long_date(first.on)}) es anterior a "
        f"{_name(second.stage)} ({long_date(second.on)})."
    )


def _orders() -> dict[str, int]:
    return {stage.key: stage.order for stage in load().project_stages}


def _name(stage: str) -> str:
    return load().name("project_stages", stage)


def _complete(work: Work, project: Project, data: StageInput, year: int | None) -> None:
    """Keep in the project what the gate asked for."""
    work.change(
        project,
        expected_source=project.expected_source or data.expected_source,
        executor=project.executor or clean(data.executor),
        national_goal=project.national_goal or clean(data.national_goal),
        national_plan_year=year
        if project.national_plan_year is None
        else project.national_plan_year,
    )


def _row(work: Work, data: StageInput, day: date, confirmed: Mapping[str, str]) -> ProjectStage:
    document = clean(data.document)
    source = backing(work, data.project_id, by=day) if data.stage == "funded" else None
    if not document and source is not None:
        document = source.document
    return ProjectStage(
        association_id=work.association_id,
        project_id=data.project_id,
        stage=data.stage,
        reached_on=day,
        document=document,
        entity=clean(data.entity),
        note=_note(data, confirmed),
        skip_reason=clean(data.skip_reason or confirmed.get("V17", "")),
        complete_support=data.complete_support and data.stage == "submitted",
    )


def _note(data: StageInput, confirmed: Mapping[str, str]) -> str:
    """What was noted, and why there is no document where a reason took its place."""
    unproved = clean(confirmed.get("V62", ""))
    without = f"Sin documento: {unproved}" if unproved and not data.document.strip() else ""
    return " · ".join(part for part in (clean(data.note), without) if part)
