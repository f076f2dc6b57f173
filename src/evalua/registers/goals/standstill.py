"""Whether a goal stood still in a month for which its schedule had programmed something: pure."""

from __future__ import annotations

from evalua.registers.goals.schedules import TO_DATE


def stood_still(
    accumulation: str,
    *,
    direction: str,
    start: float | None,
    planned_before: float | None,
    planned: float | None,
    value_before: float | None,
    value: float | None,
) -> bool:
    """Whether the month programmed a step and what was reported is none (or a step back).

    To-date goals: the month programmed a step from the month before (from ``start`` in the first
    one) and the value did not move from the last report in the goal's direction. A flow asks
    something and has zero; a milestone falls due this very month and was not met. A maintenance
    goal has no step to give. Without a report there is nothing to say yet.
    """
    if value is None or planned is None:
        return False
    if accumulation == "flow":
        return direction == "up" and planned > 0 and value == 0
    if accumulation == "milestone":
        return planned == 1 and not planned_before and value == 0
    if accumulation not in TO_DATE:
        return False
    origin = start or 0.0
    asked = planned - (origin if planned_before is None else planned_before)
    moved = value - (origin if value_before is None else value_before)
    return asked < 0 <= moved if direction == "down" else moved <= 0 < asked
