"""Writing the activity log: recorded, corrected, taken up again, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean
from evalua.registers.activities.checking import check_activity
from evalua.registers.activities.counting import Counted
from evalua.registers.activities.inputs import ActivityInput
from evalua.registers.activities.kinds import place_of, track_of
from evalua.registers.activities.tables import (
    Activity,
    ActivityAudience,
    ActivityMunicipality,
    ActivityOrganization,
    ActivityPartner,
)
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Link = ActivityMunicipality | ActivityAudience | ActivityPartner | ActivityOrganization
_CORRECTED = "corrección de la actividad"


def record_activity(
    work: Work,
    data: ActivityInput,
    *,
    catalog: Catalog,
    confirmed: Mapping[str, str] | None = None,
) -> Activity:
    """Write an activity with those who took part."""
    require(work.actor, "record")
    return _written(work, data, catalog, confirmed)


def retake_activity(
    work: Work,
    activity_id: int,
    held_on: date | None,
    *,
    catalog: Catalog,
    result: str = "",
    confirmed: Mapping[str, str] | None = None,
) -> Activity:
    """Write that a suspended activity was held at last, with whom it was planned; the first stays."""
    require(work.actor, "record")
    before = one(work.session, Activity, work.association_id, activity_id)
    towns = alive(work.session, ActivityMunicipality, work.association_id, activity_id=activity_id)
    partners = alive(work.session, ActivityPartner, work.association_id, activity_id=activity_id)
    groups = alive(work.session, ActivityOrganization, work.association_id, activity_id=activity_id)
    again = ActivityInput(
        kind=before.kind,
        held_on=held_on,
        topic=before.topic,
        channel=before.channel,
        track=before.track,
        result=result,
        municipalities=[row.municipality_id for row in towns],
        partners=[row.partner_id for row in partners],
        organizations=[row.organization_id for row in groups],
        place_id=before.place_id,
        place=before.place,
        project_id=before.project_id,
        goal_id=before.goal_id,
        service_id=before.service_id,
        agreement_id=before.agreement_id,
        group_id=before.group_id,
        rescheduled_from_id=before.id,
    )
    return _written(work, again, catalog, confirmed)


def change_activity(
    work: Work,
    activity_id: int,
    data: ActivityInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Mapping[str, str] | None = None,
) -> Activity:
    """Correct an activity and those who took part."""
    require(work.actor, "record")
    activity = one(work.session, Activity, work.association_id, activity_id)
    work.expect(activity, version)
    before = activity.held_on
    entry = Entry(facts(work.session, work.association_id), confirmed)
    counted = check_activity(work, entry, data, catalog)
    check_facts(work, entry, before, data.held_on)
    entry.stop_if_any()
    work.change(activity, why(confirmed), **_values(data, counted, catalog, work.today))
    _link_all(work, activity, data, counted)
    note_facts(work, before, activity.held_on)
    return activity


def remove_activity(work: Work, activity_id: int, reason: str) -> None:
    """Take an activity back with its links; all stay in the log with the reason."""
    require(work.actor, "record")
    activity = one(work.session, Activity, work.association_id, activity_id)
    work.remove(activity, reason)
    for table in (
        ActivityMunicipality,
        ActivityAudience,
        ActivityPartner,
        ActivityOrganization,
    ):
        for link in alive(work.session, table, work.association_id, activity_id=activity_id):
            work.remove(link, reason)
    note_facts(work, activity.held_on)


def _written(
    work: Work, data: ActivityInput, catalog: Catalog, confirmed: Mapping[str, str] | None
) -> Activity:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    counted = check_activity(work, entry, data, catalog)
    check_facts(work, entry, data.held_on)
    entry.stop_if_any()
    values = _values(data, counted, catalog, work.today)
    activity = work.add(Activity(association_id=work.association_id, **values), why(confirmed))
    _link_all(work, activity, data, counted)
    note_facts(work, data.held_on)
    return activity


def _values(data: ActivityInput, counted: Counted, catalog: Catalog, today: date) -> dict[str, Any]:
    """The columns of the activity itself, ready to write."""
    assert data.held_on is not None
    return {
        "kind": data.kind,
        "held_on": data.held_on,
        "status": data.status,
        "topic": clean(data.topic),
        "channel": data.channel,
        "track": track_of(data, catalog),
        "individual": data.individual,
        "result": clean(data.result),
        "product": clean(data.product),
        "commitment": clean(data.commitment),
        "adjust": clean(data.adjust),
        "link": data.link.strip(),
        "evidence": clean(data.evidence),
        "place_id": place_of(data),
        "place": clean(data.place),
        "promotion_kind": data.promotion_kind,
        "shown": data.shown,
        "counted_as": data.counted_as,
        **counted.columns,
        "spokesperson_id": data.spokesperson_id,
        "project_id": data.project_id,
        "goal_id": data.goal_id,
        "service_id": data.service_id,
        "agreement_id": data.agreement_id,
        "group_id": data.group_id,
        **_stopped(data, today),
        "rescheduled_from_id": data.rescheduled_from_id,
    }


def _stopped(data: ActivityInput, today: date) -> dict[str, Any]:
    """Why and when it was suspended or cancelled; what was suspended first keeps both."""
    suspended, cancelled = data.status == "suspended", data.status == "cancelled"
    stopped = suspended or cancelled
    assert data.held_on is not None
    day = data.suspended_on or (min(data.held_on, today) if suspended else None)
    return {
        "suspended_on": day if stopped else None,
        "suspension_reason": data.suspension_reason if stopped else "",
        "cancelled_on": (data.cancelled_on or today) if cancelled else None,
        "cancelled_reason": clean(data.cancelled_reason) if cancelled else "",
    }


def _link_all(work: Work, activity: Activity, data: ActivityInput, counted: Counted) -> None:
    present = set(data.mayors_present)
    _link(
        work,
        activity,
        ActivityMunicipality,
        ("municipality_id",),
        {
            (m,): {
                "mayor_present": m in present,
                "exhibitors": counted.exhibitors.get(m),
                "completed": counted.completed.get(m),
            }
            for m in data.municipalities
        },
    )
    reached = ((town, audience) for town, said in data.audiences.items() for audience in said)
    audiences: dict[tuple[Any, ...], dict[str, Any]] = {pair: {} for pair in reached}
    _link(work, activity, ActivityAudience, ("municipality_id", "audience"), audiences)
    _link(work, activity, ActivityPartner, ("partner_id",), {(p,): {} for p in data.partners})
    _link(
        work,
        activity,
        ActivityOrganization,
        ("organization_id",),
        {(o,): {} for o in data.organizations},
    )


def _link(
    work: Work,
    activity: Activity,
    table: type[Link],
    columns: tuple[str, ...],
    wanted: Mapping[tuple[Any, ...], Mapping[str, Any]],
) -> None:
    """Leave exactly the wanted links: add those missing, correct the rest, take the others back."""
    rows = alive(work.session, table, work.association_id, activity_id=activity.id)
    linked = {tuple(getattr(row, name) for name in columns): row for row in rows}
    for key, row in linked.items():
        if key in wanted:
            work.change(row, _CORRECTED, **wanted[key])
        else:
            work.remove(row, _CORRECTED)
    for key in [k for k in wanted if k not in linked]:
        named = dict(zip(columns, key, strict=True))
        values: dict[str, Any] = {"activity_id": activity.id, **named, **wanted[key]}
        work.add(table(association_id=work.association_id, **values))
