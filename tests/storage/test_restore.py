"""What a restore does to those who write, to those who are signed in and to the files of evidence."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlmodel import select

from conftest import DIRECTOR, NOW, TODAY, Office
from evalua.accounts.tables import Account, OneTimeLink, Person, SignIn
from evalua.domain.problems import Problem
from evalua.schema import METADATA
from evalua.storage import backup, chain, copies, health, restored
from evalua.storage.base import new_uid
from evalua.storage.database import Database
from evalua.storage.opening import open_database


@pytest.fixture
def db(file: Path) -> Iterator[Database]:
    """Copies are of the SQLite file; a server has its own tools."""
    database = Database(f"sqlite:///{file}")
    yield database
    database.dispose()


@pytest.fixture
def folder(file: Path) -> Path:
    return copies.folder_of(file)


def add_person(office: Office, name: str) -> None:
    with office.work() as work:
        work.add(Person(association_id=office.id, name=name, role="team"))


def names(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM person")}


def signed_in(db: Database, login: str) -> str:
    """An account with a browser open; returns the uid of the session."""
    uid = new_uid()
    with db.work(actor=DIRECTOR, now=NOW, today=TODAY) as work:
        account = work.add(Account(login=login, name=login.title(), password_hash="x"))
        work.session.add(
            SignIn(
                uid=uid,
                token_hash=sha256(uid.encode()).hexdigest(),
                account_id=account.id,
                created_at=NOW,
                seen_at=NOW,
                expires_at=NOW + timedelta(days=7),
            )
        )
    return uid


def open_doors(db: Database) -> set[str]:
    with db.session() as session:
        return {row.uid for row in session.exec(select(SignIn)) if row.ended_at is None}


def test_what_four_people_saved_is_in_the_copy_kept_or_in_the_restored_data(
    clara: Office, file: Path, folder: Path
) -> None:
    """No acknowledged write falls between what is kept and what replaces it."""
    copy = backup.create(file, folder, NOW)
    stop, acknowledged = threading.Event(), []

    def write(who: int) -> None:
        number = 0
        while not stop.is_set():
            add_person(clara, f"{who}-{number}")
            acknowledged.append(f"{who}-{number}")
            number += 1

    writers = [threading.Thread(target=write, args=(who,)) for who in range(4)]
    for writer in writers:
        writer.start()
    kept = []
    for round_ in range(4):
        time.sleep(0.1)
        kept.append(backup.restore(copy.file, file, NOW + timedelta(minutes=round_))[1])
    time.sleep(0.1)
    stop.set()
    for writer in writers:
        writer.join()
    there = names(file).union(*(names(one) for one in kept if one is not None))
    assert len(acknowledged) > 20
    assert there >= set(acknowledged)
    assert health.faults(file) == []
    with clara.db.session() as session:
        assert chain.broken(session) == []


def test_a_restore_that_cannot_keep_what_there_is_changes_nothing(
    clara: Office, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal comes in the middle of the replacement, when the turn to write is already taken."""
    copy = backup.create(file, folder, NOW)
    add_person(clara, "Rosalba")
    (folder / "ocupada").touch()
    monkeypatch.setattr(copies, "folder_of", lambda _file: folder / "ocupada")
    with pytest.raises(Problem, match="No se pudo guardar la copia"):
        backup.restore(copy.file, file, NOW)
    assert names(file) == {"Rosalba"}
    add_person(clara, "Ernesto")
    assert names(file) == {"Rosalba", "Ernesto"}
    assert not list(file.parent.glob("*.restoring*"))


def test_nobody_stays_signed_in_except_who_restores(
    clara: Office, file: Path, folder: Path
) -> None:
    mine, other = signed_in(clara.db, "directora"), signed_in(clara.db, "auxiliar")
    copy = backup.create(file, folder, NOW)
    later = signed_in(clara.db, "nueva")
    assert open_doors(clara.db) == {mine, other, later}
    backup.restore(copy.file, file, NOW, keep_session=mine)
    assert open_doors(clara.db) == {mine}


def test_who_signed_in_after_the_copy_and_restores_stays_signed_in(
    clara: Office, file: Path, folder: Path
) -> None:
    signed_in(clara.db, "directora")
    copy = backup.create(file, folder, NOW)
    again = new_uid()
    with clara.db.writing() as session:
        session.add(
            SignIn(
                uid=again,
                token_hash="f" * 64,
                account_id=session.exec(select(Account)).one().id,
                created_at=NOW,
                seen_at=NOW,
                expires_at=NOW + timedelta(days=7),
                address="192.168.1.7",
            )
        )
    backup.restore(copy.file, file, NOW, keep_session=again)
    assert open_doors(clara.db) == {again}
    with clara.db.session() as session:
        kept = session.exec(select(SignIn).where(SignIn.uid == again)).one()
        assert (kept.expires_at, kept.address) == (NOW + timedelta(days=7), "192.168.1.7")
        assert session.get_one(Account, kept.account_id).login == "directora"


def test_a_session_that_was_ended_after_the_copy_does_not_come_back_to_life(
    clara: Office, file: Path, folder: Path
) -> None:
    stolen = signed_in(clara.db, "directora")
    copy = backup.create(file, folder, NOW)
    with clara.db.writing() as session:
        session.exec(select(SignIn)).one().ended_at = NOW
    backup.restore(copy.file, file, NOW, keep_session=stolen)
    assert open_doors(clara.db) == set()


