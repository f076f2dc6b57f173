"""The electoral calendar on screen: periods of government, their elections and where they come from."""

from __future__ import annotations

from typing import Any

import streamlit as st

from evalua.board.transitions import terms
from evalua.registers.members.commands import set_term
from evalua.registers.transitions.calendar import active_term, windows
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form

NEW = 0


def calendar(here: Here) -> None:
    """The periods of government beside the form that adds or corrects one."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        layout.section(
            "Periodos de gobierno", "Los plazos de la ruta salen de estas fechas: confírmelas."
        )
        _periods(here)
        _seasons(here)
    with right:
        layout.section("Agregar o corregir un periodo")
        _form(here)


def _periods(here: Here) -> None:
    rows = cache.inputs(here).terms.sort_values("election_on", ascending=False)
    if rows.empty:
        layout.empty(
            "Todavía no hay periodos",
            "Con la elección y la posesión de cada periodo, Evalúa calcula los plazos de la ruta. "
            "Agregue el primero en este mismo lugar.",
        )
        return
    shown = rows.assign(
        election=[written_day(d) for d in rows["election_on"]],
        period=[
            f"{written_day(a)} a {written_day(b)}"
            for a, b in zip(rows["starts_on"], rows["ends_on"], strict=True)
        ],
        word=["● Confirmada" if c else "○ Por confirmar" for c in rows["confirmed"]],
    )
    layout.table(
        shown,
        {"election": "Elección", "word": "Fecha", "period": "Gobierno", "source": "Fuente"},
        wide=("Fuente",),
        key="transitions.terms",
    )


def _seasons(here: Here) -> None:
    """When each season of the change of government under way, or of the next one, begins and ends."""
    known = terms(cache.inputs(here))
    term = active_term(known, here.today, CATALOG.transition_windows) or next(
        (t for t in known if t.election_on >= here.today), None
    )
    if term is None:
        return
    layout.section(f"Temporadas de la elección del {written_day(term.election_on)}")
    for season in windows(term, CATALOG.transition_windows):
        name, now = plain(season.name), " · es ahora" if season.holds(here.today) else ""
        st.markdown(
            f"**{name}**: del {written_day(season.first)} al {written_day(season.last)}{now}"
        )


def _form(here: Here) -> None:
    rows = {int(row["id"]): row for row in cache.inputs(here).terms.to_dict("records")}
    newest = sorted(rows, key=lambda key: rows[key]["election_on"], reverse=True)
    chosen = st.selectbox(
        "Periodo",
        [NEW, *newest],
        format_func=lambda key: _name(rows.get(key)),
        key="transitions.term",
    )
    row = rows.get(chosen)
    form = Form(
        here,
        "term",
        subject=str(chosen),
        defaults=_defaults(row),
        needs="set_up",
        version=row["version"] if row else None,
    )
    form.day("election_on", "Día de la elección")
    form.day("starts_on", "Posesión del nuevo gobierno")
    form.day("ends_on", "Último día de ese gobierno")
    form.tick("confirmed", "La autoridad electoral ya confirmó la fecha")
    form.text("source", "Fuente", placeholder="Resolución, ley o calendario oficial")
    form.save("Guardar el periodo", lambda work, e: _save(work, e, int(chosen) or None))


def _name(row: dict[Any, Any] | None) -> str:
    if row is None:
        return "Un periodo nuevo"
    return f"{row['starts_on'].year} a {row['ends_on'].year}"


def _defaults(row: dict[Any, Any] | None) -> dict[str, Any]:
    if row is None:
        return {}
    days = {name: row[name].date() for name in ("election_on", "starts_on", "ends_on")}
    return {**days, "confirmed": row["confirmed"], "source": row["source"]}


def _save(work: Work, entered: Entered, term_id: int | None) -> str:
    set_term(
        work,
        starts_on=entered["starts_on"],
        ends_on=entered["ends_on"],
        election_on=entered["election_on"],
        confirmed=bool(entered["confirmed"]),
        source=entered.text("source"),
        term_id=term_id,
        version=entered.version,
    )
    return "Periodo guardado; los plazos de la ruta se calcularon de nuevo."
