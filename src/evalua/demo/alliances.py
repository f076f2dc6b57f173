"""What becomes of agreements, donors on their own, organizations by date, and production units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from evalua.demo.almanac import chance, working
from evalua.demo.scene import Scene
from evalua.domain.month import Month
from evalua.registers.activities.commands import record_activity
from evalua.registers.activities.inputs import ActivityInput
from evalua.registers.partners.coordination import (
    InterventionInput,
    NoteInput,
    add_intervention,
    add_note,
)
from evalua.registers.partners.counts import CountInput, add_count
from evalua.registers.partners.course import DueInput, StepInput, add_due, add_step, set_shares
from evalua.registers.partners.organizations import set_organization_projects
from evalua.registers.partners.resources import ResourceInput, add_resource
from evalua.registers.partners.tables import UnitAdvice
from evalua.registers.partners.units import UnitInput, add_unit


def ally(scene: Scene) -> None:
    """Write what happened with partners, donors, organizations and units, each on its day."""
    told = scene.story["alliances"]
    _follow_agreements(scene, told)
    _coordinate(scene, told)
    _join(scene, told)
    _follow_organizations(scene, told)
    _advise(scene, told["units"])


def _follow_agreements(scene: Scene, told: dict[str, Any]) -> None:
    agreed = scene.keys["agreements"]
    for key, when, state, document, *rest in told["steps"]:
        day = scene.almanac.day(when)
        ends = scene.almanac.exact(rest[0]) if rest else None
        step = StepInput(state, day, document, ends)
        add_step(scene.on(day), agreed[key], step, catalog=scene.catalog)
    for key, parties in told["shares"].items():
        set_shares(scene.on(scene.opening), agreed[key], list(parties.items()))
    for key, contributor, concept, due, amount, *given in told["dues"]:
        given_on = scene.almanac.day(given[0]) if given else None
        entry = DueInput(
            contributor,
            scene.almanac.exact(due),
            scene.minor(amount),
            concept,
            given_on,
            given[1] if given else "",
        )
        add_due(scene.on(given_on or scene.opening), agreed[key], entry)


def _coordinate(scene: Scene, told: dict[str, Any]) -> None:
    donors = scene.keys["partners"]
    for key, name, theme, starts, ends, towns in told["interventions"]:
        day = scene.almanac.day(starts)
        entry = InterventionInput(
            donors[key],
            name,
            theme,
            day,
            scene.almanac.exact(ends) if ends else None,
            [scene.towns[town] for town in towns],
        )
        add_intervention(scene.on(day, "team"), entry, catalog=scene.catalog)
    for signed, theme, when, towns, agreed, document in told["notes"]:
        day = scene.almanac.day(when)
        note = NoteInput(
            [donors[key] for key in signed],
            theme,
            [scene.towns[town] for town in towns],
            day,
            agreed,
            document,
        )
        add_note(scene.on(day), note, catalog=scene.catalog)


def _join(scene: Scene, told: dict[str, Any]) -> None:
    """What was done together with partners of the territory and with companies."""
    for when, kind, topic, result, partners, *agreement in told["joint"]:
        day = scene.almanac.day(when)
        entry = ActivityInput(
            kind,
            day,
            topic,
            result=result,
            channel="in_person",
            partners=[scene.keys["partners"][key] for key in partners],
            agreement_id=scene.keys["agreements"][agreement[0]] if agreement else None,
        )
        record_activity(scene.on(day, "team"), entry, catalog=scene.catalog)


def _follow_organizations(scene: Scene, told: dict[str, Any]) -> None:
    groups = scene.keys["organizations"]
    for key, when, women, men, families, headed, repeats in told["counts"]:
        day = scene.almanac.day(when)
        count = CountInput(
            day,
            women,
            men,
            families,
            headed if headed >= 0 else None,
            repeats,
            "Libro de socios",
        )
        add_count(scene.on(day, "team"), groups[key], count)
    for key, when, kind, giver, amount, document in told["resources"]:
        day = scene.almanac.day(when)
        got = ResourceInput(kind, day, giver, scene.minor(amount) if amount else None, document)
        reasons = {} if document else {"V116": "La organización no ha entregado la copia"}
        add_resource(
            scene.on(day, "team"), groups[key], got, catalog=scene.catalog, confirmed=reasons
        )
    for key, codes in told["serves"].items():
        served = [scene.keys["projects"][code] for code in codes]
        set_organization_projects(scene.on(scene.almanac.end, "team"), groups[key], served)


def _advise(scene: Scene, told: dict[str, Any]) -> None:
    """Production units, and the advice each received: some every few weeks, some once."""
    groups = scene.keys["organizations"]
    advice: list[UnitAdvice] = []
    for name, kind, sector, town, sex, *group in told["list"]:
        data = UnitInput(
            name,
            kind,
            sector,
            scene.towns[town],
            sex,
            groups[group[0]] if group else None,
        )
        unit = add_unit(scene.on(scene.opening, "team"), data, catalog=scene.catalog)
        advice += [
            UnitAdvice(
                association_id=scene.id,
                unit_id=unit.id,
                advised_on=day,
                topic=_of(told["topics"], "topic", name, day),
                task=_of(told["tasks"], "task", name, day),
                service_id=scene.keys["services"].get(told["service"]),
            )
            for day in _days(scene, name, town, told["rate"])
        ]
    advice.sort(key=lambda row: row.advised_on)
    scene.on(scene.opening, "team").sow((row, scene.recorded(row.advised_on)) for row in advice)


def _days(scene: Scene, name: str, town: str, rate: float) -> Iterator[date]:
    """The days a unit was advised, with months that go slower; never while its town was no member."""
    liking = 0.4 + 1.2 * chance("unit", name)
    for month in scene.almanac.months:
        slow = 0.5 if scene.almanac.is_slow(month) else 1.0
        if chance("advice", name, month) < rate * liking * slow:
            day = working(_day(month, name))
            if scene.is_member(scene.towns[town], day):
                yield day


def _day(month: Month, name: str) -> date:
    return month.day(3 + int(22 * chance("day", name, month)))


def _of(texts: list[str], *seed: object) -> str:
    return texts[int(len(texts) * chance(*seed))]
