"""The seal names a session that only this installation could have named."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalua.accounts.seal import FILE, Sealer, secret_of
from evalua.domain.problems import Problem

OURS, THEIRS = Sealer(b"a" * 32), Sealer(b"b" * 32)
UID = "0a6c0a9e-5b8f-4b57-9a70-6c8a3c3ddf11"


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv("EVALUA_SECRET", raising=False)
    return f"sqlite:///{tmp_path / 'datos' / 'evalua.db'}"


@settings(deadline=None)
@given(st.text())
def test_what_was_sealed_opens_and_only_here(text: str) -> None:
    sealed = OURS.seal(text)
    assert OURS.open(sealed) == (text or None)
    assert THEIRS.open(sealed) is None


@settings(deadline=None)
@given(st.text())
def test_no_other_text_opens(text: str) -> None:
    assert OURS.open(text) is None
    assert OURS.open(f"{UID}.{text}") is None


@settings(deadline=None)
@given(st.integers(0, len(OURS.seal(UID)) - 1), st.characters(codec="ascii"))
def test_a_seal_with_one_sign_changed_is_worth_nothing(position: int, sign: str) -> None:
    sealed = OURS.seal(UID)
    changed = sealed[:position] + sign + sealed[position + 1 :]
    assert OURS.open(changed) == (UID if changed == sealed else None)


def test_a_seal_travels_in_a_header() -> None:
    assert OURS.seal(UID).isascii() and "\n" not in OURS.seal(UID)


def test_the_secret_is_made_once_beside_the_database_for_its_owner_alone(
    url: str, tmp_path: Path
) -> None:
    secret = secret_of(url)
    file = tmp_path / "datos" / FILE
    assert secret_of(url) == secret == file.read_bytes()
    assert len(secret) == 64
    assert [entry.name for entry in file.parent.iterdir()] == [FILE]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_servers_that_start_at_once_share_one_secret(url: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(secret_of, [url] * 24))) == 1


def test_every_installation_has_its_own(tmp_path: Path, url: str) -> None:
    assert secret_of(url) != secret_of(f"sqlite:///{tmp_path / 'otra' / 'evalua.db'}")


def test_the_environment_wins(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVALUA_SECRET", "s" * 40)
    assert secret_of(url) == b"s" * 40
    assert not (tmp_path / "datos").exists()


def test_a_short_secret_is_refused_wherever_it_comes_from(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "datos").mkdir()
    (tmp_path / "datos" / FILE).write_text("corto\n")
    with pytest.raises(Problem, match=r"El secreto de secret\.key es muy corto"):
        secret_of(url)
    monkeypatch.setenv("EVALUA_SECRET", "corto")
    with pytest.raises(Problem, match="El secreto de EVALUA_SECRET es muy corto"):
        secret_of(url)


def test_a_folder_where_nothing_can_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EVALUA_SECRET", raising=False)
    (tmp_path / "archivo").write_text("no es una carpeta")
    with pytest.raises(Problem, match=r"No se pudo leer ni crear secret\.key") as told:
        secret_of(f"sqlite:///{tmp_path / 'archivo' / 'evalua.db'}")
    assert told.value.findings[0].code == "V79"
