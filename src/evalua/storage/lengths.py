"""Texts that a column cannot hold: longer than it, or with signs that are not text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import String
from sqlmodel import SQLModel

from evalua.domain.problems import Finding, Problem
from evalua.domain.text import strange_sign

ROOMY = 4_000
"""The letters that fit where a column sets no limit of its own: more than a page."""


def check_fits(table: type[SQLModel], values: Mapping[str, Any]) -> None:
    """Refuse every text that its column cannot hold, all of them together (V05, V99).

    SQLite would take what PostgreSQL refuses. Raises Problem.
    """
    limits = _limits(table)
    typed = {n: v for n, v in values.items() if n in limits and isinstance(v, str)}
    found = [found for name, text in typed.items() for found in _wrong(name, text, limits[name])]
    if found:
        raise Problem(found)


def check_reason(reason: str) -> None:
    """Refuse a reason that the log could not hold. Raises Problem V05 or V99."""
    found = _wrong("reason", reason, ROOMY)
    if found:
        raise Problem(found)


def _wrong(name: str, text: str, limit: int) -> list[Finding]:
    found = []
    if len(text) > limit:
        found.append(Finding(name, "V05", _too_long(len(text), limit)))
    sign = strange_sign(text)
    if sign:
        found.append(Finding(name, "V99", _strange(text, sign)))
    return found


@cache
def _limits(table: type[SQLModel]) -> dict[str, int]:
    columns = table.metadata.tables[str(table.__tablename__)].columns
    # SQLModel wraps the text type; what is wrapped knows the length.
    limits = {c.name: getattr(c.type, "impl_instance", c.type) for c in columns}
    return {name: kind.length or ROOMY for name, kind in limits.items() if isinstance(kind, String)}


def _too_long(length: int, limit: int) -> str:
    return f"El texto es muy largo: tiene {length} letras y caben {limit}. Acórtelo."


def _strange(text: str, sign: str) -> str:
    before = text[: text.index(chr(int(sign[2:], 16)))][-20:]
    where = f"después de «{before}»" if before else "al comienzo"
    return f"El texto trae un signo que no se ve ({sign}) {where}. Bórrelo o escriba de nuevo esa parte."
