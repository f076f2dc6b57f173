"""The chain of the log: each line carries the hash of the one before it in its association.

A line changed, taken out, put in or cut from the end no longer agrees with what follows it, or with
the head of the chain. The lines of association 0 are those that belong to none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, column, select, table

from evalua.storage.audit import AuditEntry, AuditHead
from evalua.storage.naming import table_name

_AT_ONCE = 1000
_TEXTS = ("actor", "role", "table_name", "row_uid", "action", "reason", "account_uid")
_COLUMNS = ("id", "at", *_TEXTS, "association_id", "before", "after", "previous_hash", "hash")
_PLACES = table("association", column("id"), column("name"), column("time_zone"))

Kind = Literal["changed", "missing", "inserted", "rewritten", "cut", "head", "nothing"]


@dataclass
class Chain:
    """Adds lines to the log, each joined to the one before it.

    The storage lets one writer in at a time, so the head that is read is the last one written.
    """

    session: Session
    # Held here because a session forgets the rows nobody holds, and would read them again.
    _heads: dict[int, AuditHead] = field(default_factory=dict)

    def append(self, entry: AuditEntry) -> None:
        """Join a line to its chain and write it with the present transaction."""
        head = self._head(entry.association_id or 0)
        head.entries += 1
        entry.previous_hash = head.hash
        entry.hash = head.hash = digest(head.entries, vars(entry))
        self.session.add(entry)

    def _head(self, association_id: int) -> AuditHead:
        if association_id not in self._heads:
            found = self.session.get(AuditHead, association_id)
            if found is None:
                found = AuditHead(association_id=association_id)
                self.session.add(found)
            self._heads[association_id] = found
        return self._heads[association_id]


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain does not hold. ``lines`` are how many are missing or too many.

    ``number`` counts the lines of the association from 1; ``line`` is what stands there, or nothing
    where the trouble is at the end.
    """

    association_id: int
    number: int
    kind: Kind
    lines: int = 0
    line: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a chain was found to hold: how many lines, the last one's hash and its key."""

    number: int = 0
    hash: str = ""
    key: int = 0


_START = Reached()


def digest(number: int, line: Mapping[str, Any]) -> str:
    """SHA-256 of what a line says and of the hash it follows; the same on every database.

    ``number`` is its place in the chain of its association, from 1: it tells a line that was
    rewritten from one that was taken out.
    """
    said = [
        number,
        line["previous_hash"],
        _instant(line["at"]),
        *(line[name] for name in _TEXTS),
        line["association_id"],
        line["before"],
        line["after"],
    ]
    # Written twice: keys become text the first time, as they will be when they are read back.
    settled = json.loads(json.dumps(said))
    return hashlib.sha256(
        json.dumps(settled, sort_keys=True, separators=(",", ":")).encode("ascii")
    ).hexdigest()


def heads(session: Session) -> dict[int, tuple[int, str]]:
    """How many lines each association's chain has, and the hash it ends in."""
    found = session.exec(select(AuditHead.association_id, AuditHead.entries, AuditHead.hash))
    return {number: (entries, last) for number, entries, last in found}


def broken(session: Session) -> list[str]:
    """Where each chain breaks first, a Spanish sentence each; empty when all of them hold."""
    return [sentence(session, found) for found in breaks(session)]


def breaks(session: Session) -> list[Break]:
    """The first break of each association's chain, in the order of the associations."""
    lines = {number or 0 for number in session.exec(select(AuditEntry.association_id).distinct())}
    places = set(session.execute(select(_PLACES.c.id)).scalars())
    found = (
        first_break(session, number) for number in sorted(lines | set(heads(session)) | places)
    )
    return [one for one in found if one is not None]


def first_break(session: Session, association_id: int) -> Break | None:
    """Walk one chain from its first line to the first place where it does not hold."""
    return walk(session, association_id)[0]


def walk(
    session: Session, association_id: int, since: Reached = _START
) -> tuple[Break | None, Reached]:
    """Walk one chain from what was walked before; returns where it breaks, or how far it holds.

    Others may go on writing: the head is read before looking for lines once more, so that it is
    the head of the lines that were walked.
    """
    number, last, key = since.number, since.hash, since.key
    while True:
        head = heads(session).get(association_id)
        page = _lines(session, association_id, key)
        for line in page:
            number += 1
            if not _holds(number, last, line):
                return _diagnosed(session, number, last, line), since
            last, key = line["hash"], line["id"]
        if not page:
            return _ending(association_id, number, last, head), Reached(number, last, key)


