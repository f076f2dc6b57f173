"""People and accounts as they are read: alphabetical, with what they are and whether they enter."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evalua.accounts.queries import accesses, accounts
from evalua.board.names import municipality_names
from evalua.domain.actor import ROLE_NAMES
from evalua.domain.text import search_key
from evalua.registers.association.facts import every
from evalua.ui import cache
from evalua.ui.account.open_sessions import instant
from evalua.ui.context import Here
from evalua.ui.formats import MISSING

NEVER = "nunca"
NO_ACCOUNT, NO_PASSWORD, CLOSED, OPEN = (
    "○ sin cuenta",
    "▲ falta que elija contraseña",
    "◆ desactivada",
    "● activa",
)


def people_here(here: Here) -> pd.DataFrame:
    """Who works in the association, by name: the columns of ``ACCESSES`` and what is read of them."""
    with here.database.session() as session:
        rows = accesses(session, here.facts.id)
    towns = municipality_names(cache.inputs(here))
    return (
        _read(rows, here)
        .assign(
            role_name=[ROLE_NAMES[role] for role in rows["role"]],
            town=[towns.get(key, "") if pd.notna(key) else "" for key in rows["municipality_id"]],
        )
        .pipe(_by_name)
    )


def accounts_there_are(here: Here) -> pd.DataFrame:
    """Every account of the installation, by name, with where it works."""
    with here.database.session() as session:
        rows, everywhere = accounts(session), accesses(session)
        names = {item.id: item.name for item in every(session)}
    places: dict[int, list[str]] = {}
    for row in everywhere.dropna(subset=["account_id"]).to_dict("records"):
        if row["association_id"] in names:
            said = f"{names[row['association_id']]} ({ROLE_NAMES[row['role']].lower()})"
            places.setdefault(int(row["account_id"]), []).append(said)
    return (
        _read(rows.assign(account_id=rows["id"]), here)
        .assign(
            places=["; ".join(places.get(int(key), [])) or MISSING for key in rows["id"]],
            administers=["● sí" if flag else "" for flag in rows["is_administrator"]],
        )
        .pipe(_by_name)
    )


def _read(rows: pd.DataFrame, here: Here) -> pd.DataFrame:
    zone = here.facts.time_zone
    return rows.assign(
        entered=[NEVER if pd.isna(v) else instant(v, zone) for v in rows["last_sign_in"]],
        state=[_state(row) for row in rows.to_dict("records")],
    )


def _state(row: dict[Any, Any]) -> str:
    if pd.isna(row["account_id"]):
        return NO_ACCOUNT
    if not row["is_active"]:
        return CLOSED
    return OPEN if row["has_password"] else NO_PASSWORD


def _by_name(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values("name", key=lambda names: names.map(search_key), ignore_index=True)
