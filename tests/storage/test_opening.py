"""What cannot be used is refused in one sentence and stays as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conftest import DIRECTOR, NOW, TODAY
from evalua.domain.problems import Problem
from evalua.registers.association.tables import Association
from evalua.schema import METADATA
from evalua.storage import health
from evalua.storage.database import DEFAULT_FILE, Database, default_url
from evalua.storage.opening import open_database


def refusal(file: Path | str) -> str:
    """What opening says; exactly one sentence about one thing."""
    address = f"sqlite:///{file}" if isinstance(file, Path) else file
    with pytest.raises(Problem) as refused:
        open_database(address, METADATA, NOW)
    (finding,) = refused.value.findings
    assert "\n" not in finding.message
    assert finding.message.endswith((".", "»."))
    return finding.message


def damaged(file: Path) -> Path:
    """Overwrite the middle of the file, as a failing disk does."""
    content = bytearray(file.read_bytes())
    content[4096:12288] = b"\xa5" * 8192
    file.write_bytes(content)
    return file


def test_a_damaged_file_is_refused_and_not_touched(file: Path) -> None:
    before = damaged(file).read_bytes()
    said = refusal(file)
    assert "está dañado" in said
    assert "evalua backup restore" in said
    assert file.read_bytes() == before
    # Looking at it makes SQLite leave its two side files, which hold nothing.
    assert {p.name.removeprefix(file.name) for p in file.parent.iterdir()} <= {"", "-wal", "-shm"}


@pytest.mark.parametrize(
    "content", [b"hola, esto no es una base de datos" * 200, b"SQLite format 3\x00", b"\x00" * 8192]
)
def test_a_file_that_is_no_database_is_refused_and_not_touched(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "evalua.db"
    file.write_bytes(content)
    assert "no es una base de datos de Evalúa" in refusal(file)
    assert file.read_bytes() == content


def test_the_database_of_another_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "evalua.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE invoice (id INTEGER PRIMARY KEY)")
        other.commit()
    before = file.read_bytes()
    assert "es de otro programa" in refusal(file)
    assert file.read_bytes() == before


def test_another_program_with_migrations_of_its_own_is_still_another_program(
    tmp_path: Path,
) -> None:
    file = tmp_path / "evalua.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))")
        other.execute("INSERT INTO alembic_version VALUES ('ab12')")
        other.commit()
    assert "es de otro programa" in refusal(file)


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "evalua.db").mkdir()
    assert "No se tocó" in refusal(tmp_path / "evalua.db")


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("ocupado", encoding="utf-8")
    assert "No se pudo crear la carpeta" in refusal(tmp_path / "data" / "evalua.db")
    assert (tmp_path / "data").read_text(encoding="utf-8") == "ocupado"


@pytest.mark.parametrize("address", ["", "no es una dirección", "mongo://x/y", "sqlite//x"])
def test_an_address_that_is_none_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("evalua.storage.database.DEFAULT_FILE", tmp_path / "evalua.db")
    monkeypatch.delenv("EVALUA_DATABASE_URL", raising=False)
    if address:
        assert "EVALUA_DATABASE_URL" in refusal(address)
    else:
        opened = open_database(address, METADATA, NOW)
        assert opened.file == tmp_path / "evalua.db"
        opened.dispose()


def test_a_server_that_does_not_answer_is_said() -> None:
    said = refusal("postgresql+psycopg://nadie@127.0.0.1:9/nada?connect_timeout=2")
    assert "no respondió" in said


def test_an_empty_file_is_a_new_database(tmp_path: Path) -> None:
    file = tmp_path / "evalua.db"
    file.touch()
    opened = open_database(f"sqlite:///{file}", METADATA, NOW)
    assert opened.count(Association) == 0
    opened.dispose()


def test_the_folder_is_made_when_it_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "de" / "nuevo" / "evalua.db"
    open_database(f"sqlite:///{file}", METADATA, NOW).dispose()
    assert file.is_file()


def test_the_default_is_a_file_in_data_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("EVALUA_DATABASE_URL", raising=False)
    assert default_url() == f"sqlite:///{DEFAULT_FILE}"
    assert DEFAULT_FILE.parts[-2:] == ("data", "evalua.db")
    monkeypatch.setenv("EVALUA_DATABASE_URL", "sqlite:///otra.db")
    assert Database().file == Path("otra.db")


def test_the_thorough_check_finds_rows_that_point_to_nothing(file: Path) -> None:
    assert health.faults(file) == []
    with closing(sqlite3.connect(file)) as loose:
        loose.execute(
            "INSERT INTO snapshot_detail (snapshot_id, indicator, rows) VALUES (77, 'A01', '[]')"
        )
        loose.commit()
    assert health.faults(file) == [
        "En «snapshot_detail» hay filas que apuntan a otras que ya no están."
    ]


def test_a_failing_disk_while_saving_is_said_and_nothing_is_saved(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's own ceiling on pages fails exactly as a full disk does."""
    database = Database(f"sqlite:///{file}")
    with (
        pytest.raises(Problem, match="el disco está lleno"),
        database.work(actor=DIRECTOR, now=NOW, today=TODAY) as work,
    ):
        connection = work.session.connection()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        for number in range(200):
            work.add(
                Association(
                    code=f"A{number}",
                    name="x" * 200,
                    country="CO",
                    currency="COP",
                    currency_digits=0,
                    number_format="comma",
                    time_zone="America/Bogota",
                    mission="y" * 4000,
                    evaluation_start="2026-01",
                )
            )
    assert database.count(Association) == 0
    database.dispose()
