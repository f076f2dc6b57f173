"""What measuring one more indicator costs in keystrokes and what it would tell."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from evalua.board.wording import listed
from evalua.catalog import Catalog, Indicator
from evalua.storage.frames import Columns, build

EFFORT: Columns = {
    "code": "text",
    "area": "text",
    "question": "text",
    "name": "text",
    "tells": "text",
    "keystrokes": "int",
    "cost": "text",
    "who": "text",
    "estimate": "text",
}
"""In the order of the areas. ``keystrokes`` are those that adopting it alone would add to a month: 0
where what it needs is written already for an adopted one."""

FREE = "no pide nada nuevo"
TYPED_OWN = 12
"""Keystrokes of a typed figure: two numbers, where it comes from and its proof."""
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12, "term": 48}


def effort_lines(catalog: Catalog, adopted: Collection[str]) -> pd.DataFrame:
    """Every complementary indicator with its cost and what it would tell (columns ``EFFORT``)."""
    cards = [card for card in catalog.indicators if not card.core and card.scored]
    cards.sort(key=lambda card: (card.area, card.question, card.code))
    return build((_line(card, catalog, adopted) for card in cards), EFFORT)


def added_keystrokes(catalog: Catalog, adopted: Collection[str], chosen: Collection[str]) -> int:
    """What adopting these adds to a month beyond the adopted ones; what two share is asked once."""
    asked = _asked(catalog, adopted)
    return sum(_asked(catalog, {*adopted, *chosen}).values()) - sum(asked.values())


def added_sentence(catalog: Catalog, adopted: Collection[str], chosen: Collection[str]) -> str:
    """«Con estas, el mes pide unas 140 teclas más: Mesas y su calendario, Expediente jurídico.»"""
    if not chosen:
        return ""
    added = added_keystrokes(catalog, adopted, chosen)
    if added == 0:
        return "Con estas, el mes no pide ninguna tecla más: salen de lo que ya se anota."
    known = _asked(catalog, adopted)
    names = [name for name in _asked(catalog, {*adopted, *chosen}) if name not in known]
    return f"Con estas, el mes pide unas {added} teclas más: {listed(names)}."


def kept_sentence(catalog: Catalog, adopted: Collection[str]) -> str:
    """What the adopted ones ask for already: «Los 13 adoptados piden unas 230 teclas al mes.»"""
    if not adopted:
        return "La junta todavía no ha adoptado ninguno."
    asked = sum(_asked(catalog, adopted).values())
    said = "El adoptado pide" if len(adopted) == 1 else f"Los {len(adopted)} adoptados piden"
    return f"{said} unas {asked} teclas al mes."


def _asked(catalog: Catalog, codes: Collection[str]) -> dict[str, int]:
    """What has to be written for these indicators, once each, with its keystrokes."""
    asked: dict[str, int] = {}
    for card in catalog.indicators:
        if card.code in codes and (cost := _cost(card, catalog))[1]:
            asked[cost[0]] = cost[1]
    return asked


def _cost(card: Indicator, catalog: Catalog) -> tuple[str, int]:
    """What is written for an indicator and its keystrokes a month."""
    recording = catalog.recording_of(card.code)
    if recording is not None:
        return recording.name, recording.keystrokes
    if card.feed != "typed":
        return "", 0
    return card.name, -(-TYPED_OWN // _MONTHS[card.frequency])


def _line(card: Indicator, catalog: Catalog, adopted: Collection[str]) -> dict[str, object]:
    keystrokes = added_keystrokes(catalog, adopted, {card.code})
    recording = catalog.recording_of(card.code)
    question = catalog.question(card.question)
    return {
        "code": card.code,
        "area": catalog.area(card.area).short,
        "question": question.text,
        "name": card.name,
        "tells": f"{card.rule} Ayuda a responder: {question.text}",
        "keystrokes": keystrokes,
        "cost": f"unas {keystrokes} al mes" if keystrokes else FREE,
        "who": recording.who if recording is not None and recording.keystrokes else "",
        "estimate": recording.estimate if recording is not None else _own_estimate(card),
    }


def _own_estimate(card: Indicator) -> str:
    if card.feed != "typed":
        return "Sale de los registros que ya se llevan."
    return "Dos cifras, la fuente y el soporte en cada periodo."
