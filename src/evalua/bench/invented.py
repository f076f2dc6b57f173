"""An association invented to measure with: valid rows in bulk, and its approved months frozen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import evalua
from evalua import catalog as catalogue
from evalua.bench import founding, meeting, working
from evalua.bench.ground import AUTHOR, Ground
from evalua.bench.scale import Scale
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.months import snapshots
from evalua.months.evaluation import Evaluation, compute
from evalua.months.gathering import gather
from evalua.registers.association.facts import facts
from evalua.storage.database import Database
from evalua.storage.tables import Revision

COUNTRY = "CO"


def invent(database: Database, scale: Scale, today: date, catalog: Catalog) -> int:
    """Write the association and return its key; every elapsed month but the last is approved."""
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
    _freeze(database, ground.association_id, scale.months(today)[:-1], today, catalog)
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
            frozen = _frozen(computed[month.year], month)
            snapshots.write(
                session,
                frozen,
                who=AUTHOR,
                now=datetime.combine(month.next.day(18), time(15), UTC),
            )
            session.expunge_all()


def _frozen(evaluation: Evaluation, month: Month) -> snapshots.Frozen:
    codes = evaluation.scores.indicators["indicator"]
    details = {code: evaluation.rows_behind(code) for code in codes}
    kept = replace(evaluation, month=month, cut=month.last)
    return snapshots.Frozen(
        association_id=kept.facts.id,
        month=kept.month,
        cut=kept.cut,
        act=f"Acta {month}",
        catalogue_version=kept.catalogue_version,
        program_version=evalua.__version__,
        policy=kept.policy,
        scores=kept.scores,
        municipal=kept.municipal,
        details={code: rows for code, rows in details.items() if not rows.empty},
    )
