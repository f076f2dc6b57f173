"""Carpeta de llegada on screen: what an incoming mayor receives, read here and downloaded."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.document import Document, Section
from evalua.board.dossier import dossier
from evalua.reports.html_document import write_document
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.downloads import download
from evalua.ui.formats import plain
from evalua.ui.transitions.reading import cut, towns


def folder(here: Here) -> None:
    """The folder of one municipality, and its file."""
    names = towns(here)
    if not names:
        layout.empty(
            "Todavía no hay municipios",
            "Aquí se arma la carpeta de quien llega a una alcaldía, con lo que ya está registrado.",
            page="association",
            action="Ir a Asociación y miembros",
        )
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        town = st.selectbox(
            "Municipio",
            list(names),
            format_func=names.__getitem__,
            key="transitions.folder",
            width=300,
        )
        document = dossier(cache.inputs(here), here.facts, int(town), cut(here), CATALOG)
        download(
            here,
            "Descargar la carpeta",
            data=lambda: write_document(document),
            file_name=f"carpeta-{here.facts.code}-{int(town)}-{cut(here)}.html",
            mime="text/html",
            type="primary",
            icon=":material/download:",
            key="transitions.folder.download",
        )
    st.caption(
        "Se abre en cualquier navegador y se imprime en hojas A4. No sale de este computador."
    )
    _shown(document)


def _shown(document: Document) -> None:
    st.markdown(
        layout.facts_line(
            [f"{plain(label)}: **{plain(value)}**" for label, value in document.figures]
        )
    )
    for place, section in enumerate(document.sections):
        _section(section, place)


def _section(section: Section, place: int) -> None:
    layout.section(section.title)
    for line in section.sentences:
        st.markdown(plain(line))
    table = section.table
    if table is None or not table.rows:
        st.markdown(plain(section.empty if table is not None else ""))
        return
    frame = pd.DataFrame(table.rows, columns=list(table.headers))
    layout.table(
        frame,
        {header: header for header in table.headers},
        right=table.right,
        key=f"transitions.folder.{place}",
    )
