"""The copies there are, read from their names: when each was made and why."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from evalua.storage import private

ASKED, DAILY = "copia", "diaria"
BEFORE_RESTORING, BEFORE_UPGRADING = "antes-de-restaurar", "antes-de-actualizar"
PARTIAL = ".part"
# A second copy in the same second carries a number after its reason.
_NAME = re.compile(r"evalua-(\d{8}-\d{6})-([a-z-]+?)(?:-\d+)?\.db")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy by its name; ``made_at`` is UTC. Whether it is sound, only opening it tells."""

    file: Path
    made_at: datetime
    reason: str


def folder_of(file: Path) -> Path:
    """Where the copies of a database are kept: ``EVALUA_BACKUPS``, or ``backups/`` beside it."""
    elsewhere = os.environ.get("EVALUA_BACKUPS")
    return Path(elsewhere) if elsewhere else file.parent / "backups"


def every(folder: Path) -> list[Copy]:
    """The copies in a folder, newest first; files of other names are not ours."""
    found = filter(None, map(named, folder.glob("evalua-*.db"))) if folder.is_dir() else []
    return sorted(found, key=lambda copy: (copy.made_at, copy.file.name), reverse=True)


def named(file: Path) -> Copy | None:
    """What a file's name says, or None where it is not the name of a copy."""
    match = _NAME.fullmatch(file.name)
    if match is None:
        return None
    try:
        made_at = datetime.strptime(match[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return Copy(file, made_at, match[2])


def claim(folder: Path, now: datetime, reason: str) -> tuple[Path, Path]:
    """The name of a new copy and of its working file, which is made here so that nobody else has it.

    Raises OSError.
    """
    stem, number = f"evalua-{now.astimezone(UTC):%Y%m%d-%H%M%S}-{reason}", 1
    while True:
        target = folder / (f"{stem}-{number}.db" if number > 1 else f"{stem}.db")
        partial = target.with_suffix(PARTIAL)
        number += 1
        if target.exists():
            continue
        try:
            private.file(partial, exist_ok=False)
        except FileExistsError:
            continue
        return target, partial
