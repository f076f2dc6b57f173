"""Instruments, studies, links, tags, directory, context and peace initiatives of a demonstration."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from evalua.demo.scene import Scene
from evalua.registers.alignment.tables import PlanLine
from evalua.registers.instruments.commands import InstrumentInput, add_instrument
from evalua.registers.instruments.steps import StepInput, record_step
from evalua.registers.instruments.studies import StudyInput, add_study
from evalua.registers.peace.commands import InitiativeInput, add_initiative, drop_initiative
from evalua.registers.reading import alive
from evalua.registers.territory.context import SeriesInput, record_context
from evalua.registers.territory.directory import CounterpartInput, add_counterpart, ask_roles
from evalua.registers.territory.links import LinkInput, add_link
from evalua.registers.territory.schemes import OtherSchemeInput, add_other_scheme
from evalua.registers.territory.tags import TagInput, add_tags

ALL = "all"
"""In the story: every member of the day."""
Told = Mapping[str, Any]


def map_territory(scene: Scene) -> None:
    """Write what the municipalities share, rule and ask for."""
    told = scene.story["territory"]
    for row in told["instruments"]:
        _instrument(scene, row)
    for row in told["studies"]:
        _study(scene, row)
    for row in told["links"]:
        _link(scene, row)
    for row in told.get("schemes", ()):
        _scheme(scene, row)
    for row in told["tags"]:
        _tag(scene, row)
    _directory(scene, told["directory"])
    for row in told["context"]:
        _context(scene, row)
    for row in told.get("initiatives", ()):
        _initiative(scene, row)


def _instrument(scene: Scene, row: Told) -> None:
    steps = [StepInput(state, scene.almanac.day(when), act) for state, when, act in row["steps"]]
    first, *rest = steps
    assert first.reached_on is not None
    written = add_instrument(
        scene.on(first.reached_on, "team"),
        InstrumentInput(
            municipality_id=scene.towns[row["municipality"]],
            kind=row["kind"],
            name=row["name"],
            supported=row.get("supported", False),
            guidelines=row.get("guidelines", ""),
            valid_until=scene.almanac.exact(row["valid_until"]) if "valid_until" in row else None,
            document=row.get("document", ""),
        ),
        first,
        catalog=scene.catalog,
    )
    for step in rest:
        assert step.reached_on is not None
        work = scene.on(step.reached_on, "team")
        record_step(work, written.id, step, catalog=scene.catalog, version=0)


def _study(scene: Scene, row: Told) -> None:
    day = scene.almanac.day(row["on"])
    data = StudyInput(
        row["name"],
        row["author"],
        day,
        row["affinities"],
        _towns(scene, row["municipalities"], day),
        row["document"],
    )
    add_study(scene.on(day, "team"), data, catalog=scene.catalog)


def _link(scene: Scene, row: Told) -> None:
    since = scene.almanac.exact(row["since"])
    data = LinkInput(
        row["kind"],
        row["name"],
        _towns(scene, row["municipalities"], scene.opening),
        since,
        scene.almanac.exact(row["until"]) if "until" in row else None,
        row["evidence"],
    )
    add_link(scene.on(since, "team"), data, catalog=scene.catalog)


def _scheme(scene: Scene, row: Told) -> None:
    since = scene.almanac.exact(row["since"])
    data = OtherSchemeInput(scene.towns[row["municipality"]], row["name"], row["purpose"], since)
    add_other_scheme(scene.on(since, "team"), data, catalog=scene.catalog)


def _tag(scene: Scene, row: Told) -> None:
    since = scene.almanac.exact(row["since"]) if "since" in row else None
    data = TagInput(row["tag"], since, act=row.get("act", ""))
    work = scene.on(since or scene.opening, "team")
    add_tags(work, _towns(scene, row["municipalities"], work.today), data, catalog=scene.catalog)


def _directory(scene: Scene, told: Told) -> None:
    ask_roles(scene.on(scene.opening), told["asked"], catalog=scene.catalog)
    since = scene.almanac.exact(told["since"])
    for name, roles in told["people"].items():
        for role in roles:
            data = CounterpartInput(scene.towns[name], role, since, contact=told["contact"])
            add_counterpart(scene.on(since, "team"), data, catalog=scene.catalog)


def _context(scene: Scene, row: Told) -> None:
    """A series of one year: what each municipality has, or a share of its population."""
    series = SeriesInput(
        row["indicator"],
        scene.almanac.last.year + row["year"],
        row["source"],
        name=row.get("name", ""),
        sex=row.get("sex", ""),
        area=row.get("area", ""),
    )
    figures = dict(row.get("figures", {})) or {
        member["name"]: str(round(member["population"] * row["share"])) for member in scene.members
    }
    typed = {scene.towns[name]: str(value) for name, value in figures.items()}
    record_context(scene.on(scene.opening, "team"), series, typed, catalog=scene.catalog)


def _initiative(scene: Scene, row: Told) -> None:
    listed = scene.almanac.day(row["listed"])
    written = add_initiative(
        scene.on(listed, "team"),
        InitiativeInput(
            code=row["code"],
            text=row["text"],
            pillar=row["pillar"],
            listed_on=listed,
            municipality_id=scene.towns[row["municipality"]] if "municipality" in row else None,
            list_act=row.get("act", ""),
            plan_line_id=_line(scene, *row["line"]) if "line" in row else None,
            project_id=scene.keys["projects"][row["project"]] if "project" in row else None,
        ),
        catalog=scene.catalog,
    )
    if "dropped" in row:
        day, reason = scene.almanac.day(row["dropped"][0]), row["dropped"][1]
        drop_initiative(scene.on(day, "team"), written.id, day, reason, version=written.version)


def _line(scene: Scene, plan: str, code: str) -> int:
    (line,) = alive(scene.work.session, PlanLine, scene.id, plan=plan, code=code)
    return line.id


def _towns(scene: Scene, names: list[str] | str, day: date) -> list[int]:
    chosen = scene.members_on(max(day, scene.opening)) if names == ALL else names
    return [scene.towns[name] for name in chosen]
