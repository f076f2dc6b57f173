"""Peace and transformation initiatives on screen: the list, its changes, and the forms."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import municipality_names
from evalua.board.peace import REGION, initiative_lines, list_versions
from evalua.board.wording import plural
from evalua.measures.inputs import Cut
from evalua.registers.peace.commands import (
    InitiativeInput,
    add_initiative,
    change_initiative,
    drop_initiative,
    remove_initiative,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, permitted, remove

NEW = 0
NOBODY = 0
Row = dict[Any, Any]


def initiatives(here: Here) -> None:
    """The list with what carries each one, every change of it, and beside them the form."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _list(here)
    with right:
        _form(here)


def _list(here: Here) -> None:
    inputs, day = cache.inputs(here), Cut.of(here.month, here.today).day
    rows = initiative_lines(inputs, day, CATALOG)
    if inputs.peace_initiatives.empty:
        layout.empty(
            "Todavía no hay iniciativas",
            "Aquí queda la lista priorizada de iniciativas de paz, transformación o prevención, y en "
            "qué plan municipal o proyecto está cada una. Sin nombres de personas ni lugares exactos.",
        )
        return
    under_way = int(rows["word"].str.startswith("●").sum())
    layout.section("Lista priorizada")
    st.markdown(
        plain(
            f"{under_way} de {plural(len(rows), 'iniciativa', 'iniciativas')} en un plan municipal o "
            "en un proyecto vivo."
        )
    )
    layout.table(
        rows.assign(listed_on=[written_day(d) for d in rows["listed_on"]]),
        {
            "code": "Código",
            "text": "Iniciativa",
            "word": "En qué está",
            "municipality": "Municipio",
            "pillar": "Pilar",
            "listed_on": "En la lista desde",
        },
        medium=("Iniciativa",),
        key="peace.table",
    )
    versions = list_versions(inputs, day)
    with st.expander(f"Cambios de la lista ({len(versions)})"):
        for row in versions.to_dict("records"):
            st.markdown(plain(f"{written_day(row['changed_on'])}: {row['text']}"))


def _form(here: Here) -> None:
    rows = cache.inputs(here).peace_initiatives.sort_values("code")
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    labels = {
        k: f"{r['code']} {r['text']}" + ("" if pd.isna(r["dropped_on"]) else " (salió de la lista)")
        for k, r in known.items()
    }
    chosen = st.selectbox(
        "Iniciativa",
        [NEW, *known],
        format_func=lambda key: labels[key] if key else "Una iniciativa nueva",
        key=steady("peace.one", labels),
    )
    row = known.get(chosen, {})
    _fields(here, int(chosen), row)
    if row and permitted(here, "record"):
        _leaving(here, int(chosen), row)


def _fields(here: Here, key: int, row: Row) -> None:
    inputs = cache.inputs(here)
    form = Form(
        here, "initiative", subject=str(key), defaults=_as_shown(row), version=row.get("version")
    )
    left, right = st.columns([1, 2])
    with left:
        form.text("code", "Código")
    with right:
        form.choice("pillar", "Pilar", CATALOG.choices("peace_pillars"))
    form.text(
        "text", "En qué consiste", help="Sin nombres de personas ni lugares exactos.", long=True
    )
    town = form.choice(
        "municipality_id", "Municipio", {NOBODY: REGION} | municipality_names(inputs)
    )
    left, right = st.columns(2)
    with left:
        form.day("listed_on", "En la lista desde")
    with right:
        form.text("list_act", "Acto o acta")
    lines = inputs.plan_lines[inputs.plan_lines["level"] == "municipal"]
    if town:
        lines = lines[lines["municipality_id"] == town]
    form.choice(
        "plan_line_id",
        "Línea del plan municipal que la recoge",
        {NOBODY: "Ninguna"} | _labels(lines, "code", "text"),
        help="Las líneas de los planes se registran en Metas, vista Alineación.",
    )
    projects = inputs.projects.sort_values("code")
    form.choice(
        "project_id",
        "Proyecto que la lleva a cabo",
        {NOBODY: "Ninguno"} | _labels(projects, "code", "name"),
    )
    form.save("Guardar la iniciativa", lambda work, e: _save(work, row, e))


def _labels(rows: pd.DataFrame, code: str, text: str) -> dict[int, str]:
    return {int(r["id"]): f"{r[code]} {r[text]}" for r in rows.to_dict("records")}


def _leaving(here: Here, key: int, row: Row) -> None:
    """Leaving the list keeps it in its history; taking it back is for mistakes."""
    with st.expander("Sacarla de la lista"):
        form = Form(
            here,
            "initiative.drop",
            subject=str(key),
            defaults={
                "dropped_reason": row["dropped_reason"],
                "dropped_on": _day(row["dropped_on"]),
            },
            version=row["version"],
        )
        form.day("dropped_on", "Desde qué día")
        form.text("dropped_reason", "Por qué")
        form.save("Sacar de la lista", lambda work, e: _dropped(work, key, e), primary=False)
    remove(
        here,
        f"initiative.remove.{key}",
        lambda work, why: _removed(work, key, why),
        label="Retirar esta iniciativa: se anotó por error",
    )


def _day(value: Any) -> Any:
    return None if pd.isna(value) else value.date()


def _as_shown(row: Row) -> Row:
    if not row:
        return {"municipality_id": NOBODY, "plan_line_id": NOBODY, "project_id": NOBODY}
    keys = ("municipality_id", "plan_line_id", "project_id")
    linked = {k: NOBODY if pd.isna(row[k]) else int(row[k]) for k in keys}
    return row | linked | {"listed_on": _day(row["listed_on"])}


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = InitiativeInput(
        code=entered.text("code"),
        text=entered.text("text"),
        pillar=entered.text("pillar"),
        listed_on=entered["listed_on"],
        municipality_id=entered["municipality_id"] or None,
        list_act=entered.text("list_act"),
        plan_line_id=entered["plan_line_id"] or None,
        project_id=entered["project_id"] or None,
    )
    if row:
        change_initiative(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Iniciativa corregida."
    add_initiative(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Iniciativa agregada a la lista."


def _dropped(work: Work, key: int, entered: Entered) -> str:
    drop_initiative(
        work,
        key,
        entered["dropped_on"],
        entered.text("dropped_reason"),
        version=entered.version,
        confirmed=entered.confirmed,
    )
    return "La iniciativa salió de la lista; su historia queda."


def _removed(work: Work, key: int, why: str) -> str:
    remove_initiative(work, key, why)
    return "Iniciativa retirada."
