"""Files with people's data: read by whoever runs Evalúa, and by nobody else on that computer."""

from __future__ import annotations

from pathlib import Path

_FILE, _FOLDER = 0o600, 0o700


def folder(wanted: Path) -> None:
    """Make a folder where there is none; one that exists keeps its permissions. Raises OSError."""
    wanted.parent.mkdir(parents=True, exist_ok=True)
    wanted.mkdir(exist_ok=True, mode=_FOLDER)


def file(wanted: Path, *, exist_ok: bool = True) -> None:
    """Make an empty file before anything is written in it. Raises OSError."""
    wanted.touch(exist_ok=exist_ok, mode=_FILE)
