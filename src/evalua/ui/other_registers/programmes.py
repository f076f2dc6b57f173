"""Programmes and units of the association on screen: what each groups and adds up to."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.programmes import programme_lines, programmes_sentence
from evalua.measures.goal_figures import goals_in_force
from evalua.measures.inputs import Cut
from evalua.registers.programmes.commands import (
    GROUPED,
    ProgrammeInput,
    add_programme,
    change_programme,
    remove_programme,
)
from evalua.registers.programmes.tables import KINDS
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day, money, plain, quantity
from evalua.ui.forms import Entered, Form, remove

NEW = 0
_PEOPLE = {"women": "Mujeres", "men": "Hombres", "families": "Familias"}
_LABELS = {"projects": "Proyectos", "goals": "Metas del plan vigente", "services": "Servicios"}
Row = dict[Any, Any]


def programmes(here: Here) -> None:
    """The programmes with their totals, beside the form that adds or corrects one."""
    inputs = cache.inputs(here)
    lines = programme_lines(inputs, Cut.of(here.month, here.today).day, CATALOG)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _totals(here, lines)
    with right:
        _form(here, inputs.programmes.sort_values("name"))


def _totals(here: Here, lines: pd.DataFrame) -> None:
    if not lines["programme_id"].notna().any():
        layout.empty(
            "Todavía no hay programas ni unidades",
            "Aquí verá lo que suma cada programa o unidad: proyectos por etapa, dinero, personas, "
            "metas y servicios. Agregue el primero en este mismo lugar.",
        )
        return
    st.markdown(f"{programmes_sentence(lines)}")
    for row in lines.astype(object).to_dict("records"):
        with st.container(border=True, gap="xsmall"):
            _one(here, row)
    with st.expander("Verlo como tabla"):
        _table(here, lines)


def _one(here: Here, row: Row) -> None:
    st.markdown(f"**{plain(row['name'])}**")
    st.caption(plain(layout.facts_line(_about(row))))
    stages = f" ({row['stages']})" if row["stages"] else ""
    st.markdown(plain(f"Proyectos: {row['projects']}{stages}"))
    parts = (
        f"Cuestan {money(row['cost'], here.facts)}" if row["cost"] else "",
        f"comprometido {money(row['committed'], here.facts)}" if row["committed"] else "",
        f"desembolsado {money(row['disbursed'], here.facts)}" if row["disbursed"] else "",
    )
    if any(parts):
        st.markdown(plain(layout.facts_line(parts)))
    people = [f"{label}: {quantity(row[n], here.facts)}" for n, label in _PEOPLE.items()]
    st.markdown(plain(layout.facts_line(people)))
    st.markdown(plain(f"Metas: {row['goals']} · Servicios: {row['services']}"))


def _about(row: Row) -> tuple[str, ...]:
    """Its kind and dates; nothing for what nobody grouped."""
    if pd.isna(row["programme_id"]):
        return ("Lo que todavía no está en ninguno",)
    until = f"hasta el {day(row['until'])}" if pd.notna(row["until"]) else ""
    return (row["kind"], row["state"], f"desde el {day(row['since'])}", until, row["act"])


def _table(here: Here, lines: pd.DataFrame) -> None:
    amounts = {"cost": "Costo", "committed": "Comprometido", "disbursed": "Desembolsado"}
    counts = {"projects": "Proyectos", **_PEOPLE, "goals": "Metas", "services": "Servicios"}
    layout.table(
        lines.assign(
            **{n: [money(v, here.facts) for v in lines[n]] for n in amounts},
            **{n: [quantity(v, here.facts) for v in lines[n]] for n in counts},
        ),
        {"name": "Programa o unidad", **counts, **amounts},
        right=(*counts.values(), *amounts.values()),
        key="programmes.table",
        alt="Lo que suma cada programa: proyectos, personas, metas, servicios y dinero.",
    )


def _form(here: Here, rows: pd.DataFrame) -> None:
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Programa o unidad",
        [NEW, *known],
        format_func=lambda key: str(known[key]["name"]) if key else "Uno nuevo",
        key=steady("programmes.one", {k: str(r["name"]) for k, r in known.items()}),
    )
    row = known.get(chosen, {})
    offered = {name: _options(here, name) for name in GROUPED}
    form = Form(
        here,
        "programme",
        subject=str(chosen),
        defaults=_as_shown(here, row),
        version=row.get("version"),
    )
    form.text("name", "Nombre")
    form.choice("kind", "Qué es", KINDS)
    first, last = st.columns(2)
    with first:
        form.day("since", "Desde", latest=here.today)
    with last:
        form.day("until", "Hasta", help="Déjela vacía si continúa.")
    form.text("act", "Acto que lo creó", placeholder="Acuerdo 12, acta 40…")
    for name, label in _LABELS.items():
        form.several(name, label, offered[name])
    st.caption("Cada proyecto, meta o servicio está en un solo programa: el último que lo eligió.")
    form.save("Guardar", lambda work, e: _save(work, here, row, e), primary=rows.empty)
    if row:
        remove(
            here,
            f"programme.remove.{chosen}",
            lambda work, why: _removed(work, int(chosen), why),
            label="Retirar este programa",
        )


def _options(here: Here, name: str) -> dict[int, str]:
    """What may be grouped: id → how it reads; of the goals, those of the plan in force."""
    inputs = cache.inputs(here)
    if name == "services":
        rows = inputs.services.sort_values("name")
        return {int(row["id"]): str(row["name"]) for row in rows.to_dict("records")}
    if name == "projects":
        rows, text = inputs.projects.sort_values("code"), "name"
    else:
        rows, text = goals_in_force(inputs, Cut.of(here.month, here.today)), "text"
    return {int(row["id"]): f"{row['code']} · {row[text]}" for row in rows.to_dict("records")}


def _grouped(here: Here, name: str, programme_id: int) -> list[int]:
    """What a programme groups already, in any version of the plan."""
    frame: pd.DataFrame = getattr(cache.inputs(here), name)
    return [int(key) for key in frame.loc[frame["programme_id"] == programme_id, "id"]]


def _as_shown(here: Here, row: Row) -> Row:
    """A programme as its form shows it."""
    if not row:
        return {"kind": "programme"}
    days = {n: None if pd.isna(row[n]) else row[n].date() for n in ("since", "until")}
    return row | days | {name: _grouped(here, name, int(row["id"])) for name in GROUPED}


def _save(work: Work, here: Here, row: Row, entered: Entered) -> str:
    data = ProgrammeInput(
        name=entered.text("name"),
        kind=entered.text("kind"),
        since=entered["since"],
        until=entered["until"],
        act=entered.text("act"),
        **{name: _chosen(here, row, name, entered[name]) for name in GROUPED},
    )
    if row:
        change_programme(
            work, int(row["id"]), data, version=entered.version, confirmed=entered.confirmed
        )
        return f"{data.name.strip()}: corregido."
    add_programme(work, data, confirmed=entered.confirmed)
    return f"{data.name.strip()}: agregado."


def _chosen(here: Here, row: Row, name: str, picked: list[int] | None) -> list[int]:
    """What was picked, with what it groups already and the list does not offer: goals of old plans."""
    if not row:
        return list(picked or [])
    offered = _options(here, name)
    kept = [key for key in _grouped(here, name, int(row["id"])) if key not in offered]
    return [*(picked or []), *kept]


def _removed(work: Work, programme_id: int, why: str) -> str:
    remove_programme(work, programme_id, why)
    return "Programa retirado; lo que agrupaba sigue en su lugar, sin programa."
