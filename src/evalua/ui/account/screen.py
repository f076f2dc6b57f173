"""Mi cuenta on screen: who am I, where am I signed in, and the way out."""

from __future__ import annotations

import streamlit as st

from evalua.accounts import sessions
from evalua.accounts.queries import accesses
from evalua.accounts.sessions import SignedIn
from evalua.domain.actor import ROLE_NAMES, Role
from evalua.domain.problems import Problem
from evalua.registers.association.facts import every
from evalua.ui import context, identity, layout, state
from evalua.ui.account import open_sessions
from evalua.ui.account.password import password
from evalua.ui.formats import plain
from evalua.ui.forms import say

_FORM = "account.sessions"
_UTC = "UTC"


def about(who: SignedIn) -> None:
    """The name, the login, and what the person is in each association."""
    lines = [f"{who.name}. Entra con el usuario {who.login}.", *_roles(who)]
    st.markdown("  \n".join(plain(line) for line in lines))
    layout.door("leave", "Salir de Evalúa en este navegador")


def _roles(who: SignedIn) -> list[str]:
    with context.database().session() as session:
        names = {item.id: item.name for item in every(session)}
        rows = accesses(session)
    mine = rows[rows["account_id"] == who.account_id]
    said = [
        f"{names[row['association_id']]}: {_role_name(row['role'])}."
        for row in mine.to_dict("records")
        if row["association_id"] in names
    ]
    return [*said, *(["Administra esta instalación de Evalúa."] if who.is_administrator else [])]


def _role_name(role: Role) -> str:
    return ROLE_NAMES[role].lower()


def parts(who: SignedIn) -> None:
    """The password on one side, the sessions on the other."""
    left, right = layout.main_and_side()
    with left:
        password(who)
    with right:
        _sessions(who)


def leave() -> None:
    """The way out: the server's own page asks once more, and closes every tab of this browser."""
    st.markdown(f"Un momento… Si esta página no cambia, [salga por aquí]({identity.LEAVE}).")
    st.logout()


def _sessions(who: SignedIn) -> None:
    layout.section(
        "Dónde está abierta su cuenta", "Si no reconoce alguna, ciérrela y cambie la contraseña."
    )
    rows = open_sessions.open_ones(context.database(), who.account_id, _zone())
    open_sessions.table(rows, key="account.sessions.list", own_uid=who.session_uid)
    others = rows[rows["uid"] != who.session_uid]
    if others.empty:
        st.caption("Solo está abierta aquí.")
    else:
        _close_others(who, open_sessions.names_of(others))
    for found in state.findings(_FORM):
        say(found.message)


def _close_others(who: SignedIn, names: dict[str, str]) -> None:
    chosen = st.selectbox(
        "Otra sesión", list(names), format_func=names.__getitem__, key="account.sessions.which"
    )
    with st.container(horizontal=True):
        st.button(
            "Cerrar esa sesión", key="account.sessions.end", on_click=_end, args=(who, str(chosen))
        )
        if len(names) > 1:
            st.button(
                "Cerrar todas las demás", key="account.sessions.end_all", on_click=_end, args=(who,)
            )


def _end(who: SignedIn, session_uid: str = "") -> None:
    """Close one of the account's other sessions, or all of them."""
    store, now = context.database(), context.now()
    try:
        current = identity.still(store, who, now)
        with store.session() as session:
            mine = set(sessions.listing(session, current.account_id)["uid"])
        if not session_uid:
            sessions.end_all(store, current.account_id, current.name, now, current.session_uid)
        elif session_uid in mine:
            sessions.end(store, session_uid, current.name, now)
    except Problem as problem:
        state.set_findings(_FORM, problem.findings)
        return
    state.set_findings(_FORM, ())
    state.flash("Sesión cerrada." if session_uid else "Las demás sesiones se cerraron.")


def _zone() -> str:
    """The time zone of the association that is open, or else of the browser."""
    visit = context.visit()
    return visit.facts.time_zone if visit else st.context.timezone or _UTC
