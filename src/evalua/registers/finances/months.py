"""Writing the income and the expense of a month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evalua.accounts.permissions import require
from evalua.domain.month import Month
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, note_facts, why
from evalua.registers.entry import Entry, Typed
from evalua.registers.finances.tables import MonthFinance
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.registers.services.tables import CustomerRecord, ServiceRecord
from evalua.storage.work import Work

INCOME = ("services", "projects", "cooperation", "other")
COST = ("expense", "payroll", "payroll_projects")


@dataclass(frozen=True, slots=True)
class FinancesInput:
    """A month as typed; an income left blank is not known, the three costs are asked for.

    ``expense`` is what operating cost, with the whole ``payroll``; ``payroll_projects`` is the part
    of the payroll that projects paid.
    """

    expense: Typed
    payroll: Typed
    payroll_projects: Typed
    services: Typed = None
    projects: Typed = None
    cooperation: Typed = None
    other: Typed = None
    note: str = ""


def record_finances(
    work: Work,
    month: Month,
    data: FinancesInput,
    *,
    version: int | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> MonthFinance:
    """Write a month, or correct it. ``version`` is that of the row when the form was opened.

    The sale of services is refused where the records of the services already say it (V122); the
    part of the payroll paid by projects fits in the payroll (V123), and the payroll in the expense
    (V124): an expense without it would make operating look cheaper than it is.
    """
    require(work.actor, "record")
    earlier = alive(work.session, MonthFinance, work.association_id, month=str(month))
    if earlier:
        work.expect(earlier[0], version)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    if month.first > work.today:
        entry.error("month", "V03", f"{month.label.capitalize()} aún no llega.")
    values = _values(entry, data)
    if values["services"] is not None and services_recorded(work, month):
        entry.error(
            "services",
            "V122",
            "Los ingresos por servicios de este mes salen de lo registrado en «Servicios». Deje la "
            "casilla vacía.",
        )
    check_neutral(entry, "note", data.note)
    day = min(month.last, work.today)
    check_facts(work, entry, day)
    entry.stop_if_any()
    note_facts(work, day)
    if earlier:
        work.change(earlier[0], why(confirmed), **values)
        return earlier[0]
    row = MonthFinance(association_id=work.association_id, month=str(month), **values)
    return work.add(row, why(confirmed))


def remove_finances(work: Work, finance_id: int, reason: str) -> None:
    """Take a month back: nothing is known of it any more."""
    require(work.actor, "record")
    row = one(work.session, MonthFinance, work.association_id, finance_id)
    work.remove(row, reason)
    note_facts(work, min(Month.parse(row.month).last, work.today))


def services_recorded(work: Work, month: Month) -> bool:
    """Whether the records of the services hold some amount for a month."""
    members = alive(work.session, ServiceRecord, work.association_id, month=str(month))
    customers = alive(work.session, CustomerRecord, work.association_id, month=str(month))
    return any(row.income is not None for row in members) or any(
        row.invoiced is not None for row in customers
    )


def _values(entry: Entry, data: FinancesInput) -> dict[str, Any]:
    amounts = {name: entry.money(name, getattr(data, name), required=False) for name in INCOME}
    amounts |= {name: entry.money(name, getattr(data, name)) for name in COST}
    for name, amount in amounts.items():
        if amount is not None and amount < 0:
            entry.error(name, "V01", "El valor no puede ser negativo.")
    expense, payroll, by_projects = (amounts[name] for name in COST)
    if payroll is not None and by_projects is not None and by_projects > payroll:
        entry.error(
            "payroll_projects",
            "V123",
            "La parte que pagan los proyectos no puede ser mayor que la nómina.",
        )
    if expense is not None and payroll is not None and payroll > expense:
        entry.error(
            "expense",
            "V124",
            "El gasto de operación incluye toda la nómina, también la que pagan los proyectos: no "
            "puede ser menor que ella.",
        )
    return {**amounts, "note": clean(data.note)}
