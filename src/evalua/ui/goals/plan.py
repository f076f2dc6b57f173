"""Plan de trabajo: the plan and its versions, its goals, and the way to approve or renew it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.registers.goals.approval import approve_plan, new_plan_version
from evalua.registers.goals.monthly import plan_in_force
from evalua.registers.goals.plans import PlanInput, change_plan, create_plan, remove_plan
from evalua.registers.goals.queries import goals, plans, schedules
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import act_name, day, plain, quantity
from evalua.ui.forms import Entered, Form, remove
from evalua.ui.goals.form import goal_editor
from evalua.ui.goals.words import lacking

Plan = dict[str, Any]


def work_plan(here: Here) -> None:
    """The chosen version with its goals; a draft can be edited, an approved one renewed."""
    with here.database.session() as session:
        known = plans(session, association_id=here.facts.id)
    if known.empty:
        layout.empty(
            "Todavía no hay un plan de trabajo",
            "Aquí estarán las metas que la junta aprueba y lo programado para cada mes. Empiece por "
            "darle un nombre y sus fechas.",
        )
        _new_plan(here, primary=True)
        return
    plan = _choose(here, known)
    rows, planned = _goals_of(here, plan)
    _head(here, plan)
    _table(here, rows)
    if pd.isna(plan["approved_on"]):
        goal_editor(here, plan, rows, planned)
        _draft_actions(here, plan)
    else:
        _new_version(here, plan)
    with st.expander("Crear el plan de otro periodo"):
        _new_plan(here, primary=False)


def _choose(here: Here, known: pd.DataFrame) -> Plan:
    """The version being looked at: at first, the draft in preparation or the one in force."""
    ordered = known.sort_values(["starts_on", "number"], ascending=False).astype(object)
    by_id: dict[int, Plan] = {int(row["id"]): dict(row) for row in ordered.to_dict("records")}
    if len(by_id) == 1:
        return next(iter(by_id.values()))
    chosen = st.selectbox(
        "Plan",
        list(by_id),
        index=list(by_id).index(_first(here, by_id)),
        format_func=lambda key: _title(by_id[key]),
        key="goals.plan",
        width=480,
    )
    return by_id[chosen]


def _first(here: Here, by_id: dict[int, Plan]) -> int:
    with here.database.session() as session:
        ruling = plan_in_force(session, association_id=here.facts.id, on=here.month.last)
    drafts = [key for key, plan in by_id.items() if pd.isna(plan["approved_on"])]
    return int(next(iter([*drafts, *ruling["id"], *by_id])))


def _title(plan: Plan) -> str:
    state = "borrador" if pd.isna(plan["approved_on"]) else "aprobada"
    return f"{plan['name']} · versión {plan['number']} ({state})"


def _goals_of(here: Here, plan: Plan) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The goals of a version, by code, and their schedules."""
    with here.database.session() as session:
        rows = goals(session, association_id=here.facts.id)
        planned = schedules(session, association_id=here.facts.id)
    rows = rows[rows["plan_id"] == plan["id"]].sort_values("code")
    return rows, planned[planned["goal_id"].isin(rows["id"])]


def _head(here: Here, plan: Plan) -> None:
    layout.section(f"{plain(plan['name'])}, versión {plan['number']}")
    approved = (
        f"Aprobada el {day(plan['approved_on'])}, {act_name(str(plan['act']))}"
        if pd.notna(plan["approved_on"])
        else "Borrador: todavía se puede cambiar"
    )
    span = f"del {day(plan['starts_on'])} al {day(plan['ends_on'])}"
    since = f"rige desde el {day(plan['in_force_from'])}"
    st.caption(plain(layout.facts_line((approved, span, since))))


def _table(here: Here, rows: pd.DataFrame) -> None:
    if rows.empty:
        st.markdown("Este plan aún no tiene metas.")
        return
    records: list[dict[str, Any]] = [dict(row) for row in rows.astype(object).to_dict("records")]
    incomplete = _incomplete(here, records)
    shown = rows.assign(
        area=[CATALOG.area(row["area"]).short for row in records],
        accumulation=[CATALOG.name("accumulation", row["accumulation"]) for row in records],
        baseline=[_figure(here, row, "baseline") for row in records],
        target=[_figure(here, row, "target") for row in records],
        weight=[quantity(row["weight"], here.facts) for row in records],
        missing=[incomplete.get(row["id"], "") for row in records],
    )
    layout.table(
        shown,
        {
            "code": "Código",
            "text": "Meta",
        }
        | ({"missing": "Falta"} if incomplete else {})
        | {
            "area": "Área",
            "responsible": "Responsable",
            "unit": "Unidad",
            "baseline": "Línea base",
            "target": "Cantidad",
            "accumulation": "Cómo se mide",
            "weight": "Peso",
        },
        right=("Línea base", "Cantidad", "Peso"),
        wide=() if incomplete else ("Meta",),
        key=f"goals.table.{records[0]['plan_id']}",
    )


