"""Descargar: what the file says of itself, its name and its contents."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from board.year import record_year
from conftest import NOW, TODAY, Office
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.ui import cache, reports
from evalua.ui.context import Here
from pages_support import text_of


@pytest.fixture
def october(clara: Office, monkeypatch: pytest.MonkeyPatch) -> Here:
    monkeypatch.setenv("EVALUA_DATABASE_URL", clara.db.url)
    return visit(clara, Month(2026, 10))


def visit(office: Office, month: Month) -> Here:
    revision = office.db.revision(office.id)
    return Here(office.db, office.facts, Actor("Marta Gil"), month, TODAY, NOW, revision)


def test_a_draft_says_that_it_is_one(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("reports", mes="2026-10")
    assert "Octubre 2026 no está aprobado (borrador)" in text_of(app)
    assert len(app.get("download_button")) == 2


def test_a_month_in_progress_says_up_to_when_it_goes(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    said = text_of(open_page("reports", mes="2026-11"))
    assert "Noviembre 2026 está en curso" in said and "05/11/2026" in said


def test_the_file_is_named_by_association_and_month(october: Here) -> None:
    assert reports.file_name(october, "xlsx") == "evalua-MANCOMUNIDAD-CUENCA-CLARA-2026-10.xlsx"


def test_the_workbook_opens_and_the_tables_are_one_file_each(clara: Office, october: Here) -> None:
    record_year(clara)
    here = visit(clara, Month(2026, 10))
    book = openpyxl.load_workbook(io.BytesIO(reports.workbook(here)))
    assert len(book.sheetnames) > 5
    with zipfile.ZipFile(io.BytesIO(reports.tables(here))) as packed:
        assert packed.testzip() is None
        assert all(name.endswith(".csv") for name in packed.namelist())
    assert date(2026, 10, 31) == cache.evaluation(here).cut
