"""A member asks to leave: the request, the decision by act, and the settlement of its account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import Month, long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.contributions.balance import balance_on, charged_after
from evalua.registers.entry import Entry
from evalua.registers.members.commands import end_membership
from evalua.registers.members.tables import Membership, Withdrawal
from evalua.registers.membership import members_on, municipality_names
from evalua.registers.neutrality import check_neutral
from evalua.registers.periods.locks import check_fact, note_fact
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class RequestInput:
    """What a municipality asks; ``reason`` is a key of the catalogue's ``leave_reasons``."""

    municipality_id: int | None
    requested_on: date | None
    reason: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class DecisionInput:
    """What was decided; ``effective_on`` is the last day as a member where it was accepted."""

    accepted: bool | None
    decided_on: date | None
    act: str
    effective_on: date | None = None


@dataclass(frozen=True, slots=True)
class SettlementInput:
    """The day the account was closed, and how what was left will be settled."""

    settled_on: date | None
    note: str = ""


def request_withdrawal(
    work: Work, data: RequestInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> Withdrawal:
    """Write down that a member asked to leave; it stays a member until it is decided."""
    require(work.actor, "record")
    entry = _entry(work, confirmed)
    entry.require("municipality_id", data.municipality_id, "Elija el municipio que se retira.")
    entry.day("requested_on", data.requested_on, not_after=work.today)
    if data.reason not in catalog.choices("leave_reasons"):
        entry.error("reason", "V00", "Elija el motivo.")
    check_neutral(entry, "explanation", data.explanation)
    if data.municipality_id is not None:
        _check_may_ask(work, entry, data.municipality_id)
    entry.stop_if_any()
    assert data.municipality_id is not None and data.requested_on is not None
    return work.add(
        Withdrawal(
            association_id=work.association_id,
            municipality_id=data.municipality_id,
            requested_on=data.requested_on,
            reason=data.reason,
            explanation=clean(data.explanation),
        ),
        _given(confirmed),
    )


def decide_withdrawal(
    work: Work,
    withdrawal_id: int,
    data: DecisionInput,
    *,
    catalog: Catalog,
    confirmed: Confirmed = None,
) -> Withdrawal:
    """Accept or refuse by act. Accepting ends the membership on its effective date.

    Raises Problem; falling below the legal minimum of members asks for a reason (V40).
    """
    require(work.actor, "set_up")
    row = one(work.session, Withdrawal, work.association_id, withdrawal_id)
    entry = _entry(work, confirmed)
    entry.require("accepted", data.accepted, "Diga si se acepta o no.")
    entry.require("act", data.act, "Escriba el acta o el acuerdo que lo decide.")
    _check_decided_on(work, entry, row, data.decided_on)
    if row.decided_on is not None:
        entry.error("", "V56", f"Esa solicitud ya se decidió el {long_date(row.decided_on)}.")
    if data.accepted:
        _check_leaving(work, entry, row, data, catalog)
    entry.stop_if_any()
    work.change(
        row,
        _given(confirmed),
        accepted=data.accepted,
        decided_on=data.decided_on,
        act=clean(data.act),
        effective_on=data.effective_on if data.accepted else None,
    )
    if data.accepted:
        _leave(work, row, catalog)
    return row


def settle_withdrawal(work: Work, withdrawal_id: int, data: SettlementInput) -> Withdrawal:
    """Close the account of who left: its balance on the day is kept with the withdrawal.

    ``settlement`` is in minor units: above zero the municipality still owes it, below zero it is
    in its favour; either needs a note that says how it will be settled.
    """
    require(work.actor, "record")
    row = one(work.session, Withdrawal, work.association_id, withdrawal_id)
    entry = _entry(work)
    _check_may_settle(entry, row)
    if entry.day("settled_on", data.settled_on, not_after=work.today):
        _check_settled_on(work, entry, row, data)
    check_neutral(entry, "note", data.note)
    entry.stop_if_any()
    assert data.settled_on is not None
    work.change(
        row,
        settled_on=data.settled_on,
        settlement=_balance(work, row, data.settled_on),
        settlement_note=clean(data.note),
    )
    return row


def drop_request(work: Work, withdrawal_id: int, reason: str) -> None:
    """Take back a request that was not decided: the municipality stays, or it was a mistake."""
    require(work.actor, "record")
    row = one(work.session, Withdrawal, work.association_id, withdrawal_id)
    if row.decided_on is not None:
        entry = _entry(work)
        entry.error("reason", "V56", "Ya se decidió: queda en la historia con su acto.")
        entry.stop_if_any()
    work.remove(row, reason)


def _entry(work: Work, confirmed: Confirmed = None) -> Entry:
    return Entry(facts(work.session, work.association_id), confirmed)


def _given(confirmed: Confirmed) -> str:
    return " · ".join((confirmed or {}).values())


def _name(work: Work, municipality_id: int) -> str:
    return municipality_names(work.session, work.association_id)[municipality_id]


def _spell(work: Work, municipality_id: int) -> Membership | None:
    """The spell without an end, where there is one."""
    spells = alive(work.session, Membership, work.association_id, municipality_id=municipality_id)
    return next((spell for spell in spells if spell.left_on is None), None)


def _check_may_ask(work: Work, entry: Entry, municipality_id: int) -> None:
    if _spell(work, municipality_id) is None:
        entry.error("municipality_id", "V39", "Ese municipio no es miembro hoy.")
    for row in alive(
        work.session, Withdrawal, work.association_id, municipality_id=municipality_id
    ):
        if row.decided_on is None:
            entry.error(
                "municipality_id",
                "V39",
                f"{_name(work, municipality_id)} ya tiene una solicitud sin decidir, del "
                f"{long_date(row.requested_on)}.",
            )


def _check_decided_on(work: Work, entry: Entry, row: Withdrawal, day: date | None) -> None:
    if entry.day("decided_on", day, not_after=work.today) and day and day < row.requested_on:
        entry.error(
            "decided_on",
            "V25",
            f"La decisión no puede ser anterior a la solicitud ({long_date(row.requested_on)}).",
        )


def _check_leaving(
    work: Work,
    entry: Entry,
    row: Withdrawal,
    data: DecisionInput,
    catalog: Catalog,
) -> None:
    day, spell = data.effective_on, _spell(work, row.municipality_id)
    if spell is None:
        entry.error("effective_on", "V39", "Ese municipio no es miembro hoy.")
    elif day is None:
        entry.error("effective_on", "V00", "Elija el último día como miembro.")
    elif day < max(spell.joined_on, row.requested_on):
        since = long_date(max(spell.joined_on, row.requested_on))
        entry.error(
            "effective_on", "V39", f"El último día como miembro no puede ser anterior al {since}."
        )
    else:
        _check_minimum(work, entry, row, day, catalog)
        if day <= work.today:
            check_fact(work, entry, day, "effective_on")


def _check_minimum(
    work: Work, entry: Entry, row: Withdrawal, last_day: date, catalog: Catalog
) -> None:
    key = entry.facts.legal_figure
    figure = next((f for f in catalog.legal_figures if f.key == key), None)
    after = members_on(work.session, work.association_id, last_day + timedelta(days=1))
    left = len(after - {row.municipality_id})
    if figure is not None and left < figure.min_members:
        entry.confirm(
            "effective_on",
            "V40",
            f"{'Queda 1 miembro' if left == 1 else f'Quedan {left} miembros'}; {figure.name} exige "
            f"{figure.min_members}. Abra el diagnóstico de vigencia.",
        )


def _leave(work: Work, row: Withdrawal, catalog: Catalog) -> None:
    assert row.effective_on is not None
    reason = catalog.name("leave_reasons", row.reason)
    end_membership(work, row.municipality_id, row.effective_on, reason, row.act)
    note_fact(work, row.effective_on)


def _check_may_settle(entry: Entry, row: Withdrawal) -> None:
    if not row.accepted:
        entry.error("", "V56", "Solo se liquida un retiro aceptado.")
    if row.settled_on is not None:
        entry.error("", "V56", f"Ese retiro ya se liquidó el {long_date(row.settled_on)}.")


def _check_settled_on(work: Work, entry: Entry, row: Withdrawal, data: SettlementInput) -> None:
    day, last = data.settled_on, row.effective_on
    if day is None or last is None:
        return
    if day < last:
        entry.error(
            "settled_on",
            "V25",
            f"Se liquida desde el último día como miembro ({long_date(last)}).",
        )
    after = charged_after(work.session, work.association_id, row.municipality_id, Month.of(last))
    if after:
        months = ", ".join(month.label for month in after)
        entry.error(
            "settled_on",
            "V07",
            f"{_name(work, row.municipality_id)} no era miembro en {months} y tiene cobros de "
            "entonces. Corríjalos en Aportes antes de liquidar.",
        )
    balance = _balance(work, row, day)
    if balance and not data.note.strip():
        what = "debe" if balance > 0 else "tiene a favor"
        entry.error(
            "note",
            "V00",
            f"Todavía {what} {entry.facts.money(abs(balance))}: escriba cómo se saldará.",
        )


def _balance(work: Work, row: Withdrawal, day: date) -> int:
    return balance_on(work.session, work.association_id, row.municipality_id, day)
