"""Área on screen: its score and what it rests on, its questions and indicators, where to begin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.area_detail import goals_share, weakest
from evalua.board.area_sentences import area_sentence
from evalua.board.chain import chain_of
from evalua.board.figures import beyond_text, due_text, told_value
from evalua.board.firmness import firmness_sentence
from evalua.board.goals import goal_lines
from evalua.board.indicators import indicator_lines, question_lines
from evalua.board.wording import plural
from evalua.charts.bullets import bullets_indicators, describe_indicators
from evalua.charts.text import signed
from evalua.scoring.states import State
from evalua.ui import cache, chains, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.choosing import chosen, selector
from evalua.ui.context import Here
from evalua.ui.formats import number, opening, percent, plain
from evalua.ui.navigation import go
from evalua.ui.scorecard import before, lines

KIND = "area"


def code() -> str:
    """The area of the address, or the one looked at last."""
    return chosen(KIND, _names())


def choose(area: str) -> None:
    """The list of the ten areas."""
    selector(KIND, "Área", _names(), area)


def sentence(area: str) -> str:
    """What the area is about."""
    return plain(CATALOG.area(area).summary)


def standing(here: Here, area: str) -> None:
    """Score, change and coverage side by side, with what they are made of."""
    line = _line(here, area)
    with st.container(horizontal=True, gap="medium"):
        st.metric(
            "Puntaje (de 100)",
            line["score_text"] or "—",
            _change(here, line),
            delta_color="off",
            delta_arrow="off",
            width="content",
        )
        st.metric("Estado", str(line["word"]) or "Sin semáforo", width="content")
        covered = percent(line["coverage"], here.facts)
        st.metric("Cobertura del dato", covered, width="content")
    notes = [str(line["scope"]), _scope_note(line), str(line["reason"])]
    st.caption(plain(opening(layout.facts_line(notes))))
    st.markdown(plain(_in_words(here, area, line)))
    firm = firmness_sentence(cache.firmness(here), CATALOG, here.facts, area)
    if firm:
        st.caption(plain(firm))


def _in_words(here: Here, area: str, line: dict[str, Any]) -> str:
    return area_sentence(line, _indicators(here, area), here.facts.number_format)


def _change(here: Here, line: Mapping[str, Any]) -> str | None:
    if pd.isna(line["change"]):
        return None
    return (
        f"{signed(line['change'], here.facts.number_format)} frente a {here.month.previous.short}"
    )


def _scope_note(line: Mapping[str, Any]) -> str:
    moved = line["scope_changed"] and pd.notna(line["change"])
    return "frente al mes anterior cambió lo que se mide" if moved else ""


def indicators(here: Here, area: str) -> None:
    """The indicators that this month measures as bullet bars; a click opens one."""
    rows = _indicators(here, area)
    layout.section("Sus indicadores", "Cada barra es el avance hacia lo exigible a la fecha.")
    shown = rows[rows["adopted"] & (rows["state"] != State.NOT_AVAILABLE.value)]
    if shown.empty:
        st.markdown("Esta versión todavía no calcula indicadores de esta área.")
    else:
        _bullets(here, shown)
    _doors(rows)


def _bullets(here: Here, rows: pd.DataFrame) -> None:
    fmt = here.facts.number_format
    told = rows.assign(
        name=rows["short"],
        value_text=[
            told_value(row, cache.catalog(here).indicator(row["code"]), here.facts)
            for row in rows.to_dict("records")
        ],
        target_text=[
            due_text(row, cache.catalog(here).indicator(row["code"]), here.facts)
            for row in rows.to_dict("records")
        ],
        achievement_text=rows["score_text"],
    )
    picked = layout.figure(
        bullets_indicators(told, fmt=fmt, mode=layout.mode(), narrow=layout.narrow()),
        key=f"area.bullets.{rows['area'].iloc[0]}",
        alt=describe_indicators(told, fmt=fmt),
        on_select="rerun",
        selection_mode="points",
    )
    beyond = [
        f"{row['short']} ({beyond_text(row['raw_ratio'], here.facts)})"
        for row in rows.to_dict("records")
        if row["raw_ratio"] > 1
    ]
    if beyond:
        st.caption(plain(f"Pasan de su meta: {'; '.join(beyond)}."))
    _open(picked)


def _open(picked: object) -> None:
    points = picked["selection"]["points"] if isinstance(picked, Mapping) else []
    if points:
        custom = points[0].get("customdata")
        go("indicator", indicador=str(custom[0] if isinstance(custom, list | tuple) else custom))


def _doors(rows: pd.DataFrame) -> None:
    """Every indicator of the area for whoever uses the keyboard, those to come included."""
    with st.expander(f"Abrir un indicador · los {len(rows)} del catálogo en esta área"):
        for row in rows.to_dict("records"):
            with st.container(horizontal=True, horizontal_alignment="distribute"):
                layout.door("indicator", plain(row["name"]), indicador=str(row["code"]))
                adopted = row["adopted"] or row["state"] == State.NOT_AVAILABLE.value
                st.caption(plain(row["word"] if adopted else "sin adoptar"), width="content")


def made_of(here: Here, area: str) -> None:
    """The chain of the score: indicators, questions, area, index; each link opens its page."""
    layout.section("De dónde sale este puntaje", "Cada paso abre el lugar de donde viene.")
    links = chain_of(cache.evaluation(here), cache.catalog(here), area)
    parts, above = layout.main_and_side()
    with parts:
        chains.draw(here, [link for link in links if link.part == "made_of"])
    with above:
        chains.draw(here, [link for link in links if link.part != "made_of"])


def questions(here: Here, area: str) -> None:
    """The questions of the area with their scores and coverage."""
    layout.section("Sus preguntas")
    rows = question_lines(cache.evaluation(here), cache.catalog(here), area)
    shown = rows.assign(
        text=[f"{n}. {t}" for n, t in zip(rows["number"], rows["short"], strict=True)],
        score_text=[s or "—" for s in rows["score_text"]],
        covered=[percent(c, here.facts) for c in rows["coverage"]],
    )
    layout.table(
        shown,
        {"text": "Pregunta", "score_text": "Puntaje", "covered": "Cobertura", "word": "Estado"},
        right=("Puntaje", "Cobertura"),
        key="area.questions",
    )


def first_steps(here: Here, area: str) -> None:
    """The two weakest indicators, each with what usually helps."""
    layout.section("Por dónde empezar")
    known = _indicators(here, area)
    rows = weakest(known)
    if known["score"].isna().all():
        st.markdown(
            "Cuando un indicador tenga puntaje, aquí verá cómo mejorar los dos más débiles."
        )
    elif rows.empty:
        st.markdown("Todos los indicadores con puntaje de esta área llegan a 100.")
    for row in rows.to_dict("records"):
        with st.container(border=True):
            layout.door("indicator", f"**{plain(row['short'])}**", indicador=str(row["code"]))
            st.caption(plain(f"{row['score_text']} de 100 · {row['word']}".rstrip(" ·")))
            st.markdown(plain(cache.catalog(here).indicator(row["code"]).tip))


def goals(here: Here, area: str) -> None:
    """How the goals of the plan in this area go; they are scored elsewhere, once."""
    shown = cache.evaluation(here)
    rows = goal_lines(cache.inputs(here), here.month, shown.cut, shown.policy)
    mine = rows[rows["area"] == area]
    if mine.empty:
        return
    share = goals_share(mine)
    told = f"{number(share, here.facts, 0)} %" if pd.notna(share) else "sin avance calculable"
    silent = int((mine["state"] == "no_data").sum())
    counted = plural(len(mine), "meta", "metas") + (f", {silent} sin dato" if silent else "")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(f"Metas de esta área: {told} ({counted})."), width="content")
        layout.door("goals", "Ver las metas")
    st.caption(
        "Esta cifra acompaña y no forma parte del puntaje del área: las metas se puntúan una sola "
        "vez, en «Cumplimiento del plan de trabajo»."
    )


def _names() -> dict[str, str]:
    return {a.code: f"{a.number}. {a.name}" for a in CATALOG.areas}


def _line(here: Here, area: str) -> dict[str, Any]:
    rows = lines(here)
    found: dict[str, Any] = rows[rows["code"] == area].to_dict("records")[0]
    return found


def _indicators(here: Here, area: str) -> pd.DataFrame:
    return indicator_lines(cache.evaluation(here), cache.catalog(here), before(here, 1), area)
