"""Digitar una cifra: what no register computes yet, with its source and its proof."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.indicators import counts_money
from evalua.board.typed_figures import typed_lines
from evalua.catalog import Indicator
from evalua.measures.inputs import Cut
from evalua.measures.registry import measure_of
from evalua.measures.transitions import known_terms
from evalua.measures.typed import register_in_use
from evalua.registers.typed.commands import (
    FigureInput,
    change_figure,
    remove_figure,
    type_figure,
)
from evalua.registers.typed.periods import period_name, periods
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.evidence import proofs
from evalua.ui.formats import MISSING, day
from evalua.ui.forms import Entered, Form, remove

NEW = 0
YES_NO = {"yes": "Sí", "no": "No"}
Row = dict[Any, Any]


def typed(here: Here) -> None:
    """The figures typed so far, and the form of a new one or of the one that is chosen."""
    st.markdown(
        "Aquí se escribe lo que ningún registro calcula todavía, con su fuente y su soporte. En "
        "cuanto su registro tenga datos, el programa calcula la cifra y esta deja de usarse."
    )
    rows = cache.inputs(here).typed_figures.sort_values(["period_end", "id"], ascending=False)
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    _table(here, list(known.values()))
    layout.section("Escribir o corregir una cifra")
    names = {key: _called(here, row) for key, row in known.items()}
    chosen = st.selectbox(
        "Cifra",
        [NEW, *known],
        format_func=lambda key: names[key] if key else "Una cifra nueva",
        key=steady("typed.one", names),
    )
    if chosen:
        _correct(here, known[chosen])
    else:
        _new(here)


def typeable(here: Here) -> list[Indicator]:
    """The indicators that a figure may be typed for: no record computes them yet."""
    inputs, cut = cache.inputs(here), Cut.of(here.month, here.today)
    return [
        card
        for card in cache.catalog(here).indicators
        if measure_of(card) is None
        or (card.own is None and not card.core and not register_in_use(inputs, cut, card))
    ]


def _called(here: Here, row: Row) -> str:
    card = cache.catalog(here).indicator(row["indicator"])
    return f"{card.name}, {period_name(card.frequency, row['period_end'].date())}"


def _table(here: Here, rows: list[Row]) -> None:
    layout.section("Cifras digitadas")
    if not rows:
        layout.empty(
            "Todavía no hay cifras digitadas",
            "Elija un indicador y escriba la cifra del último periodo con el documento que la "
            "prueba. Se mostrará siempre con la palabra «digitado».",
        )
        return
    lines = typed_lines(cache.inputs(here), here.facts, here.today, cache.catalog(here))
    layout.table(
        lines.assign(
            until=[
                MISSING if pd.isna(until) else f"◔ {day(until)}" if late else day(until)
                for until, late in zip(lines["until"], lines["late"], strict=True)
            ]
        ),
        {
            "name": "Indicador",
            "period": "Periodo",
            "value": "Valor",
            "parts": "Cifras",
            "until": "Vale hasta",
            "source": "Fuente",
            "evidence": "Soporte",
        },
        right=("Valor",),
        medium=("Indicador",),
        key="typed.table",
        alt="Las cifras digitadas, con su periodo, su fuente y hasta cuándo valen.",
    )


def _new(here: Here) -> None:
    cards = {card.code: card for card in typeable(here)}
    if not cards:
        st.caption(
            "Todos los indicadores se calculan ya de sus registros: no hay nada que digitar."
        )
        return
    form = Form(here, "typed.figure", defaults={"indicator": next(iter(cards))})
    left, right = st.columns(2, gap="large")
    with left:
        code = form.choice("indicator", "Indicador", {code: c.name for code, c in cards.items()})
    card = cards.get(str(code), next(iter(cards.values())))
    ends = periods(card.frequency, here.today, known_terms(cache.inputs(here)))
    with right:
        form.choice(
            "period_end", "Periodo", {d.isoformat(): period_name(card.frequency, d) for d in ends}
        )
    st.caption(card.rule)
    _figures(form, card)
    form.save("Guardar la cifra", lambda work, e: _add(work, here, e))


def _figures(form: Form, card: Indicator) -> None:
    """The figures of the card, each called by what it counts, beside where they come from."""
    numerator, denominator = (_opening(text) for text in (card.numerator, card.denominator))
    left, right = st.columns(2, gap="large")
    with left:
        if card.kind == "yes_no":
            form.choice("numerator", numerator, YES_NO)
        elif counts_money(card):
            form.money("numerator", numerator)
        else:
            form.number("numerator", numerator)
        if card.divides:
            (form.money if counts_money(card) else form.number)("denominator", f"De: {denominator}")
    with right:
        form.text("source", "De dónde sale", placeholder="Acta 4, informe de la secretaría…")
        form.text("evidence", "Qué documento la prueba y dónde está")


def _opening(text: str) -> str:
    return text[:1].upper() + text[1:]


def _correct(here: Here, row: Row) -> None:
    card = cache.catalog(here).indicator(row["indicator"])
    st.caption(card.rule)
    shown = {"source": row["source"], "evidence": row["evidence"]}
    for name in ("numerator", "denominator"):
        shown[name] = _written(here, card, row[name])
    form = Form(
        here, "typed.change", subject=str(row["id"]), defaults=shown, version=int(row["version"])
    )
    _figures(form, card)
    form.save("Guardar los cambios", lambda work, e: _change(work, here, row, e))
    remove(
        here,
        f"typed.remove.{row['id']}",
        lambda work, why: _removed(work, int(row["id"]), why),
        label="Retirar esta cifra",
    )
    files = {("typed_figure", str(row["uid"])): _called(here, row)}
    proofs(here, files, title="Archivos del soporte", key="typed")


def _written(here: Here, card: Indicator, value: float) -> str:
    """A figure as the form shows it, to be typed again or left as it is."""
    if pd.isna(value):
        return ""
    if card.kind == "yes_no":
        return "yes" if value >= 1 else "no"
    fmt, currency = here.facts.number_format, here.facts.currency
    return fmt.write_short(value / 10**currency.digits if counts_money(card) else value)


def _input(here: Here, card: Indicator, entered: Entered, ended: date | None) -> FigureInput:
    return FigureInput(
        period_end=ended,
        numerator=entered.text("numerator"),
        denominator=entered.text("denominator"),
        source=entered.text("source"),
        evidence=entered.text("evidence"),
        money=counts_money(card),
    )


def _add(work: Work, here: Here, entered: Entered) -> str:
    known = cache.catalog(here)
    code, ended = entered.text("indicator"), entered.text("period_end")
    card = next((c for c in known.indicators if c.code == code), known.indicators[0])
    made = type_figure(
        work,
        code,
        _input(here, card, entered, date.fromisoformat(ended) if ended else None),
        catalog=known,
        confirmed=entered.confirmed,
    )
    return f"Cifra guardada: {card.name}, {period_name(card.frequency, made.period_end)}."


def _change(work: Work, here: Here, row: Row, entered: Entered) -> str:
    known = cache.catalog(here)
    card = known.indicator(row["indicator"])
    change_figure(
        work,
        int(row["id"]),
        _input(here, card, entered, row["period_end"].date()),
        version=entered.version,
        catalog=known,
        confirmed=entered.confirmed,
    )
    return f"Cifra corregida: {card.name}."


def _removed(work: Work, key: int, why: str) -> str:
    remove_figure(work, key, why)
    return "Cifra retirada."
