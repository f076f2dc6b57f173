"""What the association has of its own in a year: can it pay its operation with it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evalua.board.wording import plural
from evalua.domain.month import Month, long_date
from evalua.measures.inputs import Cut, Inputs, within
from evalua.registers.association.facts import Facts

WINDOW = "12m"
NO_COST = (
    "Evalúa todavía no registra el gasto de operación. Escriba cuánto cuesta un año para ver qué "
    "parte se cubre; no se guarda."
)


@dataclass(frozen=True, slots=True)
class OwnIncome:
    """Twelve months of own income, in minor units; ``in_kind`` stands apart from money.

    ``contributions`` are payments less refunds; ``unvalued`` counts the months of a service whose
    income nobody wrote down, which are missing and not zero.
    """

    first: date
    last: date
    contributions: int
    services: int
    unvalued: int
    in_kind: int

    @property
    def total(self) -> int:
        return self.contributions + self.services

    def cover(self, cost: int) -> Decimal:
        """The share of a year's cost that it covers; ``cost`` is above zero."""
        return Decimal(self.total) / Decimal(cost)


def own_income(inputs: Inputs, day: date) -> OwnIncome:
    """What came in of the association's own in the twelve months that end in the day's."""
    cut = Cut(Month.of(day), day)
    window = cut.window(WINDOW)
    first, last = (str(Month.of(at.date())) for at in window)
    records = inputs.service_records[inputs.service_records["month"].between(first, last)]
    paid = inputs.payments.loc[within(inputs.payments["paid_on"], window), "amount"].sum()
    back = inputs.refunds.loc[within(inputs.refunds["refunded_on"], window), "amount"].sum()
    given = inputs.in_kind.loc[within(inputs.in_kind["received_on"], window), "amount"].sum()
    return OwnIncome(
        first=window[0].date(),
        last=day,
        contributions=int(paid) - int(back),
        services=int(records["income"].sum()),
        unvalued=int(records["income"].isna().sum()),
        in_kind=int(given),
    )


def income_sentence(own: OwnIncome, facts: Facts) -> str:
    """What came in, from what, and what is not known."""
    told = (
        f"Entre el {long_date(own.first)} y el {long_date(own.last)} entraron "
        f"{facts.money(own.total)} propios: {facts.money(own.contributions)} de aportes y "
        f"{facts.money(own.services)} de servicios."
    )
    if own.unvalued:
        told += f" Hay {plural(own.unvalued, 'registro', 'registros')} de servicios sin ingreso anotado."
    if own.in_kind:
        told += f" En especie se recibieron {facts.money(own.in_kind)}, que no son dinero."
    return told


def cover_sentence(own: OwnIncome, cost: int, extra: int, facts: Facts) -> str:
    """How far a year's cost is covered today and with ``extra`` income, in minor units."""
    now = _percent(own.cover(cost), facts)
    told = f"Con lo propio se cubre el {now} de un gasto de {facts.money(cost)} al año"
    if not extra:
        return f"{told}{_gap(own.total - cost, facts)}."
    then = _percent(Decimal(own.total + extra) / Decimal(cost), facts)
    return f"{told}; con el cambio de cuota sería el {then}{_gap(own.total + extra - cost, facts)}."


def _gap(left: int, facts: Facts) -> str:
    if left < 0:
        return f" y faltarían {facts.money(-left)}"
    return f" y sobrarían {facts.money(left)}" if left else ", justo lo necesario"


def _percent(part: Decimal, facts: Facts) -> str:
    return f"{facts.number_format.write(float(part * 100), 1)} %"
