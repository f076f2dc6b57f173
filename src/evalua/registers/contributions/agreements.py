"""Payment agreements: what is owed, rescheduled in instalments that add up to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from evalua.accounts.permissions import require
from evalua.domain.month import Month, long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.contributions.ledger import OpenCharge, owed_on
from evalua.registers.contributions.tables import (
    AgreementCharge,
    Charge,
    Instalment,
    PaymentAgreement,
)
from evalua.registers.entry import Entry, Typed
from evalua.registers.neutrality import check_neutral
from evalua.registers.periods.locks import check_fact, note_fact
from evalua.registers.reading import alive, one
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class AgreementInput:
    """An agreement as typed: the charges it reschedules, and each instalment's day and amount."""

    municipality_id: int | None
    agreed_on: date | None
    charges: Sequence[int]
    instalments: Sequence[tuple[date | None, Typed]]
    act: str = ""
    note: str = ""


def sign_agreement(
    work: Work, data: AgreementInput, *, confirmed: Mapping[str, str] | None = None
) -> PaymentAgreement:
    """Write an agreement: what was owed of each charge that day is frozen, and falls due again.

    The charges are due with the last instalment; their original due date never changes. Raises
    Problem where the instalments do not add up to the debt, or a charge is in another agreement.
    """
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    owed = _debt(work, entry, data)
    steps = _instalments(entry, data)
    _check_sum(entry, sum(o.left for o in owed), steps)
    check_neutral(entry, "note", data.note)
    entry.stop_if_any()
    assert data.municipality_id is not None and data.agreed_on is not None
    agreement = work.add(
        PaymentAgreement(
            association_id=work.association_id,
            municipality_id=data.municipality_id,
            agreed_on=data.agreed_on,
            act=clean(data.act),
            note=clean(data.note),
        ),
        " · ".join((confirmed or {}).values()),
    )
    _reschedule(work, agreement, owed, steps)
    note_fact(work, data.agreed_on)
    return agreement


def free_charges(
    session: Session, association_id: int, municipality_id: int, day: date
) -> list[OpenCharge]:
    """What was owed on a day of the charges that no agreement holds, oldest first."""
    taken = _in_agreements(session, association_id)
    owed = owed_on(session, association_id, municipality_id, day)
    return [o for o in owed if o.charge.id not in taken]


def equal_instalments(debt: int, count: int, first: date) -> list[tuple[date, int]]:
    """The debt in so many equal monthly instalments from a day on; the last one takes what is left.

    Minor units. A month without that day takes its last one.
    """
    each = debt // count
    days = [(Month.of(first) + number).day(first.day) for number in range(count)]
    amounts = [each] * (count - 1) + [debt - each * (count - 1)]
    return list(zip(days, amounts, strict=True))


def cancel_agreement(
    work: Work, agreement_id: int, cancelled_on: date | None, reason: str
) -> PaymentAgreement:
    """Leave an agreement without effect from a day on; its charges fall due as they first did."""
    require(work.actor, "record")
    agreement = one(work.session, PaymentAgreement, work.association_id, agreement_id)
    entry = Entry(facts(work.session, work.association_id))
    entry.require("reason", reason, "Escriba por qué se anula el acuerdo.")
    dated = entry.day("cancelled_on", cancelled_on, not_after=work.today)
    if dated and cancelled_on is not None and cancelled_on < agreement.agreed_on:
        entry.error(
            "cancelled_on",
            "V25",
            f"El acuerdo es del {long_date(agreement.agreed_on)}; no puede anularse antes.",
        )
    if agreement.cancelled_on is not None:
        entry.error("cancelled_on", "V56", f"Ya se anuló el {long_date(agreement.cancelled_on)}.")
    entry.stop_if_any()
    assert cancelled_on is not None
    work.change(agreement, clean(reason), cancelled_on=cancelled_on, cancelled_reason=clean(reason))
    for link in alive(
        work.session, AgreementCharge, work.association_id, agreement_id=agreement.id
    ):
        charge = one(work.session, Charge, work.association_id, link.charge_id)
        work.change(charge, clean(reason), due_on=charge.original_due_on)
    note_fact(work, cancelled_on)
    return agreement


