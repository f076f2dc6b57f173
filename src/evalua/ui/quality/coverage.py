"""Completeness, timeliness and evidence on screen, by register and by who answers."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.backing import evidence_lines, evidence_share
from evalua.board.expected import completeness, expected_rows, ground_of, missing_rows
from evalua.board.wording import plural
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, day, money, number, percent, plain, quantity
from evalua.ui.quality.findings import address

_SHOWN = 30


def expected(here: Here) -> pd.DataFrame:
    """What every register should hold at the cut."""
    evaluation = cache.evaluation(here)
    return expected_rows(evaluation, ground_of(evaluation, cache.inputs(here)), cache.catalog(here))


def missing(here: Here) -> None:
    """What is not there yet and who owes it."""
    lacking = missing_rows(expected(here))
    if lacking.empty:
        st.markdown("No falta nada de lo que se espera a la fecha de corte.")
        return
    owners = lacking.groupby("owner").size()
    told = ", ".join(f"{name} ({count})" for name, count in owners.items())
    layout.section("Qué dato falta y quién lo debe")
    st.caption(plain(f"{plural(len(lacking), 'dato', 'datos')} por llegar: {told}."))
    for owner, rows in lacking.groupby("owner"):
        with st.expander(
            f"{plain(owner)} · {plural(len(rows), 'dato', 'datos')}", expanded=len(owners) <= 4
        ):
            for row in rows.head(_SHOWN).to_dict("records"):
                _owed(row)
            if len(rows) > _SHOWN:
                st.caption(f"Y {len(rows) - _SHOWN} más.")


def _owed(row: dict[str, Any]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        why = f" · {row['reason']}" if row["reason"] else ""
        with st.container(width="stretch", gap="xxsmall"):
            st.markdown(plain(row["label"]))
            st.caption(plain(f"{row['what']} · plazo {day(row['due_on'])}{why}"))
        layout.door(row["page"], "Ir a registrarlo", width="content", **address(row["opens"]))


def punctuality(here: Here) -> None:
    """Complete ÷ expected and on time ÷ expected, by register and by person."""
    rows = expected(here)
    left, right = st.columns(2, gap="large")
    with left:
        layout.section("Por registro")
        _counts(here, completeness(rows, "what"), "Registro", "quality.by_register")
    with right:
        layout.section(
            "Por responsable", "En orden alfabético: es para repartir, no para comparar."
        )
        _counts(here, completeness(rows, "owner"), "Responsable", "quality.by_owner")


def _counts(here: Here, counts: pd.DataFrame, header: str, key: str) -> None:
    shown = counts.assign(
        complete=[_of(here, r["complete"], r["expected"], r["share"]) for r in _records(counts)],
        on_time=[_of(here, r["on_time"], r["timed"], r["on_time_share"]) for r in _records(counts)],
    )
    layout.table(
        shown,
        {"name": header, "complete": "Completo", "on_time": "A tiempo"},
        right=("Completo", "A tiempo"),
        key=key,
    )


def _of(here: Here, part: int, whole: int, share: float) -> str:
    return MISSING if not whole else f"{part} de {whole} ({percent(share, here.facts)})"


def backed(here: Here) -> None:
    """Reported totals beside those with something to show them."""
    evaluation = cache.evaluation(here)
    lines = evidence_lines(ground_of(evaluation, cache.inputs(here)))
    some, whole = evidence_share(lines)
    layout.section("Lo reportado y lo que tiene soporte")
    if not whole:
        st.markdown("Este año todavía no hay nada reportado.")
        return
    st.caption(
        plain(
            f"Este año, {some} de {whole} valores ({percent(some / whole, here.facts)}) dicen dónde está "
            "su soporte. La diferencia no es un error: es lo que todavía no se puede mostrar."
        )
    )
    shown = lines.assign(
        reported=[_figure(here, r, "reported") for r in _records(lines)],
        backed=[_figure(here, r, "backed") for r in _records(lines)],
        share=[percent(value, here.facts) for value in lines["share"]],
    )
    layout.table(
        shown,
        {
            "what": "Qué",
            "backing": "Se respalda con",
            "reported": "Reportado",
            "backed": "Con soporte",
            "share": "Parte",
        },
        right=("Reportado", "Con soporte", "Parte"),
        key="quality.backed",
    )


def _figure(here: Here, row: dict[str, Any], name: str) -> str:
    if row["kind"] == "money":
        return money(row[name], here.facts)
    if row["kind"] == "percent":
        return f"{number(row[name], here.facts, 1)} %"
    return quantity(row[name], here.facts)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = frame.to_dict("records")
    return found
