"""Diez áreas on screen: the sentence, the bars, the matrix of months."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from evalua.board.approval import marked, note_text
from evalua.board.area_sentences import area_sentence
from evalua.board.areas import area_lines
from evalua.board.indicators import indicator_lines
from evalua.board.sentences import headline
from evalua.board.wording import score_text
from evalua.charts.areas import bars_areas, describe_areas
from evalua.charts.heatmap import describe_heatmap, heatmap_areas
from evalua.domain.month import Month
from evalua.months.evaluation import Evaluation
from evalua.ui import cache, layout, lenses, missing, people_seen
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import act_name, month_name, plain
from evalua.ui.navigation import go
from evalua.ui.views import asked

COMPARISONS = {"Mes anterior": 1, "Trimestre anterior": 3, "Hace un año": 12}
ANOTHER = "Otro mes"
AGAINST = "comparar"
VIEWS = (
    "Puntajes",
    "Efecto de lo que falta",
    "Por factor",
    "Por objetivo",
    "Un municipio",
    "Mujeres y hombres",
)


def before(here: Here, months: int) -> Evaluation | None:
    """The evaluation so many months before, or None where the association did not answer yet."""
    month = here.month + -months
    return cache.evaluation(here, month) if month >= here.facts.evaluation_start else None


def lines(here: Here, months: int = 1) -> pd.DataFrame:
    """The ten areas of the present month against another one."""
    return area_lines(cache.evaluation(here), before(here, months), CATALOG)


def sentence(here: Here) -> str:
    """What moved since the month before, in words."""
    return plain(headline(lines(here), here.facts.number_format))


def standing(here: Here) -> None:
    """What these figures are: approved by act, or as they stand today."""
    shown = cache.evaluation(here)
    if shown.frozen:
        approved = marked(f"Cifras aprobadas por la junta, {act_name(shown.act)}", shown)
        st.caption(plain(f"{approved}. Corte: {shown.cut:%d/%m/%Y}."))
    elif shown.in_progress:
        st.caption(f"Mes en curso: cifras al {shown.cut:%d/%m/%Y}; todavía pueden cambiar.")
    else:
        state = layout.MONTH_STATES[shown.state]
        st.caption(f"Cifras sin aprobar ({state}). Corte: {shown.cut:%d/%m/%Y}.")
    if shown.context_note:
        st.caption(plain(note_text(shown)))


def against(here: Here, key: str) -> int:
    """How many months back to compare with: the address's (``comparar=hace un año``) or a month.

    «Otro mes» opens the list of the months before, the approved ones said.
    """
    options = [*COMPARISONS, ANOTHER]
    chosen = st.segmented_control(
        "Comparar con", options, default=asked(options, AGAINST), required=True, key=key
    )
    return COMPARISONS.get(str(chosen)) or here.month - _other_month(here, f"{key}.month")


def _other_month(here: Here, key: str) -> Month:
    """A month of the past, as it was approved or as it stands."""
    months = list(here.facts.evaluation_start.to(here.month))[:-1][::-1]
    if not months:
        return here.month.previous
    rows = cache.inputs(here).months
    approved = set(rows.loc[rows["state"] == "approved", "month"])
    chosen = st.selectbox(
        "Otro mes",
        months,
        format_func=lambda month: (
            f"{month_name(month)}{' · aprobado' if str(month) in approved else ''}"
        ),
        key=key,
        width=260,
        label_visibility="collapsed",
    )
    return chosen if isinstance(chosen, Month) else months[0]


def views(here: Here) -> None:
    """The scores with their history, or what is missing and what it does."""
    chosen = st.segmented_control(
        "Vista",
        VIEWS,
        default=asked(VIEWS),
        key="scorecard.view",
        label_visibility="collapsed",
        required=True,
    )
    drawn: Mapping[str, Callable[[Here], None]] = {
        VIEWS[0]: scores,
        VIEWS[1]: missing.everything,
        VIEWS[2]: lenses.by_factor,
        VIEWS[3]: lenses.by_objective,
        VIEWS[4]: people_seen.by_municipality,
        VIEWS[5]: people_seen.by_sex,
    }
    drawn[str(chosen)](here)


def scores(here: Here) -> None:
    """The ten bars and their two years."""
    bars(here)
    layout.section("Mes a mes")
    matrix(here)


def bars(here: Here) -> None:
    """The ten bars; a click opens the area."""
    back = against(here, "scorecard.against")
    frame = lines(here, back)
    other = here.month + -back
    picked = layout.figure(
        bars_areas(
            frame,
            fmt=here.facts.number_format,
            mode=layout.mode(),
            narrow=layout.narrow(),
            previous_label=other.label if frame["previous"].notna().any() else "",
        ),
        key="scorecard.bars",
        alt=describe_areas(frame, fmt=here.facts.number_format),
        on_select="rerun",
        selection_mode="points",
    )
    _open(picked)
    _links(here, frame, back)


def _open(picked: object) -> None:
    points = picked["selection"]["points"] if isinstance(picked, Mapping) else []
    if points:
        custom = points[0].get("customdata")
        go("area", area=str(custom[0] if isinstance(custom, list | tuple) else custom))


def _links(here: Here, frame: pd.DataFrame, back: int) -> None:
    """The same ten doors for whoever uses the keyboard, each area told in words."""
    inside = indicator_lines(cache.evaluation(here), cache.catalog(here), before(here, back))
    with st.expander("Abrir un área · cada una en palabras"):
        for row in frame.to_dict("records"):
            with st.container(horizontal=True, horizontal_alignment="distribute"):
                layout.door("area", f"{row['number']}. {row['name']}", area=str(row["code"]))
                said = row["score_text"] or row["note"]
                st.caption(plain(f"{said} · {row['scope']}"), width="content")
            mine = inside[inside["area"] == row["code"]]
            st.caption(plain(area_sentence(row, mine, here.facts.number_format)))


def matrix(here: Here) -> None:
    """Area × month for two years."""
    history = cache.scores_by_month(here)
    areas = history[history["level"] == "areas"]
    if areas["month"].nunique() < 2:
        st.caption("Con el segundo mes aparecerá aquí la historia de cada área.")
        return
    policy, fmt = cache.evaluation(here).policy, here.facts.number_format
    known = {area.code: area for area in CATALOG.areas}
    frame = areas.assign(
        number=[known[c].number for c in areas["code"]],
        short=[known[c].short for c in areas["code"]],
        state=["approved" if f else "draft" for f in areas["frozen"]],
        score_text=[score_text(s, policy, fmt) for s in areas["score"]],
    )
    layout.figure(
        heatmap_areas(
            frame, fmt=fmt, mode=layout.mode(), narrow=layout.narrow(), shaded=_changes(here)
        ),
        key="scorecard.matrix",
        alt=describe_heatmap(frame, fmt=fmt),
    )


def _changes(here: Here) -> dict[Month, str]:
    """The months of an election or of a change of mayors."""
    terms = cache.inputs(here).terms
    elections = {Month.of(d.date()): "Elección" for d in terms["election_on"]}
    return elections | {Month.of(d.date()): "Cambio de gobierno" for d in terms["starts_on"]}
