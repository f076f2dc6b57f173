"""Dinero: how much others put for each unit contributed, and where the money goes."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.portfolio.flow_diagram import flow_links, flow_table
from evalua.board.portfolio.leverage import RULE, leverage_sentences
from evalua.board.portfolio.money import BASES, money_flows
from evalua.board.wording import listed
from evalua.charts.flows import describe_money, sankey_money
from evalua.measures.inputs import Cut
from evalua.measures.leverage import leverage
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import money, plain
from evalua.ui.projects.reading import cut, nothing_yet

_CONDITIONS = ("committed", "disbursed", "expected")


def money_seen(here: Here) -> None:
    """Leverage in two sentences and its rule; under them, the money from source to municipality."""
    inputs = cache.inputs(here)
    if inputs.funding.empty:
        nothing_yet(
            "Aquí verá cuánto se consiguió por cada unidad aportada y a dónde va el dinero."
        )
        return
    layout.section("Cuánto conseguimos por lo que se aporta")
    for sentence in leverage_sentences(
        leverage(inputs, Cut.of(here.month, here.today)), here.facts
    ):
        st.markdown(plain(sentence))
    st.caption(RULE)
    layout.section("De dónde viene el dinero y a dónde llega")
    _flows(here)


def _flows(here: Here) -> None:
    names = CATALOG.choices("funding_conditions")
    condition = st.segmented_control(
        "Estado de los recursos",
        _CONDITIONS,
        default=_CONDITIONS[0],
        format_func=names.__getitem__,
        key="projects.money.condition",
        label_visibility="collapsed",
        required=True,
    )
    inputs = cache.inputs(here)
    flows = money_flows(inputs, cut(here), str(condition))
    links = flow_links(flows, inputs, CATALOG)
    currency, fmt = here.facts.currency, here.facts.number_format
    chart = sankey_money(
        links, currency=currency, fmt=fmt, mode=layout.mode(), narrow=layout.narrow()
    )
    alt = describe_money(links, currency=currency, fmt=fmt)
    layout.figure(chart, key=f"projects.flows.{condition}", alt=alt)
    if flows.empty:
        return
    st.caption(plain(_split_note(here, flows)))
    with st.expander("Verlo como tabla, municipio por municipio", expanded=layout.narrow()):
        _table(here, flow_table(flows, inputs, CATALOG))


def _split_note(here: Here, flows: pd.DataFrame) -> str:
    """The whole, and what its split followed, with how much money each way."""
    sums = flows.groupby("basis")["amount"].sum()
    ways = [f"{money(sums[key], here.facts)} según {BASES[key]}" for key in BASES if key in sums]
    total = money(flows["amount"].sum(), here.facts)
    return f"Suman {total}. El dinero de cada proyecto se reparte una sola vez: {listed(ways)}."


def _table(here: Here, rows: pd.DataFrame) -> None:
    layout.table(
        rows.assign(amount=[money(value, here.facts) for value in rows["amount"]]),
        {"municipality": "Municipio", "amount": "Dinero", "source": "Fuente", "theme": "Tema"},
        right=("Dinero",),
        key="projects.flows.table",
        alt="El mismo dinero por municipio, fuente y tema.",
    )
