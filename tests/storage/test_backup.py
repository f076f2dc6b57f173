"""Copies made while people write, checked before they are called good, and put back."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import DIRECTOR, NOW, TODAY, Office
from evalua.accounts.tables import Person
from evalua.domain.problems import Problem
from evalua.registers.association.tables import Association
from evalua.schema import METADATA
from evalua.storage import backup, drafts, revisions
from evalua.storage.audit import AuditEntry
from evalua.storage.database import Database
from evalua.storage.opening import open_database


@pytest.fixture
def db(file: Path) -> Iterator[Database]:
    """Copies are of the SQLite file; a server has its own tools."""
    database = Database(f"sqlite:///{file}")
    yield database
    database.dispose()


@pytest.fixture
def office(found: Callable[..., Office]) -> Office:
    return found("Mancomunidad Cuenca Clara", ["Alto Claro", "Belmira"])


def add_person(office: Office, name: str) -> None:
    with office.work() as work:
        work.add(Person(association_id=office.id, name=name, role="team"))


def names(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT name FROM person ORDER BY id").fetchall()
    return [name for (name,) in rows]


def test_a_copy_holds_every_row_and_says_how_many(office: Office, file: Path) -> None:
    add_person(office, "Rosalba")
    made = backup.create(file, file.parent / "copias", NOW)
    assert made.file.name == "evalua-20261105-150000-copia.db"
    assert made.rows["person"] == 1
    assert made.rows["municipality"] == 2
    assert made.total == sum(made.rows.values())
    assert made.revision == revisions.head()
    assert names(made.file) == ["Rosalba"]
    assert [p.name for p in made.file.parent.iterdir()] == [made.file.name]


def test_two_copies_of_one_second_are_both_kept(office: Office, file: Path) -> None:
    folder = file.parent / "copias"
    first = backup.create(file, folder, NOW)
    add_person(office, "Rosalba")
    second = backup.create(file, folder, NOW)
    assert first.file != second.file
    assert (names(first.file), names(second.file)) == ([], ["Rosalba"])


def test_the_newest_copy_is_listed_first(office: Office, file: Path) -> None:
    folder = file.parent / "copias"
    assert backup.listing(folder) == []
    made = [backup.create(file, folder, NOW + timedelta(days=n)).file for n in range(3)]
    (folder / "otra-cosa.db").touch()
    assert backup.listing(folder) == made[::-1]


def test_copies_made_while_people_write_are_whole(office: Office, file: Path) -> None:
    """Each use case writes a person and its audit row: a copy has both or neither."""
    stop, written = threading.Event(), []

    def write(who: int) -> None:
        number = 0
        while not stop.is_set():
            add_person(office, f"Persona {who}-{number}")
            written.append(number)
            number += 1

    writers = [threading.Thread(target=write, args=(who,)) for who in range(3)]
    for writer in writers:
        writer.start()
    made = [
        backup.create(file, file.parent / "copias", NOW + timedelta(minutes=n)) for n in range(6)
    ]
    stop.set()
    for writer in writers:
        writer.join()
    assert written
    counts = [copy.rows["person"] for copy in made]
    assert counts == sorted(counts)
    for copy in made:
        with closing(sqlite3.connect(copy.file)) as connection:
            (logged,) = connection.execute(
                "SELECT count(*) FROM audit_entry WHERE table_name = 'person'"
            ).fetchone()
        assert copy.rows["person"] == logged
    assert office.db.count(Person) == len(written)


def test_a_copy_that_lost_rows_on_the_way_is_not_called_good(
    office: Office, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_person(office, "Rosalba")
    honest = backup._verified

    def losing(copy: Path) -> backup.Backup:
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("DELETE FROM person")
            connection.commit()
        return honest(copy)

    monkeypatch.setattr(backup, "_verified", losing)
    with pytest.raises(Problem, match="No se pudo guardar la copia"):
        backup.create(file, file.parent / "copias", NOW)
    assert list((file.parent / "copias").iterdir()) == []


@pytest.mark.parametrize(
    "fault", ["cut", "noise", "foreign", "text", "empty", "missing", "orphans"]
)
def test_a_copy_that_is_not_sound_is_refused_everywhere(
    office: Office, file: Path, fault: str
) -> None:
    add_person(office, "Rosalba")
    copy = backup.create(file, file.parent / "copias", NOW).file
    spoil(copy, fault)
    before = file.read_bytes()
    for attempt in (lambda: backup.verify(copy), lambda: backup.restore(copy, file, NOW)):
        with pytest.raises(Problem) as refused:
            attempt()
        assert [f.code for f in refused.value.findings] == ["V53"]
    assert file.read_bytes() == before
    assert names(file) == ["Rosalba"]


def spoil(copy: Path, fault: str) -> None:
    content = copy.read_bytes()
    if fault == "cut":
        copy.write_bytes(content[: len(content) // 2])
    elif fault == "noise":
        copy.write_bytes(content[:8192] + b"\xa5" * 16384 + content[24576:])
    elif fault == "text":
        copy.write_text("no es una base de datos" * 500, encoding="utf-8")
    elif fault == "empty":
        copy.write_bytes(b"")
    elif fault == "missing":
        copy.unlink()
    elif fault == "foreign":
        copy.unlink()
        with closing(sqlite3.connect(copy)) as other:
            other.execute("CREATE TABLE alembic_version (version_num TEXT)")
            other.execute("INSERT INTO alembic_version VALUES (?)", (revisions.head(),))
            other.commit()
    else:
        with closing(sqlite3.connect(copy)) as loose:
            loose.execute("DELETE FROM association")
            loose.commit()


def test_restoring_brings_back_what_was_and_keeps_what_there_is(office: Office, file: Path) -> None:
    add_person(office, "Rosalba")
    copy = backup.create(file, file.parent / "copias", NOW)
    add_person(office, "Llegó después")
    restored, kept = backup.restore(copy.file, file, NOW + timedelta(hours=1))
    assert restored.rows == copy.rows
    assert names(file) == ["Rosalba"]
    assert kept is not None
    assert "antes-de-restaurar" in kept.name
    assert names(kept) == ["Rosalba", "Llegó después"]
    assert not list(file.parent.glob("*.restoring*"))


def test_who_has_the_database_open_sees_what_was_restored_and_loses_no_later_work(
    office: Office, file: Path
) -> None:
    copy = backup.create(file, file.parent / "copias", NOW)
    add_person(office, "Llegó después")
    assert office.db.count(Person) == 1
    backup.restore(copy.file, file, NOW)
    assert office.db.count(Person) == 0
    add_person(office, "Tras restaurar")
    assert names(file) == ["Tras restaurar"]


def test_no_cache_of_before_can_match_what_was_restored(office: Office, file: Path) -> None:
    copy = backup.create(file, file.parent / "copias", NOW)
    keys = {office.db.revision(office.id)}
    for round_ in range(3):
        add_person(office, f"Persona {round_}")
        keys.add(office.db.revision(office.id))
        backup.restore(copy.file, file, NOW + timedelta(hours=round_))
        after = office.db.revision(office.id)
        assert after not in keys
        keys.add(after)


def test_restoring_waits_for_who_is_writing(office: Office, file: Path) -> None:
    copy = backup.create(file, file.parent / "copias", NOW)
    finished = threading.Event()
    with office.work() as work:
        restoring = threading.Thread(
            target=lambda: (backup.restore(copy.file, file, NOW), finished.set())
        )
        restoring.start()
        work.add(Person(association_id=office.id, name="Rosalba", role="team"))
        assert not finished.wait(0.3)
    restoring.join(20)
    assert finished.is_set()
    assert office.db.count(Person) == 0


def test_a_damaged_database_can_still_be_replaced_and_is_kept(office: Office, file: Path) -> None:
    add_person(office, "Rosalba")
    copy = backup.create(file, file.parent / "copias", NOW)
    office.db.dispose()
    broken = b"SQLite format 3\x00" + b"\xa5" * 20000
    file.write_bytes(broken)
    _, kept = backup.restore(copy.file, file, NOW)
    assert names(file) == ["Rosalba"]
    assert kept is not None
    assert kept.read_bytes() == broken
    open_database(f"sqlite:///{file}", METADATA, NOW).dispose()


def test_a_copy_can_be_put_where_there_is_nothing(office: Office, file: Path) -> None:
    copy = backup.create(file, file.parent / "copias", NOW)
    target = file.parent / "otro" / "evalua.db"
    restored, kept = backup.restore(copy.file, target, NOW)
    assert kept is None
    opened = open_database(f"sqlite:///{target}", METADATA, NOW)
    assert opened.count(Association) == restored.rows["association"] == 1
    opened.dispose()


def test_a_copy_of_a_newer_program_is_refused(office: Office, file: Path) -> None:
    copy = backup.create(file, file.parent / "copias", NOW).file
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_future'")
        connection.commit()
    assert backup.verify(copy).revision == "9999_future"
    with pytest.raises(Problem, match="versión más nueva"):
        backup.restore(copy, file, NOW)
    assert office.db.count(AuditEntry) > 0


def test_drafts_travel_with_the_copy(office: Office, file: Path) -> None:
    drafts.keep(office.db, "Rosalba", office.id, "payment", "", {"amount": "1.200"}, NOW)
    copy = backup.create(file, file.parent / "copias", NOW)
    drafts.clear(office.db, "Rosalba", office.id, "payment")
    backup.restore(copy.file, file, NOW)
    assert drafts.load(office.db, "Rosalba", office.id, "payment") == {"amount": "1.200"}


def test_the_work_goes_on_after_a_copy(office: Office, file: Path) -> None:
    backup.create(file, file.parent / "copias", NOW)
    with office.db.work(actor=DIRECTOR, now=NOW, today=TODAY) as work:
        work.changed = True
    assert office.db.revision(office.id)[1] >= 1
