"""Donors on screen: who works where on what, what coincides, and the notes that coordinate it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.donors import donor_places, overlap_lines, overlap_sentence
from evalua.board.names import donor_names, municipality_names
from evalua.measures.inputs import Cut
from evalua.registers.partners.coordination import (
    InterventionInput,
    NoteInput,
    add_intervention,
    add_note,
    change_intervention,
    remove_intervention,
    remove_note,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove
from evalua.ui.other_registers.taking_back import take_back

NEW = 0
MARKS = {"alone": "", "coordinated": "● ", "overlap": "▲ "}
NOTE, INTERVENTION = "Nota de coordinación", "Intervención"
Row = dict[Any, Any]


def donors(here: Here) -> None:
    """Donors by municipality and theme with their overlaps, beside the forms."""
    known = donor_names(cache.inputs(here))
    if not known:
        layout.empty(
            "Todavía no hay cooperantes",
            "Aquí verá en qué municipios y temas trabaja cada cooperante, y dónde coinciden dos sin "
            "haberse coordinado. Agréguelos primero en la vista Aliados, como cooperante "
            "internacional.",
        )
        return
    day = Cut.of(here.month, here.today).day
    places = donor_places(cache.inputs(here), day, CATALOG)
    overlaps = overlap_lines(cache.inputs(here), day, CATALOG)
    left, right = st.columns([5, 3], gap="large")
    with left:
        _grid(places, overlaps)
        _overlaps(overlaps)
    with right:
        what = st.segmented_control(
            "Qué registrar",
            (INTERVENTION, NOTE),
            default=NOTE if overlaps["open"].any() else INTERVENTION,
            key="donors.what",
            label_visibility="collapsed",
            required=True,
        )
        if what == NOTE:
            _note(here, known, overlaps)
        else:
            _intervention(here, known)


def _grid(places: pd.DataFrame, overlaps: pd.DataFrame) -> None:
    if places.empty:
        layout.empty(
            "Ningún cooperante figura en un municipio",
            "Aquí verá una cuadrícula de municipios y temas. La llenan los proyectos con recursos o "
            "convenio de un cooperante, y las intervenciones que usted anote en este mismo lugar.",
        )
        return
    st.markdown(overlap_sentence(overlaps))
    written = places["state"].map(MARKS) + places["donors"]
    grid = places.assign(written=written).pivot(
        index="municipality", columns="theme_name", values="written"
    )
    # Themes with something to coordinate come first: the grid may be wider than the screen.
    urgent = places.sort_values("state", key=lambda s: s != "overlap", kind="stable")
    ordered = list(dict.fromkeys(urgent["theme_name"]))
    shown = grid[ordered].fillna("").reset_index()
    layout.table(
        shown,
        {"municipality": "Municipio"} | {theme: theme for theme in ordered},
        medium=ordered,
        key="donors.grid",
        alt="Qué cooperantes trabajan en cada municipio y tema, y dónde coinciden sin nota.",
    )
    st.caption("▲ coinciden dos o más sin nota de coordinación · ● coinciden y hay nota")


def _overlaps(overlaps: pd.DataFrame) -> None:
    if overlaps.empty:
        return
    layout.section("Coincidencias")
    layout.table(
        overlaps.assign(
            who=overlaps["donor_a"] + " y " + overlaps["donor_b"],
            where=overlaps["pending"].where(overlaps["open"], overlaps["municipalities"]),
            since=[written_day(d) for d in overlaps["since"]],
        ),
        {
            "word": "Estado",
            "theme_name": "Tema",
            "where": "Dónde",
            "who": "Cooperantes",
            "what": "Qué hacen",
            "since": "Desde",
        },
        medium=("Dónde", "Cooperantes"),
        wide=("Qué hacen",),
        key="donors.overlaps",
    )


def _note(here: Here, known: dict[int, str], overlaps: pd.DataFrame) -> None:
    """The form of a note, begun from one of the overlaps without one."""
    waiting = overlaps[overlaps["open"]]
    pairs = {
        str(row["pair"]): f"{row['donor_a']} y {row['donor_b']} · {row['theme_name']}"
        for row in waiting.to_dict("records")
    }
    chosen = None
    if pairs:
        chosen = st.selectbox(
            "Coincidencia por coordinar",
            list(pairs),
            format_func=lambda pair: pairs.get(pair, str(pair)),
            key="donors.pair",
        )
    form = Form(
        here, "donors.note", subject=str(chosen or ""), defaults=_from_pair(waiting, chosen)
    )
    form.several("partner_ids", "Cooperantes que la firman", known)
    form.choice("theme", "Tema", CATALOG.choices("project_themes"))
    form.several("municipality_ids", "Municipios", municipality_names(cache.inputs(here)))
    form.day("noted_on", "Fecha", latest=here.today)
    form.text("agreed", "Cómo se reparten el trabajo", long=True)
    form.text("document", "Documento", placeholder="Acta de la mesa de cooperantes…")
    form.save("Guardar la nota", _save_note)
    notes = cache.inputs(here).coordination_notes.sort_values("noted_on", ascending=False)
    names = {
        int(row["id"]): layout.facts_line(
            (written_day(row["noted_on"]), name("project_themes", row["theme"]))
        )
        for row in notes.to_dict("records")
    }
    take_back(here, "donors.note.remove", names, _note_removed)


def _from_pair(waiting: pd.DataFrame, pair: str | None) -> Row:
    """What an overlap says already of the note that would clear it."""
    for row in waiting[waiting["pair"] == pair].to_dict("records"):
        return {
            "partner_ids": [int(key) for key in row["donor_ids"].split()],
            "theme": row["theme"],
            "municipality_ids": [int(key) for key in row["municipality_ids"].split()],
        }
    return {}


def _intervention(here: Here, donors: dict[int, str]) -> None:
    rows = cache.inputs(here).interventions.sort_values("name")
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Intervención",
        [NEW, *known],
        format_func=lambda key: str(known[key]["name"]) if key else "Una intervención nueva",
        key=steady("donors.intervention", {k: str(r["name"]) for k, r in known.items()}),
    )
    row = known.get(chosen, {})
    form = Form(
        here,
        "donors.intervention",
        subject=str(chosen),
        defaults=_as_shown(here, row),
        version=row.get("version"),
    )
    st.caption(
        "Solo lo que el cooperante hace por su cuenta: los proyectos de la asociación con su "
        "convenio o sus recursos ya cuentan."
    )
    form.choice("partner_id", "Cooperante", donors)
    form.text("name", "Qué hace")
    form.choice("theme", "Tema", CATALOG.choices("project_themes"))
    form.several("municipality_ids", "Municipios", municipality_names(cache.inputs(here)))
    left, right = st.columns(2)
    with left:
        form.day("starts_on", "Empieza")
    with right:
        form.day("ends_on", "Termina", help="Vacía si no tiene fecha final.")
    form.save("Guardar la intervención", lambda work, e: _save_intervention(work, row, e))
    if row:
        remove(
            here,
            f"donors.intervention.remove.{chosen}",
            lambda work, why: _intervention_removed(work, int(chosen), why),
            label="Retirar esta intervención",
        )


def _as_shown(here: Here, row: Row) -> Row:
    """An intervention as its form shows it."""
    if not row:
        return {}
    places = cache.inputs(here).intervention_municipalities
    mine = places.loc[places["intervention_id"] == row["id"], "municipality_id"]
    days = {key: None if pd.isna(row[key]) else row[key].date() for key in ("starts_on", "ends_on")}
    return row | days | {"municipality_ids": [int(key) for key in mine]}


def _save_note(work: Work, entered: Entered) -> str:
    data = NoteInput(
        partner_ids=entered["partner_ids"] or (),
        theme=entered.text("theme"),
        municipality_ids=entered["municipality_ids"] or (),
        noted_on=entered["noted_on"],
        agreed=entered.text("agreed"),
        document=entered.text("document"),
    )
    add_note(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Nota guardada: lo que cubre ya no cuenta como traslape."


def _save_intervention(work: Work, row: Row, entered: Entered) -> str:
    data = InterventionInput(
        partner_id=entered["partner_id"],
        name=entered.text("name"),
        theme=entered.text("theme"),
        starts_on=entered["starts_on"],
        ends_on=entered["ends_on"],
        municipality_ids=entered["municipality_ids"] or (),
    )
    if row:
        change_intervention(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Intervención corregida."
    add_intervention(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Intervención agregada."


def _note_removed(work: Work, note_id: int, why: str) -> str:
    remove_note(work, note_id, why)
    return "Nota retirada: lo que cubría vuelve a contar."


def _intervention_removed(work: Work, intervention_id: int, why: str) -> str:
    remove_intervention(work, intervention_id, why)
    return "Intervención retirada."
