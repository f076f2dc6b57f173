"""Rows copied from a spreadsheet: one per line, cells separated by tabs (or semicolons)."""

from __future__ import annotations

from evalua.domain.problems import Problem
from evalua.domain.text import clean
from evalua.registers.entry import Entry


def pasted_rows(entry: Entry, pasted: str, *, columns: int) -> list[tuple[int, list[str]]]:
    """Line number and cells of each row that is not blank; the last cell keeps what is left over.

    A row with fewer cells, or nothing pasted at all, is left in ``entry`` as a problem of ``pasted``.
    """
    rows = []
    for number, line in enumerate(pasted.splitlines(), 1):
        if not line.strip():
            continue
        separator = "\t" if "\t" in line else ";"
        cells = [clean(cell) for cell in line.split(separator, columns - 1)]
        if len(cells) < columns:
            said = f"Fila {number}: se esperan {columns} columnas y hay {len(cells)}."
            entry.error("pasted", "V46", said)
            continue
        rows.append((number, cells))
    if not rows and not entry.any:
        entry.error("pasted", "V00", "Pegue al menos una fila.")
    return rows


def pass_on(entry: Entry, row: Entry, number: int) -> None:
    """What was found in a pasted row, said with its number beside the place where it was pasted."""
    try:
        row.stop_if_any()
    except Problem as problem:
        for found in problem.findings:
            entry.error("pasted", found.code, f"Fila {number}: {found.message}")
