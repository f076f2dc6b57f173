"""What the measures cost: a month, the same month after one save, and every month there is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from statistics import median

from sqlmodel import select

from evalua import catalog as catalogue
from evalua.bench.peaks import ended
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.memory import Memory
from evalua.measures.observing import observe
from evalua.months.gathering import gather
from evalua.registers.association.facts import facts
from evalua.registers.association.tables import Association
from evalua.schema import METADATA
from evalua.storage.opening import open_database

_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds. Every indicator of the catalogue is measured, adopted or not.

    ``read``: every register from the file (the floor: nothing can be worked out without it).
    ``month``: the last elapsed month with nothing known. ``saved``: the same month again, when one
    register changed since. ``years``: every month to it, one after the other.
    """

    read: float
    month: float
    saved: float
    years: float
    months: int
    indicators: int


@dataclass(frozen=True, slots=True)
class Recomputed:
    """The costs in a process of its own, and its peak MB (None where the system does not say)."""

    costs: Costs
    peak_mb: float | None


def recompute(database_url: str, today: date) -> Recomputed:
    """Measure an invented association in another process. Raises RuntimeError when that one fails."""
    process = subprocess.Popen(
        [sys.executable, "-m", "evalua.bench.recomputing", str(today)],
        env={**os.environ, "EVALUA_DATABASE_URL": database_url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    with process.stdout:
        told, wrong = process.stdout.read(), process.stderr.read()
    status, peak = ended(process)
    if status:
        raise RuntimeError(wrong.decode("utf-8", "replace"))
    return Recomputed(Costs(**json.loads(told)), peak)


def costs(database_url: str, today: date) -> Costs:
    """The costs of the first association of a database."""
    database = open_database(database_url, METADATA, datetime.now(UTC))
    catalog = catalogue.load()
    codes = [card.code for card in catalog.indicators]
    last = Month.of(today).previous
    with database.session() as session:
        owner = session.exec(select(Association.id)).one()
        start = facts(session, owner).evaluation_start
        begun = time.perf_counter()
        inputs = gather(session, owner)
        read = time.perf_counter() - begun
    database.dispose()

    def seconds(known: Inputs, month: Month) -> float:
        begun = time.perf_counter()
        observe(known, Cut.of(month, today), catalog, codes)
        return time.perf_counter() - begun

    fresh = [replace(inputs, memory=Memory()) for _ in range(_ROUNDS)]
    month = median(seconds(each, last) for each in fresh)
    saved = median(seconds(each.having(activities=each.activities.copy()), last) for each in fresh)
    months = list(start.to(last))
    inputs = replace(inputs, memory=Memory())
    years = sum(seconds(inputs, each) for each in months)
    return Costs(read, month, saved, years, len(months), len(codes))


if __name__ == "__main__":
    found = costs(os.environ["EVALUA_DATABASE_URL"], date.fromisoformat(sys.argv[1]))
    sys.stdout.write(json.dumps(asdict(found)))
