"""Respaldo: a copy is kept, verified, and put back only after saying yes twice."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from conftest import Office
from evalua.registers.association.commands import add_person
from evalua.registers.association.queries import people
from evalua.storage import backup
from pages_support import text_of, widget


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


def test_who_only_reads_cannot_restore(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        add_person(work, "Ana Consulta", "reader")
    app = open_page("backup")
    widget(app, "button", "backup.create").click().run()
    assert "Su rol (Consulta) no permite esto." in text_of(app)
    assert backup.listing(folder(clara)) == []
