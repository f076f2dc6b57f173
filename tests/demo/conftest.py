"""The demonstrations, loaded once for each day the tests look from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import pandas as pd
import pytest

from evalua import catalog
from evalua.demo.loading import load_demo
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.months.gathering import gather
from evalua.months.history import scores_by_month
from evalua.registers.association.facts import Facts, every
from evalua.schema import METADATA
from evalua.storage.database import Database
from evalua.storage.opening import open_database

DAYS = (date(2026, 11, 20), date(2027, 1, 3), date(2028, 2, 29))


@dataclass(frozen=True)
class Shown:
    """Both demonstrations in a database of their own, seen on a day."""

    db: Database
    today: date
    codes: list[str]
    all: list[Facts]
    inputs: dict[int, Inputs]
    scores: dict[int, pd.DataFrame]
    told: list[float]

    @property
    def last(self) -> Month:
        return Month.of(self.today).previous


def noon(day: date) -> datetime:
    """The instant at which a test loads."""
    return datetime.combine(day, time(18), UTC)


@pytest.fixture(scope="session")
def shown_on(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[date], Shown]]:
    """Loads both demonstrations on a day, once in the whole run: nobody writes in them."""
    known: dict[date, Shown] = {}

    def show(today: date) -> Shown:
        if today not in known:
            known[today] = _load(tmp_path_factory.mktemp("demo") / "evalua.db", today)
        return known[today]

    yield show
    for item in known.values():
        item.db.dispose()


@pytest.fixture(params=DAYS, ids=str)
def shown(request: pytest.FixtureRequest, shown_on: Callable[[date], Shown]) -> Shown:
    """The demonstrations on each of three days: mid-November, New Year, and a leap day."""
    return shown_on(request.param)


@pytest.fixture
def november(shown_on: Callable[[date], Shown]) -> Shown:
    """The demonstrations on 20 November 2026."""
    return shown_on(DAYS[0])


def _load(file: Path, today: date) -> Shown:
    db = open_database(f"sqlite:///{file}", METADATA, noon(today))
    told: list[float] = []
    codes = load_demo(db, now=noon(today), today=today, catalog=catalog.load(), told=told.append)
    with db.session() as session:
        known = every(session)
        inputs = {item.id: gather(session, item.id) for item in known}
        scores = {
            item.id: scores_by_month(
                session,
                association_id=item.id,
                last=Month.of(today).previous,
                count=24,
                today=today,
                catalog=catalog.load(),
            )
            for item in known
        }
    return Shown(db, today, codes, known, inputs, scores, told)
