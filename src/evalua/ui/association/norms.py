"""Normas on screen: those in force, those that expired, and the form of one."""

from __future__ import annotations

import streamlit as st

from evalua.board.institution import norm_lines
from evalua.registers.institution.norms import NormInput, add_norm, change_norm, remove_norm
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.association.picking import Row, as_shown, picked, subject
from evalua.ui.context import Here
from evalua.ui.formats import MISSING
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove

_TEXTS = ("name", "article", "subject_matter", "source")


def norms(here: Here) -> None:
    """The norms beside the form that adds or corrects one."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _table(here)
    with right:
        _form(here)


def _table(here: Here) -> None:
    lines = norm_lines(cache.inputs(here), here.today)
    layout.section("Normas que respaldan o que hay que cumplir")
    if lines.empty:
        layout.empty(
            "Todavía no hay normas",
            "Aquí verá qué leyes, ordenanzas y acuerdos respaldan a la asociación y cuáles ya "
            "vencieron. Agregue la primera en este mismo lugar.",
        )
        return
    layout.table(
        lines.assign(
            from_on=[written_day(d) for d in lines["from_on"]],
            to_on=["" if written_day(d) == MISSING else written_day(d) for d in lines["to_on"]],
        ),
        {
            "name": "Norma",
            "word": "Hoy",
            "article": "Artículo",
            "subject_matter": "Qué regula",
            "from_on": "Desde",
            "to_on": "Hasta",
        },
        medium=("Qué regula",),
        key="norms.table",
    )


def _form(here: Here) -> None:
    layout.section("Agregar o corregir")
    rows = cache.inputs(here).norms.sort_values(["name", "id"])
    row = picked(
        rows,
        "Norma por agregar o corregir",
        "Una norma nueva",
        lambda norm: str(norm["name"]),
        key="norms.one",
    )
    form = Form(
        here,
        "norm",
        subject=subject(row),
        defaults=as_shown(row, "from_on", "to_on"),
        version=row.get("version"),
    )
    form.text("name", "Norma", placeholder="Ley 1454 de 2011")
    form.text("article", "Artículo (si es uno)")
    form.text("subject_matter", "Qué permite o exige", long=True)
    first, second = st.columns(2)
    with first:
        form.day("from_on", "Rige desde")
    with second:
        form.day("to_on", "Hasta", help="Déjela vacía si sigue vigente.")
    form.text("source", "Dónde se publicó")
    form.save("Guardar la norma", lambda work, e: _save(work, row, e))
    if row:
        remove(
            here,
            f"norm.remove.{row['id']}",
            lambda work, why: _removed(work, int(row["id"]), why),
            label="Retirar esta norma",
        )


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = NormInput(
        from_on=entered["from_on"],
        to_on=entered["to_on"],
        **{name: entered.text(name) for name in _TEXTS},
    )
    if row:
        change_norm(
            work, int(row["id"]), data, version=entered.version, confirmed=entered.confirmed
        )
        return "Norma corregida."
    add_norm(work, data, confirmed=entered.confirmed)
    return "Norma agregada."


def _removed(work: Work, norm_id: int, why: str) -> str:
    remove_norm(work, norm_id, why)
    return "Norma retirada."
