"""What stands behind the milestones: lists and packs, declarations, audiences, sessions, mentors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from evalua.catalog.lists import Item
from evalua.demo.almanac import working
from evalua.demo.scene import Scene
from evalua.registers.transitions.calendar import declaration_months
from evalua.registers.transitions.candidates import erased_from
from evalua.registers.transitions.sessions import BOTH_TEAMS
from evalua.registers.transitions.tables import (
    AudienceReach,
    Candidate,
    CandidatePack,
    HandOverSession,
    Mentor,
    NeutralityDeclaration,
    PackDelivery,
    TransitionMilestone,
)
from evalua.storage.base import Registered

_AUDIENCES_STEP, _PACK_STEP, _DELIVERY_STEP = "T03", "T04", "T06"
_OFFICE_STEPS = ("T11", "T12", "T13")
_LIST_BEFORE, _BRIEFING_BEFORE, _SECOND_AFTER = 75, 200, 20
_SEXES = ("F", "M", "M", "F", "M")

Dated = tuple[Registered, date]


def write_records(scene: Scene, milestones: list[TransitionMilestone]) -> None:
    """Write them on the days that the milestones say, up to the last complete month."""
    done = {(m.code, m.municipality_key): m for m in milestones if m.done_on is not None}
    packs = _packs(scene, done)
    people = _sow(scene, _candidates(scene, done))
    _sow(scene, _deliveries(scene, done, packs, people))
    for part in (_audiences(scene, done), _sessions(scene, done), _declarations(scene)):
        _sow(scene, part)
    _sow(scene, _mentors(scene))


def _sow(scene: Scene, rows: Iterator[Dated]) -> list[Registered]:
    told = ((row, scene.recorded(day)) for row, day in rows if day <= scene.almanac.end)
    return scene.on(scene.opening, "team").sow(told)


Done = dict[tuple[str, int], TransitionMilestone]


def _told(scene: Scene) -> dict[str, Any]:
    found: dict[str, Any] = scene.story["transition"]["records"]
    return found


def _packs(scene: Scene, done: Done) -> list[CandidatePack]:
    """The briefing, the pack, and a second version of it."""
    told, term = _told(scene), scene.terms[1]
    approved = done[_PACK_STEP, 0].done_on
    assert approved is not None
    days = (
        ("briefing", 1, term.election_on - timedelta(days=_BRIEFING_BEFORE)),
        ("pack", 1, approved),
        ("pack", 2, approved + timedelta(days=_SECOND_AFTER)),
    )
    rows = (
        (
            CandidatePack(
                association_id=scene.id,
                term_id=term.id,
                kind=kind,
                number=number,
                dated_on=working(day),
                title=told[kind],
                document=f"{told['act']} {place}",
            ),
            working(day),
        )
        for place, (kind, number, day) in enumerate(days, 1)
    )
    return [row for row in _sow(scene, rows) if isinstance(row, CandidatePack)]


def _candidates(scene: Scene, done: Done) -> Iterator[Dated]:
    """The official lists: numbers only, since the names of that election were erased."""
    told, term = _told(scene), scene.terms[1]
    listed = working(term.election_on - timedelta(days=_LIST_BEFORE))
    limit = erased_from(term.election_on)
    for place, (_, key) in enumerate(k for k in done if k[0] == _DELIVERY_STEP):
        for number in range(1, told["candidates"][place % len(told["candidates"])] + 1):
            yield (
                Candidate(
                    association_id=scene.id,
                    term_id=term.id,
                    municipality_id=key,
                    number=number,
                    sex=_SEXES[(place + number) % len(_SEXES)],
                    list_source=told["list"],
                    erased_on=limit if limit <= scene.almanac.end else None,
                ),
                listed,
            )


def _deliveries(
    scene: Scene, done: Done, packs: list[CandidatePack], people: list[Registered]
) -> Iterator[Dated]:
    """The last version for everybody, but for who was left with the first one."""
    told = _told(scene)
    first, last = [pack for pack in packs if pack.kind == "pack"]
    channels = list(scene.catalog.choices("delivery_channels"))
    for place, person in enumerate(row for row in people if isinstance(row, Candidate)):
        day = done[_DELIVERY_STEP, person.municipality_id].done_on
        assert day is not None
        behind = [scene.towns[told["behind"]], 1] == [person.municipality_id, person.number]
        pack = first if behind else last
        delivered = max(day - timedelta(days=place % 3), pack.dated_on)
        yield (
            PackDelivery(
                association_id=scene.id,
                pack_id=pack.id,
                candidate_id=person.id,
                delivered_on=delivered,
                channel=channels[place % 2],
                receipt=f"{told['receipt']} {place + 1:03d}",
            ),
            delivered,
        )


def _audiences(scene: Scene, done: Done) -> Iterator[Dated]:
    """The four audiences of each municipality, the last one on the day of its milestone."""
    told = _told(scene)
    kinds = list(scene.catalog.choices("transition_audiences"))
    for place, ((_, key), row) in enumerate(
        (k, m) for k, m in done.items() if k[0] == _AUDIENCES_STEP
    ):
        assert row.done_on is not None
        for back, kind in enumerate(reversed(kinds)):
            day = min(working(row.done_on - timedelta(days=7 * back)), row.done_on)
            yield (
                AudienceReach(
                    association_id=scene.id,
                    term_id=scene.terms[1].id,
                    municipality_id=key,
                    audience=kind,
                    reached_on=day,
                    people=told["people"][(place + back) % len(told["people"])] + place % 3,
                    evidence=f"{told['attendance']} {place * 4 + back + 1:03d}",
                ),
                day,
            )


def _sessions(scene: Scene, done: Done) -> Iterator[Dated]:
    """The session behind each milestone of the hand-over."""
    kinds = {
        item.group: item.key
        for item in scene.catalog.items_of("hand_over_kinds")
        if isinstance(item, Item)
    }
    delegated = {scene.towns[name] for name in _told(scene)["delegated"]}
    for (code, key), row in done.items():
        if code in kinds and key and row.done_on is not None:
            both = kinds[code] in BOTH_TEAMS
            yield (
                HandOverSession(
                    association_id=scene.id,
                    term_id=scene.terms[1].id,
                    municipality_id=key,
                    kind=kinds[code],
                    held_on=row.done_on,
                    outgoing_team=both or code == "T07",
                    incoming_team=both or code == "T08" or code in _OFFICE_STEPS,
                    product=f"{_told(scene)['product']} {row.evidence.split()[-1]}",
                    signed_by=_told(scene)["signed_by"] if code == "T07" else "",
                    holder_present=code == "T11" and key not in delegated,
                ),
                row.done_on,
            )


def _declarations(scene: Scene) -> Iterator[Dated]:
    """A signature a month inside the electoral window; one month had a case, and it was treated."""
    told, windows = _told(scene), scene.catalog.transition_windows
    case = told["case"]
    for place, month in enumerate(
        declaration_months([scene.terms[1]], scene.almanac.last, windows)
    ):
        day = working(month.next.day(4))
        yield (
            NeutralityDeclaration(
                association_id=scene.id,
                month=str(month),
                declared_on=day,
                declared_by=scene.people["director"].name,
                incidents=int(place == case["place"]),
                incident_kind=case["kind"] if place == case["place"] else "",
                measures=case["measures"] if place == case["place"] else "",
                act=case["act"] if place == case["place"] else "",
            ),
            day,
        )


def _mentors(scene: Scene) -> Iterator[Dated]:
    term = scene.terms[1]
    for place, told in enumerate(_told(scene)["mentors"]):
        day = working(term.starts_on + timedelta(days=12 + place))
        yield (
            Mentor(
                association_id=scene.id,
                term_id=term.id,
                municipality_id=scene.towns[told["municipality"]],
                mentor_municipality_id=scene.towns[told["mentor"]],
                since=day,
                note=told["note"],
            ),
            day,
        )
