"""The sign-off of a municipality's sheet by somebody of the municipality."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.municipality import MunicipalSheet
from evalua.board.needs import last_review, review_sentence
from evalua.domain.month import Month
from evalua.registers.needs.reviews import ReviewInput, remove_review, sign_off
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import day, month_name, plain
from evalua.ui.forms import Entered, Form, remove

_AGREES = {True: "Está de acuerdo", False: "Tiene objeciones"}


def reviews(here: Here, municipality: MunicipalSheet) -> None:
    """Who signed the sheet off last, and the form to write a new sign-off."""
    layout.section("Visto bueno del municipio")
    key = municipality.municipality_id
    last = last_review(cache.inputs(here), key, here.today)
    st.markdown(plain(review_sentence(last, here.today)))
    if last is not None and last["remarks"]:
        st.caption(plain(f"«{last['remarks']}»"))
    _earlier(here, key)
    with st.expander("Registrar una revisión"):
        _review_form(here, key)


def _earlier(here: Here, key: int) -> None:
    rows = cache.inputs(here).sheet_reviews
    rows = rows[rows["municipality_id"] == key].sort_values("reviewed_on", ascending=False)
    if rows.empty:
        return
    with st.expander(f"Revisiones ({len(rows)})"):
        layout.table(
            rows.assign(
                reviewed_on=[day(value) for value in rows["reviewed_on"]],
                month=[month_name(value) for value in rows["month"]],
                who=[f"{p}, {o}" for p, o in zip(rows["person"], rows["position"], strict=True)],
                said=[
                    "● De acuerdo" if agrees else "◆ Con objeciones" for agrees in rows["agrees"]
                ],
            ),
            {
                "reviewed_on": "Fecha",
                "month": "Ficha de",
                "who": "Quién",
                "said": "Qué dijo",
                "remarks": "Observaciones",
            },
            wide=("Observaciones",),
            medium=("Quién",),
            key="municipality.reviews",
        )
        _take_back(here, rows)


def _take_back(here: Here, rows: pd.DataFrame) -> None:
    names = {
        int(r["id"]): f"{day(r['reviewed_on'])} · {r['person']}" for r in rows.to_dict("records")
    }
    chosen = st.selectbox(
        "Revisión", list(names), format_func=names.__getitem__, key="municipality.review"
    )
    remove(
        here,
        f"review.remove.{chosen}",
        lambda work, why: _remove_review(work, chosen, why),
        label="Eliminarla: se escribió por error",
    )


def _remove_review(work: Work, review_id: int, why: str) -> str:
    remove_review(work, review_id, why)
    return "Revisión eliminada."


def _review_form(here: Here, key: int) -> None:
    st.caption("La firma una persona del municipio después de leer la ficha.")
    form = Form(here, "review", subject=f"{key}.{here.month}", defaults={"reviewed_on": here.today})
    person, position, on = st.columns([2, 2, 1])
    with person:
        form.text("person", "Nombre de quien revisó")
    with position:
        form.text("position", "Cargo en el municipio", placeholder="Secretaria de Planeación")
    with on:
        form.day("reviewed_on", "Fecha", latest=here.today)
    form.choice("agrees", f"Sobre la ficha de {here.month.label}", _AGREES)
    form.text("remarks", "Observaciones", long=True)
    form.save(
        "Registrar la revisión", lambda work, e: _sign(work, key, here.month, e), primary=False
    )


def _sign(work: Work, key: int, month: Month, entered: Entered) -> str:
    sign_off(
        work,
        ReviewInput(
            municipality_id=key,
            month=month,
            reviewed_on=entered["reviewed_on"],
            person=entered.text("person"),
            position=entered.text("position"),
            agrees=entered["agrees"],
            remarks=entered.text("remarks"),
        ),
        confirmed=entered.confirmed,
    )
    return "Revisión registrada."
