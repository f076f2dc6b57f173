"""Writing partners and the agreements signed with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean, search_key
from evalua.registers.activities.tables import ActivityPartner
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, existing, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.neutrality import check_neutral
from evalua.registers.partners.tables import Agreement, Partner
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class PartnerInput:
    """An institution as typed; operators of one ``programme`` count as one."""

    name: str
    kind: str
    programme: str = ""
    mandate: str = ""
    contact_role: str = ""


@dataclass(frozen=True, slots=True)
class AgreementInput:
    """An agreement as typed; without ``ends_on`` it has no end."""

    partner_id: int | None
    name: str
    signed_on: date | None
    ends_on: date | None = None
    kind: str = "framework"
    state: str = "active"
    document: str = ""


def add_partner(
    work: Work, data: PartnerInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> Partner:
    """Write a partner; a name already in the list is refused (V58)."""
    require(work.actor, "record")
    entry = _check_partner(work, data, catalog, confirmed, None)
    entry.stop_if_any()
    row = Partner(association_id=work.association_id, **_partner_values(data))
    return work.add(row, why(confirmed))


def change_partner(
    work: Work,
    partner_id: int,
    data: PartnerInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Partner:
    """Correct a partner."""
    require(work.actor, "record")
    partner = one(work.session, Partner, work.association_id, partner_id)
    work.expect(partner, version)
    _check_partner(work, data, catalog, confirmed, partner_id).stop_if_any()
    work.change(partner, why(confirmed), **_partner_values(data))
    return partner


def remove_partner(work: Work, partner_id: int, reason: str) -> None:
    """Take a partner back; refused while activities or agreements speak of it."""
    require(work.actor, "record")
    partner = one(work.session, Partner, work.association_id, partner_id)
    entry = Entry(facts(work.session, work.association_id))
    for table, many in ((Agreement, "acuerdos"), (ActivityPartner, "actividades")):
        if alive(work.session, table, work.association_id, partner_id=partner_id):
            entry.error(
                "", "V59", f"{partner.name} tiene {many} que cuentan. Retírelos antes de eliminar."
            )
    entry.stop_if_any()
    work.remove(partner, reason)


def add_agreement(
    work: Work, data: AgreementInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> Agreement:
    """Write an agreement with a partner."""
    require(work.actor, "record")
    entry = _check_agreement(work, data, catalog, confirmed, None)
    check_facts(work, entry, data.signed_on)
    entry.stop_if_any()
    assert data.partner_id is not None and data.signed_on is not None
    row = Agreement(
        association_id=work.association_id,
        partner_id=data.partner_id,
        name=clean(data.name),
        kind=data.kind,
        state=data.state,
        signed_on=data.signed_on,
        ends_on=data.ends_on,
        document=clean(data.document),
    )
    note_facts(work, data.signed_on)
    return work.add(row, why(confirmed))


def change_agreement(
    work: Work,
    agreement_id: int,
    data: AgreementInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Agreement:
    """Correct an agreement, or record its new state or end."""
    require(work.actor, "record")
    row = one(work.session, Agreement, work.association_id, agreement_id)
    work.expect(row, version)
    before = row.signed_on
    entry = _check_agreement(work, data, catalog, confirmed, agreement_id)
    check_facts(work, entry, before, data.signed_on)
    entry.stop_if_any()
    work.change(
        row,
        why(confirmed),
        partner_id=data.partner_id,
        name=clean(data.name),
        kind=data.kind,
        state=data.state,
        signed_on=data.signed_on,
        ends_on=data.ends_on,
        document=clean(data.document),
    )
    note_facts(work, before, data.signed_on)
    return row


def remove_agreement(work: Work, agreement_id: int, reason: str) -> None:
    """Take an agreement back."""
    require(work.actor, "record")
    row = one(work.session, Agreement, work.association_id, agreement_id)
    work.remove(row, reason)
    note_facts(work, row.signed_on)


def _partner_values(data: PartnerInput) -> dict[str, Any]:
    return {
        "name": clean(data.name),
        "name_key": search_key(data.name),
        "kind": data.kind,
        "programme": clean(data.programme),
        "mandate": clean(data.mandate),
        "contact_role": clean(data.contact_role),
    }


def _check_partner(
    work: Work,
    data: PartnerInput,
    catalog: Catalog,
    confirmed: Confirmed,
    partner_id: int | None,
) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("name", data.name, "Escriba el nombre del aliado.")
    kinds = catalog.choices("partner_kinds")
    chosen(entry, "kind", data.kind, kinds, "Elija el tipo de aliado.")
    check_neutral(entry, "mandate", data.mandate)
    same = alive(work.session, Partner, work.association_id, name_key=search_key(data.name))
    if data.name.strip() and any(other.id != partner_id for other in same):
        entry.error(
            "name", "V58", f"{same[0].name} ya está en la lista de aliados. Use ese registro."
        )
    return entry


def _check_agreement(
    work: Work,
    data: AgreementInput,
    catalog: Catalog,
    confirmed: Confirmed,
    agreement_id: int | None,
) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("partner_id", data.partner_id, "Elija con quién se firmó.")
    existing(work, entry, "partner_id", Partner, [data.partner_id])
    entry.require("name", data.name, "Escriba el nombre del acuerdo.")
    kinds, states = catalog.choices("agreement_kinds"), catalog.choices("agreement_states")
    chosen(entry, "kind", data.kind, kinds, "Elija el tipo de acuerdo.")
    chosen(entry, "state", data.state, states, "Elija el estado del acuerdo.")
    if entry.day("signed_on", data.signed_on, not_after=work.today):
        _check_end(entry, data)
        _check_repeated(work, entry, data, agreement_id)
    return entry


def _check_end(entry: Entry, data: AgreementInput) -> None:
    assert data.signed_on is not None
    if data.ends_on is not None and data.ends_on < data.signed_on:
        entry.error("ends_on", "V25", "La fecha final no puede ser anterior al inicio.")


def _check_repeated(
    work: Work, entry: Entry, data: AgreementInput, agreement_id: int | None
) -> None:
    assert data.signed_on is not None
    same = alive(
        work.session,
        Agreement,
        work.association_id,
        partner_id=data.partner_id,
        signed_on=data.signed_on,
        name=clean(data.name),
    )
    if any(other.id != agreement_id for other in same):
        entry.confirm(
            "name",
            "V04",
            f"Ya existe un acuerdo igual, firmado el {long_date(data.signed_on)}. ¿Es otro acuerdo?",
        )
