"""The directory of counterparts on screen: which roles are covered, and the form of one."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import members_on, municipality_names, name_of
from evalua.board.territory import directory as directory_rows
from evalua.board.wording import plural
from evalua.registers.territory.directory import (
    CounterpartInput,
    add_counterpart,
    ask_roles,
    change_counterpart,
    remove_counterpart,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, permitted, remove

NEW = 0
Row = dict[Any, Any]


def directory(here: Here) -> None:
    """The matrix municipality × role with its vacancies, and beside it the form of a counterpart."""
    left, right = st.columns([5, 2], gap="large")
    with left:
        _matrix(here)
        _people(here)
    with right:
        _form(here)
        _roles(here)


def _matrix(here: Here) -> None:
    inputs = cache.inputs(here)
    rows = directory_rows(inputs, here.today, CATALOG)
    if rows.empty:
        layout.empty(
            "El directorio está vacío",
            "Elija abajo a la derecha qué cargos quiere tener en todos los municipios y agregue a "
            "quien los ocupa. Basta el cargo y el contacto de la oficina: el nombre es opcional.",
        )
        return
    vacant = rows[rows["vacant"]]
    layout.section("Con quién se habla en cada municipio")
    if len(vacant):
        towns = vacant["municipality"].nunique()
        st.warning(
            plain(
                f"{plural(len(vacant), 'cargo pedido', 'cargos pedidos')} sin nadie registrado en "
                f"{plural(towns, 'municipio', 'municipios')}."
            ),
            icon=":material/person_off:",
        )
    marks = rows.assign(mark=rows["vacant"].map({True: "▲ Falta", False: "● Sí"}))
    wide = marks.pivot_table(
        index="municipality", columns="role", values="mark", aggfunc="first", sort=False
    )
    wide = wide.reindex(list(members_on(inputs, here.today).values())).fillna("–").reset_index()
    roles = [r for r in CATALOG.choices("counterpart_roles").values() if r in wide.columns]
    layout.table(
        wide, {"municipality": "Municipio"} | {r: r for r in roles}, key="directory.matrix"
    )


def _people(here: Here) -> None:
    """Who they are: only for those who record, and never in a download."""
    inputs = cache.inputs(here)
    rows, at = inputs.counterparts, pd.Timestamp(here.today)
    rows = rows[rows["until"].isna() | (rows["until"] >= at)]
    if rows.empty or not permitted(here, "record"):
        return
    layout.section("Directorio", "No sale en los informes ni en las descargas.")
    towns = municipality_names(inputs)
    told = rows.assign(
        town=[name_of(towns, key) for key in rows["municipality_id"]],
        role=[name("counterpart_roles", key) for key in rows["role"]],
        since=[written_day(d) for d in rows["since"]],
    )
    layout.table(
        told.sort_values(["town", "role"]),
        {
            "town": "Municipio",
            "role": "Cargo",
            "contact": "Contacto de la oficina",
            "name": "Nombre",
            "since": "Desde",
        },
        key="directory.people",
    )


def _form(here: Here) -> None:
    inputs = cache.inputs(here)
    towns = municipality_names(inputs)
    known: dict[int, Row] = {int(r["id"]): r for r in inputs.counterparts.to_dict("records")}
    labels = {
        k: f"{name_of(towns, r['municipality_id'])}: {name('counterpart_roles', r['role'])}"
        + (f" (hasta {written_day(r['until'])})" if pd.notna(r["until"]) else "")
        for k, r in known.items()
    }
    chosen = st.selectbox(
        "Contraparte",
        [NEW, *sorted(known, key=labels.__getitem__)],
        format_func=lambda key: labels[key] if key else "Una contraparte nueva",
        key=steady("directory.one", labels),
    )
    row = known.get(chosen, {})
    form = Form(
        here,
        "counterpart",
        subject=str(chosen),
        defaults=_as_shown(row),
        version=row.get("version"),
    )
    form.choice("municipality_id", "Municipio", towns)
    form.choice("role", "Cargo", CATALOG.choices("counterpart_roles"))
    left, right = st.columns(2)
    with left:
        form.day("since", "Desde")
    with right:
        form.day("until", "Hasta", help="Déjela vacía si sigue en el cargo.")
    form.text("contact", "Contacto de la oficina", placeholder="Correo o extensión del despacho")
    form.text("name", "Nombre (si hace falta)", help="No queda en la historia ni en los informes.")
    form.save("Guardar la contraparte", lambda work, e: _save(work, row, e))
    if row:
        remove(
            here,
            f"counterpart.remove.{chosen}",
            lambda work, why: _removed(work, int(chosen), why),
            label="Retirar esta contraparte",
        )


def _roles(here: Here) -> None:
    """The roles every municipality should have somebody in."""
    asked = cache.inputs(here).asked_roles
    standing = [str(role) for role in asked.loc[asked["until"].isna(), "role"]]
    with st.expander("Qué cargos se piden a todos"):
        form = Form(here, "asked_roles", defaults={"roles": standing})
        form.several("roles", "Cargos", CATALOG.choices("counterpart_roles"))
        form.save("Guardar los cargos", _ask, primary=False)


def _ask(work: Work, entered: Entered) -> str:
    ask_roles(work, list(entered["roles"] or []), catalog=CATALOG)
    return "Cargos guardados."


def _as_shown(row: Row) -> Row:
    days = {k: None if pd.isna(row[k]) else row[k].date() for k in ("since", "until") if row}
    town = {"municipality_id": int(row["municipality_id"])} if row else {}
    return row | days | town


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = CounterpartInput(
        municipality_id=entered["municipality_id"],
        role=entered.text("role"),
        since=entered["since"],
        until=entered["until"],
        name=entered.text("name"),
        contact=entered.text("contact"),
    )
    if row:
        change_counterpart(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Contraparte corregida."
    add_counterpart(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Contraparte agregada."


def _removed(work: Work, key: int, why: str) -> str:
    remove_counterpart(work, key, why)
    return "Contraparte retirada."
