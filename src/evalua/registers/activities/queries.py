"""The activity log as frames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

import pandas as pd
from sqlmodel import Session, col, select

from evalua.domain.month import Month
from evalua.domain.text import search_key
from evalua.registers.activities.tables import (
    Activity,
    ActivityAudience,
    ActivityMunicipality,
    ActivityOrganization,
    ActivityPartner,
)
from evalua.registers.membership import (
    members_between,
    members_throughout,
    municipality_names,
)
from evalua.registers.partners.tables import Organization, Partner
from evalua.registers.reading import alive, rows
from evalua.storage.frames import Columns, build

Link = TypeVar("Link", ActivityMunicipality, ActivityPartner, ActivityOrganization)
ACTIVITIES: Columns = {
    "id": "id",
    "uid": "text",
    "held_on": "date",
    "kind": "text",
    "status": "text",
    "topic": "text",
    "channel": "text",
    "individual": "bool",
    "result": "text",
    "product": "text",
    "commitment": "text",
    "link": "text",
    "evidence": "text",
    "women": "int",
    "men": "int",
    "unstated": "int",
    "youth": "int",
    "victims": "int",
    "ethnic": "int",
    "disability": "int",
    "diversity": "int",
    "counted_as": "text",
    "completed_women": "int",
    "completed_men": "int",
    "completed_unstated": "int",
    "completed_before": "int",
    "track": "text",
    "adjust": "text",
    "place_id": "id",
    "place": "text",
    "promotion_kind": "text",
    "shown": "text",
    "spokesperson_id": "id",
    "group_id": "id",
    "suspended_on": "date",
    "suspension_reason": "text",
    "cancelled_on": "date",
    "cancelled_reason": "text",
    "rescheduled_from_id": "id",
    "project_id": "id",
    "goal_id": "id",
    "service_id": "id",
    "agreement_id": "id",
    "version": "int",
}
ACTIVITY_MUNICIPALITIES: Columns = {
    "activity_id": "id",
    "municipality_id": "id",
    "mayor_present": "bool",
    "exhibitors": "int",
    "completed": "int",
}
ACTIVITY_AUDIENCES: Columns = {
    "activity_id": "id",
    "municipality_id": "id",
    "audience": "text",
}
ACTIVITY_PARTNERS: Columns = {
    "activity_id": "id",
    "partner_id": "id",
}
ACTIVITY_ORGANIZATIONS: Columns = {
    "activity_id": "id",
    "organization_id": "id",
}


def activities(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every activities row (columns ``ACTIVITIES``)."""
    return rows(session, Activity, association_id, ACTIVITIES)


