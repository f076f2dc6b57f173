"""Files made of an office full of hostile text: the same text, and nothing that acts."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from board.year import CATALOG, OCTOBER, Year, evaluated, inputs_of, year
from conftest import DIRECTOR, NOW, TODAY, Office
from evalua.board.account import account
from evalua.board.document import Document, Section, Table
from evalua.domain.numbers import COMMA
from evalua.registers.association.tables import Association
from evalua.reports.csv_files import csv_of
from evalua.reports.html_document import write_document
from evalua.reports.report import Block, Column
from evalua.reports.statement import statement_page, statement_workbook
from evalua.reports.summary import summary_csv, summary_workbook
from evalua.storage.database import Database
from hostile import HOSTILE, registers, soil

__all__ = ["year"]

MARK = re.compile("zq[A-Za-z]")
BEFORE = {item.mark: item.seen[: item.seen.index("zq")] for item in HOSTILE}


@pytest.fixture(scope="module")
def hostile_year(year: Year, tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The recorded year with hostile text in every free column."""
    file = tmp_path_factory.mktemp("hostile") / "evalua.db"
    with (
        closing(sqlite3.connect(str(year.office.db.file))) as source,
        closing(sqlite3.connect(file)) as copy,
    ):
        source.backup(copy)
    office = Office(Database(f"sqlite:///{file}"), year.office.id, year.office.members)
    with office.db.work(actor=DIRECTOR, now=NOW, today=TODAY, association_id=office.id) as work:
        assert soil(work, [Association, *registers()]) > 100
    before = evaluated(office, OCTOBER.previous)
    return Year(office, inputs_of(office), before, evaluated(office), year.history)


def summary(shown: Year) -> bytes:
    return summary_workbook(
        shown.now, shown.inputs, shown.history, CATALOG, before=shown.before, generated_on=TODAY
    )


def whole(text: str) -> set[str]:
    """The marks of a text; fails where what stands before one was swallowed."""
    marks = set()
    for found in MARK.finditer(text):
        before = BEFORE.get(found[0])
        if before is not None:
            marks.add(found[0])
            assert text[: found.start()].endswith(before), text[found.start() - 30 :][:80]
    return marks


def test_every_cell_of_a_workbook_is_text_and_none_a_formula(hostile_year: Year) -> None:
    book = openpyxl.load_workbook(BytesIO(summary(hostile_year)))
    marks: set[str] = set()
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if isinstance(cell.value, str):
                    marks |= whole(cell.value)
    assert len(marks) > 20


def test_no_sheet_of_the_file_holds_a_formula(hostile_year: Year) -> None:
    """Charts name their cells in the same tag; what matters is what a cell holds."""
    with zipfile.ZipFile(BytesIO(summary(hostile_year))) as pack:
        sheets = [name for name in pack.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) > 20
        assert [name for name in sheets if b"<f>" in pack.read(name)] == []


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

if OFFICE is not None:

    def test_another_program_reads_the_same_text(hostile_year: Year, tmp_path: Path) -> None:
        file = tmp_path / "resumen.xlsx"
        file.write_bytes(summary(hostile_year))
        command = [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/perfil", "--headless"]
        sheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
        subprocess.run(
            [*command, "--convert-to", sheets, "--outdir", str(tmp_path), str(file)],
            check=True,
            capture_output=True,
            timeout=170,
        )
        marks: set[str] = set()
        for page in tmp_path.glob("*.csv"):
            text = page.read_text(encoding="utf-8").replace('""', '"')
            assert "Err:" not in text and "#NAME?" not in text
            marks |= whole(text)
        assert len(marks) > 20


def test_the_plain_tables_hold_the_text_and_no_field_that_runs(hostile_year: Year) -> None:
    packed = summary_csv(
        hostile_year.now,
        hostile_year.inputs,
        hostile_year.history,
        CATALOG,
        before=hostile_year.before,
        generated_on=TODAY,
    )
    marks: set[str] = set()
    with zipfile.ZipFile(BytesIO(packed)) as pack:
        for name in pack.namelist():
            text = pack.read(name).decode("utf-8-sig")
            marks |= whole(text.replace('""', '"'))
            assert not re.search(r'(?:^|;)"[=@\t\r]', text, re.MULTILINE)
    assert len(marks) > 20


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1+x", "@SUM(1)", "\t=1", "\r=1", " =1", "\n=1"])
def test_a_field_that_would_run_is_written_as_text(start: str) -> None:
    block = Block("t", (Column("x", "X"),), [{"x": start}])
    written = csv_of(block, COMMA, 2).split("\r\n", 1)[1]
    assert written.startswith("\"'")


class _Elements(HTMLParser):
    """The elements of a page, what it loads and the text in it."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


HARMLESS = {
    *("html", "head", "meta", "title", "style", "body", "header", "footer", "section", "p"),
    *("h1", "h2", "dl", "div", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"),
}


def elements(page: str) -> _Elements:
    parsed = _Elements()
    parsed.feed(page)
    return parsed


def test_a_printable_document_shows_the_text_and_holds_no_element_of_it(
    hostile_year: Year,
) -> None:
    town = next(iter(hostile_year.office.members.values()))
    shown = account(hostile_year.inputs, town, TODAY)
    page = statement_page(shown, hostile_year.office.facts, TODAY).decode()
    assert elements(page).names <= HARMLESS
    assert whole(unescape(re.sub("<[^>]*>", "", page)))
    book = openpyxl.load_workbook(
        BytesIO(statement_workbook(shown, hostile_year.office.facts, TODAY))
    )
    cells = (cell for page in book.worksheets for row in page.iter_rows() for cell in row)
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}


@pytest.mark.parametrize("item", HOSTILE, ids=lambda item: item.what)
def test_every_part_of_a_document_takes_any_text_as_text(item: object) -> None:
    text = item.text  # type: ignore[attr-defined]
    table = Table((text, "B"), ((text, text),))
    document = Document(
        title=text,
        association=text,
        addressee=text,
        figures=((text, text),),
        sections=(Section(text, (text,), table),),
        stamp=text,
    )
    page = write_document(document).decode()
    parsed = elements(page)
    assert parsed.names <= HARMLESS
    assert parsed.attributes <= {
        "lang",
        "charset",
        "name",
        "content",
        "http-equiv",
        "scope",
        "class",
    }
    assert page.count("&lt;") >= 9 * text.count("<")
    assert "default-src 'none'" in page
