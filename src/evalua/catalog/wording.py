"""What the schema refused, in one Spanish sentence each that names the file and the code."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

Origin = dict[tuple[str, int | None], str]
_NAMES = ("code", "key", "number", "value", "order")


def schema_sentences(
    error: ValidationError, tables: Mapping[str, object], origin: Origin, whole: str = ""
) -> list[str]:
    """One sentence per refusal; ``whole`` is the file's name where one file is one value."""
    return [f"{_where(e, tables, origin, whole)}: {_what(e)}." for e in error.errors()]


def _where(detail: ErrorDetails, tables: Mapping[str, object], origin: Origin, whole: str) -> str:
    table = str(detail["loc"][0]) if detail["loc"] else ""
    index = next((p for p in detail["loc"][1:2] if isinstance(p, int)), None)
    file = whole or origin.get((table, index)) or origin.get((table, None), "catálogo")
    code = _code(tables.get(table), index)
    return f"{file}, {code}" if code else file


def _code(rows: object, index: int | None) -> str:
    """The code of the row at fault, by whatever its table calls it."""
    if not isinstance(rows, list) or index is None or not isinstance(rows[index], dict):
        return ""
    row = rows[index]
    return next((str(row[name]) for name in _NAMES if name in row), f"fila {index + 1}")


def _what(detail: ErrorDetails) -> str:
    field = ".".join(str(p) for p in detail["loc"] if not isinstance(p, int)) or "archivo"
    field = field.split(".", 1)[-1]
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
