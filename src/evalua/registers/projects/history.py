"""Where each project stood on a day, and how long it stayed at each stage."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlmodel import Session

from evalua.registers.projects.queries import STAGES, stages
from evalua.storage.frames import Columns, build

STAGE_HISTORY: Columns = {**STAGES, "until": "date", "days": "int"}


def stages_at(history: pd.DataFrame, on: date) -> pd.DataFrame:
    """The stage of each project on a day: project_id, stage and stage_on.

    Expects project_id, id, stage and reached_on. The last stage dated by the day; of two on one
    day, the one recorded last.
    """
    past = history[history["reached_on"] <= pd.Timestamp(on)]
    last = past.sort_values(["reached_on", "id"], kind="stable").groupby("project_id").tail(1)
    return last[["project_id", "stage", "reached_on"]].rename(columns={"reached_on": "stage_on"})


def stage_history(session: Session, *, association_id: int, project_id: int) -> pd.DataFrame:
    """The stages of a project in order, until when it was in each and for how many days.

    Columns ``STAGE_HISTORY``; the present stage has no ``until``.
    """
    frame = stages(session, association_id=association_id)
    frame = frame[frame["project_id"] == project_id].sort_values(
        ["reached_on", "id"], kind="stable"
    )
    until = frame["reached_on"].shift(-1)
    frame = frame.assign(until=until, days=(until - frame["reached_on"]).dt.days)
    return build(frame[list(STAGE_HISTORY)].astype(object).itertuples(index=False), STAGE_HISTORY)
