"""The change of government: milestones, municipal plans and budget lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from evalua.catalog.lists import Milestone
from evalua.demo.almanac import working
from evalua.demo.founding import first_day_of, years_touched
from evalua.demo.scene import Scene
from evalua.demo.transition_records import write_records
from evalua.domain.month import Month
from evalua.registers.transitions.calendar import due_date
from evalua.registers.transitions.tables import (
    BudgetLine,
    MunicipalPlan,
    MunicipalPlanProject,
    TransitionMilestone,
)

_PLAN_MILESTONE, _BUDGET_MILESTONE = "T15", "T16"
_NEVER = "never"
_PLAN_AFTER_DAYS = 140


def hand_over(scene: Scene) -> None:
    """Write the route of the change of government as far as it got, and what it left in writing."""
    rows = [row for m in scene.catalog.milestones for row in _milestones(scene, m)]
    rows.sort(key=lambda row: row.done_on or scene.almanac.end)
    scene.on(scene.opening, "team").sow(
        (row, scene.recorded(row.done_on or scene.almanac.end)) for row in rows
    )
    write_records(scene, rows)
    _write_plans(scene, rows)
    _write_budget_lines(scene)


def _milestones(scene: Scene, milestone: Milestone) -> list[TransitionMilestone]:
    due = due_date(scene.terms[1], milestone)
    if not milestone.per_municipality:
        row = _row(scene, milestone.code, None, due)
        return [] if row is None else [row]
    found = (_row(scene, milestone.code, name, due) for name in scene.members_on(due))
    return [row for row in found if row is not None]


def _row(scene: Scene, code: str, name: str | None, due: date) -> TransitionMilestone | None:
    """A milestone met, late or not, or not applicable; None while it is pending."""
    told = scene.story["transition"]
    special = _exception(scene, code, name)
    reason = special.get("reason", "")
    days = special.get("done", told.get(code, _NEVER))
    place = list(scene.towns).index(name) if name else 0
    done = None if days == _NEVER else working(due + timedelta(days=int(days) - place % 3))
    met = done is not None and done <= scene.almanac.end
    if not reason and not met:
        return None
    if reason and due > scene.almanac.end:
        return None
    return TransitionMilestone(
        association_id=scene.id,
        term_id=scene.terms[1].id,
        code=code,
        municipality_id=scene.towns[name] if name else None,
        municipality_key=scene.towns[name] if name else 0,
        done_on=None if reason else done,
        evidence="" if reason else f"{told['evidence']} {code}-{place + 1:02d}",
        not_applicable_reason=reason,
    )


def _exception(scene: Scene, code: str, name: str | None) -> dict[str, Any]:
    for told in scene.story["transition"]["exceptions"]:
        if told["code"] == code and told.get("municipality") == name:
            return dict(told)
    return {}


def _write_plans(scene: Scene, rows: list[TransitionMilestone]) -> None:
    """Plans of the government that ended, and of the new one where its milestone was met."""
    told = scene.story["transition"]
    before, after, _ = scene.terms
    old_day = working(before.starts_on + timedelta(days=_PLAN_AFTER_DAYS))
    plans = [
        _plan(scene, before.id, town, place, old_day)
        for place, (name, town) in enumerate(scene.towns.items())
        if name not in told["plans"]["without_before"]
    ]
    plans += [
        _plan(scene, after.id, row.municipality_id, place, row.done_on)
        for place, row in enumerate(rows)
        if row.code == _PLAN_MILESTONE and row.done_on is not None and row.municipality_id
    ]
    team = scene.on(scene.opening, "team")
    team.sow((plan, scene.recorded(plan.adopted_on or scene.opening)) for plan in plans)
    team.sow(_plan_projects(scene, [plan for plan in plans if plan.term_id == after.id]))


def _plan_projects(
    scene: Scene, plans: list[MunicipalPlan]
) -> Iterator[tuple[MunicipalPlanProject, date]]:
    """The projects that the plans of the new governments include."""
    told, names = scene.story["transition"]["plans"], {v: k for k, v in scene.towns.items()}
    for place, plan in enumerate(plans):
        for code in told["includes"].get(names[plan.municipality_id], []):
            row = MunicipalPlanProject(
                association_id=scene.id,
                plan_id=plan.id,
                project_id=scene.keys["projects"][code],
                page=f"p. {52 + 3 * (place % 11)}",
            )
            yield row, scene.recorded(plan.adopted_on or scene.opening)


def _plan(scene: Scene, term: int, town: int, place: int, day: date) -> MunicipalPlan:
    return MunicipalPlan(
        association_id=scene.id,
        term_id=term,
        municipality_id=town,
        document="Plan de gobierno municipal",
        page=f"{scene.story['transition']['page']} {34 + 7 * (place % 9)}",
        adopted_on=day,
    )


def _write_budget_lines(scene: Scene) -> None:
    """A line a year in the budgets that have one, of twelve quotas."""
    without = scene.story["transition"]["budget"]["without"]
    lines = [
        BudgetLine(
            association_id=scene.id,
            municipality_id=town,
            year=year,
            line="Aporte a la asociación de municipios",
            amount=scene.minor(_yearly(scene, name)),
            recorded_on=_recorded_on(scene, name, year),
        )
        for year, left_out in zip(years_touched(scene), without, strict=False)
        for name, town in scene.towns.items()
        if name not in left_out and scene.is_member(town, _recorded_on(scene, name, year))
    ]
    scene.on(scene.opening, "team").sow((line, line.recorded_on) for line in lines)


def _recorded_on(scene: Scene, name: str, year: int) -> date:
    member = next(m for m in scene.members if m["name"] == name)
    day = working(first_day_of(scene, year, 20))
    if "joined" not in member:
        return day
    joined = scene.almanac.exact(member["joined"])
    return max(day, working(Month.of(joined).day(20)))


def _yearly(scene: Scene, name: str) -> float:
    scheme = scene.story["contributions"]["schemes"][-1]
    member = next(m for m in scene.members if m["name"] == name)
    if "amount" in scheme:
        return float(12 * scheme["amount"])
    return round(float(12 * member["transfer"] * scheme["percent"] / 100), 2)
