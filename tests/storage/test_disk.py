"""A read-only or full disk: one sentence, and nothing changes.

Each case runs in a process of its own, on a folder made read-only or a disk made full for real.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

OPEN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from evalua.domain.problems import Problem
from evalua.schema import METADATA
from evalua.storage import backup
from evalua.storage.opening import open_database
NOW = datetime(2026, 11, 5, tzinfo=UTC)

def attempt(action):
    try:
        action()
        print("HECHO")
    except Problem as problem:
        (finding,) = problem.findings
        print(finding.message)
"""
# Larger than any working file of SQLite, smaller than a database of ours.
LIMIT = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
"""


def said(program: str, *arguments: str, through: tuple[str, ...] = ()) -> list[str]:
    """What a small program prints, a line each; it must not fail otherwise."""
    done = subprocess.run(
        [*through, sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def obeying_permissions() -> tuple[str, ...]:
    """Root ignores permissions unless it gives that power up first."""
    if os.geteuid() != 0:
        return ()
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")


def content(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("there", [True, False], ids=["with data", "without data"])
def test_a_read_only_folder_is_said_and_nothing_changes(
    file: Path, tmp_path: Path, there: bool
) -> None:
    folder = tmp_path / "solo"
    folder.mkdir()
    if there:
        shutil.copyfile(file, folder / "evalua.db")
    before = content(folder)
    folder.chmod(0o555)
    program = f"{OPEN}\nattempt(lambda: open_database(sys.argv[1], METADATA, NOW))"
    lines = said(program, f"sqlite:///{folder / 'evalua.db'}", through=obeying_permissions())
    folder.chmod(0o755)
    assert len(lines) == 1
    assert lines[0].startswith(f"Evalúa no puede escribir en {folder}.")
    assert content(folder) == before


def test_a_read_only_file_is_said_and_nothing_changes(file: Path) -> None:
    before = file.read_bytes()
    file.chmod(0o444)
    program = f"{OPEN}\nattempt(lambda: open_database(sys.argv[1], METADATA, NOW))"
    lines = said(program, f"sqlite:///{file}", through=obeying_permissions())
    file.chmod(0o644)
    assert len(lines) == 1
    assert "no puede escribir" in lines[0]
    assert file.read_bytes() == before


def test_a_copy_into_a_read_only_folder_is_said_and_leaves_nothing(
    file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "memoria"
    folder.mkdir()
    folder.chmod(0o555)
    program = f"{OPEN}\nattempt(lambda: backup.create(Path(sys.argv[1]), Path(sys.argv[2]), NOW))"
    lines = said(program, str(file), str(folder), through=obeying_permissions())
    folder.chmod(0o755)
    assert lines == [
        f"No se pudo guardar la copia en {folder}: no hay permiso para escribir ahí. "
        "Los datos no cambiaron."
    ]
    assert content(folder) == {}


def test_a_full_disk_at_the_first_start_is_said_and_leaves_no_half_database(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "lleno"
    folder.mkdir()
    program = f"{OPEN}{LIMIT}\nattempt(lambda: open_database(sys.argv[1], METADATA, NOW))"
    (line,) = said(program, f"sqlite:///{folder / 'evalua.db'}")
    assert line.startswith("No se pudo abrir evalua.db")
    assert "lleno" in line
    assert line.endswith("No se cambió nada.")
    assert content(folder) == {}


def test_a_full_disk_while_copying_is_said_and_leaves_no_half_copy(
    file: Path, tmp_path: Path
) -> None:
    before, folder = file.read_bytes(), tmp_path / "copias"
    program = (
        f"{OPEN}{LIMIT}\nattempt(lambda: backup.create(Path(sys.argv[1]), Path(sys.argv[2]), NOW))"
    )
    (line,) = said(program, str(file), str(folder))
    assert line.startswith("No se pudo guardar la copia")
    assert "lleno" in line
    assert content(folder) == {}
    assert file.read_bytes() == before


def test_a_full_disk_while_restoring_leaves_the_present_data(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "buena.db"
    shutil.copyfile(file, copy)
    before = file.read_bytes()
    program = (
        f"{OPEN}{LIMIT}\nattempt(lambda: backup.restore(Path(sys.argv[1]), Path(sys.argv[2]), NOW))"
    )
    (line,) = said(program, str(copy), str(file))
    assert line.startswith("No se pudo restaurar")
    assert "sigue como estaba" in line
    assert file.read_bytes() == before
    assert not list(tmp_path.glob("*.restoring"))


FULL_DISK = ("unshare", "--map-root-user", "--mount")


def _can_mount() -> bool:
    """Whether this machine lets a process mount a small disk of its own."""
    if shutil.which("unshare") is None:
        return False
    probe = "mount -t tmpfs -o size=1m none /mnt"
    return (
        subprocess.run([*FULL_DISK, "sh", "-c", probe], capture_output=True, check=False).returncode
        == 0
    )


if _can_mount():

    @pytest.mark.parametrize("size", [60, 200, 600])
    def test_a_disk_that_is_really_full_is_said(file: Path, tmp_path: Path, size: int) -> None:
        """A disk of so many kB that holds nothing else; whatever step fails, the sentence is one."""
        disk = tmp_path / "disco"
        disk.mkdir()
        script = f'mount -t tmpfs -o size={size}k none {disk} && exec "$0" "$@"'
        program = f"{OPEN}\nattempt(lambda: open_database(sys.argv[1], METADATA, NOW))\n"
        program += "print(sorted(p.name for p in Path(sys.argv[2]).iterdir()))"
        lines = said(
            program,
            f"sqlite:///{disk / 'evalua.db'}",
            str(disk),
            through=(*FULL_DISK, "sh", "-c", script),
        )
        assert "lleno" in lines[0]
        assert lines[1:] == ["[]"]
