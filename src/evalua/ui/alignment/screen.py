"""Alineación: what the goals, the projects and the vision answer to."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.alignment import KINDS, Matrix, alignment_matrix, titles_of
from evalua.board.wording import plural
from evalua.ui import cache, layout
from evalua.ui.alignment.citing import citing
from evalua.ui.alignment.lines import plan_lines
from evalua.ui.alignment.vision import vision
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import plain

_ALL, _ORPHAN = "all", "orphan"
# Longer names of plans pushed the last ones out of the table; the list below has them whole.
_TITLE = 24


def alignment(here: Here) -> None:
    """The matrix of citations, then the vision and the lines of other plans."""
    records, cut = cache.inputs(here), cache.evaluation(here).cut
    if records.visions.empty and records.plan_lines.empty:
        layout.empty(
            "Todavía no hay con qué alinear",
            "Aquí verá a qué línea de la visión y de los planes nacional, regional y municipales "
            "responde cada meta y cada proyecto. Empiece por la visión o por una línea de un plan.",
        )
    else:
        matrix = alignment_matrix(records, cut, CATALOG)
        _matrix(matrix)
        citing(here, matrix)
    vision(here)
    plan_lines(here)


def _matrix(matrix: Matrix) -> None:
    layout.section("A qué responde cada meta y cada proyecto")
    if matrix.rows.empty or not matrix.plans:
        st.markdown("Cuando haya líneas de planes y metas o proyectos, aquí verá quién cita qué.")
        return
    st.markdown(plain(_sentence(matrix)))
    present = [kind for kind in KINDS if kind in set(matrix.rows["kind"])]
    chosen = st.segmented_control(
        "Mostrar",
        [*present, _ORPHAN, _ALL],
        default=present[0],
        format_func=_options().__getitem__,
        key="alignment.kind",
        label_visibility="collapsed",
        required=True,
    )
    rows = _chosen(matrix, str(chosen))
    if rows.empty:
        st.markdown("Todas citan al menos una línea.")
        return
    shown = rows.assign(
        kind=[KINDS[kind] for kind in rows["kind"]],
        vision=_vision(rows),
        name=[f"{code} · {name}" for code, name in zip(rows["code"], rows["name"], strict=True)],
        cites=[f"● {n}" if n else "○ ninguna" for n in rows["plans"]],
    )
    columns = {"name": "Nombre"}
    if chosen in (_ORPHAN, _ALL):
        columns = {"kind": "Qué es"} | columns
    if chosen in ("project", _ALL):
        columns |= {"vision": "Línea de visión"}
    columns |= {"cites": "Cita"}
    layout.table(
        shown,
        columns | titles_of(matrix.plans, columns.values(), _TITLE),
        wide=("Nombre",) if chosen != _ALL else (),
        medium=("Nombre",) if chosen == _ALL else (),
        key="alignment.matrix",
    )
    st.caption("● cita una línea vigente · ▲ la cita fuera de los años del plan · – no lo cita.")


def _vision(rows: pd.DataFrame) -> list[str]:
    """The vision line of each project; a project without one says it."""
    return [
        (f"● {line}" if line else "○ ninguna") if kind == "project" else ""
        for kind, line in zip(rows["kind"], rows["vision"], strict=True)
    ]


def _chosen(matrix: Matrix, chosen: str) -> pd.DataFrame:
    if chosen == _ORPHAN:
        return matrix.orphans
    return matrix.rows if chosen == _ALL else matrix.rows[matrix.rows["kind"] == chosen]


def _options() -> dict[str, str]:
    return {
        _ALL: "Todo",
        "vision_line": "Visión",
        "goal": "Metas",
        "project": "Proyectos",
        _ORPHAN: "Sin ninguna línea",
    }


def _sentence(matrix: Matrix) -> str:
    """How many of each kind cite some line: «10 de 13 metas, 6 de 13 proyectos»."""
    names = {"goal": "metas", "project": "proyectos", "vision_line": "líneas de la visión"}
    parts = []
    for kind, many in names.items():
        own = matrix.rows[matrix.rows["kind"] == kind]
        if len(own):
            parts.append(f"{int((own['plans'] > 0).sum())} de {len(own)} {many}")
    lacking = plural(len(matrix.orphans), "fila queda", "filas quedan")
    tail = f"; {lacking} sin ninguna" if len(matrix.orphans) else ""
    return f"Citan alguna línea de otro plan: {', '.join(parts)}{tail}."
