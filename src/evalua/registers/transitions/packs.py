"""Writing what every candidate receives alike: versions of the pack, and each delivery."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.problems import refuse
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Term
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.registers.transitions.checking import check_in_route
from evalua.registers.transitions.tables import Candidate, CandidatePack, PackDelivery
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class PackInput:
    """A version of the pre-candidates' briefing or of the pack; its number follows the last one."""

    term_id: int
    kind: str
    dated_on: date | None
    title: str
    document: str


@dataclass(frozen=True, slots=True)
class DeliveryInput:
    """The same version handed to several candidates on a day, through one channel."""

    pack_id: int | None
    candidate_ids: Sequence[int]
    delivered_on: date | None
    channel: str
    receipt: str


def add_pack(
    work: Work,
    data: PackInput,
    *,
    catalog: Catalog,
    confirmed: Mapping[str, str] | None = None,
) -> CandidatePack:
    """Write a new version; from then on, every candidate must receive this one."""
    require(work.actor, "record")
    entry = _entry(work, confirmed)
    _check_pack(work, entry, data, catalog)
    entry.stop_if_any()
    assert data.dated_on is not None
    note_facts(work, data.dated_on)
    return work.add(
        CandidatePack(
            association_id=work.association_id,
            term_id=data.term_id,
            kind=data.kind,
            number=max((p.number for p in _versions(work, data)), default=0) + 1,
            dated_on=data.dated_on,
            title=clean(data.title),
            document=clean(data.document),
        ),
        why(confirmed),
    )


