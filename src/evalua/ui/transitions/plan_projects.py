"""The projects that the plan of a municipality includes: what is known, and the form of one more."""

from __future__ import annotations

import streamlit as st

from evalua.registers.transitions.plan_projects import (
    PlanProjectInput,
    add_plan_project,
    remove_plan_project,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, permitted, remove


def project_codes(here: Here, plan_id: int) -> dict[int, str]:
    """What a plan includes: row id → «P-001 (p. 34)», in the order it was written."""
    links = cache.inputs(here).plan_projects
    mine = links[links["plan_id"] == plan_id]
    codes = _projects(here)
    return {
        int(row["id"]): f"{codes[int(row['project_id'])].split(' ')[0]} ({row['page']})"
        for row in mine.to_dict("records")
        if int(row["project_id"]) in codes
    }


def projects_of_plan(here: Here, plan_id: int) -> None:
    """The projects of a plan, how to take one back, and the form of the next one."""
    layout.section(
        "Proyectos que incluye", "Cuenta el proyecto que se comparte con otro municipio."
    )
    known = project_codes(here, plan_id)
    if known:
        st.markdown(plain(", ".join(known.values())))
    form = Form(here, "plan_project", subject=f"{plan_id}.{len(known)}")
    form.choice("project_id", "Proyecto", _projects(here))
    form.text("page", "Página del plan")
    form.save("Agregar el proyecto", lambda work, e: _add(work, plan_id, e), primary=False)
    if not known or not permitted(here, "record"):
        return
    with st.expander("Retirar un proyecto del plan"):
        chosen = int(
            st.selectbox(
                "Proyecto",
                list(known),
                format_func=known.__getitem__,
                key="transitions.plan_project",
            )
        )
        remove(here, f"plan_project.recorded.{chosen}", lambda work, why: _taken(work, chosen, why))


def _projects(here: Here) -> dict[int, str]:
    rows = cache.inputs(here).projects.sort_values("code")
    return {int(row["id"]): f"{row['code']} {row['name']}" for row in rows.to_dict("records")}


def _add(work: Work, plan_id: int, entered: Entered) -> str:
    data = PlanProjectInput(plan_id, entered["project_id"], entered.text("page"))
    add_plan_project(work, data, confirmed=entered.confirmed)
    return "Proyecto agregado al plan."


def _taken(work: Work, row_id: int, why: str) -> str:
    remove_plan_project(work, row_id, why)
    return "Proyecto retirado del plan."
