"""A whole installation moves to another database and is the same there; or nothing moves."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Table, inspect, text, update
from sqlmodel import col, select

from board.year import record_year
from conftest import DIRECTOR, NOW, TODAY
from evalua import catalog
from evalua.accounts.tables import Account
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.months.evaluation import evaluate
from evalua.registers.activities.tables import Activity
from evalua.registers.contributions.tables import Payment
from evalua.schema import METADATA
from evalua.storage import chain, copying, drafts
from evalua.storage.audit import AuditEntry
from evalua.storage.database import Database
from evalua.storage.opening import open_database
from storage.conftest import ENGINES, query
from storage.postgres import Server
from storage.test_registers_path import office as found_office

CATALOG = catalog.load()


@pytest.fixture(scope="module")
def recorded(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with a year of everything, an approved month, an account and a draft."""
    file = tmp_path_factory.mktemp("recorded") / "evalua.db"
    shutil.copyfile(empty_file, file)
    database = Database(f"sqlite:///{file}")
    record(database)
    database.dispose()
    return file


def record(database: Database) -> None:
    office = found_office(database)
    record_year(office)
    with database.work(actor=DIRECTOR, now=NOW, today=TODAY) as work:
        work.add(Account(login="ñandú", name="Directora «Ñandú»", password_hash="x" * 90))
    drafts.keep(database, "ñandú", office.id, "payment", "", {"amount": "1.200", "days": [1]}, NOW)


@pytest.fixture
def source(recorded: Path, tmp_path: Path) -> Iterator[Database]:
    file = tmp_path / "source.db"
    shutil.copyfile(recorded, file)
    database = Database(f"sqlite:///{file}")
    yield database
    database.dispose()


@pytest.fixture
def target(url: str) -> Iterator[Database]:
    """A database that has nothing yet, on each engine."""
    database = Database(url)
    yield database
    database.dispose()


def tables(database: Database) -> set[str]:
    with database.engine.connect() as connection:
        return set(inspect(connection).get_table_names())


def digests(database: Database) -> list[copying.Copied]:
    with database.session() as session:
        return [copying.digest(session.connection(), t) for t in METADATA.sorted_tables]


def test_every_table_is_the_same_on_the_other_side(source: Database, target: Database) -> None:
    heard: list[copying.Copied] = []
    done = copying.copy(source, target, METADATA, heard.append)
    assert [c.table for c in done] == [t.name for t in METADATA.sorted_tables]
    assert done == heard == digests(source) == digests(target)
    assert sum(c.rows > 0 for c in done) > 30
    open_database(target.url, METADATA, NOW).dispose()


def test_the_log_still_holds_and_the_index_is_the_same(source: Database, target: Database) -> None:
    copying.copy(source, target, METADATA)
    indexes = []
    for database in (source, target):
        with database.session() as session:
            assert chain.broken(session) == []
            month = evaluate(
                session, association_id=1, month=Month(2026, 10), today=TODAY, catalog=CATALOG
            )
            indexes.append(month.scores.areas.to_dict("records"))
    assert repr(indexes[0]) == repr(indexes[1])


def test_work_goes_on_in_the_new_place_with_new_numbers(source: Database, target: Database) -> None:
    copying.copy(source, target, METADATA)
    with source.session() as session:
        last = max(session.exec(select(col(Account.id))))
    with target.work(actor=DIRECTOR, now=NOW, today=TODAY) as work:
        assert work.add(Account(login="otra", name="Otra")).id == last + 1
    with target.session() as session:
        assert chain.broken(session) == []


def test_a_copy_can_come_back(source: Database, target: Database, tmp_path: Path) -> None:
    copying.copy(source, target, METADATA)
    back = Database(f"sqlite:///{tmp_path / 'vuelta.db'}")
    assert copying.copy(target, back, METADATA) == digests(source)
    back.dispose()


def test_rows_that_point_to_a_later_row_of_their_own_table_arrive(
    source: Database, target: Database
) -> None:
    with source.writing() as session:
        first, *_, last = session.exec(select(Activity).order_by(col(Activity.id)))
        first.rescheduled_from_id = last.id
    copying.copy(source, target, METADATA)
    with target.session() as session:
        assert session.get_one(Activity, first.id).rescheduled_from_id == last.id


