"""The sessions of a working group on screen: what each left, and the one to write."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.working_groups import seat_lines, session_lines
from evalua.measures.inputs import Cut
from evalua.registers.activities.commands import record_activity
from evalua.registers.activities.inputs import ActivityInput
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.formats import MISSING
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, permitted

AS_ACTIVITY = {"community_of_practice": "community_of_practice", "donor_table": "donor_table"}
"""The kind of activity that a session is, by the kind of group; any other is a technical table."""
Row = dict[Any, Any]


def sessions(here: Here, row: Row) -> None:
    """The form of a session, with everybody who sits ticked, and the sessions there were."""
    if permitted(here, "record"):
        layout.section("Anotar una sesión")
        _form(here, row)
    layout.section("Sesiones")
    cut = Cut.of(here.month, here.today)
    lines = session_lines(cache.inputs(here), int(row["id"]), cut)
    if lines.empty:
        st.markdown("Todavía no hay sesiones anotadas de esta mesa.")
        return
    layout.table(
        lines.assign(
            held_on=[written_day(d) for d in lines["held_on"]],
            act=[act or MISSING for act in lines["act"]],
            came=[f"{m} y {e}" for m, e in zip(lines["municipal"], lines["external"], strict=True)],
            quorum=["● Sí" if yes else "○ No" for yes in lines["quorum"]],
            status=[name("activity_states", s) for s in lines["status"]],
        ),
        {
            "held_on": "Fecha",
            "topic": "Tema",
            "act": "Acta",
            "came": "Municipios y entidades",
            "quorum": "Quórum",
            "status": "Estado",
        },
        key="groups.sessions",
    )


def _form(here: Here, row: Row) -> None:
    seats = seat_lines(cache.inputs(here), int(row["id"]), Cut.of(here.month, here.today))
    sitting = {
        column: {
            int(key): str(who)
            for key, who in zip(seats[column], seats["who"], strict=True)
            if pd.notna(key)
        }
        for column in ("municipality_id", "partner_id")
    }
    towns, partners = sitting["municipality_id"], sitting["partner_id"]
    form = Form(
        here,
        "group.session",
        subject=str(row["id"]),
        defaults={"municipalities": list(towns), "partners": list(partners)},
    )
    left, right = st.columns(2)
    with left:
        form.day("held_on", "Fecha")
    with right:
        form.text("evidence", "Acta", placeholder="Acta 4")
    form.text("topic", "Tema")
    if towns:
        form.several("municipalities", "Municipios que vinieron", towns)
    if partners:
        form.several("partners", "Entidades que vinieron", partners)
    form.text("commitment", "Compromiso")
    form.save("Registrar la sesión", lambda work, e: _record(work, row, e))


def _record(work: Work, row: Row, entered: Entered) -> str:
    data = ActivityInput(
        kind=AS_ACTIVITY.get(str(row["kind"]), "technical_table"),
        held_on=entered["held_on"],
        topic=entered.text("topic"),
        evidence=entered.text("evidence"),
        commitment=entered.text("commitment"),
        municipalities=list(entered["municipalities"] or ()),
        partners=list(entered["partners"] or ()),
        group_id=int(row["id"]),
    )
    record_activity(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Sesión registrada en la bitácora."
