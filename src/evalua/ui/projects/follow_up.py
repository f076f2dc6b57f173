"""Seguimiento del mes: one row per project with money or under way, saved together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.wording import listed, plural
from evalua.registers.projects.follow_up import (
    FORESEEN,
    FollowUpInput,
    record_many_follow_ups,
)
from evalua.registers.projects.queries import follow_ups
from evalua.storage.work import Work
from evalua.ui import layout, state
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day, plain
from evalua.ui.forms import Entered, Form, say
from evalua.ui.projects.reading import Project, cut, lateness, share, stage_name, standing

_FOLLOWED = ("funded", "in_execution")
_SILENT_DAYS = 30
_PERCENTS = ("physical", "financial")
_TEXTS = ("delay_cause", "responsible", "no_change_reason", "next_step")


def monthly(here: Here) -> None:
    """The grid of the month's end: the last note beside the fields of the new one."""
    noted_on = st.date_input(
        "Fecha del seguimiento",
        value=cut(here),
        max_value=here.today,
        format="DD/MM/YYYY",
        key=f"projects.noted_on.{here.month}",
        width=220,
    )
    if not isinstance(noted_on, date):
        return
    rows = standing(here, noted_on)
    rows = rows[rows["stage"].isin(_FOLLOWED)]
    if rows.empty:
        layout.empty(
            "Ningún proyecto por seguir",
            "Cuando un proyecto tenga recursos o esté en ejecución, aquí anotará cada mes cómo va.",
        )
        return
    _grid(here, noted_on, [dict(row) for row in rows.astype(object).to_dict("records")])


def _grid(here: Here, noted_on: date, rows: list[Project]) -> None:
    with here.database.session() as session:
        notes = follow_ups(session, association_id=here.facts.id)
    same = notes[notes["noted_on"] == pd.Timestamp(noted_on)].astype(object)
    written = {int(note["project_id"]): note for note in same.to_dict("records")}
    earlier = notes[notes["noted_on"] < pd.Timestamp(noted_on)].sort_values("noted_on")
    last = earlier.groupby("project_id").tail(1).astype(object).to_dict("records")
    before = {int(note["project_id"]): note for note in last}
    defaults = _defaults(here, written)
    versions = {str(row["project_id"]): 0 for row in rows}
    versions |= {str(key): int(note["version"]) for key, note in written.items()}
    form = Form(
        here, "follow_ups", subject=noted_on.isoformat(), defaults=defaults, version=versions
    )
    for row in rows:
        form.heading = str(row["code"])
        with st.container(border=True):
            facts, fields = st.columns([4, 7], gap="large")
            with facts, st.container(gap="xsmall"):
                _project(here, row, before.get(int(row["project_id"])), noted_on)
            with fields:
                _fields(form, row)
    _to_review(form, rows)
    form.save(
        "Guardar el seguimiento",
        lambda work, e: _save(work, noted_on, rows, defaults, e),
    )


def _to_review(form: Form, rows: list[Project]) -> None:
    """Which projects keep the grid from being saved: they may be far above the button."""
    places = [f.field.split(".") for f in state.findings(form.key)]
    found = {place[1] for place in places if place[0] == "follow_ups"}
    codes = [str(row["code"]) for row in rows if str(row["project_id"]) in found]
    if codes:
        say(f"Nada se guardó todavía. Revise {listed(codes)}.")


def _defaults(here: Here, written: dict[int, Any]) -> dict[str, Any]:
    """What was already noted on that day, as a person would type it."""
    write = here.facts.number_format.write_short
    known: dict[str, Any] = {}
    for key, note in written.items():
        known |= {_name(key, n): write(note[n]) for n in _PERCENTS if pd.notna(note[n])}
        known |= {_name(key, n): note[n] for n in _TEXTS if note[n]}
    return known


def _project(here: Here, row: Project, note: dict[str, Any] | None, noted_on: date) -> None:
    st.markdown(f"**{plain(row['code'])}** · {plain(row['name'])}")
    planned = row["planned_physical"]
    due = f"previsto: {share(planned, here)}" if pd.notna(planned) else "sin cronograma"
    st.caption(plain(layout.facts_line((stage_name(row["stage"]), row["executor"], due))))
    if note is None:
        st.caption("Sin seguimiento anterior.")
    else:
        st.caption(plain(_last(here, note)))
    _ask_for_news(row, noted_on)
    late = lateness(row, noted_on, here)
    if late:
        say(f"{late}.")


def _ask_for_news(row: Project, noted_on: date) -> None:
    """A project under way that has said nothing for a month (V26)."""
    heard = row["stage_on"] if pd.isna(row["noted_on"]) else row["noted_on"]
    days = (noted_on - heard.date()).days
    if row["stage"] == "in_execution" and days > _SILENT_DAYS:
        say(
            f"Sin seguimiento hace {days} días. Anote el avance o la causa de no tener cambios.",
            mark="▲",
            color="orange",
        )


def _last(here: Here, note: dict[str, Any]) -> str:
    parts = (
        f"físico {share(note['physical'], here)}" if pd.notna(note["physical"]) else "",
        f"financiero {share(note['financial'], here)}" if pd.notna(note["financial"]) else "",
        f"sin cambio: {note['no_change_reason']}" if note["no_change_reason"] else "",
        f"siguiente paso: {note['next_step']}" if note["next_step"] else "",
    )
    return f"Último, {day(note['noted_on'])}: {layout.facts_line(parts)}"


def _fields(form: Form, row: Project) -> None:
    key = int(row["project_id"])
    physical, financial, cause = st.columns([1, 1, 2])
    with physical:
        form.number(_name(key, "physical"), "Físico (%)")
    with financial:
        form.number(_name(key, "financial"), "Financiero (%)")
    with cause:
        causes = CATALOG.choices("delay_causes")
        said = form.choice(_name(key, "delay_cause"), "Causa de atraso", causes, optional=True)
    if said and said != FORESEEN:
        form.text(_name(key, "responsible"), "Quién responde por el atraso")
    same, step = st.columns(2)
    with same:
        form.text(_name(key, "no_change_reason"), "Sin cambio porque…")
    with step:
        form.text(_name(key, "next_step"), "Siguiente paso")
    form.answer(_name(key, "noted_on"))
    for name in _TEXTS:
        form.ask(_name(key, name), key)


def _name(project_id: int, field: str) -> str:
    return f"follow_ups.{project_id}.{field}"


def _save(
    work: Work,
    noted_on: date,
    rows: list[Project],
    before: dict[str, Any],
    entered: Entered,
) -> str:
    keys = [int(row["project_id"]) for row in rows]
    items = [
        _item(key, noted_on, entered)
        for key in keys
        if any(
            entered.text(_name(key, n)) != (before.get(_name(key, n)) or "")
            for n in (*_PERCENTS, *_TEXTS)
        )
    ]
    done = record_many_follow_ups(work, items, confirmed=entered.confirmed)
    if not done:
        return "No había cambios por guardar."
    return f"{plural(len(done), 'seguimiento guardado', 'seguimientos guardados')}."


def _item(project_id: int, noted_on: date, entered: Entered) -> FollowUpInput:
    typed = {n: entered.text(_name(project_id, n)) for n in (*_PERCENTS, *_TEXTS)}
    return FollowUpInput(project_id, noted_on, **typed, version=entered.version_of(project_id))