def test_tables_without_rows_are_still_an_empty_place(source: Database, url: str) -> None:
    target = open_database(url, METADATA, NOW)
    copying.copy(source, target, METADATA)
    assert target.count(Payment) == source.count(Payment) > 0
    target.dispose()


def occupied(target: Database, how: str) -> None:
    if how == "another program":
        with target.engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE invoice (id INTEGER)")
        return
    opened = open_database(target.url, METADATA, NOW)
    with opened.engine.begin() as connection:
        if how == "an older version":
            connection.exec_driver_sql(
                "UPDATE alembic_version SET version_num = '0001_first_tables'"
            )
        else:
            connection.exec_driver_sql("INSERT INTO revision VALUES (7, 1)")
    opened.dispose()


@pytest.mark.parametrize("how", ["another program", "an older version", "one row"])
def test_a_place_that_is_not_empty_is_refused_and_not_touched(
    source: Database, target: Database, how: str
) -> None:
    occupied(target, how)
    before = tables(target)
    with pytest.raises(Problem, match="no está vacío") as refused:
        copying.copy(source, target, METADATA)
    assert refused.value.findings[0].code == "V90"
    assert tables(target) == before
    if "revision" in before:
        assert query(target.url, "SELECT count(*) FROM payment") == [(0,)]


def test_a_copy_that_is_interrupted_leaves_the_target_as_empty_as_it_was(
    source: Database, target: Database
) -> None:
    def interrupt(copied: copying.Copied) -> None:
        if copied.table == "payment":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copying.copy(source, target, METADATA, interrupt)
    assert tables(target) == set()
    copying.copy(source, target, METADATA)
    assert digests(target) == digests(source)


def test_a_value_that_arrives_different_undoes_the_copy(
    source: Database, target: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = copying._fill

    def careless(reading: object, writing: object, table: Table) -> None:
        honest(reading, writing, table)  # type: ignore[arg-type]
        if table.name == "payment":
            writing.execute(update(table).where(table.c.id == 1).values(amount=1))  # type: ignore[attr-defined]

    monkeypatch.setattr(copying, "_fill", careless)
    with pytest.raises(Problem, match="«payment» no quedó igual") as refused:
        copying.copy(source, target, METADATA)
    assert refused.value.findings[0].code == "V92"
    assert tables(target) == set()


if "postgresql" in ENGINES:

    def test_a_value_the_server_does_not_take_undoes_the_copy_and_is_said(
        source: Database, server: Server
    ) -> None:
        """SQLite keeps a text longer than its column; PostgreSQL does not."""
        target = Database(server.create("too_long"))
        with source.engine.begin() as connection:
            connection.exec_driver_sql(
                "UPDATE payment SET reference = hex(zeroblob(500)) WHERE id = 1"
            )
        with pytest.raises(Problem, match="no aceptó un dato") as refused:
            copying.copy(source, target, METADATA)
        assert refused.value.findings[0].code == "V91"
        assert tables(target) == set()
        target.dispose()


def test_a_target_that_does_not_answer_is_said(source: Database) -> None:
    target = Database("postgresql+psycopg://nadie@127.0.0.1:9/nada?connect_timeout=2")
    with pytest.raises(Problem, match="No se pudo copiar"):
        copying.copy(source, target, METADATA)
    target.dispose()


def test_one_instant_is_copied_while_people_go_on_writing(
    source: Database, target: Database
) -> None:
    before = source.count(Account), source.count(AuditEntry)

    def meanwhile(copied: copying.Copied) -> None:
        if copied.table == "account":
            with source.work(actor=DIRECTOR, now=NOW, today=TODAY) as work:
                work.add(Account(login="llega", name="Llega mientras se copia"))

    copying.copy(source, target, METADATA, meanwhile)
    assert (target.count(Account), target.count(AuditEntry)) == before
    with target.session() as session:
        assert chain.broken(session) == []
        assert session.execute(text("SELECT count(*) FROM account")).scalar() == before[0]
