"""Who is signed in: one row for each browser, found by the hash of its token.

The database keeps no token, so a copy of it opens no session. A session ends by itself after eight
hours without a visit or seven days in all, and at once when somebody ends it or the account closes.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import pandas as pd
from sqlmodel import Session, col, delete, or_, select

from evalua.accounts.tables import Account, SignIn
from evalua.domain.problems import Problem
from evalua.storage.base import new_uid
from evalua.storage.database import Database
from evalua.storage.frames import Columns, build

IDLE = timedelta(hours=8)
ABSOLUTE = timedelta(days=7)
TOUCHED_EVERY = timedelta(minutes=1)
KEPT = timedelta(days=30)
"""How long an ended session is still listed, and its address is still known to the account."""

# Clocks are corrected by seconds; a session that begins later than this is from another time.
_CORRECTION = timedelta(minutes=5)

LISTED: Columns = {
    "uid": "text",
    "created_at": "date",
    "seen_at": "date",
    "expires_at": "date",
    "address": "text",
    "browser": "text",
    "ended_at": "date",
    "ended_by": "text",
}
"""Times in UTC; ``ended_at`` is missing while nobody has ended the session."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who signed in, in one browser. What each association lets them do is read apart."""

    account_id: int
    account_uid: str
    name: str
    login: str
    is_administrator: bool
    session_uid: str


def begin(
    session: Session, account: Account, *, address: str, browser: str, now: datetime
) -> tuple[str, str]:
    """Open a session inside a transaction; returns its token, shown once, and its uid."""
    token = secrets.token_urlsafe(32)
    row = SignIn(
        uid=new_uid(),
        token_hash=hash_of(token),
        account_id=account.id,
        created_at=now,
        seen_at=now,
        expires_at=now + ABSOLUTE,
        address=address[:45],
        browser=_printable(browser)[:200],
    )
    session.add(row)
    _forget_old(session, now)
    return token, row.uid


def open_for(
    database: Database, account_id: int, *, now: datetime, address: str = "", browser: str = ""
) -> str:
    """Open a session for somebody whose identity was proved elsewhere; returns the token."""
    with database.writing() as session:
        account = session.get_one(Account, account_id)
        token, _ = begin(session, account, address=address, browser=browser, now=now)
    return token


def find(database: Database, token: str, now: datetime) -> SignedIn | None:
    """Who holds that token, or None where the session is over; a visit is noted once a minute."""
    return _found(database, col(SignIn.token_hash) == hash_of(token), now)


def find_by_uid(database: Database, session_uid: str, now: datetime) -> SignedIn | None:
    """Who is in that session, or None where it is over."""
    return _found(database, col(SignIn.uid) == session_uid, now)


def open_among(database: Database, session_uids: Iterable[str], now: datetime) -> set[str]:
    """Which of these sessions are not over. Looking is not a visit: nothing is noted."""
    with database.session() as session:
        found = session.exec(
            select(SignIn)
            .join(Account, col(Account.id) == SignIn.account_id)
            .where(
                col(SignIn.uid).in_(list(session_uids)),
                col(Account.is_active).is_(True),
                col(Account.deleted_at).is_(None),
            )
        )
        return {row.uid for row in found if is_open(row, now)}


def end(database: Database, session_uid: str, by: str, now: datetime) -> bool:
    """End one session; returns whether it was still open."""
    with database.writing() as session:
        return bool(_end(session, [col(SignIn.uid) == session_uid], by, now))


def end_all(
    database: Database, account_id: int, by: str, now: datetime, except_uid: str = ""
) -> int:
    """End every session of an account, except perhaps the one in use; returns how many there were."""
    with database.writing() as session:
        return end_all_in(session, account_id, by, now, except_uid)


def end_all_in(
    session: Session, account_id: int, by: str, now: datetime, except_uid: str = ""
) -> int:
    """The same, inside the transaction that changes the password or closes the account."""
    mine = [col(SignIn.account_id) == account_id, col(SignIn.uid) != except_uid]
    return _end(session, mine, by, now)


def listing(session: Session, account_id: int, now: datetime | None = None) -> pd.DataFrame:
    """The account's sessions (columns ``LISTED``), the latest first; with ``now``, only open ones."""
    rows = session.exec(
        select(SignIn)
        .where(col(SignIn.account_id) == account_id)
        .order_by(col(SignIn.created_at).desc(), col(SignIn.id).desc())
    )
    shown = [row for row in rows if now is None or is_open(row, now)]
    return build([[_naive(getattr(row, name)) for name in LISTED] for row in shown], LISTED)


def address_of(session: Session, session_uid: str) -> str:
    """Where a session was opened from; "" where it is not known."""
    wanted = select(SignIn.address).where(col(SignIn.uid) == session_uid)
    return session.exec(wanted).first() or ""


def is_open(row: SignIn, now: datetime) -> bool:
    """Whether a session still lets its browser in."""
    return (
        row.ended_at is None
        and row.created_at - _CORRECTION <= now < row.expires_at
        and now < row.seen_at + IDLE
    )


def hash_of(token: str) -> str:
    """What the database keeps of a token of 256 random bits: guessing it back is out of reach."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def _found(database: Database, condition: Any, now: datetime) -> SignedIn | None:
    with database.session() as session:
        found = session.exec(
            select(SignIn, Account)
            .join(Account, col(Account.id) == SignIn.account_id)
            .where(condition)
        ).first()
    if found is None:
        return None
    row, account = found
    if not is_open(row, now) or not account.is_active or account.deleted_at is not None:
        return None
    if now - row.seen_at >= TOUCHED_EVERY:
        _touch(database, row.id, now)
    return SignedIn(
        account.id,
        account.uid,
        account.name,
        account.login,
        account.is_administrator,
        row.uid,
    )


def _touch(database: Database, row_id: int, now: datetime) -> None:
    # A full disk must not put out the people who are reading: the visit is just not noted.
    with suppress(Problem), database.writing() as session:
        row = session.get(SignIn, row_id)
        if row is not None and row.ended_at is None:
            row.seen_at = max(row.seen_at, now)


def _end(session: Session, conditions: Sequence[Any], by: str, now: datetime) -> int:
    rows = session.exec(select(SignIn).where(*conditions, col(SignIn.ended_at).is_(None))).all()
    for row in rows:
        row.ended_at, row.ended_by = now, by[:120]
    session.flush()
    return len(rows)


def _forget_old(session: Session, now: datetime) -> None:
    over = or_(
        col(SignIn.ended_at) < now - KEPT,
        col(SignIn.expires_at) < now - KEPT,
    )
    session.execute(delete(SignIn).where(over))


def _naive(value: Any) -> Any:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())
