"""Forgetting the names of candidates six months after their election, everywhere they were kept."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from evalua.domain.actor import Actor
from evalua.registers.association.facts import every
from evalua.registers.members.tables import Term
from evalua.registers.transitions.candidates import erased_from
from evalua.registers.transitions.tables import Candidate
from evalua.storage.database import Database
from evalua.storage.tables import Draft
from evalua.storage.work import Work

LIST_SCREEN, CANDIDATE_SCREEN = "candidate_list", "candidate"
"""The forms where a name may be typed: their drafts are forgotten too."""

_KEEPER = Actor("Evalúa", "administrator")
_WHY = "Seis meses después de la elección no se guardan nombres de aspirantes."


def erase_due_names(database: Database, now: datetime) -> int:
    """Erase the names whose time is over in every association; returns how many there were.

    Deleted rows and unsaved drafts count too; the log never holds a name. Nothing is written where
    there is nothing to erase.
    """
    erased = 0
    with database.session() as session:
        places = every(session)
    for place in places:
        today = place.today(now)
        with database.session() as session:
            reading = Work(session, place.id, _KEEPER, now, today)
            pending = bool(_due(reading))
        if pending:
            with database.work(
                actor=_KEEPER, now=now, today=today, association_id=place.id
            ) as work:
                erased += erase_names(work)
    return erased


def erase_names(work: Work) -> int:
    """Erase the names of the candidates whose election was six months ago or more."""
    rows = _due(work)
    for row in rows:
        work.change(row, _WHY, name="", erased_on=work.today)
    if rows:
        _forget_drafts(work)
    return len(rows)


def _due(work: Work) -> list[Candidate]:
    """Rows with a name, deleted ones included, whose time is over."""
    session = work.session
    terms = session.exec(select(Term).where(col(Term.association_id) == work.association_id))
    over = [term.id for term in terms if work.today >= erased_from(term.election_on)]
    named = select(Candidate).where(col(Candidate.term_id).in_(over), col(Candidate.name) != "")
    return list(session.exec(named)) if over else []


def _forget_drafts(work: Work) -> None:
    drafts = select(Draft).where(
        col(Draft.association_id) == work.association_id,
        col(Draft.screen).in_((LIST_SCREEN, CANDIDATE_SCREEN)),
    )
    for draft in work.session.exec(drafts):
        work.session.delete(draft)
