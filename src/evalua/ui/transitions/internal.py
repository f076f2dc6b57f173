"""Entrega interna on screen: where each thing of the association is kept (T14), and its document."""

from __future__ import annotations

from typing import Any

import streamlit as st

from evalua.board.internal_pack import internal_pack
from evalua.registers.transitions.internal import (
    PLACE_NAMES,
    STEP,
    Places,
    hand_over_internally,
)
from evalua.reports.html_document import write_document
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.downloads import download
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form
from evalua.ui.transitions.reading import cut, open_term


def internal(here: Here) -> None:
    """What the document holds and its file, beside the form of the step."""
    left, right = st.columns(2, gap="large")
    with left:
        layout.section(
            "Lo que recibe la nueva junta",
            "Cuentas de cada municipio, compromisos abiertos, proyectos, convenios y lo pendiente.",
        )
        _download(here)
        _recorded(here)
    with right:
        layout.section(f"Registrar {STEP}", "Escriba dónde está cada cosa; nunca la clave misma.")
        _form(here)


def _download(here: Here) -> None:
    download(
        here,
        "Descargar la entrega interna",
        data=lambda: pack(here),
        file_name=f"entrega-interna-{here.facts.code}-{cut(here)}.html",
        mime="text/html",
        icon=":material/download:",
        key="transitions.internal.download",
    )
    st.caption(
        "Se abre en cualquier navegador y se imprime en hojas A4. No sale de este computador."
    )


def pack(here: Here) -> bytes:
    """The document as a page."""
    return write_document(internal_pack(cache.inputs(here), here.facts, cut(here), CATALOG))


def _recorded(here: Here) -> None:
    row = _row(here)
    if not row:
        return
    st.markdown(f"**Registrada el {written_day(row['done_on'])}**")
    for line in str(row["evidence"]).splitlines():
        st.markdown(plain(line))


def _form(here: Here) -> None:
    term, row = open_term(here), _row(here)
    form = Form(here, "internal_pack", subject=str(term.id), version=row.get("version", 0))
    for name, label in PLACE_NAMES.items():
        form.text(name, label)
    form.day("done_on", "Fecha de la entrega", latest=here.today)
    form.save("Guardar la entrega", lambda work, e: _save(work, term.id, e))


def _row(here: Here) -> dict[Any, Any]:
    rows = cache.inputs(here).milestones
    found = rows[(rows["term_id"] == open_term(here).id) & (rows["code"] == STEP)]
    return found.to_dict("records")[0] if len(found) else {}


def _save(work: Work, term_id: int, entered: Entered) -> str:
    hand_over_internally(
        work,
        term_id,
        entered["done_on"],
        Places(**{name: entered.text(name) for name in PLACE_NAMES}),
        catalog=CATALOG,
        version=entered.version,
        confirmed=entered.confirmed,
    )
    return f"{STEP} quedó registrado."
