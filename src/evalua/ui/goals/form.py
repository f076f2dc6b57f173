"""The form of one goal, with a preview of what it programmes each month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from evalua.domain.month import Month
from evalua.domain.numbers import parse_decimal
from evalua.registers.goals.form import GoalInput
from evalua.registers.goals.goals import add_goal, change_goal, remove_goal
from evalua.registers.goals.schedules import (
    TO_DATE,
    Path,
    Planned,
    milestone_schedule,
    plan_months,
    programme,
)
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.audit.doors import history_door
from evalua.ui.catalogue import CATALOG
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import month_name, quantity
from evalua.ui.forms import Entered, Form, remove
from evalua.ui.goals.links import LINKS, link_defaults, link_fields

_NEW = 0
_ACROSS = 6
_EXAMPLES = {
    "cumulative": "Acumulado: suma mes a mes (12 talleres en el año)",
    "flow": "Flujo: cada mes vale por sí mismo (20 visitas cada mes)",
    "stock": "Capacidad: lo que existe a la fecha (8 municipios con plan)",
    "reduction": "Reducción: bajar desde un punto de partida",
    "maintenance": "Mantenimiento: cumplir la misma regla todos los meses",
    "milestone": "Hito: se cumple una vez, en un mes",
}
_DIRECTIONS = {"up": "Más es mejor", "down": "Menos es mejor"}
_NUMBERS = ("baseline", "target", "weight")
_TEXTS = ("text", "axis", "responsible", "unit", "code", "accumulation", "direction", "schedule")


def goal_editor(
    here: Here, plan: dict[str, Any], rows: pd.DataFrame, planned: pd.DataFrame
) -> None:
    """Add a goal to a draft plan, or correct or remove one of its goals."""
    known = {int(row["id"]): row for row in rows.astype(object).to_dict("records")}
    names = {_NEW: "Nueva meta"} | {k: f"{r['code']} · {r['text']}" for k, r in known.items()}
    layout.section("Agregar o corregir una meta")
    chosen = st.selectbox(
        "Meta",
        list(names),
        format_func=names.__getitem__,
        key=steady(f"goals.edit.{plan['id']}", names),
    )
    months = plan_months(
        plan["starts_on"].date(), plan["ends_on"].date(), here.facts.evaluation_start
    )
    own = planned[planned["goal_id"] == chosen]
    schedule = {Month.parse(m): v for m, v in zip(own["month"], own["planned"], strict=True)}
    goal = known.get(chosen)
    subject = f"{plan['id']}.{chosen}"
    form = Form(
        here,
        "goal",
        subject=subject,
        defaults=_defaults(here, goal, schedule),
        version=goal["version"] if goal else None,
    )
    _fields(here, form, months)
    form.save(
        "Guardar la meta" if goal else "Agregar la meta",
        lambda work, e: _save(work, int(plan["id"]), goal, e),
    )
    if goal is not None:
        remove(
            here,
            f"goal.remove.{chosen}",
            lambda work, why: _removed(work, chosen, why),
            label="Quitar esta meta del plan",
        )
        history_door(here, str(goal["uid"]))


def _defaults(
    here: Here, goal: Mapping[str, Any] | None, schedule: Mapping[Month, float]
) -> dict[str, Any]:
    if goal is None:
        return {
            "accumulation": "cumulative",
            "schedule": "equal",
            "direction": "up",
            "weight": "1",
        }
    write = here.facts.number_format.write_short
    since = None if pd.isna(goal["baseline_on"]) else goal["baseline_on"].date()
    known = {name: goal[name] for name in _TEXTS} | {"area": goal["area"], "baseline_on": since}
    known |= {n: "" if pd.isna(goal[n]) else write(goal[n]) for n in _NUMBERS}
    known[f"question.{goal['area']}"] = goal["question"] or None
    known |= {f"planned.{month}": write(value) for month, value in schedule.items()}
    known |= link_defaults(goal)
    due = next((str(month) for month, value in schedule.items() if value), None)
    return known | ({"due_month": due} if goal["accumulation"] == "milestone" else {})


def _fields(here: Here, form: Form, months: tuple[Month, ...]) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        _what(here, form)
    with right:
        kind = form.choice("accumulation", "Cómo se mide", _EXAMPLES) or ""
        if kind == "milestone":
            due = form.choice(
                "due_month", "Mes en que debe cumplirse", {str(m): month_name(m) for m in months}
            )
            form.number("weight", "Peso", help="Cuánto pesa frente a las otras metas.")
            _preview(here, milestone_schedule(months, Month.parse(due)) if due else {}, "")
            return
        _how_much(form, kind)
    _calendar(here, form, kind, months)


def _what(here: Here, form: Form) -> None:
    form.text("text", "Meta", long=True, placeholder="Realizar doce talleres con las alcaldías")
    area = form.choice("area", "Área", CATALOG.choices("areas"))
    if area:
        questions = {q.code: q.text for q in CATALOG.questions_of(area)}
        form.choice(f"question.{area}", "Pregunta a la que responde", questions, optional=True)
    first, second = st.columns(2)
    with first:
        form.text("responsible", "Responsable")
    with second:
        form.text("axis", "Eje del plan (si tiene)")
    link_fields(here, form)


def _how_much(form: Form, kind: str) -> None:
    base, target, unit = st.columns(3)
    with base:
        form.number("baseline", "Línea base", help="De dónde se parte. Vacía si se parte de cero.")
    with target:
        form.number("target", "Cantidad", help="A la que se quiere llegar.")
    with unit:
        form.text("unit", "Unidad", placeholder="talleres")
    if kind in ("flow", "maintenance") or (kind == "stock" and not _typed(form, "baseline")):
        form.choice("direction", "Sentido", _DIRECTIONS)
    since, weight, programmed = st.columns(3)
    with since:
        form.day("baseline_on", "Fecha de la línea base")
    with weight:
        form.number("weight", "Peso", help="Cuánto pesa frente a las otras metas.")
    with programmed:
        form.choice("schedule", "Se programa", CATALOG.choices("schedule_kinds"))


def _calendar(here: Here, form: Form, kind: str, months: tuple[Month, ...]) -> None:
    """The months of a custom schedule to fill, and what results of any schedule."""
    target, baseline = _number(here, form, "target"), _number(here, form, "baseline")
    schedule = _typed(form, "schedule") or "equal"
    typed = _custom(here, form, kind, months) if schedule == "custom" else {}
    needs_base = kind == "reduction" and baseline is None
    if target is None or needs_base:
        lacking = "la línea base y la cantidad" if needs_base else "la cantidad"
        st.caption(f"Cuando escriba {lacking}, aquí verá lo programado mes a mes.")
        return
    path = Path(kind, baseline or 0.0, target, months)
    _preview(here, programme(schedule, path, typed), _typed(form, "unit"))


def _custom(here: Here, form: Form, kind: str, months: tuple[Month, ...]) -> dict[Month, float]:
    st.caption(
        "Lo acumulado al final de cada mes; un mes vacío repite el anterior y el último llega a la "
        "cantidad."
        if kind in TO_DATE
        else "Lo que se espera de cada mes; un mes vacío no pide nada."
    )
    cells = [column for _ in range(0, len(months), _ACROSS) for column in st.columns(_ACROSS)]
    for cell, month in zip(cells, months, strict=False):
        with cell:
            form.number(f"planned.{month}", month.short.capitalize())
    read = {month: _number(here, form, f"planned.{month}") for month in months}
    return {month: value for month, value in read.items() if value is not None}


def _preview(here: Here, planned: Planned, unit: str) -> None:
    if not planned:
        return
    st.caption(f"Así queda programada{f' ({unit})' if unit else ''}:")
    texts = [
        quantity(value, here.facts) if unit else ("cumplida" if value else "")
        for value in planned.values()
    ]
    names = [month.short.capitalize() for month in planned]
    layout.table(
        pd.DataFrame([texts], columns=names),
        dict(zip(names, names, strict=True)),
        right=names,
        key=f"goals.preview.{len(names)}",
    )


def _typed(form: Form, name: str) -> str:
    return str(form.values().get(name) or "").strip()


def _number(here: Here, form: Form, name: str) -> float | None:
    """What a field holds, where it can be read as a number."""
    try:
        return float(parse_decimal(_typed(form, name), here.facts.number_format))
    except ValueError:
        return None


def _save(work: Work, plan_id: int, goal: Mapping[str, Any] | None, entered: Entered) -> str:
    data = _goal_input(plan_id, entered)
    if goal is None:
        return f"Meta {add_goal(work, data).code} agregada."
    return f"Meta {change_goal(work, int(goal['id']), data, entered.version).code} guardada."


def _goal_input(plan_id: int, entered: Entered) -> GoalInput:
    area, due = entered.text("area"), entered.text("due_month")
    return GoalInput(
        plan_id=plan_id,
        text=entered.text("text"),
        area=area,
        accumulation=entered.text("accumulation"),
        axis=entered.text("axis"),
        question=entered.text(f"question.{area}"),
        responsible=entered.text("responsible"),
        unit=entered.text("unit"),
        direction=entered.text("direction") or "up",
        baseline=entered.text("baseline"),
        baseline_on=entered["baseline_on"],
        target=entered.text("target"),
        weight=entered.text("weight"),
        schedule=entered.text("schedule") or "equal",
        planned={
            Month.parse(name.removeprefix("planned.")): value
            for name, value in entered.fields.items()
            if name.startswith("planned.")
        },
        due_month=Month.parse(due) if due else None,
        **{name: entered[name] for name in LINKS},
    )


def _removed(work: Work, goal_id: int, why: str) -> str:
    remove_goal(work, goal_id, why)
    return "Meta retirada del plan."
