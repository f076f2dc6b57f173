"""From nothing to this version, back, and again; never by half."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, MetaData, String, Table, inspect
from sqlalchemy.exc import IntegrityError

from conftest import DIRECTOR, NOW, TODAY, Office
from evalua.accounts.tables import Person
from evalua.domain.problems import Problem
from evalua.registers.members.tables import Membership, Municipality
from evalua.schema import METADATA
from evalua.storage import migrate, revisions
from evalua.storage.audit import AuditEntry
from evalua.storage.backup import listing, verify
from evalua.storage.database import Database
from evalua.storage.opening import open_database
from storage.conftest import query

# Gives a table that others point to one more column, by rebuilding it, as SQLite must.
NEXT = '''"""A later version of the program"""

import sqlalchemy as sa
from alembic import op

revision = "9999_later"
down_revision = "{head}"
branch_labels = None
depends_on = None


def how():
    return "always" if op.get_bind().dialect.name == "sqlite" else "never"


def upgrade() -> None:
    with op.batch_alter_table("municipality", recreate=how()) as batch:
        batch.add_column(sa.Column("altitude", sa.Integer(), nullable=True))
    {then}


def downgrade() -> None:
    with op.batch_alter_table("municipality", recreate=how()) as batch:
        batch.drop_column("altitude")
'''


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program as a later version would have it: one migration more."""
    return _one_more(tmp_path, monkeypatch, "pass")


