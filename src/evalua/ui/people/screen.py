"""Personas y accesos on screen: the people of the association and, for who administers, every account."""

from __future__ import annotations

import streamlit as st

from evalua.accounts.permissions import may
from evalua.board.wording import plural
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.people.adding import WHAT_EACH_DOES, add_somebody
from evalua.ui.people.installation import accounts
from evalua.ui.people.link import shown
from evalua.ui.people.person import one_person
from evalua.ui.people.rows import people_here
from evalua.ui.views import asked

VIEWS = HERE, EVERYWHERE = ("En esta asociación", "Toda la instalación")
_COLUMNS = {
    "name": "Nombre",
    "login": "Usuario",
    "role_name": "Función",
    "town": "Municipio",
    "entered": "Última entrada",
    "state": "Cuenta",
}


def sentence(here: Here) -> str:
    """How many people enter this association."""
    rows = people_here(here)
    enter = int((rows["account_id"].notna() & rows["is_active"]).sum())
    return plain(f"{here.facts.name}: {plural(enter, 'persona puede', 'personas pueden')} entrar.")


def views(here: Here) -> None:
    """The link just made, then the association's people or the installation's accounts."""
    shown()
    if not may(here.actor, "accounts"):
        persons(here)
        return
    view = st.segmented_control(
        "Vista",
        VIEWS,
        default=asked(VIEWS),
        key="people.view",
        label_visibility="collapsed",
        required=True,
    )
    (accounts if view == EVERYWHERE else persons)(here)


def persons(here: Here) -> None:
    """Who works in the association, somebody new, and changing one of them."""
    rows = people_here(here)
    if rows.empty:
        layout.empty(
            "Todavía no hay personas en esta asociación",
            "Agregue a quienes la dirigen, registran, aprueban o consultan: cada quien entra con su "
            "propia cuenta y firma con su nombre.",
        )
        add_somebody(here)
        return
    layout.table(rows, _COLUMNS, key="people.list")
    st.caption(WHAT_EACH_DOES)
    left, right = layout.main_and_side()
    with left:
        one_person(here, rows)
    with right:
        add_somebody(here)
