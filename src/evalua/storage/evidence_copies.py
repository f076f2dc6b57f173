"""Copies of the evidence files: each content is kept once, under the hash that names it.

A file never changes, so copying those that are missing is enough, in either direction, and a copy
of the database of any day finds its files here.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evalua.storage import private

FOLDER = "evidence"
_NAME_LENGTH = 64
_HEXADECIMAL = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Carried:
    """How many files were copied, and the names of those whose content is no longer what it was."""

    copied: int = 0
    spoiled: tuple[str, ...] = ()


def carry(source: Path, target: Path) -> Carried:
    """Copy the evidence files of a folder that the other one lacks. Raises OSError.

    A file whose content does not match its name is left where it is: it proves nothing any more.
    """
    copied, spoiled = 0, []
    for file in contents(source):
        wanted = target / file.relative_to(source)
        if wanted.is_file() and wanted.stat().st_size == file.stat().st_size:
            continue
        if is_whole(file):
            _copy(file, wanted)
            copied += 1
        else:
            spoiled.append(file.name)
    return Carried(copied, tuple(spoiled))


def contents(folder: Path) -> Iterator[Path]:
    """The files of a folder that are named by their hash, in order."""
    if folder.is_dir():
        yield from sorted(f for f in folder.rglob("*") if _is_hash(f.stem) and f.is_file())


def is_whole(file: Path) -> bool:
    """Whether the file still holds what its name says."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest() == file.stem


def _copy(file: Path, wanted: Path) -> None:
    """Copy under another name first: a half copy never has the name of a whole one."""
    wanted.parent.mkdir(parents=True, exist_ok=True)
    partial = wanted.with_name(f"{wanted.name}.{os.getpid()}.part")
    try:
        private.file(partial)
        shutil.copyfile(file, partial)
        if hashlib.sha256(partial.read_bytes()).hexdigest() != file.stem:
            raise OSError(f"the copy of {file.name} differs from the source")
        partial.replace(wanted)
    finally:
        partial.unlink(missing_ok=True)


def _is_hash(name: str) -> bool:
    return len(name) == _NAME_LENGTH and set(name) <= _HEXADECIMAL
