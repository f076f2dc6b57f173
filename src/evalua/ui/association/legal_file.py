"""Expediente on screen: which papers the figure asks for, how each one is, and their renewal."""

from __future__ import annotations

from typing import Any

import streamlit as st

from evalua.board.institution import piece_lines, piece_sentence
from evalua.registers.institution.legal_file import (
    PieceInput,
    add_piece,
    change_piece,
    remove_piece,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.association.picking import Row, as_shown, picked, subject
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.evidence import proofs
from evalua.ui.formats import MISSING, plain
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove


def legal_file(here: Here) -> None:
    """Every paper with its state by date, its copies, and the form of one."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _papers(here)
    with right:
        _form(here)


def _papers(here: Here) -> None:
    inputs = cache.inputs(here)
    lines = piece_lines(inputs, here.today, CATALOG)
    layout.section("Lo que exige la figura legal", piece_sentence(lines))
    layout.table(
        lines.assign(
            valid_from=[written_day(d) for d in lines["valid_from"]],
            expires_on=[_until(row) for row in lines.to_dict("records")],
        ),
        {
            "name": "Pieza",
            "word": "Hoy",
            "expires_on": "Vence",
            "document": "Documento",
            "kept": "Copia",
        },
        medium=("Hoy",),
        key="legal_file.table",
    )
    st.caption(
        "La vigencia sale de las fechas: nadie la marca. Una pieza cuenta si no ha vencido y tiene "
        "un archivo adjunto o dice dónde se guarda la copia."
    )
    rows = inputs.legal_pieces.sort_values("valid_from", ascending=False)
    known = {("legal_piece", row["uid"]): _named(row) for row in rows.to_dict("records")}
    proofs(here, known, title="Copias de las piezas", key="legal_file")


def _until(row: Row) -> str:
    if row["state"] == "missing":
        return MISSING
    said = written_day(row["expires_on"])
    return "no vence" if said == MISSING else said


def _named(row: Row) -> str:
    return f"{name('legal_pieces', row['piece'])}, desde el {written_day(row['valid_from'])}"


def _form(here: Here) -> None:
    layout.section("Agregar o corregir", "Una renovación es una pieza nueva: la anterior queda.")
    rows = cache.inputs(here).legal_pieces.sort_values("valid_from", ascending=False)
    row = picked(
        rows, "Pieza por agregar o corregir", "Una pieza nueva", _named, key="legal_file.one"
    )
    form = Form(
        here,
        "legal_piece",
        subject=subject(row),
        defaults=as_shown(row, "valid_from", "expires_on"),
        version=row.get("version"),
    )
    form.choice("piece", "Pieza", CATALOG.choices("legal_pieces"))
    form.text("document", "Documento", placeholder="Estatutos, tercera reforma")
    form.text("act", "Acto o registro", placeholder="Resolución 214")
    first, second = st.columns(2)
    with first:
        form.day("valid_from", "Vigente desde", latest=here.today)
    with second:
        form.day("expires_on", "Vence el", help="Déjela vacía si no vence.")
    form.text("kept_at", "Dónde se guarda la copia", placeholder="Archivo general, carpeta 2")
    form.save("Guardar la pieza", lambda work, e: _save(work, row, e))
    if row:
        remove(
            here,
            f"legal_piece.remove.{row['id']}",
            lambda work, why: _removed(work, int(row["id"]), why),
            label="Retirar esta pieza",
        )


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = PieceInput(
        piece=entered.text("piece"),
        valid_from=entered["valid_from"],
        expires_on=entered["expires_on"],
        document=entered.text("document"),
        act=entered.text("act"),
        kept_at=entered.text("kept_at"),
    )
    about: dict[str, Any] = {"catalog": CATALOG, "confirmed": entered.confirmed}
    if row:
        change_piece(work, int(row["id"]), data, version=entered.version, **about)
        return "Pieza corregida."
    done = add_piece(work, data, **about)
    return f"Pieza guardada: {plain(name('legal_pieces', done.piece))}."


def _removed(work: Work, piece_id: int, why: str) -> str:
    remove_piece(work, piece_id, why)
    return "Pieza retirada."
