"""Years of plans and visions, as typed."""

from __future__ import annotations

from evalua.registers.entry import Entry, Number

FIRST_YEAR, LAST_YEAR = 1990, 2100


def read_years(entry: Entry, starts: Number, ends: Number) -> tuple[int, int]:
    """First and last year, both included; what is wrong is left in ``entry``."""
    first = _year(entry, "starts_year", starts)
    last = _year(entry, "ends_year", ends)
    if first and last and last < first:
        said = f"El último año ({last}) no puede ser anterior al primero ({first})."
        entry.error("ends_year", "V25", said)
    return first, last


def _year(entry: Entry, field: str, typed: Number) -> int:
    if typed is None or not str(typed).strip():
        entry.error(field, "V00", "Escriba el año, con cuatro cifras.")
        return 0
    text = str(typed).strip()
    if not (text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        said = f"Escriba un año entre {FIRST_YEAR} y {LAST_YEAR}, con cuatro cifras."
        entry.error(field, "V23", said)
        return 0
    return int(text)
