"""The regional vision: its horizon and its lines."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.alignment import horizon_sentence, vision_in_force
from evalua.board.wording import plural
from evalua.registers.alignment.vision import (
    VisionInput,
    add_vision,
    add_vision_line,
    add_vision_lines,
    change_vision,
    change_vision_line,
    remove_vision,
    remove_vision_line,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import act_name, opening, plain
from evalua.ui.forms import Entered, Form, remove

_NEW = 0
PASTE_HELP = "Copie dos columnas de una hoja de cálculo: código y texto, una fila por línea."
Vision = dict[str, Any]


def vision(here: Here) -> None:
    """What the region wants to be, until when, and its lines."""
    layout.section("Visión regional")
    records = cache.inputs(here)
    current = vision_in_force(records, cache.evaluation(here).cut)
    if current is None:
        st.markdown("Aquí verá el horizonte de la visión y sus líneas.")
        with st.expander("Registrar la visión"):
            _vision_form(here, None)
        return
    lines = records.vision_lines[records.vision_lines["vision_id"] == current["id"]]
    act = opening(act_name(current["act"])) if current["act"] else ""
    st.markdown(f"**{plain(current['name'])}**")
    said = horizon_sentence(current, cache.evaluation(here).cut)
    st.caption(plain(layout.facts_line((said, act))))
    _lines(lines, records.projects["vision_line_id"].value_counts())
    with st.expander("Agregar o corregir las líneas"):
        _line_forms(here, current, lines)
    with st.expander("Corregir la visión"):
        _vision_form(here, current)
        remove(
            here,
            f"vision.remove.{current['id']}",
            lambda work, why: _removed(work, int(current["id"]), why),
            label="Quitar esta visión y sus líneas",
        )
    with st.expander("Registrar la visión de otro periodo"):
        _vision_form(here, None)


def _lines(lines: pd.DataFrame, projects: pd.Series) -> None:
    """The lines with how many projects name each."""
    if lines.empty:
        st.markdown("Todavía no tiene líneas.")
        return
    layout.table(
        lines.assign(
            text=[f"{c} · {t}" for c, t in zip(lines["code"], lines["text"], strict=True)],
            projects=[str(projects.get(key, 0)) for key in lines["id"]],
        ).sort_values("code"),
        {"text": "Línea", "projects": "Proyectos"},
        right=("Proyectos",),
        wide=("Línea",),
        key="alignment.vision_lines",
    )


def _vision_form(here: Here, current: Vision | None) -> None:
    subject = "" if current is None else str(current["id"])
    known = (
        {}
        if current is None
        else {k: str(current[k]) for k in ("name", "starts_year", "ends_year", "act")}
    )
    form = Form(
        here,
        "vision",
        subject=subject,
        defaults=known,
        version=current["version"] if current else None,
    )
    name, first, last, act = st.columns([3, 1, 1, 2])
    with name:
        form.text("name", "Nombre", placeholder="Cuenca 2040")
    with first:
        form.text("starts_year", "Primer año")
    with last:
        form.text("ends_year", "Último año")
    with act:
        form.text("act", "Acta que la adoptó (si hay)")
    label = "Guardar la visión" if current is None else "Guardar los cambios"
    form.save(label, lambda work, e: _save(work, current, e), primary=False)


def _save(work: Work, current: Vision | None, entered: Entered) -> str:
    data = VisionInput(
        entered.text("name"),
        entered.text("starts_year"),
        entered.text("ends_year"),
        entered.text("act"),
    )
    if current is None:
        return f"Visión {add_vision(work, data).name} registrada."
    change_vision(work, int(current["id"]), data, entered.version)
    return "Visión guardada."


def _line_forms(here: Here, current: Vision, lines: pd.DataFrame) -> None:
    known = {int(r["id"]): dict(r) for r in lines.sort_values("code").to_dict("records")}
    names = {_NEW: "Nueva línea"} | {k: f"{r['code']} · {r['text']}" for k, r in known.items()}
    chosen = st.selectbox(
        "Línea",
        list(names),
        format_func=names.__getitem__,
        key=steady("alignment.vision_line", names),
    )
    line = known.get(chosen)
    defaults = {} if line is None else {"code": line["code"], "text": line["text"]}
    form = Form(
        here,
        "vision_line",
        subject=f"{current['id']}.{chosen}",
        defaults=defaults,
        version=line["version"] if line else None,
    )
    code, text = st.columns([1, 4])
    with code:
        form.text("code", "Código (si tiene)")
    with text:
        form.text("text", "Qué dice la línea")
    form.save(
        "Agregar la línea" if line is None else "Guardar la línea",
        lambda work, e: _save_line(work, current, line, e),
        primary=False,
    )
    if line is not None:
        remove(
            here,
            f"vision_line.remove.{chosen}",
            lambda work, why: _removed_line(work, chosen, why),
            label="Quitar esta línea",
        )
        return
    pasting = Form(here, "vision_paste", subject=str(current["id"]))
    pasting.text("pasted", "O pegue varias", long=True, help=PASTE_HELP)
    pasting.save("Agregar las pegadas", lambda work, e: _paste(work, current, e), primary=False)


def _save_line(work: Work, current: Vision, line: dict[str, Any] | None, entered: Entered) -> str:
    text, code = entered.text("text"), entered.text("code")
    if line is None:
        return f"Línea {add_vision_line(work, int(current['id']), text, code).code} agregada."
    change_vision_line(work, int(line["id"]), text, code, entered.version)
    return "Línea guardada."


def _paste(work: Work, current: Vision, entered: Entered) -> str:
    done = add_vision_lines(work, int(current["id"]), entered.text("pasted"))
    return f"{plural(len(done), 'línea agregada', 'líneas agregadas')}."


def _removed(work: Work, vision_id: int, why: str) -> str:
    remove_vision(work, vision_id, why)
    return "Visión retirada."


def _removed_line(work: Work, line_id: int, why: str) -> str:
    remove_vision_line(work, line_id, why)
    return "Línea retirada."
