"""What a scheme charges each member for a month: pure arithmetic over its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from evalua.domain.money import share
from evalua.domain.month import Month
from evalua.registers.contributions.tables import Charge, ContributionBase, SchemeAmount
from evalua.registers.contributions.tables import ContributionScheme as Scheme
from evalua.registers.members.tables import Membership, Municipality
from evalua.registers.reading import alive

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Due:
    """A charge to be made; ``amount`` is None where something is missing, said in ``problem``."""

    municipality_id: int
    municipality: str
    scheme_id: int
    amount: int | None
    due_on: date
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the amount depends on besides the scheme itself."""

    fixed: dict[tuple[int, int], int]
    bases: dict[tuple[int, str, str], int]


def dues_of_month(session: Session, association_id: int, month: Month) -> list[Due]:
    """Every charge that the schemes in force call for in ``month`` and that does not exist yet.

    A member is charged for a month when its membership touches it, by the scheme's rule for the
    first month: in full, in proportion to the days, or from the month after joining.
    """
    schemes = [
        s
        for s in alive(session, Scheme, association_id)
        if _in_force(s, month) and _billed(s, month)
    ]
    done = {
        (c.municipality_id, c.scheme_id)
        for c in alive(session, Charge, association_id, month=str(month))
    }
    names = {m.id: m.name for m in alive(session, Municipality, association_id)}
    spells = alive(session, Membership, association_id)
    terms = _terms(session, association_id)
    return [
        _due(scheme, spell, names[spell.municipality_id], month, terms)
        for scheme in schemes
        for spell in sorted(spells, key=lambda s: names[s.municipality_id])
        if (spell.municipality_id, scheme.id) not in done and _charged(scheme, spell, month)
    ]


def due_date(scheme: Scheme, month: Month) -> date:
    """The day a month's charge is due."""
    return (month + scheme.due_month_offset).day(scheme.due_day)


def _due(scheme: Scheme, spell: Membership, name: str, month: Month, terms: Terms) -> Due:
    amount, problem = _amount(scheme, spell.municipality_id, name, month, terms)
    if amount is not None and scheme.first_month == "prorated":
        amount = _prorated(amount, spell.joined_on, month)
    return Due(spell.municipality_id, name, scheme.id, amount, due_date(scheme, month), problem)


def _amount(
    scheme: Scheme, municipality_id: int, name: str, month: Month, terms: Terms
) -> tuple[int | None, str]:
    if scheme.kind == "equal_quota":
        return scheme.amount, ""
    if scheme.kind == "fixed_per_member":
        fixed = terms.fixed.get((scheme.id, municipality_id))
        return fixed, "" if fixed is not None else f"Falta el valor de la cuota de {name}."
    base = terms.bases.get((municipality_id, str(month), scheme.transfer))
    if base is None:
        return None, (
            f"Falta la base de {scheme.transfer} de {name} en {month.label}; sin ella no se puede "
            "calcular la cuota."
        )
    return share(base, Decimal(scheme.percent), Decimal(100)), ""


def _in_force(scheme: Scheme, month: Month) -> bool:
    ends = scheme.ends_month
    return (
        scheme.kind != "no_quota"
        and scheme.starts_month <= str(month)
        and (ends is None or str(month) <= ends)
    )


def _billed(scheme: Scheme, month: Month) -> bool:
    """Whether this month opens one of the scheme's periods, counted from January."""
    return (month.month - 1) % _MONTHS[scheme.periodicity] == 0


def _charged(scheme: Scheme, spell: Membership, month: Month) -> bool:
    if spell.left_on is not None and spell.left_on < month.first:
        return False
    if scheme.first_month == "next":
        return Month.of(spell.joined_on) < month or spell.joined_on == month.first
    return spell.joined_on <= month.last


def _prorated(amount: int, joined_on: date, month: Month) -> int:
    if not month.first < joined_on <= month.last:
        return amount
    days = (month.last - joined_on).days + 1
    return share(amount, Decimal(days), Decimal(month.last.day))


def _terms(session: Session, association_id: int) -> Terms:
    return Terms(
        {
            (a.scheme_id, a.municipality_id): a.amount
            for a in alive(session, SchemeAmount, association_id)
        },
        {
            (b.municipality_id, b.month, b.transfer): b.amount
            for b in alive(session, ContributionBase, association_id)
        },
    )
