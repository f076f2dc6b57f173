"""The charges that the schemes in force call for in a month, before they are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from evalua.domain.money import share
from evalua.domain.month import Month
from evalua.registers.association.facts import facts
from evalua.registers.contributions.quotas import CHARGING, Lacking, Quota, Terms, quota
from evalua.registers.contributions.tables import Charge, ContributionBase, SchemeAmount
from evalua.registers.contributions.tables import ContributionScheme as Scheme
from evalua.registers.members.tables import Membership, Municipality
from evalua.registers.projects.tables import Project, ProjectMunicipality
from evalua.registers.reading import alive

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Due:
    """A charge to be made; ``amount`` is None where something is ``lacking``, said in ``problem``."""

    municipality_id: int
    municipality: str
    scheme_id: int
    scheme: str
    amount: int | None
    due_on: date
    basis: str = ""
    lacking: Lacking = ""
    problem: str = ""


def dues_of_month(session: Session, association_id: int, month: Month) -> list[Due]:
    """Every charge that the schemes in force call for in ``month`` and that does not exist yet.

    By scheme, in the order they were opened, then by member. A member is charged for a month when
    its membership touches it, by the scheme's rule for the first month: in full, in proportion to
    the days, or from the month after joining. A quota of zero is not charged.
    """
    schemes = [s for s in alive(session, Scheme, association_id) if _charges(s, month)]
    if not schemes:
        return []
    done = {
        (c.municipality_id, c.scheme_id)
        for c in alive(session, Charge, association_id, month=str(month))
    }
    spells = list(_spells(session, association_id, month))
    terms = _terms(session, association_id)
    return [
        due
        for scheme in schemes
        for member, spell in spells
        if (member.id, scheme.id) not in done and _reached(scheme, spell, month)
        for due in _due(scheme, member, spell, month, terms)
    ]


def due_date(scheme: Scheme, month: Month) -> date:
    """The day a month's charge is due."""
    return (month + scheme.due_month_offset).day(scheme.due_day)


def bills(periodicity: str, starts_month: str, month: Month) -> bool:
    """Whether a scheme of that periodicity charges in a month: periods are counted from January.

    What is charged once is charged in the month it starts.
    """
    if periodicity == "once":
        return str(month) == starts_month
    return (month.month - 1) % _MONTHS[periodicity] == 0


def _charges(scheme: Scheme, month: Month) -> bool:
    ends = scheme.ends_month
    return (
        scheme.kind in CHARGING
        and scheme.starts_month <= str(month)
        and (ends is None or str(month) <= ends)
        and bills(scheme.periodicity, scheme.starts_month, month)
    )


def _spells(
    session: Session, association_id: int, month: Month
) -> Iterator[tuple[Municipality, Membership]]:
    """The members of a month by name, each with its earliest spell that touches it."""
    towns = {m.id: m for m in alive(session, Municipality, association_id)}
    first: dict[int, Membership] = {}
    for spell in sorted(alive(session, Membership, association_id), key=lambda s: s.joined_on):
        gone = spell.left_on is not None and spell.left_on < month.first
        if not gone and spell.joined_on <= month.last:
            first.setdefault(spell.municipality_id, spell)
    for key in sorted(first, key=lambda key: towns[key].name):
        yield towns[key], first[key]


def _reached(scheme: Scheme, spell: Membership, month: Month) -> bool:
    """Whether the scheme already charges who joined that day."""
    if scheme.first_month != "next":
        return True
    return Month.of(spell.joined_on) < month or spell.joined_on == month.first


def _due(
    scheme: Scheme, member: Municipality, spell: Membership, month: Month, terms: Terms
) -> Iterable[Due]:
    found = quota(scheme, member, month, terms)
    if found is None or found.amount == 0:
        return
    if found.amount is not None and scheme.first_month == "days":
        found = _prorated(found, found.amount, spell.joined_on, month)
    yield Due(
        municipality_id=member.id,
        municipality=member.name,
        scheme_id=scheme.id,
        scheme=scheme.name,
        amount=found.amount,
        due_on=due_date(scheme, month),
        basis=found.basis,
        lacking=found.lacking,
        problem=found.problem,
    )


def _prorated(whole: Quota, amount: int, joined_on: date, month: Month) -> Quota:
    if not month.first < joined_on <= month.last:
        return whole
    days = (month.last - joined_on).days + 1
    return replace(
        whole,
        amount=share(amount, Decimal(days), Decimal(month.last.day)),
        basis=f"{whole.basis} × {days} de {month.last.day} días",
    )


def _terms(session: Session, association_id: int) -> Terms:
    sharing: dict[int, set[int]] = defaultdict(set)
    for row in alive(session, ProjectMunicipality, association_id):
        sharing[row.project_id].add(row.municipality_id)
    return Terms(
        facts=facts(session, association_id),
        fixed={
            (a.scheme_id, a.municipality_id): a.amount
            for a in alive(session, SchemeAmount, association_id)
        },
        bases={
            (b.municipality_id, b.month, b.transfer): b.amount
            for b in alive(session, ContributionBase, association_id)
        },
        projects={p.id: p.name for p in alive(session, Project, association_id)},
        sharing=sharing,
    )
