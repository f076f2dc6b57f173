"""Adding an indicator of the association's own, and correcting its card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, func, select

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.catalog.indicator_checks import card_problems
from evalua.domain.text import clean, search_key
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen
from evalua.registers.entry import Entry, Number
from evalua.registers.own_indicators.cards import card_of, only_of
from evalua.registers.own_indicators.elements import ELEMENTS, Element
from evalua.registers.own_indicators.tables import OwnIndicator
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

DIVISIONS = ("percent", "ratio")
LONGEST_SHORT = 28


@dataclass(frozen=True, slots=True)
class OwnInput:
    """The card of an own indicator as somebody fills it in.

    ``feed`` is ``computed``, and then ``*_of`` are data elements and ``*_only`` the part of each that
    counts (``kind=training``), or ``typed``, and then ``numerator`` and ``denominator`` say in words
    what is counted.
    """

    question: str
    name: str
    definition: str
    formula: str
    unit: str = ""
    direction: str = "up"
    frequency: str = "month"
    target_mode: str = "plan"
    target_value: Number = None
    zero_at: Number = None
    target_min: Number = None
    target_max: Number = None
    feed: str = "computed"
    window: str = "year"
    numerator: str = ""
    numerator_of: str = ""
    numerator_only: str = ""
    denominator: str = ""
    denominator_of: str = ""
    denominator_only: str = ""
    largest_of: str = ""
    disaggregation: str = ""
    verification: str = ""
    pitfall: str = ""
    tip: str = ""
    short: str = ""
    since: date | None = None
    act: str = ""


def add_own(work: Work, data: OwnInput, *, catalog: Catalog) -> OwnIndicator:
    """Add an indicator; its code is the next P-01, P-02… and is never used again.

    It counts as complementary: it is scored only where the board adopts it. Raises Problem: V165 the
    formula and what it counts do not fit, V166 the name is taken, V167 the target does not fit.
    """
    require(work.actor, "set_up")
    entry = Entry(facts(work.session, work.association_id))
    values = _check(work, entry, data, catalog, None)
    entry.stop_if_any()
    ever = select(func.count()).where(col(OwnIndicator.association_id) == work.association_id)
    code = f"P-{work.session.exec(ever).one() + 1:02d}"
    _check_card(entry, values | {"code": code}, catalog)
    return work.add(OwnIndicator(association_id=work.association_id, code=code, **values))


def change_own(
    work: Work, own_id: int, data: OwnInput, *, version: int, catalog: Catalog
) -> OwnIndicator:
    """Correct the card of an own indicator; approved months keep the figures they had."""
    require(work.actor, "set_up")
    row = one(work.session, OwnIndicator, work.association_id, own_id)
    work.expect(row, version)
    entry = Entry(facts(work.session, work.association_id))
    values = _check(work, entry, data, catalog, row)
    entry.stop_if_any()
    _check_card(entry, values | {"code": row.code}, catalog)
    work.change(row, **values)
    return row


def _check(
    work: Work, entry: Entry, data: OwnInput, catalog: Catalog, row: OwnIndicator | None
) -> dict[str, Any]:
    """Everything wrong with the card; its columns where nothing is."""
    questions = {q.code for q in catalog.questions}
    chosen(entry, "question", data.question, questions, "Elija la pregunta que ayuda a responder.")
    formulas = catalog.choices("own_formulas")
    chosen(entry, "formula", data.formula, formulas, "Elija la fórmula.")
    chosen(entry, "frequency", data.frequency, catalog.choices("frequencies"), "Elija cada cuánto.")
    windows = catalog.choices("own_windows")
    chosen(entry, "window", data.window, windows, "Elija el plazo que mira.")
    for field, said in _ASKED.items():
        entry.require(field, getattr(data, field), said)
    entry.day("since", data.since)
    _check_name(work, entry, data, catalog, row)
    if data.feed == "typed":
        _check_words(entry, data)
    else:
        _check_elements(entry, data, catalog)
    return _columns(data) | _target(entry, data)


_ASKED = {
    "name": "Escriba el nombre del indicador.",
    "definition": "Diga en una o dos frases qué mide.",
    "verification": "Diga qué soporte lo prueba.",
    "pitfall": "Diga de qué error hay que cuidarse al medirlo.",
    "tip": "Diga qué hacer este mes para mejorarlo.",
    "act": "Escriba el acta en que la junta lo decidió.",
}


def _check_name(
    work: Work, entry: Entry, data: OwnInput, catalog: Catalog, row: OwnIndicator | None
) -> None:
    mine = alive(work.session, OwnIndicator, work.association_id)
    taken = {search_key(other.name) for other in mine if other is not row}
    taken |= {search_key(card.name) for card in catalog.indicators if not card.is_own}
    if data.name.strip() and search_key(data.name) in taken:
        entry.error("name", "V166", "Ya hay un indicador con ese nombre. Dele otro.")


def _check_words(entry: Entry, data: OwnInput) -> None:
    """A typed figure says in words what is counted."""
    entry.require("numerator", data.numerator, "Diga qué se cuenta.")
    if data.formula in (*DIVISIONS, "max_percent"):
        entry.require("denominator", data.denominator, "Diga sobre qué total.")


def _check_elements(entry: Entry, data: OwnInput, catalog: Catalog) -> None:
    """The formula has what it counts, and only what it counts."""
    counted = _element(entry, "numerator", data.numerator_of, data.numerator_only, catalog)
    if data.formula in DIVISIONS:
        _element(entry, "denominator", data.denominator_of, data.denominator_only, catalog)
    if counted is None:
        return
    if data.formula == "sum" and not counted.sums:
        said = f"De «{counted.name}» no hay cantidades que sumar: use un conteo."
        entry.error("numerator_of", "V165", said)
    if data.formula == "max_percent" and data.largest_of not in counted.groups:
        entry.error("largest_of", "V165", "Elija de qué se toma la mayor parte.")


def _element(entry: Entry, side: str, key: str, only: str, catalog: Catalog) -> Element | None:
    """The element that was chosen, with a part of it that it has."""
    element = ELEMENTS.get(key)
    if element is None:
        entry.error(f"{side}_of", "V00", "Elija qué se cuenta.")
        return None
    for name, value in only_of(only):
        if name not in element.only or value not in catalog.choices(element.only[name]):
            said = f"«{element.name}» no se puede separar así. Elija una parte de la lista."
            entry.error(f"{side}_only", "V165", said)
    return element


def _target(entry: Entry, data: OwnInput) -> dict[str, Any]:
    """The target in columns: what its mode needs, nothing else."""
    none: dict[str, Any] = dict.fromkeys(("target_value", "zero_at", "target_min", "target_max"))
    high = 100.0 if data.formula in ("percent", "max_percent") else None
    if data.formula == "yes_no":
        return none | {"target_mode": "fixed", "target_value": 1.0}
    match data.target_mode:
        case "range":
            low = entry.number("target_min", data.target_min, low=0, high=high)
            top = entry.number("target_max", data.target_max, low=0, high=high)
            if low is not None and top is not None and low >= top:
                entry.error("target_max", "V167", "El máximo debe ser mayor que el mínimo.")
            return none | {"target_min": low, "target_max": top}
        case "fixed" | "plan":
            return none | _one_way(entry, data, high)
    entry.error("target_mode", "V00", "Elija cómo se fija la meta.")
    return none


def _one_way(entry: Entry, data: OwnInput, high: float | None) -> dict[str, Any]:
    """A target that is better higher, or lower and then with the value at which it is zero."""
    target = None
    if data.target_mode == "fixed":
        target = entry.number("target_value", data.target_value, low=0, high=high)
    if data.direction != "down":
        if target == 0:
            entry.error("target_value", "V167", "Una meta de cero no deja nada por lograr.")
        return {"target_value": target}
    zero = entry.number("zero_at", data.zero_at, low=0)
    if zero is not None and target is not None and zero <= target:
        entry.error(
            "zero_at", "V167", "Donde menos es mejor, el avance es cero por encima de la meta."
        )
    return {"target_value": target, "zero_at": zero}


def _columns(data: OwnInput) -> dict[str, Any]:
    typed, divides = data.feed == "typed", data.formula in DIVISIONS
    units = {"percent": "%", "max_percent": "%", "yes_no": "sí o no"}
    return {
        "question": data.question,
        "name": clean(data.name),
        "short": clean(data.short or data.name)[:LONGEST_SHORT].strip(),
        "definition": clean(data.definition),
        "unit": units.get(data.formula, clean(data.unit) or "casos"),
        "direction": "range" if data.target_mode == "range" else data.direction,
        "frequency": data.frequency,
        "target_mode": data.target_mode,
        "formula": data.formula,
        "feed": "typed" if typed else "computed",
        "window": data.window,
        "numerator": clean(data.numerator) if typed else "",
        "numerator_of": "" if typed else data.numerator_of,
        "numerator_only": "" if typed else data.numerator_only,
        "denominator": clean(data.denominator) if typed else "",
        "denominator_of": data.denominator_of if divides and not typed else "",
        "denominator_only": data.denominator_only if divides and not typed else "",
        "largest_of": data.largest_of if data.formula == "max_percent" and not typed else "",
        "disaggregation": clean(data.disaggregation),
        "verification": clean(data.verification),
        "pitfall": clean(data.pitfall),
        "tip": clean(data.tip),
        "since": data.since,
        "act": clean(data.act),
    }


def _check_card(entry: Entry, values: dict[str, Any], catalog: Catalog) -> None:
    """The rules that hold for every card of the catalogue hold for this one too."""
    for sentence in card_problems(card_of(values, catalog)):
        entry.error("", "V167", sentence)
    entry.stop_if_any()
