"""The line of stages: which stage may follow which, and what a jump leaves out. Pure rules.

The main line runs from idea to settled. *Returned* takes a project back to structured; *suspended*
holds it where it was; after *discarded* and *settled* nothing follows, and after *finished* only
settled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Orders = Mapping[str, int]
_CLOSED = ("discarded", "settled")


@dataclass(frozen=True, slots=True)
class Reached:
    """A stage and the day it was reached."""

    stage: str
    on: date


def stage_at(history: Sequence[Reached], day: date) -> Reached | None:
    """The last stage reached by a day; of two on one day, the one recorded last."""
    past = in_order([event for event in history if event.on <= day])
    return past[-1] if past else None


def in_order(history: Sequence[Reached]) -> list[Reached]:
    """By day; those of one day stay as they were recorded."""
    return sorted(history, key=lambda event: event.on)


def level(history: Sequence[Reached], orders: Orders) -> int:
    """How far along the main line a project is after these stages, in order; −1 before the idea."""
    reached = -1
    for event in history:
        if event.stage == "returned":
            reached = orders["structured"]
        elif orders[event.stage] >= 0:
            reached = orders[event.stage]
        else:
            reached = max(reached, 0)
    return reached


def skipped(history: Sequence[Reached], stage: str, orders: Orders) -> list[str]:
    """The main stages that should have come before ``stage`` and are missing, in order."""
    if stage == "returned":
        before = orders["submitted"] + 1
    elif orders[stage] < 0:
        before = 1
    else:
        before = orders[stage]
    main = sorted((s for s in orders if orders[s] >= 0), key=lambda s: orders[s])
    return main[level(history, orders) + 1 : before]


def may_follow(history: Sequence[Reached], stage: str, orders: Orders) -> bool:
    """Whether a stage can come after these, jumps apart."""
    if not history:
        return True
    last = history[-1].stage
    if last in _CLOSED:
        return False
    if last == "finished" or orders[stage] < 0:
        return stage == "settled" if last == "finished" else stage != last
    here = level(history, orders)
    resumes = orders[last] < 0
    return orders[stage] > here or (resumes and orders[stage] == here)
