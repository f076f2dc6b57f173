"""What changed between two approvals, or between one and the registers of today."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from evalua.board.approval import UNSEALED, marks, note_text
from evalua.board.areas import area_lines
from evalua.board.comparison import index_sentence, indicator_lines, rule_lines, score_lines
from evalua.charts.areas import bars_areas, describe_areas
from evalua.months.approvals import Approval
from evalua.months.evaluation import Evaluation
from evalua.months.shadow import NOTHING, Shadow
from evalua.reports.comparison import comparison_workbook
from evalua.ui import cache, layout, state
from evalua.ui.approved import sides
from evalua.ui.approved.sides import Side
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.downloads import download
from evalua.ui.formats import opening, plain
from evalua.ui.reports import XLSX

_LABELS = {sides.BEFORE: "Antes", sides.AFTER: "Después"}


def compare(here: Here, approvals: Sequence[Approval]) -> None:
    """The two sides to choose, what moved in words, the ten areas, and every figure that differs."""
    chosen = _choose(here, approvals)
    names = (sides.named(chosen[0], approvals), sides.named(chosen[1], approvals))
    before, after = (sides.evaluation_of(here, side) for side in chosen)
    if chosen[0] == chosen[1]:
        st.info("Eligió lo mismo en los dos lados. Cambie uno para ver qué es distinto.")
        return
    scores, indicators = (
        f(before, after, cache.catalog(here)) for f in (score_lines, indicator_lines)
    )
    rules = rule_lines(before, after, cache.catalog(here))
    if scores.empty and indicators.empty and rules.empty:
        st.success(
            "No hay ninguna diferencia: ni en las cifras, ni en las metas, ni en las reglas."
        )
        return
    st.markdown(f"**{plain(index_sentence(before, after))}**")
    _areas(here, before, after, names[0])
    _scores(scores)
    _indicators(indicators)
    _rules(rules)
    _download(here, before, after, chosen, names)


def _choose(here: Here, approvals: Sequence[Approval]) -> tuple[Side, Side]:
    options = sides.sides_of(approvals)
    chosen = sides.asked(approvals)
    columns = st.columns(2, gap="large")
    for column, (name, label), side in zip(columns, _LABELS.items(), chosen, strict=True):
        with column:
            key = f"approved.{name}.{side.key}"
            st.selectbox(
                label,
                options,
                index=options.index(side),
                format_func=lambda option: sides.named(option, approvals),
                key=key,
                on_change=_take,
                args=(name, key),
            )
            _what_it_is(sides.evaluation_of(here, side))
    sides.keep(*chosen)
    return chosen


def _take(name: str, key: str) -> None:
    """The address is what is compared: the boxes are drawn from it."""
    value = state.widget(key)
    if isinstance(value, Side):
        st.query_params[name] = value.key


def _what_it_is(evaluation: Evaluation) -> None:
    """Under each side: its stamp and seal, and the note of its month."""
    said = " · ".join(marks(evaluation)) if evaluation.approval else "sin aprobar, al corte del mes"
    told = (opening(said or UNSEALED), note_text(evaluation))
    st.caption("  \n".join(plain(part) for part in told if part))


def _areas(here: Here, before: Evaluation, after: Evaluation, name: str) -> None:
    layout.section("Las diez áreas")
    frame = area_lines(after, before, CATALOG)
    fmt = here.facts.number_format
    layout.figure(
        bars_areas(
            frame, fmt=fmt, mode=layout.mode(), narrow=layout.narrow(), previous_label="antes"
        ),
        key="approved.bars",
        alt=describe_areas(frame, fmt=fmt),
    )
    st.caption(plain(f"La raya de cada barra es el puntaje de antes: {name}."))


def _scores(rows: pd.DataFrame) -> None:
    layout.section("Puntajes que cambian")
    if rows.empty:
        st.markdown("Ningún puntaje es distinto.")
        return
    layout.table(
        rows,
        {
            "kind": "Qué es",
            "name": "Nombre",
            "before_text": "Antes",
            "after_text": "Después",
            "difference_text": "Diferencia",
            **({"weight_text": "Peso"} if (rows["weight_text"] != "").any() else {}),
        },
        right=("Antes", "Después", "Diferencia", "Peso"),
        medium=("Nombre",),
        key="approved.scores",
    )


def _indicators(rows: pd.DataFrame) -> None:
    layout.section("Indicadores que cambian")
    if rows.empty:
        st.markdown("Ninguna cifra, meta ni peso es distinto.")
        return
    layout.table(
        rows,
        {
            "name": "Indicador",
            "what": "Qué cambia",
            "before_text": "Antes",
            "after_text": "Después",
            "before_parts": "Cifras antes",
            "after_parts": "Cifras después",
            **({"rule_text": "Meta y peso"} if (rows["rule_text"] != "").any() else {}),
        },
        right=("Antes", "Después", "Cifras antes", "Cifras después"),
        medium=("Indicador",),
        key="approved.indicators",
    )


def _rules(rows: pd.DataFrame) -> None:
    layout.section("Reglas que cambian")
    if rows.empty:
        st.markdown("Se puntuó con las mismas reglas.")
        return
    layout.table(
        rows,
        {"name": "Regla", "before": "Antes", "after": "Después"},
        wide=("Regla",),
        key="approved.rules",
    )


def _download(
    here: Here,
    before: Evaluation,
    after: Evaluation,
    chosen: tuple[Side, Side],
    names: tuple[str, str],
) -> None:
    download(
        here,
        "Descargar la comparación en Excel",
        data=lambda: comparison_workbook(
            before,
            after,
            names,
            cache.catalog(here),
            later=_later(here, chosen),
            generated_on=here.today,
        ),
        file_name=f"evalua-{here.facts.code}-{chosen[0].key}-{chosen[1].key}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        key="approved.xlsx",
    )


def _later(here: Here, chosen: tuple[Side, Side]) -> Shadow:
    """Who wrote what, where the comparison is of a month in force with its registers of today."""
    before, after = chosen
    if after.number or before.month != after.month:
        return NOTHING
    found = cache.shadow(here, before.month)
    kept = cache.evaluation(here, before.month)
    return found if kept.snapshot == before.number else NOTHING
