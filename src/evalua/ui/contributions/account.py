"""The account of one municipality, movement by movement."""

from __future__ import annotations

import streamlit as st

from evalua.board import accounts
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.contributions.payment import take_back
from evalua.ui.contributions.reading import cut_day, members, recorded
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money, plain


def statement(here: Here) -> None:
    """Every movement of one municipality, with its balance and the way to take a payment back."""
    towns = members(here)
    if not towns:
        layout.empty(
            "Todavía no hay municipios",
            "Agréguelos en Asociación y miembros.",
            page="association",
            action="Agregar municipios",
        )
        return
    chosen = st.selectbox(
        "Municipio", list(towns), format_func=towns.__getitem__, key="contributions.town"
    )
    records, cut = recorded(here), cut_day(here)
    moves = accounts.account_statement(records, chosen, cut)
    if moves.empty:
        st.markdown(f"{plain(towns[chosen])} no tiene movimientos hasta el {written_day(cut)}.")
        return
    _balance(here, int(moves["balance"].iloc[-1]), towns[chosen])
    moves = moves[::-1]
    shown = moves.assign(
        dated_on=[written_day(v) for v in moves["dated_on"]],
        **{
            n: [money(v, here.facts) if v else "" for v in moves[n].fillna(0)]
            for n in ("charged", "credited")
        },
        balance=[money(v, here.facts) for v in moves["balance"]],
    )
    layout.table(
        shown,
        {
            "dated_on": "Fecha",
            "concept": "Concepto",
            "reference": "Referencia",
            "charged": "Cobro",
            "credited": "Abono",
            "balance": "Saldo",
        },
        right=("Cobro", "Abono", "Saldo"),
        wide=("Concepto",),
        key="contributions.statement",
    )
    take_back(here, records, chosen)


def _balance(here: Here, balance: int, town: str) -> None:
    if balance > 0:
        st.markdown(f"**{plain(town)} debe {plain(money(balance, here.facts))}.**")
    elif balance < 0:
        st.markdown(f"**{plain(town)} tiene {plain(money(-balance, here.facts))} a favor.**")
    else:
        st.markdown(f"**{plain(town)} no debe nada.**")
