"""The copy of each day: made once, verified, and kept 14 days and 12 months."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from evalua.domain.problems import Problem, refuse
from evalua.storage import backup, copies, private
from evalua.storage.backup import Backup
from evalua.storage.copies import DAILY, Copy
from evalua.storage.refusals import cause

DAYS, MONTHS = 14, 12
_TURN, _NOTE = "turn.lock", "daily-failed.json"


@dataclass(frozen=True, slots=True)
class Failure:
    """The last attempt that failed: when (UTC), and the sentence that says why."""

    at: datetime
    message: str


def keep_daily(file: Path, folder: Path, now: datetime) -> Backup | None:
    """Make today's copy, where there is none yet, and let go of those whose time is over.

    Today is the day of ``now`` in its own time zone. Returns None where today's copy is there, or
    another process is making it. Raises Problem when it cannot be made; the folder remembers why
    until one is made.
    """
    if made_on(folder, now) is not None:
        return None
    try:
        private.folder(folder)
        with _turn(folder) as mine:
            if not mine or made_on(folder, now) is not None:
                return None
            return _keep(file, folder, now)
    except (OSError, sqlite3.Error) as error:
        why = cause(error) or "la carpeta no responde"
        raise refuse(
            "", "V52", f"No se pudo guardar la copia del día en {folder}: {why}."
        ) from error


def made_on(folder: Path, now: datetime) -> Copy | None:
    """The daily copy of the day of ``now``, in its time zone, or None."""
    made = (copy for copy in copies.every(folder) if copy.reason == DAILY)
    return next((copy for copy in made if _day(copy, now) == now.date()), None)


def superfluous(found: Sequence[Copy], now: datetime) -> list[Copy]:
    """The daily copies whose time is over.

    The last of each of the 14 latest days and the first of each of the 12 latest months stay: days
    and months that have one, so that a clock set forward by mistake cannot take them all away. What
    is dated after ``now`` is left alone, and so is every copy of another reason.
    """
    daily = sorted(
        (c for c in found if c.reason == DAILY and c.made_at <= now), key=lambda c: c.made_at
    )
    last_of_day = {_day(copy, now): copy for copy in daily}
    first_of_month = {_day(copy, now).replace(day=1): copy for copy in reversed(daily)}
    stay = {last_of_day[day].file for day in sorted(last_of_day)[-DAYS:]}
    stay |= {first_of_month[month].file for month in sorted(first_of_month)[-MONTHS:]}
    return [copy for copy in daily if copy.file not in stay]


def failure(folder: Path) -> Failure | None:
    """Why the last attempt failed, where no daily copy was made after it."""
    try:
        noted = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
        return Failure(datetime.fromisoformat(noted["at"]), str(noted["message"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(file: Path, folder: Path, now: datetime) -> Backup:
    for left in folder.glob(f"evalua-*-{DAILY}*{copies.PARTIAL}*"):
        # Of a process that was ended half way: whoever makes a daily copy has the turn.
        left.unlink(missing_ok=True)
    try:
        made = backup.create(file, folder, now, DAILY)
    except Problem as problem:
        _note(folder, now, problem)
        raise
    # A copy that was made is good even where the disk now refuses to forget older ones.
    with suppress(OSError):
        (folder / _NOTE).unlink(missing_ok=True)
        for copy in superfluous(copies.every(folder), now):
            if copy.file != made.file:
                copy.file.unlink(missing_ok=True)
    return made


def _note(folder: Path, now: datetime, problem: Problem) -> None:
    """Remember why, as far as the disk that just refused a copy takes one more line."""
    words = " ".join(finding.message for finding in problem.findings)
    noted = {"at": now.astimezone(UTC).isoformat(), "message": words}
    with suppress(OSError):
        (folder / _NOTE).write_text(json.dumps(noted), encoding="utf-8")


@contextmanager
def _turn(folder: Path) -> Iterator[bool]:
    """Whether it is this process's turn: SQLite's own lock, which a process that dies lets go."""
    with closing(sqlite3.connect(folder / _TURN, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            yield False
            return
        yield True
        lock.execute("ROLLBACK")


def _day(copy: Copy, now: datetime) -> date:
    return copy.made_at.astimezone(now.tzinfo).date()
