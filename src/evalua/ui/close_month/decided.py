"""What the board can do with a month that was sent: approve it, return it, or open it again."""

from __future__ import annotations

import streamlit as st

from evalua.board.approval import ALONE, short_seal
from evalua.domain.month import long_date
from evalua.months import life
from evalua.registers.periods.tables import ReportMonth
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.close_month import late, note
from evalua.ui.context import Here
from evalua.ui.formats import act_name, opening, plain
from evalua.ui.forms import Entered, Form


def submitted(here: Here, row: ReportMonth) -> None:
    """A month waiting for the board: its note, what changed since it was sent, and the two ways on."""
    st.markdown(
        f"**Enviado** por {plain(row.submitted_by)}. {plain(opening(here.facts.the_board))} puede "
        "aprobarlo con un acta o devolverlo con una nota."
    )
    note.shown(row.context_note)
    if row.changed_after_submission:
        st.markdown(":orange[▲ Un registro de este mes cambió después de enviarlo.]")
    left, right = st.columns(2, gap="large")
    with left:
        _approval(here, row)
    with right:
        layout.section("Devolver")
        form = Form(here, "return", subject=str(here.month), needs="approve")
        form.text("note", "Qué hay que corregir", long=True)
        form.save("Devolver a la dirección", lambda work, e: _return(work, here, e), primary=False)
    late.after_closing(here)


def _approval(here: Here, row: ReportMonth) -> None:
    layout.section("Aprobar")
    if life.same_person(here.actor, row):
        st.caption(
            f"Usted envió este mes. Puede aprobarlo, y quedará dicho en todas partes: «{ALONE}»."
        )
    form = Form(here, "approve", subject=str(here.month), needs="approve")
    form.text("act", "Número del acta")
    form.day("approved_on", "Fecha de la sesión", latest=here.today)
    form.save(f"Aprobar {here.month.label}", lambda work, e: _approve(work, here, e))
    st.caption(
        "Al aprobar, las cifras, las metas, los pesos y los umbrales de este mes quedan congelados y "
        "sellados."
    )


def approved(here: Here, row: ReportMonth) -> None:
    """A month the board approved: its stamp and seal, what came later, and how to open it again."""
    assert row.approved_on is not None
    alone = f" {ALONE.capitalize()}." if row.one_person else ""
    st.markdown(
        f"**Aprobado** el {long_date(row.approved_on)} con el {plain(act_name(row.act))}, por "
        f"{plain(row.approved_by)}.{alone}{_seal(here)}"
    )
    note.shown(row.context_note)
    layout.door("approved", "Ver y comparar lo aprobado")
    late.adjustments(here)
    with st.expander("Reabrir este mes"):
        form = Form(here, "reopen", subject=str(here.month), needs="approve")
        form.text("reason", "Por qué se reabre", long=True)
        form.save("Reabrir", lambda work, e: _reopen(work, here, e), primary=False)
        st.caption("Las cifras aprobadas siguen vigentes hasta que el mes se apruebe otra vez.")


def _seal(here: Here) -> str:
    """Which approval of the month it is, where there were others, and its seal."""
    approval = cache.evaluation(here).approval
    if approval is None:
        return ""
    again = (
        f" Es la aprobación número {approval.number} de este mes." if approval.number > 1 else ""
    )
    return f"{again} Sello: `{short_seal(approval.seal)}`." if approval.seal else again


def _approve(work: Work, here: Here, entered: Entered) -> str:
    life.approve(
        work,
        here.month,
        act=entered.text("act"),
        approved_on=entered["approved_on"],
        catalog=CATALOG,
    )
    return f"{here.month.label.capitalize()} quedó aprobado."


def _return(work: Work, here: Here, entered: Entered) -> str:
    life.send_back(work, here.month, entered.text("note"))
    return f"{here.month.label.capitalize()} volvió a la dirección."


def _reopen(work: Work, here: Here, entered: Entered) -> str:
    life.reopen(work, here.month, entered.text("reason"))
    return f"{here.month.label.capitalize()} está reabierto."
