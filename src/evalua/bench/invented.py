"""An association invented to measure with: valid rows in bulk, and its approved months frozen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from evalua import catalog as catalogue
from evalua.bench import founding, meeting, working
from evalua.bench.ground import AUTHOR, Ground
from evalua.bench.scale import Scale
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.months.evaluation import Evaluation, compute
from evalua.months.freezing import freeze
from evalua.months.gathering import gather
from evalua.registers.association.facts import facts
from evalua.storage.database import Database
from evalua.storage.tables import Revision

COUNTRY = "CO"


def invent(database: Database, scale: Scale, today: date, catalog: Catalog) -> int:
    """Write the association and return its key; every elapsed month but the last is approved."""
    owner = record(database, scale, today, catalog)
    _freeze(database, owner, scale.months(today)[:-1], today, catalog)
    return owner


def record(database: Database, scale: Scale, today: date, catalog: Catalog) -> int:
    """Write what the association recorded, with no month sent, and return its key."""
    with database.writing() as session:
        ground = Ground(session, scale, today)
        founding.found(ground, catalogue.countries()[COUNTRY])
        founding.govern(ground)
        founding.contribute(ground)
        working.plan(ground, catalog)
        working.build(ground, catalog)
        meeting.meet(ground)
        meeting.work_with_others(ground, catalog)
        meeting.serve(ground, catalog)
        meeting.report(ground, catalog)
        session.add(Revision(association_id=ground.association_id, number=1))
    return ground.association_id


def _freeze(
    database: Database, association_id: int, months: list[Month], today: date, catalog: Catalog
) -> None:
    """Keep a snapshot of each month; one computation a year, as its size is what reading costs."""
    with database.writing() as session:
        about, inputs = facts(session, association_id), gather(session, association_id)
        computed: dict[int, Evaluation] = {}
        for month in months:
            if month.year not in computed:
                computed[month.year] = compute(session, about, inputs, month, today, catalog)
            freeze(
                session,
                replace(computed[month.year], month=month, cut=month.last),
                act=f"Acta {month}",
                who=AUTHOR,
                now=datetime.combine(month.next.day(18), time(15), UTC),
            )
            session.expunge_all()
