"""The cards of an association's own indicators, as the catalogue understands them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evalua.catalog import Catalog, Indicator, catalog_with
from evalua.catalog.indicator import Counted, OwnFormula
from evalua.registers.own_indicators.elements import ELEMENTS

WINDOWS = {
    "cutoff": "cutoff",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "twelve_months": "12m",
}
_KINDS = {
    "percent": "percentage",
    "max_percent": "percentage",
    "ratio": "ratio",
    "count": "count",
    "sum": "count",
    "yes_no": "yes_no",
}


def whole_catalog(rows: pd.DataFrame, catalog: Catalog) -> Catalog:
    """The catalogue with the association's own indicators (columns ``OWN_INDICATORS``).

    One that has them already is returned as it is.
    """
    if rows.empty or any(card.is_own for card in catalog.indicators):
        return catalog
    told = rows.astype(object).where(rows.notna(), None)
    return catalog_with([card_of(row, catalog) for row in told.to_dict("records")], catalog)


def card_of(row: dict[str, Any], catalog: Catalog) -> Indicator:
    """The card of one row: what the association wrote, and what follows from its formula."""
    kind = kind_of(row["formula"], row["numerator_of"])
    divides = kind in ("percentage", "ratio")
    typed = row["feed"] == "typed"
    mode = row["target_mode"]
    prorated = row["window"] == "year" and kind in ("count", "amount") and mode != "range"
    return Indicator(
        code=row["code"],
        area=catalog.question(row["question"]).area,
        question=row["question"],
        name=row["name"],
        short=row["short"],
        definition=row["definition"],
        rule=row["definition"],
        numerator=_words(row["numerator"], row["numerator_of"], row["numerator_only"], catalog),
        denominator=_divisor(row, catalog) if divides else "",
        unit=row["unit"],
        kind=kind,
        accumulation=_accumulation(kind, prorated, row["window"]),
        direction="range" if mode == "range" else row["direction"],
        frequency=row["frequency"],
        level="association",
        core=False,
        target_mode=mode,
        target_value=row["target_value"],
        zero_at=row["zero_at"],
        target_min=row["target_min"],
        target_max=row["target_max"],
        range_width=catalog.scoring.range_width_default if mode == "range" else None,
        prorated=prorated and kind in ("count", "amount"),
        window=WINDOWS[row["window"]],
        score_rule=_score_rule(kind, mode, row["direction"]),
        when_denominator_zero="not_applicable" if divides else None,
        applies="always",
        formula_key=row["formula"],
        feed="typed" if typed else "own",
        register_key="own",
        disaggregation=tuple(
            part.strip() for part in row["disaggregation"].split(",") if part.strip()
        ),
        verification=row["verification"],
        pitfall=row["pitfall"],
        tip=row["tip"],
        sources=(),
        own=None if typed else _formula(row),
    )


def kind_of(formula: str, element: str) -> Any:
    """What kind of figure a formula gives: an amount where it sums money."""
    if formula == "sum" and element in ELEMENTS and ELEMENTS[element].money:
        return "amount"
    return _KINDS[formula]


def only_of(text: str) -> tuple[tuple[str, str], ...]:
    """The part of an element that counts, as it is stored: ``kind=training source=own``."""
    pairs = (part.partition("=") for part in text.split())
    return tuple((name, value) for name, _, value in pairs)


def _formula(row: dict[str, Any]) -> OwnFormula:
    denominator = None
    if row["denominator_of"]:
        only = only_of(row["denominator_only"])
        denominator = Counted(element=row["denominator_of"], only=only)
    return OwnFormula(
        numerator=Counted(element=row["numerator_of"], only=only_of(row["numerator_only"])),
        denominator=denominator,
        largest_of=row["largest_of"],
    )


def _words(text: str, element: str, only: str, catalog: Catalog) -> str:
    """What is counted, in words: the person's, or the element's with the part that was chosen."""
    if element not in ELEMENTS:
        return text
    chosen = ELEMENTS[element]
    parts = [catalog.name(chosen.only[name], key).lower() for name, key in only_of(only)]
    return f"{chosen.name} ({', '.join(parts)})" if parts else chosen.name


def _divisor(row: dict[str, Any], catalog: Catalog) -> str:
    if row["formula"] == "max_percent" and row["numerator_of"]:
        return _words("", row["numerator_of"], row["numerator_only"], catalog)
    return _words(row["denominator"], row["denominator_of"], row["denominator_only"], catalog)


def _accumulation(kind: str, prorated: bool, window: str) -> Any:
    if kind == "yes_no":
        return "milestone"
    if prorated:
        return "cumulative"
    return "stock" if window == "cutoff" else "flow"


def _score_rule(kind: str, mode: str, direction: str) -> Any:
    if kind == "yes_no":
        return "milestone"
    if mode == "range":
        return "range"
    return "threshold" if direction == "down" else "proportion"
