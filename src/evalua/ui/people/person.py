"""One person of the association: what she is, her link, her sessions, and closing her way in."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.accounts import commands
from evalua.registers.association.people import (
    change_role,
    give_account,
    leave,
    rename_person,
)
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.account import open_sessions
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, button
from evalua.ui.people.adding import role_fields, role_of
from evalua.ui.people.link import hand_over

Row = dict[Any, Any]


def one_person(here: Here, rows: pd.DataFrame) -> None:
    """The person chosen in the list, and what can be changed of her."""
    layout.section("Cambiar algo de una persona")
    known = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Persona",
        list(known),
        format_func=lambda key: f"{known[key]['name']}, {known[key]['role_name'].lower()}",
        key="people.which",
    )
    row = known[int(chosen)]
    _identity(here, row)
    if pd.isna(row["account_id"]):
        _give_account(here, row)
    else:
        sessions(here, int(row["account_id"]), row)
    with st.container(horizontal=True):
        if pd.notna(row["account_id"]):
            access(here, int(row["account_id"]), row)
        _leave(here, row)


def _identity(here: Here, row: Row) -> None:
    town = row["municipality_id"]
    form = Form(
        here,
        "people.role",
        subject=f"{row['id']}.{row['version']}",
        needs="people",
        defaults={
            "name": row["name"],
            "role": row["role"],
            "municipality_id": None if pd.isna(town) else int(town),
        },
    )
    form.text("name", "Nombre con que firma")
    role_fields(form)
    form.save("Guardar los cambios", lambda work, e: _changed(work, e, row), primary=False)


def _changed(work: Work, entered: Entered, row: Row) -> str:
    role, town = role_of(entered)
    rename_person(work, int(row["id"]), entered.text("name"), version=int(row["version"]))
    change_role(work, int(row["id"]), role, town)
    return f"Cambios de {entered.text('name')} guardados."


def _give_account(here: Here, row: Row) -> None:
    st.caption("Está en la lista desde antes de que hubiera cuentas: todavía no puede entrar.")
    form = Form(here, "people.give", subject=str(row["id"]), needs="people")
    form.text("login", "Usuario", help="Con él entra: un nombre corto o su correo, sin espacios.")
    form.save("Crear su cuenta y hacer su enlace", lambda work, e: _given(work, e, row))


def _given(work: Work, entered: Entered, row: Row) -> str:
    person = give_account(work, int(row["id"]), entered.text("login"), version=int(row["version"]))
    assert person.account_id is not None
    hand_over(work, person.account_id, person.name)
    return f"{person.name} ya tiene cuenta. Entréguele su enlace."


def access(here: Here, account_id: int, row: Row) -> None:
    """The way in of an account: a new link, closing it, or opening it again."""
    name, key = str(row["name"]), f"people.{account_id}"
    if not row["is_active"]:
        button(
            here,
            f"{key}.reactivate",
            "Volver a activar su cuenta",
            lambda work: _reactivated(work, account_id, name),
            needs="people",
        )
        return
    button(
        here,
        f"{key}.link",
        "Hacer un enlace nuevo",
        lambda work: _linked(work, account_id, name),
        icon=":material/link:",
        needs="people",
    )
    _deactivate(here, account_id, name)


def sessions(here: Here, account_id: int, row: Row) -> None:
    """Where somebody is signed in, and closing it."""
    name = str(row["name"])
    rows = open_sessions.open_ones(here.database, account_id, here.facts.time_zone)
    if rows.empty:
        st.caption(plain(f"{name} no tiene ninguna sesión abierta."))
        return
    own = here.who.session_uid if here.who.account_id == account_id else ""
    open_sessions.table(rows, key=f"people.{account_id}.sessions", own_uid=own)
    if own:
        layout.door("account", "Cerrarlas en Mi cuenta")
        return
    button(
        here,
        f"people.{account_id}.end",
        "Cerrar sus sesiones",
        lambda work: _ended(work, account_id, name),
        needs="people",
    )


def _deactivate(here: Here, account_id: int, name: str) -> None:
    with st.popover("Desactivar su cuenta", key=f"people.{account_id}.deactivate"):
        form = Form(here, "people.deactivate", subject=str(account_id), needs="people")
        form.text("reason", "¿Por qué se desactiva?")
        form.save(
            "Desactivar", lambda work, e: _deactivated(work, e, account_id, name), primary=False
        )
        st.caption("No podrá entrar y se cierran sus sesiones. Lo que firmó queda.")


def _leave(here: Here, row: Row) -> None:
    with st.popover("Quitar de esta asociación", key=f"people.{row['id']}.leave"):
        form = Form(here, "people.leave", subject=str(row["id"]), needs="people")
        form.text("reason", "¿Por qué deja de usar Evalúa aquí?")
        form.save("Quitar", lambda work, e: _left(work, e, row), primary=False)
        st.caption("Deja de ver esta asociación. Su cuenta sigue; lo que firmó queda.")


def _reactivated(work: Work, account_id: int, name: str) -> str:
    commands.reactivate(work, account_id)
    return f"La cuenta de {name} está activa, con la contraseña que tenía."


def _linked(work: Work, account_id: int, name: str) -> str:
    hand_over(work, account_id, name)
    return f"Enlace hecho para {name}. Los anteriores ya no sirven."


def _ended(work: Work, account_id: int, name: str) -> str:
    commands.end_sessions(work, account_id)
    return f"Las sesiones de {name} se cerraron."


def _deactivated(work: Work, entered: Entered, account_id: int, name: str) -> str:
    commands.deactivate(work, account_id, entered.text("reason"))
    return f"La cuenta de {name} quedó desactivada."


def _left(work: Work, entered: Entered, row: Row) -> str:
    leave(work, int(row["id"]), entered.text("reason"))
    return f"{row['name']} ya no está en la lista."
