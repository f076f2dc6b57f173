"""The institution in the workbook: what the screens say, and of disagreements only totals."""

from __future__ import annotations

from board.year import CATALOG, Year
from evalua.board.institution import piece_lines
from evalua.reports.sheets_institution import sheet_institution, sheet_story
from measures.records import CAST, board, disagreement, legal_piece, records


def test_the_legal_file_of_the_workbook_is_that_of_the_screen(year: Year) -> None:
    inputs = records(CAST, legal_piece("statutes", "2018-02-01", "2026-01-31"))
    block = sheet_institution(year.now, inputs, CATALOG).blocks[0]
    shown = piece_lines(inputs, year.now.cut, CATALOG)
    assert [(r["name"], r["word"]) for r in block.rows] == list(
        zip(shown["name"], shown["word"], strict=True)
    )
    assert ("Estatutos", "◆ Vencida") in [(r["name"], r["word"]) for r in block.rows]


def test_disagreements_are_four_totals_and_nothing_more(year: Year) -> None:
    heard = disagreement("2026-06-01", "2026-07-31", "2026-07-20", reserved=True)
    inputs = records(CAST, board("2025-12-12", "2026-01-01"), heard)
    block = sheet_institution(year.now, inputs, CATALOG).blocks[-1]
    assert [column.title for column in block.columns] == [
        "Trimestre",
        "Vencían",
        "A tiempo",
        "Tarde",
        "Sin cerrar",
    ]
    assert next((r["quarter"], r["due"], r["on_time"]) for r in block.rows) == (
        "Tercer trimestre de 2026",
        1,
        1,
    )
    assert len(block.rows) == 4


def test_an_association_that_wrote_nothing_has_empty_blocks(year: Year) -> None:
    empty = records(CAST)
    blocks = sheet_institution(year.now, empty, CATALOG).blocks
    assert [len(block.rows) for block in blocks] == [4, 0, 0, 0, 0]
    assert not sheet_story(year.now, empty, CATALOG).blocks[0].rows