def _figure(here: Here, row: dict[str, Any], column: str) -> str:
    if row["accumulation"] == "milestone" or pd.isna(row[column]):
        return ""
    return quantity(row[column], here.facts)


def _incomplete(here: Here, records: list[dict[str, Any]]) -> dict[int, str]:
    """Goal id → what it lacks, for those that cannot be measured yet."""
    with here.database.session() as session:
        planned = set(schedules(session, association_id=here.facts.id)["goal_id"])
    return {
        row["id"]: f"○ {lacking(row)}"
        for row in records
        if row["id"] not in planned or (not row["unit"] and row["accumulation"] != "milestone")
    }


def _draft_actions(here: Here, plan: Plan) -> None:
    with st.expander("Aprobar este plan con un acta"):
        _approval(here, plan)
    if plan["number"] == 1:
        with st.expander("Corregir el nombre o las fechas"):
            _correction(here, plan)
    remove(
        here,
        f"plan.remove.{plan['id']}",
        lambda work, why: _discard(work, plan, why),
        label="Descartar este borrador",
    )


def _approval(here: Here, plan: Plan) -> None:
    st.caption(
        "Al aprobarlo, sus metas y lo programado quedan fijos. Los cambios posteriores van en una "
        "nueva versión."
    )
    form = Form(
        here, "plan.approve", subject=str(plan["id"]), needs="approve", version=plan["version"]
    )
    form.text("act", "Número del acta")
    form.day("approved_on", "Fecha de la aprobación", latest=here.today)
    form.save("Aprobar el plan", lambda work, e: _approve(work, plan, e), primary=False)


def _approve(work: Work, plan: Plan, entered: Entered) -> str:
    approve_plan(
        work, int(plan["id"]), entered.text("act"), entered["approved_on"], entered.version
    )
    return f"{plan['name']}, versión {plan['number']}: plan aprobado."


def _correction(here: Here, plan: Plan) -> None:
    known = {"name": plan["name"]} | {k: plan[k].date() for k in ("starts_on", "ends_on")}
    form = Form(
        here, "plan.change", subject=str(plan["id"]), defaults=known, version=plan["version"]
    )
    _plan_fields(form)
    form.save("Guardar el plan", lambda work, e: _change(work, plan, e), primary=False)


def _change(work: Work, plan: Plan, entered: Entered) -> str:
    change_plan(work, int(plan["id"]), _plan_input(entered), entered.version)
    return "Plan guardado; lo programado sigue las nuevas fechas."


def _discard(work: Work, plan: Plan, why: str) -> str:
    remove_plan(work, int(plan["id"]), why)
    return "Borrador descartado."


def _new_version(here: Here, plan: Plan) -> None:
    with st.expander("Abrir una nueva versión"):
        st.caption(
            "Copia las metas y lo programado en un borrador. La versión aprobada sigue rigiendo hasta "
            "que la junta apruebe la nueva."
        )
        form = Form(here, "plan.version", subject=str(plan["id"]))
        form.day("in_force_from", "Rige desde")
        form.save("Abrir la versión", lambda work, e: _open_version(work, plan, e), primary=False)


def _open_version(work: Work, plan: Plan, entered: Entered) -> str:
    made = new_plan_version(work, int(plan["id"]), entered["in_force_from"])
    return f"Versión {made.number} abierta como borrador."


def _new_plan(here: Here, *, primary: bool) -> None:
    form = Form(here, "plan")
    _plan_fields(form)
    form.save("Crear el plan", _create, primary=primary)


def _plan_fields(form: Form) -> None:
    name, starts, ends = st.columns([2, 1, 1])
    with name:
        form.text("name", "Nombre del plan", placeholder="Plan de trabajo 2026")
    with starts:
        form.day("starts_on", "Primer día")
    with ends:
        form.day("ends_on", "Último día")


def _plan_input(entered: Entered) -> PlanInput:
    return PlanInput(entered.text("name"), entered["starts_on"], entered["ends_on"])


def _create(work: Work, entered: Entered) -> str:
    plan = create_plan(work, _plan_input(entered))
    return f"{plan.name} creado. Agregue ahora sus metas."
