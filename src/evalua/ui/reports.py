"""Descargar on screen: the summary of the month as a workbook, and its tables as plain files."""

from __future__ import annotations

import streamlit as st

from evalua.board.approval import marked
from evalua.reports.summary import summary_csv, summary_workbook
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.downloads import download
from evalua.ui.formats import act_name, day, month_name, plain
from evalua.ui.scorecard import before

CONTENTS = (
    ("Resumen y diez áreas", "puntaje, cambio, cobertura y alcance, con su historia de dos años"),
    ("Indicadores", "valor, meta, avance y estado, con su definición y su fuente"),
    ("Metas, proyectos y transiciones", "lo programado, lo logrado y lo que está atrasado"),
    ("Aportes", "mes por mes, saldos por antigüedad, cuenta de cada municipio y equidad"),
    ("Compromisos y municipios", "lo acordado en las sesiones y la ficha de cada municipio"),
    ("Calidad del dato", "qué falta y por qué"),
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sentence(here: Here) -> str:
    """Whether what is downloaded was approved or is a draft."""
    shown = cache.evaluation(here)
    month = month_name(here.month)
    if shown.frozen:
        said = f"{month}: cifras aprobadas por la junta, {act_name(shown.act)}"
        return plain(f"{marked(said, shown)}.")
    if shown.in_progress:
        return plain(
            f"{month} está en curso: el archivo dice «borrador» y va hasta el {day(shown.cut)}."
        )
    state = layout.MONTH_STATES[shown.state]
    return plain(f"{month} no está aprobado ({state}): el archivo lo dice en cada hoja.")


def downloads(here: Here) -> None:
    """The two files, built when they are asked for."""
    left, right = layout.main_and_side()
    with left:
        layout.section("Resumen del mes en Excel", "Listo para imprimir y llevar a la junta.")
        st.markdown("\n".join(f"- **{title}:** {text}." for title, text in CONTENTS))
        download(
            here,
            f"Descargar {file_name(here, 'xlsx')}",
            data=lambda: workbook(here),
            file_name=file_name(here, "xlsx"),
            mime=XLSX,
            type="primary",
            icon=":material/download:",
            key="reports.xlsx",
        )
    with right:
        layout.section("Las mismas tablas en CSV")
        st.markdown(
            "Un archivo por tabla, comprimidos en uno solo, para abrirlos en otro programa. Llevan los "
            "números como se escriben en su país."
        )
        download(
            here,
            "Descargar las tablas",
            data=lambda: tables(here),
            file_name=file_name(here, "zip"),
            mime="application/zip",
            icon=":material/download:",
            key="reports.csv",
        )
    st.caption("El archivo se prepara al pedirlo y no sale de este computador.")


def file_name(here: Here, extension: str) -> str:
    """``evalua-CODIGO-2026-10.xlsx``."""
    return f"evalua-{here.facts.code}-{here.month}.{extension}"


def workbook(here: Here) -> bytes:
    """The summary of the month as an .xlsx file."""
    return summary_workbook(
        cache.evaluation(here),
        cache.inputs(here),
        cache.scores_by_month(here),
        cache.catalog(here),
        before=before(here, 1),
        generated_on=here.today,
    )


def tables(here: Here) -> bytes:
    """The tables of the summary as a .zip of .csv files."""
    return summary_csv(
        cache.evaluation(here),
        cache.inputs(here),
        cache.scores_by_month(here),
        cache.catalog(here),
        before=before(here, 1),
        generated_on=here.today,
    )
