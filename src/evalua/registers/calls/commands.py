"""Writing, correcting and removing calls for funding."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import load
from evalua.domain.problems import refuse
from evalua.domain.text import clean, search_key
from evalua.registers.association.facts import facts
from evalua.registers.calls.tables import CallMunicipality, CallTheme, FundingCall
from evalua.registers.checks import chosen, existing
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Municipality
from evalua.registers.partners.tables import Partner
from evalua.registers.projects.tables import Project
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

_LONGEST = {"entity": 160, "name": 200, "requirements": 600, "link": 300}
_LINK = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class CallInput:
    """A call as typed. Without municipalities it is open to all; without closing day, standing."""

    entity: str
    name: str
    source: str
    opens_on: date | None
    closes_on: date | None = None
    themes: Collection[str] = ()
    municipality_ids: Collection[int] = ()
    requirements: str = ""
    link: str = ""
    partner_id: int | None = None
    """The donor of the list that opens it, where it is one."""


def add_call(work: Work, data: CallInput) -> FundingCall:
    """Write a call with its themes and the municipalities that may apply."""
    require(work.actor, "record")
    values = _read(work, data)
    call = work.add(FundingCall(association_id=work.association_id, **values))
    _write_links(work, call, data)
    return call


def change_call(work: Work, call_id: int, data: CallInput, version: int) -> FundingCall:
    """Correct a call: its closing day moves often."""
    require(work.actor, "record")
    call = one(work.session, FundingCall, work.association_id, call_id)
    work.expect(call, version)
    work.change(call, **_read(work, data, call))
    _write_links(work, call, data)
    return call


def remove_call(work: Work, call_id: int, reason: str) -> None:
    """Take a call out with its lists, unless a project was presented to it."""
    require(work.actor, "record")
    call = one(work.session, FundingCall, work.association_id, call_id)
    linked = alive(work.session, Project, work.association_id, call_id=call.id)
    if linked:
        names = ", ".join(project.code for project in linked)
        said = f"Hay proyectos presentados a esta convocatoria ({names}). Cámbielos antes."
        raise refuse("", "V04", said)
    work.remove(call, reason)
    for table in (CallTheme, CallMunicipality):
        for row in alive(work.session, table, work.association_id, call_id=call.id):
            work.remove(row, reason)


def _read(work: Work, data: CallInput, own: FundingCall | None = None) -> dict[str, Any]:
    entry = Entry(facts(work.session, work.association_id))
    entry.require("entity", data.entity, "Escriba qué entidad abre la convocatoria.")
    entry.require("name", data.name, "Escriba el nombre de la convocatoria.")
    for field, limit in _LONGEST.items():
        if len(clean(getattr(data, field))) > limit:
            entry.error(field, "V05", f"Es muy largo: use {limit} letras o menos.")
    _check_choices(work, entry, data)
    _check_days(entry, data)
    _check_repeated(work, entry, data, own)
    if data.link.strip() and not data.link.strip().lower().startswith(_LINK):
        entry.error("link", "V05", "Escriba la dirección completa: empieza por https://.")
    entry.stop_if_any()
    return {
        **{field: clean(getattr(data, field)) for field in _LONGEST},
        "name_key": search_key(data.name),
        "source": data.source,
        "opens_on": data.opens_on,
        "closes_on": data.closes_on,
        "partner_id": data.partner_id,
    }


def _check_choices(work: Work, entry: Entry, data: CallInput) -> None:
    catalog = load()
    chosen(entry, "source", data.source, catalog.choices("funding_sources"), "Elija la fuente.")
    for theme in data.themes:
        chosen(
            entry, "themes", theme, catalog.choices("project_themes"), "Elija temas de la lista."
        )
    existing(work, entry, "municipality_ids", Municipality, data.municipality_ids)
    existing(work, entry, "partner_id", Partner, [data.partner_id])


def _check_days(entry: Entry, data: CallInput) -> None:
    entry.day("opens_on", data.opens_on)
    if data.opens_on and data.closes_on and data.closes_on < data.opens_on:
        entry.error("closes_on", "V25", "La fecha final no puede ser anterior al inicio.")


def _check_repeated(work: Work, entry: Entry, data: CallInput, own: FundingCall | None) -> None:
    same = alive(
        work.session,
        FundingCall,
        work.association_id,
        name_key=search_key(data.name),
        opens_on=data.opens_on,
    )
    if any(own is None or row.id != own.id for row in same):
        entry.error("name", "V04", "Ya está registrada esa convocatoria con la misma apertura.")


def _write_links(work: Work, call: FundingCall, data: CallInput) -> None:
    """Make the stored lists equal to what was chosen."""
    own = work.association_id
    themes = {row.theme: row for row in alive(work.session, CallTheme, own, call_id=call.id)}
    named = alive(work.session, CallMunicipality, own, call_id=call.id)
    towns = {row.municipality_id: row for row in named}
    for theme in sorted(set(data.themes) - themes.keys()):
        work.add(CallTheme(association_id=own, call_id=call.id, theme=theme))
    for town in sorted(set(data.municipality_ids) - towns.keys()):
        work.add(CallMunicipality(association_id=own, call_id=call.id, municipality_id=town))
    gone = [row for theme, row in themes.items() if theme not in data.themes]
    left = [row for town, row in towns.items() if town not in data.municipality_ids]
    for row in (*gone, *left):
        work.remove(row, "la convocatoria ya no lo incluye")
