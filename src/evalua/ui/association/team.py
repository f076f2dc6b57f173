"""Equipo on screen: the organigram, who covers each post, and the forms of both."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.institution import post_lines, team_sentence
from evalua.domain.problems import refuse
from evalua.registers.institution.posts import (
    OccupantInput,
    PostInput,
    add_occupant,
    add_post,
    change_occupant,
    change_post,
    remove_occupant,
    remove_post,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.association.picking import Row, as_shown, picked, subject
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain, quantity
from evalua.ui.forms import Entered, Form, remove

POST, PERSON = "Un puesto", "Una persona en su puesto"


def team(here: Here) -> None:
    """The organigram with who is in each post, beside the form of a post or of a person."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _seen(here)
    with right:
        _forms(here)


def _seen(here: Here) -> None:
    lines = post_lines(cache.inputs(here), here.today, CATALOG)
    layout.section("Quién responde por qué", plain(team_sentence(lines)))
    if lines.empty:
        layout.empty(
            "Todavía no hay equipo",
            "Aquí verá los puestos, de quién depende cada uno y cuántos meses tuvo persona "
            "responsable. Agregue primero la dirección en este mismo lugar.",
        )
        return
    st.markdown("\n".join(_branch(row) for row in lines.to_dict("records")))
    layout.table(
        lines.assign(
            holder=[row["holder"] or "◆ Vacante" for row in lines.to_dict("records")],
            since=[written_day(d) for d in lines["since"]],
            dedication=[f"{quantity(d, here.facts)} %" for d in lines["dedication"]],
            covered=[
                f"{covered} de {asked}"
                for covered, asked in zip(lines["covered"], lines["asked"], strict=True)
            ],
        ),
        {
            "title": "Puesto",
            "holder": "Lo ocupa",
            "since": "Desde",
            "covered": "Cubierto",
            "dedication": "Dedicación",
            "funding": "Lo paga",
        },
        right=("Cubierto", "Dedicación"),
        key="team.table",
    )
    st.caption(
        "«Cubierto» son los meses de los últimos doce en que el puesto estuvo ocupado al menos la "
        "mitad de los días."
    )


def _branch(row: Row) -> str:
    """A post as a line of a nested list."""
    holder = row["holder"] or "vacante"
    unit = f", {row['unit']}" if row["unit"] else ""
    return f"{'    ' * int(row['depth'])}- **{plain(row['title'])}**{plain(unit)}: {plain(holder)}"


def _forms(here: Here) -> None:
    layout.section("Agregar o corregir")
    rows = cache.inputs(here).posts
    what = POST
    if not rows.empty:
        what = st.segmented_control(
            "Qué", (PERSON, POST), default=PERSON, key="team.what", required=True
        )
    (_post if what == POST else _person)(here, rows.sort_values(["title", "id"]))


def _post(here: Here, rows: pd.DataFrame) -> None:
    row = picked(rows, "Puesto por agregar o corregir", "Un puesto nuevo", _title, key="team.post")
    form = Form(
        here,
        "post",
        subject=subject(row),
        defaults=_post_shown(here, row),
        version=row.get("version"),
    )
    form.text("title", "Puesto", placeholder="Dirección ejecutiva")
    form.text("unit", "Área de trabajo")
    heads = {int(r["id"]): _title(r) for r in rows.to_dict("records") if r["id"] != row.get("id")}
    form.choice("reports_to_id", "Depende de", heads, optional=True)
    first, second = st.columns(2)
    with first:
        form.choice("funding", "Quién lo paga", CATALOG.choices("post_funding"))
        form.day("from_on", "Existe desde")
    with second:
        form.number("dedication", "Dedicación (% de la semana)")
        form.day("to_on", "Hasta", help="Déjela vacía si todavía existe.")
    form.save("Guardar el puesto", lambda work, e: _save_post(work, row, e))
    if row:
        remove(
            here,
            f"post.remove.{row['id']}",
            lambda work, why: _post_removed(work, int(row["id"]), why),
            label="Retirar este puesto",
        )


def _title(row: Row) -> str:
    return str(row["title"])


def _post_shown(here: Here, row: Row) -> Row:
    if not row:
        return {"dedication": "100"}
    head = None if pd.isna(row["reports_to_id"]) else int(row["reports_to_id"])
    shown = {"reports_to_id": head, "dedication": quantity(row["dedication"], here.facts)}
    return as_shown(row, "from_on", "to_on") | shown


def _save_post(work: Work, row: Row, entered: Entered) -> str:
    data = PostInput(
        title=entered.text("title"),
        funding=entered.text("funding"),
        from_on=entered["from_on"],
        to_on=entered["to_on"],
        unit=entered.text("unit"),
        reports_to_id=entered["reports_to_id"],
        dedication=entered.text("dedication"),
    )
    about: dict[str, Any] = {"catalog": CATALOG, "confirmed": entered.confirmed}
    if row:
        change_post(work, int(row["id"]), data, version=entered.version, **about)
        return "Puesto corregido."
    add_post(work, data, **about)
    return "Puesto agregado. Anote quién lo ocupa."


def _post_removed(work: Work, post_id: int, why: str) -> str:
    remove_post(work, post_id, why)
    return "Puesto retirado."


def _person(here: Here, posts: pd.DataFrame) -> None:
    titles = {int(r["id"]): _title(r) for r in posts.to_dict("records")}
    rows = cache.inputs(here).occupants.sort_values("from_on", ascending=False)
    row = picked(
        rows,
        "Persona por agregar o corregir",
        "Alguien que llega a un puesto",
        lambda person: _named(person, titles),
        key="team.person",
    )
    form = Form(
        here,
        "occupant",
        subject=subject(row),
        defaults=as_shown(row, "from_on", "to_on"),
        version=row.get("version"),
    )
    form.choice("post_id", "Puesto", titles)
    form.choice("sex", "Sexo", CATALOG.choices("sexes"))
    form.text("name", "Nombre (si quiere anotarlo)")
    first, second = st.columns(2)
    with first:
        form.day("from_on", "Desde")
    with second:
        form.day("to_on", "Hasta", help="Déjela vacía si sigue en el puesto.")
    form.save("Guardar a la persona", lambda work, e: _save_person(work, row, e))
    if row:
        remove(
            here,
            f"occupant.remove.{row['id']}",
            lambda work, why: _person_removed(work, int(row["id"]), why),
            label="Retirar este registro",
        )


def _named(person: Row, titles: dict[int, str]) -> str:
    who = person["name"] or name("sexes", person["sex"])
    since = written_day(person["from_on"])
    return f"{titles.get(int(person['post_id']), '')} · {who}, desde el {since}"


def _save_person(work: Work, row: Row, entered: Entered) -> str:
    if entered["post_id"] is None:
        raise refuse("post_id", "V00", "Elija el puesto.")
    data = OccupantInput(
        post_id=int(entered["post_id"]),
        from_on=entered["from_on"],
        to_on=entered["to_on"],
        sex=entered.text("sex"),
        name=entered.text("name"),
    )
    about: dict[str, Any] = {"catalog": CATALOG, "confirmed": entered.confirmed}
    if row:
        change_occupant(work, int(row["id"]), data, version=entered.version, **about)
        return "Registro corregido."
    add_occupant(work, data, **about)
    return "Persona anotada en su puesto."


def _person_removed(work: Work, occupant_id: int, why: str) -> str:
    remove_occupant(work, occupant_id, why)
    return "Registro retirado."
