"""Writing the activity log: recorded, corrected, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean
from evalua.registers.activities.checking import Participants, check_activity
from evalua.registers.activities.inputs import ActivityInput
from evalua.registers.activities.tables import (
    Activity,
    ActivityMunicipality,
    ActivityOrganization,
    ActivityPartner,
)
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Link = ActivityMunicipality | ActivityPartner | ActivityOrganization
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
    entry = Entry(facts(work.session, work.association_id), confirmed)
    counted = check_activity(work, entry, data, catalog)
    check_facts(work, entry, data.held_on)
    entry.stop_if_any()
    row = Activity(association_id=work.association_id, **_values(data, counted, work.today))
    activity = work.add(row, why(confirmed))
    _link_all(work, activity, data)
    note_facts(work, data.held_on)
    return activity


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
    work.change(activity, why(confirmed), **_values(data, counted, work.today))
    _link_all(work, activity, data)
    note_facts(work, before, activity.held_on)
    return activity


def remove_activity(work: Work, activity_id: int, reason: str) -> None:
    """Take an activity back with its links; all stay in the log with the reason."""
    require(work.actor, "record")
    activity = one(work.session, Activity, work.association_id, activity_id)
    work.remove(activity, reason)
    for table in (ActivityMunicipality, ActivityPartner, ActivityOrganization):
        for link in alive(work.session, table, work.association_id, activity_id=activity_id):
            work.remove(link, reason)
    note_facts(work, activity.held_on)


def _values(data: ActivityInput, counted: Participants, today: date) -> dict[str, Any]:
    """The columns of the activity itself, ready to write."""
    suspended = data.status == "suspended"
    assert data.held_on is not None
    return {
        "kind": data.kind,
        "held_on": data.held_on,
        "status": data.status,
        "topic": clean(data.topic),
        "channel": data.channel,
        "individual": data.individual,
        "result": clean(data.result),
        "product": clean(data.product),
        "commitment": clean(data.commitment),
        "link": data.link.strip(),
        "evidence": clean(data.evidence),
        "women": counted.women,
        "men": counted.men,
        "unstated": counted.unstated,
        "spokesperson_id": data.spokesperson_id,
        "project_id": data.project_id,
        "goal_id": data.goal_id,
        "service_id": data.service_id,
        "suspended_on": (data.suspended_on or min(data.held_on, today)) if suspended else None,
        "suspended_for_safety": suspended and data.suspended_for_safety,
        "rescheduled_from_id": data.rescheduled_from_id,
    }


def _link_all(work: Work, activity: Activity, data: ActivityInput) -> None:
    present = set(data.mayors_present)
    _link(
        work,
        activity,
        ActivityMunicipality,
        "municipality_id",
        {m: {"mayor_present": m in present} for m in data.municipalities},
    )
    _link(work, activity, ActivityPartner, "partner_id", {p: {} for p in data.partners})
    _link(
        work,
        activity,
        ActivityOrganization,
        "organization_id",
        {o: {} for o in data.organizations},
    )


def _link(
    work: Work,
    activity: Activity,
    table: type[Link],
    column: str,
    wanted: Mapping[int, Mapping[str, bool]],
) -> None:
    """Leave exactly the wanted links: add those missing, correct the rest, take the others back."""
    rows = alive(work.session, table, work.association_id, activity_id=activity.id)
    linked = {int(getattr(row, column)): row for row in rows}
    for key, row in linked.items():
        if key in wanted:
            work.change(row, _CORRECTED, **wanted[key])
        else:
            work.remove(row, _CORRECTED)
    for key in [k for k in wanted if k not in linked]:
        values: dict[str, Any] = {"activity_id": activity.id, column: key, **wanted[key]}
        work.add(table(association_id=work.association_id, **values))
