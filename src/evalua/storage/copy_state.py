"""How the copies stand, in the words of the page, the command line and the check of the computer."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from evalua.domain.problems import Problem
from evalua.storage import backup, copies, schedule
from evalua.storage.copies import Copy
from evalua.storage.evidence_copies import FOLDER as EVIDENCE
from evalua.storage.evidence_copies import contents

STALE = timedelta(days=2)
_CLOCK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class CopyState:
    """``last``: the newest copy that opens and is sound; ``size``: bytes of all, evidence included.

    ``due``: whether today's copy is still to be made. ``warnings``: what a person must know.
    """

    count: int
    last: Copy | None
    size: int
    due: bool
    same_disk: bool
    warnings: tuple[str, ...] = ()


def look(
    file: Path, folder: Path, now: datetime, check: Callable[[Path], object] = backup.verify
) -> CopyState:
    """How the copies of a database stand. ``check`` raises Problem for a copy that is not sound."""
    found = copies.every(folder)
    last = next(
        (copy for copy in found if copy.made_at <= now + _CLOCK and _sound(copy, check)), None
    )
    due = schedule.made_on(folder, now) is None
    return CopyState(
        count=len(found),
        last=last,
        size=_size(found, folder),
        due=due,
        same_disk=_same_disk(file, folder),
        warnings=tuple(_warnings(file, folder, found, last, now)),
    )


def _warnings(
    file: Path, folder: Path, found: list[Copy], last: Copy | None, now: datetime
) -> list[str]:
    said = []
    failed = schedule.failure(folder)
    if failed is not None:
        said.append(f"La copia automática no se pudo hacer. {failed.message}")
    if last is None and found:
        said.append("Ninguna de las copias se puede usar. Guarde una ahora.")
    elif last is not None and now - last.made_at > STALE:
        days = (now - last.made_at).days
        said.append(f"La última copia sana tiene {days} días. Guarde una ahora.")
    obstacle = _obstacle(file, folder)
    if obstacle and failed is None:
        said.append(obstacle)
    if any(copy.made_at > now + _CLOCK for copy in found):
        said.append(
            "Hay copias con fecha futura: revise la fecha y la hora de este computador. No se borran "
            "solas."
        )
    return said


def _obstacle(file: Path, folder: Path) -> str:
    """What would keep the next copy from being made; "" where nothing does."""
    there = folder if folder.is_dir() else file.parent
    if not os.access(there, os.W_OK):
        return f"No hay permiso para escribir en {there}: sin él no habrá copias nuevas."
    if file.exists() and shutil.disk_usage(there).free < 2 * file.stat().st_size:
        return "En el disco casi no queda lugar: la próxima copia no cabría. Libere espacio."
    return ""


def _sound(copy: Copy, check: Callable[[Path], object]) -> bool:
    try:
        check(copy.file)
    except Problem:
        return False
    return True


def _size(found: list[Copy], folder: Path) -> int:
    return sum(
        f.stat().st_size for f in [c.file for c in found] + list(contents(folder / EVIDENCE))
    )


def _same_disk(file: Path, folder: Path) -> bool:
    there = folder if folder.is_dir() else file.parent
    return file.parent.stat().st_dev == there.stat().st_dev
