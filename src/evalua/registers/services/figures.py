"""Writing what the kind of a service asks for every month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.catalog.services import ServiceMeasure
from evalua.domain.month import Month
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, note_facts, whole, why
from evalua.registers.entry import Entry, Number
from evalua.registers.reading import alive, one
from evalua.registers.services.cells import write_cells
from evalua.registers.services.commands import check_month
from evalua.registers.services.tables import Service, ServiceFigure
from evalua.storage.work import Work

YES, NO = "yes", "no"
_ANSWERS: dict[Number, float] = {YES: 1.0, NO: 0.0}


def record_figures(
    work: Work,
    service_id: int,
    month: Month,
    typed: Mapping[str, Number],
    *,
    catalog: Catalog,
    versions: Mapping[str, int] | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> list[ServiceFigure]:
    """Write the figures of a month: measure → what was typed; ``yes`` or ``no`` where it asks so.

    A blank means that nothing is known: no row is written, and an earlier one is taken back. What
    the kind of service does not ask for is refused (V121), and so is a part larger than its whole
    or more days than the month has (V129).
    """
    require(work.actor, "record")
    service = one(work.session, Service, work.association_id, service_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    check_month(work, entry, service, month)
    asked = {m.key: m for m in catalog.asked_of(service.kind)}
    read = {key: _read(entry, asked.get(key), key, value, month) for key, value in typed.items()}
    _check_parts(entry, asked, read)
    day = min(month.last, work.today)
    check_facts(work, entry, day)
    entry.stop_if_any()
    rows = alive(
        work.session, ServiceFigure, work.association_id, service_id=service_id, month=str(month)
    )
    kept = write_cells(
        work,
        month,
        {key: None if value is None else {"amount": value} for key, value in read.items()},
        {row.measure: row for row in rows},
        lambda key, values: _new(work, service_id, month, key, values),
        versions=versions,
        reason=why(confirmed),
    )
    note_facts(work, day)
    return kept


def _new(
    work: Work, service_id: int, month: Month, measure: str, values: Mapping[str, Any]
) -> ServiceFigure:
    return ServiceFigure(
        association_id=work.association_id,
        service_id=service_id,
        month=str(month),
        measure=measure,
        **values,
    )


def _read(
    entry: Entry, measure: ServiceMeasure | None, key: str, typed: Number, month: Month
) -> float | None:
    """A figure as a number, in the form its measure asks; None where it was left blank."""
    if measure is None:
        entry.error(key, "V121", "Ese servicio no pide este dato. Actualice la página.")
        return None
    if typed is None or (isinstance(typed, str) and not typed.strip()):
        return None
    match measure.form:
        case "yes_no":
            if typed not in _ANSWERS:
                entry.error(key, "V00", "Elija sí o no, o déjelo sin dato.")
            return _ANSWERS.get(typed)
        case "count":
            return whole(entry, key, typed)
        case "percent":
            return entry.number(key, typed, low=0, high=100)
        case _:
            value = entry.number(key, typed, low=0)
            if measure.of_month and value is not None and value > month.last.day:
                entry.error(key, "V129", f"{month.label.capitalize()} tiene {month.last.day} días.")
            return value


def _check_parts(
    entry: Entry, asked: Mapping[str, ServiceMeasure], read: Mapping[str, float | None]
) -> None:
    """What is part of another figure is not larger than it."""
    for key, measure in asked.items():
        part, of_all = read.get(key), read.get(measure.part_of or "")
        if part is not None and of_all is not None and part > of_all:
            name = asked[str(measure.part_of)].name.lower()
            entry.error(key, "V129", f"No puede ser más que «{name}». Revise las dos cifras.")
