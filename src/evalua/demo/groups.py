"""Working groups: who sits in each, its calendar and its sessions."""

from __future__ import annotations

from typing import Any

from evalua.demo.scene import Scene
from evalua.domain.month import Month
from evalua.registers.activities.commands import record_activity
from evalua.registers.activities.inputs import ActivityInput
from evalua.registers.working_groups.calendar import programme_sessions
from evalua.registers.working_groups.commands import GroupInput, add_group
from evalua.registers.working_groups.seats import SeatsInput, seat

_KINDS = {"community_of_practice": "community_of_practice", "donor_table": "donor_table"}


def meet_in_groups(scene: Scene) -> None:
    """Write every group with its seats, its calendar and its sessions."""
    keys = scene.keys["groups"] = {}
    for row in scene.story["groups"]["groups"]:
        since = scene.almanac.exact(row["since"])
        (_, first), *later = row["programmed"]
        data = GroupInput(
            name=row["name"],
            kind=row["kind"],
            theme=row["theme"],
            since=since,
            until=scene.almanac.exact(row["until"]) if "until" in row else None,
            quorum_municipal=row["quorum"][0],
            quorum_external=row["quorum"][1],
            sessions=first,
        )
        keys[row["key"]] = key = add_group(scene.on(since), data, catalog=scene.catalog).id
        _seat(scene, row, key)
        for when, sessions in later:
            day = scene.almanac.exact(when)
            programme_sessions(scene.on(day), key, Month.of(day), sessions)
        for when, topic, act, away in row["sessions"]:
            _meet(scene, row, key, when, topic, act, away)


def _seat(scene: Scene, row: dict[str, Any], group_id: int) -> None:
    since = scene.almanac.exact(row["since"])
    partners = scene.keys["partners"]
    data = SeatsInput(
        since=since,
        municipalities=[scene.towns[name] for name in row["towns"]],
        partners=[partners[key] for key in row["partners"]],
        role=row["role"],
    )
    seat(scene.on(since), group_id, data)


def _meet(
    scene: Scene,
    row: dict[str, Any],
    group_id: int,
    when: str,
    topic: str,
    act: str,
    away: list[str],
) -> None:
    day = scene.almanac.day(when)
    there = [name for name in row["towns"] if name not in away and name in scene.members_on(day)]
    partners = scene.keys["partners"]
    data = ActivityInput(
        kind=_KINDS.get(row["kind"], "technical_table"),
        held_on=day,
        topic=topic,
        evidence=act,
        channel="in_person",
        municipalities=[scene.towns[name] for name in there],
        partners=[partners[key] for key in row["partners"] if key not in away],
        group_id=group_id,
    )
    record_activity(scene.on(day, "team"), data, catalog=scene.catalog)
