"""The history of changes as a file: one line per change, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from evalua.board.log.lines import Line
from evalua.domain.month import long_date
from evalua.registers.association.facts import Facts
from evalua.reports.csv_files import csv_of
from evalua.reports.report import Block, Column, Cover, Report, Sheet
from evalua.reports.workbook import write_workbook

_COLUMNS = (
    Column("on", "Fecha", "date", 12, "Día del cambio, donde está la asociación."),
    Column("at", "Hora", "text", 8, "Hora del cambio, donde está la asociación."),
    Column("actor", "Persona", "text", 24, "Quién lo hizo."),
    Column("role", "Papel", "text", 18, "Con qué papel lo hizo."),
    Column("done", "Qué hizo", "text", 12, "Registro, cambio, eliminación o acceso."),
    Column("table", "Tipo de registro", "text", 22, "De qué se trata."),
    Column("told", "Cuál", "wrap", 34, "Qué lo distingue de los demás."),
    Column("changes", "Antes → después", "wrap", 50, "Cada dato que cambió."),
    Column("reason", "Motivo", "wrap", 30, "Por qué, donde se dijo."),
    Column("hash", "Sello", "text", 18, "El sello del renglón: los 16 primeros signos."),
)


def log_workbook(lines: Sequence[Line], facts: Facts, on: date) -> bytes:
    """The lines as a workbook with its cover."""
    block = _block(lines)
    sheet = Sheet(
        title="Historia",
        heading="Historia de cambios",
        question="¿Quién cambió qué, cuándo y por qué?",
        blocks=(block,),
    )
    stamp = f"Generado el {long_date(on)}"
    many = facts.number_format.write(len(lines), 0)
    cover = Cover(
        title="Historia de cambios",
        association=facts.name,
        stamp=stamp,
        is_draft=False,
        sentence=f"{many} cambios, el más reciente primero." if len(lines) != 1 else "1 cambio.",
        facts=(),
        notes=(
            "Cada renglón lleva un sello que depende del anterior: si alguien cambia uno por fuera de "
            "Evalúa, «evalua db check» dice cuál.",
        ),
    )
    return write_workbook(
        Report(
            cover=cover,
            sheets=(sheet,),
            line=f"{facts.name} · {stamp}",
            money_digits=facts.currency.digits,
            author=facts.name,
        )
    )


def log_csv(lines: Sequence[Line], facts: Facts) -> bytes:
    """The lines as text, as the country separates them."""
    return csv_of(_block(lines), facts.number_format, facts.currency.digits).encode("utf-8")


def _block(lines: Sequence[Line]) -> Block:
    return Block("Historia", _COLUMNS, [_row(line) for line in lines], empty="Sin cambios.")


def _row(line: Line) -> dict[str, Any]:
    return {
        "on": line.at.date(),
        "at": f"{line.at:%H:%M}",
        "actor": line.actor,
        "role": line.role,
        "done": line.done,
        "table": line.table,
        "told": line.told,
        "changes": line.changes or "; ".join(f"{one.name}: {one.after}" for one in line.values),
        "reason": line.reason,
        "hash": line.hash[:16],
    }
