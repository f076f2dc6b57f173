"""What was written in the registers after a moment, with a date inside a month or before it.

The log says who wrote, when and why; the row itself says which day it speaks of. Together they tell
what an approval did not know, and what was written once the month had closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col, func

from evalua.domain.month import Month
from evalua.months.tables import Snapshot
from evalua.storage.audit import AuditEntry
from evalua.storage.frames import Columns, build

WRITTEN: Columns = {
    "table": "text",
    "uid": "text",
    "registers": "text",
    "dated_on": "date",
    "action": "text",
    "who": "text",
    "at": "text",
    "reason": "text",
    "amount": "int",
}
"""One line of the log: ``table`` and ``uid`` of its row, ``registers`` (catalogue keys, separated by
spaces) that read it, the day it speaks of, what was done (insert, update, delete), who, the instant
in UTC, why, and the money in minor units where the row is an amount of it."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A kind of row: the registers that read it and its columns that place it in time."""

    registers: str
    days: tuple[str, ...]
    amount: str = ""


_MONEY = "contributions finances"
_TRANSITIONS = "transitions municipal_plans neutrality"
_TABLES: Mapping[str, _Dated] = {
    "activity": _Dated("activities organizations partners", ("held_on", "suspended_on")),
    "affinity_study": _Dated("instruments", ("studied_on",)),
    "agreement": _Dated("partners", ("signed_on", "ends_on")),
    "agreement_due": _Dated("partners", ("given_on",)),
    "agreement_step": _Dated("partners", ("reached_on", "ends_on")),
    "audience_reach": _Dated(_TRANSITIONS, ("reached_on",)),
    "body_term": _Dated("meetings", ("elected_on", "from_on")),
    "budget_line": _Dated(_TRANSITIONS, ("recorded_on",)),
    "candidate_pack": _Dated(_TRANSITIONS, ("dated_on",)),
    "charge": _Dated(_MONEY, ("month",), "amount"),
    "commitment": _Dated("meetings", ("due_on", "done_on", "cancelled_on")),
    "community_session": _Dated("projects", ("held_on",)),
    "contribution_base": _Dated(_MONEY, ("month",), "amount"),
    "disagreement": _Dated("meetings", ("due_on", "closed_on")),
    "coordination_note": _Dated("projects partners", ("noted_on",)),
    "follow_up": _Dated("projects", ("noted_on",)),
    "functional_link": _Dated("members", ("since", "until")),
    "goal_progress": _Dated("goals", ("month",)),
    "hand_over_session": _Dated(_TRANSITIONS, ("held_on",)),
    "in_kind_contribution": _Dated(_MONEY, ("received_on",), "amount"),
    "instrument_step": _Dated("instruments", ("reached_on",)),
    "legal_piece": _Dated("members", ("valid_from", "expires_on")),
    "intervention": _Dated("projects partners", ("starts_on", "ends_on")),
    "meeting": _Dated("meetings", ("held_on",)),
    "membership": _Dated("members", ("joined_on", "left_on")),
    "mentor": _Dated(_TRANSITIONS, ("since",)),
    "municipal_plan": _Dated(_TRANSITIONS, ("adopted_on",)),
    "neutrality_declaration": _Dated(_TRANSITIONS, ("month",)),
    "organization_count": _Dated("organizations", ("counted_on",)),
    "organization_resource": _Dated("organizations", ("obtained_on",)),
    "pack_delivery": _Dated(_TRANSITIONS, ("delivered_on",)),
    "payment": _Dated(_MONEY, ("paid_on",), "amount"),
    "payment_agreement": _Dated(_MONEY, ("agreed_on", "cancelled_on")),
    "peace_initiative": _Dated("projects", ("listed_on", "dropped_on")),
    "project_alternative": _Dated("projects", ("sought_on", "closed_on")),
    "project_funding": _Dated("projects", ("dated_on",)),
    "project_schedule": _Dated("projects", ("set_on",)),
    "project_stage": _Dated("projects", ("reached_on",)),
    "refund": _Dated(_MONEY, ("refunded_on",), "amount"),
    "report_delivery": _Dated("system", ("delivered_on",)),
    "service_record": _Dated("services", ("month",)),
    "transition_milestone": _Dated(_TRANSITIONS, ("done_on",)),
    "unit_advice": _Dated("services", ("advised_on",)),
    "withdrawal": _Dated("members", ("requested_on", "decided_on", "effective_on")),
    "write_off": _Dated(_MONEY, ("decided_on",), "amount"),
}


_READ = ("table_name", "row_uid", "action", "before", "after", "actor", "at", "reason")


def written_after(
    session: Session,
    *,
    association_id: int,
    month: Month,
    since: datetime,
    cut: date,
    approval_uid: str = "",
    inside: bool = False,
) -> pd.DataFrame:
    """What was written after an instant about days up to ``cut`` (columns ``WRITTEN``, oldest first).

    After an approval that the log wrote down (``approval_uid``), what follows it there, whatever the
    clocks said. A figure of a month reads months before it as well; ``inside`` keeps only what is
    dated in the month itself.
    """
    # Columns, not mapped rows: an old approval has the whole log after it.
    entries = session.connection().execute(
        select(*(col(getattr(AuditEntry, name)) for name in _READ))
        .where(
            col(AuditEntry.association_id) == association_id,
            col(AuditEntry.table_name).in_(_TABLES),
            _after(session, since, approval_uid),
        )
        .order_by(col(AuditEntry.id))
    )
    first = month.first if inside else date.min
    lines = (_line(entry, first, cut) for entry in entries)
    return build((line for line in lines if line is not None), WRITTEN)


def _after(session: Session, since: datetime, approval_uid: str) -> ColumnElement[bool]:
    logged = session.execute(
        select(func.max(col(AuditEntry.id))).where(
            col(AuditEntry.table_name) == Snapshot.__tablename__,
            col(AuditEntry.row_uid) == approval_uid,
        )
    ).scalar()
    return col(AuditEntry.at) > since if logged is None else col(AuditEntry.id) > logged


def _line(entry: Any, first: date, cut: date) -> dict[str, Any] | None:
    """A line of the log that speaks of a day between two, or None."""
    kind = _TABLES[entry.table_name]
    said = [_days(values, kind.days) for values in (entry.before, entry.after)]
    days = sorted({day for found in said for day in found if first <= day <= cut})
    if not days:
        return None
    values = entry.after or entry.before or {}
    return {
        "table": entry.table_name,
        "uid": entry.row_uid,
        "registers": kind.registers,
        "dated_on": days[-1],
        "action": entry.action,
        "who": entry.actor,
        "at": entry.at,
        "reason": entry.reason,
        "amount": values.get(kind.amount) if kind.amount else None,
    }


def _days(values: Mapping[str, Any] | None, names: tuple[str, ...]) -> list[date]:
    """The days a row speaks of; a month speaks of its last day."""
    found = (str(value) for name in names if (value := (values or {}).get(name)))
    return [
        Month.parse(text).last if len(text) == 7 else date.fromisoformat(text) for text in found
    ]
