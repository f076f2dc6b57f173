"""The contact matrix on screen: municipality by audience in the month, or by month in a year."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.contact_matrix import month_lines, twelve, year_lines
from evalua.board.wording import listed
from evalua.domain.month import Month
from evalua.measures.inputs import Cut
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain

EVERYONE = "Cualquiera"


def matrix(here: Here) -> None:
    """With whom of each municipality there was contact: this month, and in the last twelve."""
    inputs, cut = cache.inputs(here), Cut.of(here.month, here.today)
    month = month_lines(inputs, cut, CATALOG)
    if month.empty:
        layout.empty(
            "No hay municipios miembros en este mes",
            "Aquí verá a quién de cada municipio llegó la asociación, mes por mes.",
            page="association",
            action="Agregar municipios",
        )
        return
    _month(here, month)
    _year(here, cut)


def _month(here: Here, lines: pd.DataFrame) -> None:
    audiences = CATALOG.choices("contact_audiences")
    layout.section(
        f"A quién se llegó en {here.month.label}",
        "Actividades realizadas que llegaron a cada público; un punto es ninguna.",
    )
    untouched = lines[(lines[list(audiences)] == 0).all(axis=1)]["municipality"].tolist()
    if untouched and len(untouched) < len(lines):
        st.markdown(f"Sin ningún contacto este mes: {plain(listed(untouched))}.")
    layout.table(
        lines.assign(**{key: _marks(lines[key]) for key in audiences}),
        {"municipality": "Municipio", **audiences},
        right=tuple(audiences.values()),
        key="contacts.month",
        alt="Actividades del mes por municipio y público",
    )


def _year(here: Here, cut: Cut) -> None:
    layout.section("Los últimos doce meses")
    audiences = CATALOG.choices("contact_audiences")
    chosen = st.segmented_control(
        "Público",
        ["", *audiences],
        default="",
        format_func=lambda key: audiences.get(key, EVERYONE),
        key="contacts.audience",
        label_visibility="collapsed",
        required=True,
    )
    lines = year_lines(cache.inputs(here), cut, CATALOG, str(chosen or ""))
    months = {str(m): _short(m) for m in twelve(here.month)}
    layout.table(
        lines.assign(
            last_on=[written_day(d) for d in lines["last_on"]],
            **{key: _marks(lines[key]) for key in months},
        ),
        {"municipality": "Municipio", **months, "last_on": "Último"},
        right=tuple(months.values()),
        key="contacts.year",
        alt="Actividades por municipio en cada uno de los últimos doce meses",
    )


def _short(month: Month) -> str:
    """«ene 26»: short enough for twelve columns."""
    return f"{month.short[:3]} {month.year % 100:02d}"


def _marks(numbers: pd.Series) -> list[str]:
    return [str(n) if n else "·" for n in numbers]
