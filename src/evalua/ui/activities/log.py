"""What the log holds of a period, with the way to correct or take back an activity."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.wording import plural
from evalua.registers.activities.commands import change_activity, remove_activity, retake_activity
from evalua.registers.activities.queries import log
from evalua.registers.activities.tables import Activity
from evalua.registers.reading import one
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.activities import form as activities_form
from evalua.ui.activities.entered import ABOUT, APART, COUNTS, as_input, by_town_defaults
from evalua.ui.activities.fields import asked
from evalua.ui.activities.more import GROUPS
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
    row = rows[rows["id"] == chosen].iloc[0].to_dict()
    _facts(here, row)
    if not permitted(here, "record"):
        return
    if row["status"] == "suspended":
        with st.expander("Ya se hizo en otra fecha"):
            _retake(here, row)
    with st.expander("Corregir esta actividad"):
        _correct(here, int(chosen))
    remove(
        here,
        f"activity.remove.{chosen}",
        lambda work, why: _removed(work, int(chosen), why),
        label="Retirar esta actividad",
    )


def _facts(here: Here, row: dict[Any, Any]) -> None:
    said = {
        "Canal": name("activity_tracks", row["track"]) if row["track"] else "",
        "Mesa": _group(here, row["group_id"]),
        "Dónde": row["where"],
        "Alcaldías presentes": row["mayors"],
        "Vocería": row["spokesperson"],
        "Entidades y aliados": row["partners"],
        "Organizaciones": row["organizations"],
        "Se mostró": name("promotion_shows", row["shown"]) if row["shown"] else "",
        "Compromiso": row["commitment"],
        "Participaron": _people(row, "participants"),
        "Completaron": _people(row, "completed"),
        **{label: _people(row, key) for key, label in GROUPS.items()},
        "Suspendida": _stopped(row),
        "Cancelada": row["cancelled_reason"],
        "Qué ajustar": row["adjust"],
        "Enlace": row["link"],
        "Soporte": row["evidence"],
    }
    lines = [f"**{label}:** {plain(text)}" for label, text in said.items() if text]
    st.markdown("  \n".join(lines) or "No tiene más datos.")


def _people(row: dict[Any, Any], key: str) -> str:
    return "" if pd.isna(row[key]) else plural(int(row[key]), "persona", "personas")


def _stopped(row: dict[Any, Any]) -> str:
    if pd.isna(row["suspended_on"]):
        return ""
    why = name("suspension_reasons", row["suspension_reason"])
    return layout.facts_line((written_day(row["suspended_on"]), why))


def _group(here: Here, key: Any) -> str:
    rows = cache.inputs(here).working_groups
    found = rows.loc[rows["id"] == key, "name"] if pd.notna(key) else rows["name"].iloc[:0]
    return str(found.iloc[0]) if len(found) else ""


def _retake(here: Here, row: dict[Any, Any]) -> None:
    """The day a suspended activity was held at last: the rest is taken from it."""
    key = int(row["id"])
    form = Form(here, "activity.retake", subject=str(key))
    form.day("held_on", "Se hizo el")
    form.text("result", "Resultado")
    form.save("Anotar que se retomó", lambda work, e: _retaken(work, key, e))


def _retaken(work: Work, activity_id: int, entered: Entered) -> str:
    retake_activity(
        work,
        activity_id,
        entered["held_on"],
        catalog=CATALOG,
        result=entered.text("result"),
        confirmed=entered.confirmed,
    )
    return "Anotada: la actividad se retomó en su nueva fecha."


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
    about = [f"{key}:{row[f'{key}_id']}" for key in ABOUT if row[f"{key}_id"]]
    places = _links(inputs.activity_municipalities, activity_id)
    counts = {n: "" if row[n] is None else str(row[n]) for n in COUNTS}
    return row | {
        **counts,
        **_apart(places, "exhibitors"),
        **_apart(places, "completed"),
        **_reached(_links(inputs.activity_audiences, activity_id), len(places)),
        "about": about[0] if about else None,
        "municipalities": places["municipality_id"].tolist(),
        "mayors_present": places.loc[places["mayor_present"], "municipality_id"].tolist(),
        "partners": _links(inputs.activity_partners, activity_id)["partner_id"].tolist(),
        "organizations": _links(inputs.activity_organizations, activity_id)[
            "organization_id"
        ].tolist(),
    }


def _apart(places: pd.DataFrame, name: str) -> dict[str, str]:
    known = places.dropna(subset=[name])
    return by_town_defaults(name, zip(known["municipality_id"], known[name], strict=True))


def _reached(links: pd.DataFrame, towns: int) -> dict[str, Any]:
    """Whom it reached: once where it was the same in every municipality."""
    found: dict[int, list[str]] = {}
    for town, audience in zip(links["municipality_id"], links["audience"], strict=True):
        found.setdefault(int(town), []).append(str(audience))
    several = [sorted(said) for said in found.values()]
    if len(several) == towns and all(said == several[0] for said in several):
        return {"audiences": several[0] if several else []}
    return {APART: bool(found)} | {f"audiences.{town}": said for town, said in found.items()}


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
        as_input(entered, towns, kept),
        catalog=CATALOG,
        version=entered.version,
        confirmed=entered.confirmed,
    )
    return "Actividad corregida."


def _removed(work: Work, activity_id: int, why: str) -> str:
    remove_activity(work, activity_id, why)
    return "Actividad retirada."
