"""Keeping an evaluation as the board approved it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

import evalua
from evalua.months import snapshots
from evalua.months.evaluation import Evaluation
from evalua.months.tables import Snapshot
from evalua.registers.periods.tables import ReportMonth


def freeze(
    session: Session,
    evaluation: Evaluation,
    *,
    act: str,
    who: str,
    now: datetime,
    row: ReportMonth | None = None,
) -> Snapshot:
    """Write the snapshot of an evaluation: every frame, the policy, and the rows behind it.

    ``row`` is the month as it was sent and approved: who sent it, when first, and its note.
    """
    frozen = snapshots.Frozen(
        association_id=evaluation.facts.id,
        month=evaluation.month,
        cut=evaluation.cut,
        act=act,
        catalogue_version=evaluation.catalogue_version,
        program_version=evalua.__version__,
        policy=evaluation.policy,
        scores=evaluation.scores,
        municipal=evaluation.municipal,
        details={code: rows for code, rows in evaluation.details.items() if not rows.empty},
        context_note=row.context_note if row else "",
        submitted_by=row.submitted_by if row else "",
        first_submitted_on=row.first_submitted_on if row else None,
        one_person=row.one_person if row else False,
    )
    return snapshots.write(session, frozen, who=who, now=now)
