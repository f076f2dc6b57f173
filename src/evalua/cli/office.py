"""The office a command works in: its database, its association, who signs and what day it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from evalua.domain.actor import Actor, Role
from evalua.domain.problems import refuse
from evalua.registers.association.facts import Facts, by_code, every
from evalua.registers.association.queries import people
from evalua.schema import METADATA
from evalua.storage.database import Database
from evalua.storage.opening import open_database
from evalua.storage.work import Work

_NOBODY = Actor("Dirección ejecutiva", "director")


@dataclass(frozen=True, slots=True)
class Office:
    """One association, open for one command."""

    database: Database
    facts: Facts
    now: datetime

    @property
    def today(self) -> date:
        return self.facts.today(self.now)

    def work(self, person: str) -> AbstractContextManager[Work]:
        """One use case signed by a person of the association."""
        return self.database.work(
            actor=self.actor(person),
            now=self.now,
            today=self.today,
            association_id=self.facts.id,
        )

    def actor(self, person: str) -> Actor:
        """Who signs: the person named, or the only one there is. Raises Problem that lists them."""
        with self.database.session() as session:
            known = people(session, association_id=self.facts.id)
        roles: dict[str, Role] = dict(zip(known["name"], known["role"], strict=True))
        if not roles and not person:
            return _NOBODY
        if not person and len(roles) == 1:
            person = next(iter(roles))
        if person not in roles:
            raise refuse("as", "V56", _who(person, list(roles)))
        return Actor(person, roles[person])


def now() -> datetime:
    """The present instant, in UTC. The only clock of the commands."""
    return datetime.now(UTC)


@contextmanager
def opened() -> Iterator[Database]:
    """The database, migrated. Raises Problem when it cannot be used."""
    database = open_database(None, METADATA, now())
    try:
        yield database
    finally:
        database.dispose()


@contextmanager
def office(code: str) -> Iterator[Office]:
    """The association with that code, or the only one. Raises Problem that lists the codes."""
    with opened() as database:
        yield Office(database, _facts(database, code), now())


def file_of(database: Database) -> Path:
    """The SQLite file. Raises Problem where the database is a server."""
    if database.file is None:
        raise refuse(
            "",
            "V59",
            "Las copias de Evalúa son del archivo local; un servidor de base de datos se copia con "
            "sus propias herramientas.",
        )
    return database.file


def _facts(database: Database, code: str) -> Facts:
    with database.session() as session:
        if code:
            return by_code(session, code)
        known = every(session)
    if len(known) == 1:
        return known[0]
    if not known:
        raise refuse(
            "association",
            "V56",
            "Todavía no hay una asociación. Créela en Inicio, o cargue la demostración con "
            "«evalua demo load».",
        )
    codes = ", ".join(item.code for item in known)
    raise refuse(
        "association",
        "V56",
        f"Hay varias asociaciones: indique una con --association ({codes}).",
    )


def _who(person: str, names: list[str]) -> str:
    listed = ", ".join(names) or "nadie todavía; agréguela con «evalua user add»"
    if not person:
        return f"Indique quién firma con --as: {listed}."
    return f"«{person}» no está entre las personas de la asociación: {listed}."
