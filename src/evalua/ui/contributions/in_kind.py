"""What members give in kind: expected and received, apart from money, and recording one."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from evalua.domain.month import Month
from evalua.measures.in_kind import in_kind_by_member
from evalua.measures.inputs import Cut
from evalua.registers.contributions.in_kind import InKindInput, record_in_kind, remove_in_kind
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.contributions.reading import cut_day, members, recorded, town_names
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money, plain
from evalua.ui.forms import Entered, Form, permitted, remove


def in_kind(here: Here) -> None:
    """Expected beside received in the year, every delivery with its method, and the form."""
    left, right = st.columns([5, 3], gap="large")
    with left:
        layout.section(
            f"En especie, {here.month.year}",
            "Se muestra aparte: no es dinero y no cubre ningún cobro.",
        )
        _by_member(here)
        _deliveries(here)
    with right:
        layout.section("Registrar un aporte en especie")
        _form(here)


def _by_member(here: Here) -> None:
    day = cut_day(here)
    rows = in_kind_by_member(recorded(here), Cut(Month.of(day), day))
    if rows.empty:
        layout.empty(
            "Nadie ha aportado en especie este año",
            "Maquinaria, una sede prestada, horas de un técnico: anótelos aquí con el método con que "
            "se valoraron y el acta que aceptó el valor.",
        )
        return
    shown = rows.assign(
        **{
            name: [money(v, here.facts) if v else "" for v in rows[name]]
            for name in ("expected", "received")
        }
    )
    layout.table(
        shown,
        {"municipality": "Municipio", "expected": "Esperado a la fecha", "received": "Recibido"},
        right=("Esperado a la fecha", "Recibido"),
        key="contributions.in_kind.members",
    )


def _deliveries(here: Here) -> None:
    """Each delivery of the year with how it was valued and the act that accepted it."""
    day = cut_day(here)
    rows = recorded(here).in_kind
    rows = rows[rows["received_on"].between(pd.Timestamp(day.year, 1, 1), pd.Timestamp(day))]
    if rows.empty:
        return
    names = town_names(here)
    options = {}
    for row in rows.sort_values("received_on", ascending=False).to_dict("records"):
        heading = (written_day(row["received_on"]), names[row["municipality_id"]], row["concept"])
        options[int(row["id"])] = layout.facts_line(heading)
        st.markdown(f"**{plain(money(row['amount'], here.facts))}** · {plain(options[row['id']])}")
        st.caption(plain(layout.facts_line((row["method"], row["act"]))))
    if not permitted(here, "record"):
        return
    with st.expander("Retirar un aporte mal registrado"):
        chosen = st.selectbox(
            "Aporte",
            list(options),
            format_func=options.__getitem__,
            key="contributions.in_kind.row",
        )
        remove(here, f"in_kind.{chosen}", partial(_removed, chosen), label="Retirar este aporte")


def _removed(row_id: int, work: Work, why: str) -> str:
    remove_in_kind(work, row_id, why)
    return "Aporte en especie retirado."


def _form(here: Here) -> None:
    schemes = recorded(here).schemes
    expected = schemes[schemes["kind"] == "in_kind"]
    form = Form(here, "in_kind")
    form.choice("municipality_id", "Municipio", members(here))
    form.day("received_on", "Fecha")
    form.text("concept", "Qué se recibió", placeholder="Ocho horas de retroexcavadora")
    form.money("amount", "Valor")
    form.text("method", "Cómo se valoró", placeholder="Tarifa de alquiler de la zona")
    form.text("act", "Acta que aceptó el valor")
    if len(expected):
        names = dict(zip(expected["id"].astype(int), expected["name"], strict=True))
        form.choice("scheme_id", "Esquema al que corresponde", names, optional=True)
    form.save("Registrar el aporte", _record)


def _record(work: Work, entered: Entered) -> str:
    record_in_kind(
        work,
        InKindInput(
            municipality_id=entered["municipality_id"],
            received_on=entered["received_on"],
            concept=entered.text("concept"),
            amount=entered.text("amount"),
            method=entered.text("method"),
            act=entered.text("act"),
            scheme_id=entered["scheme_id"],
        ),
        confirmed=entered.confirmed,
    )
    return "Aporte en especie registrado, aparte del dinero."
