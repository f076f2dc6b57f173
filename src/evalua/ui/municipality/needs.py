"""What a municipality needs, by its own priority."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.municipality import MunicipalSheet
from evalua.board.needs import CLOSED, need_lines
from evalua.board.wording import plural
from evalua.registers.needs.commands import (
    NeedInput,
    add_need,
    change_need,
    close_need,
    remove_need,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day, money, plain
from evalua.ui.forms import Entered, Form, remove

_NEW = 0
Need = dict[str, Any]


def needs(here: Here, municipality: MunicipalSheet) -> None:
    """What the municipality needs, by its own priority, and the forms to keep it up to date."""
    layout.section("Lo que necesita", "Por su propia prioridad: la 1 es la primera.")
    key = municipality.municipality_id
    lines = need_lines(cache.inputs(here), here.today, CATALOG, key)
    if lines.empty:
        st.markdown("Aquí verá lo que el municipio pide y qué proyecto lo atiende.")
    else:
        _table(here, lines)
    with st.expander("Agregar o corregir una necesidad"):
        _editor(here, key, lines[lines["word"] != CLOSED])


def _table(here: Here, lines: pd.DataFrame) -> None:
    open_ones = lines[lines["word"] != CLOSED]
    said = plural(len(open_ones), "necesidad abierta", "necesidades abiertas")
    cost, unknown = open_ones["cost"].sum(), int(open_ones["cost"].isna().sum())
    if cost:
        rest = f"; {unknown} sin costo estimado" if unknown else ""
        said += f", con costo estimado de {money(cost, here.facts)}{rest}"
    st.caption(plain(f"{said}."))
    layout.table(
        lines.assign(
            place=[_place(row) for row in lines.to_dict("records")],
            cost=[money(value, here.facts) for value in lines["cost"]],
            stated_on=[day(value) for value in lines["stated_on"]],
            attended=[_attended(row) for row in lines.to_dict("records")],
        ),
        {
            "place": "Prioridad",
            "text": "Necesidad",
            "attended": "Quién la atiende",
            "cost": "Costo estimado",
            "theme": "Tema",
            "stated_on": "Planteada",
            "source": "Fuente",
        },
        right=("Costo estimado",),
        wide=("Necesidad",),
        medium=("Quién la atiende",),
        key="municipality.needs",
    )


def _place(row: Need) -> str:
    return "–" if row["word"] == CLOSED else str(row["priority"])


def _attended(row: Need) -> str:
    if row["word"] == CLOSED:
        return f"– Cerrada el {day(row['closed_on'])}: {row['closed_reason']}"
    return f"● {row['project']}" if row["project"] else "○ ningún proyecto"


def _editor(here: Here, key: int, open_ones: pd.DataFrame) -> None:
    known: dict[int, Need] = {int(r["need_id"]): dict(r) for r in open_ones.to_dict("records")}
    names = {_NEW: "Nueva necesidad"} | {
        k: f"{r['priority']} · {r['text']}" for k, r in known.items()
    }
    chosen = st.selectbox(
        "Necesidad",
        list(names),
        format_func=names.__getitem__,
        key=steady(f"municipality.need.{key}", names),
    )
    need = known.get(chosen)
    form = Form(
        here,
        "need",
        subject=f"{key}.{chosen}",
        defaults=_defaults(here, need),
        version=need["version"] if need else None,
    )
    _fields(here, form)
    form.save(
        "Agregar la necesidad" if need is None else "Guardar la necesidad",
        lambda work, e: _save(work, key, need, e),
        primary=False,
    )
    if need is not None:
        _ending(here, need)


def _fields(here: Here, form: Form) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        form.text("text", "Qué necesita el municipio", long=True)
        form.choice("theme", "Tema", CATALOG.choices("project_themes"))
        form.choice("project_id", "Proyecto que la atiende", _projects(here), optional=True)
    with right:
        form.number("priority", "Prioridad", help="1 es la primera. Dos no comparten número.")
        form.money("cost", "Costo estimado", help="Vacío si no se sabe.")
        form.day("stated_on", "Fecha en que se planteó", latest=here.today)
        form.text("source", "De dónde sale", placeholder="Plan de desarrollo, mesa, oficio…")


def _projects(here: Here) -> dict[int, str]:
    rows = cache.inputs(here).projects.sort_values("code").to_dict("records")
    return {int(row["id"]): f"{row['code']} · {row['name']}" for row in rows}


def _defaults(here: Here, need: Need | None) -> dict[str, Any]:
    if need is None:
        return {"stated_on": here.today}
    rows = cache.inputs(here).needs
    row = rows[rows["id"] == need["need_id"]].iloc[0].to_dict()
    cost, project = row["cost"], row["project_id"]
    unit = here.facts.currency.unit
    return {
        "text": row["text"],
        "theme": row["theme"],
        "project_id": None if pd.isna(project) else int(project),
        "priority": str(row["priority"]),
        "cost": "" if pd.isna(cost) else here.facts.number_format.write_short(cost / unit, 2),
        "stated_on": row["stated_on"].date(),
        "source": row["source"],
    }


def _save(work: Work, key: int, need: Need | None, entered: Entered) -> str:
    data = NeedInput(
        municipality_id=key,
        theme=entered.text("theme"),
        text=entered.text("text"),
        priority=entered.text("priority"),
        stated_on=entered["stated_on"],
        cost=entered.text("cost"),
        source=entered.text("source"),
        project_id=entered["project_id"],
    )
    if need is None:
        add_need(work, data, confirmed=entered.confirmed)
        return "Necesidad agregada."
    change_need(work, int(need["need_id"]), data, entered.version, confirmed=entered.confirmed)
    return "Necesidad guardada."


def _ending(here: Here, need: Need) -> None:
    """Closing a need with its reason, or taking back one written by mistake."""
    st.markdown("**Cerrarla**")
    form = Form(here, "need.close", subject=str(need["need_id"]), version=need["version"])
    left, right = st.columns([1, 3])
    with left:
        form.day("closed_on", "Fecha", latest=here.today)
    with right:
        form.text("reason", "Por qué se cierra", placeholder="La obra se entregó")
    form.save("Cerrar la necesidad", lambda work, e: _close(work, need, e), primary=False)
    remove(
        here,
        f"need.remove.{need['need_id']}",
        lambda work, why: _remove_need(work, need, why),
        label="Eliminarla: se escribió por error",
    )


def _close(work: Work, need: Need, entered: Entered) -> str:
    close_need(
        work,
        int(need["need_id"]),
        entered["closed_on"],
        entered.text("reason"),
        entered.version,
    )
    return "Necesidad cerrada."


def _remove_need(work: Work, need: Need, why: str) -> str:
    remove_need(work, int(need["need_id"]), why)
    return "Necesidad eliminada."
