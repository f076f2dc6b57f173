"""Working groups on screen: how each keeps its calendar, and the one that is chosen."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.wording import plural
from evalua.board.working_groups import group_lines, quarter_label
from evalua.measures.inputs import Cut
from evalua.registers.working_groups.calendar import programme_sessions
from evalua.registers.working_groups.commands import (
    GroupInput,
    add_group,
    change_group,
    remove_group,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.activities import seats, sessions
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import MISSING
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, permitted, remove

NEW = 0
Row = dict[Any, Any]


def groups(here: Here) -> None:
    """The groups with their quarter, and under them the one that is chosen."""
    rows = group_lines(cache.inputs(here), Cut.of(here.month, here.today))
    if rows.empty:
        layout.empty(
            "Todavía no hay mesas ni comunidades de práctica",
            "Aquí verá si cada mesa cumple las sesiones que programó en el trimestre, quiénes la "
            "integran y si hubo quórum. Agregue la primera en este mismo lugar.",
        )
        _form(here, {})
        return
    _table(here, rows)
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Ver, anotar una sesión o corregir",
        [*known, NEW],
        format_func=lambda key: str(known[key]["name"]) if key else "Una mesa nueva",
        key=steady("groups.one", {k: str(r["name"]) for k, r in known.items()}),
    )
    if not chosen:
        _form(here, {})
        return
    _one(here, known[chosen])


def _table(here: Here, rows: pd.DataFrame) -> None:
    now = rows[rows["until"].isna()]
    kept = int((now["with_act"] >= now["programmed"]).sum())
    groups_now = plural(len(now), "mesa vigente", "mesas vigentes")
    st.markdown(
        f"En {quarter_label(here.month)} ya cumplieron las sesiones que programaron {kept} de "
        f"{groups_now}. El indicador mira cada trimestre cuando termina."
    )
    layout.table(
        rows.assign(
            kind=[name("group_kinds", k) for k in rows["kind"]],
            quarter=[_quarter(row) for row in rows.to_dict("records")],
            seats=[f"{m} y {e}" for m, e in zip(rows["municipal"], rows["external"], strict=True)],
            last_on=[written_day(d) for d in rows["last_on"]],
            state=[_state(until) for until in rows["until"]],
        ),
        {
            "name": "Mesa",
            "kind": "Tipo",
            "quarter": "Sesiones del trimestre",
            "last_on": "Última sesión",
            "seats": "Municipios y entidades",
            "state": "Estado",
        },
        key="groups.table",
    )


def _quarter(row: Row) -> str:
    if pd.notna(row["until"]):
        return MISSING
    mark = "●" if row["with_act"] >= row["programmed"] else "○"
    said = f"{mark} {row['with_act']} con acta de {row['programmed']}"
    return f"{said}; {row['without_act']} sin acta" if row["without_act"] else said


def _state(until: Any) -> str:
    return "Vigente" if pd.isna(until) else f"Cerrada el {written_day(until)}"


def _one(here: Here, row: Row) -> None:
    """A group: its sessions on one side, who sits in it and its own data on the other."""
    left, right = st.columns(2, gap="large")
    with left:
        sessions.sessions(here, row)
    with right:
        seats.seats(here, row)
        if permitted(here, "record"):
            with st.expander("Cambiar las sesiones programadas"):
                _calendar(here, row)
            with st.expander("Corregir o cerrar la mesa"):
                _form(here, row)
                remove(
                    here,
                    f"group.remove.{row['id']}",
                    lambda work, why: _removed(work, int(row["id"]), why),
                    label="Retirar esta mesa",
                )


def _form(here: Here, row: Row) -> None:
    form = Form(
        here,
        "group",
        subject=str(row.get("id", NEW)),
        defaults=_as_shown(row),
        version=row.get("version"),
    )
    if not row:
        layout.section("Agregar una mesa o comunidad de práctica")
    left, right = st.columns(2)
    with left:
        form.text("name", "Nombre")
        form.choice("kind", "Tipo", CATALOG.choices("group_kinds"))
        form.choice("theme", "Tema", CATALOG.choices("project_themes"), optional=True)
        form.day("since", "Se constituyó el")
    with right:
        if not row:
            form.number("sessions", "Sesiones por trimestre", help="Al menos una.")
        form.number(
            "quorum_municipal", "Quórum: municipios", help="Cuántos deben venir. Vacío: ninguno."
        )
        form.number("quorum_external", "Quórum: entidades de fuera")
        if row:
            form.day("until", "Último día", help="Déjela vacía si la mesa sigue.")
    label = "Guardar la mesa" if row else "Agregar la mesa"
    form.save(label, lambda work, e: _save(work, row, e), primary=not row)


def _as_shown(row: Row) -> Row:
    if not row:
        return {"sessions": "1"}
    days = {k: None if pd.isna(row[k]) else row[k].date() for k in ("since", "until")}
    quorum = {k: str(row[k] or "") for k in ("quorum_municipal", "quorum_external")}
    return row | days | quorum


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = GroupInput(
        name=entered.text("name"),
        kind=entered.text("kind"),
        theme=entered.text("theme"),
        since=entered["since"],
        until=entered["until"],
        quorum_municipal=entered.text("quorum_municipal"),
        quorum_external=entered.text("quorum_external"),
        sessions=entered.text("sessions") or 1,
    )
    if row:
        change_group(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Mesa corregida."
    add_group(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Mesa agregada. Ya puede decir quiénes la integran."


def _calendar(here: Here, row: Row) -> None:
    key = int(row["id"])
    form = Form(here, "group.calendar", subject=f"{key}.{here.month}")
    form.number("sessions", f"Sesiones por trimestre, desde {quarter_label(here.month)}")
    form.save("Cambiar el calendario", lambda work, e: _programmed(work, here, key, e))


def _programmed(work: Work, here: Here, group_id: int, entered: Entered) -> str:
    programme_sessions(
        work, group_id, here.month, entered.text("sessions"), confirmed=entered.confirmed
    )
    return "Calendario cambiado desde este trimestre; los anteriores quedan como estaban."


def _removed(work: Work, group_id: int, why: str) -> str:
    remove_group(work, group_id, why)
    return "Mesa retirada."
