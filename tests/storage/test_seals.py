"""Seals hold on every engine, and when an installation moves from one to the other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from conftest import DIRECTOR, NOW, TODAY, Office
from evalua import catalog
from evalua.months.seal import broken, seal_of
from evalua.months.tables import Snapshot
from evalua.registers.association.commands import AssociationInput, create_association
from evalua.registers.members.commands import MemberInput, add_members
from evalua.schema import METADATA
from evalua.storage import copying
from evalua.storage.database import Database
from months.sending import SEPTEMBER, close, with_quotas


def test_an_approval_keeps_its_seal_on_this_engine(found: Callable[..., Office]) -> None:
    office = with_quotas(found("Cuenca Clara", ["Alto Claro", "Belmira"], start=SEPTEMBER))
    close(office, SEPTEMBER)
    with office.db.session() as session:
        kept = session.exec(select(Snapshot)).one()
        assert len(kept.seal) == 64 and kept.seal == seal_of(session, kept)
        assert broken(session) == []


def test_a_seal_made_on_a_file_holds_after_moving_to_another_database(
    empty_file: Path, tmp_path: Path, url: str, found_in: Callable[[Database], Office]
) -> None:
    file = tmp_path / "source.db"
    shutil.copyfile(empty_file, file)
    source, target = Database(f"sqlite:///{file}"), Database(url)
    office = found_in(source)
    close(office, SEPTEMBER)
    copying.copy(source, target, METADATA)
    with source.session() as here, target.session() as there:
        assert [row.seal for row in here.exec(select(Snapshot))] == [
            seal_of(there, row) for row in there.exec(select(Snapshot))
        ]
        assert broken(there) == []
    source.dispose()
    target.dispose()


@pytest.fixture
def found_in() -> Callable[[Database], Office]:
    """Founds an association in a given database."""

    def make(database: Database) -> Office:
        pack = catalog.countries()["CO"]
        with database.work(actor=DIRECTOR, now=NOW, today=TODAY) as work:
            about = AssociationInput("Cuenca Clara", pack, "other", evaluation_start=SEPTEMBER)
            row = create_association(work, about)
            towns = [MemberInput(n, date(2020, 1, 1)) for n in ("Alto Claro", "Belmira")]
            rows = add_members(work, towns, pack)
        return with_quotas(Office(database, row.id, {r.name: r.id for r in rows}))

    return make
