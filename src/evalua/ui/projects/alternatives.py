"""Quedan fuera: the members a source leaves out of a project, and what is sought for them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.left_out import MISSING_WORD, SOUGHT_WORD, left_out, members_without
from evalua.board.names import members_on
from evalua.board.wording import listed, plural
from evalua.registers.projects.alternatives import (
    AlternativeInput,
    add_alternative,
    close_alternative,
    remove_alternative,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day, plain
from evalua.ui.forms import Entered, Form
from evalua.ui.projects.reading import cut
from evalua.ui.projects.rows import take_back


def without_project(here: Here) -> None:
    """The members that no live project reaches, and what alternative there is for each."""
    records = cache.inputs(here)
    on = cut(here)
    if not members_on(records, on):
        layout.empty(
            "Todavía no hay miembros",
            "Aquí verá qué municipios no tienen proyecto y qué se busca para cada uno.",
            page="association",
            action="Agregar municipios",
        )
        return
    rows = members_without(records, on, CATALOG)
    layout.section(
        "Municipios sin proyecto",
        "Sin ningún proyecto vivo, de la idea a la ejecución. Una idea sin movimiento en 180 días no "
        "cuenta, y quien acaba de ingresar tiene 90 días.",
    )
    if rows.empty:
        st.markdown("Todos los miembros tienen al menos un proyecto vivo.")
    else:
        st.markdown(f"{plural(len(rows), 'municipio', 'municipios')} sin proyecto.")
        columns = {
            "municipality": "Municipio",
            "word": "Alternativa",
            "alternative": "Qué se busca",
        }
        layout.table(
            rows,
            {**columns, "calls": "Puede ir a"},
            key="projects.without",
        )
    _left_out_everywhere(here, left_out(records, on))


def _left_out_everywhere(here: Here, rows: pd.DataFrame) -> None:
    layout.section(
        "Quedan fuera de una fuente", "Miembros que la convocatoria de un proyecto no admite."
    )
    if rows.empty:
        st.markdown("Ningún miembro queda fuera de la fuente de un proyecto.")
        return
    columns = {"code": "Proyecto", "municipality": "Municipio"}
    _table(rows, columns, "projects.left_out")
    st.caption("La alternativa se anota al abrir el proyecto, en «Municipios y comunidad».")


def left_out_of(here: Here, project: dict[str, Any]) -> None:
    """Who is left out of this project, the forms of an alternative and of how it ended."""
    rows = left_out(cache.inputs(here), here.today)
    own = rows[rows["project_id"] == project["id"]].reset_index(drop=True)
    left, right = st.columns([3, 2], gap="large")
    with left:
        layout.section("Quedan fuera")
        _own_rows(here, project, own)
    with right:
        layout.section("Anotar una alternativa")
        _form(here, project, own)


def _own_rows(here: Here, project: dict[str, Any], rows: pd.DataFrame) -> None:
    if rows.empty:
        st.markdown(
            "Aquí quedan los miembros que la fuente o la convocatoria no admite, y qué se busca para "
            "cada uno."
        )
        return
    asked = [str(name) for name in rows.loc[rows["word"] == MISSING_WORD, "municipality"]]
    if asked:
        verb = "queda" if len(asked) == 1 else "quedan"
        st.markdown(plain(f"{listed(asked)} {verb} fuera y falta su alternativa."))
    columns = {"municipality": "Municipio"}
    _table(rows, columns, f"projects.left_out.{project['id']}")
    written = rows[rows["alternative_id"].notna()]
    _closing(here, project, written[written["word"] == SOUGHT_WORD])
    take_back(
        here,
        "alternative",
        "Retirar una alternativa anotada por equivocación",
        _options(written),
        _removed,
    )


def _table(rows: pd.DataFrame, columns: dict[str, str], key: str) -> None:
    records: list[dict[str, Any]] = rows.astype(object).to_dict("records")
    shown = rows.assign(
        since=["" if pd.isna(row["sought_on"]) else day(row["sought_on"]) for row in records],
        outcome=[_outcome(row) for row in records],
    )
    layout.table(
        shown,
        {
            **columns,
            "word": "Alternativa",
            "alternative": "Qué se busca",
            "outcome": "En qué terminó",
            "since": "Desde",
            "left_out_by": "Lo deja fuera",
        },
        key=key,
    )


def _outcome(row: dict[str, Any]) -> str:
    return f"{row['outcome']} ({day(row['closed_on'])})" if row["outcome"] else ""


def _options(rows: pd.DataFrame) -> dict[int, str]:
    return {
        int(row["alternative_id"]): f"{row['municipality']} · {row['alternative']}"
        for row in rows.to_dict("records")
    }


def _form(here: Here, project: dict[str, Any], rows: pd.DataFrame) -> None:
    asked = rows[rows["word"] == MISSING_WORD].to_dict("records")
    defaults = {"municipality_id": int(asked[0]["municipality_id"])} if asked else {}
    defaults |= {"left_out_by": asked[0]["left_out_by"]} if asked else {}
    form = Form(
        here, "alternative", subject=f"{project['id']}.{len(rows)}.{len(asked)}", defaults=defaults
    )
    names = members_on(cache.inputs(here), here.today)
    form.choice("municipality_id", "Municipio que queda fuera", names)
    form.text("left_out_by", "Qué lo deja fuera", help="La convocatoria, la fuente o su regla.")
    form.text("alternative", "Qué se busca para ese municipio")
    form.day("sought_on", "Desde cuándo", latest=here.today)
    form.save("Anotar la alternativa", lambda work, e: _add(work, project, e), primary=False)


def _closing(here: Here, project: dict[str, Any], rows: pd.DataFrame) -> None:
    options = _options(rows)
    if not options:
        return
    with st.expander("Decir en qué terminó una alternativa"):
        form = Form(here, "alternative.close", subject=f"{project['id']}.{len(options)}")
        form.choice("alternative_id", "Cuál", options)
        form.text("outcome", "En qué terminó")
        form.day("closed_on", "Cuándo", latest=here.today)
        form.save("Cerrar la alternativa", _close, primary=False)


def _add(work: Work, project: dict[str, Any], entered: Entered) -> str:
    data = AlternativeInput(
        project_id=int(project["id"]),
        municipality_id=entered["municipality_id"],
        left_out_by=entered.text("left_out_by"),
        alternative=entered.text("alternative"),
        sought_on=entered["sought_on"],
    )
    add_alternative(work, data, confirmed=entered.confirmed)
    return "Alternativa anotada."


def _close(work: Work, entered: Entered) -> str:
    chosen = entered["alternative_id"] or 0
    close_alternative(work, chosen, entered.text("outcome"), entered["closed_on"])
    return "Alternativa cerrada."


def _removed(work: Work, alternative_id: int, why: str) -> str:
    remove_alternative(work, alternative_id, why)
    return "Alternativa retirada."
