"""Lo aprobado on screen: every approval, what changed between any two, and what came later."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from evalua.board.wording import plural
from evalua.months.approvals import Approval, approvals
from evalua.ui import layout, state
from evalua.ui.approved.compare import compare
from evalua.ui.approved.listing import listing
from evalua.ui.close_month import late
from evalua.ui.context import Here
from evalua.ui.formats import month_name, plain
from evalua.ui.views import PARAMETER, asked

VIEWS = ("Aprobaciones", "Comparar", "Ajustes posteriores")


def sentence(here: Here) -> str:
    """How many months were approved, how many of them again, and how many by one person."""
    found = _approvals(here)
    if not found:
        return "Lo que la junta aprueba queda congelado y sellado aquí."
    months = len({item.month for item in found})
    again = sum(item.number > 1 for item in found)
    alone = sum(item.one_person for item in found)
    parts = [plural(months, "mes aprobado", "meses aprobados")]
    if again:
        parts.append(f"{plural(again, 'vez', 'veces')} se aprobó de nuevo un mes reabierto")
    if alone:
        parts.append(f"{plural(alone, 'aprobación', 'aprobaciones')} sin segunda persona")
    return plain(f"{'; '.join(parts)}.")


def views(here: Here) -> None:
    """The approvals, the comparison, or what was written later in the month on screen."""
    found = _approvals(here)
    if not found:
        layout.empty(
            "Todavía no hay meses aprobados",
            "Cuando la junta apruebe el primero, aquí quedarán sus cifras con su sello, y podrá "
            "comparar cualquier par de aprobaciones.",
            page="close_month",
            action="Ir a Cierre del mes",
        )
        return
    shown = st.segmented_control(
        "Vista",
        VIEWS,
        default=asked(VIEWS),
        key=_view_key(),
        on_change=_take_view,
        args=(_view_key(),),
        label_visibility="collapsed",
        required=True,
    )
    if shown == VIEWS[0]:
        listing(here, found)
    elif shown == VIEWS[1]:
        compare(here, found)
    else:
        _later(here, found)


def _view_key() -> str:
    """One for each view in the address: a door of this page opens another."""
    return f"approved.view.{VIEWS.index(asked(VIEWS))}"


def _take_view(key: str) -> None:
    """The address says which view is shown, so that a link opens it."""
    value = state.widget(key)
    if isinstance(value, str):
        st.query_params[PARAMETER] = value


def _later(here: Here, found: Sequence[Approval]) -> None:
    if here.month not in {item.month for item in found}:
        st.info(
            f"{month_name(here.month)} no está aprobado: elija arriba un mes aprobado.",
            icon=":material/info:",
        )
        return
    late.adjustments(here, "approved")


def _approvals(here: Here) -> list[Approval]:
    with here.database.session() as session:
        return approvals(session, association_id=here.facts.id)
