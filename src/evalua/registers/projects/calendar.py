"""The calendar of a project: its first version is frozen, later ones say why they changed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from evalua.accounts.permissions import require
from evalua.domain.month import Month
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.entry import Entry, Number, Typed
from evalua.registers.projects.tables import Project, ProjectSchedule, SchedulePoint
from evalua.registers.reading import alive, one
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class PointInput:
    """Physical progress (per cent) and money programmed by the end of a month, as typed."""

    month: Month
    physical: Number
    amount: Typed = None


@dataclass(frozen=True, slots=True)
class ScheduleInput:
    """A project's calendar as typed; a later version needs its reason."""

    project_id: int
    starts_on: date | None
    ends_on: date | None
    points: Sequence[PointInput]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Point:
    month: Month
    physical: float | None
    amount: int | None


def set_schedule(work: Work, data: ScheduleInput) -> ProjectSchedule:
    """Write the next version of a project's calendar; the first one is its baseline for good."""
    require(work.actor, "record")
    project = one(work.session, Project, work.association_id, data.project_id)
    entry = Entry(facts(work.session, work.association_id))
    versions = alive(work.session, ProjectSchedule, work.association_id, project_id=project.id)
    if versions:
        entry.require("reason", data.reason, "Escriba por qué cambia el cronograma.")
    _check_dates(entry, data)
    points = _read_points(entry, data)
    entry.stop_if_any()
    assert data.starts_on is not None and data.ends_on is not None
    schedule = work.add(
        ProjectSchedule(
            association_id=work.association_id,
            project_id=project.id,
            number=max((v.number for v in versions), default=0) + 1,
            starts_on=data.starts_on,
            ends_on=data.ends_on,
            set_on=work.today,
            reason=clean(data.reason),
        ),
        clean(data.reason),
    )
    for point in points:
        _add_point(work, schedule, point)
    return schedule


def linear_points(starts_on: date, ends_on: date) -> list[PointInput]:
    """A suggestion to start from: the same step every month, 100 in the last one."""
    months = list(Month.of(starts_on).to(Month.of(ends_on)))
    return [PointInput(m, round(100 * k / len(months), 1)) for k, m in enumerate(months, 1)]


def _check_dates(entry: Entry, data: ScheduleInput) -> None:
    entry.require("starts_on", data.starts_on, "Elija el primer día.")
    entry.require("ends_on", data.ends_on, "Elija el último día.")
    if data.starts_on and data.ends_on and data.ends_on < data.starts_on:
        entry.error("ends_on", "V25", "La fecha final no puede ser anterior al inicio.")


def _read_points(entry: Entry, data: ScheduleInput) -> list[_Point]:
    points = sorted((_read_point(entry, p) for p in data.points), key=lambda p: p.month)
    if not points:
        entry.error("points", "V00", "Escriba el avance previsto de al menos un mes.")
        return []
    _check_months(entry, data, points)
    _check_rise(entry, points)
    _check_money(entry, points)
    return points


def _read_point(entry: Entry, point: PointInput) -> _Point:
    field = f"points.{point.month}"
    physical = entry.number(field, point.physical, low=0, high=100)
    amount = entry.money(f"{field}.amount", point.amount, required=False)
    if amount is not None and amount < 0:
        entry.error(f"{field}.amount", "V01", "El valor no puede ser negativo.")
    return _Point(point.month, physical, amount)


def _check_months(entry: Entry, data: ScheduleInput, points: Sequence[_Point]) -> None:
    months = [p.month for p in points]
    for month in sorted({m for m in months if months.count(m) > 1}):
        entry.error(f"points.{month}", "V25", f"{month.label.capitalize()} está dos veces.")
    if data.starts_on is None or data.ends_on is None:
        return
    first, last = Month.of(data.starts_on), Month.of(data.ends_on)
    for month in months:
        if not first <= month <= last:
            said = f"{month.label.capitalize()} está fuera del cronograma."
            entry.error(f"points.{month}", "V25", said)


def _check_rise(entry: Entry, points: Sequence[_Point]) -> None:
    write = entry.facts.number_format.write_short
    read = [(p.month, p.physical) for p in points if p.physical is not None]
    for (_, before), (month, value) in pairwise(read):
        if value < before:
            said = (
                f"El avance previsto va acumulado y no puede bajar: {month.label} tiene "
                f"{write(value)} y antes había {write(before)}."
            )
            entry.error(f"points.{month}", "V23", said)
    if read and read[-1][1] != 100:
        said = "El avance previsto del último mes debe ser 100."
        entry.error(f"points.{read[-1][0]}", "V23", said)


def _check_money(entry: Entry, points: Sequence[_Point]) -> None:
    """Programmed money is cumulative too: it cannot fall from one month to the next."""
    money = entry.facts.money
    known = [(p.month, p.amount) for p in points if p.amount is not None]
    for (_, before), (month, amount) in pairwise(known):
        if amount < before:
            said = (
                f"El dinero previsto va acumulado y no puede bajar: {month.label} tiene "
                f"{money(amount)} y antes había {money(before)}."
            )
            entry.error(f"points.{month}.amount", "V23", said)


def _add_point(work: Work, schedule: ProjectSchedule, point: _Point) -> None:
    assert point.physical is not None
    work.add(
        SchedulePoint(
            association_id=work.association_id,
            schedule_id=schedule.id,
            month=str(point.month),
            physical=point.physical,
            amount=point.amount,
        )
    )
