"""The register rows behind an indicator: which count, which do not, and why."""

from __future__ import annotations

import re

import pandas as pd
import streamlit as st

from evalua.board.evidence import evidence_of, evidence_sentence
from evalua.board.figures import part_text
from evalua.board.names import municipality_names
from evalua.board.places import ROW_PAGES
from evalua.board.wording import listed, plural
from evalua.catalog import Indicator
from evalua.domain.month import Month
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import day, plain
from evalua.ui.indicator import seen

KINDS = {
    "activity": "Actividad",
    "affinity_study": "Estudio",
    "agreed_priority": "Prioridad",
    "charge": "Cobro",
    "commitment": "Compromiso",
    "decision": "Decisión",
    "disagreement": "Inconformidades",
    "goal": "Meta",
    "instrument": "Instrumento",
    "legal_piece": "Pieza legal",
    "meeting": "Sesión",
    "milestone": "Paso de la transición",
    "month": "Mes",
    "municipality": "Municipio",
    "organization": "Organización",
    "partner": "Aliado",
    "peace_initiative": "Iniciativa de paz",
    "project": "Proyecto",
    "service": "Servicio",
    "technical_document": "Documento",
    "total": "Total",
    "typed_figure": "Cifra digitada",
    "working_group": "Mesa",
}
PLURALS = {
    "activity": "actividades",
    "affinity_study": "estudios de afinidad",
    "agreed_priority": "prioridades pactadas",
    "charge": "cobros y pagos",
    "commitment": "compromisos",
    "decision": "sesiones y decisiones",
    "disagreement": "inconformidades",
    "goal": "metas",
    "instrument": "instrumentos",
    "legal_piece": "expediente jurídico",
    "meeting": "sesiones",
    "milestone": "transición",
    "month": "cierres de mes",
    "municipality": "miembros",
    "organization": "organizaciones",
    "partner": "aliados",
    "peace_initiative": "iniciativas de paz",
    "project": "proyectos",
    "service": "servicios",
    "technical_document": "entregas de documentos",
    "typed_figure": "cifras digitadas",
    "working_group": "mesas",
}
ADDS, ONLY_BELOW, OUT = "● suma", "○ no suma", "– fuera"
_MONTH = re.compile(r"\d{4}-\d{2}")
_SEVERAL = 4


def rows(here: Here, shown: Indicator) -> None:
    """Every row looked at this month, with what it adds."""
    layout.section("Las filas detrás de la cifra")
    found = seen.evaluation(here, shown).rows_behind(shown.code)
    if found.empty:
        st.markdown("Este mes no hay filas registradas que mirar.")
        return
    counts = [
        count_word(n, d) for n, d in zip(found["numerator"], found["denominator"], strict=True)
    ]
    records = cache.inputs(here)
    proofs = evidence_of(records, cache.evaluation(here).cut)
    proved = evidence_sentence(found, proofs)
    st.caption(plain(f"{summary(counts)} {proved}"))
    names = municipality_names(records)
    told = found.assign(
        kind=[KINDS.get(r, "Registro") for r in found["register"]],
        label=[_label(text) for text in found["label"]],
        dated_on=[day(d) for d in found["dated_on"]],
        towns=[_towns(ids, names) for ids in found["municipality_ids"]],
        counts=counts,
        evidence=[proofs.get(uid, "") for uid in found["uid"]],
        **{
            part: [part_text(v, shown, here.facts) for v in found[part]]
            for part in ("numerator", "denominator")
        },
    )
    headers = _headers(shown)
    if not proved:
        del headers["evidence"]
    layout.table(
        told,
        headers,
        right=("Numerador", "Denominador"),
        key="indicator.rows",
        on_pick=lambda: None,
    )
    _open(here, found)


def _open(here: Here, found: pd.DataFrame) -> None:
    """Doors to the register, and to the sheet of the municipality of a picked row."""
    picked = layout.picked_row("indicator.rows")
    with st.container(horizontal=True):
        for kind in sorted(set(found["register"]) & set(ROW_PAGES)):
            layout.door(ROW_PAGES[kind], f"Abrir el registro: {PLURALS[kind]}")
        if picked is not None and picked < len(found):
            for key in found["municipality_ids"].iloc[picked][:_SEVERAL]:
                _sheet(here, int(key))


def _sheet(here: Here, municipality_id: int) -> None:
    rows = cache.inputs(here).municipalities
    for row in rows[rows["id"] == municipality_id].to_dict("records"):
        layout.door("municipality", plain(f"Ficha de {row['name']}"), municipio=str(row["uid"]))


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
        "evidence": "Evidencia",
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
