"""Inconformidades on screen: totals for everybody; what each one says, for the direction alone."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.disagreements import sentence, totals
from evalua.board.names import municipality_names
from evalua.registers.disagreements.commands import (
    USUAL_DAYS,
    ClosingInput,
    DisagreementInput,
    close,
    correct,
    receive,
    reopen,
    withdraw,
)
from evalua.registers.disagreements.queries import whole
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.association.picking import Row, as_shown, picked, subject
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, plain
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, button, permitted

_FIGURES = {"due": "Vencían", "on_time": "A tiempo", "late": "Tarde", "open": "Sin cerrar"}


def disagreements(here: Here) -> None:
    """The totals and, for the direction, the register."""
    if not permitted(here, "confidential"):
        _totals(here)
        st.caption("Lo que dice cada una lo ve solo la dirección ejecutiva.")
        return
    with here.database.session() as session:
        rows = whole(session, here.actor, association_id=here.facts.id)
    rows = rows.sort_values(["closed_on", "due_on"], na_position="first")
    left, right = st.columns([3, 2], gap="large")
    with left:
        _table(here, rows)
        _totals(here)
    with right:
        _form(here, rows)


def _totals(here: Here) -> None:
    inputs = cache.inputs(here)
    layout.section("En cifras", plain(sentence(inputs, here.today)))
    lines = totals(inputs, here.today)
    layout.table(
        lines.assign(**{c: [str(n) for n in lines[c]] for c in _FIGURES}),
        {"quarter": "Trimestre en que vencían", **_FIGURES},
        right=tuple(_FIGURES.values()),
        key="disagreements.totals",
    )


def _table(here: Here, rows: pd.DataFrame) -> None:
    layout.section(
        "Inconformidades",
        "Solo usted las ve. Nada de lo que escriba aquí llega a la junta, a los informes ni a la "
        "historia de cambios.",
    )
    if rows.empty:
        layout.empty(
            "Todavía no hay inconformidades",
            "Anote aquí cada queja o desacuerdo el día en que llega, con quién responde y para "
            "cuándo. Callarlas no las resuelve.",
        )
        return
    towns = municipality_names(cache.inputs(here))
    layout.table(
        rows.assign(
            state=[_state(here, row) for row in rows.to_dict("records")],
            kind=[name("disagreement_kinds", k) for k in rows["kind"]],
            town=[towns.get(int(t), "") if pd.notna(t) else "" for t in rows["municipality_id"]],
            due_on=[written_day(d) for d in rows["due_on"]],
            kept=["Reservada" if r else "" for r in rows["reserved"]],
        ),
        {
            "state": "Cómo va",
            "kept": "Reserva",
            "about": "De qué se trata",
            "due_on": "Vence",
            "town": "Municipio",
            "kind": "Tipo",
            "owner": "Responde",
        },
        medium=("De qué se trata",),
        key="disagreements.table",
    )


def _state(here: Here, row: Row) -> str:
    if pd.notna(row["closed_on"]):
        late = row["closed_on"] > row["due_on"]
        return f"{'▲ Cerrada tarde' if late else '● Cerrada'} el {written_day(row['closed_on'])}"
    return "◆ Vencida" if row["due_on"].date() < here.today else "– Abierta"


def _form(here: Here, rows: pd.DataFrame) -> None:
    layout.section("Anotar, corregir o cerrar")
    row = picked(
        rows,
        "Inconformidad",
        "Una que acaba de llegar",
        lambda one: f"{written_day(one['received_on'])} · {one['about'][:60]}",
        key="disagreements.one",
    )
    if row:
        _close(here, row)
    _words(here, row)
    if row:
        _withdraw(here, row)


def _words(here: Here, row: Row) -> None:
    form = Form(
        here,
        "disagreement",
        subject=subject(row),
        defaults=_as_shown(row),
        needs="confidential",
        version=row.get("version"),
    )
    form.choice("kind", "Tipo", CATALOG.choices("disagreement_kinds"))
    form.text("about", "De qué se trata", long=True)
    towns = municipality_names(cache.inputs(here))
    form.choice("municipality_id", "Municipio (si es de uno)", towns, optional=True)
    form.text("owner", "Quién la responde (cargo)")
    first, second = st.columns(2)
    with first:
        form.day("received_on", "Llegó el", latest=here.today)
    with second:
        form.day("due_on", "Vence el", help=f"Vacía: {USUAL_DAYS} días después de que llegó.")
    form.tick(
        "reserved",
        "Es reservada",
        help="Fuera de esta pantalla solo suma en los totales; ni siquiera se dice su tipo.",
    )
    label = "Guardar los cambios" if row else "Anotar la inconformidad"
    form.save(label, lambda work, e: _save(work, row, e), primary=not row)


def _as_shown(row: Row) -> Row:
    if not row:
        return {}
    town = None if pd.isna(row["municipality_id"]) else int(row["municipality_id"])
    return as_shown(row, "received_on", "due_on") | {"municipality_id": town}


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = DisagreementInput(
        kind=entered.text("kind"),
        about=entered.text("about"),
        received_on=entered["received_on"],
        owner=entered.text("owner"),
        municipality_id=entered["municipality_id"],
        due_on=entered["due_on"],
        reserved=bool(entered["reserved"]),
    )
    about: dict[str, Any] = {"catalog": CATALOG, "confirmed": entered.confirmed}
    if row:
        correct(work, int(row["id"]), data, version=entered.version, **about)
        return "Inconformidad corregida."
    done = receive(work, data, **about)
    return f"Inconformidad anotada. Vence el {written_day(done.due_on)}."


def _close(here: Here, row: Row) -> None:
    """The answer: its form while it is open, and what was said once it is closed."""
    if pd.notna(row["closed_on"]):
        said = name("disagreement_outcomes", row["outcome"])
        st.markdown(plain(f"{said}: {row['closing_note'] or MISSING}"))
        button(
            here,
            f"disagreement.reopen.{row['id']}",
            "Volver a abrirla",
            lambda work: _reopened(work, row),
            needs="confidential",
        )
        return
    form = Form(here, "disagreement.close", subject=subject(row), needs="confidential")
    form.choice("outcome", "Cómo terminó", CATALOG.choices("disagreement_outcomes"))
    form.text("closing_note", "Qué se respondió", long=True)
    form.day("closed_on", "Se cerró el", latest=here.today)
    form.save("Cerrar la inconformidad", lambda work, e: _closed(work, row, e))


def _closed(work: Work, row: Row, entered: Entered) -> str:
    answer = ClosingInput(
        entered["closed_on"], entered.text("outcome"), entered.text("closing_note")
    )
    close(work, int(row["id"]), answer, catalog=CATALOG, confirmed=entered.confirmed)
    return "Inconformidad cerrada."


def _reopened(work: Work, row: Row) -> str:
    reopen(work, int(row["id"]), version=int(row["version"]))
    return "Inconformidad abierta otra vez, con el mismo plazo."


def _withdraw(here: Here, row: Row) -> None:
    """Taking one back: its reason comes from a list, because the log keeps it."""
    with st.popover("Retirar este registro", key=f"disagreement.withdraw.{row['id']}.open"):
        form = Form(here, "disagreement.withdraw", subject=subject(row), needs="confidential")
        form.choice("why", "¿Por qué se retira?", CATALOG.choices("disagreement_removals"))
        form.save(
            "Retirar",
            lambda work, e: _withdrawn(work, int(row["id"]), e.text("why")),
            primary=False,
        )


def _withdrawn(work: Work, disagreement_id: int, why: str) -> str:
    withdraw(work, disagreement_id, why, catalog=CATALOG)
    return "Inconformidad retirada."
