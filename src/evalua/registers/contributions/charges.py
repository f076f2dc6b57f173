"""Writing the charges of a month and the bases that percentages are charged on."""

from __future__ import annotations

from evalua.accounts.permissions import require
from evalua.domain.month import Month
from evalua.registers.association.facts import facts
from evalua.registers.contributions.applying import settle, use_credit
from evalua.registers.contributions.billing import Due, dues_of_month
from evalua.registers.contributions.tables import (
    AgreementCharge,
    Allocation,
    Charge,
    ContributionBase,
    WriteOff,
)
from evalua.registers.entry import Entry, Typed
from evalua.registers.members.tables import Membership, Municipality
from evalua.registers.periods.locks import check_open
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

BASIS_LENGTH = 200


def charge_month(work: Work, month: Month) -> list[Charge]:
    """Write the charges of a month that are missing, then use credits that were waiting.

    Raises Problem where a base, a population or an amount is lacking (V08), all of them together, or
    the month is closed (V43).
    """
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id))
    check_open(work, entry, month)
    dues = dues_of_month(work.session, work.association_id, month)
    for due in dues:
        if due.amount is None:
            entry.error("base", "V08", due.problem)
    entry.stop_if_any()
    charges = [_charge(work, due, month) for due in dues]
    for municipality_id in sorted({c.municipality_id for c in charges}):
        use_credit(work, municipality_id)
    return charges


def remove_charge(work: Work, charge_id: int, reason: str) -> None:
    """Take out a charge that should not have been made; what was paid of it covers the others.

    Raises Problem where its month is closed (V43), or something decided about it stands on it (V66):
    a write-off, a payment agreement or a payment applied by hand.
    """
    require(work.actor, "record")
    charge = one(work.session, Charge, work.association_id, charge_id)
    entry = Entry(facts(work.session, work.association_id))
    check_open(work, entry, Month.parse(charge.month))
    for what in _standing_on(work, charge):
        entry.error("reason", "V66", f"Este cobro tiene {what}. Retírelo primero y vuelva.")
    entry.stop_if_any()
    work.remove(charge, reason)
    for row in alive(work.session, Allocation, work.association_id, charge_id=charge.id):
        work.remove(row, reason)
    settle(work, charge.municipality_id)


def _standing_on(work: Work, charge: Charge) -> list[str]:
    """What was decided about a charge, in words."""
    of_charge = {"charge_id": charge.id}
    found = {
        "una condonación": alive(work.session, WriteOff, work.association_id, **of_charge),
        "un acuerdo de pago": alive(
            work.session, AgreementCharge, work.association_id, **of_charge
        ),
        "un pago aplicado a mano": [
            row
            for row in alive(work.session, Allocation, work.association_id, **of_charge)
            if row.by_hand
        ],
    }
    return [what for what, rows in found.items() if rows]


def set_base(
    work: Work,
    municipality_id: int,
    month: Month,
    transfer: str,
    amount: Typed,
    source: str = "",
    *,
    version: int | None = None,
) -> ContributionBase:
    """Record (or correct) the transfer a municipality received, on which its share is charged.

    Raises Problem V07 where it was not a member that month.
    """
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id))
    minor = entry.money("amount", amount)
    if minor is not None and minor < 0:
        entry.error("amount", "V01", "La base no puede ser negativa.")
    _check_member(work, entry, municipality_id, month)
    check_open(work, entry, month)
    entry.stop_if_any()
    assert minor is not None
    found = alive(
        work.session,
        ContributionBase,
        work.association_id,
        municipality_id=municipality_id,
        month=str(month),
        transfer=transfer,
    )
    if found:
        work.expect(found[0], version)
        work.change(found[0], amount=minor, source=source)
        return found[0]
    return work.add(
        ContributionBase(
            association_id=work.association_id,
            municipality_id=municipality_id,
            month=str(month),
            transfer=transfer,
            amount=minor,
            source=source,
        )
    )


def _check_member(work: Work, entry: Entry, municipality_id: int, month: Month) -> None:
    town = one(work.session, Municipality, work.association_id, municipality_id)
    spells = alive(work.session, Membership, work.association_id, municipality_id=municipality_id)
    if not any(
        s.joined_on <= month.last and (s.left_on is None or s.left_on >= month.first)
        for s in spells
    ):
        entry.error(
            "municipality_id",
            "V07",
            f"{town.name} no era miembro en {month.label}. Revise su fecha de ingreso o retiro.",
        )


def _charge(work: Work, due: Due, month: Month) -> Charge:
    assert due.amount is not None
    return work.add(
        Charge(
            association_id=work.association_id,
            municipality_id=due.municipality_id,
            scheme_id=due.scheme_id,
            month=str(month),
            amount=due.amount,
            issued_on=min(work.today, due.due_on),
            due_on=due.due_on,
            original_due_on=due.due_on,
            basis=due.basis[:BASIS_LENGTH],
        )
    )
