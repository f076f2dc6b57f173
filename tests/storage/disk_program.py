"""A day of work on a disk that fills up or turns read-only, run as a process of its own.

It prints a line for each attempt: what was tried, and what a person read, or «hecho».
"""

from __future__ import annotations

import os
import random
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from conftest import NOW
from evalua.domain.problems import Problem
from evalua.registers.contributions.tables import Payment
from evalua.storage import backup, chain, copies, drafts, evidence_files, health, schedule
from evalua.storage.database import Database
from storage import writers
from storage.wholeness import half

FILLER = "relleno"
_UNLIMITED = resource.RLIM_INFINITY


def main(file: Path, how: str) -> None:
    database = Database(f"sqlite:///{file}")
    before = backup.create(file, file.parent / "antes", NOW).file
    desk = writers.Desk(database, 1, (1, 2, 3, 4), random.Random(7), lambda _line: None)
    folder = copies.folder_of(file)
    uses: dict[str, Callable[[], object]] = {
        "pago": lambda: next(writers.pay(desk)),
        "mes": lambda: next(writers.send(writers.Desk(database, 2, (), desk.luck, desk.said))),
        "borrador": lambda: drafts.keep(database, "ana", 1, "pago", "", {"nota": "x" * 9000}, NOW),
        "copia": lambda: backup.create(file, folder, NOW),
        "diaria": lambda: schedule.keep_daily(file, folder, NOW),
        "soporte": lambda: evidence_files.write(file.parent / "evidence", os.urandom(5_000_000)),
        "restaurar": lambda: backup.restore(before, file, NOW),
    }
    for _ in range(3):
        uses["pago"]()
    saved = database.count(Payment)
    spoil, mend = WAYS[how]
    spoil(database, file)
    for name, use in uses.items():
        tell(name, attempted(use))
    mend(file)
    now = database.count(Payment)
    tell("pagos", saved, now)
    tell("a medias", half(database.url), leftovers(file.parent))
    for name in ("pago", "mes", "borrador", "copia", "diaria", "soporte", "restaurar"):
        tell(name, attempted(uses[name]))
    with database.session() as session:
        tell("sano", health.faults(file), chain.broken(session), half(database.url))
    database.dispose()


def attempted(use: Callable[[], object]) -> str:
    try:
        use()
    except Problem as problem:
        return " ".join(f"{f.code} {f.message}" for f in problem.findings)
    return "hecho"


def tell(name: str, *said: object) -> None:
    sys.stdout.write(f"{name} | {' '.join(map(str, said))}\n")


def leftovers(folder: Path) -> list[str]:
    """Working files that nobody will look for again."""
    ends = (".part", ".restoring", "-journal")
    return sorted(p.name for p in folder.rglob("*") if p.name.endswith(ends))


def limit(_database: Database, file: Path) -> None:
    """No file may grow beyond what the log of SQLite has now."""
    written = file.with_name(file.name + "-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, _UNLIMITED))


def lift(_file: Path) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (_UNLIMITED, _UNLIMITED))


def fill(_database: Database, file: Path) -> None:
    """Take every byte that is left on the disk."""
    with (file.parent / FILLER).open("wb", buffering=0) as filler:
        for size in (65536, 4096, 1):
            try:
                while True:
                    filler.write(b"\0" * size)
            except OSError:
                continue


def empty(file: Path) -> None:
    (file.parent / FILLER).unlink()


def forbid(database: Database, file: Path) -> None:
    """Take the permission to write away, as a memory with its switch on; open files are closed."""
    database.dispose()
    _permit(file.parent, 0o444, 0o555)


def allow(file: Path) -> None:
    _permit(file.parent, 0o644, 0o755)


def _permit(folder: Path, file_mode: int, folder_mode: int) -> None:
    folder.chmod(0o755)
    for found in folder.rglob("*"):
        found.chmod(folder_mode if found.is_dir() else file_mode)
    folder.chmod(folder_mode)


WAYS: dict[str, tuple[Callable[[Database, Path], None], Callable[[Path], None]]] = {
    "limit": (limit, lift),
    "fill": (fill, empty),
    "forbid": (forbid, allow),
}

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
