"""What a file or the schema refused, in one Spanish sentence that names the file and the code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

Origin = dict[tuple[str, int | None], str]
_CODES = ("code", "key", "number", "value", "order")
_POSITION = re.compile(r"at line (\d+), column (\d+)")


def syntax_sentence(error: tomllib.TOMLDecodeError, file: str) -> str:
    """Where a file stopped being TOML."""
    position = _POSITION.search(str(error))
    if position is None:
        return f"{file}: no se entiende el final; quizá falta cerrar comillas o corchetes."
    return f"{file}: no se entiende la línea {position[1]}, columna {position[2]}."


def schema_sentences(
    error: ValidationError, tables: Mapping[str, object], origin: Origin
) -> list[str]:
    """One sentence per refusal of a catalogue read from several files."""
    return [_row_sentence(detail, tables, origin) for detail in error.errors()]


def pack_sentences(error: ValidationError, file: str) -> list[str]:
    """One sentence per refusal where one file is one value."""
    return [f"{file}: {_what(detail, detail['loc'])}." for detail in error.errors()]


def _row_sentence(detail: ErrorDetails, tables: Mapping[str, object], origin: Origin) -> str:
    table, *rest = detail["loc"]
    rows = tables.get(str(table))
    if rows is None:
        return f"catálogo: {_what(detail, detail['loc'])}."
    index = rest.pop(0) if rest and isinstance(rest[0], int) else None
    key = index if isinstance(index, int) else None
    file = origin.get((str(table), key)) or origin.get((str(table), None), "catálogo")
    if detail["type"] == "extra_forbidden" and not rest:
        return f"{file}: no se conoce la tabla «{table}»."
    return f"{file}, {_code(str(table), rows, key)}: {_what(detail, tuple(rest))}."


def _code(table: str, rows: object, index: int | None) -> str:
    """The code of the row at fault, by whatever its table calls it."""
    if not isinstance(rows, list) or index is None or not isinstance(rows[index], dict):
        return table
    row = rows[index]
    return next((str(row[name]) for name in _CODES if name in row), f"{table} {index + 1}")


def _what(detail: ErrorDetails, path: tuple[int | str, ...]) -> str:
    field = ".".join(str(p + 1) if isinstance(p, int) else p for p in path) or "contenido"
    match detail["type"]:
        case "missing":
            return f"falta «{field}»"
        case "extra_forbidden":
            return f"sobra «{field}», que no se conoce"
        case "literal_error":
            allowed = detail["ctx"]["expected"].replace(" or ", " o ")
            return f"«{field}» dice «{detail['input']}» y solo admite {allowed}"
        case "string_too_short":
            return f"«{field}» está vacío"
        case _:
            return f"«{field}» dice «{detail['input']}», que no sirve ahí"
