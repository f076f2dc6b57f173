"""Citing a line from a goal, a project or a line of the vision, and taking it back."""

from __future__ import annotations

from datetime import date
from typing import cast

import pandas as pd
import streamlit as st

from evalua.board.alignment import KINDS, Matrix, citation_rows, plan_line_rows
from evalua.registers.alignment.citations import CitedBy, cite, uncite
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.forms import Entered, Form, remove, say


def citing(here: Here, matrix: Matrix) -> None:
    """The form that cites a line, and the one that takes a citation back."""
    cut = cache.evaluation(here).cut
    lines = plan_line_rows(cache.inputs(here), cut, CATALOG)
    if lines.empty or matrix.rows.empty:
        return
    with st.expander("Citar una línea"):
        _cite(here, matrix, lines, cut)
    cited = citation_rows(cache.inputs(here), cut, CATALOG)
    if not cited.empty:
        with st.expander("Ver o quitar lo que se cita"):
            _cited(here, cited)


def _cite(here: Here, matrix: Matrix, lines: pd.DataFrame, cut: date) -> None:
    form = Form(here, "citation")
    left, right = st.columns(2)
    with left:
        kind = form.choice("kind", "Qué cita", _kinds(matrix))
        own = matrix.rows[matrix.rows["kind"] == kind]
        subjects = {int(r["row_id"]): f"{r['code']} · {r['name']}" for r in own.to_dict("records")}
        form.choice("by", KINDS.get(str(kind), "Cuál"), subjects)
    with right:
        known = {int(r["line_id"]): r for r in lines.to_dict("records")}
        names = {k: f"{r['plan']} · {r['code']} {r['text']}" for k, r in known.items()}
        line = form.choice("line", "Línea que cita", names)
        if line in known and known[line]["expired"]:
            span = f"{known[line]['starts_year']}–{known[line]['ends_year']}"
            said = f"Ese plan es de {span}: {cut.year} queda por fuera de sus años."
            say(said, mark="▲", color="orange")
    form.save("Citar", _save, primary=False)


def _kinds(matrix: Matrix) -> dict[str, str]:
    present = set(matrix.rows["kind"])
    return {kind: name for kind, name in KINDS.items() if kind in present}


def _save(work: Work, entered: Entered) -> str:
    kind = cast(CitedBy, entered.text("kind") or "goal")
    cite(work, int(entered["line"] or 0), kind, int(entered["by"] or 0))
    return "Línea citada."


def _cited(here: Here, cited: pd.DataFrame) -> None:
    layout.table(
        cited.assign(
            kind=[KINDS[kind] for kind in cited["kind"]],
            line=[
                f"▲ {t}" if old else t
                for t, old in zip(cited["line"], cited["expired"], strict=True)
            ],
        ),
        {"kind": "Qué es", "code": "Código", "plan": "Plan", "line": "Línea"},
        wide=("Línea",),
        key="alignment.cited",
    )
    names = {
        int(r["citation_id"]): f"{r['code']} → {r['plan']} · {r['line']}"
        for r in cited.to_dict("records")
    }
    chosen = st.selectbox(
        "Cita", list(names), format_func=names.__getitem__, key="alignment.citation"
    )
    remove(
        here,
        f"citation.remove.{chosen}",
        lambda work, why: _removed(work, chosen, why),
        label="Quitar esta cita",
    )


def _removed(work: Work, citation_id: int, why: str) -> str:
    uncite(work, citation_id, why)
    return "Cita retirada."
