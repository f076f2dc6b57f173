"""An invented association: its members, their governments and what they pay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from evalua.accounts.tables import Person
from evalua.bench.ground import Ground
from evalua.catalog import Country
from evalua.domain.money import CURRENCIES
from evalua.domain.month import Month
from evalua.domain.text import search_key
from evalua.registers.association.tables import Association, AssociationState
from evalua.registers.contributions.tables import Allocation, Charge, ContributionScheme, Payment
from evalua.registers.members.tables import Authority, Membership, Municipality, Term
from evalua.registers.transitions.tables import BudgetLine, MunicipalPlan, TransitionMilestone

QUOTA = 1_200_000
_MILESTONES = tuple(f"T{number:02d}" for number in range(1, 17))


def found(ground: Ground, country: Country) -> None:
    """Write the association, its members and its people."""
    start = ground.months[0]
    (ground.association_id,) = ground.put_keys(
        [
            Association(
                code="MEDICION",
                name="Asociación inventada para medir",
                country=country.code,
                currency=country.currency,
                currency_digits=CURRENCIES[country.currency].digits,
                number_format=country.number_format,
                time_zone=country.time_zone,
                evaluation_start=str(start),
            )
        ]
    )
    ground.put_keys([ground.own(AssociationState, state="active", since=start.first)])
    ground.put_keys([ground.own(Person, name="Medición", role="director")])
    names = [f"Municipio {number:02d}" for number in range(1, ground.scale.municipalities + 1)]
    ground.towns = ground.put_keys(
        ground.own(Municipality, name=name, name_key=search_key(name)) for name in names
    )
    ground.put_keys(
        ground.own(Membership, municipality_id=town, joined_on=start.first) for town in ground.towns
    )


def govern(ground: Ground) -> None:
    """Write terms of four years, a mayor for each, and what each transition leaves."""
    begins = range(ground.years[0] - ground.years[0] % 4, ground.years[-1] + 4, 4)
    ground.terms = ground.put_keys(
        ground.own(
            Term,
            starts_on=date(year, 1, 1),
            ends_on=date(year + 3, 12, 31),
            election_on=date(year - 1, 10, 27),
            confirmed=True,
        )
        for year in begins
    )
    ground.put_keys(_mayors(ground, list(begins)))
    ground.put_keys(_transitions(ground, list(begins)))
    ground.put_keys(
        ground.own(
            BudgetLine,
            municipality_id=town,
            year=year,
            line="Aportes",
            amount=12 * QUOTA,
            recorded_on=date(year, 1, 20),
        )
        for year in ground.years
        for town in ground.towns
    )


def contribute(ground: Ground) -> None:
    """Write an equal quota, a charge for each member and month, and what was paid of it."""
    scheme = ground.own(
        ContributionScheme,
        kind="equal_quota",
        name="Cuota",
        starts_month=str(ground.months[0]),
        amount=QUOTA,
    )
    (scheme_id,) = ground.put_keys([scheme])
    owed = [(month, town) for month in ground.months for town in ground.towns]
    charges = ground.put_keys(_charge(ground, month, town, scheme_id) for month, town in owed)
    paid = [
        (charge, town, _paid_on(month, town))
        for charge, (month, town) in zip(charges, owed, strict=True)
        if _pays(month, town) and ground.past(_paid_on(month, town))
    ]
    payments = ground.put_keys(
        ground.own(
            Payment, municipality_id=town, paid_on=day, amount=QUOTA, reference=f"R-{charge}"
        )
        for charge, town, day in paid
    )
    ground.put_keys(
        ground.own(Allocation, payment_id=payment, charge_id=charge, amount=QUOTA)
        for payment, (charge, _, _) in zip(payments, paid, strict=True)
    )


def _charge(ground: Ground, month: Month, town: int, scheme_id: int) -> Charge:
    row: Charge = ground.own(
        Charge,
        municipality_id=town,
        scheme_id=scheme_id,
        month=str(month),
        amount=QUOTA,
        issued_on=month.first,
        due_on=month.day(10),
        original_due_on=month.day(10),
    )
    return row


def _pays(month: Month, town: int) -> bool:
    return (month.month * 7 + town * 3) % 10 > 0


def _paid_on(month: Month, town: int) -> date:
    return month.first + timedelta(days=(town * 5 + month.month * 3) % 45)


def _mayors(ground: Ground, begins: list[int]) -> Iterator[Authority]:
    for year in begins:
        for number, town in enumerate(ground.towns):
            yield ground.own(
                Authority,
                municipality_id=town,
                name=f"Alcaldía {number} de {year}",
                sex="F" if (number + year) % 3 == 0 else "M",
                from_on=date(year, 1, 1),
                to_on=date(year + 3, 12, 31),
            )


def _transitions(
    ground: Ground, begins: list[int]
) -> Iterator[TransitionMilestone | MunicipalPlan]:
    for term, year in zip(ground.terms, begins, strict=True):
        if not ground.past(date(year, 7, 1)):
            continue
        for town in ground.towns:
            yield ground.own(
                MunicipalPlan,
                term_id=term,
                municipality_id=town,
                page="12",
                adopted_on=date(year, 6, 1),
            )
            for number, code in enumerate(_MILESTONES):
                yield ground.own(
                    TransitionMilestone,
                    term_id=term,
                    code=code,
                    municipality_id=town,
                    municipality_key=town,
                    done_on=date(year, 1, 5) + timedelta(days=number),
                    evidence="acta",
                )
