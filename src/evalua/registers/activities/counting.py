"""How many people an activity counted: by sex, in voluntary groups, and who completed a training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from evalua.registers.activities.inputs import ActivityInput
from evalua.registers.checks import whole
from evalua.registers.entry import Entry, Number

GROUPS = {
    "youth": "jóvenes",
    "victims": "víctimas",
    "ethnic": "personas de pueblos étnicos",
    "disability": "personas con discapacidad",
    "diversity": "personas de la diversidad sexual",
}
"""Voluntary totals (a column of the activity) → how people read them. Never anything but totals."""
_SEXES = {"women": "mujeres", "men": "hombres", "unstated": "personas sin dato de sexo"}
# Above this share of people whose sex is not stated, equality figures have no score (percent).
_UNSTATED_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of an activity as read; None where one was left blank, which is not zero.

    ``columns`` are those of the activity; the other two are by municipality.
    """

    columns: Mapping[str, int | None]
    exhibitors: Mapping[int, int | None] = field(default_factory=dict)
    completed: Mapping[int, int | None] = field(default_factory=dict)


def count(entry: Entry, data: ActivityInput) -> Counted:
    """Read every count, collecting those that do not add up (V32, V33, V100, V101)."""
    names = (*_SEXES, *GROUPS, *(f"completed_{sex}" for sex in _SEXES), "completed_before")
    columns = {name: whole(entry, name, getattr(data, name)) for name in names}
    total = _participants(entry, data, columns)
    _check_groups(entry, columns, total)
    finished = _check_completed(entry, data, columns)
    exhibitors = _by_town(entry, "exhibitors", data.exhibitors)
    completed = _by_town(entry, "completed", data.completed)
    apart = sum(n or 0 for n in completed.values())
    if apart > (finished or 0):
        entry.error(
            "completed",
            "V101",
            f"Por municipio suman {apart} y en total completaron {finished or 0}.",
        )
    return Counted(columns, exhibitors, completed)


def _participants(
    entry: Entry, data: ActivityInput, columns: Mapping[str, int | None]
) -> int | None:
    """How many took part, None where nobody was counted."""
    total = whole(entry, "total", data.total)
    added = _added(columns, *_SEXES)
    unstated = columns["unstated"] or 0
    if total is not None and total != (added or 0):
        entry.error("total", "V32", f"La suma ({added or 0}) no coincide con el total ({total}).")
    elif added and unstated * 100 > added * _UNSTATED_LIMIT:
        percent = entry.facts.number_format.write_short(100 * unstated / added, 1)
        entry.confirm(
            "unstated",
            "V33",
            f"Falta el sexo de {percent} % de participantes; el indicador se mostrará sin puntaje.",
        )
    return added


def _check_groups(entry: Entry, columns: Mapping[str, int | None], total: int | None) -> None:
    """A voluntary total never passes that of participants (V100)."""
    for name, people in GROUPS.items():
        number = columns[name] or 0
        if number and total is None:
            entry.error(name, "V100", "Escriba primero cuántas personas participaron en total.")
        elif number > (total or 0):
            entry.error(
                name, "V100", f"Anotó {number} {people} y en total participaron {total} personas."
            )


def _check_completed(
    entry: Entry, data: ActivityInput, columns: Mapping[str, int | None]
) -> int | None:
    """How many completed; of each sex no more than took part, and said how they were counted."""
    finished = _added(columns, *(f"completed_{sex}" for sex in _SEXES))
    came = _added(columns, *_SEXES)
    for sex, people in _SEXES.items():
        done, there = columns[f"completed_{sex}"] or 0, columns[sex] or 0
        if came is not None and done > there:
            entry.error(
                f"completed_{sex}",
                "V101",
                f"Anotó {done} {people} que completaron y {there} que participaron.",
            )
    if (columns["completed_before"] or 0) > (finished or 0):
        entry.error(
            "completed_before",
            "V101",
            f"Las personas ya contadas este año no pueden pasar de las que completaron "
            f"({finished or 0}).",
        )
    if finished and not data.counted_as:
        entry.error(
            "counted_as",
            "V101",
            "Diga si contó personas con lista o asistencias: sin lista no se suman personas.",
        )
    return finished


def _by_town(entry: Entry, name: str, typed: Mapping[int, Number]) -> dict[int, int | None]:
    return {town: whole(entry, f"{name}.{town}", value) for town, value in typed.items()}


def _added(columns: Mapping[str, int | None], *names: str) -> int | None:
    known = [n for n in (columns[name] for name in names) if n is not None]
    return sum(known) if known else None
