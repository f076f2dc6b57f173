"""The money of a project: expected, committed and disbursed, each a dated row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import load
from evalua.domain.problems import refuse
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, why
from evalua.registers.entry import Entry, Typed
from evalua.registers.periods.locks import check_fact, note_fact
from evalua.registers.projects.foreign import Foreign, read_foreign
from evalua.registers.projects.tables import Project, ProjectFunding, ProjectStage
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

# Sources may exceed the cost a little before anybody is asked: estimates are rounded.
_TOLERATED = 105
_LONGEST_METHOD = 200


@dataclass(frozen=True, slots=True)
class FundingInput:
    """Money (or valued goods) of a source, as typed. A disbursement is a row of its own.

    Money in another currency comes as its own amount and the rate of ``dated_on`` (units of the
    association's currency for one of the other); ``amount`` is then left blank and computed.
    """

    project_id: int
    source: str
    condition: str
    amount: Typed
    dated_on: date | None
    entity: str = ""
    document: str = ""
    in_kind: bool = False
    valuation: str = ""
    foreign_currency: str = ""
    foreign_amount: Typed = None
    exchange_rate: str = ""


def add_funding(
    work: Work, data: FundingInput, *, confirmed: Mapping[str, str] | None = None
) -> ProjectFunding:
    """Write money of a source; committed money needs its document."""
    require(work.actor, "record")
    project = one(work.session, Project, work.association_id, data.project_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    foreign = read_foreign(entry, data.foreign_currency, data.foreign_amount, data.exchange_rate)
    amount = _valid(work, entry, data, project, foreign)
    entry.stop_if_any()
    assert amount is not None and data.dated_on is not None
    row = work.add(
        ProjectFunding(
            association_id=work.association_id,
            project_id=project.id,
            source=data.source,
            entity=clean(data.entity),
            condition=data.condition,
            amount=amount,
            in_kind=data.in_kind,
            valuation=clean(data.valuation) if data.in_kind else "",
            dated_on=data.dated_on,
            document=clean(data.document),
            foreign_currency=foreign.currency if foreign else "",
            foreign_amount=foreign.amount if foreign else None,
            exchange_rate=foreign.rate_text if foreign else "",
        ),
        why(confirmed),
    )
    note_fact(work, data.dated_on)
    return row


def remove_funding(work: Work, funding_id: int, reason: str) -> None:
    """Take back money recorded by mistake, unless a funded stage stands on it alone (V19)."""
    require(work.actor, "record")
    row = one(work.session, ProjectFunding, work.association_id, funding_id)
    funded = alive(
        work.session,
        ProjectStage,
        work.association_id,
        project_id=row.project_id,
        stage="funded",
    )
    days = [stage.reached_on for stage in funded]
    if any(backing(work, row.project_id, by=day, without=row.id) is None for day in days):
        raise refuse(
            "",
            "V19",
            "El proyecto figura como financiado con esta fuente. Registre antes la que la reemplaza.",
        )
    work.remove(row, reason)
    note_fact(work, row.dated_on)


def backing(
    work: Work, project_id: int, *, by: date | None = None, without: int = 0
) -> ProjectFunding | None:
    """A source that lets a project be called funded: committed (or disbursed) by a day, with its document."""
    rows = alive(work.session, ProjectFunding, work.association_id, project_id=project_id)
    sure = (r for r in rows if r.condition != "expected" and r.document and r.id != without)
    return next((r for r in sure if by is None or r.dated_on <= by), None)


def _valid(
    work: Work, entry: Entry, data: FundingInput, project: Project, foreign: Foreign | None
) -> int | None:
    catalog = load()
    sources, conditions = catalog.choices("funding_sources"), catalog.choices("funding_conditions")
    chosen(entry, "source", data.source, sources, "Elija la fuente.")
    chosen(entry, "condition", data.condition, conditions, "Elija el estado de los recursos.")
    if data.condition == "committed":
        said = "Escriba el documento que compromete los recursos; sin él, márquelos como esperados."
        entry.require("document", data.document, said)
    _check_goods(entry, data)
    amount = _amount(entry, data, foreign)
    if amount is not None and amount <= 0:
        entry.error("amount", "V01", "El monto debe ser mayor que cero.")
    elif amount is not None:
        _check_cost(work, entry, data, project, amount)
    if entry.day("dated_on", data.dated_on, not_after=work.today):
        check_fact(work, entry, data.dated_on)
    return amount


def _check_goods(entry: Entry, data: FundingInput) -> None:
    """Goods and work say how their value was found."""
    if data.in_kind and not clean(data.valuation):
        said = "Escriba cómo se valoró: avalúo, cotizaciones, tarifa del mercado."
        entry.error("valuation", "V150", said)
    elif len(clean(data.valuation)) > _LONGEST_METHOD:
        entry.error("valuation", "V05", f"Es muy largo: use {_LONGEST_METHOD} letras o menos.")


def _amount(entry: Entry, data: FundingInput, foreign: Foreign | None) -> int | None:
    """What was typed, or what the foreign money is worth at its rate."""
    typed = data.amount is not None and bool(str(data.amount).strip())
    if data.foreign_currency and typed:
        said = "Escriba el valor en la otra moneda o en la de la asociación, no en las dos."
        entry.error("amount", "V05", said)
        return None
    if data.foreign_currency:
        return foreign.local(entry.facts.currency) if foreign else None
    return entry.money("amount", data.amount)


def _check_cost(
    work: Work, entry: Entry, data: FundingInput, project: Project, amount: int
) -> None:
    """Ask (V20) when what is committed (or disbursed) passes the cost by more than 5 %."""
    if project.cost is None or data.condition == "expected":
        return
    rows = alive(
        work.session,
        ProjectFunding,
        work.association_id,
        project_id=project.id,
        condition=data.condition,
    )
    total = amount + sum(row.amount for row in rows)
    if total * 100 > project.cost * _TOLERATED:
        money = entry.facts.money
        said = (
            f"Las fuentes suman {money(total)} y el costo es {money(project.cost)}. Revise o "
            "actualice el costo."
        )
        entry.confirm("amount", "V20", said)
