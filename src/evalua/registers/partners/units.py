"""Production units and the individual advice they receive. Each has one code, and counts once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean, search_key
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, existing, note_facts, why
from evalua.registers.codes import next_code
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Municipality
from evalua.registers.membership import municipality_names
from evalua.registers.partners.tables import Organization, ProductionUnit, UnitAdvice
from evalua.registers.reading import alive, one
from evalua.registers.services.tables import Service
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None
_CODE_ROOM = 20


@dataclass(frozen=True, slots=True)
class UnitInput:
    """A unit as typed. An empty code becomes the next ``U-0001``."""

    name: str
    kind: str
    sector: str
    municipality_id: int | None
    owner_sex: str = "U"
    organization_id: int | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class AdviceInput:
    """The same advice given one by one to several units on a day."""

    unit_ids: Iterable[int]
    advised_on: date | None
    topic: str
    task: str = ""
    service_id: int | None = None


def add_unit(
    work: Work, data: UnitInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> ProductionUnit:
    """Write a unit; the same name in the same municipality asks whether it is another (V117)."""
    require(work.actor, "record")
    values = _valid(work, data, catalog, confirmed, None)
    return work.add(ProductionUnit(association_id=work.association_id, **values), why(confirmed))


def change_unit(
    work: Work,
    unit_id: int,
    data: UnitInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> ProductionUnit:
    """Correct a unit."""
    require(work.actor, "record")
    row = one(work.session, ProductionUnit, work.association_id, unit_id)
    work.expect(row, version)
    work.change(row, why(confirmed), **_valid(work, data, catalog, confirmed, row))
    return row


def remove_unit(work: Work, unit_id: int, reason: str) -> None:
    """Take a unit back; refused while it has advice (V59)."""
    require(work.actor, "record")
    row = one(work.session, ProductionUnit, work.association_id, unit_id)
    entry = Entry(facts(work.session, work.association_id))
    if alive(work.session, UnitAdvice, work.association_id, unit_id=unit_id):
        entry.error(
            "", "V59", f"{row.name} tiene asesorías que cuentan. Retírelas antes de eliminar."
        )
    entry.stop_if_any()
    work.remove(row, reason)


def advise_units(work: Work, data: AdviceInput, *, confirmed: Confirmed = None) -> list[UnitAdvice]:
    """Write one advice for each unit chosen."""
    require(work.actor, "record")
    units = list(dict.fromkeys(data.unit_ids))
    entry = Entry(facts(work.session, work.association_id), confirmed)
    if not units:
        entry.error("unit_ids", "V00", "Elija al menos una unidad.")
    existing(work, entry, "unit_ids", ProductionUnit, units)
    existing(work, entry, "service_id", Service, [data.service_id])
    entry.require("topic", data.topic, "Escriba de qué fue la asesoría.")
    if entry.day("advised_on", data.advised_on, not_after=work.today):
        _check_advised(work, entry, data, units)
        check_facts(work, entry, data.advised_on)
    entry.stop_if_any()
    assert data.advised_on is not None
    reason = why(confirmed)
    rows = [
        UnitAdvice(
            association_id=work.association_id,
            unit_id=unit,
            advised_on=data.advised_on,
            topic=clean(data.topic),
            task=clean(data.task),
            service_id=data.service_id,
        )
        for unit in units
    ]
    note_facts(work, data.advised_on)
    return [work.add(row, reason) for row in rows]


def remove_advice(work: Work, advice_id: int, reason: str) -> None:
    """Take back an advice written by mistake."""
    require(work.actor, "record")
    row = one(work.session, UnitAdvice, work.association_id, advice_id)
    work.remove(row, reason)
    note_facts(work, row.advised_on)


def _valid(
    work: Work,
    data: UnitInput,
    catalog: Catalog,
    confirmed: Confirmed,
    own: ProductionUnit | None,
) -> dict[str, Any]:
    """The columns ready to write, or a Problem with everything that is wrong."""
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("name", data.name, "Escriba el nombre de la unidad.")
    for field, listed, message in (
        ("kind", "unit_kinds", "Elija si es empresa, emprendimiento o finca."),
        ("sector", "economic_sectors", "Elija a qué se dedica."),
        ("owner_sex", "sexes", "Elija el sexo de quien es titular, o «No informa»."),
    ):
        chosen(entry, field, getattr(data, field), catalog.choices(listed), message)
    entry.require("municipality_id", data.municipality_id, "Elija el municipio.")
    existing(work, entry, "municipality_id", Municipality, [data.municipality_id])
    existing(work, entry, "organization_id", Organization, [data.organization_id])
    others = alive(work.session, ProductionUnit, work.association_id)
    others = [row for row in others if own is None or row.id != own.id]
    _check_repeated(work, entry, data, others)
    code = _code(entry, data, {row.code for row in others}, own)
    entry.stop_if_any()
    return {
        "code": code,
        "name": clean(data.name),
        "name_key": search_key(data.name),
        "kind": data.kind,
        "sector": data.sector,
        "owner_sex": data.owner_sex,
        "municipality_id": data.municipality_id,
        "organization_id": data.organization_id,
    }


def _code(entry: Entry, data: UnitInput, taken: set[str], own: ProductionUnit | None) -> str:
    typed = clean(data.code)
    if len(typed) > _CODE_ROOM:
        entry.error("code", "V05", f"El código es muy largo: use {_CODE_ROOM} letras o menos.")
    if typed in taken:
        entry.error("code", "V04", f"Ya hay una unidad con el código {typed}.")
    return typed or (own.code if own is not None else next_code("U", 4, taken))


def _check_repeated(
    work: Work, entry: Entry, data: UnitInput, others: list[ProductionUnit]
) -> None:
    """The same unit under two codes would count twice."""
    key = search_key(data.name)
    for other in others:
        if key and other.name_key == key and other.municipality_id == data.municipality_id:
            names = municipality_names(work.session, work.association_id)
            entry.confirm(
                "name",
                "V117",
                f"{other.name} de {names.get(other.municipality_id, '')} ya está con el código "
                f"{other.code}, y cada unidad se cuenta una vez. Si es otra, diga en qué se "
                "distinguen.",
            )
            return


def _check_advised(work: Work, entry: Entry, data: AdviceInput, units: list[int]) -> None:
    same = alive(
        work.session,
        UnitAdvice,
        work.association_id,
        advised_on=data.advised_on,
        topic=clean(data.topic),
    )
    if data.advised_on is not None and any(row.unit_id in units for row in same):
        entry.confirm(
            "unit_ids",
            "V04",
            f"Ya hay una asesoría igual del {long_date(data.advised_on)} para alguna de estas "
            "unidades. ¿Es otra?",
        )
