"""Whom a project reaches: people by municipality, and the sessions held with the community."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.registers.projects.benefits import set_benefits
from evalua.registers.projects.community import (
    CommunitySessionInput,
    add_community_session,
    remove_community_session,
)
from evalua.registers.projects.queries import community_sessions
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day
from evalua.ui.forms import Entered, Form
from evalua.ui.projects.alternatives import left_out_of
from evalua.ui.projects.form import (
    PEOPLE,
    amounts_of,
    people_defaults,
    people_fields,
    people_of,
    people_versions,
)
from evalua.ui.projects.reading import towns
from evalua.ui.projects.rows import take_back

_ATTENDED = {key: name for key, name in PEOPLE.items() if key != "families"}


def people_of_project(here: Here, project: dict[str, Any]) -> None:
    """The declared beneficiaries, then the sessions beside their form."""
    project_id = int(project["id"])
    layout.section("A quién llega")
    defaults = people_defaults(here, project_id)
    names = towns(here)
    form = Form(
        here,
        "benefits",
        subject=str(project_id),
        defaults=defaults,
        version=people_versions(here, project_id, names),
    )
    people_fields(here, form, names)
    form.save("Guardar los municipios", lambda work, e: _set(work, here, project_id, names, e))
    left, right = st.columns([3, 2], gap="large")
    with left:
        layout.section("Sesiones con la comunidad")
        _sessions(here, project_id)
    with right:
        layout.section("Anotar una sesión")
        _session_form(here, project_id)
    left_out_of(here, project)


def _set(work: Work, here: Here, project_id: int, names: dict[int, str], entered: Entered) -> str:
    set_benefits(
        work,
        project_id,
        people_of(entered, amounts_of(here, project_id)),
        versions={key: entered.version_of(key) for key in names},
        confirmed=entered.confirmed,
    )
    return "Municipios y personas guardados."


def _sessions(here: Here, project_id: int) -> None:
    with here.database.session() as session:
        rows = community_sessions(session, association_id=here.facts.id)
    own = rows[rows["project_id"] == project_id].sort_values("held_on")
    if own.empty:
        st.markdown("Aquí quedan las consultas y explicaciones que se hacen con la gente.")
        return
    records: list[dict[str, Any]] = own.astype(object).to_dict("records")
    kinds = CATALOG.choices("community_session_kinds")
    shown = pd.DataFrame(
        {
            "held_on": [day(row["held_on"]) for row in records],
            "kind": [kinds[row["kind"]] for row in records],
            "act": [layout.facts_line((row["act"], row["contributions"])) for row in records],
            **{name: [str(row[name]) for row in records] for name in _ATTENDED},
        }
    )
    layout.table(
        shown,
        {"held_on": "Fecha", "kind": "Sesión", **_ATTENDED, "act": "Acta"},
        right=tuple(_ATTENDED.values()),
        key=f"projects.sessions.{project_id}",
    )
    take_back(
        here,
        "session",
        "Retirar una sesión anotada por equivocación",
        {int(r["id"]): f"{day(r['held_on'])} · {kinds[r['kind']]}" for r in records},
        _removed,
    )


def _session_form(here: Here, project_id: int) -> None:
    form = Form(here, "session", subject=str(project_id))
    kinds = CATALOG.choices("community_session_kinds")
    chosen = form.choice("kind", "Tipo de sesión", kinds)
    if chosen == "delay":
        st.caption("Quien ejecuta explica la demora. Con el acta, el atraso queda explicado.")
    form.day("held_on", "Fecha", latest=here.today)
    for cell, (name, label) in zip(st.columns(3), _ATTENDED.items(), strict=True):
        with cell:
            form.number(name, label)
    form.text("act", "Acta o lista")
    if chosen != "delay":
        form.text(
            "contributions",
            "Qué pidió o propuso la comunidad",
            help="Como quedó en el acta. Una reunión que solo informa no cuenta como formulación.",
            long=True,
        )
    form.save("Anotar la sesión", lambda work, e: _add(work, project_id, e), primary=False)


def _add(work: Work, project_id: int, entered: Entered) -> str:
    data = CommunitySessionInput(
        held_on=entered["held_on"],
        kind=entered.text("kind"),
        project_id=project_id,
        act=entered.text("act"),
        contributions=entered.text("contributions"),
        **{name: entered.text(name) for name in _ATTENDED},
    )
    add_community_session(work, data, confirmed=entered.confirmed)
    return "Sesión anotada."


def _removed(work: Work, session_id: int, why: str) -> str:
    remove_community_session(work, session_id, why)
    return "Sesión retirada."
