"""Historia on screen: milestones, setbacks and norms along time, and the form of one fact."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.story import story_lines, story_sentence
from evalua.charts.story import describe_story, story_line
from evalua.registers.institution.story import (
    EventInput,
    add_event,
    change_event,
    remove_event,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.association.picking import Row, as_shown, picked, subject
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, plain
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove

_MOST = 24
_TEXTS = ("kind", "title", "note", "act", "source", "cost", "resolution")


def story(here: Here) -> None:
    """The line of time with its table, and the form of a fact."""
    lines = story_lines(cache.inputs(here), here.today, CATALOG)
    if lines.empty:
        layout.empty(
            "Todavía no hay historia",
            "Aquí verá en una línea de tiempo los logros, las crisis, las reformas de estatutos y "
            "las normas. Agregue la constitución de la asociación en este mismo lugar.",
        )
    else:
        _seen(here, lines)
    with st.expander("Agregar o corregir un hecho", expanded=lines.empty):
        _form(here)


def _seen(here: Here, lines: pd.DataFrame) -> None:
    layout.section("La historia de la asociación", plain(story_sentence(lines)))
    if len(lines) > _MOST:
        st.caption(
            f"El gráfico muestra los {_MOST} hechos más recientes; la tabla los tiene todos."
        )
    layout.figure(
        story_line(lines.head(_MOST), today=here.today, mode=layout.mode(), narrow=layout.narrow()),
        key="story.line",
        alt=describe_story(lines),
    )
    with st.expander("Verla como tabla"):
        layout.table(
            lines.assign(
                happened_on=[written_day(d) for d in lines["happened_on"]],
                ended_on=[_ended(row) for row in lines.to_dict("records")],
            ),
            {
                "happened_on": "Fecha",
                "kind": "Qué fue",
                "title": "Hecho",
                "ended_on": "Cómo sigue",
                "told": "Más",
            },
            wide=("Más",),
            key="story.table",
        )


def _ended(row: Row) -> str:
    """Until when, where a fact lasts."""
    until = written_day(row["ended_on"])
    if row["tone"] == "norm":
        return "sigue vigente" if until == MISSING else f"venció el {until}"
    if row["tone"] == "back":
        return "sin resolver" if until == MISSING else f"resuelto el {until}"
    return ""


def _form(here: Here) -> None:
    rows = cache.inputs(here).events.sort_values("happened_on", ascending=False)
    row = picked(
        rows,
        "Hecho por agregar o corregir",
        "Un hecho nuevo",
        lambda event: f"{written_day(event['happened_on'])} · {event['title']}",
        key="story.one",
    )
    form = Form(
        here,
        "story_event",
        subject=subject(row),
        defaults=_as_shown(here, row),
        version=row.get("version"),
    )
    left, right = layout.main_and_side()
    with left:
        form.choice("kind", "Qué fue", CATALOG.choices("event_kinds"))
        form.text("title", "En una frase")
        form.day("happened_on", "Fecha", latest=here.today)
        form.text("note", "Más detalle (si hace falta)", long=True)
    with right:
        form.text("act", "Acta o acto", help="Una reforma de estatutos lo necesita.")
        form.text("source", "Dónde consta")
        form.money("cost", "Cuánto costó (si costó)")
        form.day("resolved_on", "Se resolvió el", latest=here.today)
        form.text("resolution", "Cómo se resolvió")
    form.save("Guardar el hecho", lambda work, e: _save(work, row, e))
    if row:
        remove(
            here,
            f"story_event.remove.{row['id']}",
            lambda work, why: _removed(work, int(row["id"]), why),
            label="Retirar este hecho",
        )


def _as_shown(here: Here, row: Row) -> Row:
    """A fact as its form shows it."""
    shown = as_shown(row, "happened_on", "resolved_on")
    if row and pd.notna(row["cost"]):
        facts = here.facts
        cost = facts.currency.format(int(row["cost"]), facts.number_format, symbol=False)
        return shown | {"cost": cost}
    return shown | {"cost": ""} if row else shown


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = EventInput(
        happened_on=entered["happened_on"],
        resolved_on=entered["resolved_on"],
        **{name: entered.text(name) for name in _TEXTS},
    )
    about: dict[str, Any] = {"catalog": CATALOG, "confirmed": entered.confirmed}
    if row:
        change_event(work, int(row["id"]), data, version=entered.version, **about)
        return "Hecho corregido."
    add_event(work, data, **about)
    return "Hecho agregado a la historia."


def _removed(work: Work, event_id: int, why: str) -> str:
    remove_event(work, event_id, why)
    return "Hecho retirado."
