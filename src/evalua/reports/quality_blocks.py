"""The tables of *Calidad del dato* in the workbook: findings, completeness and evidence."""

from __future__ import annotations

import pandas as pd

from evalua.board.backing import evidence_lines
from evalua.board.doubts import SEVERITY_WORDS
from evalua.board.expected import completeness, expected_rows, ground_of
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.quality.ground import Ground
from evalua.reports.report import Block, Column, Row

_FINDINGS = (
    Column(
        "word", "Gravedad", "text", 13, "Por corregir, por confirmar, por revisar o para saber."
    ),
    Column("text", "Qué se encontró", "wrap", 40, "La duda, en una frase."),
    Column("register", "Se corrige en", "text", 22, "Registro donde está."),
    Column("answer", "Explicación", "wrap", 38, "Por qué está bien así, si alguien lo dijo."),
    Column("answered_by", "Quién lo explicó", "text", 22, "Persona que respondió."),
    Column("answered_on", "Fecha", "date", 38, "Cuándo se respondió."),
)
_COMPLETENESS = (
    Column("name", "Qué", "text", 13, "Lo que se esperaba, o quién responde."),
    Column("complete", "Completo", "int", 40, "Cuántos están."),
    Column("expected", "Esperado", "int", 22, "Cuántos debían estar a la fecha."),
    Column("share", "Parte completa", "share", 38, "Completo entre esperado."),
    Column("on_time", "A tiempo", "int", 22, "Cuántos llegaron a tiempo."),
    Column("on_time_share", "Parte a tiempo", "share", 38, "A tiempo entre los que tienen fecha."),
)
_EVIDENCE = (
    Column("backing", "Soporte", "text", 13, "Con qué se respalda."),
    Column("what", "Qué", "wrap", 40, "Valor que se reporta en el año."),
    Column("reported", "Reportado", "quantity", 22, "Todo lo reportado."),
    Column("backed", "Con soporte", "quantity", 38, "Lo que dice dónde está su soporte."),
    Column("share", "Parte", "share", 22, "Con soporte entre reportado."),
)


def quality_blocks(
    evaluation: Evaluation, inputs: Inputs, catalog: Catalog, findings: pd.DataFrame
) -> tuple[Block, ...]:
    """Findings, what came and came in time, and what has evidence; money in whole units."""
    ground = ground_of(evaluation, inputs)
    rows = expected_rows(evaluation, ground, catalog)
    return (
        Block("Dudas", _FINDINGS, _findings(findings, catalog), "Hallazgos", "Ninguna duda."),
        _counts("PorRegistro", rows, "what", "Completo y a tiempo, por registro"),
        _counts("PorResponsable", rows, "owner", "Completo y a tiempo, por responsable"),
        Block("Soportes", _EVIDENCE, _evidence(ground), "Lo reportado y lo que tiene soporte"),
    )


def _findings(findings: pd.DataFrame, catalog: Catalog) -> list[Row]:
    registers = catalog.names_of("registers")
    return [
        row
        | {
            "word": SEVERITY_WORDS[row["severity"]],
            "register": registers.get(row["register"], ""),
        }
        for row in findings.to_dict("records")
    ]


def _counts(name: str, rows: pd.DataFrame, by: str, title: str) -> Block:
    counted = completeness(rows, by)
    timed = counted["timed"] > 0
    counted = counted.assign(on_time=counted["on_time"].where(timed))
    return Block(name, _COMPLETENESS, counted.to_dict("records"), title)


def _evidence(ground: Ground) -> list[Row]:
    """Evidence lines in units that a workbook can add: money in whole units."""
    unit = ground.facts.currency.unit
    lines = evidence_lines(ground)
    money = lines["kind"] == "money"
    figures = {n: lines[n].where(~money, lines[n] / unit) for n in ("reported", "backed")}
    many = f" ({ground.facts.currency.many})"
    found: list[Row] = lines.assign(
        **figures, what=lines["what"] + money.map({True: many, False: ""})
    ).to_dict("records")
    return found
