"""Tables of who may enter and what each may do where."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field, SQLModel

from evalua.storage.base import Registered, Stored, unique_alive


class Account(Stored, table=True):
    """Somebody who signs in to this installation. ``is_administrator`` holds in every association."""

    __table_args__ = (
        unique_alive("uq_account_login", "login"),
        unique_alive("uq_account_email", "email_key"),
    )
    never_logged: ClassVar[frozenset[str]] = frozenset({"password_hash"})

    login: str = Field(max_length=120)
    name: str = Field(max_length=120)
    # Null where there is none: the unique rule does not compare nulls.
    email_key: str | None = Field(default=None, max_length=200)
    # Empty until the person has chosen a password: nobody enters with it.
    password_hash: str = Field(default="", max_length=200)
    password_set_at: datetime | None = None
    is_active: bool = True
    is_administrator: bool = False


class Person(Registered, table=True):
    """What somebody is in one association: the name that signs rows and acts, and the role.

    ``account_id`` is null for people named before there were accounts; they sign nothing new.
    """

    __table_args__ = (
        unique_alive("uq_person", "association_id", "name"),
        unique_alive("uq_person_account", "association_id", "account_id"),
    )

    name: str = Field(max_length=120)
    role: str = Field(max_length=20)
    account_id: int | None = Field(default=None, foreign_key="account.id", index=True)
    municipality_id: int | None = Field(default=None, foreign_key="municipality.id")


class SignIn(SQLModel, table=True):
    """One open door: a browser in which somebody signed in. Only a hash of its token is kept."""

    __tablename__ = "sign_in"

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, max_length=36)
    token_hash: str = Field(unique=True, max_length=64)
    account_id: int = Field(foreign_key="account.id", index=True)
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    address: str = Field(default="", max_length=45)
    browser: str = Field(default="", max_length=200)
    ended_at: datetime | None = None
    ended_by: str = Field(default="", max_length=120)


class SignInAttempt(SQLModel, table=True):
    """One attempt to enter, kept as long as it counts against the next ones."""

    __tablename__ = "sign_in_attempt"

    id: int = Field(default=None, primary_key=True)
    at: datetime = Field(index=True)
    address: str = Field(default="", max_length=45, index=True)
    login_hash: str = Field(default="", max_length=64, index=True)
    accepted: bool = False


class OneTimeLink(SQLModel, table=True):
    """A link with which somebody chooses a password, once. Only a hash of its token is kept."""

    __tablename__ = "one_time_link"

    id: int = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True, max_length=64)
    account_id: int = Field(foreign_key="account.id", index=True)
    created_at: datetime
    created_by: str = Field(max_length=120)
    expires_at: datetime
    used_at: datetime | None = None