def sentence(session: Session, found: Break) -> str:
    """What happened to a chain, in words."""
    whose, zone = _place(session, found.association_id)
    where = f"{whose}: {_where(found, zone)}"
    many = abs(found.lines)
    lines = f"{many} renglón" if many == 1 else f"{many} renglones"
    endings: dict[Kind, str] = {
        "changed": f"{where} no dice lo que decía cuando se escribió.",
        "rewritten": f"{where} no sigue al anterior, que se volvió a escribir.",
        "missing": f"{where} no sigue al anterior: {_missing(many)} {lines} antes de él.",
        "inserted": f"{where} no estaba: alguien agregó {lines} ahí.",
        "cut": f"{whose}: la historia termina en el renglón {found.number}; "
        + (f"{_missing(many)} {lines} al final." if found.lines > 0 else f"hay {lines} de más."),
        "head": f"{whose}: el último renglón de la historia ({found.number}) no es el que Evalúa "
        "anotó como último.",
        "nothing": f"{whose}: no tiene ningún renglón de su historia, ni el de su creación.",
    }
    return f"Historia de cambios de {endings[found.kind]}"


def _ending(
    association_id: int, number: int, last: str, head: tuple[int, str] | None
) -> Break | None:
    """Whether a chain that holds line by line ends where its head says."""
    if head is None:
        return Break(association_id, number, "head" if number else "nothing")
    entries, sealed = head
    if number != entries:
        return Break(association_id, number, "cut", entries - number)
    return None if last == sealed else Break(association_id, number, "head")


def _diagnosed(session: Session, number: int, last: str, line: dict[str, Any]) -> Break:
    """What happened where a line does not hold, by the place in which it would."""
    association_id = line["association_id"] or 0
    following = _lines(session, association_id, line["id"], at_most=1)
    if following and _holds(number, last, following[0]):
        return Break(association_id, number, "inserted", 1, line)
    if line["previous_hash"] == last:
        return Break(association_id, number, "changed", 0, line)
    longest = heads(session).get(association_id, (number, ""))[0]
    own = next((n for n in range(1, longest + 1) if line["hash"] == digest(n, line)), None)
    if own is None:
        return Break(association_id, number, "changed", 0, line)
    if own == number:
        return Break(association_id, number, "rewritten", 0, line)
    kind: Kind = "missing" if own > number else "inserted"
    return Break(association_id, min(own, number), kind, abs(own - number), line)


def _holds(number: int, last: str, line: Mapping[str, Any]) -> bool:
    """Whether a line, in that place, follows the hash before it and says what it said."""
    return bool(line["previous_hash"] == last and line["hash"] == digest(number, line))


def _lines(
    session: Session, association_id: int, after: int, at_most: int = _AT_ONCE
) -> list[dict[str, Any]]:
    """The lines of a chain that were written after one of them, the oldest first."""
    mine = col(AuditEntry.association_id)
    query = (
        select(*(col(getattr(AuditEntry, name)) for name in _COLUMNS))
        .where(
            mine == association_id if association_id else mine.is_(None),
            col(AuditEntry.id) > after,
        )
        .order_by(col(AuditEntry.id))
        .limit(at_most)
    )
    return [dict(zip(_COLUMNS, row, strict=True)) for row in session.execute(query)]


def _instant(at: datetime) -> str:
    """An instant as the log's hash knows it: UTC, to the microsecond."""
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds")


def _missing(many: int) -> str:
    return "falta" if many == 1 else "faltan"


def place(session: Session, association_id: int) -> str:
    """Whose log it is: the name of an association, or the installation's own."""
    return _place(session, association_id)[0]


def _place(session: Session, association_id: int) -> tuple[str, str]:
    """The name and the time zone of an association."""
    found = session.execute(
        select(_PLACES.c.name, _PLACES.c.time_zone).where(_PLACES.c.id == association_id)
    ).first()
    if found is not None:
        return str(found[0]), str(found[1])
    return ("la instalación" if not association_id else f"la asociación {association_id}"), "UTC"


def _where(found: Break, zone: str) -> str:
    if not found.line:
        return f"el renglón {found.number}"
    at: datetime = found.line["at"]
    when = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(ZoneInfo(zone))
    about = f"{when:%d/%m/%Y %H:%M}, {found.line['actor']}, {table_name(found.line['table_name'])}"
    return f"el renglón {found.number} ({about})"
