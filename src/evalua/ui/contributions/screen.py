"""Aportes on screen: the year at a glance, and the door to its other views."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from evalua.board import accounts
from evalua.board.collection import collection_by_month
from evalua.board.wording import plural
from evalua.charts.collection import describe_collection, trend_collection
from evalua.charts.contributions import describe_contributions, grid_contributions
from evalua.measures.inputs import Inputs
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.contributions.account import statement
from evalua.ui.contributions.adjustments import adjustments
from evalua.ui.contributions.charges import charges
from evalua.ui.contributions.equity import equity_seen
from evalua.ui.contributions.owing import who_owes
from evalua.ui.contributions.payment import payment_form
from evalua.ui.contributions.reading import cut_day, recorded
from evalua.ui.contributions.schemes import schemes
from evalua.ui.contributions.simulator import simulator
from evalua.ui.formats import money, percent, plain
from evalua.ui.views import asked


def sentence(here: Here) -> str:
    """What the year amounts to so far, in one line."""
    summary = accounts.members_summary(recorded(here), cut_day(here))
    if not summary["charged"].sum():
        return "Aquí verá quién aporta, cuánto y desde cuándo. Empiece por el esquema de aportes."
    last = collection_by_month(recorded(here), cut_day(here)).dropna(subset=["due"]).iloc[-1]
    share = last["paid"] / last["due"] if last["due"] else None
    behind = int((summary["standing"] == "pending").sum())
    owing = (
        f"{plural(behind, 'municipio', 'municipios')} con saldo vencido de más de 30 días"
        if behind
        else "nadie con más de 30 días de mora"
    )
    return (
        f"En {here.month.year} se debía recaudar {plain(money(last['due'], here.facts))} a la fecha y se "
        f"pagaron {plain(money(last['paid'], here.facts))} ({percent(share, here.facts)}); {owing}."
    )


def views(here: Here) -> None:
    """The views of the register, one at a time."""
    chosen = st.segmented_control(
        "Vista",
        VIEWS,
        default=asked(VIEWS),
        key="contributions.view",
        label_visibility="collapsed",
        required=True,
    )
    _VIEWS[str(chosen)](here)


def overview(here: Here) -> None:
    """The grid of the year beside the payment form; under it, the collection trend."""
    records, cut = recorded(here), cut_day(here)
    left, right = st.columns([5, 2], gap="large")
    with left:
        _grid(here, records, cut)
    with right:
        layout.section("Registrar un pago")
        payment_form(here)
    if records.charges.empty:
        return
    layout.section(
        "Recaudo del año", "Lo pagado y lo exigible desde enero, y lo pagado hace un año."
    )
    trend = collection_by_month(records, cut)
    layout.figure(
        trend_collection(
            trend,
            fmt=here.facts.number_format,
            currency=here.facts.currency,
            mode=layout.mode(),
            narrow=layout.narrow(),
        ),
        key="contributions.trend",
        alt=describe_collection(trend, fmt=here.facts.number_format, currency=here.facts.currency),
    )


def _grid(here: Here, records: Inputs, cut: date) -> None:
    matrix = accounts.contribution_matrix(records, cut)
    if records.charges.empty:
        layout.empty(
            "Todavía no hay cobros",
            "Cuando genere los cobros de un mes, cada municipio tendrá aquí su fila: pagado, parcial, "
            "vencido o por vencer. Empiece en «Esquema» y siga en «Cobros del mes».",
        )
        return
    shown = st.toggle(
        "Mostrar valores", key="contributions.amounts", help="Apáguelo al proyectar en la junta."
    )
    texts = matrix.assign(
        amount_text=[money(v, here.facts) if pd.notna(v) else "" for v in matrix["charged"]]
    )
    layout.figure(
        grid_contributions(texts, amounts=shown, mode=layout.mode(), narrow=layout.narrow()),
        key="contributions.grid",
        alt=describe_contributions(texts),
    )


_VIEWS: dict[str, Callable[[Here], None]] = {
    "Panorama": overview,
    "Quién debe": who_owes,
    "Estado de cuenta": statement,
    "Cobros del mes": charges,
    "Acuerdos y ajustes": adjustments,
    "Equidad": equity_seen,
    "Simulador": simulator,
    "Esquema": schemes,
}
VIEWS = tuple(_VIEWS)
