"""The mark of a doubtful figure in the workbook: a last column in the sheets that show figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from evalua.board.doubts import doubts_for, subjects_behind
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.reports.report import Block, Column, Row, Sheet

MARK = Column(
    "doubt",
    "Duda",
    "text",
    16,
    "Si alguien debe corregir, confirmar o revisar la cifra. La hoja «Calidad del dato» dice por qué.",
)
_BY_UID = ("Metas", "Aportes", "Proyectos")
_BY_CODE = ("Indicadores",)

Subjects = Callable[[Row], set[str]]


def with_marks(
    sheets: tuple[Sheet, ...], evaluation: Evaluation, inputs: Inputs, findings: pd.DataFrame
) -> tuple[Sheet, ...]:
    """The sheets, with the mark of each row of goals, contributions, projects and indicators."""

    def behind(row: Row) -> set[str]:
        return subjects_behind(evaluation, inputs, str(row["code"]))

    return tuple(
        _marked(sheet, findings, behind if sheet.title in _BY_CODE else _own)
        if sheet.title in (*_BY_UID, *_BY_CODE)
        else sheet
        for sheet in sheets
    )


def _own(row: Row) -> set[str]:
    return {str(row["uid"])} if "uid" in row else set()


def _marked(sheet: Sheet, findings: pd.DataFrame, subjects: Subjects) -> Sheet:
    first, *rest = sheet.blocks
    return replace(sheet, blocks=(_with_column(first, findings, subjects), *rest))


def _with_column(block: Block, findings: pd.DataFrame, subjects: Subjects) -> Block:
    doubted = set(findings["subject"])
    # Few rows are in doubt: the others need not be looked for in the findings.
    found = [(row, subjects(row) & doubted) for row in block.rows]
    rows = [{**row, MARK.key: doubts_for(findings, about) if about else ""} for row, about in found]
    return replace(block, columns=(*block.columns, MARK), rows=rows)
