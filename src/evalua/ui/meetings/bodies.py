"""Órganos on screen: the board in office, its quorum and seats, and the forms of a term and a seat."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.governing import neutrality, quorum_sentence, seat_lines, term_lines
from evalua.board.names import members_on, municipality_names
from evalua.domain.problems import refuse
from evalua.registers.bodies.commands import (
    SeatInput,
    TermInput,
    change_seat,
    change_term,
    leave_seat,
    open_term,
    remove_term,
    take_seat,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.association.picking import Row, as_shown, picked, subject
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, plain, quantity
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove
from evalua.ui.meetings import agreed as meetings_agreed
from evalua.ui.meetings.session import bodies as body_names

TERM, SEAT = "Un periodo", "Una silla"


def bodies(here: Here) -> None:
    """What each body is today, beside the form of a term or of a seat."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _seen(here)
    with right:
        _forms(here)


def _seen(here: Here) -> None:
    inputs = cache.inputs(here)
    layout.section("No intervención en política", "Lo ratifica cada junta, con un acta suya.")
    st.markdown(plain(neutrality(inputs, here.today, CATALOG).sentence))
    lines = term_lines(inputs, here.today, CATALOG, here.facts.board_label)
    layout.section("Órganos y periodos")
    if lines.empty:
        layout.empty(
            "Todavía no hay órganos registrados",
            "Aquí verá qué junta está en funciones, hasta cuándo, con qué cuórum y quién ocupa cada "
            "silla. Agregue la junta actual en este mismo lugar.",
        )
        return
    layout.table(
        lines.assign(
            **{d: [written_day(v) for v in lines[d]] for d in ("elected_on", "from_on", "to_on")},
            seats=[
                f"{taken} de {seats}"
                for taken, seats in zip(lines["taken"], lines["seats"], strict=True)
            ],
            quorum=[str(q) for q in lines["quorum"]],
        ),
        {
            "body": "Órgano",
            "word": "Hoy",
            "elected_on": "Elegido",
            "from_on": "Desde",
            "to_on": "Hasta",
            "seats": "Sillas ocupadas",
            "quorum": "Cuórum",
        },
        right=("Sillas ocupadas", "Cuórum"),
        key="bodies.table",
    )
    _seats(here, lines)


def _seats(here: Here, lines: pd.DataFrame) -> None:
    """The seats of the bodies in office, one list each."""
    for line in lines[lines["word"].str.contains("En funciones")].to_dict("records"):
        seats = seat_lines(cache.inputs(here), int(line["id"]), here.today, CATALOG)
        layout.section(plain(f"{line['body']}: quién ocupa las sillas"), quorum_sentence(line))
        if seats.empty:
            st.markdown("Todavía no se anota quién las ocupa.")
            continue
        layout.table(
            seats.assign(from_on=[written_day(d) for d in seats["from_on"]]),
            {"role": "Cargo", "municipality": "Municipio", "from_on": "Desde"},
            key=f"bodies.seats.{line['id']}",
        )


def _forms(here: Here) -> None:
    layout.section("Agregar o corregir")
    terms = cache.inputs(here).bodies.sort_values("from_on", ascending=False)
    what = TERM
    if not terms.empty:
        what = st.segmented_control(
            "Qué", (SEAT, TERM), default=SEAT, key="bodies.what", required=True
        )
    (_term if what == TERM else _seat)(here, terms)


def _named(here: Here, row: Row) -> str:
    body = body_names(here).get(row["body"], name("bodies", row["body"]))
    return f"{body} desde el {written_day(row['from_on'])}"


def _term(here: Here, rows: pd.DataFrame) -> None:
    row = picked(
        rows,
        "Periodo por agregar o corregir",
        "Un periodo nuevo",
        lambda term: _named(here, term),
        key="bodies.term",
    )
    form = Form(
        here,
        "body_term",
        subject=subject(row),
        defaults=_term_shown(here, row),
        version=row.get("version"),
    )
    form.choice("body", "Órgano", body_names(here))
    form.day("elected_on", "Fecha de la elección", latest=here.today)
    form.choice("meeting_id", "Sesión que lo eligió", _sessions(here), optional=True)
    first, second = st.columns(2)
    with first:
        form.day("from_on", "En funciones desde")
        form.number("seats", "Sillas")
    with second:
        form.day("to_on", "Su periodo termina el")
        rule = form.choice("quorum_rule", "Cuórum", CATALOG.choices("quorum_rules"))
    if rule == "fixed":
        form.number("quorum_value", "Cuántas sillas")
    elif rule == "percent":
        form.number("quorum_value", "Qué porcentaje de las sillas")
    form.save("Guardar el periodo", lambda work, e: _save_term(work, row, e))
    if row:
        remove(
            here,
            f"body_term.remove.{row['id']}",
            lambda work, why: _term_removed(work, int(row["id"]), why),
            label="Retirar este periodo",
        )


