"""Convocatorias: which calls are open, who may apply, what was presented, and the form of each."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.attention.item import some
from evalua.board.calls import call_lines
from evalua.board.names import donor_names
from evalua.board.wording import plural
from evalua.registers.calls.commands import CallInput, add_call, change_call, remove_call
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day, plain
from evalua.ui.forms import Entered, Form, remove
from evalua.ui.projects.reading import towns

_TEXTS = ("entity", "name", "source", "requirements", "link")


def calls(here: Here) -> None:
    """The calls by their closing, then the form of a new one or of the one that was chosen."""
    lines = call_lines(cache.inputs(here), here.today, CATALOG)
    if lines.empty:
        layout.empty(
            "Todavía no hay convocatorias",
            "Aquí verá qué fuentes están abiertas, hasta cuándo y qué municipios pueden presentarse. "
            "Su cierre se avisa en Inicio 60 y 15 días antes.",
        )
    else:
        st.markdown(_sentence(lines))
        _table(lines)
    chosen = _chooser(lines)
    if chosen is None:
        with st.expander("Anotar una convocatoria", expanded=lines.empty):
            _form(here, None)
        return
    (row,) = lines[lines["call_id"] == chosen].astype(object).to_dict("records")
    _details(row)
    _form(here, row)
    remove(here, f"call.remove.{chosen}", lambda work, why: _removed(work, chosen, why))


def _sentence(lines: pd.DataFrame) -> str:
    closing = int((lines["standing"] == "closing").sum())
    now = int((lines["standing"] == "open").sum()) + closing
    said = f"{plural(now, 'convocatoria abierta', 'convocatorias abiertas')}"
    return (
        f"{said}; {plural(closing, 'cierra', 'cierran')} en 15 días o menos."
        if closing
        else f"{said}."
    )


def _table(lines: pd.DataFrame) -> None:
    records: list[dict[str, Any]] = lines.astype(object).to_dict("records")
    shown = lines.assign(
        closes=[_closing(row) for row in records],
        who=[_who(row) for row in records],
        projects=[row["projects"] or "Ninguno" for row in records],
    )
    layout.table(
        shown,
        {
            "word": "Estado",
            "name": "Convocatoria",
            "entity": "Entidad",
            "closes": "Cierra",
            "projects": "Proyectos",
            "who": "Pueden presentarse",
        },
        key="projects.calls",
    )


def _closing(row: dict[str, Any]) -> str:
    if pd.isna(row["closes_on"]):
        return "Sin fecha"
    left = int(row["days_left"])
    return (
        f"{day(row['closes_on'])} · {plural(left, 'día', 'días')}"
        if left >= 0
        else day(row["closes_on"])
    )


def _who(row: dict[str, Any]) -> str:
    return some(row["eligible"].split(", ")) if row["left_out"] else "Todos los miembros"


def _chooser(lines: pd.DataFrame) -> int | None:
    if lines.empty:
        return None
    names = {int(r["call_id"]): f"{r['name']} · {r['entity']}" for r in lines.to_dict("records")}
    chosen = st.selectbox(
        "Ver o corregir una convocatoria",
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder="Elija…",
        key="projects.call",
        width=520,
    )
    return None if chosen is None else int(chosen)


def _details(row: dict[str, Any]) -> None:
    layout.section(plain(row["name"]))
    facts = (row["entity"], row["source"], row["themes"])
    st.markdown(plain(layout.facts_line(facts)))
    if row["left_out"]:
        st.caption(plain(f"Pueden presentarse {row['eligible']}. Quedan fuera {row['left_out']}."))


def _form(here: Here, row: dict[str, Any] | None) -> None:
    subject = "" if row is None else str(row["call_id"])
    form = Form(
        here,
        "call",
        subject=subject,
        defaults=_defaults(here, row),
        version=row["version"] if row else None,
    )
    left, right = st.columns(2, gap="large")
    with left:
        form.text("entity", "Entidad que la abre")
        donors = donor_names(cache.inputs(here))
        if donors:
            form.choice("partner_id", "Cooperante de la lista, si es uno", donors, optional=True)
        form.text("name", "Nombre de la convocatoria")
        form.choice("source", "Fuente", CATALOG.choices("funding_sources"))
        form.several("themes", "Temas que paga", CATALOG.choices("project_themes"))
        form.several(
            "municipality_ids",
            "Municipios que pueden presentarse",
            towns(here),
            help="Si no marca ninguno, pueden todos.",
        )
    with right:
        form.day("opens_on", "Abre")
        form.day("closes_on", "Cierra", help="Vacío si la fuente está abierta todo el tiempo.")
        form.text("requirements", "Qué piden", long=True)
        form.text("link", "Enlace")
    label = "Guardar la convocatoria" if row is None else "Guardar los cambios"
    form.save(label, lambda work, e: _save(work, row, e))


def _defaults(here: Here, row: dict[str, Any] | None) -> dict[str, Any]:
    if row is None:
        return {}
    known = cache.inputs(here)
    (stored,) = known.calls[known.calls["id"] == row["call_id"]].astype(object).to_dict("records")
    themes = known.call_themes
    named = known.call_municipalities
    return {
        **{name: stored[name] for name in _TEXTS},
        "opens_on": stored["opens_on"].date(),
        "partner_id": None if pd.isna(stored["partner_id"]) else int(stored["partner_id"]),
        "closes_on": None if pd.isna(stored["closes_on"]) else stored["closes_on"].date(),
        "themes": list(themes.loc[themes["call_id"] == row["call_id"], "theme"]),
        "municipality_ids": [
            int(key) for key in named.loc[named["call_id"] == row["call_id"], "municipality_id"]
        ],
    }


def _save(work: Work, row: dict[str, Any] | None, entered: Entered) -> str:
    data = CallInput(
        opens_on=entered["opens_on"],
        closes_on=entered["closes_on"],
        themes=entered["themes"] or (),
        municipality_ids=entered["municipality_ids"] or (),
        partner_id=entered["partner_id"],
        **{name: entered.text(name) for name in _TEXTS},
    )
    if row is None:
        add_call(work, data)
        return "Convocatoria guardada."
    change_call(work, int(row["call_id"]), data, entered.version)
    return "Convocatoria corregida."


def _removed(work: Work, call_id: int, why: str) -> str:
    remove_call(work, call_id, why)
    return "Convocatoria eliminada."
