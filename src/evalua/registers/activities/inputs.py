"""An activity as people type it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from evalua.registers.entry import Number


@dataclass(frozen=True, slots=True)
class ActivityInput:
    """An activity as typed. ``total`` is only compared with women, men and unstated.

    ``audiences``, ``exhibitors`` and ``completed`` are by municipality; the last two only where the
    office knows them apart. ``completed_before`` are, of those who completed, the ones already
    counted this year. Without ``track`` the kind of activity says whether it is political.
    """

    kind: str
    held_on: date | None
    topic: str = ""
    status: str = "done"
    channel: str = ""
    individual: bool = False
    result: str = ""
    product: str = ""
    commitment: str = ""
    link: str = ""
    evidence: str = ""
    total: Number = None
    women: Number = None
    men: Number = None
    unstated: Number = None
    municipalities: Sequence[int] = ()
    mayors_present: Sequence[int] = ()
    spokesperson_id: int | None = None
    partners: Sequence[int] = ()
    organizations: Sequence[int] = ()
    project_id: int | None = None
    goal_id: int | None = None
    service_id: int | None = None
    agreement_id: int | None = None
    track: str = ""
    adjust: str = ""
    place_id: int | None = None
    place: str = ""
    promotion_kind: str = ""
    shown: str = ""
    counted_as: str = ""
    youth: Number = None
    victims: Number = None
    ethnic: Number = None
    disability: Number = None
    diversity: Number = None
    completed_women: Number = None
    completed_men: Number = None
    completed_unstated: Number = None
    completed_before: Number = None
    audiences: Mapping[int, Sequence[str]] = field(default_factory=dict)
    exhibitors: Mapping[int, Number] = field(default_factory=dict)
    completed: Mapping[int, Number] = field(default_factory=dict)
    group_id: int | None = None
    suspended_on: date | None = None
    suspension_reason: str = ""
    cancelled_on: date | None = None
    cancelled_reason: str = ""
    rescheduled_from_id: int | None = None
