"""Moving a whole installation to another database: SQLite to PostgreSQL, or back.

Everything happens in one transaction of the target: tables, rows, verification, sequences. A copy
that is interrupted, or of which one value differs, leaves the target as empty as it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, bindparam, func, inspect, select, text
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, OperationalError

from evalua.domain.problems import refuse
from evalua.storage import migrate, revisions
from evalua.storage.database import Database
from evalua.storage.refusals import cause

_AT_ONCE = 1000
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """A table that is the same on both sides: how many rows, and the hash of what they say."""

    table: str
    rows: int
    digest: str


def copy(
    source: Database,
    target: Database,
    metadata: MetaData,
    told: Callable[[Copied], None] = lambda _copied: None,
) -> list[Copied]:
    """Copy every row of a database of this version to an empty one, and compare both sides.

    ``told`` hears of each table once it is verified. Raises Problem: V90 where the target is not
    empty, V91 where it refuses a value, V92 where what it gives back differs, V55 where it does not
    answer; nothing stays there then.
    """
    try:
        with source.session() as session, target.engine.connect() as connection:
            _refuse_occupied(connection, metadata)
            connection.rollback()
            reading = session.connection()
            if reading.dialect.name == "postgresql":
                # One instant for every table, as SQLite's reading transaction is.
                reading.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            with migrate.one_transaction(connection):
                return list(_copied(reading, connection, metadata, told))
    except (DataError, IntegrityError) as error:
        raise refuse(
            "", "V91", f"El destino no aceptó un dato: {_short(error)}. Quedó vacío, como estaba."
        ) from error
    except OperationalError as error:
        why = cause(error) or "el destino dejó de responder"
        raise refuse("", "V55", f"No se pudo copiar: {why}. Quedó vacío, como estaba.") from error


def digest(connection: Connection, table: Table) -> Copied:
    """Count the rows of a table and hash what they say; the same on every database."""
    said, rows = hashlib.sha256(), 0
    for row in _rows(connection, table):
        said.update(json.dumps([_plain(value) for value in row], sort_keys=True).encode())
        said.update(b"\n")
        rows += 1
    return Copied(table.name, rows, said.hexdigest())


def _copied(
    source: Connection, target: Connection, metadata: MetaData, told: Callable[[Copied], None]
) -> Iterator[Copied]:
    if not revisions.current(target):
        migrate.run(target, metadata)
    for table in metadata.sorted_tables:
        _fill(source, target, table)
        copied = digest(target, table)
        if copied != digest(source, table):
            raise refuse(
                "",
                "V92",
                f"La tabla «{table.name}» no quedó igual en el destino. No se copió nada.",
            )
        _advance_sequence(target, table)
        told(copied)
        yield copied


def _fill(source: Connection, target: Connection, table: Table) -> None:
    """Insert the rows of a table, a thousand at once.

    What points to the same table waits until all its rows are there.
    """
    names = [column.name for column in table.columns]
    inward = _inward(table)
    waiting: list[dict[str, Any]] = []
    for some in _batches(_rows(source, table)):
        rows = [dict(zip(names, row, strict=True)) for row in some]
        for row in rows:
            pointing = {name: row[name] for name in inward if row[name] is not None}
            if pointing:
                waiting.append({"itself": row["id"], **row})
                row.update(dict.fromkeys(pointing))
        target.execute(table.insert(), rows)
    if waiting:
        target.execute(
            table.update()
            .where(table.c.id == bindparam("itself"))
            .values({name: bindparam(name) for name in inward}),
            [{key: row[key] for key in ("itself", *inward)} for row in waiting],
        )


def _inward(table: Table) -> list[str]:
    """The columns of a table that point to the table itself."""
    return [key.parent.name for key in table.foreign_keys if key.column.table is table]


def _rows(connection: Connection, table: Table) -> Iterator[Row]:
    """Every row of a table by its key, a few at a time in memory."""
    query = select(table).order_by(*_key(table)).execution_options(yield_per=_AT_ONCE)
    yield from map(tuple, connection.execute(query))


def _key(table: Table) -> Sequence[Column[Any]]:
    return list(table.primary_key.columns)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(rows)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _plain(value: Any) -> Any:
    """A value as JSON can hold it: instants in UTC, so that both sides write the same."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _advance_sequence(target: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows after those that came with a number of their own."""
    if target.dialect.name != "postgresql" or table.autoincrement_column is None:
        return
    last = target.execute(select(func.max(table.autoincrement_column))).scalar()
    sequence = func.pg_get_serial_sequence(table.name, table.autoincrement_column.name)
    if last is not None:
        target.execute(select(func.setval(sequence, last)))


def _refuse_occupied(connection: Connection, metadata: MetaData) -> None:
    """Refuse a target with anything in it; tables of this version without rows are nothing yet."""
    there = set(inspect(connection).get_table_names())
    ours = set(metadata.tables) | {"alembic_version"}
    empty = not there or (
        there == ours
        and revisions.current(connection) == revisions.head()
        and not any(
            connection.execute(select(text("1")).select_from(table).limit(1)).first()
            for table in metadata.tables.values()
        )
    )
    if not empty:
        raise refuse(
            "",
            "V90",
            "El destino no está vacío. No se tocó: cree una base de datos nueva y use su dirección.",
        )


def _short(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0].rstrip(".")
