"""The register rows behind an indicator: which count, which do not, and why."""

from __future__ import annotations

import re

import streamlit as st

from evalua.board.names import municipality_names
from evalua.board.wording import listed, plural
from evalua.catalog import Indicator
from evalua.domain.month import Month
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import day, plain
from evalua.ui.indicator.words import part_text

KINDS = {
    "activity": "Actividad",
    "charge": "Cobro",
    "commitment": "Compromiso",
    "goal": "Meta",
    "meeting": "Sesión",
    "milestone": "Paso de la transición",
    "month": "Mes",
    "municipality": "Municipio",
    "organization": "Organización",
    "partner": "Aliado",
    "project": "Proyecto",
}
ADDS, ONLY_BELOW, OUT = "● suma", "○ no suma", "– fuera"
_MONTH = re.compile(r"\d{4}-\d{2}")
_SEVERAL = 4


def rows(here: Here, shown: Indicator) -> None:
    """Every row looked at this month, with what it adds."""
    layout.section("Las filas detrás de la cifra")
    found = cache.evaluation(here).rows_behind(shown.code)
    if found.empty:
        st.markdown("Este mes no hay filas registradas que mirar.")
        return
    counts = [
        count_word(n, d) for n, d in zip(found["numerator"], found["denominator"], strict=True)
    ]
    st.caption(plain(summary(counts)))
    names = municipality_names(cache.inputs(here))
    told = found.assign(
        kind=[KINDS.get(r, "Registro") for r in found["register"]],
        label=[_label(text) for text in found["label"]],
        dated_on=[day(d) for d in found["dated_on"]],
        towns=[_towns(ids, names) for ids in found["municipality_ids"]],
        counts=counts,
        **{
            part: [part_text(v, shown, here.facts) for v in found[part]]
            for part in ("numerator", "denominator")
        },
    )
    layout.table(told, _headers(shown), right=("Numerador", "Denominador"), key="indicator.rows")


def count_word(numerator: float, denominator: float) -> str:
    """Whether a row adds to the numerator, only to the denominator, or to nothing."""
    if numerator > 0:
        return ADDS
    return ONLY_BELOW if denominator > 0 else OUT


def summary(counts: list[str]) -> str:
    """How many rows add, do not, and are left out."""
    told = [
        f"{counts.count(word)} {said}"
        for word, said in (
            (ADDS, "suman al numerador"),
            (ONLY_BELOW, "solo están en el denominador"),
            (OUT, "quedan fuera de la cuenta"),
        )
        if word in counts
    ]
    return f"{plural(len(counts), 'fila', 'filas')}: {listed(told)}."


def _headers(shown: Indicator) -> dict[str, str]:
    headers = {
        "kind": "Registro",
        "label": "Qué se miró",
        "towns": "Municipio",
        "dated_on": "Fecha",
        "counts": "Cuenta",
        "numerator": "Numerador",
        "denominator": "Denominador",
        "note": "Por qué",
    }
    if not shown.denominator:
        del headers["denominator"]
    return headers


def _label(text: str) -> str:
    return Month.parse(text).label if _MONTH.fullmatch(text) else text


def _towns(ids: tuple[int, ...], names: dict[int, str]) -> str:
    if len(ids) > _SEVERAL:
        return plural(len(ids), "municipio", "municipios")
    return listed([names.get(int(key), "") for key in ids])
