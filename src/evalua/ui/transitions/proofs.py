"""Steps that the records already prove, and the button that writes them all."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.milestone_proof import proofs
from evalua.charts.transitions import ASSOCIATION
from evalua.registers.transitions.commands import MilestoneInput, fulfil, mark_not_applicable
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form
from evalua.ui.transitions.reading import cut, open_term


def proved(here: Here) -> None:
    """Nothing where every proof was written already."""
    lines = proofs(cache.inputs(here), cut(here), CATALOG)
    if lines.empty:
        return
    count = "1 paso" if len(lines) == 1 else f"{len(lines)} pasos"
    with st.expander(f"Los registros ya prueban {count}", expanded=True):
        shown = lines.assign(
            step=lines["milestone"] + " " + lines["name"],
            who=lines["municipality"].where(lines["municipality"] != "", ASSOCIATION),
            when=[written_day(d) if pd.notna(d) else "No aplica" for d in lines["done_on"]],
            said=lines["evidence"].where(lines["evidence"] != "", lines["reason"]),
        )
        layout.table(
            shown,
            {"step": "Paso", "who": "Quién", "when": "Fecha", "said": "Soporte"},
            medium=("Paso", "Soporte"),
            key="transitions.proofs",
        )
        form = Form(here, "proofs", subject=str(open_term(here).id))
        form.save(
            f"Dar por registrado: {count}",
            lambda work, e: _save(work, open_term(here).id, lines, e),
            primary=False,
        )


def _save(work: Work, term_id: int, lines: pd.DataFrame, entered: Entered) -> str:
    """Only steps nobody wrote are proposed: one written meanwhile is not written over."""
    for row in lines.to_dict("records"):
        place = None if pd.isna(row["municipality_id"]) else int(row["municipality_id"])
        done = None if pd.isna(row["done_on"]) else row["done_on"].date()
        data = MilestoneInput(term_id, row["milestone"], place, done, row["evidence"])
        if row["reason"]:
            mark_not_applicable(
                work, data, row["reason"], catalog=CATALOG, version=0, confirmed=entered.confirmed
            )
        else:
            fulfil(work, data, catalog=CATALOG, version=0, confirmed=entered.confirmed)
    return "Los pasos quedaron registrados."
