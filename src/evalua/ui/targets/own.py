"""Indicadores propios: the ones the association adds, with the card of any other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from evalua.catalog import Catalog
from evalua.registers.own_indicators.commands import DIVISIONS, OwnInput, add_own, change_own
from evalua.registers.own_indicators.elements import ELEMENTS
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day, quantity
from evalua.ui.forms import Entered, Form

NEW = 0
FEEDS = {"computed": "Se calcula de lo registrado", "typed": "Se digita con su soporte"}
SENSES = {"up": "Más es mejor", "down": "Menos es mejor"}
EVERYTHING = ""
_NUMBERS = ("target_value", "zero_at", "target_min", "target_max")
_USUAL = {
    "formula": "percent",
    "feed": "computed",
    "direction": "up",
    "frequency": "month",
    "target_mode": "fixed",
    "window": "year",
    "largest_of": "municipality",
}
Row = dict[Any, Any]


def own(here: Here) -> None:
    """The association's own indicators, and the card of a new one or of the one that is chosen."""
    st.markdown(
        "La asociación puede agregar indicadores con la misma ficha que los del catálogo. Cuentan "
        "como complementarios: entran en el puntaje solo si la junta los adopta. Su código no se "
        "usa nunca para otro."
    )
    rows = cache.inputs(here).own_indicators.sort_values("code")
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    _table(here, list(known.values()))
    names = {key: f"{row['code']} {row['name']}" for key, row in known.items()}
    chosen = st.selectbox(
        "Indicador propio",
        [NEW, *known],
        format_func=lambda key: names[key] if key else "Uno nuevo",
        key=steady("own.one", names),
    )
    _form(here, known.get(chosen, {}))
    _usual_questions()


def _usual_questions() -> None:
    with st.expander("Antes de agregar uno"):
        st.markdown(
            "- ¿Qué decisión cambiaría con este número?\n"
            "- ¿Lo mide ya alguno del catálogo?\n"
            "- ¿Quién lo anotará todos los meses?"
        )


def _table(here: Here, rows: list[Row]) -> None:
    layout.section("Indicadores de la asociación")
    if not rows:
        layout.empty(
            "Todavía no hay indicadores propios",
            "Los del catálogo bastan para empezar. Agregue uno cuando la junta necesite decidir con "
            "un número que nadie más mide.",
        )
        return
    known = cache.catalog(here)
    cards = [known.indicator(row["code"]) for row in rows]
    told = [
        (
            card.code,
            card.name,
            f"{card.numerator} ÷ {card.denominator}" if card.denominator else card.numerator,
            card.target_text,
            FEEDS[row["feed"]],
            day(row["since"]),
        )
        for card, row in zip(cards, rows, strict=True)
    ]
    layout.table(
        pd.DataFrame(told, columns=["code", "name", "formula", "target", "feed", "since"]),
        {
            "code": "Código",
            "name": "Indicador",
            "formula": "Cómo se calcula",
            "target": "Meta",
            "feed": "De dónde sale",
            "since": "Desde",
        },
        wide=("Cómo se calcula",),
        key="own.table",
        alt="Los indicadores que agregó la asociación, con su fórmula y su meta.",
    )


def _form(here: Here, row: Row) -> None:
    layout.section("Ficha del indicador" if row else "Agregar un indicador")
    known = cache.catalog(here)
    form = Form(
        here,
        "own.card",
        subject=str(row.get("id", NEW)),
        needs="set_up",
        defaults=_shown(here, row),
        version=row.get("version"),
    )
    left, right = st.columns(2, gap="large")
    with left:
        form.text("name", "Nombre")
        form.text("definition", "Qué mide, en una o dos frases", long=True)
        form.choice("question", "Pregunta que ayuda a responder", _questions(known))
        _what_is_counted(form, known)
    with right:
        _target(form, known)
        form.choice("frequency", "Cada cuánto se mira", known.choices("frequencies"))
        form.text("verification", "Soporte que lo prueba")
        form.text("pitfall", "De qué error hay que cuidarse")
        form.text("tip", "Qué hacer este mes para mejorarlo")
        form.text("disaggregation", "Cómo se separa (municipio, sexo…)", help="Separe con comas.")
        form.day("since", "Se mide desde")
        form.text("act", "Acta de la junta")
    form.save(
        "Guardar la ficha" if row else "Agregar el indicador",
        lambda work, e: _save(work, here, row, e),
    )


