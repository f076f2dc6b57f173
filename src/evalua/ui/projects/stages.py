"""The stages of a project: how it got here, and the form of the next one."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.wording import plural
from evalua.registers.projects.history import stage_history
from evalua.registers.projects.stages import StageInput, record_stage, remove_stage
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day
from evalua.ui.forms import Entered, Form
from evalua.ui.projects.proofs import project_proofs
from evalua.ui.projects.reading import stage_name
from evalua.ui.projects.rows import take_back


def stages_of(here: Here, project: dict[str, Any]) -> None:
    """The history beside the form of the next stage."""
    with here.database.session() as session:
        history = stage_history(
            session, association_id=here.facts.id, project_id=int(project["id"])
        )
    left, right = st.columns([3, 2], gap="large")
    with left:
        layout.section("Historia")
        _history(here, history)
        project_proofs(here, project)
    with right:
        layout.section("Anotar una etapa")
        _form(here, project, history)


def _history(here: Here, history: pd.DataFrame) -> None:
    if history.empty:
        st.markdown("Todavía no se ha anotado ninguna etapa.")
        return
    records: list[dict[str, Any]] = history.astype(object).to_dict("records")
    shown = history.assign(
        stage=[stage_name(row["stage"]) for row in records],
        reached_on=[day(row["reached_on"]) for row in records],
        days=[
            "" if pd.isna(row["days"]) else plural(row["days"], "día", "días") for row in records
        ],
        note=[
            layout.facts_line((row["entity"], row["note"], _jump(row["skip_reason"])))
            for row in records
        ],
    )
    layout.table(
        shown,
        {
            "stage": "Etapa",
            "reached_on": "Desde",
            "days": "Duró",
            "document": "Documento",
            "note": "Nota",
        },
        right=("Duró",),
        key=f"projects.stages.{records[0]['project_id']}",
    )
    take_back(
        here,
        "stage",
        "Retirar una etapa anotada por equivocación",
        {int(r["id"]): f"{stage_name(r['stage'])} · {day(r['reached_on'])}" for r in records},
        _removed,
    )


def _jump(reason: str) -> str:
    return f"salto explicado: {reason}" if reason else ""


def _form(here: Here, project: dict[str, Any], history: pd.DataFrame) -> None:
    following = _next(list(history["stage"]))
    defaults = {"stage": following} if following else {}
    subject = f"{project['id']}.{len(history)}"
    form = Form(here, "stage", subject=subject, defaults=defaults)
    chosen = form.choice("stage", "Etapa", CATALOG.choices("project_stages")) or ""
    gate = next((s.gate for s in CATALOG.project_stages if s.key == chosen), "")
    if gate:
        st.caption(f"Para entrar se necesita: {gate}.")
    form.day("reached_on", "Desde qué día", latest=here.today)
    form.text("document", "Documento que lo prueba", help="Sin documento, Evalúa pide el motivo.")
    _asked(form, chosen, project)
    form.text("note", "Nota")
    form.save("Anotar la etapa", lambda work, e: _record(work, project, e))


def _asked(form: Form, stage: str, project: dict[str, Any]) -> None:
    """What a stage asks for that the project does not have yet."""
    if stage == "structured" and not project["expected_source"]:
        sources = CATALOG.choices("funding_sources")
        form.choice("expected_source", "Fuente de la que se espera", sources)
    elif stage == "submitted":
        form.text("entity", "Ante qué entidad se presentó")
        if not project["national_goal"]:
            form.text(
                "national_goal",
                "Meta nacional a la que aporta",
                help="Solo hace falta si la fuente es nacional.",
            )
        if pd.isna(project["national_plan_year"]):
            form.text(
                "national_plan_year",
                "Año del plan nacional de esa meta",
                help="Solo hace falta si la fuente es nacional.",
            )
        form.tick(
            "complete_support",
            "Lleva su soporte técnico completo",
            help="Todos los estudios, presupuestos y certificados que pide la fuente.",
        )
    elif stage == "in_execution" and not (
        project["executor"] or project["executed_by_association"]
    ):
        form.text("executor", "Quién ejecuta")


def _next(reached: list[str]) -> str:
    """The main stage after the furthest one reached, where there is one."""
    line = [s.key for s in CATALOG.project_stages if s.order >= 0]
    if reached and reached[-1] in ("finished", "settled", "discarded"):
        return "settled" if reached[-1] == "finished" else ""
    if reached and reached[-1] == "returned":
        return "submitted"
    places = [line.index(key) for key in reached if key in line]
    return line[max(places, default=-1) + 1]


def _record(work: Work, project: dict[str, Any], entered: Entered) -> str:
    fields = (
        *("stage", "document", "entity", "note"),
        *("expected_source", "executor", "national_goal", "national_plan_year"),
    )
    data = StageInput(
        project_id=int(project["id"]),
        reached_on=entered["reached_on"],
        complete_support=bool(entered["complete_support"]),
        **{name: entered.text(name) for name in fields},
    )
    stage = record_stage(work, data, confirmed=entered.confirmed)
    return f"{project['code']}: {stage_name(stage.stage)}."


def _removed(work: Work, stage_id: int, why: str) -> str:
    remove_stage(work, stage_id, why)
    return "Etapa retirada."
