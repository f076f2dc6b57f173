"""What one municipality received and took part in: projects, services, sessions, contacts, milestones."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.municipality import MunicipalSheet
from evalua.board.wording import plural
from evalua.domain.month import Month
from evalua.ui import layout
from evalua.ui.catalogue import name
from evalua.ui.context import Here
from evalua.ui.formats import day, money, number, quantity


def projects(here: Here, shown: MunicipalSheet) -> None:
    """The projects that name it, with what they declare for it."""
    layout.section("Proyectos que lo benefician")
    rows = shown.projects
    if rows.empty:
        st.markdown("Ningún proyecto lo nombra todavía.")
        return
    told = rows.assign(
        name=[f"{c} {n}".strip() for c, n in zip(rows["code"], rows["name"], strict=True)],
        stage=[
            f"{name('project_stages', s)}{' · atrasado' if late else ''}"
            for s, late in zip(rows["stage"], rows["delayed"], strict=True)
        ],
        theme=[name("project_themes", t) for t in rows["theme"]],
        physical=[f"{number(v, here.facts, 0)} %" if pd.notna(v) else "" for v in rows["physical"]],
        people=[_people(row, here) for row in rows.to_dict("records")],
        amount=[money(v, here.facts) if pd.notna(v) else "" for v in rows["amount"]],
    )
    layout.table(
        told,
        {
            "name": "Proyecto",
            "theme": "Tema",
            "stage": "Etapa",
            "physical": "Avance físico",
            "people": "Personas beneficiarias",
            "amount": "Valor en el municipio",
        },
        right=("Avance físico", "Valor en el municipio"),
        key="municipality.projects",
    )


def _people(row: dict[str, object], here: Here) -> str:
    """``80 (40 mujeres, 35 hombres, 5 sin dato)``, leaving out what was not declared."""
    if pd.isna(row["people"]):
        return "sin declarar"
    parts = ((row["women"], "mujeres"), (row["men"], "hombres"), (row["unstated"], "sin dato"))
    known = [f"{quantity(v, here.facts)} {word}" for v, word in parts if _some(v)]  # type: ignore[arg-type]
    total = quantity(row["people"], here.facts)  # type: ignore[arg-type]
    return f"{total} ({', '.join(known)})" if known else total


def _some(value: object) -> bool:
    return bool(pd.notna(value) and value)


def services(here: Here, shown: MunicipalSheet) -> None:
    """The services it received, newest month first."""
    layout.section("Servicios recibidos")
    rows = shown.services
    if rows.empty:
        st.markdown("No hay servicios anotados.")
        return
    told = rows.assign(
        month=[Month.parse(m).label for m in rows["month"]],
        quantity=[
            f"{quantity(q, here.facts)} {u}"
            for q, u in zip(rows["quantity"], rows["unit"], strict=True)
        ],
    )
    layout.table(
        told,
        {"month": "Mes", "service": "Servicio", "quantity": "Cantidad"},
        right=("Cantidad",),
        key="municipality.services",
    )


def attendance(shown: MunicipalSheet) -> None:
    """Its seat in each session."""
    layout.section("Asistencia a sesiones")
    rows = shown.attendance
    if rows.empty:
        st.markdown("No hay sesiones registradas hasta la fecha.")
        return
    st.caption(f"Su silla estuvo ocupada en {shown.seats_taken} de {len(rows)}.")
    told = rows.assign(
        held_on=[day(d) for d in rows["held_on"]],
        body=[name("bodies", b) for b in rows["body"]],
        attended_as=[name("attendance_kinds", a) for a in rows["attended_as"]],
    )
    layout.table(
        told,
        {"held_on": "Fecha", "body": "Órgano", "attended_as": "Asistió", "person": "Quién"},
        key="municipality.attendance",
    )


def contacts(shown: MunicipalSheet) -> None:
    """What was done with it, newest first."""
    layout.section("Contactos y actividades")
    rows = shown.contacts
    if rows.empty:
        st.markdown("No hay actividades anotadas con este municipio.")
        return
    told = rows.assign(
        held_on=[day(d) for d in rows["held_on"]],
        kind=[name("activity_types", k) for k in rows["kind"]],
        mayor=["sí" if present else "" for present in rows["mayor_present"]],
    )
    layout.table(
        told,
        {
            "held_on": "Fecha",
            "kind": "Actividad",
            "topic": "Tema",
            "result": "Resultado",
            "mayor": "Con la alcaldía",
        },
        key="municipality.contacts",
    )


def milestones(shown: MunicipalSheet) -> None:
    """Its steps of the change of government, only while there is one."""
    rows = shown.milestones
    if rows.empty:
        return
    layout.section("Cambio de gobierno")
    done = int(rows["status"].isin(["done", "late"]).sum())
    st.caption(f"{done} de {plural(len(rows), 'paso cumplido', 'pasos cumplidos')}.")
    layout.table(
        rows.assign(
            due_on=[day(d) for d in rows["due_on"]], done_on=[day(d) for d in rows["done_on"]]
        ),
        {
            "milestone": "Paso",
            "name": "Qué es",
            "due_on": "Plazo",
            "done_on": "Cumplido",
            "word": "Estado",
        },
        key="municipality.milestones",
    )
