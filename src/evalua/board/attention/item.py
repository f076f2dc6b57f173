"""What one line of attention is, and what every rule looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from evalua.board.wording import listed, plural
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.storage.frames import Columns

ATTENTION: Columns = {
    "kind": "text",
    "severity": "int",
    "days": "int",
    "text": "text",
    "page": "text",
    "subject": "text",
}
"""``kind``: month, approval, core_data, commitment, arrears, delay, duty, left_out, follow_up, agreement, call,
milestone, neutrality, candidates, early_warning, withdrawal, vision, orphan_goal,
unlinked, overlap, vacancy, and expiry_ with the source of ``board.expiries``.
``severity``: 3 act now, 2 soon, 1 keep in sight. ``days`` late (below zero: days left). ``page`` is
the key of the page that fixes it; ``subject`` the uid (or code) of what it is about."""

SEVERITY_WORDS = {3: "◆ Urgente", 2: "▲ Pronto", 1: "– A la vista"}
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that needs attention (the columns of ``ATTENTION``)."""

    kind: str
    severity: int
    days: int
    text: str
    page: str
    subject: str


@dataclass(frozen=True)
class Situation:
    """What every rule looks at.

    ``day`` is the one the records are read on: the last of a month that is over. ``today`` is the day
    on which somebody asks: the deadlines of the month itself come after its last day.
    """

    inputs: Inputs
    evaluation: Evaluation
    day: date
    today: date
    catalog: Catalog


Rule = Callable[[Situation], Iterator[Item]]


def in_days(left: int) -> str:
    """When, in words, of something ``left`` days ahead."""
    return "hoy" if left == 0 else f"en {plural(left, 'día', 'días')}"


def some(names: list[str]) -> str:
    """A few names, and how many more."""
    if len(names) <= _NAMED + 1:
        return listed(names)
    return f"{', '.join(names[:_NAMED])} y {len(names) - _NAMED} más"
