"""The lines of the log for a screen or a file: filtered, the newest first, each in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from evalua.accounts.permissions import require, require_in
from evalua.board.log import wording
from evalua.board.log.values import Values
from evalua.catalog import Catalog
from evalua.domain.actor import ROLE_NAMES, Actor
from evalua.domain.month import Month
from evalua.domain.text import search_key
from evalua.registers.association.facts import Facts
from evalua.storage import chain, naming, trail
from evalua.storage.trail import Asked

MOST = 20_000
"""How many lines a file holds at most: a spreadsheet with more is of no use to a person."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log. ``at`` is the hour where the association is."""

    at: datetime
    actor: str
    role: str
    done: str
    table: str
    told: str
    row_uid: str
    subject: str
    sentence: str
    changes: str
    reason: str
    values: tuple[wording.Changed, ...]
    hash: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What the log can be asked for: who wrote in it, of what records, since which month."""

    people: tuple[str, ...]
    tables: tuple[tuple[str, str], ...]
    months: tuple[Month, ...]


def asked(facts: Facts, *, actor: str, table: str, row_uid: str, month: Month | None) -> Asked:
    """What to look for; the month is that of the place where the association is."""
    zone = ZoneInfo(facts.time_zone)

    def start(of: Month) -> datetime:
        return datetime.combine(of.first, time(), zone).astimezone(UTC)

    return Asked(
        actor=actor,
        table=table,
        row_uid=row_uid,
        since=start(month) if month else None,
        until=start(month.next) if month else None,
    )


def choices(
    session: Session, actor: Actor, facts: Facts, today: Month, *, installation: bool = False
) -> Choices:
    """What there is to ask for. Raises Problem V57."""
    place = _place(actor, facts, installation)
    oldest = trail.first_at(session, place)
    first = Month.of(facts.local(oldest).date()) if oldest else today
    named = ((table, naming.table_name(table)) for table in trail.tables(session, place))
    return Choices(
        people=tuple(sorted(trail.actors(session, place), key=search_key)),
        tables=tuple(sorted(named, key=lambda pair: search_key(pair[1]))),
        months=tuple(first.to(today))[::-1],
    )


def count(
    session: Session, actor: Actor, facts: Facts, wanted: Asked, *, installation: bool = False
) -> int:
    """How many lines there are. Raises Problem V57."""
    return trail.count(session, _place(actor, facts, installation), wanted)


def lines(
    session: Session,
    actor: Actor,
    facts: Facts,
    wanted: Asked,
    catalog: Catalog,
    *,
    installation: bool = False,
    offset: int = 0,
    limit: int = MOST,
) -> list[Line]:
    """The lines asked for, the newest first. Raises Problem V57."""
    place = _place(actor, facts, installation)
    values = Values(session, facts, catalog)
    found = trail.entries(session, place, wanted, offset=offset, limit=limit)
    return [_line(values, facts, entry) for entry in found]


def chain_sentence(
    session: Session, facts: Facts, since: chain.Reached, *, installation: bool = False
) -> tuple[bool, str, chain.Reached]:
    """Whether the chain of the log holds from what was walked before, and the sentence that says so.

    Returns as well how far it was walked, to go on from there the next time.
    """
    found, reached = chain.walk(session, 0 if installation else facts.id, since)
    if found is not None:
        return False, chain.sentence(session, found), since
    many = facts.number_format.write(reached.number, 0)
    word = "renglón" if reached.number == 1 else "renglones"
    return (
        True,
        f"La cadena está íntegra: {many} {word}, último sello {reached.hash[:8]}…",
        reached,
    )


def _place(actor: Actor, facts: Facts, installation: bool) -> int | None:
    """Whose lines are read: the association's, or (None) those of the accounts, which belong to none.

    Raises Problem V57 where the person may not read them.
    """
    if installation:
        require(actor, "accounts")
        return None
    require_in(actor, facts.id, "audit")
    return facts.id


def _line(values: Values, facts: Facts, entry: Any) -> Line:
    return Line(
        at=facts.local(entry.at),
        actor=entry.actor,
        role=ROLE_NAMES.get(entry.role, entry.role),
        done=wording.DONE[entry.action],
        table=naming.table_name(entry.table_name),
        told=wording.told(values, entry),
        row_uid=entry.row_uid,
        subject=wording.subject(values, entry),
        sentence=wording.sentence(values, entry),
        changes=wording.what_changed(values, entry),
        reason=entry.reason,
        values=tuple(wording.recorded_values(values, entry)),
        hash=entry.hash,
    )
