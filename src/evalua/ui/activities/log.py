"""What the log holds of a period, with the way to correct or take back an activity."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from evalua.registers.activities.commands import change_activity, remove_activity
from evalua.registers.activities.queries import log
from evalua.registers.activities.tables import Activity
from evalua.registers.reading import one
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.activities import form as activities_form
from evalua.ui.activities.fields import asked
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, permitted, remove

MONTH, QUARTER, YEAR = "Este mes", "Tres meses", "Este año"
SHOWN = {
    "held_on": "Fecha",
    "kind": "Tipo",
    "topic": "Tema",
    "municipalities": "Municipios",
    "came": "Resultado o producto",
    "status": "Estado",
}


def logged(here: Here) -> None:
    """The activities of a period and, under them, the one that is chosen."""
    chosen = st.segmented_control(
        "Periodo",
        (MONTH, QUARTER, YEAR),
        default=MONTH,
        key="activities.period",
        label_visibility="collapsed",
        required=True,
    )
    first = {
        MONTH: here.month.first,
        QUARTER: (here.month + -2).first,
        YEAR: date(here.month.year, 1, 1),
    }[str(chosen)]
    with here.database.session() as session:
        rows = log(session, association_id=here.facts.id, first=first, last=here.month.last)
    if rows.empty:
        layout.empty(
            "No hay actividades en este periodo",
            "Aquí verá lo que la asociación hizo, con quién y qué resultó. Anote la primera en "
            "«Registrar».",
        )
        return
    _table(here, rows)
    _one(here, rows)


def _table(here: Here, rows: pd.DataFrame) -> None:
    towns = len(cache.inputs(here).municipalities)
    layout.table(
        rows.assign(
            held_on=[written_day(d) for d in rows["held_on"]],
            kind=[name("activity_types", k) for k in rows["kind"]],
            status=[name("activity_states", s) for s in rows["status"]],
            municipalities=[_places(text, towns) for text in rows["municipalities"]],
            came=[
                r or p or c
                for r, p, c in zip(rows["result"], rows["product"], rows["commitment"], strict=True)
            ],
        ),
        SHOWN,
        key="activities.log",
    )


def _places(text: str, towns: int) -> str:
    count = len(text.split(", ")) if text else 0
    return f"Los {count}" if count == towns > 2 else text


def _one(here: Here, rows: pd.DataFrame) -> None:
    """An activity of the table: what it holds, how to correct it, how to take it back."""
    towns = len(cache.inputs(here).municipalities)
    options = {
        int(row["id"]): layout.facts_line(
            (written_day(row["held_on"]), str(row["topic"]), _places(row["municipalities"], towns))
        )
        for row in rows.to_dict("records")
    }
    chosen = st.selectbox(
        "Ver, corregir o retirar",
        list(options),
        index=None,
        format_func=options.__getitem__,
        placeholder="Elija una actividad…",
        key=f"activities.chosen.{here.month}",
    )
    if chosen is None:
        return
    _facts(rows[rows["id"] == chosen].iloc[0].to_dict())
    if not permitted(here, "record"):
        return
    with st.expander("Corregir esta actividad"):
        _correct(here, int(chosen))
    remove(
        here,
        f"activity.remove.{chosen}",
        lambda work, why: _removed(work, int(chosen), why),
        label="Retirar esta actividad",
    )


def _facts(row: dict[Any, Any]) -> None:
    people = "" if pd.isna(row["participants"]) else f"{row['participants']} personas"
    said = {
        "Alcaldías presentes": row["mayors"],
        "Entidades y aliados": row["partners"],
        "Organizaciones": row["organizations"],
        "Compromiso": row["commitment"],
        "Participaron": people,
        "Enlace": row["link"],
        "Soporte": row["evidence"],
    }
    lines = [f"**{label}:** {plain(text)}" for label, text in said.items() if text]
    st.markdown("  \n".join(lines) or "No tiene más datos.")


def _correct(here: Here, activity_id: int) -> None:
    known = _known(here, activity_id)
    form = Form(
        here, "activity", subject=str(activity_id), defaults=known, version=known["version"]
    )
    activities_form.activity_form(
        here,
        form,
        "Guardar la corrección",
        lambda work, e: _changed(work, here, activity_id, known, e),
    )


def _known(here: Here, activity_id: int) -> dict[str, Any]:
    """An activity as its form shows it."""
    with here.database.session() as session:
        row = one(session, Activity, here.facts.id, activity_id).model_dump()
    inputs = cache.inputs(here)
    about = [f"{key}:{row[f'{key}_id']}" for key in activities_form.ABOUT if row[f"{key}_id"]]
    places = _links(inputs.activity_municipalities, activity_id)
    counts = {n: "" if row[n] is None else str(row[n]) for n in ("women", "men", "unstated")}
    return row | {
        **counts,
        "about": about[0] if about else None,
        "municipalities": places["municipality_id"].tolist(),
        "mayors_present": places.loc[places["mayor_present"], "municipality_id"].tolist(),
        "partners": _links(inputs.activity_partners, activity_id)["partner_id"].tolist(),
        "organizations": _links(inputs.activity_organizations, activity_id)[
            "organization_id"
        ].tolist(),
    }


def _links(frame: pd.DataFrame, activity_id: int) -> pd.DataFrame:
    return frame[frame["activity_id"] == activity_id]


def _changed(
    work: Work, here: Here, activity_id: int, known: dict[str, Any], entered: Entered
) -> str:
    """Save a correction; a new kind drops what only the old one asked for."""
    same = asked(entered.text("kind")) == asked(known["kind"])
    kept = known if same else {}
    towns = list(activities_form.members(here, entered["held_on"]))
    change_activity(
        work,
        activity_id,
        activities_form.as_input(entered, towns, kept),
        catalog=CATALOG,
        version=entered.version,
        confirmed=entered.confirmed,
    )
    return "Actividad corregida."


def _removed(work: Work, activity_id: int, why: str) -> str:
    remove_activity(work, activity_id, why)
    return "Actividad retirada."
