"""The vision, the lines of other plans, and what goals, projects and vision lines cite."""

from __future__ import annotations

from datetime import date

from evalua.demo.scene import Scene
from evalua.registers.alignment.citations import CitedBy, cite
from evalua.registers.alignment.lines import PlanLineInput, add_plan_line
from evalua.registers.alignment.vision import VisionInput, add_vision, add_vision_line
from evalua.registers.goals.tables import Goal, WorkPlan
from evalua.registers.projects.tables import Project
from evalua.registers.reading import alive

_KINDS: tuple[CitedBy, ...] = ("goal", "project", "vision_line")
Keys = dict[str, int]


def align(scene: Scene) -> None:
    """Write the vision and the plans, then every citation."""
    lines = _write_vision(scene)
    plans = _write_plans(scene)
    _name_lines(scene, lines)
    known: dict[CitedBy, list[Keys]] = {
        "goal": _goals(scene),
        "project": [scene.keys["projects"]],
        "vision_line": [lines],
    }
    work = scene.on(_written(scene))
    for kind in _KINDS:
        for code, cited in scene.story["alignment"]["cites"][kind].items():
            for keys in known[kind]:
                if code in keys:
                    for plan, line in cited:
                        cite(work, plans[plan, line], kind, keys[code])


def _written(scene: Scene) -> date:
    return scene.almanac.day(scene.story["alignment"]["written"])


def _year(scene: Scene, offset: int) -> int:
    return scene.almanac.last.year + offset


def _write_vision(scene: Scene) -> Keys:
    """Line code → key."""
    told, work = scene.story["alignment"]["vision"], scene.on(_written(scene))
    years = (_year(scene, told["starts"]), _year(scene, told["ends"]))
    vision = add_vision(work, VisionInput(told["name"], *years, told["act"]))
    return {code: add_vision_line(work, vision.id, text, code).id for code, text in told["lines"]}


def _write_plans(scene: Scene) -> dict[tuple[str, str], int]:
    """(plan, line code) → key."""
    keys, work = {}, scene.on(_written(scene))
    for told in scene.story["alignment"]["plans"]:
        for code, text in told["lines"]:
            data = PlanLineInput(
                told["level"],
                told["plan"],
                code,
                text,
                _year(scene, told["starts"]),
                _year(scene, told["ends"]),
                scene.towns[told["municipality"]] if "municipality" in told else None,
            )
            keys[told["key"], code] = add_plan_line(work, data).id
    return keys


def _name_lines(scene: Scene, lines: Keys) -> None:
    work = scene.on(_written(scene))
    told = scene.story["alignment"]["projects"]
    for project in alive(work.session, Project, scene.id):
        if project.code in told:
            work.change(project, vision_line_id=lines[told[project.code]])


def _goals(scene: Scene) -> list[Keys]:
    """Goal code → key, in each version of the plan."""
    session = scene.work.session
    return [
        {goal.code: goal.id for goal in alive(session, Goal, scene.id, plan_id=plan.id)}
        for plan in alive(session, WorkPlan, scene.id)
    ]
