"""The invented association's work plan and projects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from evalua.bench.ground import Ground
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.registers.goals.tables import Goal, GoalProgress, GoalSchedule, WorkPlan
from evalua.registers.projects.tables import (
    CommunitySession,
    FollowUp,
    Project,
    ProjectFunding,
    ProjectMunicipality,
    ProjectSchedule,
    ProjectStage,
    SchedulePoint,
)
from evalua.storage.base import Stored

_SHARE = 3
_COST = 900_000_000
_ROUTE = (
    ("idea", 0),
    ("structured", 40),
    ("submitted", 80),
    ("viable", 110),
    ("funded", 140),
    ("in_execution", 170),
    ("finished", 530),
)


def plan(ground: Ground, catalog: Catalog) -> None:
    """Write an approved plan for each year, its goals, their schedules and monthly progress."""
    areas = [area.code for area in catalog.areas]
    for year in ground.years:
        (plan_id,) = ground.put_keys(
            [
                ground.own(
                    WorkPlan,
                    name=f"Plan {year}",
                    starts_on=date(year, 1, 1),
                    ends_on=date(year, 12, 31),
                    in_force_from=date(year, 1, 1),
                    approved_on=date(year, 1, 20),
                    act=f"Acta {year}",
                )
            ]
        )
        goals = ground.put_keys(
            _goal(ground, plan_id, number, areas) for number in range(ground.scale.goals)
        )
        ground.put_keys(_monthly(ground, goals, year))


def build(ground: Ground, catalog: Catalog) -> None:
    """Write each year's projects with stages, money, schedule, benefits and monthly notes."""
    themes = list(catalog.choices("project_themes"))
    began = [
        (date(year, 1 + number % 12, 5), f"P{year}-{number:03d}", themes[number % len(themes)])
        for year in ground.years
        for number in range(ground.scale.projects)
    ]
    began = [item for item in began if ground.past(item[0])]
    projects = ground.put_keys(
        ground.own(
            Project,
            code=code,
            name=f"Proyecto {code}",
            theme=theme,
            cost=_COST,
            executor="Asociación",
            is_rural=number % 2 == 0,
        )
        for number, (_, code, theme) in enumerate(began)
    )
    for project, (day, _, _) in zip(projects, began, strict=True):
        _follow(ground, project, day)


def _goal(ground: Ground, plan_id: int, number: int, areas: list[str]) -> Goal:
    row: Goal = ground.own(
        Goal,
        plan_id=plan_id,
        code=f"M-{number + 1:03d}",
        text=f"Meta inventada {number + 1}",
        area=areas[number % len(areas)],
        responsible="Equipo técnico",
        unit="unidades",
        accumulation="cumulative",
        baseline=0.0,
        target=120.0,
    )
    return row


def _monthly(ground: Ground, goals: list[int], year: int) -> Iterator[Stored]:
    for number, goal in enumerate(goals):
        for month in Month(year, 1).to(Month(year, 12)):
            yield ground.own(
                GoalSchedule, goal_id=goal, month=str(month), planned=10.0 * month.month
            )
            if ground.past(month.last):
                yield ground.own(
                    GoalProgress,
                    goal_id=goal,
                    month=str(month),
                    value=(6.0 + number % 5) * month.month,
                    note="avance del mes",
                )


def _follow(ground: Ground, project: int, day: date) -> None:
    calendar = ground.own(
        ProjectSchedule,
        project_id=project,
        number=1,
        starts_on=day + timedelta(days=170),
        ends_on=day + timedelta(days=500),
        set_on=day,
    )
    (schedule_id,) = ground.put_keys([calendar])
    ground.put_keys(_points(ground, schedule_id, day))
    ground.put_keys(_events(ground, project, day))
    ground.put_keys(_notes(ground, project, day))


def _points(ground: Ground, schedule_id: int, day: date) -> Iterator[SchedulePoint]:
    first = Month.of(day + timedelta(days=170))
    for number, month in enumerate(first.to(first + 11), start=1):
        yield ground.own(
            SchedulePoint,
            schedule_id=schedule_id,
            month=str(month),
            physical=number * 100.0 / 12,
            amount=_COST * number // 12,
        )


def _events(ground: Ground, project: int, day: date) -> Iterator[Stored]:
    for stage, days in _ROUTE:
        reached = day + timedelta(days=days)
        if ground.past(reached):
            yield ground.own(
                ProjectStage, project_id=project, stage=stage, reached_on=reached, document="acta"
            )
    for number in range(_SHARE):
        yield ground.own(
            ProjectMunicipality,
            project_id=project,
            municipality_id=ground.towns[(project * 2 + number) % len(ground.towns)],
            women=120,
            men=110,
            unstated=0,
            families=60,
        )
    for condition, days in (("committed", 140), ("disbursed", 200)):
        dated = day + timedelta(days=days)
        if ground.past(dated):
            yield ground.own(
                ProjectFunding,
                project_id=project,
                source="nation",
                condition=condition,
                amount=_COST,
                dated_on=dated,
                document="convenio",
            )
    held = day + timedelta(days=100)
    if ground.past(held):
        yield ground.own(
            CommunitySession,
            project_id=project,
            held_on=held,
            kind="backing",
            women=20,
            men=18,
            act="acta comunal",
        )


def _notes(ground: Ground, project: int, day: date) -> Iterator[FollowUp]:
    for number in range(12):
        noted = day + timedelta(days=180 + 30 * number)
        if ground.past(noted):
            yield ground.own(
                FollowUp,
                project_id=project,
                noted_on=noted,
                physical=number * 8.0,
                financial=number * 7.0,
                next_step="seguir",
            )
