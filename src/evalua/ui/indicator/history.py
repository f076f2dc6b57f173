"""An indicator over the months, and in each municipality."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from evalua.board.figures import part_text, value_text
from evalua.board.names import municipality_names
from evalua.catalog import Indicator
from evalua.charts.multiples import describe_multiples, small_multiples_municipalities
from evalua.charts.trends import describe_trend, trend_indicator
from evalua.months.evaluation import Evaluation
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.indicator import seen
from evalua.ui.navigation import go

MONTHS = 12


def trend(here: Here, shown: Indicator) -> None:
    """The last twelve months against what was due in each; a click on a month opens it."""
    layout.section("Mes a mes", "Un clic en un mes lo abre, con sus filas.")
    with st.spinner("Leyendo los últimos doce meses…"):
        frame = _series(here, shown)
    if frame["value"].notna().sum() < 2:
        st.caption("Con el segundo mes medido aparecerá aquí su historia.")
        return
    told = {"unit": _unit(here, shown), "places": _places(shown)}
    picked = layout.figure(
        trend_indicator(
            frame,
            fmt=here.facts.number_format,
            mode=layout.mode(),
            narrow=layout.narrow(),
            unit=_unit(here, shown),
            places=_places(shown),
        ),
        key=f"indicator.trend.{shown.code}",
        alt=describe_trend(frame, fmt=here.facts.number_format, **told),  # type: ignore[arg-type]
        on_select="rerun",
        selection_mode="points",
    )
    _open_month(here, shown, picked)


def _open_month(here: Here, shown: Indicator, picked: object) -> None:
    points = picked["selection"]["points"] if isinstance(picked, Mapping) else []
    months = [str(_first(p["customdata"])) for p in points if p.get("customdata")]
    if months and months[0] != str(here.month):
        go("indicator", indicador=shown.code, mes=months[0])


def _first(custom: object) -> object:
    return custom[0] if isinstance(custom, list | tuple) else custom


def _series(here: Here, shown: Indicator) -> pd.DataFrame:
    rows = [_point(here, shown, e) for e in cache.recent(here, MONTHS)]
    return pd.DataFrame(rows, columns=["month", "value", "target", "state"])


def _point(here: Here, shown: Indicator, evaluation: Evaluation) -> tuple[str, float, float, str]:
    frame = evaluation.scores.indicators
    row = frame[frame["indicator"] == shown.code]
    state = "approved" if evaluation.frozen else "draft"
    if row.empty:
        return str(evaluation.month), math.nan, math.nan, state
    value, due = row[["value", "due_target"]].iloc[0]
    return str(evaluation.month), _major(here, shown, value), _major(here, shown, due), state


def _major(here: Here, shown: Indicator, value: float) -> float:
    """Amounts of money are drawn in whole units."""
    return value / here.facts.currency.unit if shown.kind == "amount" else value


def _unit(here: Here, shown: Indicator) -> str:
    return here.facts.currency.many if shown.kind == "amount" else shown.unit


def _places(shown: Indicator) -> int:
    return 1 if shown.kind in ("percentage", "ratio") else 0


def municipalities(here: Here, shown: Indicator) -> None:
    """The same indicator in each municipality, in alphabetical order: nobody is ranked."""
    if shown.level != "municipality":
        return
    layout.section("En cada municipio", "En orden alfabético; la asociación no suma estas filas.")
    rows = _municipal(here, shown, seen.evaluation(here, shown))
    if rows.empty:
        st.caption("Este mes no hay cifras por municipio.")
        return
    if st.toggle("Ver los últimos doce meses", key="indicator.multiples"):
        _multiples(here, shown)
    else:
        _table(here, shown, rows)


def _municipal(here: Here, shown: Indicator, evaluation: Evaluation) -> pd.DataFrame:
    """Municipality, numerator, denominator and value, by name."""
    names = municipality_names(cache.inputs(here))
    rows = evaluation.municipal[evaluation.municipal["indicator"] == shown.code]
    order = {key: place for place, key in enumerate(names)}
    rows = rows.assign(place=rows["municipality_id"].map(order)).sort_values("place")
    return rows.assign(municipality=rows["municipality_id"].map(names))


def _table(here: Here, shown: Indicator, rows: pd.DataFrame) -> None:
    told = rows.assign(
        value_text=[value_text(v, shown, here.facts) for v in rows["value"]],
        **{
            part: [part_text(v, shown, here.facts) for v in rows[part]]
            for part in ("numerator", "denominator")
        },
    )
    headers = {"municipality": "Municipio", "value_text": "Valor", "numerator": "Numerador"}
    if shown.denominator:
        headers["denominator"] = "Denominador"
    layout.table(
        told, headers, right=("Valor", "Numerador", "Denominador"), key="indicator.municipal"
    )


def _multiples(here: Here, shown: Indicator) -> None:
    with st.spinner("Leyendo los últimos doce meses…"):
        parts = [
            _municipal(here, shown, e).assign(month=str(e.month))
            for e in cache.recent(here, MONTHS)
        ]
    if not parts or all(part.empty for part in parts):
        st.caption(plain("Todavía no hay un mes completo que mostrar."))
        return
    frame = pd.concat([part for part in parts if not part.empty], ignore_index=True)
    frame = frame.assign(value=[_major(here, shown, v) for v in frame["value"]])
    layout.figure(
        small_multiples_municipalities(
            frame,
            fmt=here.facts.number_format,
            mode=layout.mode(),
            narrow=layout.narrow(),
            unit=_unit(here, shown),
            places=0,
        ),
        key=f"indicator.small.{shown.code}",
        alt=describe_multiples(frame),
    )
