"""Keeping an evaluation as the board approved it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

import evalua
from evalua.months import snapshots
from evalua.months.evaluation import Evaluation
from evalua.months.tables import Snapshot


def freeze(
    session: Session, evaluation: Evaluation, *, act: str, who: str, now: datetime
) -> Snapshot:
    """Write the snapshot of an evaluation: every frame, the policy, and the rows behind it."""
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
    )
    return snapshots.write(session, frozen, who=who, now=now)
