"""The conversations of the month with each mayor's office, ticked one by one."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.domain.problems import Finding, Problem
from evalua.registers.activities.contacts import ContactInput, tick_contacts
from evalua.registers.activities.queries import contacts_of_month
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form

ONCE = {
    "topic": "Escriba el tema de la conversación.",
    "result": "Escriba en qué quedó la conversación.",
}
TICK = "town."


def contacts(here: Here) -> None:
    """Who was talked with in the month, and the ticks of those who are missing."""
    with here.database.session() as session:
        frame = contacts_of_month(session, association_id=here.facts.id, month=here.month)
    if frame.empty:
        layout.empty(
            "No hay municipios miembros en este mes",
            "Aquí marcará con un toque con qué alcaldías se conversó en el mes.",
            page="association",
            action="Agregar municipios",
        )
        return
    talked = frame[frame["contacts"] > 0]
    st.markdown(f"En {here.month.label} se conversó con {len(talked)} de {len(frame)} municipios.")
    left, right = st.columns(2, gap="large")
    with left:
        _form(here, frame[frame["contacts"] == 0])
    with right:
        _talked(talked)


def _form(here: Here, missing: pd.DataFrame) -> None:
    """A tick for each municipality still missing; the topic and the result are typed once."""
    layout.section("Marcar contactos")
    if missing.empty:
        st.markdown("Ya hay contacto con todos los municipios de este mes.")
        return
    form = Form(here, "contacts", subject=str(here.month), defaults={"channel": "phone"})
    everyone = len(missing) > 1 and form.tick("all", f"Todos los que faltan ({len(missing)})")
    if not everyone:
        for index, column in enumerate(st.columns(2)):
            with column:
                for row in missing.iloc[index::2].to_dict("records"):
                    form.tick(f"{TICK}{row['municipality_id']}", str(row["municipality"]))
    form.text("topic", "Tema común")
    form.text("result", "En qué quedó")
    form.day("held_on", "Fecha", help="Vacía: hoy, o el último día del mes si ya pasó.")
    form.choice("channel", "Canal", CATALOG.choices("activity_channels"))
    towns = [int(key) for key in missing["municipality_id"]]
    form.save("Registrar los contactos", lambda work, e: _save(work, here, towns, e))


def _save(work: Work, here: Here, towns: list[int], entered: Entered) -> str:
    ticked = [key for key in towns if entered["all"] or entered[f"{TICK}{key}"]]
    common = ContactInput(entered["held_on"], entered.text("topic"), entered.text("result"))
    try:
        written = tick_contacts(
            work,
            here.month,
            {key: ContactInput() for key in ticked},
            common=common,
            channel=entered.text("channel"),
            confirmed=entered.confirmed,
        )
    except Problem as problem:
        raise Problem(said_once(problem)) from problem
    return (
        "1 contacto registrado." if len(written) == 1 else f"{len(written)} contactos registrados."
    )


def said_once(problem: Problem) -> list[Finding]:
    """What is wrong with the common topic and result, said once instead of for each municipality."""
    found: dict[tuple[str, str, str], Finding] = {}
    for item in problem.findings:
        part = item.field.rpartition(".")[2]
        if part in ONCE:
            message = ONCE[part] if item.code == "V00" else item.message
            item = Finding(part, item.code, message, item.severity)
        found.setdefault((item.field, item.code, item.message), item)
    return list(found.values())


def _talked(talked: pd.DataFrame) -> None:
    layout.section("Ya se conversó con")
    if talked.empty:
        st.markdown("Todavía con nadie en este mes.")
        return
    layout.table(
        talked.assign(held_on=[written_day(d) for d in talked["held_on"]]),
        {
            "municipality": "Municipio",
            "held_on": "Última",
            "topic": "Tema",
            "result": "En qué quedó",
        },
        key="activities.talked",
    )
    st.caption("Otra conversación con el mismo municipio se anota en «Registrar».")
