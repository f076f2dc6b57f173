"""A disk that fills up or turns read-only in the middle of the work: a sentence, nothing half saved,
and everything works again when the disk does.

Each day of work is a process of its own. The disk is a real one of a few MB where the machine lets a
process mount it; a limit on the size of files, which SQLite meets like a full disk, works anywhere.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evalua import ROOT
from evalua.storage.database import Database
from storage import writers
from storage.test_disk import FULL_DISK, _can_mount, obeying_permissions

FULL = ("el disco está lleno", "el disco falla o está lleno")
FORBIDDEN = ("no hay permiso para escribir ahí",)
CODES = {
    "pago": "V55",
    "mes": "V55",
    "borrador": "V55",
    "copia": "V52",
    "diaria": "V52",
    "soporte": "V98",
    "restaurar": "V52",
}


@pytest.fixture(scope="module")
def office(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two associations with something to pay and a month to send."""
    file = tmp_path_factory.mktemp("office") / "evalua.db"
    shutil.copyfile(empty_file, file)
    database = Database(f"sqlite:///{file}")
    writers.build(database)
    database.dispose()
    return file


def day(file: Path, how: str, *through: str) -> list[tuple[str, str]]:
    """What was tried and what was read, in order."""
    path = os.pathsep.join([str(ROOT / "tests"), str(ROOT / "src")])
    done = subprocess.run(
        [*through, sys.executable, "-m", "storage.disk_program", str(file), how],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": path,
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONIOENCODING": "utf-8",
        },
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = (line.split(" | ", 1) for line in done.stdout.splitlines())
    return [(name, said) for name, said in lines]


def judge(lines: list[tuple[str, str]], causes: tuple[str, ...]) -> None:
    refused, rest = lines[: len(CODES)], lines[len(CODES) :]
    assert [name for name, _ in refused] == list(CODES)
    for name, said in refused:
        assert said.startswith(CODES[name]), (name, said)
        assert any(cause in said for cause in causes), (name, said)
    (_, payments), (_, left), *again, (_, sound) = rest
    before, after = payments.split()
    assert before == after
    assert left == "[] []"
    assert again == [(name, "hecho") for name in CODES]
    assert sound == "[] [] []"


def test_a_disk_that_fills_up_refuses_everything_in_words_and_goes_on_later(
    office: Path, tmp_path: Path
) -> None:
    file = tmp_path / "evalua.db"
    shutil.copyfile(office, file)
    judge(day(file, "limit"), FULL)


def test_a_disk_that_turns_read_only_refuses_everything_in_words_and_goes_on_later(
    office: Path, tmp_path: Path
) -> None:
    file = tmp_path / "datos" / "evalua.db"
    file.parent.mkdir()
    shutil.copyfile(office, file)
    judge(day(file, "forbid", *obeying_permissions()), FORBIDDEN)


if _can_mount():

    def test_a_disk_that_is_really_full_refuses_everything_in_words_and_goes_on_later(
        office: Path, tmp_path: Path
    ) -> None:
        disk = tmp_path / "disco"
        disk.mkdir()
        script = f'mount -t tmpfs -o size=48m none {disk} && cp {office} {disk}/evalua.db && exec "$0" "$@"'
        judge(day(disk / "evalua.db", "fill", *FULL_DISK, "sh", "-c", script), FULL)
