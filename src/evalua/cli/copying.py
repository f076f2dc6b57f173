"""``evalua db copy``: the whole installation to another database, every table compared."""

from __future__ import annotations

import argparse
import time

from evalua.cli.arguments import Commands, add_command, add_json
from evalua.cli.output import DONE, Column, plural, say, say_json, say_table


def register(group: Commands) -> None:
    parser = add_command(
        group, "copy", "copia todo a otra base de datos vacía (PostgreSQL o un archivo nuevo)"
    )
    parser.add_argument(
        "url", metavar="DIRECCIÓN", help="postgresql+psycopg://usuario@servidor/base"
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Copy, compare and say what to do to go on there; an interrupted copy leaves nothing."""
    from evalua.cli.office import opened
    from evalua.schema import METADATA
    from evalua.storage.copying import copy
    from evalua.storage.opening import located

    target = located(arguments.url)
    started = time.monotonic()
    try:
        with opened() as source:
            done = copy(source, target, METADATA)
    finally:
        target.dispose()
    seconds = time.monotonic() - started
    rows = sum(table.rows for table in done)
    if arguments.json:
        say_json(
            {
                "rows": rows,
                "seconds": round(seconds, 2),
                "tables": {table.table: table.rows for table in done},
            }
        )
        return DONE
    say_table(
        [Column("Tabla"), Column("Filas", figures=True), Column("Huella")],
        [[table.table, str(table.rows), table.digest[:12]] for table in done if table.rows],
    )
    say(
        f"Copiadas y comparadas {plural(rows, 'fila', 'filas')} de {len(done)} tablas en "
        f"{seconds:.1f} s."
    )
    say("Para trabajar allí, ponga esa dirección en EVALUA_DATABASE_URL y abra Evalúa de nuevo.")
    say("Los archivos de evidencia no van en la base de datos: copie la carpeta «evidence» aparte.")
    return DONE
