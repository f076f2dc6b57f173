"""The official list of the political representation on screen: posts, never names or parties."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.document_deliveries import post_names
from evalua.registers.documents.commands import (
    RecipientInput,
    add_recipient,
    change_recipient,
    remove_recipient,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import MISSING
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, permitted, remove

NEW = 0
Row = dict[Any, Any]


def recipients(here: Here) -> None:
    """The posts of the list with their dates, and the form that adds or corrects one."""
    inputs = cache.inputs(here)
    names = post_names(inputs, CATALOG)
    known: dict[int, Row] = {
        int(row["id"]): row for row in inputs.document_recipients.to_dict("records")
    }
    layout.section("Lista oficial", "Cargos elegidos que deben recibir todo documento.")
    if names:
        lines = [
            {
                "post": name,
                "since": written_day(known[key]["since"]),
                "until": MISSING if pd.isna(u := known[key]["until"]) else written_day(u),
            }
            for key, name in names.items()
        ]
        layout.table(
            pd.DataFrame(lines),
            {"post": "Cargo", "since": "Desde", "until": "Hasta"},
            key="documents.posts",
        )
    if not permitted(here, "record"):
        return
    with st.expander("Agregar o corregir un cargo", expanded=not names):
        _form(here, names, known)


def _form(here: Here, names: dict[int, str], known: dict[int, Row]) -> None:
    chosen = st.selectbox(
        "Cargo de la lista",
        [NEW, *names],
        format_func=lambda key: names[key] if key else "Un cargo nuevo",
        key=steady("documents.post", names),
    )
    row = known.get(chosen, {})
    form = Form(
        here,
        "document.post",
        subject=str(chosen),
        defaults=_as_shown(row),
        version=row.get("version"),
    )
    form.choice("role", "Cargo", CATALOG.choices("representation_roles"))
    form.text("seat", "Circunscripción o curul", help="Para distinguirlo; nunca un nombre.")
    left, right = st.columns(2)
    with left:
        form.day("since", "En la lista desde")
    with right:
        form.day("until", "Hasta", help="Déjela vacía si sigue en el cargo.")
    form.save("Guardar el cargo", lambda work, e: _save(work, row, e), primary=False)
    if row:
        remove(
            here,
            f"document.post.remove.{chosen}",
            lambda work, why: _removed(work, int(chosen), why),
            label="Retirar este cargo",
        )


def _as_shown(row: Row) -> Row:
    if not row:
        return {}
    days = {k: None if pd.isna(row[k]) else row[k].date() for k in ("since", "until")}
    return row | days


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = RecipientInput(
        role=entered.text("role"),
        since=entered["since"],
        seat=entered.text("seat"),
        until=entered["until"],
    )
    if row:
        change_recipient(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Cargo corregido."
    add_recipient(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Cargo agregado a la lista."


def _removed(work: Work, recipient_id: int, why: str) -> str:
    remove_recipient(work, recipient_id, why)
    return "Cargo retirado de la lista."
