"""Once a year, whether each service is still useful: a line of the close that stops nothing.

The board decides it in a session that may not have been held yet, and no figure depends on it.
"""

from __future__ import annotations

import streamlit as st

from evalua.registers.services.reviews import (
    remove_review,
    review_of,
    review_services,
    year_to_review,
)
from evalua.registers.services.tables import ServiceReview
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.formats import act_name, day, plain
from evalua.ui.forms import Entered, Form, remove


def ask(here: Here) -> None:
    """Ask for the review of the year before, or say that it was made."""
    with here.database.session() as session:
        year = year_to_review(session, association_id=here.facts.id, month=here.month)
        made = (
            review_of(session, association_id=here.facts.id, year=year)
            if year is not None
            else None
        )
    if year is None:
        return
    if made is not None:
        _made(here, made)
        return
    st.markdown(
        f":orange[▲ Falta la revisión anual de los servicios de {year}: si cada uno sigue siendo útil.] "
        "No detiene el envío."
    )
    with st.expander(f"Anotar la revisión de los servicios de {year}"):
        layout.door("other_registers", "Ver los servicios", vista="Servicios")
        form = Form(here, "service_review", subject=str(year))
        left, right = st.columns(2)
        with left:
            form.day("reviewed_on", "Fecha de la revisión", latest=here.today)
        with right:
            form.text("act", "Acta (si la hay)")
        form.text("conclusion", "Conclusión: qué sigue, qué cambia y qué se deja", long=True)
        form.save("Guardar la revisión", lambda work, e: _write(work, year, e), primary=False)


def _made(here: Here, made: ServiceReview) -> None:
    act = f", {act_name(made.act)}" if made.act else ""
    with st.expander(f"✓ Servicios de {made.year} revisados el {day(made.reviewed_on)}{act}"):
        st.markdown(plain(made.conclusion))
        remove(
            here,
            f"service_review.remove.{made.id}",
            lambda work, reason: _remove(work, made, reason),
            label="Retirar esta revisión",
        )


def _write(work: Work, year: int, entered: Entered) -> str:
    review_services(
        work,
        year,
        reviewed_on=entered["reviewed_on"],
        act=entered.text("act"),
        conclusion=entered.text("conclusion"),
    )
    return f"Revisión de los servicios de {year} guardada."


def _remove(work: Work, made: ServiceReview, reason: str) -> str:
    remove_review(work, made.id, reason)
    return f"Se retiró la revisión de los servicios de {made.year}."
