"""What members give in kind: valued by a stated method, by act, and never mixed with money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import existing
from evalua.registers.contributions.tables import ContributionScheme, InKindContribution
from evalua.registers.entry import Entry, Typed
from evalua.registers.members.tables import Municipality
from evalua.registers.neutrality import check_neutral
from evalua.registers.periods.locks import check_fact, note_fact
from evalua.registers.reading import one
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class InKindInput:
    """A contribution in kind as typed; ``scheme_id`` is the scheme that expected it, if any."""

    municipality_id: int | None
    received_on: date | None
    concept: str
    amount: Typed
    method: str
    act: str
    scheme_id: int | None = None


def record_in_kind(
    work: Work, data: InKindInput, *, confirmed: Mapping[str, str] | None = None
) -> InKindContribution:
    """Write what was received in kind. Raises Problem V00 without its method or its act."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    amount = _check(work, entry, data)
    entry.stop_if_any()
    assert data.municipality_id is not None and data.received_on is not None and amount is not None
    row = work.add(
        InKindContribution(
            association_id=work.association_id,
            municipality_id=data.municipality_id,
            received_on=data.received_on,
            concept=clean(data.concept),
            amount=amount,
            method=clean(data.method),
            act=clean(data.act),
            scheme_id=data.scheme_id,
        ),
        " · ".join((confirmed or {}).values()),
    )
    note_fact(work, data.received_on)
    return row


def remove_in_kind(work: Work, row_id: int, reason: str) -> None:
    """Take back a contribution in kind that was recorded by mistake."""
    require(work.actor, "record")
    row = one(work.session, InKindContribution, work.association_id, row_id)
    work.remove(row, reason)
    note_fact(work, row.received_on)


def _check(work: Work, entry: Entry, data: InKindInput) -> int | None:
    amount = entry.money("amount", data.amount)
    if amount is not None and amount <= 0:
        entry.error("amount", "V01", "Escriba en cuánto se valora; debe ser mayor que cero.")
    entry.require("municipality_id", data.municipality_id, "Elija el municipio que aportó.")
    existing(work, entry, "municipality_id", Municipality, [data.municipality_id])
    entry.require("concept", data.concept, "Escriba qué se recibió.")
    entry.require("method", data.method, "Escriba cómo se valoró; sin método no se registra.")
    entry.require("act", data.act, "Escriba el acta que aceptó el valor.")
    check_neutral(entry, "concept", data.concept)
    if entry.day("received_on", data.received_on, not_after=work.today):
        check_fact(work, entry, data.received_on)
    if data.scheme_id is not None:
        one(work.session, ContributionScheme, work.association_id, data.scheme_id)
    return amount
