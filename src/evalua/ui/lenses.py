"""Diez áreas on screen, seen through the factors or through the objectives of associations."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from evalua.board.lenses import (
    Lens,
    factors,
    lens_lines,
    lens_marks,
    objectives,
    outside_factors,
)
from evalua.board.wording import listed
from evalua.charts.lenses import describe_lenses, marks_lenses
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.navigation import go


def by_factor(here: Here) -> None:
    """The fifteen factors with their indicators, gaps included."""
    st.caption("Cada marca es un indicador. Un factor sin marcas llenas es un vacío por atender.")
    _seen(here, factors(CATALOG), "factors")
    outside = [question.short for question in outside_factors(CATALOG)]
    if outside:
        st.caption(plain(f"Ningún factor de la fuente habla de: {listed(outside)}."))


def by_objective(here: Here) -> None:
    """The seven national objectives for associations, each with the indicators of its areas."""
    st.caption(
        "Los siete objetivos de la asociatividad territorial (DNP 2014), cada uno con los "
        "indicadores de las áreas que le sirven; un indicador puede servir a dos objetivos."
    )
    _seen(here, objectives(CATALOG), "objectives")


def _seen(here: Here, lenses: tuple[Lens, ...], key: str) -> None:
    marks = lens_marks(lenses, cache.evaluation(here), CATALOG)
    picked = layout.figure(
        marks_lenses(marks, mode=layout.mode(), narrow=layout.narrow()),
        key=f"lenses.{key}",
        alt=describe_lenses(marks),
        on_select="rerun",
        selection_mode="points",
    )
    points = picked["selection"]["points"] if isinstance(picked, Mapping) else []
    if points:
        go("indicator", indicador=str(points[0]["customdata"]))
    _told(lens_lines(lenses, marks), marks)


def _told(lines: pd.DataFrame, marks: pd.DataFrame) -> None:
    """The same in words, with a door to each indicator."""
    for line in lines.to_dict("records"):
        with st.expander(plain(f"{line['number']}. {line['lens']} · {line['sentence']}")):
            st.caption(plain(line["summary"]))
            for row in marks[marks["number"] == line["number"]].to_dict("records"):
                with st.container(horizontal=True, horizontal_alignment="distribute"):
                    layout.door("indicator", plain(row["name"]), indicador=str(row["code"]))
                    said = layout.facts_line([row["score_text"], row["word"]])
                    st.caption(plain(said), width="content")
