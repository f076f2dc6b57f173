"""Typing a figure with its proof, correcting it and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog, Indicator
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, note_facts, why
from evalua.registers.entry import Entry, Number
from evalua.registers.members.tables import Term
from evalua.registers.reading import alive, one
from evalua.registers.typed.periods import due_date, period_name
from evalua.registers.typed.tables import TypedFigure
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class FigureInput:
    """A figure as somebody types it. ``numerator`` is the whole figure where nothing is divided;
    ``money`` says that both are amounts, typed or in minor units; a yes or no is ``yes`` or ``no``."""

    period_end: date | None
    numerator: Number
    denominator: Number = None
    source: str = ""
    evidence: str = ""
    money: bool = False


def type_figure(
    work: Work, code: str, data: FigureInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> TypedFigure:
    """Write the figure of an indicator for a period that is over; one for each period.

    Raises Problem: V160 more in the part than in the whole, V161 nothing to divide by, V162 the
    period has not ended or is none of the indicator's, V163 it was typed already, V164 no such
    indicator.
    """
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    card = next((one for one in catalog.indicators if one.code == code), None)
    if card is None:
        entry.error("indicator", "V164", "Elija el indicador de la lista.")
    entry.stop_if_any()
    assert card is not None
    values = _check(work, entry, card, data, None)
    entry.stop_if_any()
    made = work.add(
        TypedFigure(
            association_id=work.association_id, indicator=code, typed_on=work.today, **values
        ),
        why(confirmed),
    )
    note_facts(work, made.period_end)
    return made


def change_figure(
    work: Work,
    figure_id: int,
    data: FigureInput,
    *,
    version: int,
    catalog: Catalog,
    confirmed: Confirmed = None,
) -> TypedFigure:
    """Correct a typed figure; what it said stays in the history."""
    require(work.actor, "record")
    row = one(work.session, TypedFigure, work.association_id, figure_id)
    work.expect(row, version)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    values = _check(work, entry, catalog.indicator(row.indicator), data, row)
    entry.stop_if_any()
    work.change(row, why(confirmed), **values)
    note_facts(work, row.period_end)
    return row


def remove_figure(work: Work, figure_id: int, reason: str) -> TypedFigure:
    """Take a typed figure back, with its reason."""
    require(work.actor, "record")
    row = one(work.session, TypedFigure, work.association_id, figure_id)
    work.remove(row, reason)
    note_facts(work, row.period_end)
    return row


def _check(
    work: Work, entry: Entry, card: Indicator, data: FigureInput, row: TypedFigure | None
) -> dict[str, Any]:
    _check_period(work, entry, card, data, row)
    money = data.money or card.kind == "amount"
    numerator = _figure(entry, card, "numerator", data.numerator, money=money)
    denominator = (
        _figure(entry, card, "denominator", data.denominator, money=money) if card.divides else None
    )
    if denominator == 0:
        entry.error(
            "denominator", "V161", "Sin nada en el total no hay qué dividir: escriba el total."
        )
    elif numerator is not None and denominator is not None:
        _check_part(entry, card, numerator, denominator)
    entry.require("source", data.source, "Escriba de dónde sale la cifra.")
    entry.require(
        "evidence", data.evidence, "Escriba qué documento la prueba y dónde está guardado."
    )
    check_facts(work, entry, data.period_end)
    return {
        "period_end": data.period_end,
        "numerator": numerator,
        "denominator": denominator,
        "source": clean(data.source),
        "evidence": clean(data.evidence),
    }


def _check_period(
    work: Work, entry: Entry, card: Indicator, data: FigureInput, row: TypedFigure | None
) -> None:
    """The period is one of the indicator's, it is over, and nobody typed it before."""
    day = data.period_end
    if day is None:
        entry.error("period_end", "V00", "Elija el periodo de la cifra.")
        return
    terms = alive(work.session, Term, work.association_id)
    if day > work.today or due_date(card.frequency, day, terms) != day:
        entry.error(
            "period_end",
            "V162",
            f"Elija un periodo que ya terminó: el {long_date(day)} no cierra uno de este indicador.",
        )
        return
    same = alive(
        work.session, TypedFigure, work.association_id, indicator=card.code, period_end=day
    )
    if any(other is not row for other in same):
        name = period_name(card.frequency, day)
        entry.error(
            "period_end",
            "V163",
            f"La cifra de {name} ya se digitó. Corríjala en la lista en vez de escribir otra.",
        )


def _figure(
    entry: Entry, card: Indicator, field: str, typed: Number, *, money: bool
) -> float | None:
    if card.kind == "yes_no":
        if typed not in ("yes", "no", 1, 0):
            entry.error(field, "V00", "Elija sí o no.")
            return None
        return 1.0 if typed in ("yes", 1) else 0.0
    if money:
        amount = entry.money(field, typed if isinstance(typed, int | str) else None)
        if amount is not None and amount < 0:
            entry.error(field, "V01", "El valor no puede ser negativo.")
        return None if amount is None else float(amount)
    return entry.number(field, typed, low=0)


def _check_part(entry: Entry, card: Indicator, numerator: float, denominator: float) -> None:
    """A percentage is a part of a whole: no part is more than its whole."""
    if card.kind == "percentage" and numerator > denominator:
        write = entry.facts.number_format.write_short
        entry.error(
            "numerator",
            "V160",
            f"La parte ({write(numerator)}) es más que el total ({write(denominator)}). Revise los dos.",
        )
