"""Reading a goal as typed: what it says, what it measures and how it is programmed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from evalua.catalog import load
from evalua.domain.month import Month
from evalua.domain.text import clean
from evalua.registers.checks import chosen
from evalua.registers.entry import Entry, Number
from evalua.registers.goals.schedules import (
    Path,
    Planned,
    faults,
    milestone_schedule,
    programme,
)
from evalua.registers.goals.tables import Goal

_ONLY_DIRECTION = {"cumulative": "up", "milestone": "up", "reduction": "down"}


@dataclass(frozen=True, slots=True)
class GoalInput:
    """A goal as typed. Without unit or target it is kept, and cannot be measured yet.

    ``target`` is the value at the plan's end (of each month in flow and maintenance goals).
    ``schedule`` is equal, quarterly or custom; ``planned`` holds the months of a custom one, to date
    where the goal accumulates. A milestone has ``due_month`` instead of target and schedule.
    ``direction`` is asked only of flow, maintenance and stock without baseline; the others have one.
    ``dnp_objective`` is the place, from 1, in the catalogue's list of that name.
    """

    plan_id: int
    text: str
    area: str
    accumulation: str = "cumulative"
    code: str = ""
    axis: str = ""
    question: str = ""
    responsible: str = ""
    unit: str = ""
    direction: str = "up"
    baseline: Number = None
    baseline_on: date | None = None
    target: Number = None
    weight: Number = 1
    schedule: str = "equal"
    planned: Mapping[Month, Number] = field(default_factory=dict)
    due_month: Month | None = None
    dnp_objective: int | None = None
    programme_id: int | None = None
    agreement_id: int | None = None
    objective_id: int | None = None


@dataclass(frozen=True, slots=True)
class GoalRead:
    """A goal's columns and its schedule, ready to be written."""

    values: dict[str, Any]
    planned: Planned


def is_incomplete(goal: Goal, has_schedule: bool) -> bool:
    """Whether a goal cannot be measured yet: no schedule, or no unit where one is needed."""
    return not has_schedule or (goal.accumulation != "milestone" and not goal.unit)


def read_goal(entry: Entry, data: GoalInput, months: tuple[Month, ...]) -> GoalRead:
    """The goal's values; every problem is left in ``entry``."""
    _check_words(entry, data)
    milestone = data.accumulation == "milestone"
    baseline = None if milestone else entry.number("baseline", data.baseline, required=False)
    target = 1.0 if milestone else entry.number("target", data.target, required=False)
    weight = entry.number("weight", data.weight, low=0)
    _check_distance(entry, data.accumulation, baseline, target)
    planned = _milestone(entry, data, months) if milestone else {}
    if target is not None and not milestone and not _lacks_start(data.accumulation, baseline):
        planned = _planned(entry, data, Path(data.accumulation, baseline or 0.0, target, months))
    return GoalRead(_columns(data, baseline, target, weight), planned)


def _check_words(entry: Entry, data: GoalInput) -> None:
    catalog = load()
    entry.require("text", data.text, "Escriba la meta.")
    if len(clean(data.text)) > 300:
        entry.error("text", "V05", "La meta es muy larga: resúmala en 300 letras o menos.")
    chosen(entry, "area", data.area, catalog.choices("areas"), "Elija una de las diez áreas.")
    if data.question and data.question not in {q.code for q in catalog.questions_of(data.area)}:
        entry.error("question", "V00", "Elija una pregunta de esa área, o ninguna.")
    kinds = catalog.choices("accumulation")
    chosen(entry, "accumulation", data.accumulation, kinds, "Elija cómo se mide la meta.")
    if data.accumulation != "milestone":
        kinds = catalog.choices("schedule_kinds")
        chosen(entry, "schedule", data.schedule, kinds, "Elija cómo se programa la meta.")
    chosen(entry, "direction", data.direction, ("up", "down"), "Elija si más es mejor o peor.")
    objectives = len(catalog.choices("dnp_objectives"))
    if data.dnp_objective is not None and not 1 <= data.dnp_objective <= objectives:
        entry.error("dnp_objective", "V00", "Elija uno de los objetivos de la lista, o ninguno.")


def _check_distance(
    entry: Entry, accumulation: str, baseline: float | None, target: float | None
) -> None:
    """A goal must lead somewhere, and in its own direction (V16)."""
    if target is None:
        return
    if accumulation in ("cumulative", "flow", "maintenance") and target < 0:
        entry.error("target", "V01", "La meta no puede ser negativa.")
    if baseline is None:
        return
    write = entry.facts.number_format.write_short
    m, b = write(target), write(baseline)
    if accumulation == "reduction" and target >= baseline:
        said = f"En una meta de reducción, la meta ({m}) debe ser menor que la línea base ({b})."
        entry.error("target", "V16", said)
    elif accumulation == "cumulative" and target <= baseline:
        said = f"La meta ({m}) debe ser mayor que la línea base ({b})."
        entry.error("target", "V16", said)
    elif accumulation == "stock" and target == baseline:
        said = f"La meta y la línea base son iguales ({m}): no habría avance que medir."
        entry.error("target", "V16", said)


def _planned(entry: Entry, data: GoalInput, path: Path) -> Planned:
    typed = _typed(entry, data.planned, path.months) if data.schedule == "custom" else {}
    planned = programme(data.schedule, path, typed)
    for month, message in faults(path, planned, entry.facts.number_format):
        entry.error(f"planned.{month}", "V14", message)
    return planned


def _typed(
    entry: Entry, planned: Mapping[Month, Number], months: tuple[Month, ...]
) -> dict[Month, float]:
    read: dict[Month, float] = {}
    for month, typed in planned.items():
        value = entry.number(f"planned.{month}", typed, required=False, low=0)
        if value is not None and month not in months:
            said = f"{month.label.capitalize()} está fuera de los meses del plan."
            entry.error(f"planned.{month}", "V14", said)
        elif value is not None:
            read[month] = value
    return read


def _milestone(entry: Entry, data: GoalInput, months: tuple[Month, ...]) -> Planned:
    if data.due_month is None:
        return {}
    if data.due_month not in months:
        said = f"{data.due_month.label.capitalize()} está fuera de los meses del plan."
        entry.error("due_month", "V14", said)
    return milestone_schedule(months, data.due_month)


def _lacks_start(accumulation: str, baseline: float | None) -> bool:
    return accumulation == "reduction" and baseline is None


def _direction(data: GoalInput, baseline: float | None, target: float | None) -> str:
    if data.accumulation == "stock" and baseline is not None and target is not None:
        return "up" if target > baseline else "down"
    return _ONLY_DIRECTION.get(data.accumulation, data.direction)


def _columns(
    data: GoalInput, baseline: float | None, target: float | None, weight: float | None
) -> dict[str, Any]:
    return {
        "text": clean(data.text),
        "axis": clean(data.axis),
        "area": data.area,
        "question": data.question,
        "responsible": clean(data.responsible),
        "unit": clean(data.unit),
        "accumulation": data.accumulation,
        "direction": _direction(data, baseline, target),
        "baseline": baseline,
        "baseline_on": data.baseline_on,
        "target": target,
        "weight": weight,
        "schedule": "custom" if data.accumulation == "milestone" else data.schedule,
        "dnp_objective": data.dnp_objective,
        "programme_id": data.programme_id,
        "agreement_id": data.agreement_id,
        "objective_id": data.objective_id,
    }
