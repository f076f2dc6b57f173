"""The calendar of a project: what was planned, what was reached, and a new version of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.project_months import project_months
from evalua.charts.trends import describe_goal_trend, trend_goal
from evalua.domain.month import Month
from evalua.registers.projects.calendar import (
    PointInput,
    ScheduleInput,
    linear_points,
    set_schedule,
)
from evalua.registers.projects.queries import follow_ups, project_schedules, schedule_points
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import day, money, plain, quantity
from evalua.ui.forms import Entered, Form
from evalua.ui.projects.duty import delays_of
from evalua.ui.projects.reading import share

_ACROSS = 6


def calendar(here: Here, project: dict[str, Any]) -> None:
    """The first calendar against what was reached, and the form of the next version."""
    with here.database.session() as session:
        known = project_schedules(session, association_id=here.facts.id)
        points = schedule_points(session, association_id=here.facts.id)
        notes = follow_ups(session, association_id=here.facts.id)
    versions = known[known["project_id"] == project["id"]].sort_values("number")
    if versions.empty:
        st.markdown(
            "Aquí verá el avance previsto frente al real. El primer cronograma queda fijo: con él se "
            "mide el atraso."
        )
    else:
        _versions(versions)
        first = points[points["schedule_id"] == versions["id"].iloc[0]]
        _chart(here, first, notes[notes["project_id"] == project["id"]])
        _month_by_month(here, project)
    delays_of(here, project)
    layout.section("Cambiar el cronograma" if len(versions) else "Primer cronograma")
    _form(here, project, len(versions))


def _versions(versions: pd.DataFrame) -> None:
    for row in versions.astype(object).to_dict("records"):
        name = "Primer cronograma" if row["number"] == 1 else f"Cambio {row['number'] - 1}"
        span = f"del {day(row['starts_on'])} al {day(row['ends_on'])}"
        st.caption(plain(layout.facts_line((f"{name}: {span}", row["reason"]))))


def _chart(here: Here, points: pd.DataFrame, notes: pd.DataFrame) -> None:
    series = _series(points, notes, Month.of(here.today))
    fmt = here.facts.number_format
    layout.figure(
        trend_goal(series, fmt=fmt, mode=layout.mode(), narrow=layout.narrow(), unit="%", places=1),
        key="projects.trend",
        alt=describe_goal_trend(series, fmt=fmt, unit="%", places=1),
    )


def _month_by_month(here: Here, project: dict[str, Any]) -> None:
    """What both calendars said against what was reached, and the money."""
    rows = project_months(cache.inputs(here), int(project["id"]), here.today)
    shown = rows.assign(
        month=[Month.parse(text).short.capitalize() for text in rows["month"]],
        **{name: [share(v, here) for v in rows[name]] for name in ("first", "current", "physical")},
        **{
            name: ["" if pd.isna(v) else money(v, here.facts) for v in rows[name]]
            for name in ("planned_amount", "disbursed")
        },
    )
    columns = {
        "month": "Mes",
        "first": "Primer cronograma",
        "current": "Cronograma de hoy",
        "physical": "Avance real",
        "planned_amount": "Dinero previsto",
        "disbursed": "Desembolsado",
    }
    with st.expander("Mes a mes, con el dinero"):
        right = tuple(name for name in columns.values() if name != "Mes")
        layout.table(shown, columns, right=right, key=f"projects.months.{project['id']}")


def _series(points: pd.DataFrame, notes: pd.DataFrame, now: Month) -> pd.DataFrame:
    """Month by month: planned by the calendar, and the last progress noted by its end."""
    planned = dict(zip(points["month"], points["physical"], strict=True))
    known = notes.dropna(subset=["physical"]).sort_values("noted_on")
    reached = {
        str(Month.of(on.date())): value
        for on, value in zip(known["noted_on"], known["physical"], strict=True)
    }
    ends = [Month.parse(text) for text in (*planned, *reached)]
    months = [str(m) for m in min(ends).to(max(ends))]
    frame = pd.DataFrame({"month": months})
    return frame.assign(
        planned=[planned.get(m) for m in months],
        actual=[reached.get(m) for m in months],
        state=["draft" if m < str(now) or m in reached else "" for m in months],
    )


def _form(here: Here, project: dict[str, Any], versions: int) -> None:
    form = Form(here, "calendar", subject=f"{project['id']}.{versions}")
    starts, ends, reason = st.columns([1, 1, 2])
    with starts:
        first = form.day("starts_on", "Primer día")
    with ends:
        last = form.day("ends_on", "Último día")
    with reason:
        if versions:
            form.text("reason", "Por qué cambia")
    _points(here, form, first, last)
    form.answer("points")
    form.save("Guardar el cronograma", lambda work, e: _record(work, project, e))


def _points(here: Here, form: Form, first: date | None, last: date | None) -> None:
    """A field for each month; those left blank take the even step beside them."""
    if first is None or last is None or last < first:
        st.caption("Con las dos fechas verá aquí un avance previsto para cada mes.")
        return
    even = linear_points(first, last)
    st.caption(
        "Avance físico acumulado al final de cada mes, en porcentaje. Un mes vacío toma el valor que "
        "se muestra en gris; el último es 100."
    )
    for cell, point in zip(_cells(len(even)), even, strict=False):
        with cell:
            form.text(
                f"points.{point.month}",
                point.month.short.capitalize(),
                placeholder=quantity(float(point.physical or 0), here.facts),
            )
    if form.tick("with_money", "Programar también el dinero de cada mes"):
        st.caption("Lo que se habrá gastado desde el inicio hasta el final de cada mes.")
        for cell, point in zip(_cells(len(even)), even, strict=False):
            with cell:
                form.text(
                    f"points.{point.month}.amount", f"{point.month.short.capitalize()}, dinero"
                )


def _cells(count: int) -> list[Any]:
    return [column for _ in range(0, count, _ACROSS) for column in st.columns(_ACROSS)]


def _even(entered: Entered) -> list[PointInput]:
    """The even steps between the days as they were entered, drawn already or not."""
    first, last = entered["starts_on"], entered["ends_on"]
    return [] if first is None or last is None or last < first else linear_points(first, last)


def _record(work: Work, project: dict[str, Any], entered: Entered) -> str:
    typed = [
        PointInput(
            point.month,
            entered.text(f"points.{point.month}").strip() or point.physical,
            entered.text(f"points.{point.month}.amount"),
        )
        for point in _even(entered)
    ]
    set_schedule(
        work,
        ScheduleInput(
            int(project["id"]),
            entered["starts_on"],
            entered["ends_on"],
            typed,
            entered.text("reason"),
        ),
    )
    return "Cronograma guardado."
