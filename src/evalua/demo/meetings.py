"""Board and assembly: attendance seat by seat, decisions, and how each commitment ended."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from evalua.demo.almanac import chance, working
from evalua.demo.scene import Scene
from evalua.domain.month import Month
from evalua.registers.meetings.tables import Attendance, Commitment, Decision, Meeting

_NO_QUORUM = "x"
_DAYS_TO_DO = (24, 31, 38)
_DELEGATED = 0.6
_LATE = 12
_POSTPONED = 20
# What was left undone is done months later, when somebody asks for it.
_VERY_LATE = 150


def hold_meetings(scene: Scene) -> None:
    """Write every session with its attendance, decisions and commitments."""
    told = scene.story["meetings"]
    board = [("board", when, fates) for when, fates in told["board"]]
    assembly = [("assembly", when, fates) for when, fates in told["assembly"]]
    acts = {"board": count(told["first_act"]), "assembly": count(told["first_assembly_act"])}
    held = sorted((scene.almanac.day(when), body, fates) for body, when, fates in board + assembly)
    promises = count()
    for day, body, fates in held:
        quorum = fates != _NO_QUORUM
        number = f"Acta de {_name(body)} {next(acts[body])}" if quorum else ""
        meeting = _meeting(scene, body, day, number)
        _seat(scene, meeting)
        _decide(scene, meeting)
        if quorum:
            _promise(scene, meeting, fates, promises)
        if quorum and body == "board":
            scene.sessions.append((day, number))


def _name(body: str) -> str:
    return "junta" if body == "board" else "asamblea"


def _meeting(scene: Scene, body: str, day: date, act: str) -> Meeting:
    told = scene.story["meetings"]
    agenda = told["agenda"] if body == "board" else told["assembly_agenda"]
    return scene.on(day).add(
        Meeting(
            association_id=scene.id,
            body=body,
            held_on=day,
            quorum=bool(act),
            act=act,
            agenda=agenda,
        )
    )


def _seat(scene: Scene, meeting: Meeting) -> None:
    told = scene.story["meetings"]
    names = scene.members_on(meeting.held_on)
    if meeting.body == "board":
        after = meeting.held_on >= scene.terms[1].starts_on
        seats = told["after"] if after else told["before"]
        names = [name for name in names if name in seats]
    rows = [_attendance(scene, meeting, name) for name in names]
    scene.on(meeting.held_on).sow((row, meeting.held_on) for row in rows)


def _stays_away(scene: Scene, member: dict[str, Any], day: date) -> bool:
    """Whether the story says that its seat is empty since some month."""
    since = member.get("away_since")
    return since is not None and scene.almanac.offset(Month.of(day)) >= since


def _attendance(scene: Scene, meeting: Meeting, name: str) -> Attendance:
    town, day = scene.towns[name], meeting.held_on
    member = next(m for m in scene.members if m["name"] == name)
    trend = scene.story["meetings"]["trend"][
        (day.year - scene.opening.year) * 12 + day.month - scene.opening.month
    ]
    limit = member["attends"] * trend * (1.0 if meeting.quorum else 0.4)
    draw = 1.0 if _stays_away(scene, member, day) else chance("seat", name, day)
    acting = scene.head(town, day, "acting")
    if draw < limit:
        kind, person = ("acting", acting) if acting else ("holder", scene.head(town, day))
    elif draw < limit + (1 - limit) * _DELEGATED:
        delegates = scene.story["meetings"]["delegates"]
        kind, person = "delegate", delegates[int(len(delegates) * chance("who", name, day))]
    else:
        kind, person = "absent", ""
    return Attendance(
        association_id=scene.id,
        meeting_id=meeting.id,
        municipality_id=town,
        attended_as=kind,
        person=person,
    )


def _decide(scene: Scene, meeting: Meeting) -> None:
    """What a session decided; an adjustment says last what finding it answers: its kind and which."""
    for when, body, kind, text, *finding in scene.story["meetings"]["decisions"]:
        if scene.almanac.day(when) == meeting.held_on and body == meeting.body:
            of_what, which = finding or ("", "")
            scene.on(meeting.held_on).add(
                Decision(
                    association_id=scene.id,
                    meeting_id=meeting.id,
                    text=text,
                    kind=kind,
                    finding_kind=of_what,
                    finding=which,
                )
            )


def _promise(scene: Scene, meeting: Meeting, fates: str, promises: Any) -> None:
    pool = scene.story["meetings"]["commitments"]
    rows = []
    for place, fate in enumerate(fates):
        text, responsible, area, external = pool[next(promises) % len(pool)]
        due = working(meeting.held_on + timedelta(days=_DAYS_TO_DO[place % len(_DAYS_TO_DO)]))
        row = Commitment(
            association_id=scene.id,
            meeting_id=meeting.id,
            text=text,
            responsible=responsible,
            is_external=external,
            municipality_id=_town_of(scene, responsible),
            area=area,
            due_on=due,
            original_due_on=due,
        )
        rows.append(_ended(scene, row, fate, meeting))
    scene.on(meeting.held_on).sow((row, meeting.held_on) for row in rows)


def _ended(scene: Scene, row: Commitment, fate: str, meeting: Meeting) -> Commitment:
    """How a commitment ended; what would have ended after the last month is still open."""
    due = row.original_due_on
    if fate == "c":
        return _cancelled(scene, row, due - timedelta(days=6))
    if fate == "p":
        row.due_on, row.postponements = working(due + timedelta(days=_POSTPONED)), 1
    days = {"k": -4, "l": _LATE, "p": _POSTPONED - 2, "o": _VERY_LATE}.get(fate)
    if days is None:
        return row
    done = max(working(due + timedelta(days=days)), meeting.held_on)
    if done <= scene.almanac.end:
        row.done_on, row.evidence = done, "Archivo de la secretaría de la junta"
    return row


def _cancelled(scene: Scene, row: Commitment, day: date) -> Commitment:
    if day <= scene.almanac.end:
        row.cancelled_on = working(day)
        row.cancelled_act = "Acta de junta, sesión extraordinaria"
    return row


def _town_of(scene: Scene, responsible: str) -> int | None:
    name = responsible.removeprefix("Alcaldía de ")
    return scene.towns.get(name) if name != responsible else None