def activity_municipalities(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every activity municipalities row (columns ``ACTIVITY_MUNICIPALITIES``)."""
    return rows(session, ActivityMunicipality, association_id, ACTIVITY_MUNICIPALITIES)


def activity_audiences(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every activity audiences row (columns ``ACTIVITY_AUDIENCES``)."""
    return rows(session, ActivityAudience, association_id, ACTIVITY_AUDIENCES)


def activity_partners(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every activity partners row (columns ``ACTIVITY_PARTNERS``)."""
    return rows(session, ActivityPartner, association_id, ACTIVITY_PARTNERS)


def activity_organizations(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every activity organizations row (columns ``ACTIVITY_ORGANIZATIONS``)."""
    return rows(session, ActivityOrganization, association_id, ACTIVITY_ORGANIZATIONS)


LOG: Columns = {
    "id": "id",
    "uid": "text",
    "held_on": "date",
    "kind": "text",
    "status": "text",
    "topic": "text",
    "channel": "text",
    "individual": "bool",
    "municipalities": "text",
    "mayors": "text",
    "spokesperson": "text",
    "partners": "text",
    "organizations": "text",
    "result": "text",
    "product": "text",
    "commitment": "text",
    "link": "text",
    "evidence": "text",
    "participants": "int",
    "completed": "int",
    "women": "int",
    "men": "int",
    "unstated": "int",
    "youth": "int",
    "victims": "int",
    "ethnic": "int",
    "disability": "int",
    "diversity": "int",
    "track": "text",
    "adjust": "text",
    "where": "text",
    "promotion_kind": "text",
    "shown": "text",
    "counted_as": "text",
    "group_id": "id",
    "suspended_on": "date",
    "suspension_reason": "text",
    "cancelled_on": "date",
    "cancelled_reason": "text",
    "project_id": "id",
    "goal_id": "id",
    "service_id": "id",
    "version": "int",
}
CONTACTS: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "whole_month": "bool",
    "contacts": "int",
    "activity_id": "id",
    "held_on": "date",
    "topic": "text",
    "result": "text",
}


def log(session: Session, *, association_id: int, first: date, last: date) -> pd.DataFrame:
    """The activities of a period, newest first, with those who took part by name (columns ``LOG``).

    Both days are included; names are joined with commas; ``participants`` is missing where nobody
    was counted.
    """
    period = (session, association_id, first, last)
    towns = municipality_names(session, association_id)
    members = _links(*period, ActivityMunicipality)
    partners = {p.id: p.name for p in alive(session, Partner, association_id)}
    groups = {o.id: o.name for o in alive(session, Organization, association_id)}
    columns = {
        "municipalities": _joined(((m.activity_id, m.municipality_id) for m in members), towns),
        "mayors": _joined(
            ((m.activity_id, m.municipality_id) for m in members if m.mayor_present), towns
        ),
        "partners": _joined(
            ((k.activity_id, k.partner_id) for k in _links(*period, ActivityPartner)), partners
        ),
        "organizations": _joined(
            ((k.activity_id, k.organization_id) for k in _links(*period, ActivityOrganization)),
            groups,
        ),
    }
    return build(
        (
            a.model_dump()
            | {name: texts.get(a.id, "") for name, texts in columns.items()}
            | {
                "spokesperson": towns.get(a.spokesperson_id or 0, ""),
                "participants": _added(a.women, a.men, a.unstated),
                "completed": _added(a.completed_women, a.completed_men, a.completed_unstated),
                "where": a.place or towns.get(a.place_id or 0, ""),
            }
            for a in _held(*period)
        ),
        LOG,
    )


def contacts_of_month(session: Session, *, association_id: int, month: Month) -> pd.DataFrame:
    """Each municipality that was a member in the month and its contacts (columns ``CONTACTS``).

    ``contacts`` counts individual conversations with topic and result; the date, topic and result
    are those of the last one, whose ``activity_id`` takes it back. ``whole_month`` says whether
    the municipality was a member from the first day to the last.
    """
    held = _contacts(session, association_id, month)
    period = (session, association_id, month.first, month.last)
    whole, anytime = members_throughout(*period), members_between(*period)
    return build(
        (
            {"municipality_id": key, "municipality": name, "whole_month": key in whole}
            | _contact(held.get(key, []))
            for key, name in municipality_names(session, association_id).items()
            if key in anytime
        ),
        CONTACTS,
    )


def _held(session: Session, association_id: int, first: date, last: date) -> list[Activity]:
    """The activities of a period, newest first."""
    query = (
        select(Activity)
        .where(
            col(Activity.association_id) == association_id,
            col(Activity.deleted_at).is_(None),
            col(Activity.held_on).between(first, last),
        )
        .order_by(col(Activity.held_on).desc(), col(Activity.id).desc())
    )
    return list(session.exec(query))


def _links(
    session: Session, association_id: int, first: date, last: date, table: type[Link]
) -> list[Link]:
    """What the activities of a period are linked to."""
    query = (
        select(table)
        .join(Activity, col(Activity.id) == col(table.activity_id))
        .where(
            col(table.association_id) == association_id,
            col(table.deleted_at).is_(None),
            col(Activity.held_on).between(first, last),
        )
    )
    return list(session.exec(query))


def _contacts(session: Session, association_id: int, month: Month) -> dict[int, list[Activity]]:
    """Municipality → its individual conversations of the month with topic and result, newest first."""
    period = (session, association_id, month.first, month.last)
    counted = [
        a
        for a in _held(*period)
        if (a.kind, a.status) == ("bilateral_contact", "done")
        and a.individual
        and a.topic
        and a.result
    ]
    places: dict[int, list[int]] = defaultdict(list)
    for link in _links(*period, ActivityMunicipality):
        places[link.activity_id].append(link.municipality_id)
    found: dict[int, list[Activity]] = defaultdict(list)
    for activity in counted:
        for municipality_id in places[activity.id]:
            found[municipality_id].append(activity)
    return found


def _contact(held: list[Activity]) -> dict[str, object]:
    if not held:
        return {"contacts": 0}
    last = held[0]
    return {
        "contacts": len(held),
        "activity_id": last.id,
        "held_on": last.held_on,
        "topic": last.topic,
        "result": last.result,
    }


def _joined(links: Iterable[tuple[int, int]], names: Mapping[int, str]) -> dict[int, str]:
    """Activity id → names of what it is linked to, in alphabetical order."""
    found: dict[int, list[str]] = defaultdict(list)
    for activity_id, key in links:
        if key in names:
            found[activity_id].append(names[key])
    return {
        activity_id: ", ".join(sorted(texts, key=search_key))
        for activity_id, texts in found.items()
    }


def _added(*counts: int | None) -> int | None:
    known = [n for n in counts if n is not None]
    return sum(known) if known else None