def _questions(known: Catalog) -> dict[str, str]:
    return {q.code: f"{q.number}. {q.text}" for q in known.questions}


def _what_is_counted(form: Form, known: Catalog) -> None:
    """The formula and, for each part of it, an element of the closed list or words."""
    formula = str(form.choice("formula", "Fórmula", known.choices("own_formulas")) or "percent")
    notes = {item.key: getattr(item, "note", "") for item in known.items_of("own_formulas")}
    st.caption(notes.get(formula, ""))
    divides = formula in DIVISIONS
    if form.choice("feed", "De dónde sale", FEEDS) == "typed":
        form.text("numerator", "Qué se cuenta")
        if divides or formula == "max_percent":
            form.text("denominator", "Sobre qué total")
        form.text("unit", "Unidad (personas, obras, casos…)")
        return
    _element(form, "numerator", "Qué se cuenta", known)
    if divides:
        _element(form, "denominator", "Sobre qué total", known)
    chosen = ELEMENTS.get(str(form.values().get("numerator_of")))
    if formula == "max_percent" and chosen is not None:
        groups = {"municipality": "Municipio", "kind": "Tipo", "theme": "Tema", "source": "Fuente"}
        options = {name: groups.get(name, name.capitalize()) for name in chosen.groups}
        form.choice("largest_of", "La mayor parte, ¿de qué?", options)
    if formula in ("ratio", "count", "sum"):
        form.text("unit", "Unidad (personas, obras, casos…)")
    form.choice("window", "Plazo que mira", known.choices("own_windows"))


def _element(form: Form, side: str, label: str, known: Catalog) -> None:
    """An element of the closed list, and the part of it that counts."""
    names = {key: _opening(element.name) for key, element in ELEMENTS.items()}
    key = form.choice(f"{side}_of", label, names)
    element = ELEMENTS.get(str(key))
    if element is None or not element.only:
        return
    parts = {
        f"{column}={value}": name
        for column, choices in element.only.items()
        for value, name in known.choices(choices).items()
    }
    form.choice(f"{side}_only", f"Solo una parte de {element.name}", parts, optional=True)


def _opening(text: str) -> str:
    return text[:1].upper() + text[1:]


def _target(form: Form, known: Catalog) -> None:
    """The target in the way that was chosen; a yes or no has only one."""
    if form.values().get("formula") == "yes_no":
        return
    mode = form.choice("target_mode", "Meta", known.choices("own_targets"))
    if mode == "range":
        low, high = st.columns(2)
        with low:
            form.number("target_min", "Desde")
        with high:
            form.number("target_max", "Hasta")
        return
    sense = form.choice("direction", "Sentido", SENSES)
    if mode == "fixed":
        form.number("target_value", "Valor de la meta")
    if sense == "down":
        form.number("zero_at", "Valor en que el avance es cero")


def _shown(here: Here, row: Row) -> dict[str, Any]:
    """What the form shows at first: the usual of a new one, or the card as it is written."""
    if not row:
        return dict(_USUAL)
    numbers = {
        name: "" if pd.isna(row[name]) else quantity(float(row[name]), here.facts)
        for name in _NUMBERS
    }
    return {**row, **numbers, "since": row["since"].date()}


def _save(work: Work, here: Here, row: Row, entered: Entered) -> str:
    known = cache.catalog(here)
    data = _input(entered.fields)
    if row:
        change_own(work, int(row["id"]), data, version=entered.version, catalog=known)
        return f"Ficha guardada: {data.name}."
    made = add_own(work, data, catalog=known)
    return f"Indicador agregado con el código {made.code}: {made.name}."


def _input(fields: Mapping[str, Any]) -> OwnInput:
    """The card as it was filled in; a field that was not asked keeps its usual value."""
    texts = {
        name: str(fields.get(name) or _USUAL.get(name, ""))
        for name in OwnInput.__dataclass_fields__
        if name not in (*_NUMBERS, "since")
    }
    numbers = {name: str(fields.get(name) or "") for name in _NUMBERS}
    return OwnInput(**texts, **numbers, since=fields.get("since"))
