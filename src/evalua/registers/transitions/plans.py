"""Where municipal plans name the association, and the budget lines that pay for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, existing, note_facts, why
from evalua.registers.entry import Entry, Typed
from evalua.registers.members.tables import Municipality, Term
from evalua.registers.reading import alive, one
from evalua.registers.transitions.tables import BudgetLine, MunicipalPlan, MunicipalPlanProject
from evalua.storage.work import Work

# A line belongs to a fiscal year near today; farther away it is a slip of the keyboard.
_OLDEST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class MunicipalPlanInput:
    """A plan that was adopted, and the page that names the association ("" where none does)."""

    term_id: int
    municipality_id: int | None
    document: str
    page: str
    adopted_on: date | None


@dataclass(frozen=True, slots=True)
class BudgetLineInput:
    """The line of a municipal budget for the association; ``recorded_on`` is today by default."""

    municipality_id: int | None
    year: int
    line: str
    amount: Typed
    recorded_on: date | None = None


def set_municipal_plan(
    work: Work,
    data: MunicipalPlanInput,
    *,
    version: int | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> MunicipalPlan:
    """Record (or correct) where the plan of a municipality for a term names the association."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    term = one(work.session, Term, work.association_id, data.term_id)
    found = alive(
        work.session,
        MunicipalPlan,
        work.association_id,
        term_id=term.id,
        municipality_id=data.municipality_id,
    )
    if found:
        work.expect(found[0], version)
    before = found[0].adopted_on if found else None
    _check_plan(work, entry, data, term)
    check_facts(work, entry, data.adopted_on, before)
    entry.stop_if_any()
    assert data.municipality_id is not None
    values = {
        "document": clean(data.document),
        "page": clean(data.page),
        "adopted_on": data.adopted_on,
    }
    note_facts(work, data.adopted_on, before)
    if found:
        work.change(found[0], why(confirmed), **values)
        return found[0]
    return work.add(
        MunicipalPlan(
            association_id=work.association_id,
            term_id=term.id,
            municipality_id=data.municipality_id,
            document=clean(data.document),
            page=clean(data.page),
            adopted_on=data.adopted_on,
        ),
        why(confirmed),
    )


def remove_municipal_plan(work: Work, plan_id: int, reason: str) -> None:
    """Take back a municipal plan, with the projects it was said to include."""
    require(work.actor, "record")
    row = one(work.session, MunicipalPlan, work.association_id, plan_id)
    for link in alive(work.session, MunicipalPlanProject, work.association_id, plan_id=row.id):
        work.remove(link, reason)
    work.remove(row, reason)
    note_facts(work, row.adopted_on)


def set_budget_line(
    work: Work,
    data: BudgetLineInput,
    *,
    version: int | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> BudgetLine:
    """Record (or correct) what a municipality's budget of a year gives the association."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    found = alive(
        work.session,
        BudgetLine,
        work.association_id,
        municipality_id=data.municipality_id,
        year=data.year,
    )
    if found:
        work.expect(found[0], version)
    before = found[0].recorded_on if found else None
    day = data.recorded_on or before or work.today
    amount = _check_line(work, entry, data, day)
    check_facts(work, entry, day, before)
    entry.stop_if_any()
    assert data.municipality_id is not None and amount is not None
    note_facts(work, day, before)
    if found:
        work.change(found[0], why(confirmed), line=clean(data.line), amount=amount, recorded_on=day)
        return found[0]
    return work.add(
        BudgetLine(
            association_id=work.association_id,
            municipality_id=data.municipality_id,
            year=data.year,
            line=clean(data.line),
            amount=amount,
            recorded_on=day,
        ),
        why(confirmed),
    )


def remove_budget_line(work: Work, line_id: int, reason: str) -> None:
    """Take back a budget line."""
    require(work.actor, "record")
    row = one(work.session, BudgetLine, work.association_id, line_id)
    work.remove(row, reason)
    note_facts(work, row.recorded_on)


def _check_plan(work: Work, entry: Entry, data: MunicipalPlanInput, term: Term) -> None:
    _check_municipality(work, entry, data.municipality_id)
    entry.require("document", data.document, "Escriba el nombre del plan o el acto que lo adopta.")
    if not entry.day("adopted_on", data.adopted_on, not_after=work.today):
        return
    assert data.adopted_on is not None
    if not term.starts_on <= data.adopted_on <= term.ends_on:
        entry.error(
            "adopted_on",
            "V25",
            f"El plan es del periodo {term.starts_on.year}-{term.ends_on.year}: la fecha debe estar "
            "dentro de él.",
        )


def _check_line(work: Work, entry: Entry, data: BudgetLineInput, day: date) -> int | None:
    _check_municipality(work, entry, data.municipality_id)
    last = work.today.year + 1
    if not _OLDEST_YEAR <= data.year <= last:
        entry.error("year", "V23", f"Escriba un año entre {_OLDEST_YEAR} y {last}.")
    entry.require("line", data.line, "Escriba el nombre o el código del rubro.")
    entry.day("recorded_on", day, not_after=work.today)
    amount = entry.money("amount", data.amount)
    if amount is not None and amount <= 0:
        entry.error("amount", "V01", "El valor del rubro debe ser mayor que cero.")
    return amount


def _check_municipality(work: Work, entry: Entry, municipality_id: int | None) -> None:
    entry.require("municipality_id", municipality_id, "Elija el municipio.")
    existing(work, entry, "municipality_id", Municipality, [municipality_id])
