"""What a scheme charges one member for one month, and how that was computed, in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from evalua.domain.money import share
from evalua.domain.month import Month
from evalua.registers.association.facts import Facts
from evalua.registers.contributions.tables import ContributionScheme as Scheme
from evalua.registers.members.tables import Municipality

Lacking = Literal["", "amount", "base", "population"]


@dataclass(frozen=True, slots=True)
class Quota:
    """The amount in minor units and its ``basis``; without amount, what is ``lacking`` and why."""

    amount: int | None
    basis: str = ""
    lacking: Lacking = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the amounts depend on besides the scheme and the member."""

    facts: Facts
    fixed: Mapping[tuple[int, int], int]
    bases: Mapping[tuple[int, str, str], int]
    projects: Mapping[int, str]
    sharing: Mapping[int, Collection[int]]
    """The municipalities of each project."""


def quota(scheme: Scheme, member: Municipality, month: Month, terms: Terms) -> Quota | None:
    """What the scheme charges the member for a whole month; None where it does not reach it."""
    return _RULES[scheme.kind](scheme, member, month, terms)


def _equal(scheme: Scheme, member: Municipality, month: Month, terms: Terms) -> Quota:
    amount = scheme.amount or 0
    return Quota(amount, f"Cuota igual para todos: {terms.facts.money(amount)}")


def _fixed(scheme: Scheme, member: Municipality, month: Month, terms: Terms) -> Quota:
    amount = terms.fixed.get((scheme.id, member.id))
    if amount is None:
        return Quota(None, "", "amount", f"Falta el valor de la cuota de {member.name}.")
    return Quota(amount, f"Cuota fija de {member.name}: {terms.facts.money(amount)}")


def _per_capita(scheme: Scheme, member: Municipality, month: Month, terms: Terms) -> Quota:
    if not member.population:
        return Quota(
            None,
            "",
            "population",
            f"Falta la población de {member.name}; sin ella no se puede calcular la cuota por "
            "habitante. Escríbala en Asociación y miembros.",
        )
    each = scheme.amount or 0
    year = f" ({member.population_year})" if member.population_year else ""
    people = terms.facts.number_format.write(member.population, 0)
    basis = f"{terms.facts.money(each)} por habitante × {people} habitantes{year}"
    return Quota(each * member.population, basis)


def _percent(scheme: Scheme, member: Municipality, month: Month, terms: Terms) -> Quota:
    base = terms.bases.get((member.id, str(month), scheme.transfer))
    if base is None:
        return Quota(
            None,
            "",
            "base",
            f"Falta la base de {scheme.transfer} de {member.name} en {month.label}; sin ella no se "
            "puede calcular la cuota.",
        )
    percent = Decimal(scheme.percent)
    written = terms.facts.number_format.write_short(float(percent), 4)
    basis = f"{written} % de {scheme.transfer}: {written} % × {terms.facts.money(base)}"
    return Quota(share(base, percent, Decimal(100)), basis)


def _agreed(scheme: Scheme, member: Municipality, month: Month, terms: Terms) -> Quota | None:
    """An extraordinary quota: the same for everybody, or what was written for each one."""
    amount = scheme.amount or terms.fixed.get((scheme.id, member.id))
    return None if not amount else Quota(amount, f"{scheme.concept}: {terms.facts.money(amount)}")


def _counterpart(scheme: Scheme, member: Municipality, month: Month, terms: Terms) -> Quota | None:
    """The share of a project: the same for each of its municipalities, or what was written."""
    project = scheme.project_id or 0
    reached = scheme.amount if member.id in terms.sharing.get(project, ()) else None
    amount = reached or terms.fixed.get((scheme.id, member.id))
    named = f"Contrapartida de {terms.projects.get(project, scheme.name)}"
    return None if not amount else Quota(amount, f"{named[:150]}: {terms.facts.money(amount)}")


_RULES: Mapping[str, Callable[[Scheme, Municipality, Month, Terms], Quota | None]] = {
    "equal_quota": _equal,
    "fixed_per_member": _fixed,
    "per_capita": _per_capita,
    "percent_of_transfer": _percent,
    "percent_of_income": _percent,
    "extraordinary": _agreed,
    "counterpart": _counterpart,
}
CHARGING = frozenset(_RULES)
"""The kinds of scheme that charge money: without a quota, or in kind, nothing is charged."""