def change_pack(
    work: Work,
    pack_id: int,
    data: PackInput,
    *,
    catalog: Catalog,
    version: int | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> CandidatePack:
    """Correct the title, the date or where a version is kept; what it is stays."""
    require(work.actor, "record")
    row = one(work.session, CandidatePack, work.association_id, pack_id)
    work.expect(row, version)
    entry = _entry(work, confirmed)
    _check_pack(work, entry, data, catalog)
    entry.stop_if_any()
    work.change(
        row,
        why(confirmed),
        dated_on=data.dated_on,
        title=clean(data.title),
        document=clean(data.document),
    )
    return row


def remove_pack(work: Work, pack_id: int, reason: str) -> None:
    """Take back a version that nobody received."""
    require(work.actor, "record")
    row = one(work.session, CandidatePack, work.association_id, pack_id)
    if alive(work.session, PackDelivery, work.association_id, pack_id=row.id):
        raise refuse("reason", "V59", "Esta versión ya se entregó. Retire primero sus entregas.")
    work.remove(row, reason)


def deliver(
    work: Work,
    data: DeliveryInput,
    *,
    catalog: Catalog,
    versions: Mapping[int, int] | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> list[PackDelivery]:
    """Record who received a version; who already had it gets the new date, channel and receipt.

    ``versions`` are those of the rows when the form was opened, by candidate (0 where there was none).
    """
    require(work.actor, "record")
    entry = _entry(work, confirmed)
    entry.require("pack_id", data.pack_id, "Elija qué versión se entregó.")
    if not data.candidate_ids:
        entry.error("candidate_ids", "V00", "Elija al menos un aspirante.")
    chosen(
        entry,
        "channel",
        data.channel,
        catalog.choices("delivery_channels"),
        "Elija por qué canal se entregó.",
    )
    entry.require("receipt", data.receipt, "Anote el acuse de recibo o dónde está.")
    check_neutral(entry, "receipt", data.receipt)
    _check_delivery(work, entry, data, catalog)
    entry.stop_if_any()
    people = list(dict.fromkeys(data.candidate_ids))
    for key in people:
        row = _delivered(work, data, key)
        if row is not None and versions is not None:
            work.expect(row, versions.get(key, 0))
    written = [_write(work, data, key, why(confirmed)) for key in people]
    note_facts(work, data.delivered_on)
    return written


def remove_delivery(work: Work, delivery_id: int, reason: str) -> None:
    """Take back a delivery that did not happen."""
    require(work.actor, "record")
    row = one(work.session, PackDelivery, work.association_id, delivery_id)
    work.remove(row, reason)
    note_facts(work, row.delivered_on)


def _check_pack(work: Work, entry: Entry, data: PackInput, catalog: Catalog) -> None:
    term = one(work.session, Term, work.association_id, data.term_id)
    chosen(
        entry,
        "kind",
        data.kind,
        catalog.choices("candidate_pack_kinds"),
        "Elija si es la información previa o el paquete técnico.",
    )
    check_in_route(entry, "dated_on", data.dated_on, term, catalog.transition_windows, work.today)
    entry.require("title", data.title, "Escriba el título del documento.")
    entry.require("document", data.document, "Anote el acta que lo aprueba o dónde está guardado.")
    check_neutral(entry, "title", data.title)
    check_neutral(entry, "document", data.document)
    check_facts(work, entry, data.dated_on)


def _check_delivery(work: Work, entry: Entry, data: DeliveryInput, catalog: Catalog) -> None:
    if data.pack_id is None:
        entry.day("delivered_on", data.delivered_on, not_after=work.today)
        return
    pack = one(work.session, CandidatePack, work.association_id, data.pack_id)
    term = one(work.session, Term, work.association_id, pack.term_id)
    check_in_route(
        entry, "delivered_on", data.delivered_on, term, catalog.transition_windows, work.today
    )
    if data.delivered_on is not None and data.delivered_on < pack.dated_on:
        entry.error(
            "delivered_on",
            "V25",
            f"La versión {pack.number} es del {long_date(pack.dated_on)}: no pudo entregarse antes.",
        )
    _check_list(work, entry, data, pack)
    _check_version(work, entry, data, pack)
    check_facts(work, entry, data.delivered_on)


def _check_list(work: Work, entry: Entry, data: DeliveryInput, pack: CandidatePack) -> None:
    """No more deliveries of a version than candidates on the official list (V29)."""
    listed = alive(work.session, Candidate, work.association_id, term_id=pack.term_id)
    known = {row.id for row in listed}
    before = alive(work.session, PackDelivery, work.association_id, pack_id=pack.id)
    receiving = {row.candidate_id for row in before} | set(data.candidate_ids)
    strangers = [key for key in receiving if key not in known]
    if strangers:
        entry.error(
            "candidate_ids",
            "V29",
            f"Hay más entregas ({len(receiving)}) que aspirantes en la lista "
            f"({len(receiving) - len(strangers)}). Actualice la lista oficial.",
        )


def _check_version(work: Work, entry: Entry, data: DeliveryInput, pack: CandidatePack) -> None:
    """An older version than the last one makes candidates unequal: ask why (V30)."""
    versions = alive(
        work.session, CandidatePack, work.association_id, term_id=pack.term_id, kind=pack.kind
    )
    last = max(version.number for version in versions)
    if pack.number < last:
        entry.confirm(
            "pack_id",
            "V30",
            f"{different(len(set(data.candidate_ids)))}. Entregue la versión {last} a todos.",
        )


def different(count: int) -> str:
    """How many candidates have another version, in words."""
    if count == 1:
        return "1 aspirante recibió una versión distinta"
    return f"{count} aspirantes recibieron una versión distinta"


def _write(work: Work, data: DeliveryInput, candidate_id: int, reason: str) -> PackDelivery:
    values = {
        "delivered_on": data.delivered_on,
        "channel": data.channel,
        "receipt": clean(data.receipt),
    }
    known = _delivered(work, data, candidate_id)
    if known is not None:
        work.change(known, reason, **values)
        return known
    assert data.pack_id is not None and data.delivered_on is not None
    return work.add(
        PackDelivery(
            association_id=work.association_id,
            pack_id=data.pack_id,
            candidate_id=candidate_id,
            delivered_on=data.delivered_on,
            channel=data.channel,
            receipt=clean(data.receipt),
        ),
        reason,
    )


def _delivered(work: Work, data: DeliveryInput, candidate_id: int) -> PackDelivery | None:
    found = alive(
        work.session,
        PackDelivery,
        work.association_id,
        pack_id=data.pack_id,
        candidate_id=candidate_id,
    )
    return found[0] if found else None


def _versions(work: Work, data: PackInput) -> list[CandidatePack]:
    return alive(
        work.session, CandidatePack, work.association_id, term_id=data.term_id, kind=data.kind
    )


def _entry(work: Work, confirmed: Mapping[str, str] | None) -> Entry:
    return Entry(facts(work.session, work.association_id), confirmed)
