"""Every approval: of which month, by which act, who, with which stamp and which seal."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from evalua.board.approval import ALONE, UNSEALED, facts_of, short_seal
from evalua.board.month_life import punctuality
from evalua.months.approvals import Approval
from evalua.ui import layout
from evalua.ui.approved.sides import Side
from evalua.ui.context import Here
from evalua.ui.formats import act_name, day, month_name, opening, plain

_KEY = "approved.list"


def listing(here: Here, approvals: Sequence[Approval]) -> None:
    """The approvals, newest first; choosing one opens what it says of itself."""
    newest = sorted(approvals, key=lambda item: (item.month, item.number), reverse=True)
    layout.table(
        pd.DataFrame([_row(here, item) for item in newest]),
        {
            "month": "Mes",
            "number": "Aprobación",
            "act": "Acta",
            "taken": "Fecha",
            "who": "Aprobó",
            "stamp": "Constancia",
            "seal": "Sello",
            "catalogue": "Catálogo",
            "program": "Programa",
        },
        key=_KEY,
        medium=("Constancia",),
        alt=f"{len(newest)} aprobaciones, de la más reciente a la más antigua.",
        on_pick=_nothing,
    )
    picked = layout.picked_row(_KEY)
    if picked is None or picked >= len(newest):
        st.caption("Elija una fila para ver su sello completo, su nota y compararla.")
        return
    _one(here, newest[picked])


def _nothing() -> None:
    """Choosing a row only draws the page again."""


def _row(here: Here, item: Approval) -> dict[str, str]:
    return {
        "month": month_name(item.month),
        "number": str(item.number),
        "act": opening(act_name(item.act)),
        "taken": day(here.facts.local(item.taken_at).date()),
        "who": item.taken_by,
        "stamp": opening(ALONE) if item.one_person else "Con segunda persona",
        "seal": short_seal(item.seal) or "Sin sello",
        "catalogue": item.catalogue_version,
        "program": item.program_version,
    }


def _one(here: Here, item: Approval) -> None:
    """Everything an approval says of itself, and the door to compare it."""
    layout.section(f"{month_name(item.month)}, aprobación {item.number}")
    sent = item.first_submitted_on
    told = [
        ("Acta", opening(act_name(item.act))),
        ("Fecha", f"{here.facts.local(item.taken_at):%d/%m/%Y %H:%M}"),
        ("Corte de las cifras", day(item.cut)),
        (
            "Primer envío",
            f"{day(sent)}, {punctuality(here.facts, item.month, sent)}" if sent else "sin dato",
        ),
        *facts_of(item)[:2],
    ]
    st.markdown("  \n".join(f"{label}: **{plain(text)}**" for label, text in told))
    if item.context_note:
        st.markdown(f"Nota del mes: {plain(item.context_note)}")
    if item.seal:
        st.caption("Sello completo: cambia si cambia cualquier cifra guardada de esta aprobación.")
        st.code(item.seal, language=None, wrap_lines=True)
    else:
        st.caption(f"{opening(UNSEALED)}.")
    layout.door(
        "approved",
        "Comparar con los registros de hoy",
        vista="Comparar",
        antes=Side(item.month, item.number).key,
        despues=Side(item.month, 0).key,
    )
