"""What a restored database takes over from the one it replaces, before anybody sees it.

No cache of what was shown until now may match it, and no door that was closed since the copy was
made may be open again: whoever is signed in signs in once more, except the person who restores.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from evalua.storage.health import reading, table_names

# People go on writing until the restore has its turn: the number must be beyond what they reach.
_MARGIN = 1000
_RESTORED = "se restauró una copia"
_DOOR = "uid, token_hash, created_at, seen_at, expires_at, address, browser"


def prepare(staged: Path, present: Path | None, now: datetime, keep_session: str = "") -> None:
    """Make a copy fit to take the place of the present database (None: nothing readable there).

    ``keep_session`` is the sign-in of who restores: it stays open where the copy has that account.
    Raises sqlite3.Error.
    """
    with closing(sqlite3.connect(staged)) as copy:
        _close_doors(copy, now)
        if present is not None:
            with reading(present) as current:
                _supersede(copy, current)
                if keep_session:
                    _carry_session(copy, current, keep_session)
        copy.commit()


def _close_doors(copy: sqlite3.Connection, now: datetime) -> None:
    """End every sign-in and every link of the copy: those ended or used since would work again."""
    instant = f"{now.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
    tables = set(table_names(copy))
    if "sign_in" in tables:
        copy.execute(
            "UPDATE sign_in SET ended_at = ?, ended_by = ? WHERE ended_at IS NULL",
            (instant, _RESTORED),
        )
    if "one_time_link" in tables:
        copy.execute("UPDATE one_time_link SET used_at = ? WHERE used_at IS NULL", (instant,))


def _supersede(copy: sqlite3.Connection, present: sqlite3.Connection) -> None:
    """Give the copy a global revision never used before: caches of what it replaces must not match."""
    number = max(_global_revision(copy), _global_revision(present)) + _MARGIN
    copy.execute(
        "INSERT INTO revision (association_id, number) VALUES (0, ?) "
        "ON CONFLICT (association_id) DO UPDATE SET number = excluded.number",
        (number,),
    )


def _global_revision(connection: sqlite3.Connection) -> int:
    try:
        found = connection.execute("SELECT number FROM revision WHERE association_id = 0")
    except sqlite3.OperationalError:
        return 0
    row = found.fetchone()
    return int(row[0]) if row else 0


def _carry_session(copy: sqlite3.Connection, present: sqlite3.Connection, uid: str) -> None:
    """Keep the door of who restores open, where the copy knows the account and lets it in."""
    if not ({"sign_in", "account"} <= set(table_names(copy)) & set(table_names(present))):
        return
    # The columns are a constant of this module.
    row = present.execute(
        f"SELECT (SELECT account.uid FROM account WHERE account.id = account_id), {_DOOR} "  # noqa: S608
        "FROM sign_in WHERE uid = ? AND ended_at IS NULL",
        (uid,),
    ).fetchone()
    if row is None:
        return
    account = copy.execute(
        "SELECT id FROM account WHERE uid = ? AND is_active AND deleted_at IS NULL", (row[0],)
    ).fetchone()
    if account is None:
        return
    copy.execute("DELETE FROM sign_in WHERE uid = ?", (uid,))
    copy.execute(
        f"INSERT INTO sign_in (account_id, ended_by, {_DOOR}) VALUES (?, '', ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        (account[0], *row[1:]),
    )
