"""Questions about a reported value that looks odd: it turned back, or it is far beyond the plan."""

from __future__ import annotations

from collections.abc import Mapping

from evalua.domain.month import Month
from evalua.registers.entry import Entry
from evalua.registers.goals.tables import Goal

# Beyond this many times what was programmed, a wrong unit is likelier than an excellent month.
_FAR_BEYOND = 1.5


def check_plausible(
    entry: Entry,
    goal: Goal,
    month: Month,
    value: float,
    reported: Mapping[Month, float],
    planned: float | None,
) -> None:
    """Ask why (V12) when a to-date value turns back, and (V13) when it exceeds the plan by half.

    ``reported`` holds the goal's values in other months; a correction is compared with the month
    before it and with the one after it.
    """
    earlier = [reported[m] for m in sorted(reported) if m < month]
    later = [m for m in sorted(reported) if m > month]
    if earlier and _turns_back(goal, earlier[-1], value):
        entry.confirm("value", "V12", _fell(entry, goal, earlier[-1], value))
    elif later and _turns_back(goal, value, reported[later[0]]):
        entry.confirm("value", "V12", _passes(entry, goal, later[0], reported[later[0]], value))
    times = _times(goal, value, planned)
    if times > _FAR_BEYOND:
        x = entry.facts.number_format.write_short(times, 1)
        unit = goal.unit or "sin unidad"
        said = f"El avance es {x} veces lo programado. Revise la unidad ({unit})."
        entry.confirm("value", "V13", said)


def _turns_back(goal: Goal, before: float, after: float) -> bool:
    if goal.accumulation not in ("cumulative", "stock", "reduction"):
        return False
    return after > before if goal.direction == "down" else after < before


def _fell(entry: Entry, goal: Goal, before: float, now: float) -> str:
    write = entry.facts.number_format.write_short
    what = "El valor subió" if goal.direction == "down" else "El avance bajó"
    return f"{what} de {write(before)} a {write(now)}. Si es una corrección, explique el motivo."


def _passes(entry: Entry, goal: Goal, later: Month, after: float, now: float) -> str:
    write = entry.facts.number_format.write_short
    way = "debajo" if goal.direction == "down" else "encima"
    return (
        f"{write(now)} queda por {way} de lo anotado en {later.label} ({write(after)}). Si es una "
        "corrección, explique el motivo."
    )


def _times(goal: Goal, value: float, planned: float | None) -> float:
    """How many times what was programmed was reached; 0 where nothing was."""
    if planned is None or goal.accumulation == "milestone":
        return 0.0
    start = 0.0
    if goal.direction == "down":
        if goal.baseline is None:
            return 0.0
        start = goal.baseline
    due = planned - start
    return (value - start) / due if due else 0.0
