"""The activity log: conversations, assistance, sessions, publications, visits and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from evalua.demo.almanac import chance, working
from evalua.demo.scene import Scene
from evalua.domain.month import Month
from evalua.registers.activities.tables import (
    Activity,
    ActivityMunicipality,
    ActivityOrganization,
    ActivityPartner,
)

_SLOW = 0.65
_LINK = "https://cuenca.example/boletin"
_CALLS = ("phone", "phone", "in_person", "virtual")


@dataclass
class _Told:
    """An activity before it is written, with those who took part."""

    row: Activity
    towns: list[str] = field(default_factory=list)
    mayors: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    organizations: list[str] = field(default_factory=list)


def log_activities(scene: Scene) -> None:
    """Write the log in the order things happened, with those who took part."""
    tellers = (_contacts, _assistance, _training, _national, _publications, _visits, _others)
    told = [item for teller in tellers for item in teller(scene)]
    told.sort(key=lambda item: (item.row.held_on, item.row.kind))
    work = scene.on(scene.opening, "team")
    work.sow((item.row, scene.recorded(item.row.held_on)) for item in told)
    work.sow(
        (
            ActivityMunicipality(
                association_id=scene.id,
                activity_id=item.row.id,
                municipality_id=scene.towns[name],
                mayor_present=name in item.mayors,
            ),
            scene.recorded(item.row.held_on),
        )
        for item in told
        for name in item.towns
    )
    work.sow(
        (
            ActivityPartner(
                association_id=scene.id,
                activity_id=item.row.id,
                partner_id=scene.keys["partners"][key],
            ),
            scene.recorded(item.row.held_on),
        )
        for item in told
        for key in item.partners
    )
    work.sow(
        (
            ActivityOrganization(
                association_id=scene.id,
                activity_id=item.row.id,
                organization_id=scene.keys["organizations"][key],
            ),
            scene.recorded(item.row.held_on),
        )
        for item in told
        for key in item.organizations
    )
    _reschedule(scene)


def counts(scene: Scene, numbers: list[int]) -> Iterator[tuple[Month, int]]:
    """How many of something in each month; the slow months have fewer."""
    for month, number in zip(scene.almanac.months, numbers, strict=True):
        slow = scene.almanac.is_slow(month) and number > 1
        yield month, max(1, round(number * _SLOW)) if slow else number


def _activity(scene: Scene, kind: str, day: date, **values: Any) -> Activity:
    return Activity(association_id=scene.id, kind=kind, held_on=day, **values)


def _day(month: Month, number: int, total: int) -> date:
    """Days spread along a month."""
    return working(month.day(3 + (number * 24) // max(total, 1)))


def _in_turn(items: list[Any], *parts: object) -> Any:
    return items[int(len(items) * chance(*parts))]


def _contacts(scene: Scene) -> Iterator[_Told]:
    told = scene.story["activities"]["contacts"]
    remote = {m["name"] for m in scene.members if m.get("remote")}
    for month, number in counts(scene, told["reached"]):
        names = scene.members_on(month.last)
        names.sort(key=lambda n: chance("contact", n, month) + (0.45 if n in remote else 0.0))
        for place, name in enumerate(names[:number]):
            topic, result = _in_turn(told["topics"], "topic", name, month)
            day = _day(month, place, number)
            channel = _in_turn(list(_CALLS), "channel", name, month)
            row = _activity(
                scene,
                "bilateral_contact",
                day,
                topic=topic,
                result=result,
                channel=channel,
                individual=True,
            )
            yield _Told(row, [name])


def _assistance(scene: Scene) -> Iterator[_Told]:
    told = scene.story["activities"]["assistance"]
    turn = 0
    for month, number in counts(scene, told["count"]):
        for place in range(number):
            day = _day(month, place, number)
            names = scene.members_on(day)
            topic, product = _in_turn(told["topics"], "assistance", month, place)
            turn += 1
            row = _activity(
                scene,
                "technical_assistance",
                day,
                topic=topic,
                product=product,
                channel="in_person",
                women=1 + int(4 * chance("women", month, place)),
                men=1 + int(5 * chance("men", month, place)),
            )
            yield _Told(row, [names[(turn * 5) % len(names)]])


def _training(scene: Scene) -> Iterator[_Told]:
    for when, topic, women, men, partner in scene.story["activities"]["assistance"]["training"]:
        day = scene.almanac.day(when)
        names = scene.members_on(day)
        row = _activity(
            scene,
            "training",
            day,
            topic=topic,
            product="Memorias y lista de asistencia",
            channel="in_person",
            women=women,
            men=men,
            **_completed(when, women, men),
        )
        there = [n for n in names if chance("training", n, when) < 0.5]
        yield _Told(row, there, partners=[partner] if partner else [])


def _completed(when: str, women: int, men: int) -> dict[str, Any]:
    """Nearly all complete a training; some are counted without a list, some groups give totals."""
    done = {"women": round(women * 0.9), "men": round(men * 0.8)}
    listed = chance("list", when) < 0.75
    return {
        "counted_as": "people" if listed else "attendances",
        "completed_women": done["women"],
        "completed_men": done["men"],
        "completed_before": round(4 * chance("again", when)) if listed else None,
        "youth": round((women + men) * 0.2) if chance("youth", when) < 0.6 else None,
        "ethnic": round((women + men) * 0.08) if chance("ethnic", when) < 0.4 else None,
    }


def _national(scene: Scene) -> Iterator[_Told]:
    for when, topic, commitment, mayors, partner in scene.story["activities"]["national"][
        "sessions"
    ]:
        day = scene.almanac.day(when)
        names = sorted(scene.members_on(day), key=lambda n: chance("national", n, when))[:mayors]
        row = _activity(
            scene,
            "national_session",
            day,
            topic=topic,
            commitment=commitment,
            channel="in_person" if mayors > 2 else "virtual",
            spokesperson_id=scene.towns[names[0]],
        )
        yield _Told(row, names, mayors=names, partners=[partner])


def _publications(scene: Scene) -> Iterator[_Told]:
    told = scene.story["activities"]["publications"]
    projects = list(scene.keys["projects"].values())
    services = list(scene.keys["services"].values())
    for month, number in counts(scene, told["count"]):
        for place in range(number):
            about_project = chance("about", month, place) < 0.75
            day = _day(month, place, number)
            shows = chance("shows", month, place) < 0.4
            row = _activity(
                scene,
                "publication",
                day,
                shown="experience" if shows else "",
                topic=_in_turn(told["topics"], "piece", month, place),
                channel=_in_turn(told["channels"], "medium", month, place),
                link="" if _unlinked(month, place) else f"{_LINK}/{month}-{place + 1}",
                project_id=_in_turn(projects, "cited", month, place) if about_project else None,
                service_id=None if about_project else services[place % len(services)],
            )
            yield _Told(
                row, [_in_turn(scene.members_on(day), "seen", month, place)] if shows else []
            )


def _unlinked(month: Month, place: int) -> bool:
    """Some pieces leave no copy: they do not count."""
    return chance("link", month, place) < 0.12


def _visits(scene: Scene) -> Iterator[_Told]:
    told = scene.story["activities"]["organizations"]
    homes = {row["key"]: row["municipality"] for row in scene.story["partners"]["organizations"]}
    turn = 0
    for month, number in counts(scene, told["count"]):
        for place in range(number):
            day = _day(month, place, number)
            near = [key for key, home in homes.items() if home in scene.members_on(day)]
            key = near[turn % len(near)]
            turn += 1
            row = _activity(
                scene,
                "organization_support",
                day,
                topic=_in_turn(told["topics"], "visit", month, place),
                result="Tareas acordadas para el mes siguiente",
                channel="in_person",
            )
            yield _Told(row, [homes[key]], organizations=[key])


def _others(scene: Scene) -> Iterator[_Told]:
    told = scene.story["activities"]["others"]
    for when, kind, topic, result, partners in told["list"]:
        day = scene.almanac.day(when)
        there = [n for n in scene.members_on(day) if chance("other", n, when) < 0.4]
        row = _activity(scene, kind, day, topic=topic, result=result, channel="in_person")
        yield _Told(row, there, partners=list(partners))
    when, kind, topic = told["planned"]
    day = scene.almanac.day(when)
    yield _Told(_activity(scene, kind, day, topic=topic, status="planned"), [])


def _reschedule(scene: Scene) -> None:
    """An activity suspended for safety, and the day it was finally held."""
    when, kind, topic, later = scene.story["activities"]["others"]["suspended"]
    day, held = scene.almanac.day(when), scene.almanac.day(later)
    suspended = scene.on(day, "team").add(
        _activity(
            scene,
            kind,
            day,
            topic=topic,
            status="suspended",
            suspended_on=day,
            suspension_reason="security",
        )
    )
    scene.on(held, "team").add(
        _activity(
            scene,
            kind,
            held,
            topic=topic,
            result="Se hizo con acompañamiento de la personería",
            channel="in_person",
            rescheduled_from_id=suspended.id,
        )
    )
