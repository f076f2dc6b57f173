"""Indicador on screen: its value, what to do where it has none, and its card."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.examples import example_text
from evalua.board.figures import beyond_text, due_text, value_text
from evalua.board.indicators import citation, indicator_lines
from evalua.board.owners import NOBODY, owners_on
from evalua.board.places import REGISTER_PAGES
from evalua.board.target_history import target_lines
from evalua.catalog import Indicator
from evalua.scoring.states import State
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import chosen, selector
from evalua.ui.context import Here
from evalua.ui.formats import day, opening, plain
from evalua.ui.indicator import seen
from evalua.ui.quality import marks

KIND = "indicador"
NOTHING_TO_DO = "No hay nada que hacer: no baja la cobertura."
TO_DO = {
    State.NO_DATA: "Regístrelo, o diga en el cierre del mes por qué no lo tiene.",
    State.OVERDUE: "Escriba el valor más reciente.",
    State.NO_TARGET: "Fije la meta del año y el valor que ya se ve tendrá puntaje.",
    State.NOT_CALCULABLE: "Revise la meta: debe ser distinta del punto de partida.",
    State.NOTHING_PROGRAMMED: "Si el plan cambió, escriba la nueva meta.",
    State.NOT_DUE: NOTHING_TO_DO,
    State.NOT_APPLICABLE: NOTHING_TO_DO,
    State.NOT_AVAILABLE: NOTHING_TO_DO,
}
ORIGINS = {
    "calculado": "Sale de los registros de la asociación.",
    "digitado": "Alguien lo escribió con su soporte: véalo en las filas de abajo.",
}
_IN_TARGETS = (State.NO_TARGET, State.NOT_CALCULABLE, State.NOTHING_PROGRAMMED)
_IN_REGISTER = (State.NO_DATA, State.OVERDUE)


def card(here: Here) -> Indicator:
    """The indicator of the address, or the one looked at last; at first, a core one."""
    known = cache.catalog(here)
    return known.indicator(chosen(KIND, _names(here), known.core[0].code))


def choose(here: Here, shown: Indicator) -> None:
    """The list of all the indicators, area by area."""
    selector(KIND, "Indicador", _names(here), shown.code)


def line(here: Here, shown: Indicator) -> dict[str, Any]:
    """The figures of the indicator this month (a row of ``indicator_lines``)."""
    rows = indicator_lines(seen.evaluation(here, shown), cache.catalog(here), area=shown.area)
    found: dict[str, Any] = rows[rows["code"] == shown.code].to_dict("records")[0]
    return found


def standing(here: Here, shown: Indicator) -> None:
    """Value, what was due, how far, and its state in words."""
    row = line(here, shown)
    scored = bool(row["score_text"])
    # Each as wide as its words: in equal columns «aún no disponible» was cut.
    with st.container(horizontal=True, gap="medium"):
        st.metric("Valor", value_text(row["value"], shown, here.facts), width="content")
        st.metric("Exigible a la fecha", due_text(row, shown, here.facts), width="content")
        st.metric("Avance (de 100)", row["score_text"] or "—", width="content")
        st.metric("Estado", _state_word(row), width="content")
    if row["origin"] and not pd.isna(row["value"]):
        st.caption(plain(f"Origen del valor: {row['origin']}. {ORIGINS[row['origin']]}"))
    beyond = beyond_text(row["raw_ratio"], here.facts)
    if beyond:
        st.caption(plain(f"{opening(beyond)}."))
    if scored and row["reason"]:
        st.caption(plain(row["reason"]))
    if scored and row["window_incomplete"]:
        st.caption("Ventana incompleta: empieza antes del primer mes que la asociación responde.")
    marks.note(here, marks.behind(here, shown.code))
    if not scored:
        _what_to_do(row, shown)


def _state_word(row: dict[str, Any]) -> str:
    if _left_out(row):
        return "Sin adoptar"
    return str(row["word"]) or "Sin semáforo"


def _left_out(row: dict[str, Any]) -> bool:
    """Measured by this version, and not part of what the board adopted."""
    return not row["adopted"] and row["state"] != State.NOT_AVAILABLE.value


def _what_to_do(row: dict[str, Any], shown: Indicator) -> None:
    """Why there is no score, and the place where that changes."""
    with st.container(border=True):
        if _left_out(row):
            if row["reason"]:
                st.markdown(plain(row["reason"]))
            st.markdown(
                "Es complementario y la junta no lo ha adoptado este año: no entra en ningún puntaje."
            )
            layout.door("targets", "Adoptarlo en Indicadores y metas")
            return
        state = State(row["state"])
        said = str(row["reason"] or "").rstrip(".")
        st.markdown(plain(f"{said}. {TO_DO[state]}" if said else TO_DO[state]))
        if state in _IN_TARGETS:
            layout.door("targets", "Ir a Indicadores y metas")
        elif state in _IN_REGISTER and shown.feed == "typed":
            layout.door("targets", "Digitar la cifra en Indicadores y metas")
        elif state in _IN_REGISTER and shown.register_key in REGISTER_PAGES:
            layout.door(
                REGISTER_PAGES[shown.register_key], f"Ir a {name('registers', row['register'])}"
            )


def details(here: Here, shown: Indicator) -> None:
    """The card: what it means, how it is computed, what is expected, where it comes from."""
    layout.section("Ficha del indicador")
    with st.container(border=True):
        for label, text in _facts(here, shown):
            st.markdown(f"**{label}.** {plain(text[0].upper() + text[1:])}")
        layout.door("area", f"Ver el área {CATALOG.area(shown.area).short}", area=shown.area)


def _facts(here: Here, shown: Indicator) -> list[tuple[str, str]]:
    kind = "núcleo" if shown.core else "complementario"
    accumulation = next(a for a in CATALOG.accumulation if a.key == shown.accumulation)
    told = [
        ("En una frase", shown.rule),
        ("Qué mide", shown.definition),
        ("Numerador", shown.numerator),
        ("Denominador", shown.denominator),
        ("Unidad", _unit(here, shown)),
        ("Cómo se acumula", f"{accumulation.name}. {accumulation.rule}"),
        ("Sentido", name("directions", shown.direction)),
        ("Frecuencia", name("frequencies", shown.frequency)),
        ("Meta", _target(here, shown)),
        ("Responsable", _owner(here, shown)),
        ("De dónde sale el dato", name("registers", shown.register_key)),
        ("Cómo se verifica", shown.verification),
        ("Cuidado con", shown.pitfall),
        ("Qué ayuda", shown.tip),
        ("Ejemplo", example_text(shown, here.facts)),
        ("Fuente", citation(shown, CATALOG)),
        ("Código", f"{shown.code}, indicador {kind}"),
    ]
    return [(label, text) for label, text in told if text]


def _unit(here: Here, shown: Indicator) -> str:
    return here.facts.currency.many if shown.kind == "amount" else shown.unit


def _target(here: Here, shown: Indicator) -> str:
    row = line(here, shown)
    usual = f"según el catálogo, {shown.target_text}"
    if pd.isna(row["target"]):
        return f"{usual}. Este año nadie la ha fijado."
    told = value_text(row["target"], shown, here.facts)
    return f"{told} ({row['target_source']}); {usual}."


def _owner(here: Here, shown: Indicator) -> str:
    return owners_on(cache.inputs(here), here.today).get(shown.code, NOBODY)


def targets(here: Here, shown: Indicator) -> None:
    """Every target the board ever set, newest first, with its act and date."""
    layout.section("Historia de la meta")
    cut = cache.evaluation(here).cut
    rows = target_lines(cache.inputs(here), cache.catalog(here), shown.code, here.facts, cut)
    if rows.empty:
        st.caption(plain(f"La junta no ha fijado otra: vale {shown.target_text}."))
        return
    layout.table(
        rows.assign(
            year=[str(y) for y in rows["year"]], decided_on=[day(d) for d in rows["decided_on"]]
        ),
        {
            "year": "Año",
            "value_text": "Meta",
            "decided_on": "Decidida",
            "act": "Acta",
            "word": "Estado",
        },
        right=("Meta",),
        key="indicator.targets",
    )


def _names(here: Here) -> dict[str, str]:
    areas = {a.code: a for a in CATALOG.areas}
    return {
        i.code: f"{areas[i.area].number}. {areas[i.area].short} · {i.name}"
        for i in cache.catalog(here).indicators
    }
