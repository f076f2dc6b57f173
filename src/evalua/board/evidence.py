"""What proves each row behind a figure: the act, receipt, document or link that was noted with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from evalua.board.wording import plural
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs

EVIDENCED = (
    "activity",
    "charge",
    "commitment",
    "goal",
    "legal_piece",
    "meeting",
    "milestone",
    "partner",
    "project",
)
"""Kinds of row (column ``register`` of a detail frame) with something to prove."""


def evidence_of(inputs: Inputs, day: date) -> dict[str, str]:
    """The evidence noted by the day for each row of the registers: uid → text; absent without it.

    A charge has the receipt of its last payment; a goal, a project and a partner have the last one
    noted with their reports, stages and agreements.
    """
    at = pd.Timestamp(day)
    reports = inputs.progress[inputs.progress["month"] <= str(Month.of(day))]
    stages = inputs.stages[inputs.stages["reached_on"] <= at]
    agreements = inputs.agreements[inputs.agreements["signed_on"] <= at]
    found = {
        **_own(inputs.activities, "evidence"),
        **_own(inputs.commitments, "evidence"),
        **_own(inputs.milestones, "evidence"),
        **_own(inputs.legal_pieces, "document"),
        **_own(inputs.meetings, "act"),
        **_last(reports.sort_values("month"), "evidence", inputs.goals, "goal_id"),
        **_last(_receipts(inputs, at), "reference", inputs.charges, "charge_id"),
        **_last(stages.sort_values("reached_on"), "document", inputs.projects, "project_id"),
        **_last(agreements.sort_values("signed_on"), "document", inputs.partners, "partner_id"),
    }
    return {uid: text for uid, text in found.items() if text}


def evidence_sentence(rows: pd.DataFrame, known: Mapping[str, str]) -> str:
    """How many of the rows behind a figure have evidence; "" where none needs any."""
    asked = rows.loc[rows["register"].isin(EVIDENCED), "uid"]
    if asked.empty:
        return ""
    proved = sum(uid in known for uid in asked)
    return f"{proved} de {plural(len(asked), 'fila tiene', 'filas tienen')} evidencia anotada."


def _own(frame: pd.DataFrame, column: str) -> dict[str, str]:
    return dict(zip(frame["uid"], frame[column], strict=True))


def _receipts(inputs: Inputs, at: pd.Timestamp) -> pd.DataFrame:
    """The payments applied to each charge by the day, oldest first, with their receipts."""
    receipts = inputs.payments[["id", "reference"]].set_axis(["payment_id", "reference"], axis=1)
    rows = inputs.allocations[inputs.allocations["paid_on"] <= at].sort_values("paid_on")
    return rows.merge(receipts, on="payment_id", validate="m:1")


def _last(rows: pd.DataFrame, column: str, parents: pd.DataFrame, key: str) -> dict[str, str]:
    """The last text of each parent that has one, by the parent's uid."""
    uids = dict(zip(parents["id"], parents["uid"], strict=True))
    told = rows[rows[column].fillna("") != ""]
    pairs = zip(told[key], told[column], strict=True)
    return {uids[parent]: text for parent, text in pairs if parent in uids}
