"""The accounts of the whole installation, for who administers it."""

from __future__ import annotations

import streamlit as st

from evalua.accounts import commands
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.forms import button
from evalua.ui.people.person import Row, access, sessions
from evalua.ui.people.rows import accounts_there_are

_COLUMNS = {
    "name": "Nombre",
    "login": "Usuario",
    "places": "Dónde trabaja",
    "administers": "Administra",
    "entered": "Última entrada",
    "state": "Cuenta",
}


def accounts(here: Here) -> None:
    """Every account, and what can be changed of one."""
    layout.section(
        "Cuentas de esta instalación",
        "Quien administra da accesos, crea asociaciones y cuida los respaldos; no registra datos.",
    )
    rows = accounts_there_are(here)
    layout.table(rows, _COLUMNS, key="people.accounts", wide=("Dónde trabaja",))
    known = {int(row["id"]): row for row in rows.to_dict("records")}
    with layout.main_and_side()[0]:
        chosen = st.selectbox(
            "Cuenta",
            list(known),
            format_func=lambda key: f"{known[key]['name']} ({known[key]['login']})",
            key="people.account",
        )
        row = known[int(chosen)]
        sessions(here, int(chosen), row)
        with st.container(horizontal=True):
            access(here, int(chosen), row)
            _administration(here, row)


def _administration(here: Here, row: Row) -> None:
    account_id, name = int(row["id"]), str(row["name"])
    if row["is_administrator"]:
        button(
            here,
            f"people.{account_id}.plain",
            "Quitarle la administración",
            lambda work: _unmade(work, account_id, name),
            needs="accounts",
        )
    elif row["is_active"]:
        button(
            here,
            f"people.{account_id}.administrator",
            "Que administre Evalúa",
            lambda work: _made(work, account_id, name),
            needs="accounts",
        )


def _made(work: Work, account_id: int, name: str) -> str:
    commands.make_administrator(work, account_id)
    return f"{name} administra Evalúa desde ahora."


def _unmade(work: Work, account_id: int, name: str) -> str:
    commands.unmake_administrator(work, account_id)
    return f"{name} ya no administra Evalúa."
