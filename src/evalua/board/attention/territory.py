"""What expires in the registers, and what the map of the association is missing."""

from __future__ import annotations

from collections.abc import Iterator

from evalua.board.attention.item import Item, Rule, Situation, in_days, some
from evalua.board.expiries import expiries
from evalua.board.territory import members_without_link, scheme_overlaps, vacancies
from evalua.board.wording import plural
from evalua.domain.month import long_date

_SOON, _NEAR = 60, 15
_ELSEWHERE = frozenset({"agreement", "vision"})
"""What has a line of its own among what needs attention."""
_DUTIES = frozenset({"legal_piece", "finding", "obligation"})
"""What somebody owes once its day has passed."""


def _expiring(s: Situation) -> Iterator[Item]:
    """What expired and nothing took its place, and what expires within sixty days."""
    rows = expiries(s.inputs, s.day, s.catalog, _SOON)
    for row in rows[~rows["source"].isin(_ELSEWHERE)].to_dict("records"):
        left = int(row["days"])
        on = long_date(row["due_on"].date())
        if left < 0:
            when, severity = f"venció el {on}", 3 if row["source"] in _DUTIES else 2
        else:
            when, severity = f"{in_days(left)}, el {on}", 2 if left <= _NEAR else 1
        text = f"{row['kind']}. {row['text']} ({when})."
        yield Item(f"expiry_{row['source']}", severity, -left, text, row["page"], row["subject"])


def _unlinked(s: Situation) -> Iterator[Item]:
    """Members that share nothing recorded with another, once links are being recorded."""
    alone = members_without_link(s.inputs, s.day)
    if s.inputs.functional_links.empty or not alone:
        return
    count = plural(len(alone), "municipio no tiene", "municipios no tienen")
    text = f"{count} ningún vínculo registrado con otro: {some(list(alone.values()))}."
    yield Item("unlinked", 1, 0, text, "other_registers", "")


def _overlaps(s: Situation) -> Iterator[Item]:
    for row in scheme_overlaps(s.inputs, s.day, s.catalog).to_dict("records"):
        yield Item("overlap", 1, 0, row["text"], "other_registers", row["purpose"])


def _vacancies(s: Situation) -> Iterator[Item]:
    """One line per role, however many municipalities lack it."""
    rows = vacancies(s.inputs, s.day, s.catalog)
    for role, mine in rows.groupby("role", sort=True):
        text = f"Directorio. {role}: nadie registrado en {some(list(mine['municipality']))}."
        yield Item("vacancy", 1, 0, text, "other_registers", str(role))


RULES: tuple[Rule, ...] = (_expiring, _unlinked, _overlaps, _vacancies)
