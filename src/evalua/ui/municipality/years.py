"""One municipality over the years: what it paid and received, its share by rule, what it promised."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.commitments import commitment_lines
from evalua.board.early_warning import RULE, signals
from evalua.board.equity import equity, rule_sentence
from evalua.board.municipal_share import shares_of
from evalua.board.municipal_years import municipal_years
from evalua.board.municipality import MunicipalSheet
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, day, money, percent, plain

TOGETHER = 2
"""Signals that must coincide for the sheet to say so: one alone is seen in its own place."""


def warning(here: Here, shown: MunicipalSheet) -> None:
    """What it would be good to talk about, in neutral words, where more than one signal coincides."""
    rows = signals(cache.inputs(here), cache.evaluation(here).cut)
    mine = rows[rows["municipality_id"] == shown.municipality_id]
    said = mine.loc[mine["signals"] >= TOGETHER, "text"]
    if said.empty:
        return
    st.info(f"Para conversar. {plain(said.iloc[0])}", icon=":material/forum:")
    with st.expander("De dónde sale este aviso"):
        st.markdown(plain(RULE))


def by_year(here: Here, shown: MunicipalSheet) -> None:
    """What it paid, its part of the whole, and what it received, newest year first."""
    layout.section("Año por año: lo que aportó y lo que recibió")
    rows = municipal_years(cache.inputs(here), shown.municipality_id, cache.evaluation(here).cut)
    if rows.empty:
        st.markdown("Todavía no hay cobros, servicios, actividades ni sesiones anotadas.")
        return
    told = rows.assign(
        year=[str(year) for year in rows["year"]],
        charged=[money(v, here.facts) for v in rows["charged"]],
        paid=[money(v, here.facts) for v in rows["paid"]],
        share=[percent(v, here.facts, 1) for v in rows["share"]],
        sessions=_sessions(rows),
        **{n: [str(v) for v in rows[n]] for n in ("services", "training", "assistance", "visits")},
    )
    if layout.narrow():
        _cards(told)
        return
    headers = {
        "year": "Año",
        "charged": "Se le cobró",
        "paid": "Pagó",
        "share": "Parte del total pagado",
        "services": "Servicios",
        "training": "Capacitaciones",
        "assistance": "Asistencia técnica",
        "visits": "Visitas y contactos",
        "sessions": "Sesiones",
    }
    layout.table(told, headers, right=tuple(headers.values())[1:], key="municipality.years")


def _cards(rows: pd.DataFrame) -> None:
    """The same years one under another: a phone would show half of the table."""
    for row in rows.to_dict("records"):
        with st.container(border=True):
            st.markdown(f"**{row['year']}** · pagó {plain(row['paid'])}")
            facts = (
                f"Se le cobró {row['charged']}",
                f"{row['share']} de lo que pagaron todos",
                f"servicios: {row['services']}",
                f"capacitaciones: {row['training']}",
                f"asistencia técnica: {row['assistance']}",
                f"visitas y contactos: {row['visits']}",
                f"sesiones: {row['sessions']}",
            )
            st.caption(plain(layout.facts_line(facts)))


def _sessions(rows: pd.DataFrame) -> list[str]:
    pairs = zip(rows["seats_taken"], rows["seats"], strict=True)
    return [f"{taken} de {seats}" if seats else MISSING for taken, seats in pairs]


def shares(here: Here, shown: MunicipalSheet) -> None:
    """What it contributed beside the money of its projects, by the three rules together."""
    view = equity(cache.inputs(here), cache.evaluation(here).cut, None)
    rows = shares_of(view, shown.municipality_id)
    layout.section("Lo que aporta y lo que le llega, con tres reglas")
    if rows.empty or rows["received"].isna().all():
        st.markdown("Todavía no hay dinero comprometido en proyectos que lo nombren.")
        return
    told = rows.assign(
        received=[money(v, here.facts) for v in rows["received"]],
        received_share=[percent(v, here.facts, 1) for v in rows["received_share"]],
        paid_share=[percent(v, here.facts, 1) for v in rows["paid_share"]],
    )
    (_share_lines if layout.narrow() else _share_table)(told)
    st.caption(plain(rule_sentence(view)))


def _share_lines(told: pd.DataFrame) -> None:
    for row in told.to_dict("records"):
        said = (
            f"le llegó {row['received']}, {row['received_share']} de lo recibido; aportó "
            f"{row['paid_share']} de lo aportado"
        )
        st.markdown(f"**{row['name']}:** {plain(said)}.")


def _share_table(told: pd.DataFrame) -> None:
    layout.table(
        told,
        {
            "name": "Regla de reparto",
            "received": "Dinero de sus proyectos",
            "received_share": "Parte de lo recibido",
            "paid_share": "Parte de lo aportado",
        },
        right=("Dinero de sus proyectos", "Parte de lo recibido", "Parte de lo aportado"),
        key="municipality.shares",
    )


def commitments(here: Here, shown: MunicipalSheet) -> None:
    """What it promised in the sessions and how each stands."""
    layout.section("Sus compromisos")
    rows = commitment_lines(cache.inputs(here), cache.evaluation(here).cut)
    rows = rows[rows["municipality_id"] == shown.municipality_id]
    if rows.empty:
        st.markdown("No tiene compromisos a su nombre.")
        return
    layout.table(
        rows.assign(
            due_on=[day(d) for d in rows["due_on"]], done_on=[day(d) for d in rows["done_on"]]
        ),
        {"text": "Compromiso", "due_on": "Plazo", "done_on": "Cumplido", "word": "Estado"},
        wide=("Compromiso",),
        key="municipality.commitments",
    )
