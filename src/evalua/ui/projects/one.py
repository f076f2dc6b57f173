"""One project on screen: what it is today, and its parts one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.unrecorded import unrecorded
from evalua.board.wording import listed
from evalua.registers.projects.projects import remove_project, update_public_status
from evalua.registers.projects.queries import projects
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.audit.doors import history_door
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day, money, plain
from evalua.ui.forms import Entered, Form, remove, say
from evalua.ui.projects.calendar import calendar
from evalua.ui.projects.duty import duty_of
from evalua.ui.projects.form import edit_project
from evalua.ui.projects.money import funding_of
from evalua.ui.projects.people import people_of_project
from evalua.ui.projects.reading import close_one, lateness, share, stage_name, standing
from evalua.ui.projects.stages import stages_of
from evalua.ui.quality.marks import note
from evalua.ui.views import asked

Draw = Callable[[Here, dict[str, Any]], None]


def one_project(here: Here, code: str) -> None:
    """The facts of a project and the part of it that was chosen."""
    with here.database.session() as session:
        rows = projects(session, association_id=here.facts.id)
    project: dict[str, Any] = rows[rows["code"] == code].astype(object).to_dict("records")[0]
    st.button(
        "Volver a la cartera",
        key="projects.back",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=close_one,
    )
    layout.section(f"{plain(code)} · {plain(project['name'])}")
    _facts(here, project)
    note(here, [str(project["uid"])])
    chosen = st.segmented_control(
        "Parte",
        list(_PARTS),
        default=asked(list(_PARTS), "parte"),
        key="projects.part",
        label_visibility="collapsed",
        required=True,
    )
    _PARTS[str(chosen)](here, project)


def _facts(here: Here, project: dict[str, Any]) -> None:
    """What it is and how it stands today, in three lines at most."""
    theme = CATALOG.name("project_themes", project["theme"])
    scope = CATALOG.name("project_scopes", project["scope"])
    cost = f"cuesta {money(project['cost'], here.facts)}" if pd.notna(project["cost"]) else ""
    executor = "ejecuta la asociación" if project["executed_by_association"] else ""
    if project["executor"]:
        executor = f"ejecuta {project['executor']}"
    rural = "rural" if project["is_rural"] else ""
    st.markdown(plain(layout.facts_line((theme, scope, rural, cost, executor))))
    now = standing(here, here.today)
    own = now[now["code"] == project["code"]].astype(object).to_dict("records")
    if own:
        _today(here, own[0])
    if project["public_status"]:
        st.caption(
            f"{plain(project['public_status'])} ({day(project['public_status_on'])})", width=800
        )
    duty_of(here, project)
    _lacks(here, project)


def _today(here: Here, row: dict[str, Any]) -> None:
    since = f" desde el {day(row['stage_on'])}" if row["stage"] else ""
    physical = share(row["physical"], here)
    financial = share(row["financial"], here)
    parts = (
        f"{stage_name(row['stage'])}{since}",
        f"comprometido {money(row['committed'], here.facts)}" if row["committed"] else "",
        f"físico {physical}" if physical else "",
        f"financiero {financial}" if financial else "",
        row["municipality_names"],
    )
    st.caption(plain(f"Hoy: {layout.facts_line(parts)}"))
    late = lateness(row, here.today, here)
    if late:
        say(f"{late}.")


def _lacks(here: Here, project: dict[str, Any]) -> None:
    """What it should have on record at its stage: a reminder, never a refusal."""
    lacking = unrecorded(cache.inputs(here), int(project["id"]), here.today)
    if lacking:
        st.caption(plain(f"Falta registrar: {listed(lacking)}."))


def _data(here: Here, project: dict[str, Any]) -> None:
    edit_project(here, project)
    left, _ = st.columns(2, gap="large")
    with left:
        layout.section(
            "Cómo va, en una frase", "La frase que cualquiera puede leer sobre el proyecto."
        )
        _status_form(here, project)
    remove(
        here,
        f"project.remove.{project['id']}",
        lambda work, why: _removed(work, project, why),
        label="Eliminar este proyecto",
    )
    history_door(here, str(project["uid"]))


def _status_form(here: Here, project: dict[str, Any]) -> None:
    known = {"public_status": project["public_status"]}
    form = Form(
        here,
        "project.status",
        subject=str(project["id"]),
        defaults=known,
        version=project["version"],
    )
    form.text("public_status", "Cómo va", long=True)
    form.day("public_status_on", "A qué fecha", latest=here.today)
    form.save("Guardar la frase", lambda work, e: _say_status(work, project, e), primary=False)


def _say_status(work: Work, project: dict[str, Any], entered: Entered) -> str:
    update_public_status(
        work,
        int(project["id"]),
        entered.text("public_status"),
        entered["public_status_on"],
        entered.version,
        confirmed=entered.confirmed,
    )
    return "Frase guardada."


def _removed(work: Work, project: dict[str, Any], why: str) -> str:
    remove_project(work, int(project["id"]), why)
    close_one()
    return f"Proyecto {project['code']} eliminado con todo lo anotado en él."


_PARTS: dict[str, Draw] = {
    "Etapas": stages_of,
    "Recursos": funding_of,
    "Cronograma": calendar,
    "Municipios y comunidad": people_of_project,
    "Datos": _data,
}
