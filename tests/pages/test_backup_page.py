"""Respaldo: a copy is kept, verified, and put back only after saying yes twice."""

from __future__ import annotations

import errno
import io
import json
import zipfile
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlmodel import col, func, select

from conftest import NOW, Office
from evalua.accounts.tables import Account, SignIn
from evalua.registers.association.commands import add_person
from evalua.registers.association.queries import people
from evalua.storage import backup, schedule
from evalua.storage.audit import AuditEntry
from evalua.ui.backup import packed
from pages_support import text_of, widget
from visitors import enter


def folder(office: Office) -> Path:
    assert office.db.file is not None
    return office.db.file.parent / "backups"


def names(office: Office) -> list[str]:
    with office.db.session() as session:
        return list(people(session, association_id=office.id)["name"])


def test_without_copies_the_page_says_why_one_is_worth_it(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    assert "Todavía no hay copias" in text_of(open_page("backup"))


def test_a_copy_is_kept_and_its_rows_are_counted(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("backup")
    widget(app, "button", "backup.create").click().run()
    [copy] = backup.listing(folder(clara))
    row = app.dataframe[0].value.iloc[0]
    # The clock of the tests says 15:00 in universal time: 10:00 in Bogotá.
    assert (row["Fecha"], row["Motivo"], row["Revisión"]) == (
        "05/11/2026 10:00",
        "hecha a pedido",
        "● sana",
    )
    assert int(row["Filas"].replace(".", "")) == backup.verify(copy).total


def test_a_damaged_copy_is_told_apart_and_not_restored(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    folder(clara).mkdir()
    (folder(clara) / "evalua-20261101-120000-copia.db").write_bytes(b"nada")
    app = open_page("backup")
    assert app.dataframe[0].value.iloc[0]["Revisión"] == "◆ no se puede usar"
    widget(app, "button", "backup.ask").click().run()
    widget(app, "button", "backup.restore").click().run()
    assert "no es una copia sana de Evalúa" in text_of(app)


def test_restoring_takes_two_clicks_and_keeps_what_there_was(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        add_person(work, "Marta Gil", "director")
    app = open_page("backup")
    widget(app, "button", "backup.create").click().run()
    with clara.work() as work:
        add_person(work, "Luis Pardo", "team")
    widget(app, "button", "backup.ask").click().run()
    assert names(clara) == ["Marta Gil", "Luis Pardo"]
    widget(app, "button", "backup.restore").click().run()
    assert not app.exception
    clara.db.dispose()
    assert names(clara) == ["Marta Gil"]
    assert any("antes-de-restaurar" in copy.name for copy in backup.listing(folder(clara)))


def test_saying_no_leaves_everything_as_it_was(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("backup")
    widget(app, "button", "backup.create").click().run()
    widget(app, "button", "backup.ask").click().run()
    widget(app, "button", "backup.cancel").click().run()
    assert not [b for b in app.button if b.key == "backup.restore"]
    assert len(backup.listing(folder(clara))) == 1


def test_a_disk_that_refuses_is_said_in_a_sentence(
    clara: Office, open_page, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    def full(*_args: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    app = open_page("backup")
    monkeypatch.setattr(Path, "mkdir", full)
    widget(app, "button", "backup.create").click().run()
    assert "No se pudo guardar la copia" in text_of(app)
    assert "el disco está lleno" in text_of(app)


@pytest.mark.parametrize("role", ["team", "board", "mayor", "reader"])
def test_who_does_not_administer_finds_no_copies(clara: Office, open_page, role: str) -> None:  # type: ignore[no-untyped-def]
    app = open_page("backup", role=role)
    assert not [b for b in app.button if str(b.key).startswith("backup.")]
    assert not app.get("download_button")


def test_a_director_of_one_association_neither_takes_nor_moves_the_copies_of_all(
    clara: Office, izote: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    """A copy holds every association, and every account."""
    kept = copy_now(clara)
    visitor = enter(clara.db, NOW, "director", association_id=clara.id)
    app = open_page("backup", visitor=visitor)
    assert not app.get("download_button")
    for key in ("backup.create", "backup.ask", "backup.restore"):
        widget(app, "button", key).click().run()
    assert "no permite esto" in text_of(app)
    assert backup.listing(folder(clara)) == [kept]


def test_who_administers_every_association_may(clara: Office, izote: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    visitor = enter(clara.db, NOW, "director", administrator=True)
    app = open_page("backup", visitor=visitor)
    widget(app, "button", "backup.create").click().run()
    assert len(backup.listing(folder(clara))) == 1
    assert not app.get("download_button")[0].proto.disabled


def test_the_page_says_how_the_copies_stand(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    file = clara.db.file
    assert file is not None
    schedule.keep_daily(file, folder(clara), NOW.astimezone() - timedelta(hours=30))
    backup.create(file, folder(clara), NOW - timedelta(hours=5))
    said = text_of(open_page("backup"))
    assert "Última copia sana\n" in said
    assert "05/11/2026 05:00" in said
    assert "hace 5 horas" in said
    assert "La próxima\n" in said
    assert "Hoy" in said
    assert "se hace sola" in said
    assert "Copias guardadas\n" in said
    assert "MB" in said
    assert "en el mismo disco que los datos" in said
    assert "14 días y 12 meses" in said


def test_a_copy_too_old_and_one_that_failed_are_warned_of(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    backup.create(clara.db.file, folder(clara), NOW - timedelta(days=9))
    (folder(clara) / "daily-failed.json").write_text(
        json.dumps({"at": NOW.isoformat(), "message": "El disco está lleno."}), encoding="utf-8"
    )
    said = [w.value.replace("\\", "") for w in open_page("backup").warning]
    assert said == [
        "La copia automática no se pudo hacer. El disco está lleno.",
        "La última copia sana tiene 9 días. Guarde una ahora.",
    ]


def test_after_restoring_only_who_restored_is_signed_in_and_the_log_says_it(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    kept = copy_now(clara)
    other = enter(clara.db, NOW, "team")
    mine = enter(clara.db, NOW)
    with clara.db.session() as session:
        accounts = session.exec(select(func.count()).select_from(Account)).one()
    assert accounts == 2
    kept.unlink()
    kept = copy_now(clara)
    app = open_page("backup", visitor=mine)
    widget(app, "button", "backup.ask").click().run()
    widget(app, "button", "backup.restore").click().run()
    clara.db.dispose()
    with clara.db.session() as session:
        doors = session.exec(select(SignIn)).all()
        last = session.exec(select(AuditEntry).order_by(col(AuditEntry.id).desc())).first()
    assert {d.uid for d in doors if d.ended_at is None} == {mine.session_uid}
    assert other.session_uid in {d.uid for d in doors}
    assert last is not None
    assert last.reason == f"Se restauró la copia {kept.name}."


def test_a_copy_with_evidence_is_taken_away_with_its_files(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    name = sha256(b"acta").hexdigest()
    proof = folder(clara).parent / "evidence" / name[:2] / name
    proof.parent.mkdir(parents=True)
    proof.write_bytes(b"acta")
    kept = copy_now(clara)
    assert "descomprímala" in text_of(open_page("backup"))
    with zipfile.ZipFile(io.BytesIO(packed(kept, folder(clara)))) as found:
        assert sorted(found.namelist()) == sorted([kept.name, f"evidence/{name[:2]}/{name}"])


def copy_now(office: Office) -> Path:
    assert office.db.file is not None
    return backup.create(office.db.file, folder(office), NOW).file