def _one_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str) -> Path:
    folder = tmp_path / "migrations"
    shutil.copytree(revisions.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    text = NEXT.format(head=revisions.head(), then=then)
    (folder / "versions" / "9999_later.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(revisions, "FOLDER", folder)
    return folder


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def test_a_new_database_gets_every_table_and_no_difference(url: str) -> None:
    database = open_database(url, METADATA, NOW)
    assert tables(database.engine) == set(METADATA.tables) | {"alembic_version"}
    with database.engine.connect() as connection:
        assert revisions.current(connection) == revisions.head()
        assert migrate.drift(connection, METADATA) == []
    database.dispose()


def test_a_difference_with_the_tables_is_noticed(db: Database) -> None:
    with db.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE person ADD COLUMN nickname VARCHAR(20)")
    with db.engine.connect() as connection:
        assert len(migrate.drift(connection, METADATA)) == 1


def test_opening_again_changes_nothing(url: str) -> None:
    open_database(url, METADATA, NOW).dispose()
    before = query(url, "SELECT version_num FROM alembic_version")
    open_database(url, METADATA, NOW).dispose()
    assert query(url, "SELECT version_num FROM alembic_version") == before


def test_going_down_to_nothing_and_up_again_works_with_data(clara: Office) -> None:
    engine = clara.db.engine
    with engine.connect() as connection:
        migrate.downgrade(connection, METADATA, "base")
    assert tables(engine) == {"alembic_version"}
    with engine.connect() as connection:
        migrate.upgrade(connection, METADATA)
        assert migrate.drift(connection, METADATA) == []
    assert clara.db.count(Person) == 0


def test_a_later_version_rebuilds_a_table_and_loses_no_row(clara: Office, later: Path) -> None:
    before = [clara.db.count(t) for t in (Municipality, Membership, AuditEntry)]
    database = open_database(clara.db.url, METADATA, NOW)
    assert [database.count(t) for t in (Municipality, Membership, AuditEntry)] == before
    columns = {c["name"] for c in inspect(database.engine).get_columns("municipality")}
    assert "altitude" in columns
    with (
        pytest.raises(IntegrityError, match=r"(?i)foreign key|violates"),
        database.work(actor=DIRECTOR, now=NOW, today=TODAY) as work,
    ):
        work.add(Municipality(association_id=999, name="Nadie", name_key="nadie"))
    database.dispose()


def test_a_later_version_goes_back_with_its_rows(clara: Office, later: Path) -> None:
    open_database(clara.db.url, METADATA, NOW).dispose()
    with clara.db.engine.connect() as connection:
        migrate.downgrade(connection, METADATA, "-1")
        assert migrate.drift(connection, METADATA) == []
    assert clara.db.count(Municipality) == 4


def test_a_copy_is_kept_before_the_tables_change(file: Path, later: Path) -> None:
    open_database(f"sqlite:///{file}", METADATA, NOW).dispose()
    (kept,) = listing(file.parent / "backups")
    assert "antes-de-actualizar" in kept.name
    assert verify(kept).revision != revisions.head()


def test_a_migration_that_fails_changes_nothing(
    clara: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = query(clara.db.url, "SELECT version_num FROM alembic_version")
    _one_more(tmp_path, monkeypatch, 'op.execute("INSERT INTO nowhere VALUES (1)")')
    with pytest.raises(Problem):
        open_database(clara.db.url, METADATA, NOW)
    assert query(clara.db.url, "SELECT version_num FROM alembic_version") == at
    columns = {c["name"] for c in inspect(clara.db.engine).get_columns("municipality")}
    assert "altitude" not in columns
    assert clara.db.count(Municipality) == 4


def test_a_migration_that_would_leave_orphans_is_undone(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    orphan = (
        'op.execute("INSERT INTO snapshot_detail (snapshot_id, indicator, rows) '
        "VALUES (77, 'A01', '[]')\")"
    )
    _one_more(tmp_path, monkeypatch, orphan)
    database = Database(f"sqlite:///{file}")
    with database.engine.connect() as connection, pytest.raises(ValueError, match="point to"):
        migrate.upgrade(connection, METADATA)
    assert query(database.url, "SELECT count(*) FROM snapshot_detail") == [(0,)]
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    database.dispose()


def test_a_database_of_a_newer_program_is_refused_and_untouched(db: Database) -> None:
    with db.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999_future'")
    with pytest.raises(Problem, match="versión más nueva de Evalúa") as refused:
        open_database(db.url, METADATA, NOW)
    assert [f.code for f in refused.value.findings] == ["V54"]
    assert query(db.url, "SELECT version_num FROM alembic_version") == [("9999_future",)]


def test_every_index_and_constraint_has_a_name() -> None:
    unnamed = [
        (table.name, kind)
        for table in METADATA.tables.values()
        for kind in (*table.constraints, *table.indexes)
        if not kind.name
    ]
    assert unnamed == []


def test_migrations_import_nothing_of_the_program() -> None:
    scripts = list((revisions.FOLDER / "versions").glob("*.py"))
    assert scripts
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        assert "import evalua" not in text
        assert "from evalua" not in text


def test_sqlite_is_opened_with_the_settings_that_lose_nothing(file: Path) -> None:
    database = Database(f"sqlite:///{file}")
    with database.session() as session:
        read = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        }
    database.dispose()
    assert read == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 15000,
        "synchronous": 2,
    }


def test_the_unique_rules_over_rows_alive_are_in_the_file_itself(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        rules = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE '%UNIQUE%'"
        ).fetchall()
    partial = {name for name, sql in rules if "deleted_at IS NULL" in sql}
    declared = {
        index.name
        for table in METADATA.tables.values()
        for index in table.indexes
        if index.dialect_options["sqlite"]["where"] is not None
    }
    assert declared
    assert partial == declared


def test_texts_of_a_project_become_programmes_and_vision_lines(clara: Office) -> None:
    """Two spellings of a programme are one row; every project still points to what it named."""
    with clara.db.engine.connect() as connection:
        migrate.downgrade(connection, METADATA, "0001_first_tables")
    stored = {
        "created_at": NOW,
        "created_by": "",
        "updated_by": "",
        "version": 1,
        "deleted_by": "",
        "deleted_reason": "",
    }
    project = Table("project", MetaData(), autoload_with=clara.db.engine)
    texts = {c.name: "" for c in project.c if isinstance(c.type, String) and not c.nullable}
    told = [("P-1", "Agua Rural", "Agua para todos"), ("P-2", "agua  rural", ""), ("P-3", "", "")]
    with clara.db.engine.begin() as connection:
        for code, programme, line in told:
            row = (
                texts
                | stored
                | {
                    "uid": code,
                    "association_id": clara.id,
                    "code": code,
                    "name": code,
                    "programme": programme,
                    "vision_line": line,
                    "is_rural": False,
                    "executed_by_association": False,
                }
            )
            connection.execute(project.insert().values(row))
    with clara.db.engine.connect() as connection:
        migrate.upgrade(connection, METADATA)
        assert migrate.drift(connection, METADATA) == []
    named = (
        "SELECT p.code, g.name, l.text FROM project p LEFT JOIN programme g ON g.id = p.programme_id "
        "LEFT JOIN vision_line l ON l.id = p.vision_line_id ORDER BY p.code"
    )
    assert query(clara.db.url, named) == [
        ("P-1", "Agua Rural", "Agua para todos"),
        ("P-2", "Agua Rural", None),
        ("P-3", None, None),
    ]
    assert query(clara.db.url, "SELECT name FROM vision") == [("Visión regional",)]
