"""Reading a register table as a frame with fixed columns."""

from __future__ import annotations

from typing import TypeVar

import pandas as pd
from sqlalchemy import Table, inspect, select
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from evalua.domain.problems import refuse
from evalua.storage.base import Registered
from evalua.storage.frames import Columns, build

T = TypeVar("T", bound=Registered)


def rows(
    session: Session, table: type[Registered], association_id: int, columns: Columns
) -> pd.DataFrame:
    """The association's rows that were not deleted, oldest first, with exactly ``columns``."""
    # The table itself, not the mapped class: reading forty registers this way takes half as long.
    source: Table = inspect(table).local_table
    query = (
        select(*(source.c[name] for name in columns))
        .where(source.c.association_id == association_id, source.c.deleted_at.is_(None))
        .order_by(source.c.id)
    )
    return build(session.connection().execute(query).all(), columns)


def one(session: Session, table: type[T], association_id: int, row_id: int) -> T:
    """One row that was not deleted. Raises Problem when it is not there or belongs to another."""
    row = session.get(table, row_id)
    if row is None or row.association_id != association_id or row.deleted_at is not None:
        raise refuse(
            "", "V56", "Ese registro ya no existe. Actualice la página para ver los que hay."
        )
    return row


def alive(session: Session, table: type[T], association_id: int, **equal: object) -> list[T]:
    """The rows that were not deleted and whose columns have the given values, oldest first."""
    query = select_rows(table).where(
        col(table.association_id) == association_id, col(table.deleted_at).is_(None)
    )
    for name, value in equal.items():
        query = query.where(getattr(table, name) == value)
    return list(session.exec(query.order_by(col(table.id))))


def versions(
    session: Session,
    table: type[Registered],
    association_id: int,
    *key: str,
    **equal: object,
) -> dict[str, int]:
    """The version of each row that was not deleted, by the columns of ``key`` joined with dots.

    It is what a form of many rows is opened with; a row that is not there yet has version 0.
    """
    return {
        ".".join(str(getattr(row, name)) for name in key): row.version
        for row in alive(session, table, association_id, **equal)
    }


def last_removed(
    session: Session, table: type[T], association_id: int, **equal: object
) -> T | None:
    """The row with those values that was deleted last, if any."""
    query = select_rows(table).where(
        col(table.association_id) == association_id, col(table.deleted_at).is_not(None)
    )
    for name, value in equal.items():
        query = query.where(getattr(table, name) == value)
    return session.exec(query.order_by(col(table.deleted_at).desc(), col(table.id).desc())).first()
