"""Delays, whom the sources leave out and the calls: the workbook says what the screens say."""

from __future__ import annotations

import pandas as pd

from board.test_calls_and_left_out import alternative, late, restricted
from board.year import CATALOG, Year
from evalua.board.delays import delay_lines
from evalua.reports.sheets_delays import sheet_calls, sheet_delays, sheet_left_out


def test_each_delay_carries_its_cause_who_answers_and_the_public_sentence(year: Year) -> None:
    frame = late()
    told = frame.projects.assign(public_status="Va", public_status_on=pd.Timestamp("2026-10-31"))
    sheet = sheet_delays(year.now, frame.having(projects=told), CATALOG)
    (row,) = sheet.blocks[0].rows
    assert (row["cause"], row["responsible"]) == ("Permisos y licencias", "Ana Ruiz")
    assert row["word"] == delay_lines(frame, year.now.cut, CATALOG)["word"].iloc[0]
    assert row["status_line"] == "Va (31/10/2026)"


def test_whom_a_call_leaves_out_is_listed_with_what_is_sought(year: Year) -> None:
    frame = restricted(alternatives=[alternative()])
    bare, out = sheet_left_out(year.now, frame, CATALOG).blocks
    assert [(r["municipality"], r["word"]) for r in out.rows] == [
        ("Alto Claro", "◆ Falta buscarla"),
        ("Cañaveral", "▲ En búsqueda"),
    ]
    assert [r["municipality"] for r in bare.rows] == ["Alto Claro", "Belmira", "Cañaveral"]


def test_a_call_says_who_may_apply_at_the_cut(year: Year) -> None:
    (row,) = sheet_calls(year.now, restricted(), CATALOG).blocks[0].rows
    assert (row["eligible"], row["left_out"]) == ("Belmira", "Alto Claro, Cañaveral")
    assert (row["word"], row["projects"]) == ("● Abierta", "P-001")