def _term_shown(here: Here, row: Row) -> Row:
    if not row:
        return {"body": "board", "quorum_rule": "half_plus_one"}
    value = "" if pd.isna(row["quorum_value"]) else quantity(row["quorum_value"], here.facts)
    meeting = None if pd.isna(row["meeting_id"]) else int(row["meeting_id"])
    shown = {"seats": str(row["seats"]), "quorum_value": value, "meeting_id": meeting}
    return as_shown(row, "elected_on", "from_on", "to_on") | shown


def _sessions(here: Here) -> dict[int, str]:
    """The sessions, the last one first."""
    rows = cache.inputs(here).meetings.sort_values("held_on", ascending=False)
    return {int(row["id"]): meetings_agreed.label(row) for row in rows.to_dict("records")}


def _save_term(work: Work, row: Row, entered: Entered) -> str:
    data = TermInput(
        body=entered.text("body"),
        elected_on=entered["elected_on"],
        from_on=entered["from_on"],
        seats=entered.text("seats"),
        to_on=entered["to_on"],
        quorum_rule=entered.text("quorum_rule"),
        quorum_value=entered.text("quorum_value"),
        meeting_id=entered["meeting_id"],
        name=str(row.get("name", "")),
    )
    about: dict[str, Any] = {"catalog": CATALOG, "confirmed": entered.confirmed}
    if row:
        change_term(work, int(row["id"]), data, version=entered.version, **about)
        return "Periodo corregido."
    open_term(work, data, **about)
    return "Periodo agregado. Anote quién ocupa cada silla."


def _term_removed(work: Work, body_term_id: int, why: str) -> str:
    remove_term(work, body_term_id, why)
    return "Periodo retirado."


def _seat(here: Here, terms: pd.DataFrame) -> None:
    inputs = cache.inputs(here)
    towns = municipality_names(inputs)
    names = {int(row["id"]): _named(here, row) for row in terms.to_dict("records")}
    rows = inputs.body_members.sort_values(["body_term_id", "id"], ascending=[False, True])
    row = picked(
        rows,
        "Silla por agregar o corregir",
        "Alguien que toma una silla",
        lambda seat: _seated(seat, towns, names),
        key="bodies.seat",
    )
    defaults = as_shown(row, "from_on", "to_on") or _new_seat(terms)
    form = Form(
        here,
        "body_member",
        subject=subject(row),
        defaults=defaults,
        version=row.get("version"),
    )
    form.choice("body_term_id", "Órgano y periodo", names)
    offered = towns if row else members_on(inputs, here.today)
    form.choice("municipality_id", "Municipio", offered)
    form.choice("role", "Cargo", CATALOG.choices("body_roles"))
    first, second = st.columns(2)
    with first:
        form.day("from_on", "Desde")
    with second:
        form.day("to_on", "Hasta", help="Déjela vacía si sigue en la silla.")
    form.save("Guardar la silla", lambda work, e: _save_seat(work, row, e))
    if row:
        remove(
            here,
            f"body_member.remove.{row['id']}",
            lambda work, why: _seat_left(work, int(row["id"]), why),
            label="Retirar este registro",
        )


def _new_seat(terms: pd.DataFrame) -> Row:
    """A new seat is offered in the last term, from its first day."""
    last = terms.iloc[0]
    return {
        "body_term_id": int(last["id"]),
        "role": "member",
        "from_on": last["from_on"].date(),
    }


def _seated(seat: Row, towns: dict[int, str], names: dict[int, str]) -> str:
    town = towns.get(int(seat["municipality_id"]), "")
    said = (town, name("body_roles", seat["role"]), names.get(int(seat["body_term_id"]), ""))
    until = written_day(seat["to_on"])
    return layout.facts_line((*said, "" if until == MISSING else f"hasta el {until}"))


def _save_seat(work: Work, row: Row, entered: Entered) -> str:
    if entered["body_term_id"] is None:
        raise refuse("body_term_id", "V00", "Elija el órgano y su periodo.")
    data = SeatInput(
        body_term_id=int(entered["body_term_id"]),
        municipality_id=entered["municipality_id"],
        role=entered.text("role"),
        from_on=entered["from_on"],
        to_on=entered["to_on"],
    )
    about: dict[str, Any] = {"catalog": CATALOG, "confirmed": entered.confirmed}
    if row:
        change_seat(work, int(row["id"]), data, version=entered.version, **about)
        return "Silla corregida."
    take_seat(work, data, **about)
    return "Silla anotada."


def _seat_left(work: Work, seat_id: int, why: str) -> str:
    leave_seat(work, seat_id, why)
    return "Registro retirado."
