"""Cronograma: planned against actual, the first calendar and the one in force, up to the cut."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.portfolio.timeline import timeline, without_calendar
from evalua.board.wording import listed, plural
from evalua.charts.timeline import describe_gantt, gantt_projects
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import day, plain
from evalua.ui.projects.reading import cut, nothing_yet, share, stage_name

_RUNNING = ("funded", "in_execution", "suspended")
_MOST = 20


def timeline_seen(here: Here) -> None:
    """The chart of the projects that are running, or of all; the same as a table under it."""
    inputs, on = cache.inputs(here), cut(here)
    rows = timeline(inputs, on)
    if rows.empty:
        nothing_yet("Aquí verá el cronograma de cada proyecto, lo previsto y lo hecho.")
        return
    every = st.toggle("Mostrar también los terminados", key="projects.timeline.every")
    shown = rows if every else rows[rows["stage"].isin(_RUNNING)]
    if len(shown) > _MOST:
        st.caption(f"El gráfico muestra los {_MOST} primeros por código; la tabla los tiene todos.")
    layout.figure(
        gantt_projects(
            shown.head(_MOST),
            fmt=here.facts.number_format,
            today=on,
            mode=layout.mode(),
            narrow=layout.narrow(),
        ),
        key=f"projects.timeline.{every}",
        alt=describe_gantt(shown),
    )
    bare = without_calendar(inputs, on)
    if bare:
        said = plural(len(bare), "proyecto en ejecución", "proyectos en ejecución")
        st.caption(plain(f"{said} sin cronograma: {listed(bare)}."))
    with st.expander("Verlo como tabla"):
        _table(here, shown)


def _table(here: Here, rows: pd.DataFrame) -> None:
    days = ("starts_on", "ends_on", "current_ends_on", "began_on", "finished_on")
    layout.table(
        rows.assign(
            stage=[stage_name(key) for key in rows["stage"]],
            planned_physical=[share(value, here) for value in rows["planned_physical"]],
            physical=[share(value, here) for value in rows["physical"]],
            late=["◆ Atrasado" if late else "" for late in rows["delayed"]],
            **{name: [day(value) for value in rows[name]] for name in days},
        ),
        {
            "code": "Código",
            "name": "Proyecto",
            "stage": "Etapa",
            "starts_on": "Debía empezar",
            "began_on": "Empezó",
            "ends_on": "Debía terminar",
            "current_ends_on": "Final actual",
            "finished_on": "Terminó",
            "planned_physical": "Previsto",
            "physical": "Físico",
            "late": "Ritmo",
        },
        right=("Previsto", "Físico"),
        key="projects.timeline.table",
        alt="Fechas previstas y reales de cada proyecto, con su avance.",
    )
