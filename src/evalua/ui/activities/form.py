"""The form of an activity: the kind first, then only what matters for that kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import agreement_names, members_on
from evalua.measures.inputs import Cut, Inputs
from evalua.registers.activities.commands import record_activity
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.activities.entered import ABOUT, as_input
from evalua.ui.activities.fields import asked
from evalua.ui.activities.more import more
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Action, Entered, Form


def record(here: Here, *, primary: bool = True) -> None:
    """The form of a new activity."""
    layout.section("Registrar una actividad")
    form = Form(here, "activity", defaults={"status": "done", "individual": True})
    activity_form(
        here,
        form,
        "Registrar la actividad",
        lambda work, e: _record(work, here, e),
        primary=primary,
    )


def activity_form(
    here: Here, form: Form, label: str, action: Action, *, primary: bool = True
) -> None:
    """The fields of an activity in two columns: when, what, where and how many; then what came of it."""
    left, right = st.columns(2, gap="large")
    with left:
        kind = form.choice("kind", "Tipo de actividad", CATALOG.choices("activity_types"))
        if kind is None:
            st.caption("El formulario pide solo lo que ese tipo necesita.")
            return
        held_on = form.day("held_on", "Fecha")
        form.text("topic", "Tema")
        fields = asked(kind).fields
        there = _where(here, form, held_on, fields)
        if "people" in fields:
            _people(form)
        if "completed" in fields:
            _completed(form)
    with right:
        if asked(kind).counts:
            st.caption(asked(kind).counts)
        if "group" in fields:
            form.choice("group_id", "Mesa o comunidad", groups(here, held_on), optional=True)
        _what(here, form, kind, fields)
        form.text("evidence", "Soporte", placeholder="Acta, lista, foto o dónde está")
        _state(here, form, kind)
        more(form, kind, fields, there)
        form.save(label, action, primary=primary)


def _where(here: Here, form: Form, held_on: date | None, fields: Sequence[str]) -> dict[int, str]:
    """The municipalities, and which mayors came where the kind asks for them; who took part."""
    towns = members(here, held_on)
    everyone = form.tick("all", f"Todos los municipios ({len(towns)})")
    chosen = list(towns) if everyone else form.several("municipalities", "Municipios", dict(towns))
    there = {key: name for key, name in towns.items() if key in chosen}
    present: list[Any] = []
    if "mayors" in fields:
        present = form.several("mayors_present", "Alcaldías presentes", there)
    if "spokesperson" in fields:
        speakers = {key: name for key, name in there.items() if key in present}
        form.choice("spokesperson_id", "Quién llevó la vocería", speakers, optional=True)
    if "individual" in fields:
        form.tick("individual", "Fue una conversación individual con cada alcaldía")
    if "place" in fields:
        form.choice("place_id", "Dónde fue", towns, optional=True)
        form.text("place", "O el lugar", placeholder="Si fue fuera de los municipios")
    return there


def _what(here: Here, form: Form, kind: str | None, fields: Sequence[str]) -> None:
    """With whom it was done and what came of it."""
    inputs = cache.inputs(here)
    for name, rows, label in (
        ("partners", inputs.partners, "Entidades y aliados"),
        ("organizations", inputs.organizations, "Organizaciones"),
    ):
        if name in fields:
            rows = rows.sort_values("name")
            names = zip(rows["id"], rows["name"], strict=True)
            form.several(name, label, {int(key): str(text) for key, text in names})
    agreed = agreement_names(inputs)
    if "partners" in fields and agreed:
        form.choice("agreement_id", "Convenio del que es parte", agreed, optional=True)
    if "promotion" in fields:
        form.choice("promotion_kind", "Qué fue", CATALOG.choices("promotion_kinds"))
    if "about" in fields:
        piece = kind == "publication"
        label = "Qué resultado cita" if piece else "Meta, proyecto o servicio relacionado"
        form.choice("about", label, related(inputs), optional=True)
    if "shown" in fields:
        shows = CATALOG.choices("promotion_shows")
        form.choice("shown", "Qué se mostró de los municipios", shows, optional=True)
    for name, label in (
        ("result", "Resultado"),
        ("product", "Producto"),
        ("commitment", "Compromiso"),
        ("link", "Enlace"),
    ):
        if name in fields:
            form.text(name, label)
    _channel(form, fields)


def _channel(form: Form, fields: Sequence[str]) -> None:
    if "channel" in fields:
        form.choice("channel", "Canal", CATALOG.choices("activity_channels"), optional=True)
    elif "medium" in fields:
        form.choice("channel", "Medio", CATALOG.choices("publication_channels"), optional=True)


def _people(form: Form) -> None:
    """How many took part, by sex; the total only checks the sum."""
    columns = st.columns(4)
    for column, name, label in zip(
        columns,
        ("women", "men", "unstated", "total"),
        ("Mujeres", "Hombres", "Sin dato", "Total"),
        strict=True,
    ):
        with column:
            form.number(name, label)


def _completed(form: Form) -> None:
    """How many completed a training, by sex, and whether there is a list of them."""
    columns = st.columns(4)
    with columns[0]:
        form.choice("counted_as", "Se contaron", CATALOG.choices("counting"), optional=True)
    names = ("completed_women", "completed_men", "completed_unstated")
    for column, name, label in zip(
        columns[1:],
        names,
        ("Completaron: mujeres", "Completaron: hombres", "Completaron: sin dato"),
        strict=True,
    ):
        with column:
            form.number(name, label)


def _state(here: Here, form: Form, kind: str | None) -> None:
    """Whether it was held; a stopped one says when and why, a new one which it takes up."""
    status = form.choice("status", "Estado", CATALOG.choices("activity_states"))
    if status == "cancelled":
        form.day("cancelled_on", "Fecha de la cancelación")
        form.text(
            "cancelled_reason",
            "Por qué se canceló",
            help="Lo que se suspendió por seguridad y se cancela con su motivo sale del cálculo.",
        )
        return
    if status == "suspended":
        form.day("suspended_on", "Fecha de la suspensión")
        form.choice(
            "suspension_reason", "Por qué se suspendió", CATALOG.choices("suspension_reasons")
        )
        return
    rows = cache.inputs(here).activities
    rows = rows[(rows["status"] == "suspended") & (rows["kind"] == kind)]
    if len(rows):
        options = {
            int(row["id"]): f"{written_day(row['held_on'])} · {row['topic']}"
            for row in rows.to_dict("records")
        }
        form.choice("rescheduled_from_id", "Retoma una suspendida", options, optional=True)


def members(here: Here, day: date | None) -> dict[int, str]:
    """The members on a day (by default, on the day of the cut): id → name."""
    return members_on(cache.inputs(here), day or Cut.of(here.month, here.today).day)


def groups(here: Here, day: date | None) -> dict[int, str]:
    """The working groups in force on a day (by default, on the day of the cut): id → name."""
    at = pd.Timestamp(day or Cut.of(here.month, here.today).day)
    rows = cache.inputs(here).working_groups
    rows = rows[(rows["since"] <= at) & (rows["until"].isna() | (rows["until"] >= at))]
    rows = rows.sort_values("name")
    return {int(key): str(name) for key, name in zip(rows["id"], rows["name"], strict=True)}


def related(inputs: Inputs) -> dict[str, str]:
    """The goals, projects and services an activity may speak of: ``goal:3`` → what is read."""
    frames = (
        ("goal", inputs.goals, "text"),
        ("project", inputs.projects, "name"),
        ("service", inputs.services, "name"),
    )
    return {
        f"{key}:{row['id']}": f"{ABOUT[key]}: {row[column]}"
        for key, frame, column in frames
        for row in frame.to_dict("records")
    }


def _record(work: Work, here: Here, entered: Entered) -> str:
    towns = list(members(here, entered["held_on"]))
    record_activity(
        work, as_input(entered, towns, {}), catalog=CATALOG, confirmed=entered.confirmed
    )
    return "Actividad registrada."
