"""Where an account is signed in, as a table and as the names one chooses from."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pandas as pd

from evalua.accounts import sessions
from evalua.storage.database import Database
from evalua.ui import context, layout
from evalua.ui.account.browsers import browser_name
from evalua.ui.formats import MISSING

_COLUMNS = {"browser": "Navegador", "address": "Desde", "began": "Entró", "seen": "Última visita"}


def open_ones(database: Database, account_id: int, zone: str) -> pd.DataFrame:
    """The open sessions of an account, the latest first: ``uid`` and what is read of each."""
    with database.session() as session:
        rows = sessions.listing(session, account_id, now=context.now())
    return pd.DataFrame(
        {
            "uid": rows["uid"],
            "browser": [browser_name(said) for said in rows["browser"]],
            "address": [said or MISSING for said in rows["address"]],
            "began": [instant(value, zone) for value in rows["created_at"]],
            "seen": [instant(value, zone) for value in rows["seen_at"]],
        }
    )


def table(rows: pd.DataFrame, *, key: str, own_uid: str = "") -> None:
    """The sessions as they are read; one's own is marked."""
    marked = rows.assign(own=["● esta" if uid == own_uid else "" for uid in rows["uid"]])
    columns = {**_COLUMNS, **({"own": "Cuál"} if own_uid else {})}
    layout.table(marked, columns, key=key, medium=("Navegador",))


def names_of(rows: pd.DataFrame) -> dict[str, str]:
    """What tells each session apart in a list."""
    return {
        str(row["uid"]): f"{row['browser']}, desde {row['address']}, entró el {row['began']}"
        for row in rows.to_dict("records")
    }


def instant(value: pd.Timestamp | None, zone: str) -> str:
    """``05/11/2026 10:00`` where the person is, from an instant in UTC; a dash where there is none."""
    if value is None or pd.isna(value):
        return MISSING
    return f"{value.tz_localize('UTC').astimezone(ZoneInfo(zone)):%d/%m/%Y %H:%M}"
