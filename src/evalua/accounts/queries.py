"""Accounts as frames, for the screens and the command line."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlmodel import Session, col, func, select

from evalua.accounts.tables import Account, Person, SignIn
from evalua.storage.frames import Columns, build

ACCOUNTS: Columns = {
    "id": "id",
    "uid": "text",
    "login": "text",
    "email": "text",
    "name": "text",
    "is_active": "bool",
    "is_administrator": "bool",
    "has_password": "bool",
    "last_sign_in": "date",
    "version": "int",
}
ACCESSES: Columns = {
    "id": "id",
    "uid": "text",
    "association_id": "id",
    "name": "text",
    "role": "text",
    "municipality_id": "id",
    "version": "int",
    "account_id": "id",
    "login": "text",
    "is_active": "bool",
    "is_administrator": "bool",
    "has_password": "bool",
    "last_sign_in": "date",
}
"""``id`` is the person's here; what follows ``account_id`` is missing while there is no account."""


def accounts(session: Session) -> pd.DataFrame:
    """Every account of the installation (columns ``ACCOUNTS``), by name; times in UTC."""
    seen = _last_sign_ins(session)
    rows = session.exec(
        select(Account).where(col(Account.deleted_at).is_(None)).order_by(col(Account.name))
    )
    return build(
        [
            {
                **_of_account(row, seen),
                "id": row.id,
                "uid": row.uid,
                "name": row.name,
                "email": row.email_key,
                "version": row.version,
            }
            for row in rows
        ],
        ACCOUNTS,
    )


def accesses(session: Session, association_id: int | None = None) -> pd.DataFrame:
    """Who works in an association, or in each one, and with which account (columns ``ACCESSES``)."""
    seen = _last_sign_ins(session)
    query = (
        select(Person, Account)
        .join(Account, col(Account.id) == Person.account_id, isouter=True)
        .where(col(Person.deleted_at).is_(None))
        .order_by(col(Person.association_id), col(Person.id))
    )
    if association_id is not None:
        query = query.where(col(Person.association_id) == association_id)
    return build(
        [
            {
                **(_of_account(account, seen) if account is not None else {}),
                **{name: getattr(person, name) for name in _OF_PERSON},
            }
            for person, account in session.exec(query)
        ],
        ACCESSES,
    )


_OF_PERSON = (
    "id",
    "uid",
    "association_id",
    "name",
    "role",
    "municipality_id",
    "version",
    "account_id",
)


def _of_account(account: Account, seen: dict[int, Any]) -> dict[str, Any]:
    return {
        "login": account.login,
        "is_active": account.is_active,
        "is_administrator": account.is_administrator,
        "has_password": bool(account.password_hash),
        "last_sign_in": seen.get(account.id),
    }


def _last_sign_ins(session: Session) -> dict[int, Any]:
    """When each account last entered, as far back as its sessions are kept."""
    latest = select(SignIn.account_id, func.max(SignIn.created_at)).group_by(col(SignIn.account_id))
    return {account_id: moment.replace(tzinfo=None) for account_id, moment in session.exec(latest)}
