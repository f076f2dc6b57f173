"""Who sits in a working group, on screen."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import members_on
from evalua.board.working_groups import seat_lines
from evalua.measures.inputs import Cut
from evalua.registers.working_groups.seats import SeatsInput, leave_seat, remove_seat, seat
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import name
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, permitted, remove

Row = dict[Any, Any]


def seats(here: Here, row: Row) -> None:
    """The municipalities and institutions of a group, and the way to add one or write it left."""
    layout.section("Quiénes la integran", _rule(row))
    lines = seat_lines(cache.inputs(here), int(row["id"]), Cut.of(here.month, here.today))
    if lines.empty:
        st.markdown("Todavía nadie tiene asiento en esta mesa.")
    else:
        layout.table(
            lines.assign(
                kind=[name("partner_kinds", k) if k else "Municipio" for k in lines["kind"]],
                since=[written_day(d) for d in lines["since"]],
            ),
            {"who": "Quién", "kind": "Actor", "role": "Cargo", "since": "Desde"},
            key="groups.seats",
        )
    if not permitted(here, "record"):
        return
    with st.expander("Dar asiento", expanded=lines.empty):
        _add(here, row, lines)
    if len(lines):
        with st.expander("Anotar que alguien salió"):
            _leave(here, lines)


def _rule(row: Row) -> str:
    """What quorum the group asks of each kind of actor."""
    asked = [
        f"{row[key]} {said}"
        for key, said in (("quorum_municipal", "municipios"), ("quorum_external", "entidades"))
        if row[key]
    ]
    return f"Hay quórum con {' y '.join(asked)}." if asked else "Esta mesa no pide quórum."


def _add(here: Here, row: Row, lines: pd.DataFrame) -> None:
    inputs = cache.inputs(here)
    towns = members_on(inputs, Cut.of(here.month, here.today).day)
    partners = inputs.partners.sort_values("name")
    names = {int(k): str(n) for k, n in zip(partners["id"], partners["name"], strict=True)}
    sitting = (set(lines["municipality_id"].dropna()), set(lines["partner_id"].dropna()))
    form = Form(here, "group.seat", subject=str(row["id"]), defaults={"since": row["since"].date()})
    free = {key: label for key, label in towns.items() if key not in sitting[0]}
    everyone = len(free) > 1 and form.tick("all", f"Todos los municipios ({len(free)})")
    if not everyone:
        form.several("municipalities", "Municipios", free)
    form.several(
        "partners",
        "Entidades de fuera",
        {key: label for key, label in names.items() if key not in sitting[1]},
        help="Salen de los aliados de «Otros registros».",
    )
    left, right = st.columns(2)
    with left:
        form.text("role", "Cargo de quien asiste", placeholder="Secretaría de Planeación")
    with right:
        form.day("since", "Desde")
    form.save(
        "Dar asiento", lambda work, e: _seated(work, int(row["id"]), list(free), e), primary=False
    )


def _seated(work: Work, group_id: int, towns: list[int], entered: Entered) -> str:
    data = SeatsInput(
        since=entered["since"],
        municipalities=towns if entered["all"] else list(entered["municipalities"] or ()),
        partners=list(entered["partners"] or ()),
        role=entered.text("role"),
    )
    rows = seat(work, group_id, data, confirmed=entered.confirmed)
    return "1 asiento anotado." if len(rows) == 1 else f"{len(rows)} asientos anotados."


def _leave(here: Here, lines: pd.DataFrame) -> None:
    known = {int(row["id"]): row for row in lines.to_dict("records")}
    chosen = st.selectbox(
        "Quién",
        list(known),
        index=None,
        format_func=lambda key: str(known[key]["who"]),
        placeholder="Elija…",
        key="groups.leaving",
    )
    if chosen is None:
        return
    form = Form(here, "group.leave", subject=str(chosen), version=int(known[chosen]["version"]))
    form.day("until", "Último día en la mesa")
    form.save("Anotar la salida", lambda work, e: _left(work, int(chosen), e), primary=False)
    remove(
        here,
        f"group.seat.remove.{chosen}",
        lambda work, why: _removed(work, int(chosen), why),
        label="Era un error: retirar el asiento",
    )


def _left(work: Work, seat_id: int, entered: Entered) -> str:
    leave_seat(
        work, seat_id, entered["until"], version=entered.version, confirmed=entered.confirmed
    )
    return "Salida anotada."


def _removed(work: Work, seat_id: int, why: str) -> str:
    remove_seat(work, seat_id, why)
    return "Asiento retirado."
