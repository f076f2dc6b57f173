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

from sqlalchemy import URL, create_engine, make_url, text

GIVEN = "EVALUA_TEST_POSTGRES_URL"
_PLACES = "/usr/lib/postgresql"
_OWNERS = ("postgres", "nobody")


@dataclass(frozen=True)
class Server:
    """A server that answers; ``address`` is a database of it from which others are made.

    ``prefix`` begins the name of every database made here, so that nobody else's is touched.
    """

    address: URL
    prefix: str = ""

    def url(self, name: str) -> str:
        return self.address.set(database=self.prefix + name).render_as_string(hide_password=False)

    def create(self, name: str, template: str = "") -> str:
        """Create a database, empty or as another one made here, and return its address."""
        like = self.prefix + template if template else "template0"
        self._run(f'CREATE DATABASE "{self.prefix}{name}" TEMPLATE "{like}" ENCODING UTF8')
        return self.url(name)

    def clear(self) -> None:
        """Drop every database made here."""
        engine = create_engine(self.address)
        with engine.connect() as connection:
            names = connection.execute(text("SELECT datname FROM pg_database")).scalars().all()
        engine.dispose()
        for name in names:
            if self.prefix and name.startswith(self.prefix):
                self._run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _run(self, sql: str) -> None:
        engine = create_engine(self.address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(sql))
        engine.dispose()


def programs() -> tuple[str, str] | None:
    """``initdb`` and ``pg_ctl`` of this machine, or None."""
    places = [str(p) for p in sorted(Path(_PLACES).glob("*/bin"), reverse=True)]
    path = os.pathsep.join([os.environ.get("PATH", ""), *places])
    found = [shutil.which(name, path=path) for name in ("initdb", "pg_ctl")]
    return (found[0], found[1]) if found[0] and found[1] else None


@contextmanager
def running() -> Iterator[Server]:
    """The server at ``EVALUA_TEST_POSTGRES_URL``, or one of our own, gone at the end."""
    given = os.environ.get(GIVEN)
    if not given:
        with _started() as own:
            yield own
        return
    server = Server(make_url(given), f"evalua_test_{os.getpid()}_")
    try:
        yield server
    finally:
        server.clear()


@contextmanager
def _started() -> Iterator[Server]:
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
        yield Server(make_url(f"postgresql+psycopg://evalua@127.0.0.1:{port}/postgres"))
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