def _debt(work: Work, entry: Entry, data: AgreementInput) -> list[OpenCharge]:
    """What was owed of each chosen charge on the day of the agreement."""
    entry.require("municipality_id", data.municipality_id, "Elija el municipio.")
    dated = entry.day("agreed_on", data.agreed_on, not_after=work.today)
    if dated:
        check_fact(work, entry, data.agreed_on)
    if not data.charges:
        entry.error("charges", "V00", "Elija los cobros que entran en el acuerdo.")
    if data.municipality_id is None or data.agreed_on is None:
        return []
    owed = owed_on(work.session, work.association_id, data.municipality_id, data.agreed_on)
    found = {o.charge.id: o for o in owed}
    _check_charges(work, entry, data, found)
    return [found[key] for key in data.charges if key in found]


def _check_charges(
    work: Work, entry: Entry, data: AgreementInput, owed: Mapping[int, OpenCharge]
) -> None:
    assert data.agreed_on is not None
    taken = _in_agreements(work.session, work.association_id)
    for key in data.charges:
        charge = one(work.session, Charge, work.association_id, key)
        month = Month.parse(charge.month).label
        if key not in owed:
            day = long_date(data.agreed_on)
            entry.error("charges", "V02", f"El {day} no se debía nada del cobro de {month}.")
        elif key in taken:
            since = long_date(taken[key].agreed_on)
            entry.error(
                "charges",
                "V10",
                f"El cobro de {month} ya está en el acuerdo del {since}. Anúlelo antes de hacer otro.",
            )


def _in_agreements(session: Session, association_id: int) -> dict[int, PaymentAgreement]:
    """The agreement that each charge is in, of those that were not cancelled."""
    live = {
        a.id: a for a in alive(session, PaymentAgreement, association_id) if a.cancelled_on is None
    }
    links = alive(session, AgreementCharge, association_id)
    return {k.charge_id: live[k.agreement_id] for k in links if k.agreement_id in live}


def _instalments(entry: Entry, data: AgreementInput) -> list[tuple[date, int]]:
    """The instalments that can be read; each must fall after the one before it."""
    steps: list[tuple[date, int]] = []
    earliest = data.agreed_on
    if not data.instalments:
        entry.error("instalments", "V00", "Escriba al menos una cuota, con su fecha y su valor.")
    for number, (day, typed) in enumerate(data.instalments):
        amount = entry.money(f"instalment.{number}.amount", typed)
        if amount is not None and amount <= 0:
            entry.error(f"instalment.{number}.amount", "V01", "La cuota debe ser mayor que cero.")
        if not entry.day(f"instalment.{number}.due_on", day):
            continue
        assert day is not None
        if earliest is not None and (day < earliest or (number and day == earliest)):
            entry.error(
                f"instalment.{number}.due_on",
                "V25",
                f"Esta cuota debe ser posterior al {long_date(earliest)}.",
            )
        earliest = day
        if amount is not None:
            steps.append((day, amount))
    return steps


def _check_sum(entry: Entry, debt: int, steps: Sequence[tuple[date, int]]) -> None:
    total = sum(amount for _, amount in steps)
    if not debt or total == debt:
        return
    money = entry.facts.money
    said = f"Faltan {money(debt - total)}" if total < debt else f"Sobran {money(total - debt)}"
    entry.error(
        "instalments",
        "V02",
        f"Las cuotas suman {money(total)} y la deuda es de {money(debt)}. {said}.",
    )


def _reschedule(
    work: Work,
    agreement: PaymentAgreement,
    owed: Sequence[OpenCharge],
    steps: Sequence[tuple[date, int]],
) -> None:
    for item in owed:
        work.add(
            AgreementCharge(
                association_id=work.association_id,
                agreement_id=agreement.id,
                charge_id=item.charge.id,
                amount=item.left,
            )
        )
        work.change(item.charge, "acuerdo de pago", due_on=steps[-1][0])
    for day, amount in steps:
        work.add(
            Instalment(
                association_id=work.association_id,
                agreement_id=agreement.id,
                due_on=day,
                amount=amount,
            )
        )
