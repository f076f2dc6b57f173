"""How the cost of a month grows when there is ten times as much recorded."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from typing import Any

from evalua.bench.invented import record
from evalua.bench.scale import Scale
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.measures.memory import Memory
from evalua.months.evaluation import compute
from evalua.months.gathering import gather
from evalua.registers.association.facts import facts
from evalua.schema import METADATA
from evalua.storage.opening import open_database

TIMES = 10
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """Rows in the registers, and seconds to read them and to compute a month from them."""

    rows: int
    read: float
    computed: float

    @property
    def whole(self) -> float:
        return self.read + self.computed


@dataclass(frozen=True, slots=True)
class Growth:
    """What a month costs at a scale and with ten times its goals and projects."""

    once: Cost
    tenfold: Cost

    @property
    def rows(self) -> float:
        return self.tenfold.rows / self.once.rows

    @property
    def cost(self) -> float:
        return self.tenfold.whole / self.once.whole


def growth(scale: Scale, today: date, catalog: Catalog, folder: Path) -> Growth:
    """Measure the same month at the scale and at ten times the scale, in files of their own."""
    once, tenfold = (
        _cost(scale.times(times), today, catalog, folder / f"{times}.db") for times in (1, TIMES)
    )
    return Growth(once, tenfold)


def _cost(scale: Scale, today: date, catalog: Catalog, file: Path) -> Cost:
    database = open_database(f"sqlite:///{file}", METADATA, datetime.now(UTC))
    owner = record(database, scale, today, catalog)
    month = Month.of(today).previous
    with database.session() as session:
        about = facts(session, owner)
        read, inputs = _timed(lambda: gather(session, owner))

        def anew() -> Any:
            nothing_known = replace(inputs, memory=Memory())
            return compute(session, about, nothing_known, month, today, catalog)

        computed, _ = _timed(anew)
    database.dispose()
    return Cost(_rows(inputs), read, computed)


def _timed(run: Callable[[], Any]) -> tuple[float, Any]:
    """Median seconds of some runs, and what the last one gave."""
    spent = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        found = run()
        spent.append(time.perf_counter() - start)
    return median(spent), found


def _rows(inputs: Inputs) -> int:
    return sum(len(frame) for frame in inputs.frames.values())