@pytest.mark.parametrize("why", ["not in the copy", "closed in the copy", "deleted in the copy"])
def test_who_has_no_account_in_the_copy_has_to_sign_in(
    clara: Office, file: Path, folder: Path, why: str
) -> None:
    mine = signed_in(clara.db, "directora") if why != "not in the copy" else ""
    if mine:
        with clara.db.writing() as session:
            account = session.exec(select(Account)).one()
            account.is_active = why != "closed in the copy"
            account.deleted_at = NOW if why == "deleted in the copy" else None
    copy = backup.create(file, folder, NOW)
    if mine:
        with clara.db.writing() as session:
            account = session.exec(select(Account)).one()
            account.is_active, account.deleted_at = True, None
    backup.restore(copy.file, file, NOW, keep_session=mine or signed_in(clara.db, "directora"))
    assert open_doors(clara.db) == set()


def test_a_link_that_was_used_after_the_copy_does_not_work_again(
    clara: Office, file: Path, folder: Path
) -> None:
    signed_in(clara.db, "directora")
    with clara.db.writing() as session:
        session.add(
            OneTimeLink(
                token_hash="a" * 64,
                account_id=session.exec(select(Account)).one().id,
                created_at=NOW,
                created_by="Directora",
                expires_at=NOW + timedelta(days=1),
            )
        )
    copy = backup.create(file, folder, NOW)
    backup.restore(copy.file, file, NOW)
    with clara.db.session() as session:
        assert session.exec(select(OneTimeLink)).one().used_at == NOW


def test_sessions_in_a_copy_end_also_where_there_was_nothing(
    clara: Office, file: Path, folder: Path, tmp_path: Path
) -> None:
    mine = signed_in(clara.db, "directora")
    copy = backup.create(file, folder, NOW)
    target = tmp_path / "otro" / "evalua.db"
    backup.restore(copy.file, target, NOW, keep_session=mine)
    opened = Database(f"sqlite:///{target}")
    assert open_doors(opened) == set()
    opened.dispose()


def test_a_copy_of_a_version_without_accounts_is_restored(
    clara: Office, file: Path, folder: Path
) -> None:
    from evalua.storage import migrate

    mine = signed_in(clara.db, "directora")
    older = Database(f"sqlite:///{backup.create(file, folder, NOW).file}")
    with older.engine.connect() as connection:
        migrate.downgrade(connection, METADATA, "0002_registers_in_depth")
    older.dispose()
    backup.restore(backup.listing(folder)[0], file, NOW, keep_session=mine)
    opened = open_database(f"sqlite:///{file}", METADATA, NOW)
    assert opened.count(Account) == 0
    opened.dispose()


def test_the_log_of_every_association_says_who_went_back_to_which_copy(
    clara: Office, izote: Office, file: Path, folder: Path
) -> None:
    copy = backup.create(file, folder, NOW)
    sound, kept = backup.restore(copy.file, file, NOW)
    here = replace(DIRECTOR, association_id=clara.id)
    restored.note(clara.db, here, NOW, TODAY, sound.file, kept)
    with closing(sqlite3.connect(file)) as connection:
        lines = connection.execute(
            "SELECT association_id, actor, reason, after FROM audit_entry ORDER BY id DESC LIMIT 2"
        ).fetchall()
    assert [line[:2] for line in lines] == [(izote.id, DIRECTOR.name), (clara.id, DIRECTOR.name)]
    assert kept is not None
    for line in lines:
        assert copy.file.name in line[2]
        assert kept.name in line[3]
    with clara.db.session() as session:
        assert chain.broken(session) == []


def test_missing_evidence_comes_back_and_what_there_is_stays(
    clara: Office, file: Path, folder: Path, evidence: Callable[[bytes], Path]
) -> None:
    lost, later = evidence(b"acta"), b"foto"
    copy = backup.create(file, folder, NOW)
    lost.unlink()
    newer = evidence(later)
    backup.restore(copy.file, file, NOW)
    assert lost.read_bytes() == b"acta"
    assert newer.read_bytes() == later
    # What there was is kept with its evidence, too.
    assert (folder / "evidence" / newer.parent.name / newer.name).read_bytes() == later


def test_evidence_that_is_no_longer_what_it_was_is_named_and_not_copied(
    clara: Office, file: Path, folder: Path, evidence: Callable[[bytes], Path]
) -> None:
    good, bad = evidence(b"acta"), evidence(b"foto")
    bad.write_bytes(b"otra")
    (file.parent / "evidence" / "notas.txt").touch()
    made = backup.create(file, folder, NOW)
    assert made.spoiled == (bad.name,)
    assert [p.name for p in (folder / "evidence").rglob("*") if p.is_file()] == [good.name]


def test_evidence_that_does_not_fit_leaves_no_copy_and_no_half_file(
    clara: Office,
    file: Path,
    folder: Path,
    evidence: Callable[[bytes], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    evidence(b"acta")

    def full(source: Path, target: Path) -> None:
        Path(target).write_bytes(b"ac")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("evalua.storage.evidence_copies.shutil.copyfile", full)
    with pytest.raises(Problem, match="el disco está lleno"):
        backup.create(file, folder, NOW)
    assert [p for p in folder.rglob("*") if p.is_file()] == []
