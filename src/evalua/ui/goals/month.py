"""Avance del mes: one row per goal in force, saved together."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.wording import listed, plural
from evalua.domain.month import long_date
from evalua.domain.problems import Finding, Problem
from evalua.registers.goals.monthly import goals_of_month
from evalua.registers.goals.progress import ProgressInput, record_many_progress, remove_progress
from evalua.registers.goals.schedules import TO_DATE
from evalua.registers.periods.queries import month_row
from evalua.storage.work import Work
from evalua.ui import layout, state
from evalua.ui.context import Here
from evalua.ui.formats import act_name, month_name, plain
from evalua.ui.forms import Entered, Form, permitted, remove, say
from evalua.ui.goals.difficulty import difficulty_field
from evalua.ui.goals.words import Goal, amount, lacking, value_label
from evalua.ui.quality.marks import goal_mark

_PARTS = ("", ".note", ".difficulty", ".evidence", ".achieved_on", ".same")
_ERASED = (
    "Este avance ya está anotado. Para dejarlo en blanco use «Retirar un avance», al final de la "
    "página."
)


def monthly(here: Here) -> None:
    """The grid of the month; read only once the month was sent."""
    rows = _goals(here)
    if not rows:
        layout.empty(
            "Ningún plan cubre este mes",
            "Cuando haya un plan de trabajo con metas, aquí anotará el avance de cada una. Empiece en "
            "«Plan de trabajo».",
        )
        return
    complete = [row for row in rows if not row["incomplete"]]
    if _locked(here) or not permitted(here, "record"):
        _read_only(here, complete)
    elif complete:
        _grid(here, complete)
        _take_back(here, complete)
    _incomplete([row for row in rows if row["incomplete"]])


def _goals(here: Here) -> list[dict[str, Any]]:
    """The goals of the month in the order of the areas."""
    with here.database.session() as session:
        frame = goals_of_month(session, association_id=here.facts.id, month=here.month)
    frame = frame.sort_values(["area", "code"], kind="stable")
    return [dict(row) for row in frame.astype(object).to_dict("records")]


def _locked(here: Here) -> bool:
    with here.database.session() as session:
        row = month_row(session, here.facts.id, here.month)
    if row is None or row.state in ("draft", "reopened"):
        return False
    name = here.month.label.capitalize()
    if row.state == "approved" and row.approved_on is not None:
        said = (
            f"{name} fue aprobado el {long_date(row.approved_on)} por {row.approved_by}, "
            f"{act_name(row.act)}. Para cambiarlo, reábralo con un motivo en Cierre del mes."
        )
    else:
        said = f"{name} ya se envió. Para cambiarlo, pida que se devuelva o reábralo con un motivo."
    st.info(plain(said), icon=":material/lock:")
    layout.door("close_month", "Ir a Cierre del mes")
    return True


def _read_only(here: Here, rows: list[dict[str, Any]]) -> None:
    frame = pd.DataFrame(rows)
    shown = frame.assign(
        planned=[amount(row["planned"], row, here) for row in rows],
        value=[amount(row["value"], row, here) for row in rows],
    )
    layout.table(
        shown,
        {
            "code": "Código",
            "text": "Meta",
            "planned": "Programado",
            "value": "Avance",
            "note": "Nota",
            "difficulty": "Dificultad",
            "evidence": "Soporte",
        },
        right=("Programado", "Avance"),
        wide=("Meta",),
        key="goals.read_only",
    )


def _grid(here: Here, rows: list[dict[str, Any]]) -> None:
    form = Form(
        here,
        "progress",
        subject=str(here.month),
        defaults=_defaults(here, rows),
        version={str(row["goal_id"]): int(row["version"]) for row in rows},
    )
    # Air and not lines between the rows: a line of Streamlit's takes half a row.
    with st.container(gap=24):
        for row in rows:
            form.heading = str(row["code"])
            _row(here, form, row)
    _to_review(form, rows)
    form.save("Guardar avances", lambda work, e: _save(work, here, rows, e))


def _to_review(form: Form, rows: list[dict[str, Any]]) -> None:
    """Which goals keep the grid from being saved: they may be far above the button."""
    places = [f.field.split(".") for f in state.findings(form.key)]
    found = {place[1] for place in places if place[0] == "progress"}
    codes = [str(row["code"]) for row in rows if str(row["goal_id"]) in found]
    if codes:
        say(f"Nada se guardó todavía. Revise {listed(codes)}.")


def _defaults(here: Here, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """What was already recorded in the month, as a person would type it."""
    known: dict[str, Any] = {}
    for row in rows:
        if pd.isna(row["value"]):
            continue
        name, milestone = _name(row), row["accumulation"] == "milestone"
        met = None if pd.isna(row["achieved_on"]) else row["achieved_on"].date()
        texts = ("note", "difficulty", "evidence")
        known |= {f"{name}.{part}": row[part] for part in texts}
        if milestone:
            known |= {f"{name}.achieved_on": met, f"{name}.same": met is None}
        else:
            known[name] = here.facts.number_format.write_short(row["value"])
    return known


def _row(here: Here, form: Form, row: dict[str, Any]) -> None:
    said, value, note, evidence = st.columns([10, 6, 4, 4])
    with said, st.container(gap="xxsmall"):
        _goal(here, row)
    if _already_met(row):
        return
    with value:
        _value(here, form, row)
    with note:
        form.text(f"{_name(row)}.note", "Nota")
        form.ask(f"{_name(row)}.note", row["goal_id"])
    with evidence:
        form.text(f"{_name(row)}.evidence", "Soporte", placeholder="Acta, carpeta o enlace")
    difficulty_field(here, form, _name(row), row)


def _goal(here: Here, row: dict[str, Any]) -> None:
    st.markdown(f"**{plain(row['code'])}** · {plain(row['text'])}")
    asked = f"Programado: {amount(row['planned'], row, here)}" if pd.notna(row["planned"]) else ""
    if row["accumulation"] == "milestone" and asked:
        asked = "Ya debe estar cumplida" if row["planned"] else "Todavía no vence"
    doubt = goal_mark(here, int(row["goal_id"]))
    st.caption(plain(layout.facts_line((asked, _last(here, row), row["responsible"], doubt))))


def _last(here: Here, row: dict[str, Any]) -> str:
    if not row["last_month"]:
        return "Sin avance anotado antes"
    said = amount(row["last_value"], row, here)
    if row["last_month"] == str(here.month.previous):
        return f"Mes anterior: {said}"
    return f"Último: {said} ({month_name(row['last_month']).lower()})"


def _already_met(row: dict[str, Any]) -> bool:
    """A milestone met in an earlier month asks nothing more."""
    met_before = row["accumulation"] == "milestone" and row["last_value"] == 1
    return bool(met_before and pd.isna(row["value"]))


def _value(here: Here, form: Form, row: dict[str, Any]) -> None:
    """What is asked of the goal, with its shortcut on the same line."""
    name = _name(row)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if row["accumulation"] == "milestone":
            form.day(f"{name}.achieved_on", "Fecha en que se cumplió", latest=here.today)
            form.tick(f"{name}.same", "Aún no se cumple")
        else:
            form.number(name, f"{value_label(row, here.month)} ({row['unit']})")
            if row["accumulation"] in TO_DATE and row["last_month"] and pd.isna(row["value"]):
                form.tick(f"{name}.same", "Sin cambio")
    form.answer(name)
    form.ask(name, row["goal_id"])


def _name(row: Goal) -> str:
    return f"progress.{row['goal_id']}"


def _save(work: Work, here: Here, rows: list[dict[str, Any]], entered: Entered) -> str:
    before = _defaults(here, rows)
    changed = [row for row in rows if _is_changed(row, entered, before)]
    items = [_item(row, entered) for row in changed]
    erased = [
        Finding(_name(row), "V00", _ERASED)
        for row, item in zip(changed, items, strict=True)
        if item.is_blank
    ]
    try:
        done = record_many_progress(work, here.month, items, confirmed=entered.confirmed)
    except Problem as problem:
        raise Problem([*erased, *problem.findings]) from problem
    if erased:
        raise Problem(erased)
    if not done:
        return "No había cambios por guardar."
    return f"{plural(len(done), 'avance guardado', 'avances guardados')}."


def _is_changed(row: Goal, entered: Entered, before: dict[str, Any]) -> bool:
    names = [f"{_name(row)}{part}" for part in _PARTS]
    return any((entered[name] or None) != (before.get(name) or None) for name in names)


def _item(row: Goal, entered: Entered) -> ProgressInput:
    name = _name(row)
    typed: str | float = entered.text(name)
    if entered[f"{name}.same"] and not str(typed).strip():
        typed = 0.0 if row["accumulation"] == "milestone" else float(row["last_value"])
    return ProgressInput(
        goal_id=int(row["goal_id"]),
        value=typed,
        note=entered.text(f"{name}.note"),
        evidence=entered.text(f"{name}.evidence"),
        achieved_on=entered[f"{name}.achieved_on"],
        version=entered.version_of(row["goal_id"]),
        difficulty=entered.text(f"{name}.difficulty"),
    )


def _take_back(here: Here, rows: list[dict[str, Any]]) -> None:
    done = {int(r["progress_id"]): r for r in rows if pd.notna(r["progress_id"])}
    if not done or not permitted(here, "record"):
        return
    with st.expander("Retirar un avance anotado por equivocación"):
        chosen = st.selectbox(
            "Avance",
            list(done),
            format_func=lambda key: (
                f"{done[key]['code']} · {amount(done[key]['value'], done[key], here)}"
            ),
            key=f"goals.progress.{here.month}",
        )
        remove(
            here,
            f"progress.remove.{chosen}",
            lambda work, why: _removed(work, chosen, why),
            label="Retirar este avance",
        )


def _removed(work: Work, progress_id: int, why: str) -> str:
    remove_progress(work, progress_id, why)
    return "Avance retirado; la meta queda sin dato este mes."


def _incomplete(rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    layout.section(
        "Metas incompletas", "No se pueden medir todavía. Complételas en «Plan de trabajo»."
    )
    for row in rows:
        st.markdown(
            f"**{plain(row['code'])}** · {plain(row['text'])}  \n"
            f":orange[○ Falta {plain(lacking(row))}.]"
        )
