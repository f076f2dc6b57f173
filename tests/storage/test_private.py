"""What holds people's data is for whoever runs Evalúa alone: the database, its copies and their folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from conftest import NOW
from evalua.schema import METADATA
from evalua.storage import backup, copies, evidence_files, schedule
from evalua.storage.opening import open_database


def readable_by_others(folder: Path) -> list[str]:
    """What other people on the computer could open; none where the system has no such permissions."""
    if os.name != "posix":
        return []
    others = stat.S_IRWXG | stat.S_IRWXO
    return [entry.name for entry in sorted(folder.iterdir()) if entry.stat().st_mode & others]


def test_nobody_else_on_the_computer_reads_the_database_or_its_copies(tmp_path: Path) -> None:
    file = tmp_path / "evalua.db"
    database = open_database(f"sqlite:///{file}", METADATA, NOW)
    evidence_files.write(tmp_path / "evidence", b"un soporte")
    folder = copies.folder_of(file)
    asked = backup.create(file, folder, NOW)
    assert schedule.keep_daily(file, folder, NOW) is not None
    _, kept = backup.restore(asked.file, file, NOW)
    database.dispose()
    assert kept is not None and kept.is_file()
    assert {"evalua.db", "backups"} <= {entry.name for entry in tmp_path.iterdir()}
    assert [name for name in readable_by_others(tmp_path) if name != "evidence"] == []
    contents = list((folder / "evidence").rglob("*"))
    assert [f for f in contents if f.is_file() and f.stat().st_mode & 0o077] == []


def test_a_copy_put_in_the_place_of_a_lost_database_is_as_private(tmp_path: Path) -> None:
    file = tmp_path / "evalua.db"
    open_database(f"sqlite:///{file}", METADATA, NOW).dispose()
    made = backup.create(file, copies.folder_of(file), NOW)
    file.unlink()
    backup.restore(made.file, file, NOW)
    assert readable_by_others(tmp_path) == []


def test_a_folder_that_was_there_keeps_who_may_open_it(tmp_path: Path) -> None:
    file, folder = tmp_path / "evalua.db", tmp_path / "copias"
    open_database(f"sqlite:///{file}", METADATA, NOW).dispose()
    folder.mkdir(mode=0o755)
    before = folder.stat().st_mode
    made = backup.create(file, folder, NOW)
    assert folder.stat().st_mode == before
    assert [name for name in readable_by_others(folder) if name == made.file.name] == []
