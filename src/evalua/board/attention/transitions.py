"""The electoral window: months without their declaration, and candidates who are not treated alike."""

from __future__ import annotations

from collections.abc import Iterator

from evalua.board.attention.item import Item, Rule, Situation, some
from evalua.board.candidates import equality, equality_line, strangers
from evalua.board.neutral_months import unsigned, unsigned_text
from evalua.board.transitions import terms
from evalua.domain.month import Month
from evalua.registers.transitions.calendar import active_term, cycle

_PAGE = "transitions"


def _declarations(s: Situation) -> Iterator[Item]:
    """The months of the route under way that ended without their declaration (V31), in one line."""
    windows = s.catalog.transition_windows
    term = active_term(terms(s.inputs), s.day, windows)
    if term is None:
        return
    first = Month.of(cycle(term, windows).first)
    months = [month for month in unsigned(s.inputs, s.day, s.catalog) if month >= first]
    if months:
        late = (s.day - months[0].last).days
        yield Item("neutrality", 2, late, unsigned_text(months), _PAGE, str(months[0]))


def _unequal(s: Situation) -> Iterator[Item]:
    """Until the election: whom the versions of the pack, or the list, leave unequal (V29, V30)."""
    term = active_term(terms(s.inputs), s.day, s.catalog.transition_windows)
    if term is None or s.day > term.election_on:
        return
    lines = equality(s.inputs, term.id, s.day)
    names = list(lines.loc[lines["state"] == "different", "municipality"])
    if not names and not strangers(s.inputs, term.id, s.day):
        return
    where = f" En {some(names)}." if names else ""
    left = (term.election_on - s.day).days
    text = f"{equality_line(s.inputs, term.id, s.day)}{where}"
    yield Item("candidates", 3, -left, text, _PAGE, str(term.id))


RULES: tuple[Rule, ...] = (
    _declarations,
    _unequal,
)
