"""Accounts under test: the same rules, with a hash that takes no time, and a cast that signs in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from accounts.cast import Cast, assemble, found
from conftest import Office
from evalua.accounts import passwords
from evalua.storage.database import Database


@pytest.fixture(scope="package", autouse=True)
def quick_hashes() -> Iterator[None]:
    """What is tested here is when a hash is computed, never how much memory it fills."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "HASHER", PasswordHasher(1, 8, 1))
        passwords._nobody.cache_clear()
        yield
    passwords._nobody.cache_clear()


@pytest.fixture(scope="package")
def stage(
    quick_hashes: None, empty_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cast]:
    """Everybody of Cuenca Clara and of Valle Izote, and who has no place in either; never changed."""
    file = tmp_path_factory.mktemp("stage") / "evalua.db"
    shutil.copyfile(empty_file, file)
    database = Database(f"sqlite:///{file}")
    yield assemble(found(database, "Cuenca Clara", "CO"), found(database, "Valle Izote", "SV"))
    database.dispose()


@pytest.fixture
def people(stage: Cast, tmp_path: Path) -> Iterator[Cast]:
    """The same installation, for one test to change."""
    stage.db.dispose()
    assert stage.db.file is not None
    file = tmp_path / "people.db"
    shutil.copyfile(stage.db.file, file)
    database = Database(f"sqlite:///{file}")
    yield Cast(*(Office(database, office.id, office.members) for office in (stage.own, stage.peer)))
    database.dispose()
