"""What a person is told where the month looked at was already sent or approved."""

from __future__ import annotations

import streamlit as st

from evalua.domain.month import long_date
from evalua.registers.periods.queries import month_row
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.formats import act_name, plain


def note_if_closed(here: Here) -> None:
    """Who approved the month and what happens to a dated fact recorded in it from then on.

    For registers of dated facts, which are never refused: those of an approved month ask for a
    reason and become later adjustments; those of a month already sent flag it as changed.
    """
    with here.database.session() as session:
        row = month_row(session, here.facts.id, here.month)
    if row is None or row.state not in ("submitted", "approved"):
        return
    name = here.month.label.capitalize()
    if row.state == "approved" and row.approved_on is not None:
        said = (
            f"{name} fue aprobado el {long_date(row.approved_on)} por {row.approved_by}, "
            f"{act_name(row.act)}. Lo que registre con fecha de ese mes pide un motivo y queda como ajuste "
            "posterior; lo aprobado solo cambia si se reabre en Cierre del mes."
        )
    else:
        said = (
            f"{name} ya se envió. Lo que registre con fecha de ese mes quedará señalado a la junta."
        )
    st.info(plain(said), icon=":material/lock:")
    layout.door("close_month", "Ir a Cierre del mes")
