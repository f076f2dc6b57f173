"""Objetivos on screen: what the statutes ask for, what answers to each, and when it was fulfilled."""

from __future__ import annotations

from typing import Any

import streamlit as st

from evalua.board.institution import objective_lines
from evalua.registers.institution.objectives import (
    ObjectiveInput,
    add_objective,
    change_objective,
    remove_objective,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.association.picking import Row, as_shown, picked, subject
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, remove


def objectives(here: Here) -> None:
    """The objectives beside the form that adds or corrects one."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _table(here)
    with right:
        _form(here)


def _table(here: Here) -> None:
    lines = objective_lines(cache.inputs(here), here.today, CATALOG)
    layout.section("Objetivos de los estatutos", _end(here))
    if lines.empty:
        layout.empty(
            "Todavía no hay objetivos",
            "Copie aquí los que dicen los estatutos. Después podrá decir qué metas y qué proyectos "
            "responden a cada uno.",
        )
        return
    layout.table(
        lines.assign(**{c: [str(n) for n in lines[c]] for c in ("goals", "projects")}),
        {
            "code": "Código",
            "text": "Objetivo",
            "word": "Hoy",
            "goals": "Metas",
            "projects": "Proyectos",
            "function": "Para qué",
        },
        right=("Metas", "Proyectos"),
        medium=("Objetivo",),
        key="objectives.table",
    )
    lonely = lines[(lines["goals"] + lines["projects"] == 0) & (lines["word"] == "● Vigente")]
    if not lonely.empty:
        codes = ", ".join(lonely["code"])
        st.caption(plain(f"▲ Sin metas ni proyectos que respondan: {codes}."))


def _end(here: Here) -> str:
    """What the statutes say of how long the association lasts."""
    ends = here.facts.ends_on
    if ends is None:
        return "Los estatutos no le ponen final a la asociación."
    return f"Los estatutos ponen final a la asociación el {written_day(ends)}."


def _form(here: Here) -> None:
    layout.section("Agregar o corregir")
    rows = cache.inputs(here).objectives.sort_values(["code", "id"])
    row = picked(
        rows,
        "Objetivo por agregar o corregir",
        "Un objetivo nuevo",
        lambda aim: f"{aim['code']} · {aim['text']}",
        key="objectives.one",
    )
    form = Form(
        here,
        "objective",
        subject=subject(row),
        defaults=as_shown(row, "from_on", "to_on", "fulfilled_on"),
        version=row.get("version"),
    )
    form.text("text", "Objetivo, como lo dicen los estatutos", long=True)
    form.choice("function", "Para qué es", CATALOG.choices("objective_functions"))
    first, second = st.columns(2)
    with first:
        form.day("from_on", "En los estatutos desde")
        form.day("fulfilled_on", "Se cumplió el", latest=here.today)
    with second:
        form.day("to_on", "Hasta", help="Déjela vacía si sigue en los estatutos.")
        form.text("evidence", "Soporte de que se cumplió")
    form.save("Guardar el objetivo", lambda work, e: _save(work, row, e))
    if row:
        remove(
            here,
            f"objective.remove.{row['id']}",
            lambda work, why: _removed(work, int(row["id"]), why),
            label="Retirar este objetivo",
        )


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = ObjectiveInput(
        text=entered.text("text"),
        function=entered.text("function"),
        from_on=entered["from_on"],
        to_on=entered["to_on"],
        fulfilled_on=entered["fulfilled_on"],
        evidence=entered.text("evidence"),
        code=str(row.get("code", "")),
    )
    about: dict[str, Any] = {"catalog": CATALOG, "confirmed": entered.confirmed}
    if row:
        change_objective(work, int(row["id"]), data, version=entered.version, **about)
        return "Objetivo corregido."
    done = add_objective(work, data, **about)
    return f"Objetivo agregado con el código {done.code}."


def _removed(work: Work, objective_id: int, why: str) -> str:
    remove_objective(work, objective_id, why)
    return "Objetivo retirado."
