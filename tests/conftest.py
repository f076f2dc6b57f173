"""The cast: Cuenca Clara owns, Valle Izote is the peer, an outsider sees nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from evalua import catalog
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.registers.association.commands import AssociationInput, create_association
from evalua.registers.association.facts import Facts, facts
from evalua.registers.members.commands import MemberInput, add_members, set_term
from evalua.schema import METADATA
from evalua.storage.database import Database
from evalua.storage.opening import open_database
from evalua.storage.work import Work

TODAY = date(2026, 11, 5)
NOW = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)
DIRECTOR = Actor("Directora de prueba", "director")
READER = Actor("Persona que consulta", "reader")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-screenshots",
        action="store_true",
        help="write the pictures of the manual (docs/manual/img) while the browser tests look at them",
    )


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file without rows, made once."""
    file = tmp_path_factory.mktemp("empty") / "evalua.db"
    open_database(f"sqlite:///{file}", METADATA, NOW).dispose()
    return file


@pytest.fixture
def db(empty_file: Path, tmp_path: Path) -> Iterator[Database]:
    """A migrated database of its own for each test."""
    file = tmp_path / "evalua.db"
    shutil.copyfile(empty_file, file)
    database = Database(f"sqlite:///{file}")
    yield database
    database.dispose()


@dataclass(frozen=True)
class Office:
    """An association under test: its database, its keys, and how to act in it."""

    db: Database
    id: int
    members: dict[str, int]

    @property
    def facts(self) -> Facts:
        with self.db.session() as session:
            return facts(session, self.id)

    def work(
        self, actor: Actor = DIRECTOR, today: date = TODAY, now: datetime = NOW
    ) -> AbstractContextManager[Work]:
        """One use case here."""
        return self.db.work(actor=actor, now=now, today=today, association_id=self.id)


@pytest.fixture
def found(db: Database) -> Callable[..., Office]:
    """Founds an association: ``found("Nombre", ["A", "B"], country="CO", joined=date(2020, 1, 1))``."""

    def make(
        name: str,
        names: list[str],
        *,
        country: str = "CO",
        joined: date = date(2020, 1, 1),
        start: Month | None = None,
    ) -> Office:
        pack = catalog.countries()[country]
        with db.work(actor=DIRECTOR, now=NOW, today=TODAY) as work:
            row = create_association(
                work,
                AssociationInput(
                    name=name,
                    country=pack,
                    legal_figure="other",
                    evaluation_start=start or Month(2024, 1),
                ),
            )
            rows = add_members(work, [MemberInput(n, joined) for n in names], pack)
            for first in (2020, 2024):
                set_term(
                    work,
                    starts_on=date(first, 1, 1),
                    ends_on=date(first + 3, 12, 31),
                    election_on=date(first - 1, 10, 27),
                )
        return Office(db, row.id, {r.name: r.id for r in rows})

    return make


@pytest.fixture
def clara(found: Callable[..., Office]) -> Office:
    """Mancomunidad Cuenca Clara: Colombian pesos, four members since 2020."""
    return found("Mancomunidad Cuenca Clara", ["Alto Claro", "Belmira", "Cañaveral", "Dos Aguas"])


@pytest.fixture
def izote(found: Callable[..., Office]) -> Office:
    """Microrregión Valle Izote: the peer, in dollars, three members since 2020."""
    return found("Microrregión Valle Izote", ["Izotal", "Jocote", "Las Lomas"], country="SV")
