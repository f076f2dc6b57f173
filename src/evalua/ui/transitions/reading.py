"""What the views of a change of government start from: the day, its term and its members."""

from __future__ import annotations

from datetime import date

from evalua.board.names import members_on
from evalua.board.transitions import terms
from evalua.measures.inputs import Cut
from evalua.measures.transitions import Term
from evalua.registers.transitions.calendar import active_term
from evalua.ui import cache
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here

PART = "parte"
"""What the address calls a part of a view, so that a link opens it."""


def cut(here: Here) -> date:
    """The day the screen looks from."""
    return Cut.of(here.month, here.today).day


def term_of(here: Here) -> Term | None:
    """The term whose route is open that day, or None."""
    return active_term(terms(cache.inputs(here)), cut(here), CATALOG.transition_windows)


def open_term(here: Here) -> Term:
    """The term whose route is open; only where there is one."""
    term = term_of(here)
    assert term is not None
    return term


def towns(here: Here) -> dict[int, str]:
    """The members that day: id → name."""
    return members_on(cache.inputs(here), cut(here))
