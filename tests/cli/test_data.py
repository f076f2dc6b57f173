"""``evalua backup``, ``db``, ``catalog``, ``demo``, ``doctor`` and ``serve``."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from cli.conftest import Evalua
from conftest import Office
from evalua import ROOT
from evalua.accounts.tables import Person
from evalua.catalog.loading import CATALOG
from evalua.cli import serve
from evalua.registers.association.tables import Association
from evalua.storage.database import Database


def copy_in(out: str) -> str:
    found = re.search(r"\S+\.db", out)
    assert found is not None
    return found[0]


def test_a_copy_is_made_verified_listed_and_put_back(clara: Office, evalua: Evalua) -> None:
    made = evalua("backup", "create")
    assert made.status == 0
    copy = copy_in(made.out)
    assert evalua("backup", "verify", copy).status == 0
    assert evalua("backup", "list", "--json").json[0]["file"] == copy
    evalua("user", "add", "Rosalba")
    assert clara.db.count(Person) == 1
    restored = evalua("backup", "restore", copy)
    assert restored.status == 0
    assert "se guardaron en" in restored.out
    assert clara.db.count(Person) == 0


def test_a_damaged_database_is_replaced_from_the_terminal(clara: Office, evalua: Evalua) -> None:
    copy = copy_in(evalua("backup", "create").out)
    file = clara.db.file
    assert file is not None
    clara.db.dispose()
    file.write_bytes(b"\xa5" * 20000)
    assert "evalua backup restore" in evalua("db", "upgrade").err
    assert evalua("backup", "restore", copy).status == 0
    assert clara.db.count(Association) == 1


@pytest.mark.parametrize("action", ["verify", "restore"])
def test_what_is_no_copy_is_refused(
    clara: Office, evalua: Evalua, tmp_path: Path, action: str
) -> None:
    other = tmp_path / "otra.db"
    other.write_text("no soy una copia", encoding="utf-8")
    for file in (other, tmp_path / "no-existe.db"):
        answer = evalua("backup", action, str(file))
        assert answer.status == 1
        assert len(answer.complaints) == 1
    assert clara.db.count(Association) == 1


def test_without_copies_the_list_says_so(evalua: Evalua) -> None:
    assert "Todavía no hay copias" in evalua("backup", "list").out


def test_a_sound_database_passes_and_a_damaged_one_is_described(
    clara: Office, evalua: Evalua
) -> None:
    assert evalua("db", "check").out.startswith("La base de datos está completa y sana.\n")
    file = clara.db.file
    assert file is not None
    with closing(sqlite3.connect(file)) as loose:
        loose.execute("DELETE FROM association")
        loose.execute("ALTER TABLE person ADD COLUMN extra TEXT")
        loose.commit()
    answer = evalua("db", "check")
    assert answer.status == 1
    assert any("apuntan a otras" in line for line in answer.complaints)
    assert any("no son las de esta versión (1 diferencias)" in line for line in answer.complaints)


def test_checking_what_is_behind_or_absent_creates_nothing(
    evalua: Evalua, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "nueva" / "evalua.db"
    monkeypatch.setenv("EVALUA_DATABASE_URL", f"sqlite:///{file}")
    assert "se crea al abrir" in evalua("db", "check").err
    assert evalua("doctor").status == 0
    assert not file.exists()
    assert evalua("db", "upgrade").status == 0
    assert evalua("db", "check").status == 0


def test_the_shipped_catalogue_is_in_order(evalua: Evalua) -> None:
    answer = evalua("catalog", "check")
    assert (answer.status, answer.out) == (0, "El catálogo está en orden.\n")


def test_each_problem_of_a_catalogue_is_a_sentence(evalua: Evalua, tmp_path: Path) -> None:
    folder = tmp_path / "catalogo"
    shutil.copytree(CATALOG, folder)
    broken = folder / "indicators" / "A01.toml"
    text = broken.read_text(encoding="utf-8").replace('question = "Q01"', 'question = "Q99"', 1)
    broken.write_text(text, encoding="utf-8")
    answer = evalua("catalog", "check", str(folder))
    assert answer.status == 1
    assert any("Q99" in line for line in answer.complaints)
    assert answer.complaints[-1].endswith("por corregir.")
    assert evalua("catalog", "check", str(tmp_path / "nada")).status == 1


def test_the_demonstration_is_loaded_and_removed(db: Database, evalua: Evalua) -> None:
    assert evalua("demo", "load").status == 0
    assert db.count(Association) >= 1
    assert evalua("demo", "remove").status == 0
    assert db.count(Association) == 0
    assert "No había demostraciones" in evalua("demo", "remove").out


def test_the_doctor_looks_at_everything_and_changes_nothing(clara: Office, evalua: Evalua) -> None:
    file = clara.db.file
    assert file is not None
    before = file.read_bytes()
    answer = evalua("doctor", "--json")
    signs = {sign["name"]: sign for sign in answer.json}
    assert answer.status == 0
    assert signs["Base de datos"]["value"] == "completa y sana"
    assert signs["Otros equipos consultados"]["value"] == "ninguno"
    assert signs["Dirección del servidor"]["value"] == "127.0.0.1"
    assert {"Evalúa", "Python", "SQLite", "streamlit", "Catálogo", "Espacio libre"} <= set(signs)
    assert file.read_bytes() == before


def test_the_doctor_says_what_to_do_about_what_is_not_well(
    clara: Office, evalua: Evalua, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = clara.db.file
    assert file is not None
    clara.db.dispose()
    file.write_bytes(b"\xa5" * 20000)
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
    answer = evalua("doctor", "--json")
    ill = {sign["name"]: sign["advice"] for sign in answer.json if not sign["well"]}
    assert answer.status == 1
    assert set(ill) == {"Base de datos", "Dirección del servidor"}
    assert "evalua backup restore" in ill["Base de datos"]
    assert all(ill.values())
    assert "✗ Base de datos" in evalua("doctor").out


@pytest.mark.parametrize("host", ["192.0.2.7", "mi-equipo.invalid", ""])
def test_an_address_that_is_not_this_computers_is_refused(host: str, evalua: Evalua) -> None:
    answer = evalua("serve", "--host", host)
    assert answer.status == 1
    assert "no es una dirección de este computador" in answer.err


@pytest.mark.parametrize(("host", "warned"), [("0.0.0.0", True), ("127.0.0.1", False)])
def test_opening_it_to_a_network_is_a_choice_that_is_told(
    host: str, warned: bool, evalua: Evalua, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve.os, "execv", lambda *_: None)
    monkeypatch.setattr(serve.subprocess, "call", lambda *_: 0)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    answer = evalua("serve", "--host", host, "--port", str(port))
    assert answer.status == 0
    assert (serve.OPEN_TO_NETWORK in answer.err) == warned


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost", "::1"])
def test_this_computer_may_be_named_in_any_of_its_ways(host: str) -> None:
    assert serve.is_loopback(host)


def test_a_busy_port_is_said(evalua: Evalua) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = evalua("serve", "--port", str(port))
    assert answer.status == 1
    assert f"El puerto {port} está ocupado" in answer.err


def test_serving_starts_the_same_server_as_streamlit(
    db: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    assert serve.server_command("127.0.0.1", port)[1:5] == [
        "-m",
        "streamlit",
        "run",
        str(ROOT / "app.py"),
    ]
    monkeypatch.setenv("EVALUA_DATABASE_URL", db.url)
    process = subprocess.Popen(
        [sys.executable, "-m", "evalua", "serve", "--port", str(port)],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        page = answered(f"http://127.0.0.1:{port}/entrar")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
    assert '<html lang="es">' in page


def answered(address: str) -> str:
    limit = time.monotonic() + 60
    while time.monotonic() < limit:
        try:
            with urlopen(address, timeout=5) as response:
                return str(response.read().decode("utf-8"))
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server did not answer")


def test_the_copies_of_a_server_are_its_own_business(
    evalua: Evalua, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVALUA_DATABASE_URL", "postgresql+psycopg://nadie@127.0.0.1:9/nada")
    answer = evalua("backup", "list")
    assert answer.status == 1
    assert "sus propias herramientas" in answer.err
