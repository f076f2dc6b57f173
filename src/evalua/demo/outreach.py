"""What the association showed and to whom: councils, events, documents and agreed priorities."""

from __future__ import annotations

from datetime import date
from typing import Any

from evalua.demo.scene import Scene
from evalua.registers.activities.commands import (
    change_activity,
    record_activity,
    retake_activity,
)
from evalua.registers.activities.inputs import ActivityInput
from evalua.registers.documents.commands import (
    DocumentInput,
    RecipientInput,
    add_document,
    add_recipient,
)
from evalua.registers.documents.deliveries import DeliveryInput, deliver_document
from evalua.registers.priorities.adopting import AdoptionInput, adopt_priority, know_plan
from evalua.registers.priorities.commands import PriorityListInput, add_list
from evalua.registers.priorities.tables import AgreedPriority
from evalua.registers.reading import alive


def reach_out(scene: Scene) -> None:
    """Write what was shown to councils and to the public, what was held up, and what was delivered."""
    _councils(scene)
    _events(scene)
    _suspended(scene)
    _documents(scene)
    for row in scene.story["outreach"].get("priorities", ()):
        _priorities(scene, row)


def _record(scene: Scene, day: date, kind: str, **values: Any) -> int:
    data = ActivityInput(kind=kind, held_on=day, **values)
    return record_activity(scene.on(day, "team"), data, catalog=scene.catalog).id


def _councils(scene: Scene) -> None:
    for when, name, topic, channel, evidence in scene.story["outreach"]["councils"]:
        # What was only sent is a delivery of a document, not a session of the council.
        sent = channel == "message"
        _record(
            scene,
            scene.almanac.day(when),
            "technical_document_delivery" if sent else "council_presentation",
            topic=topic,
            channel=channel,
            evidence=evidence,
            municipalities=[scene.towns[name]],
        )


def _events(scene: Scene) -> None:
    for when, kind, shown, topic, place, women, men, unstated, stands in scene.story["outreach"][
        "events"
    ]:
        counted = women + men + unstated > 0
        exhibitors = {scene.towns[name]: number for name, number in stands.items()}
        _record(
            scene,
            scene.almanac.exact(when),
            "promotion_event",
            topic=topic,
            promotion_kind=kind,
            shown=shown,
            place_id=scene.towns.get(place),
            women=women if counted else None,
            men=men if counted else None,
            unstated=unstated if counted else None,
            municipalities=list(exhibitors),
            exhibitors={town: number for town, number in exhibitors.items() if number},
            evidence="Memoria del evento",
        )


def _suspended(scene: Scene) -> None:
    for when, topic, name, reason, held, cancelled, why in scene.story["outreach"]["suspended"]:
        day = scene.almanac.day(when)
        data = ActivityInput(
            kind="community_session",
            held_on=day,
            topic=topic,
            status="suspended",
            suspended_on=day,
            suspension_reason=reason,
            municipalities=[scene.towns[name]],
        )
        work = scene.on(day, "team")
        row = record_activity(work, data, catalog=scene.catalog)
        if held:
            again = scene.almanac.day(held)
            retake_activity(
                scene.on(again, "team"),
                row.id,
                again,
                catalog=scene.catalog,
                result="Se hizo con acompañamiento de la personería",
            )
        if cancelled:
            _cancel(scene, row.id, data, scene.almanac.day(cancelled), why)


def _cancel(scene: Scene, activity_id: int, data: ActivityInput, day: date, why: str) -> None:
    values = {name: getattr(data, name) for name in data.__dataclass_fields__}
    change_activity(
        scene.on(day, "team"),
        activity_id,
        ActivityInput(
            **{**values, "status": "cancelled", "cancelled_on": day, "cancelled_reason": why}
        ),
        catalog=scene.catalog,
        version=None,
    )


def _documents(scene: Scene) -> None:
    told, posts = scene.story["outreach"], {}
    for key, role, seat, since, until in told["posts"]:
        first = scene.almanac.exact(since)
        last = scene.almanac.exact(until) if until else None
        data = RecipientInput(role, first, seat, last)
        posts[key] = add_recipient(scene.on(first), data, catalog=scene.catalog).id
    for title, dated, deliveries in told["documents"]:
        day = scene.almanac.exact(dated)
        document = add_document(scene.on(day, "team"), DocumentInput(title, day))
        for when, receivers, channel, receipt in deliveries:
            sent = scene.almanac.exact(when)
            deliver_document(
                scene.on(sent, "team"),
                document.id,
                DeliveryInput(sent, [posts[key] for key in receivers], channel, receipt),
                catalog=scene.catalog,
            )


def _priorities(scene: Scene, row: dict[str, Any]) -> None:
    agreed, frozen = scene.almanac.exact(row["agreed"]), scene.almanac.exact(row["frozen"])
    data = PriorityListInput(
        name=row["name"],
        agreed_on=agreed,
        frozen_on=frozen,
        act=row["act"],
        level_name=row["level"],
        term_id=scene.terms[1].id,
    )
    written = add_list(scene.on(agreed), data, [text for text, _ in row["items"]])
    known = scene.almanac.exact(row["known"])
    work = scene.on(known)
    know_plan(work, written.id, known, version=None)
    pages = dict(row["items"])
    for item in alive(work.session, AgreedPriority, scene.id, list_id=written.id):
        if pages[item.text]:
            adopt_priority(work, item.id, AdoptionInput(known, pages[item.text]), version=None)
