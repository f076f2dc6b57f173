"""The lines of national, regional and municipal plans that may be cited."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.alignment import plan_line_rows
from evalua.board.names import municipality_names
from evalua.board.wording import plural
from evalua.registers.alignment.lines import (
    PlanLineInput,
    add_plan_line,
    add_plan_lines,
    change_plan_line,
    remove_plan_line,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.alignment.vision import PASTE_HELP
from evalua.ui.catalogue import CATALOG
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.forms import Entered, Form, remove

_NEW = 0
_KEPT = ("level", "plan", "starts_year", "ends_year", "code", "text")
Line = dict[str, Any]


def plan_lines(here: Here) -> None:
    """Every line by plan, and the forms to add one, several, or to correct one."""
    layout.section("Líneas de otros planes")
    rows = plan_line_rows(cache.inputs(here), cache.evaluation(here).cut, CATALOG)
    if rows.empty:
        st.markdown("Aquí estarán las líneas de los planes que sus metas y proyectos citan.")
    else:
        _table(rows)
    with st.expander("Agregar o corregir una línea"):
        _one(here)
    with st.expander("Pegar varias líneas de un mismo plan"):
        _several(here)


def _table(rows: pd.DataFrame) -> None:
    records = rows.to_dict("records")
    shown = rows.assign(
        level=[CATALOG.name("plan_levels", row["level"]) for row in records],
        years=[_years(row) for row in records],
        cited=[f"● {row['cited']}" if row["cited"] else "○ nadie" for row in records],
    )
    layout.table(
        shown,
        {
            "level": "De quién",
            "plan": "Plan",
            "code": "Código",
            "text": "Línea",
            "years": "Años",
            "cited": "La citan",
        },
        wide=("Línea",),
        medium=("Plan",),
        key="alignment.lines",
    )
    if rows["expired"].any():
        st.caption("▲ La fecha de corte queda fuera de los años de ese plan.")


def _years(row: Line) -> str:
    span = f"{row['starts_year']}–{row['ends_year']}"
    return f"▲ {span}" if row["expired"] else span


def _one(here: Here) -> None:
    rows = cache.inputs(here).plan_lines
    known: dict[int, Line] = {int(r["id"]): dict(r) for r in rows.to_dict("records")}
    names = {_NEW: "Nueva línea"} | {
        k: f"{r['plan']} · {r['code']} {r['text']}" for k, r in known.items()
    }
    chosen = st.selectbox(
        "Línea",
        list(names),
        format_func=names.__getitem__,
        key=steady("alignment.plan_line", names),
    )
    line = known.get(chosen)
    form = Form(
        here,
        "plan_line",
        subject=str(chosen),
        defaults=_defaults(line),
        version=line["version"] if line else None,
    )
    _plan_fields(here, form)
    code, text = st.columns([1, 4])
    with code:
        form.text("code", "Código en el plan")
    with text:
        form.text("text", "Qué dice la línea")
    form.save(
        "Agregar la línea" if line is None else "Guardar la línea",
        lambda work, e: _save(work, line, e),
        primary=False,
    )
    if line is not None:
        remove(
            here,
            f"plan_line.remove.{chosen}",
            lambda work, why: _removed(work, chosen, why),
            label="Quitar esta línea y sus citas",
        )


def _several(here: Here) -> None:
    form = Form(here, "plan_paste")
    _plan_fields(here, form)
    form.text(
        "pasted", "Líneas", long=True, help=PASTE_HELP, placeholder="2.1 ⇥ Agua potable rural"
    )
    form.save("Agregar las pegadas", _paste, primary=False)


def _plan_fields(here: Here, form: Form) -> None:
    level, plan, first, last = st.columns([2, 4, 1, 1])
    with level:
        kind = form.choice("level", "De quién es el plan", CATALOG.choices("plan_levels"))
    with plan:
        form.text("plan", "Nombre del plan")
    with first:
        form.text("starts_year", "Primer año")
    with last:
        form.text("ends_year", "Último año")
    if kind == "municipal":
        towns = municipality_names(cache.inputs(here))
        form.choice("municipality_id", "Municipio", towns)


def _defaults(line: Line | None) -> dict[str, Any]:
    if line is None:
        return {}
    town = line["municipality_id"]
    known = {name: str(line[name]) for name in _KEPT}
    return known | {"municipality_id": None if pd.isna(town) else int(town)}


def _input(entered: Entered) -> PlanLineInput:
    return PlanLineInput(
        level=entered.text("level"),
        plan=entered.text("plan"),
        code=entered.text("code"),
        text=entered.text("text"),
        starts_year=entered.text("starts_year"),
        ends_year=entered.text("ends_year"),
        municipality_id=entered["municipality_id"],
    )


def _save(work: Work, line: Line | None, entered: Entered) -> str:
    if line is None:
        add_plan_line(work, _input(entered))
        return "Línea agregada."
    change_plan_line(work, int(line["id"]), _input(entered), entered.version)
    return "Línea guardada."


def _paste(work: Work, entered: Entered) -> str:
    done = add_plan_lines(work, _input(entered), entered.text("pasted"))
    return f"{plural(len(done), 'línea agregada', 'líneas agregadas')}."


def _removed(work: Work, line_id: int, why: str) -> str:
    remove_plan_line(work, line_id, why)
    return "Línea retirada."
