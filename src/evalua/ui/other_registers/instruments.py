"""The instruments of the municipalities on screen: the matrix, each with its steps, and the forms."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.instruments import WORDS, Matrix, instrument_matrix, instrument_rows
from evalua.board.names import members_on, municipality_names, name_of
from evalua.measures.inputs import Cut
from evalua.registers.instruments.commands import (
    InstrumentInput,
    add_instrument,
    change_instrument,
    kinds_of,
    remove_instrument,
)
from evalua.registers.instruments.steps import StepInput, record_step, remove_step
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, plain
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, permitted, remove

NEW = 0
STEP_HELP = (
    "Aprobado y publicado son dos pasos: el primero lleva el número del acto; el segundo, el de la "
    "gaceta o medio oficial."
)
Row = dict[Any, Any]


def instruments(here: Here) -> None:
    """The matrix municipality × kind, the list, and beside them the instrument or its next step."""
    day = Cut.of(here.month, here.today).day
    inputs = cache.inputs(here)
    rows = instrument_rows(inputs, day, CATALOG)
    left, right = st.columns([5, 2], gap="large")
    with left:
        if rows.empty:
            layout.empty(
                "Todavía no hay instrumentos",
                "Aquí verá, municipio por municipio, qué planes, catastros, tarifas y políticas están "
                "en borrador, aprobados, publicados o vencidos. Agregue el primero en este mismo lugar.",
            )
        else:
            _matrix(instrument_matrix(inputs, day, CATALOG))
            _list(rows)
    with right:
        _forms(here)


def _matrix(shown: Matrix) -> None:
    layout.section("Qué tiene cada municipio", "  ·  ".join(WORDS.values()))
    # The words are in the line above: with them in every cell, six kinds do not fit beside the form.
    marks = {kind: [cell.partition(" ")[0] for cell in shown.rows[kind]] for kind in shown.kinds}
    layout.table(
        shown.rows.assign(**marks),
        {"municipality": "Municipio", **shown.kinds},
        key="instruments.matrix",
    )


def _list(rows: pd.DataFrame) -> None:
    layout.section("Instrumento por instrumento")
    layout.table(
        rows.assign(
            reached_on=[written_day(d) for d in rows["reached_on"]],
            valid_until=[MISSING if pd.isna(d) else written_day(d) for d in rows["valid_until"]],
            supported=["Sí" if yes else "No" for yes in rows["supported"]],
        ),
        {
            "municipality": "Municipio",
            "name": "Instrumento",
            "word": "Estado",
            "note": "Qué falta",
            "reached_on": "Desde",
            "act": "Acto",
            "valid_until": "Vigente hasta",
            "supported": "Con apoyo",
        },
        medium=("Instrumento", "Qué falta"),
        key="instruments.table",
    )


def _forms(here: Here) -> None:
    inputs = cache.inputs(here)
    towns = municipality_names(inputs)
    rows = inputs.instruments
    known: dict[int, Row] = {
        int(row["id"]): row for row in rows.sort_values("name").to_dict("records")
    }
    labels = {
        key: f"{name_of(towns, row['municipality_id'])}: {row['name']}"
        for key, row in known.items()
    }
    chosen = st.selectbox(
        "Instrumento",
        [NEW, *sorted(known, key=labels.__getitem__)],
        format_func=lambda key: labels[key] if key else "Un instrumento nuevo",
        key=steady("instruments.one", labels),
    )
    row = known.get(chosen, {})
    if row:
        _step(here, int(chosen))
        with st.expander("Corregir sus datos"):
            _instrument(here, int(chosen), row)
            remove(
                here,
                f"instrument.remove.{chosen}",
                lambda work, why: _removed(work, int(chosen), why),
                label="Retirar este instrumento",
            )
    else:
        _instrument(here, NEW, {})


def _instrument(here: Here, key: int, row: Row) -> None:
    inputs = cache.inputs(here)
    towns = municipality_names(inputs) if row else members_on(inputs, here.today)
    form = Form(
        here, "instrument", subject=str(key), defaults=_as_shown(row), version=row.get("version")
    )
    form.choice("municipality_id", "Municipio", towns)
    form.choice("kind", "Tipo", kinds_of(CATALOG))
    form.text("name", "Nombre", placeholder="Plan de ordenamiento 2027–2039")
    if not row:
        _step_fields(form)
    form.day("valid_until", "Vigente hasta", help="Déjela vacía si no tiene fecha final.")
    form.tick("supported", "Lo apoyó la asociación")
    form.text(
        "guidelines",
        "Tabla de lineamientos regionales",
        help="Dónde está la tabla que muestra qué lineamientos de la región recoge. Déjela vacía si "
        "no los recoge.",
        placeholder="Anexo 3, folios 12 a 14",
    )
    form.text("document", "Documento o enlace")
    form.save("Guardar el instrumento", lambda work, e: _save(work, row, e), primary=not row)


def _step_fields(form: Form) -> None:
    form.choice("state", "Estado", CATALOG.choices("instrument_states"), help=STEP_HELP)
    form.day("reached_on", "Fecha de ese paso")
    form.text("act", "Número del acto o de la gaceta", help="Un borrador no lo necesita.")


def _step(here: Here, key: int) -> None:
    """The steps it has, and the next one."""
    layout.section("Sus pasos")
    steps = cache.inputs(here).instrument_steps
    mine = steps[steps["instrument_id"] == key].sort_values(["reached_on", "id"])
    for step in mine.to_dict("records"):
        facts = (name("instrument_states", step["state"]), written_day(step["reached_on"]))
        st.markdown(plain(layout.facts_line((*facts, step["act"]))))
    form = Form(
        here,
        "instrument.step",
        subject=str(key),
        version=dict.fromkeys(CATALOG.choices("instrument_states"), 0)
        | {str(s): int(v) for s, v in zip(mine["state"], mine["version"], strict=True)},
    )
    _step_fields(form)
    form.save("Anotar el paso", lambda work, e: _reached(work, key, e))
    _take_back(here, mine)


def _take_back(here: Here, mine: pd.DataFrame) -> None:
    if len(mine) < 2 or not permitted(here, "record"):
        return
    with st.expander("Retirar un paso mal anotado"):
        known = {
            int(row["id"]): name("instrument_states", row["state"])
            for row in mine.to_dict("records")
        }
        chosen = st.selectbox(
            "Paso", list(known), format_func=known.__getitem__, key="instruments.step.one"
        )
        remove(
            here,
            f"instrument.step.remove.{chosen}",
            lambda work, why: _step_removed(work, int(chosen), why),
            label=f"Retirar «{known[chosen]}»",
        )


def _as_shown(row: Row) -> Row:
    if not row:
        return {}
    until = None if pd.isna(row["valid_until"]) else row["valid_until"].date()
    return row | {"municipality_id": int(row["municipality_id"]), "valid_until": until}


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = InstrumentInput(
        municipality_id=entered["municipality_id"],
        kind=entered.text("kind"),
        name=entered.text("name"),
        supported=bool(entered["supported"]),
        guidelines=entered.text("guidelines"),
        valid_until=entered["valid_until"],
        document=entered.text("document"),
    )
    if row:
        change_instrument(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Instrumento corregido."
    add_instrument(work, data, _step_of(entered), catalog=CATALOG, confirmed=entered.confirmed)
    return "Instrumento agregado."


def _step_of(entered: Entered) -> StepInput:
    return StepInput(entered.text("state"), entered["reached_on"], entered.text("act"))


def _reached(work: Work, key: int, entered: Entered) -> str:
    step = _step_of(entered)
    record_step(
        work,
        key,
        step,
        catalog=CATALOG,
        version=entered.version_of(step.state),
        confirmed=entered.confirmed,
    )
    return f"Anotado: {name('instrument_states', step.state).lower()}."


def _removed(work: Work, key: int, why: str) -> str:
    remove_instrument(work, key, why)
    return "Instrumento retirado."


def _step_removed(work: Work, key: int, why: str) -> str:
    remove_step(work, key, why)
    return "Paso retirado."
