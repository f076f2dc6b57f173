"""The two sides of a comparison: an approval, or what today's registers would give of its month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from evalua.domain.month import Month
from evalua.months.approvals import Approval
from evalua.months.evaluation import Evaluation
from evalua.ui import cache
from evalua.ui.context import Here
from evalua.ui.formats import act_name, month_name

BEFORE, AFTER = "antes", "despues"
_TODAY = "hoy"


@dataclass(frozen=True, slots=True)
class Side:
    """A month and the number of its approval; 0 is what the registers of today would give."""

    month: Month
    number: int

    @property
    def key(self) -> str:
        """As an address writes it: ``2026-10.2``, ``2026-10.hoy``."""
        return f"{self.month}.{self.number or _TODAY}"


def sides_of(approvals: Sequence[Approval]) -> list[Side]:
    """Everything that can be compared, newest month first and in each the newest approval first."""
    known: dict[Month, list[int]] = {}
    for item in approvals:
        known.setdefault(item.month, []).append(item.number)
    return [
        Side(month, number)
        for month in sorted(known, reverse=True)
        for number in (0, *sorted(known[month], reverse=True))
    ]


def usual(approvals: Sequence[Approval]) -> tuple[Side, Side]:
    """The last month that was approved again, with its two last approvals; else the last two months.

    A single approval is compared with the registers of today.
    """
    again = [item for item in approvals if item.number > 1]
    if again:
        last = max(again, key=lambda item: item.taken_at)
        return Side(last.month, last.number - 1), Side(last.month, last.number)
    newest = approvals[-1]
    if len(approvals) > 1:
        return Side(approvals[-2].month, approvals[-2].number), Side(newest.month, newest.number)
    return Side(newest.month, newest.number), Side(newest.month, 0)


def asked(approvals: Sequence[Approval]) -> tuple[Side, Side]:
    """What the address asks to compare, each side on its own; the usual where it asks for nothing."""
    known = {side.key: side for side in sides_of(approvals)}
    before, after = usual(approvals)
    wanted = st.query_params.get
    return known.get(wanted(BEFORE, ""), before), known.get(wanted(AFTER, ""), after)


def keep(before: Side, after: Side) -> None:
    """Leave in the address what is compared, so that a link opens the same."""
    for name, side in ((BEFORE, before), (AFTER, after)):
        if st.query_params.get(name) != side.key:
            st.query_params[name] = side.key


def named(side: Side, approvals: Sequence[Approval]) -> str:
    """«Octubre 2026 · aprobación 2 (acta 14)», or «… · registros de hoy»."""
    if not side.number:
        return f"{month_name(side.month)} · registros de hoy"
    act = next((a.act for a in approvals if (a.month, a.number) == (side.month, side.number)), "")
    said = f" ({act_name(act)})" if act else ""
    return f"{month_name(side.month)} · aprobación {side.number}{said}"


def evaluation_of(here: Here, side: Side) -> Evaluation:
    """The figures of one side."""
    if not side.number:
        return cache.evaluation(here, side.month, live=True)
    found = cache.as_approved(here, side.month, side.number)
    assert found is not None, "sides are made of the approvals there are"
    return found
