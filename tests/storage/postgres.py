"""A throw-away PostgreSQL server: its own folder, a free port, gone at the end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text

_PLACES = "/usr/lib/postgresql"
_OWNERS = ("postgres", "nobody")


@dataclass(frozen=True)
class Server:
    """A server that answers on this machine."""

    port: int

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://evalua@127.0.0.1:{self.port}/{name}"

    def create(self, name: str, template: str = "template0") -> str:
        """Create a database and return its address."""
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
        engine.dispose()
        return self.url(name)


def programs() -> tuple[str, str] | None:
    """``initdb`` and ``pg_ctl`` of this machine, or None."""
    places = [str(p) for p in sorted(Path(_PLACES).glob("*/bin"), reverse=True)]
    path = os.pathsep.join([os.environ.get("PATH", ""), *places])
    found = [shutil.which(name, path=path) for name in ("initdb", "pg_ctl")]
    return (found[0], found[1]) if found[0] and found[1] else None


@contextmanager
def running() -> Iterator[Server]:
    """A server with an empty cluster; it refuses to run as root, so another user runs it then."""
    found = programs()
    assert found is not None, "PostgreSQL was promised and its programs are not here"
    initdb, pg_ctl = found
    user = _owner()
    folder = Path(tempfile.mkdtemp(prefix="evalua-pg-"))
    data, port = folder / "data", _free_port()
    if user is not None:
        shutil.chown(folder, user)
    settings = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    log = str(folder / "log")
    try:
        _run([initdb, "-D", str(data), "-U", "evalua", "-A", "trust", "-E", "UTF8"], user, folder)
        start = [pg_ctl, "-D", str(data), "-l", log, "-o", settings, "-w", "start"]
        _run(start, user, folder)
        yield Server(port)
    finally:
        _run([pg_ctl, "-D", str(data), "-m", "immediate", "stop"], user, folder)
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str], user: str | None, folder: Path) -> None:
    subprocess.run(
        command,
        user=user,
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _owner() -> str | None:
    if os.geteuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in _OWNERS if name in known)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
