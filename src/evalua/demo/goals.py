"""The work plan in two versions, and what each goal reached month by month."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from evalua.demo.almanac import MONTHS, chance
from evalua.demo.scene import Scene
from evalua.domain.month import Month
from evalua.registers.association.facts import facts
from evalua.registers.entry import Entry
from evalua.registers.goals.approval import approve_plan
from evalua.registers.goals.form import GoalInput, read_goal
from evalua.registers.goals.plans import PlanInput, create_plan
from evalua.registers.goals.schedules import TO_DATE, Planned, plan_months
from evalua.registers.goals.standstill import stood_still
from evalua.registers.goals.tables import Goal, GoalProgress, GoalSchedule, WorkPlan
from evalua.registers.partners.tables import Agreement
from evalua.registers.programmes.tables import Programme
from evalua.registers.reading import alive

_SLOW = 0.7
_REPORTED_ON_DAY = 5


def plan_work(scene: Scene) -> None:
    """Write both versions of the plan with their acts, and the progress up to the draft month."""
    told = scene.story["goals"]
    first = _first_version(scene)
    second_from = scene.almanac.month(told["second"]["from"])
    versions = {1: _write_goals(scene, first, 1)}
    _approve(scene, first, told["act"], scene.almanac.day(told["approved"]))
    approved = scene.almanac.day(told["second"]["approved"])
    second = scene.on(approved).add(
        WorkPlan(
            association_id=scene.id,
            name=first.name,
            number=2,
            starts_on=first.starts_on,
            ends_on=first.ends_on,
            in_force_from=second_from.first,
        )
    )
    versions[2] = _write_goals(scene, second, 2)
    _approve(scene, second, told["second"]["act"], approved)
    _report(scene, versions, second_from)


def _first_version(scene: Scene) -> WorkPlan:
    told = scene.story["goals"]
    ends = scene.almanac.first + (told["months"] - 1)
    return create_plan(scene.on(scene.opening), PlanInput(told["name"], scene.opening, ends.last))


def _approve(scene: Scene, plan: WorkPlan, act: str, day: date) -> None:
    approve_plan(scene.on(day, "board"), plan.id, act, day, plan.version)


def _write_goals(scene: Scene, plan: WorkPlan, number: int) -> dict[str, tuple[Goal, Planned]]:
    """The goals of a version with their schedules: code → goal and what is programmed."""
    work = scene.on(plan.in_force_from)
    months = plan_months(plan.starts_on, plan.ends_on, scene.almanac.first)
    told = [
        goal
        for goal in scene.story["goals"]["goals"]
        if goal.get("from_version", 1) <= number <= goal.get("until_version", number)
    ]
    entry = Entry(facts(work.session, scene.id))
    read = {goal["code"]: read_goal(entry, _typed(scene, plan, goal), months) for goal in told}
    entry.stop_if_any()
    rows = [
        Goal(association_id=scene.id, plan_id=plan.id, code=code, **known.values)
        for code, known in read.items()
    ]
    goals = {row.code: row for row in work.sow((row, work.today) for row in rows)}
    work.sow(
        (
            GoalSchedule(
                association_id=scene.id, goal_id=goals[code].id, month=str(month), planned=value
            ),
            work.today,
        )
        for code, known in read.items()
        for month, value in known.planned.items()
    )
    return {code: (goals[code], known.planned) for code, known in read.items()}


def _typed(scene: Scene, plan: WorkPlan, goal: dict[str, Any]) -> GoalInput:
    target = goal.get("target_second" if plan.number > 1 else "target", goal.get("target"))
    return GoalInput(
        plan_id=plan.id,
        text=goal["text"],
        area=goal["area"],
        accumulation=goal["accumulation"],
        axis=goal["axis"],
        question=goal["question"],
        responsible=goal["responsible"],
        unit=goal.get("unit", ""),
        direction=goal.get("direction", "up"),
        baseline=goal.get("baseline"),
        baseline_on=scene.almanac.day(goal["baseline_on"]) if "baseline_on" in goal else None,
        target=target,
        weight=goal["weight"],
        schedule=goal.get("schedule", "equal"),
        dnp_objective=goal.get("objective"),
        programme_id=_named(scene, Programme, goal.get("programme")),
        agreement_id=_named(scene, Agreement, goal.get("agreement")),
        objective_id=scene.keys["objectives"].get(goal.get("statutes", "")),
        due_month=scene.almanac.month(goal["due"]) if "due" in goal else None,
    )


def _named(scene: Scene, table: type[Programme | Agreement], name: str | None) -> int | None:
    """The key of the programme or agreement of that name, where the goal has one."""
    if name is None:
        return None
    return next(row.id for row in alive(scene.work.session, table, scene.id) if row.name == name)


def _report(
    scene: Scene, versions: dict[int, dict[str, tuple[Goal, Planned]]], second_from: Month
) -> None:
    told = scene.story["goals"]
    rows = []
    for goal in told["goals"]:
        before: float | None = None
        for month in scene.almanac.months:
            ruling = versions[2 if month >= second_from else 1].get(goal["code"])
            if ruling is None or not _is_reported(scene, goal, month):
                continue
            row = _progress(scene, goal, month, *ruling, before)
            row.difficulty = _difficulty(scene, goal, row, *ruling, before)
            if scene.almanac.offset(month) == 0:
                _slip(scene.story["goals"]["draft"], goal["code"], row)
            before = row.value
            rows.append((row, scene.recorded(month.next.day(_REPORTED_ON_DAY), 0)))
    scene.on(scene.opening, "team").sow(sorted(rows, key=lambda pair: pair[0].month))


def _is_reported(scene: Scene, goal: dict[str, Any], month: Month) -> bool:
    offset = scene.almanac.offset(month)
    if offset == 0:
        return goal["code"] in scene.story["goals"]["draft"]["reported"]
    return offset not in goal.get("gaps", [])


def _slip(draft: dict[str, Any], code: str, row: GoalProgress) -> None:
    """What somebody still has to correct, confirm or complete before the month is sent."""
    row.value *= draft.get("times", {}).get(code, 1)
    if code in draft.get("unsaid", []):
        row.difficulty = ""
    if code in draft.get("unbacked", []):
        row.evidence = ""


def _progress(
    scene: Scene,
    goal: dict[str, Any],
    month: Month,
    row: Goal,
    planned: Planned,
    before: float | None,
) -> GoalProgress:
    achieved = None
    if goal["accumulation"] == "milestone":
        achieved = _achieved(scene, goal, month)
        value = float(achieved is not None)
    else:
        value = _value(scene, goal, month, row, planned[month], before)
    return GoalProgress(
        association_id=scene.id,
        goal_id=row.id,
        month=str(month),
        value=value,
        achieved_on=achieved,
        note=_note(scene, month, value, planned[month], row),
        evidence=f"Informe de {month.label}",
    )


def _difficulty(
    scene: Scene,
    goal: dict[str, Any],
    row: GoalProgress,
    of: Goal,
    planned: Planned,
    before: float | None,
) -> str:
    """What stood in the way, in the months in which the goal stood still."""
    month = Month.parse(row.month)
    still = stood_still(
        of.accumulation,
        direction=of.direction,
        start=of.baseline,
        planned_before=planned.get(month.previous),
        planned=planned[month],
        value_before=before,
        value=row.value,
    )
    told = goal.get("difficulties", scene.story["goals"]["difficulties"])
    return str(told[int(chance("difficulty", of.code, month) * len(told))]) if still else ""


def _achieved(scene: Scene, goal: dict[str, Any], month: Month) -> date | None:
    if not goal["achieved"]:
        return None
    day = scene.almanac.day(goal["achieved"])
    return day if day <= month.last else None


def _value(
    scene: Scene,
    goal: dict[str, Any],
    month: Month,
    row: Goal,
    planned: float,
    before: float | None,
) -> float:
    pace = _pace(goal["pace"], month - scene.almanac.first)
    kind = goal["accumulation"]
    if kind == "maintenance":
        return _kept(goal, month, planned, pace)
    if kind == "flow":
        slow = _SLOW if goal.get("seasonal") and scene.almanac.is_slow(month) else 1.0
        swing = 0.85 + 0.3 * chance("goal", goal["code"], month)
        return float(round(planned * pace * slow * swing))
    start = row.baseline or 0.0
    reached = start + (planned - start) * pace
    value = float(math.floor(reached) if reached >= start else math.ceil(reached))
    if before is None or kind not in TO_DATE:
        return value
    return min(before, value) if row.direction == "down" else max(before, value)


def _kept(goal: dict[str, Any], month: Month, planned: float, pace: float) -> float:
    """A rule kept or broken this month, as often as the pace says."""
    kept = chance("kept", goal["code"], month) < pace
    down = goal.get("direction") == "down"
    if kept:
        return planned
    return planned + 3 if down else max(planned - 1, 0.0)


def _pace(points: list[float], index: int) -> float:
    """The share of what was programmed that was reached, along the months."""
    place = index / (MONTHS - 1) * (len(points) - 1)
    left = min(int(place), len(points) - 2)
    return points[left] + (points[left + 1] - points[left]) * (place - left)


def _note(scene: Scene, month: Month, value: float, planned: float, row: Goal) -> str:
    behind = value > planned if row.direction == "down" else value < planned
    if not behind:
        return ""
    if scene.almanac.is_slow(month):
        return "Mes corto por el receso de fin de año."
    if scene.almanac.is_rainy(month):
        return "Las lluvias limitaron las visitas a terreno."
    return ""
