"""Writing partners and the agreements signed with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean, search_key
from evalua.registers.activities.tables import Activity, ActivityPartner
from evalua.registers.association.facts import facts
from evalua.registers.calls.tables import FundingCall
from evalua.registers.checks import check_facts, chosen, existing, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.goals.tables import Goal
from evalua.registers.members.tables import Municipality
from evalua.registers.neutrality import check_neutral
from evalua.registers.partners.links import keep_links, remove_links
from evalua.registers.partners.tables import (
    Agreement,
    AgreementDue,
    AgreementShare,
    AgreementStep,
    CoordinationNotePartner,
    Intervention,
    Partner,
    PartnerMunicipality,
    PartnerTheme,
)
from evalua.registers.projects.tables import Project
from evalua.registers.reading import alive, one
from evalua.registers.services.tables import Service
from evalua.storage.base import Registered
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None
_PERSONAL = re.compile(r"@|\d{5}|\d[\d .-]{6,}\d")
"""An address of mail or a telephone: the list keeps the post of the contact, nobody's data."""

_NAMED_BY_PARTNER: tuple[tuple[type[Registered], str], ...] = (
    (Agreement, "acuerdos"),
    (ActivityPartner, "actividades"),
    (FundingCall, "convocatorias"),
    (Intervention, "intervenciones"),
    (CoordinationNotePartner, "notas de coordinación"),
)
_COVERED: tuple[tuple[type[Registered], str], ...] = (
    (Project, "proyectos"),
    (Service, "servicios"),
    (Goal, "metas"),
    (Activity, "actividades"),
)


@dataclass(frozen=True, slots=True)
class PartnerInput:
    """An institution as typed; operators of one ``programme`` count as one.

    ``themes`` and ``municipality_ids`` are the mandate and the focus of a donor; without
    municipalities it works in all of them.
    """

    name: str
    kind: str
    programme: str = ""
    mandate: str = ""
    contact_role: str = ""
    sector: str = ""
    themes: Collection[str] = ()
    municipality_ids: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class AgreementInput:
    """An agreement as it began; without ``ends_on`` it has no end. What came later are its steps."""

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
    work.add(row, why(confirmed))
    _keep_profile(work, row, data)
    return row


def change_partner(
    work: Work,
    partner_id: int,
    data: PartnerInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Partner:
    """Correct a partner, and the mandate and focus of a donor."""
    require(work.actor, "record")
    partner = one(work.session, Partner, work.association_id, partner_id)
    work.expect(partner, version)
    _check_partner(work, data, catalog, confirmed, partner_id).stop_if_any()
    work.change(partner, why(confirmed), **_partner_values(data))
    _keep_profile(work, partner, data)
    return partner


def remove_partner(work: Work, partner_id: int, reason: str) -> None:
    """Take a partner back; refused while something else speaks of it (V59)."""
    require(work.actor, "record")
    partner = one(work.session, Partner, work.association_id, partner_id)
    entry = Entry(facts(work.session, work.association_id))
    for table, many in _NAMED_BY_PARTNER:
        if alive(work.session, table, work.association_id, partner_id=partner_id):
            entry.error(
                "", "V59", f"{partner.name} tiene {many} que cuentan. Retírelos antes de eliminar."
            )
    entry.stop_if_any()
    work.remove(partner, reason)
    owner = ("partner_id", partner_id)
    remove_links(work, (PartnerTheme, PartnerMunicipality), owner, reason)


def add_agreement(
    work: Work, data: AgreementInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> Agreement:
    """Write an agreement with a partner."""
    require(work.actor, "record")
    entry = _check_agreement(work, data, catalog, confirmed, None)
    check_facts(work, entry, data.signed_on)
    entry.stop_if_any()
    row = Agreement(association_id=work.association_id, **_agreement_values(data))
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
    """Correct how an agreement began; what became of it later is a step (``course.add_step``)."""
    require(work.actor, "record")
    row = one(work.session, Agreement, work.association_id, agreement_id)
    work.expect(row, version)
    before = row.signed_on
    entry = _check_agreement(work, data, catalog, confirmed, agreement_id)
    _check_steps(work, entry, row, data)
    check_facts(work, entry, before, data.signed_on)
    entry.stop_if_any()
    work.change(row, why(confirmed), **_agreement_values(data))
    note_facts(work, before, data.signed_on)
    return row


def remove_agreement(work: Work, agreement_id: int, reason: str) -> None:
    """Take an agreement back with its steps; refused while it covers something (V59)."""
    require(work.actor, "record")
    row = one(work.session, Agreement, work.association_id, agreement_id)
    entry = Entry(facts(work.session, work.association_id))
    for table, many in _COVERED:
        if alive(work.session, table, work.association_id, agreement_id=agreement_id):
            entry.error(
                "", "V59", f"{row.name} ampara {many}. Cámbielos antes de eliminar el acuerdo."
            )
    entry.stop_if_any()
    work.remove(row, reason)
    owner = ("agreement_id", agreement_id)
    remove_links(work, (AgreementStep, AgreementShare, AgreementDue), owner, reason)
    note_facts(work, row.signed_on)


def _partner_values(data: PartnerInput) -> dict[str, Any]:
    return {
        "name": clean(data.name),
        "name_key": search_key(data.name),
        "kind": data.kind,
        "sector": data.sector,
        "programme": clean(data.programme),
        "mandate": clean(data.mandate),
        "contact_role": clean(data.contact_role),
    }


def _keep_profile(work: Work, partner: Partner, data: PartnerInput) -> None:
    owner = ("partner_id", partner.id)
    keep_links(work, PartnerTheme, owner, "theme", data.themes)
    keep_links(work, PartnerMunicipality, owner, "municipality_id", data.municipality_ids)


def _agreement_values(data: AgreementInput) -> dict[str, Any]:
    return {
        "partner_id": data.partner_id,
        "name": clean(data.name),
        "kind": data.kind,
        "state": data.state,
        "signed_on": data.signed_on,
        "ends_on": data.ends_on,
        "document": clean(data.document),
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
    if data.sector:
        sectors = catalog.choices("economic_sectors")
        chosen(entry, "sector", data.sector, sectors, "Elija el sector de la lista.")
    for theme in data.themes:
        themes = catalog.choices("project_themes")
        chosen(entry, "themes", theme, themes, "Elija temas de la lista.")
    existing(work, entry, "municipality_ids", Municipality, data.municipality_ids)
    check_neutral(entry, "mandate", data.mandate)
    if _PERSONAL.search(data.contact_role):
        entry.error(
            "contact_role",
            "V113",
            "Escriba solo el cargo del contacto: aquí no se guardan correos, teléfonos ni documentos.",
        )
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


def _check_steps(work: Work, entry: Entry, row: Agreement, data: AgreementInput) -> None:
    """An agreement cannot begin after what became of it."""
    steps = alive(work.session, AgreementStep, work.association_id, agreement_id=row.id)
    first = min((step.reached_on for step in steps), default=None)
    if first is not None and data.signed_on is not None and data.signed_on > first:
        entry.error(
            "signed_on",
            "V111",
            f"Ya tiene un paso del {long_date(first)}: no pudo empezar después.",
        )


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
