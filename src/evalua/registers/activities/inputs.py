"""An activity as people type it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from evalua.registers.entry import Number


@dataclass(frozen=True, slots=True)
class ActivityInput:
    """An activity as typed. ``total`` is only compared with women, men and unstated."""

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
    suspended_on: date | None = None
    suspended_for_safety: bool = False
    rescheduled_from_id: int | None = None
