"""The bytes of evidence files, each content once, named by its SHA-256, outside what the web serves.

A file is written whole before the row that points to it is committed: one that no row points to
(a power cut in between) is harmless, and ``sweep`` takes it away.
"""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path

from sqlmodel import Session, SQLModel, select

from evalua import ROOT
from evalua.domain.problems import Problem, refuse
from evalua.storage.base import new_uid
from evalua.storage.database import Database, file_of
from evalua.storage.evidence_copies import FOLDER, is_whole
from evalua.storage.refusals import cause

_HASH = re.compile(r"[0-9a-f]{64}")
_PARTIAL = ".part"
_ONLY_OURS = 0o600
_FOLDER_ONLY_OURS = 0o700


def folder_of(url: str) -> Path:
    """Where the files of a database are: beside its SQLite file, or in ``data/``."""
    file = file_of(url)
    return (ROOT / "data" if file is None else file.parent) / FOLDER


def folder_for(session: Session) -> Path:
    """The same, from an open session."""
    return folder_of(session.get_bind().engine.url.render_as_string(hide_password=False))


def write(root: Path, content: bytes) -> str:
    """Keep a content and return its hash; what is already there stays. Raises Problem V98.

    It is on the disk, under its final name and whole, when this returns.
    """
    digest = hashlib.sha256(content).hexdigest()
    wanted = path_of(root, digest)
    try:
        if wanted.is_file() and is_whole(wanted):
            return digest
        wanted.parent.mkdir(parents=True, exist_ok=True, mode=_FOLDER_ONLY_OURS)
        _write_whole(wanted, content)
    except OSError as error:
        why = cause(error) or "el disco no respondió"
        raise refuse("file", "V98", f"No se pudo guardar el archivo: {why}.") from error
    return digest


def read(root: Path, digest: str) -> bytes:
    """The content with that hash. Raises Problem V98 where it is missing or no longer the same."""
    wanted = path_of(root, digest)
    try:
        content = wanted.read_bytes()
    except OSError as error:
        raise refuse("file", "V98", _LOST) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise refuse("file", "V98", _SPOILED)
    return content


def broken(session: Session, root: Path) -> list[str]:
    """What is wrong with the files that rows point to, one sentence each; none when all are whole."""
    evidence = SQLModel.metadata.tables["evidence"]
    columns = (evidence.c.content_hash, evidence.c.file_name)
    rows = session.connection().execute(
        select(*columns).where(evidence.c.deleted_at.is_(None)).order_by(evidence.c.id)
    )
    names: dict[str, str] = {}
    for digest, name in rows:
        names.setdefault(digest, name)
    said = ((name, _wrong(path_of(root, digest))) for digest, name in names.items())
    return [f"Soporte «{name}»: {wrong}" for name, wrong in said if wrong]


def sweep(database: Database) -> int:
    """Erase the contents that no row of any association points to; returns how many.

    It holds the lock of whoever writes, so that nobody attaches one of them meanwhile. Where the
    disk takes nothing today, they wait.
    """
    root = folder_of(database.url)
    with database.session() as session:
        if not _orphans(session, root):
            return 0
    erased = 0
    with suppress(Problem), database.writing() as session:
        for file in _orphans(session, root):
            with suppress(OSError):
                file.unlink()
                erased += 1
    return erased


def _orphans(session: Session, root: Path) -> list[Path]:
    """The files that no row points to, and what a power cut left half written."""
    evidence = SQLModel.metadata.tables["evidence"]
    pointed = set(
        session.connection().scalars(
            select(evidence.c.content_hash).where(evidence.c.deleted_at.is_(None))
        )
    )
    return [
        file
        for file in root.glob("??/*")
        if (_HASH.fullmatch(file.name) and file.name not in pointed) or file.suffix == _PARTIAL
    ]


def path_of(root: Path, digest: str) -> Path:
    """The file of a hash. Raises ValueError for anything that is not one."""
    if not _HASH.fullmatch(digest):
        raise ValueError("not a content hash")
    return root / digest[:2] / digest


def _write_whole(wanted: Path, content: bytes) -> None:
    partial = wanted.with_name(f"{new_uid()}{_PARTIAL}")
    try:
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_OURS)
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        partial.replace(wanted)
        _flush_folder(wanted.parent)
    finally:
        partial.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """The new name reaches the disk too, on systems where a folder can be flushed."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _wrong(file: Path) -> str:
    try:
        return "" if is_whole(file) else _SPOILED
    except OSError:
        return _LOST


_LOST = "El archivo no está en el disco. Recupérelo de un respaldo (carpeta «evidence»)."
_SPOILED = "El archivo cambió desde que se guardó. Recupérelo de un respaldo (carpeta «evidence»)."
