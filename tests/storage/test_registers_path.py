"""A year of every register on each engine, recorded with the commands and evaluated to the same figures."""

from __future__ import annotations

from datetime import date

import pandas as pd

from board import year as recorded
from board.year import Year, record_year
from conftest import DIRECTOR, NOW, TODAY, Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.months.evaluation import evaluate
from evalua.registers.association.commands import AssociationInput, create_association
from evalua.registers.members.commands import MemberInput, add_members
from evalua.storage import chain
from evalua.storage.database import Database
from storage import writers
from storage.wholeness import half

year = recorded.year
OCTOBER = Month(2026, 10)
CATALOG = catalog.load()


def office(db: Database) -> Office:
    pack = catalog.countries()["CO"]
    with db.work(actor=DIRECTOR, now=NOW, today=TODAY) as work:
        row = create_association(
            work, AssociationInput("Mancomunidad Cuenca Clara", pack, "other", Month(2026, 1))
        )
        rows = add_members(work, [MemberInput(n, date(2020, 1, 1)) for n in writers.TOWNS], pack)
    return Office(db, row.id, {r.name: r.id for r in rows})


def test_a_year_recorded_on_each_engine_gives_the_same_scores_and_a_log_that_holds(
    db: Database, year: Year
) -> None:
    place = office(db)
    record_year(place)
    with db.session() as session:
        evaluation = evaluate(
            session, association_id=place.id, month=OCTOBER, today=TODAY, catalog=CATALOG
        )
    for part in ("indicators", "questions", "areas"):
        mine, expected = (getattr(e.scores, part) for e in (evaluation, year.now))
        pd.testing.assert_frame_equal(mine, expected)
    with db.session() as session:
        assert chain.broken(session) == []


def test_every_use_case_of_the_writers_is_whole_on_each_engine(db: Database) -> None:
    writers.build(db)
    said: list[str] = []
    writers.take_turns(db, 7, said.append, rounds=3)
    assert {line.split()[1] for line in said} == {
        "payment",
        "activity",
        "meeting",
        "charge",
        "report_month",
        "draft",
    }
    assert half(db.url) == []
    with db.session() as session:
        assert chain.broken(session) == []
