"""What is sought for a member that a source leaves out, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.domain.problems import refuse
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, existing, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Municipality
from evalua.registers.membership import members_on
from evalua.registers.neutrality import check_neutral
from evalua.registers.projects.tables import Project, ProjectAlternative
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

_LONGEST = {"left_out_by": 200, "alternative": 300}


@dataclass(frozen=True, slots=True)
class AlternativeInput:
    """Who is left out of a project's source, by what, and what is sought instead."""

    project_id: int
    municipality_id: int | None
    left_out_by: str
    alternative: str
    sought_on: date | None


def add_alternative(
    work: Work, data: AlternativeInput, *, confirmed: Mapping[str, str] | None = None
) -> ProjectAlternative:
    """Write what is sought for a member left out; one at a time for each member and project."""
    require(work.actor, "record")
    project = one(work.session, Project, work.association_id, data.project_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    _check_texts(entry, data)
    if entry.day("sought_on", data.sought_on, not_after=work.today):
        check_facts(work, entry, data.sought_on)
    _check_municipality(work, entry, data)
    entry.stop_if_any()
    assert data.municipality_id is not None and data.sought_on is not None
    row = ProjectAlternative(
        association_id=work.association_id,
        project_id=project.id,
        municipality_id=data.municipality_id,
        left_out_by=clean(data.left_out_by),
        alternative=clean(data.alternative),
        sought_on=data.sought_on,
    )
    work.add(row, why(confirmed))
    note_facts(work, data.sought_on)
    return row


def close_alternative(
    work: Work, alternative_id: int, outcome: str, closed_on: date | None
) -> ProjectAlternative:
    """Write how the search ended and when."""
    require(work.actor, "record")
    row = one(work.session, ProjectAlternative, work.association_id, alternative_id)
    if row.closed_on is not None:
        raise refuse("", "V04", "Esta alternativa ya se cerró.")
    entry = Entry(facts(work.session, work.association_id))
    entry.require("outcome", outcome, "Escriba en qué terminó la alternativa.")
    if len(clean(outcome)) > 300:
        entry.error("outcome", "V05", "Es muy largo: use 300 letras o menos.")
    check_neutral(entry, "outcome", outcome)
    dated = entry.day("closed_on", closed_on, not_after=work.today)
    if dated and closed_on is not None and closed_on < row.sought_on:
        entry.error("closed_on", "V25", "La fecha final no puede ser anterior al inicio.")
    entry.stop_if_any()
    work.change(row, outcome=clean(outcome), closed_on=closed_on)
    return row


def remove_alternative(work: Work, alternative_id: int, reason: str) -> None:
    """Take back an alternative written by mistake."""
    require(work.actor, "record")
    row = one(work.session, ProjectAlternative, work.association_id, alternative_id)
    work.remove(row, reason)
    note_facts(work, row.sought_on)


def _check_texts(entry: Entry, data: AlternativeInput) -> None:
    entry.require(
        "left_out_by", data.left_out_by, "Escriba qué fuente o convocatoria lo deja fuera."
    )
    entry.require("alternative", data.alternative, "Escriba qué se busca para ese municipio.")
    for field, limit in _LONGEST.items():
        if len(clean(getattr(data, field))) > limit:
            entry.error(field, "V05", f"Es muy largo: use {limit} letras o menos.")
    check_neutral(entry, "alternative", data.alternative)


def _check_municipality(work: Work, entry: Entry, data: AlternativeInput) -> None:
    """A member that day, without another search open for the same project."""
    entry.require("municipality_id", data.municipality_id, "Elija el municipio que queda fuera.")
    existing(work, entry, "municipality_id", Municipality, [data.municipality_id])
    if data.municipality_id is None or data.sought_on is None or entry.any:
        return
    if data.municipality_id not in members_on(work.session, work.association_id, data.sought_on):
        entry.error("municipality_id", "V56", "Ese municipio no era miembro en esa fecha.")
    known = alive(
        work.session,
        ProjectAlternative,
        work.association_id,
        project_id=data.project_id,
        municipality_id=data.municipality_id,
        closed_on=None,
    )
    if known:
        said = "Ya hay una alternativa abierta para ese municipio. Ciérrela antes de anotar otra."
        entry.error("municipality_id", "V04", said)
