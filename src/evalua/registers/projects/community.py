"""Sessions with the community about a project, or about none in particular."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import load
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, existing, whole, why
from evalua.registers.entry import Entry, Number
from evalua.registers.neutrality import check_neutral
from evalua.registers.periods.locks import check_fact, note_fact
from evalua.registers.projects.tables import CommunitySession, Project
from evalua.registers.reading import one
from evalua.storage.work import Work

# Above this share of people whose sex was not noted, participation cannot be scored.
_UNSTATED_LIMIT = 20
_LONGEST = 600
_NEEDS_ACT = {
    "backing": "Escriba el acta o la carta con que la organización respalda el proyecto.",
    "delay": "Escriba el acta de la sesión: sin ella el atraso sigue por explicar.",
}


@dataclass(frozen=True, slots=True)
class CommunitySessionInput:
    """A session as typed: its kind, its day, how many people came by sex, and what they proposed."""

    held_on: date | None
    kind: str
    project_id: int | None = None
    women: Number = None
    men: Number = None
    unstated: Number = None
    act: str = ""
    contributions: str = ""


def add_community_session(
    work: Work, data: CommunitySessionInput, *, confirmed: Mapping[str, str] | None = None
) -> CommunitySession:
    """Write a session; a written backing and the explanation of a delay need their act."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    kinds = load().choices("community_session_kinds")
    chosen(entry, "kind", data.kind, kinds, "Elija el tipo de sesión.")
    existing(work, entry, "project_id", Project, [data.project_id])
    if data.kind in _NEEDS_ACT:
        entry.require("act", data.act, _NEEDS_ACT[data.kind])
    if entry.day("held_on", data.held_on, not_after=work.today):
        check_fact(work, entry, data.held_on)
    people: dict[str, Any] = {
        n: whole(entry, n, getattr(data, n)) or 0 for n in ("women", "men", "unstated")
    }
    _check_people(entry, data, people)
    _check_contributions(entry, data)
    entry.stop_if_any()
    assert data.held_on is not None
    row = CommunitySession(
        association_id=work.association_id,
        project_id=data.project_id,
        held_on=data.held_on,
        kind=data.kind,
        act=clean(data.act),
        contributions=clean(data.contributions),
        **people,
    )
    work.add(row, why(confirmed))
    note_fact(work, data.held_on)
    return row


def remove_community_session(work: Work, session_id: int, reason: str) -> None:
    """Take back a session recorded by mistake."""
    require(work.actor, "record")
    row = one(work.session, CommunitySession, work.association_id, session_id)
    work.remove(row, reason)
    note_fact(work, row.held_on)


def _check_contributions(entry: Entry, data: CommunitySessionInput) -> None:
    """What the community proposed stands in the act, so there is one."""
    said = clean(data.contributions)
    if said and not clean(data.act):
        entry.error(
            "act", "V152", "Escriba el acta donde quedó lo que pidió o propuso la comunidad."
        )
    if len(said) > _LONGEST:
        entry.error("contributions", "V05", f"Resúmalo en {_LONGEST} letras o menos.")
    check_neutral(entry, "contributions", said)


def _check_people(entry: Entry, data: CommunitySessionInput, people: Mapping[str, int]) -> None:
    total = sum(people.values())
    if total == 0 and data.kind != "backing" and not entry.any:
        entry.error("women", "V00", "Escriba cuántas personas asistieron.")
    elif people["unstated"] * 100 > total * _UNSTATED_LIMIT:
        percent = entry.facts.number_format.write_short(100 * people["unstated"] / total, 0)
        said = (
            f"Falta el sexo de {percent} % de participantes; el indicador se mostrará sin puntaje."
        )
        entry.confirm("unstated", "V33", said)
