"""The process is killed while eight people save: what was acknowledged is there, and nothing is half.

Fifty kills at random instants. The seed is in the name of the test that fails.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from conftest import NOW
from evalua import ROOT
from evalua.registers.contributions.tables import Payment
from evalua.schema import METADATA
from evalua.storage import backup, chain, copying, health
from evalua.storage.database import Database
from evalua.storage.opening import open_database
from storage import writers
from storage.conftest import ENGINES, query
from storage.postgres import Server
from storage.wholeness import half

DATABASES, KILLS = 10, 5
Acknowledged = dict[tuple[str, str], int]


@dataclass
class Nursery:
    """The process that has everything imported and forks those that are killed."""

    process: subprocess.Popen[str]

    def kill_one(self, url: str, seed: int, *, begun: bool) -> list[str]:
        """Start eight writers, kill them at a random instant; returns what they acknowledged.

        ``begun``: wait for the first acknowledgement before the clock runs.
        """
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        luck, said = random.Random(seed), []
        self.process.stdin.write(f"{url} {seed}\n")
        self.process.stdin.flush()
        born = int(self.process.stdout.readline().split()[1])
        if begun:
            said.append(self.process.stdout.readline())
        time.sleep(luck.uniform(0, 0.7))
        os.kill(born, signal.SIGKILL)
        while (line := self.process.stdout.readline()) not in ("ended\n", ""):
            said.append(line)
        return said


@contextmanager
def nursed() -> Iterator[Nursery]:
    path = os.pathsep.join([str(ROOT / "tests"), str(ROOT / "src")])
    process = subprocess.Popen(
        [sys.executable, "-m", "storage.writers"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    with process:
        yield Nursery(process)
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with nursed() as found:
        yield found


@pytest.fixture(scope="module")
def prepared(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("prepared") / "evalua.db"
    shutil.copyfile(empty_file, file)
    database = Database(f"sqlite:///{file}")
    writers.build(database)
    database.dispose()
    return file


@dataclass
class Ledger:
    """What was acknowledged until now, and how often each association was."""

    rows: Acknowledged = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    uses: Counter[int] = field(default_factory=Counter)
    total: int = 0

    def add(self, lines: list[str]) -> None:
        for line in lines:
            assert not line.startswith("failed"), line
            home, table, uid, version = line.split()
            self.total += 1
            if table == "draft":
                self.drafts.add(uid)
                continue
            self.rows[table, uid] = max(int(version), self.rows.get((table, uid), 0))
            # The charges of a month are one use case: the months themselves are counted.
            self.uses[int(home)] += table != "charge"


def lost(url: str, ledger: Ledger) -> list[tuple[str, str]]:
    """The acknowledged rows that are not there, or not at the version that was acknowledged."""
    there = {
        (table, uid): version
        for table in {table for table, _ in ledger.rows}
        for uid, version in query(url, f'SELECT uid, version FROM "{table}"')
    }
    typed = {who for (who,) in query(url, "SELECT person FROM draft")}
    gone = [key for key, version in ledger.rows.items() if there.get(key, 0) < version]
    return gone + [("draft", who) for who in ledger.drafts - typed]


def charged(url: str) -> int:
    """How many use cases charged a month in the first association."""
    return len(query(url, "SELECT DISTINCT month FROM charge WHERE association_id = 1"))


def revisions(url: str) -> dict[int, int]:
    return dict(query(url, "SELECT association_id, number FROM revision"))


@dataclass
class Watch:
    """A database that is compared, after each kill, with what was acknowledged."""

    url: str
    writers: int = 0
    ledger: Ledger = field(default_factory=Ledger)

    def __post_init__(self) -> None:
        self.before, self.months = revisions(self.url), charged(self.url)

    def judge(self, said: list[str], *, processes: int = 1) -> None:
        self.ledger.add(said)
        self.writers += 8 * processes
        database = open_database(self.url, METADATA, NOW)
        with database.session() as session:
            assert chain.broken(session) == []
        if database.file is not None:
            assert health.faults(database.file) == []
        database.dispose()
        assert lost(self.url, self.ledger) == []
        assert half(self.url) == []
        done = revisions(self.url)
        for home in (1, 2):
            uses = self.ledger.uses[home]
            uses += charged(self.url) - self.months if home == 1 else 0
            # Each writer may have committed one more that it had no time to acknowledge.
            assert 0 <= done[home] - self.before[home] - uses <= self.writers


@pytest.mark.parametrize("seed", range(DATABASES))
def test_killed_while_eight_people_save_nothing_acknowledged_is_lost_and_nothing_is_half(
    nursery: Nursery, prepared: Path, tmp_path: Path, seed: int
) -> None:
    shutil.copyfile(prepared, tmp_path / "evalua.db")
    watch = Watch(f"sqlite:///{tmp_path / 'evalua.db'}")
    for kill in range(KILLS):
        watch.judge(nursery.kill_one(watch.url, seed * KILLS + kill, begun=kill % 5 != 0))
    assert watch.ledger.total > 0


if "postgresql" in ENGINES:

    def test_on_a_server_two_processes_killed_while_sixteen_people_save_lose_nothing_either(
        server: Server, prepared: Path
    ) -> None:
        """Sixteen writers on two real processes also take turns: the log and the counts show it."""
        target = Database(server.create("killed"))
        source = Database(f"sqlite:///{prepared}")
        copying.copy(source, target, METADATA)
        source.dispose()
        target.dispose()
        watch = Watch(target.url)
        with nursed() as first, nursed() as second, ThreadPoolExecutor(2) as pool:
            for kill in range(KILLS):
                both = [
                    pool.submit(one.kill_one, watch.url, 1000 + 2 * kill + number, begun=True)
                    for number, one in enumerate((first, second))
                ]
                watch.judge([line for said in both for line in said.result()], processes=2)
        assert watch.ledger.total > 0


def test_a_process_killed_while_restoring_leaves_the_old_data_or_the_copy(
    prepared: Path, tmp_path: Path
) -> None:
    """Killed at the first page, in the middle and at the last one; the process is a real one."""
    program = (
        "import os, sys, signal\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
        "from evalua.storage import backup\n"
        "at, create = float(sys.argv[3]), backup.create\n"
        "import sqlite3\n"
        "class Dying(sqlite3.Connection):\n"
        "    def backup(self, target, *, pages=-1, progress=None, **more):\n"
        "        def step(status, left, total):\n"
        "            if progress: progress(status, left, total)\n"
        "            if pages == 1 and left <= total * at: os.kill(os.getpid(), signal.SIGKILL)\n"
        "        super().backup(target, pages=pages, progress=step, **more)\n"
        "connect = sqlite3.connect\n"
        "sqlite3.connect = lambda *a, **k: connect(*a, factory=Dying, **k)\n"
        "backup.restore(Path(sys.argv[1]), Path(sys.argv[2]), datetime(2026, 11, 6, tzinfo=UTC))\n"
    )
    file = tmp_path / "evalua.db"
    shutil.copyfile(prepared, file)
    copy = backup.create(file, tmp_path / "backups", NOW)
    database = Database(f"sqlite:///{file}")
    desk = writers.Desk(database, 1, (1, 2, 3, 4), random.Random(1), lambda _line: None)
    for _ in zip(range(5), writers.pay(desk), strict=False):
        pass
    for at in (1.0, 0.5, 0.01):
        done = subprocess.run(
            [sys.executable, "-c", program, str(copy.file), str(file), str(at)], check=False
        )
        assert done.returncode == -signal.SIGKILL
        assert database.count(Payment) == 5
        assert health.faults(file) == []
        assert half(database.url) == []
    backup.restore(copy.file, file, NOW)
    assert database.count(Payment) == 0
    database.dispose()
