"""``evalua backup daily``, what a restore leaves in the log, ``evalua db copy`` and the last copy."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from cli.conftest import Evalua
from conftest import NOW, Office
from evalua.schema import METADATA
from evalua.storage import backup, copies, copying
from evalua.storage.audit import AuditEntry
from evalua.storage.database import Database


def folder(office: Office) -> Path:
    assert office.db.file is not None
    return copies.folder_of(office.db.file)


def test_the_copy_of_the_day_is_made_once(clara: Office, evalua: Evalua) -> None:
    first = evalua("backup", "daily")
    assert first.status == 0
    assert "Copia del día guardada y comprobada" in first.out
    assert evalua("backup", "daily").out == "La copia de hoy ya está hecha.\n"
    [listed] = evalua("backup", "list", "--json").json
    assert (listed["reason"], listed["made_at"]) == ("diaria", NOW.isoformat())


def test_a_restore_from_the_terminal_is_in_the_log_and_says_who_must_enter_again(
    clara: Office, evalua: Evalua
) -> None:
    assert clara.db.file is not None
    copy = backup.create(clara.db.file, folder(clara), NOW).file
    answer = evalua("backup", "restore", str(copy))
    assert "todas las personas tienen que entrar de nuevo" in answer.out
    with clara.db.session() as session:
        last = session.exec(select(AuditEntry).order_by(col(AuditEntry.id).desc())).first()
    assert last is not None
    assert (last.actor, last.reason) == (
        "Consola de Evalúa",
        f"Se restauró la copia {copy.name}.",
    )


def test_the_doctor_says_which_copy_is_the_last_good_one(clara: Office, evalua: Evalua) -> None:
    assert re.search(r"✓ Última copia +ninguna todavía", evalua("doctor").out)
    evalua("backup", "daily")
    assert re.search(
        r"✓ Última copia +evalua-20261105-150000-diaria.db \(sana\)", evalua("doctor").out
    )


def test_the_doctor_warns_of_a_copy_that_is_too_old(clara: Office, evalua: Evalua) -> None:
    assert clara.db.file is not None
    backup.create(clara.db.file, folder(clara), NOW - timedelta(days=5))
    answer = evalua("doctor")
    assert answer.status == 1
    assert "✗ Última copia" in answer.out
    assert "La última copia sana tiene 5 días. Guarde una ahora." in answer.out


def test_everything_is_copied_to_another_database(
    clara: Office, evalua: Evalua, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'nueva.db'}"
    answer = evalua("db", "copy", url)
    assert answer.status == 0
    assert re.search(r"Copiadas y comparadas \d+ filas de \d+ tablas", answer.out)
    assert "EVALUA_DATABASE_URL" in answer.out
    copied = Database(url)
    for database in (clara.db, copied):
        with database.session() as session:
            found = copying.digest(session.connection(), METADATA.tables["municipality"])
        assert found.rows == 4
    copied.dispose()
    refused = evalua("db", "copy", url)
    assert refused.status == 1
    assert "no está vacío" in refused.err


def test_a_copy_answers_in_json(clara: Office, evalua: Evalua, tmp_path: Path) -> None:
    answer = evalua("db", "copy", f"sqlite:///{tmp_path / 'nueva.db'}", "--json").json
    assert answer["tables"]["municipality"] == 4
    assert answer["rows"] == sum(answer["tables"].values())


@pytest.mark.parametrize("url", ["", "no es una dirección", "mongo://x/y"])
def test_an_address_that_is_none_is_refused(clara: Office, evalua: Evalua, url: str) -> None:
    answer = evalua("db", "copy", url)
    assert answer.status == 1
    assert len(answer.complaints) == 1
