"""Technical documents on screen: the matrix of who received each, and the form of a delivery."""

from __future__ import annotations

from typing import Any

import streamlit as st

from evalua.board.document_deliveries import delivery_matrix, post_names, waiting
from evalua.measures.inputs import Cut
from evalua.registers.documents.commands import DocumentInput, add_document, remove_document
from evalua.registers.documents.deliveries import (
    DeliveryInput,
    deliver_document,
    remove_delivery,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.activities import recipients
from evalua.ui.catalogue import CATALOG
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, permitted, remove

SHOWN = 6
Row = dict[Any, Any]


def documents(here: Here) -> None:
    """The matrix of the last documents, the form of a delivery, and the official list."""
    _matrix(here)
    left, right = st.columns(2, gap="large")
    with left:
        _deliver(here)
    with right:
        if permitted(here, "record"):
            with st.expander("Agregar un documento"):
                _add(here)
        recipients.recipients(here)


def _matrix(here: Here) -> None:
    inputs, cut = cache.inputs(here), Cut.of(here.month, here.today)
    found = delivery_matrix(inputs, cut, CATALOG, SHOWN)
    layout.section(
        "Quién recibió cada documento",
        "● en la semana de la primera entrega · ◐ después · ○ todavía no · – no estaba en la lista",
    )
    if not found.headers:
        layout.empty(
            "Todavía no hay documentos entregados",
            "Aquí verá, cargo por cargo, cuándo recibió cada documento. Anote primero la lista "
            "oficial de la representación política; nunca se guardan nombres ni partidos.",
        )
        return
    layout.table(
        found.lines,
        {"post": "Cargo", **found.headers},
        key="documents.matrix",
        alt="Cargos por documento, con la fecha en que lo recibió cada uno",
    )


def _deliver(here: Here) -> None:
    rows = cache.inputs(here).technical_documents.sort_values("dated_on", ascending=False)
    if rows.empty or not permitted(here, "record"):
        return
    layout.section("Anotar una entrega")
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Documento",
        list(known),
        format_func=lambda key: str(known[key]["title"]),
        key=steady("documents.one", {k: str(r["title"]) for k, r in known.items()}),
    )
    _form(here, int(chosen))
    _given(here, int(chosen), known[chosen])


def _form(here: Here, document_id: int) -> None:
    cut = Cut.of(here.month, here.today)
    missing = waiting(cache.inputs(here), document_id, cut, CATALOG)
    if not missing:
        st.markdown("Todos los cargos de la lista de hoy ya lo recibieron.")
        return
    form = Form(here, "document.delivery", subject=str(document_id), defaults={"all": True})
    left, right = st.columns(2)
    with left:
        form.day("delivered_on", "Fecha de la entrega")
    with right:
        form.choice("channel", "Canal", CATALOG.choices("report_channels"), optional=True)
    everyone = form.tick("all", f"A todos los que faltan ({len(missing)})")
    if not everyone:
        form.several("recipients", "Cargos que lo recibieron", missing)
    form.text("receipt", "Acuse o comprobante")
    form.save("Anotar la entrega", lambda work, e: _delivered(work, document_id, list(missing), e))


def _delivered(work: Work, document_id: int, everyone: list[int], entered: Entered) -> str:
    data = DeliveryInput(
        delivered_on=entered["delivered_on"],
        recipients=everyone if entered["all"] else list(entered["recipients"] or ()),
        channel=entered.text("channel"),
        receipt=entered.text("receipt"),
    )
    rows = deliver_document(work, document_id, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "1 entrega anotada." if len(rows) == 1 else f"{len(rows)} entregas anotadas."


def _given(here: Here, document_id: int, row: Row) -> None:
    """What was delivered of a document, to take back what was a mistake."""
    inputs = cache.inputs(here)
    sent = inputs.document_deliveries
    sent = sent[sent["document_id"] == document_id].sort_values("delivered_on")
    with st.expander("Corregir: retirar una entrega o el documento"):
        posts = post_names(inputs, CATALOG)
        known = {
            int(one["id"]): f"{posts[int(one['recipient_id'])]}, {written_day(one['delivered_on'])}"
            for one in sent.to_dict("records")
        }
        chosen = st.selectbox(
            "Entrega",
            list(known),
            index=None,
            format_func=known.__getitem__,
            placeholder="Elija…",
            key=f"documents.sent.{document_id}",
        )
        if chosen is not None:
            remove(
                here,
                f"document.delivery.remove.{chosen}",
                lambda work, why: _taken_back(work, int(chosen), why),
                label="Retirar esta entrega",
            )
        remove(
            here,
            f"document.remove.{document_id}",
            lambda work, why: _removed(work, document_id, why),
            label="Retirar el documento con sus entregas",
        )


def _add(here: Here) -> None:
    form = Form(here, "document")
    form.text("title", "Título")
    form.day("dated_on", "Fecha del documento")
    form.text("link", "Enlace")
    form.save("Agregar el documento", _added, primary=False)


def _added(work: Work, entered: Entered) -> str:
    data = DocumentInput(entered.text("title"), entered["dated_on"], entered.text("link"))
    add_document(work, data, confirmed=entered.confirmed)
    return "Documento agregado. Ya puede anotar a quién se entregó."


def _taken_back(work: Work, delivery_id: int, why: str) -> str:
    remove_delivery(work, delivery_id, why)
    return "Entrega retirada."


def _removed(work: Work, document_id: int, why: str) -> str:
    remove_document(work, document_id, why)
    return "Documento retirado."
