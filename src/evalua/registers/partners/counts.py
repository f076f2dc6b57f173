"""How many people and families an organization had on a day. A count is never overwritten by the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, note_facts, whole, why
from evalua.registers.entry import Entry, Number
from evalua.registers.partners.tables import Organization, OrganizationCount
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

COUNTED = ("women", "men", "families", "headed_by_women")


@dataclass(frozen=True, slots=True)
class CountInput:
    """A count as typed. Blank is not known, never zero; ``headed_by_women`` is voluntary."""

    counted_on: date | None
    women: Number = None
    men: Number = None
    families: Number = None
    headed_by_women: Number = None
    repeats: bool = False
    document: str = ""


def add_count(
    work: Work,
    organization_id: int,
    data: CountInput,
    *,
    confirmed: Mapping[str, str] | None = None,
) -> OrganizationCount:
    """Write the count of a day; the day before keeps its own."""
    require(work.actor, "record")
    organization = one(work.session, Organization, work.association_id, organization_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    values = read_counts(entry, data)
    if not entry.any and all(values[name] is None for name in COUNTED):
        entry.error("families", "V00", "Escriba cuántas personas o familias tiene.")
    if entry.day("counted_on", data.counted_on, not_after=work.today):
        _check_founded(entry, organization, data.counted_on)
        _check_repeated(work, entry, organization, data.counted_on)
        check_facts(work, entry, data.counted_on)
    entry.stop_if_any()
    row = OrganizationCount(
        association_id=work.association_id, organization_id=organization.id, **values
    )
    note_facts(work, data.counted_on)
    return work.add(row, why(confirmed))


def remove_count(work: Work, count_id: int, reason: str) -> None:
    """Take back a count written by mistake."""
    require(work.actor, "record")
    row = one(work.session, OrganizationCount, work.association_id, count_id)
    work.remove(row, reason)
    note_facts(work, row.counted_on)


def read_counts(entry: Entry, data: CountInput) -> dict[str, Any]:
    """The columns of a count; every problem is left in ``entry``."""
    values: dict[str, Any] = {name: whole(entry, name, getattr(data, name)) for name in COUNTED}
    families, headed = values["families"], values["headed_by_women"]
    if headed is not None and (families is None or headed > families):
        entry.error(
            "headed_by_women",
            "V115",
            "Los hogares con jefatura de mujer son parte de las familias: escriba el total de "
            "familias, igual o mayor.",
        )
    return {
        "counted_on": data.counted_on,
        "repeats": data.repeats,
        "document": clean(data.document),
        **values,
    }


def _check_founded(entry: Entry, organization: Organization, on: date | None) -> None:
    founded = organization.founded_on
    if on is not None and founded is not None and on < founded:
        entry.error(
            "counted_on", "V25", f"La organización se fundó el {long_date(founded)}: es anterior."
        )


def _check_repeated(work: Work, entry: Entry, organization: Organization, on: date | None) -> None:
    same = alive(
        work.session,
        OrganizationCount,
        work.association_id,
        organization_id=organization.id,
        counted_on=on,
    )
    if same and on is not None:
        entry.error(
            "counted_on",
            "V04",
            f"Ya hay un registro de {organization.name} del {long_date(on)}. Retírelo antes si "
            "estaba mal, o escriba otra fecha.",
        )
