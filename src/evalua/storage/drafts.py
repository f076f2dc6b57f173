"""What somebody has typed and not saved yet: kept at every pause, cleared when it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, delete, select, update

from evalua.storage.database import Database
from evalua.storage.tables import Draft


def load(
    database: Database, person: str, association_id: int, screen: str, subject: str = ""
) -> dict[str, Any]:
    """The values of a draft; empty when there is none."""
    with database.session() as session:
        found = _find(session, person, association_id, screen, subject)
        return dict(found.values) if found else {}


def keep(
    database: Database,
    person: str,
    association_id: int,
    screen: str,
    subject: str,
    values: Mapping[str, Any],
    now: datetime,
) -> None:
    """Add values (JSON) to a draft, writing it at once."""
    with database.writing() as session:
        found = _find(session, person, association_id, screen, subject)
        if found is None:
            found = Draft(
                person=person,
                association_id=association_id,
                screen=screen,
                subject=subject,
                saved_at=now,
            )
        found.values = {**found.values, **values}
        found.saved_at = now
        session.add(found)


def clear(
    database: Database, person: str, association_id: int, screen: str, subject: str = ""
) -> None:
    """Forget a draft."""
    with database.writing() as session:
        found = _find(session, person, association_id, screen, subject)
        if found is not None:
            session.delete(found)


def follow(session: Session, association_id: int, old_name: str, new_name: str) -> None:
    """Somebody signs with another name from now on: what she was typing goes with her.

    It runs inside the use case that renames her; what a former owner of the name left is dropped.
    """
    if old_name == new_name:
        return
    here = col(Draft.association_id) == association_id
    session.execute(delete(Draft).where(here, col(Draft.person) == new_name))
    session.execute(
        update(Draft).where(here, col(Draft.person) == old_name).values(person=new_name)
    )


def drop(session: Session, association_id: int, person: str) -> None:
    """Somebody leaves: whoever has that name later does not find what she was typing."""
    here = col(Draft.association_id) == association_id
    session.execute(delete(Draft).where(here, col(Draft.person) == person))


def saved_at(
    database: Database, person: str, association_id: int, screen: str, subject: str = ""
) -> datetime | None:
    """When a draft was last kept, or None where there is none."""
    with database.session() as session:
        found = _find(session, person, association_id, screen, subject)
        return found.saved_at if found else None


def _find(
    session: Session, person: str, association_id: int, screen: str, subject: str
) -> Draft | None:
    return session.exec(
        select(Draft).where(
            col(Draft.person) == person,
            col(Draft.association_id) == association_id,
            col(Draft.screen) == screen,
            col(Draft.subject) == subject,
        )
    ).one_or_none()
