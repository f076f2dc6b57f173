"""Atrasos: which projects are late, why, who answers, and whether the community was told."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.delays import delay_lines, delays_going_on
from evalua.board.wording import plural
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day, opening, plain
from evalua.ui.forms import say
from evalua.ui.projects.reading import cut, open_one


def delays(here: Here) -> None:
    """The delays that go on with their cause and who answers; under them, those that ended."""
    lines = delay_lines(cache.inputs(here), cut(here), CATALOG)
    if lines.empty:
        layout.empty(
            "Ningún atraso",
            "Aquí verá los proyectos que van más de 15 puntos por debajo de su primer cronograma o "
            "pasaron su fecha final, con la causa y quién responde. Hay 30 días para explicar cada "
            "atraso a la comunidad.",
        )
        return
    now = delays_going_on(lines)
    st.markdown(_sentence(now))
    for row in now.astype(object).to_dict("records"):
        _going_on(row)
    _past(lines[lines["ended_on"].notna()])


def delays_of(here: Here, project: dict[str, Any]) -> None:
    """The delays of one project and what was explained of each; nothing when there were none."""
    lines = delay_lines(cache.inputs(here), here.today, CATALOG)
    own = lines[lines["project_id"] == project["id"]]
    if own.empty:
        return
    layout.section("Atrasos", "Frente al primer cronograma. Cada uno se explica en 30 días.")
    _table(
        own,
        {
            "span": "Cuándo",
            "found": "Cómo empezó",
            "word": "Explicación",
            "duty": "Con la comunidad",
        },
        "one",
    )


def duty_of(here: Here, project: dict[str, Any]) -> None:
    """What the project still owes the community, beside its facts."""
    lines = delay_lines(cache.inputs(here), here.today, CATALOG)
    own = lines[
        (lines["project_id"] == project["id"]) & (lines["status"].isin(["open", "overdue"]))
    ]
    for row in own.to_dict("records"):
        urgent = row["status"] == "overdue"
        mark, color = ("◆", "red") if urgent else ("▲", "orange")
        say(f"Atraso desde el {day(row['started_on'])}. {row['duty']}", mark=mark, color=color)


def _sentence(now: pd.DataFrame) -> str:
    if now.empty:
        return "Ningún proyecto está atrasado."
    told = int(now["status"].isin(["on_time", "late"]).sum())
    explained = plural(told, "explicado", "explicados") if told else "ninguno explicado"
    late = plural(len(now), "proyecto atrasado", "proyectos atrasados")
    return f"{late}; {explained} a la comunidad."


def _going_on(row: dict[str, Any]) -> None:
    """One delay: what happened, why, who answers, and how it stands with the community."""
    with (
        st.container(border=True),
        st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ),
    ):
        with st.container(gap="xsmall", width="stretch"):
            st.markdown(f"**{plain(row['code'])}** · {plain(row['name'])}")
            st.markdown(
                f":red[◆ {plain(opening(row['today']))}]. Atrasado desde el {day(row['started_on'])}."
            )
            why = row["cause"] or "falta anotar la causa"
            who = row["responsible"] or "falta anotar quién"
            st.markdown(plain(layout.facts_line((f"Por qué: {why}", f"Responde: {who}"))))
            st.caption(plain(f"{row['word']}. {row['duty']}"))
            if row["next_step"]:
                st.caption(plain(f"Siguiente paso: {row['next_step']}"))
        st.button(
            "Abrir",
            key=f"projects.delay.{row['code']}",
            help="Abre el proyecto, donde se anota la sesión con la comunidad.",
            on_click=open_one,
            args=(row["code"],),
        )


def _past(ended: pd.DataFrame) -> None:
    if ended.empty:
        return
    with st.expander(f"Atrasos que terminaron ({len(ended)})"):
        named = {"code": "Código", "name": "Proyecto", "span": "Cuándo", "word": "Explicación"}
        _table(ended, {**named, "duty": "Con la comunidad"}, "past")


def _table(lines: pd.DataFrame, columns: dict[str, str], key: str) -> None:
    spans = [_span(row) for row in lines.astype(object).to_dict("records")]
    layout.table(lines.assign(span=spans), columns, key=f"projects.delays.{key}")


def _span(row: dict[str, Any]) -> str:
    since = day(row["started_on"])
    return f"Desde el {since}" if pd.isna(row["ended_on"]) else f"{since} a {day(row['ended_on'])}"
