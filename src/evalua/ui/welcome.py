"""The first thing an empty installation shows."""

from __future__ import annotations

import streamlit as st

from evalua.ui import context
from evalua.ui.demonstration import load_button
from evalua.ui.navigation import go

PURPOSE = (
    "La autoevaluación mensual de su asociación de municipios: usted registra lo que pasó, Evalúa lo "
    "convierte en avance frente a diez áreas, y la junta lo revisa con las cifras a la vista."
)


NO_ASSOCIATION = (
    "Su cuenta todavía no pertenece a ninguna asociación. Pida a quien administra Evalúa en su oficina "
    "que la agregue en Personas y accesos; después vuelva a abrir esta página."
)


def doors() -> None:
    """The two ways in, for who administers; the others are told whom to ask."""
    if not context.visitor().is_administrator:
        st.info(NO_ASSOCIATION)
        return
    left, right = st.columns(2, gap="large")
    with left.container(border=True):
        st.subheader("Ver la demostración", anchor=False)
        st.markdown(
            "Dos asociaciones ficticias, una de Colombia y otra de El Salvador, con dos años de "
            "registros. Se quitan con un clic y nunca se mezclan con sus datos."
        )
        load_button()
    with right.container(border=True):
        st.subheader("Empezar con mi asociación", anchor=False)
        st.markdown(
            "País, municipios, forma de aportar y metas del año: unos quince minutos. Puede "
            "detenerse en cualquier paso; lo que escriba queda guardado."
        )
        if st.button("Empezar con mi asociación", type="primary", key="welcome.start"):
            go("setup")
