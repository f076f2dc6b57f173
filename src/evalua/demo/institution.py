"""What the association stands on, its boards and the disagreements it heard."""

from __future__ import annotations

from datetime import date
from typing import Any

from evalua.demo.scene import Scene
from evalua.registers.bodies.commands import SeatInput, TermInput, open_term, take_seat
from evalua.registers.disagreements.commands import (
    ClosingInput,
    DisagreementInput,
    close,
    receive,
)
from evalua.registers.institution.legal_file import PieceInput, add_piece
from evalua.registers.institution.norms import NormInput, add_norm
from evalua.registers.institution.objectives import ObjectiveInput, add_objective
from evalua.registers.institution.posts import (
    OccupantInput,
    PostInput,
    add_occupant,
    add_post,
)
from evalua.registers.institution.story import EventInput, add_event
from evalua.registers.meetings.tables import Meeting
from evalua.registers.reading import alive

_ROLES = ("president", "vice_president", "secretary", "treasurer", "oversight")


def stand(scene: Scene) -> None:
    """Write the legal file, the norms, the story, the posts and the objectives of the statutes."""
    told = scene.story["institution"]
    for row in told["pieces"]:
        since = _day(scene, row, "from")
        data = PieceInput(
            row["piece"],
            since,
            _day(scene, row, "expires"),
            row["document"],
            row.get("act", ""),
            row.get("kept", ""),
        )
        add_piece(scene.on(since or scene.opening), data, catalog=scene.catalog)
    for row in told["norms"]:
        norm = NormInput(
            row["name"],
            _day(scene, row, "from"),
            _day(scene, row, "to"),
            row.get("article", ""),
            row["says"],
            row.get("source", ""),
        )
        add_norm(scene.on(scene.opening, "team"), norm)
    _write_story(scene, told["events"])
    _write_objectives(scene, told["objectives"])
    _write_posts(scene, told["posts"])


def govern(scene: Scene) -> None:
    """Write the boards with their seats, and the disagreements; the sessions are there already."""
    told = scene.story["institution"]
    for row in told["boards"]:
        _write_board(scene, row)
    for row in told["disagreements"]:
        _write_disagreement(scene, row)


def _day(scene: Scene, row: dict[str, Any], name: str) -> date | None:
    return scene.almanac.exact(row[name]) if name in row else None


def _write_story(scene: Scene, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        happened = _day(scene, row, "on")
        data = EventInput(
            kind=row["kind"],
            title=row["title"],
            happened_on=happened,
            note=row.get("note", ""),
            act=row.get("act", ""),
            source=row.get("source", ""),
            cost=scene.minor(row["cost"]) if "cost" in row else None,
            resolved_on=_day(scene, row, "resolved"),
            resolution=row.get("resolution", ""),
        )
        day = max(filter(None, (happened, data.resolved_on)))
        add_event(scene.on(day), data, catalog=scene.catalog)


def _write_objectives(scene: Scene, rows: list[dict[str, Any]]) -> None:
    keys = scene.keys["objectives"] = {}
    for row in rows:
        fulfilled = _day(scene, row, "fulfilled")
        data = ObjectiveInput(
            row["text"],
            row["function"],
            _day(scene, row, "from"),
            fulfilled_on=fulfilled,
            evidence=row.get("evidence", ""),
        )
        written = add_objective(scene.on(fulfilled or scene.opening), data, catalog=scene.catalog)
        keys[written.code] = written.id


def _write_posts(scene: Scene, rows: list[dict[str, Any]]) -> None:
    keys: dict[str, int] = {}
    for row in rows:
        since = _day(scene, row, "from")
        data = PostInput(
            row["title"],
            row["funding"],
            since,
            unit=row["unit"],
            reports_to_id=keys.get(row.get("under", "")),
            dedication=row.get("dedication", 100),
        )
        post = add_post(scene.on(since or scene.opening), data, catalog=scene.catalog)
        keys[row["title"]] = post.id
        for sex, first, *last in row["people"]:
            came = scene.almanac.exact(first)
            until = scene.almanac.exact(last[0]) if last else None
            person = OccupantInput(post.id, came, until, sex)
            add_occupant(scene.on(until or came), person, catalog=scene.catalog)


def _write_board(scene: Scene, row: dict[str, Any]) -> None:
    elected, since = scene.almanac.day(row["elected"]), scene.almanac.exact(row["from"])
    sessions = alive(scene.work.session, Meeting, scene.id, body="assembly", held_on=elected)
    names = scene.story["meetings"][row["seats"]]
    data = TermInput(
        "board",
        elected,
        since,
        len(names),
        _day(scene, row, "to"),
        meeting_id=sessions[0].id if sessions else None,
    )
    work = scene.on(max(elected, since))
    term = open_term(work, data, catalog=scene.catalog)
    for place, name in enumerate(n for n in names if scene.is_member(scene.towns[n], since)):
        role = _ROLES[place] if place < len(_ROLES) else "member"
        seat = SeatInput(term.id, scene.towns[name], role, since)
        take_seat(work, seat, catalog=scene.catalog)


def _write_disagreement(scene: Scene, row: dict[str, Any]) -> None:
    received = scene.almanac.day(row["on"])
    data = DisagreementInput(
        row["kind"],
        row["about"],
        received,
        row["owner"],
        scene.towns.get(row.get("municipality", "")),
        _day(scene, row, "due"),
        row.get("reserved", False),
    )
    written = receive(scene.on(received), data, catalog=scene.catalog)
    if "closed" in row:
        day = scene.almanac.day(row["closed"])
        answer = ClosingInput(day, row["outcome"], row["answer"])
        close(scene.on(day), written.id, answer, catalog=scene.catalog)
