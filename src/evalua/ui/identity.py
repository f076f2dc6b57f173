"""Who is looking: the seal that the server puts on a connection, read again from the database.

The seal only names a session of this installation; what it may do is in the database, and is read
there on every run of a page and again by every use case. Without a seal nothing is drawn.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import streamlit as st

from evalua.accounts import sessions
from evalua.accounts.identity import actor_in
from evalua.accounts.seal import Sealer, secret_of
from evalua.accounts.sessions import SignedIn
from evalua.domain.actor import Actor, Role
from evalua.domain.problems import refuse
from evalua.registers.association.facts import Facts
from evalua.registers.members.queries import municipalities
from evalua.storage.database import Database

ENTER, LEAVE = "/entrar", "/salir"
_ENDED = "Su sesión terminó, en este o en otro equipo. Entre de nuevo: lo que escribió sigue en el borrador."


def signed_in(database: Database, now: datetime) -> SignedIn | None:
    """Who this connection belongs to, or None where nobody signed in or the session ended."""
    seal = st.user.get("seal")
    if not isinstance(seal, str):
        return None
    uid = Sealer(secret_of(database.url)).open(seal)
    return sessions.find_by_uid(database, uid, now) if uid else None


def still(database: Database, who: SignedIn, now: datetime) -> SignedIn:
    """The same person, read again. Raises Problem V57 where the session ended meanwhile."""
    found = sessions.find_by_uid(database, who.session_uid, now)
    if found is None:
        raise refuse("", "V57", _ENDED)
    return found


def acting(
    database: Database, who: SignedIn, facts: Facts, now: datetime, seen_as: Role | None = None
) -> Actor:
    """Who signs a use case in an association, with the role of this very moment.

    Raises Problem V57 where the session or the access ended meanwhile. ``seen_as`` is the role with
    which an administrator looks at a demonstration; anywhere else it is ignored.
    """
    current = still(database, who, now)
    with database.session() as session:
        actor = actor_in(session, current, facts.id, facts.is_demo)
        if actor is None:
            raise refuse("", "V57", f"Su cuenta ya no tiene acceso a {facts.name}.")
        if seen_as is None or not (facts.is_demo and current.is_administrator):
            return actor
    town = _first_town(database, facts.id) if seen_as == "mayor" else None
    return replace(actor, role=seen_as, municipality_id=town, is_administrator=False)


def founder(database: Database, who: SignedIn, now: datetime) -> Actor:
    """Who creates an association: an administrator, who directs it from then on.

    Raises Problem V57 for anybody else.
    """
    current = still(database, who, now)
    if not current.is_administrator:
        raise refuse("", "V57", "Solo la administración de Evalúa crea asociaciones.")
    return Actor(current.name, "director", uid=current.account_uid)


def ask_to_enter() -> None:
    """All that a connection without a session is shown."""
    st.title("Entre a Evalúa", anchor=False)
    st.markdown(f"Su sesión terminó o todavía no ha entrado. [Entrar]({ENTER})")


def _first_town(database: Database, association_id: int) -> int | None:
    with database.session() as session:
        rows = municipalities(session, association_id=association_id)
    return None if rows.empty else int(rows.sort_values("name")["id"].iloc[0])
