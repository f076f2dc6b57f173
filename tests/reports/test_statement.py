"""The account of one municipality as a workbook and as paper, and the sheet of equity."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser

import pytest

from board.year import Year
from conftest import TODAY, Office
from evalua.board.account import Account, account
from evalua.board.equity import RULES, equity
from evalua.domain.month import Month
from evalua.months.gathering import gather
from evalua.registers.contributions.commands import PaymentInput, charge_month, record_payment
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.reports.statement import statement_page, statement_workbook
from reports.reopened import cells, reopened, summary_of, values

DAY = date(2026, 10, 31)
HOSTILE = '<script>alert("x")</script> & =1+1'


class Text(HTMLParser):
    """The words of a page, and every address it would ask for."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [str(value) for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def said(self) -> str:
        return " ".join(self.words).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def late(year: Year) -> Account:
    """Dos Aguas: paid nine months and half of October."""
    return account(year.inputs, year.office.members["Dos Aguas"], DAY)


def test_the_workbook_of_a_municipality_is_its_account_to_the_last_unit(
    year: Year, late: Account
) -> None:
    book = reopened(statement_workbook(late, year.office.facts, TODAY))
    assert book.sheetnames == [
        "Portada",
        "Movimientos",
        "Por pagar",
        "Pagos aplicados",
        "Acuerdos de pago",
        "En especie",
    ]
    moves = values(book["Movimientos"], "Movimientos")
    assert [row["Saldo"] for row in moves] == list(late.lines["balance"])
    assert (
        sum(row["Cobro"] or 0 for row in moves) - sum(row["Abono"] or 0 for row in moves) == 500_000
    )
    (left,) = values(book["Por pagar"], "Pendientes")
    assert (left["Pendiente"], left["Pagado"], left["Estado"]) == (500_000, 500_000, "◆ Vencido")
    paid = values(book["Pagos aplicados"], "Aplicados")
    assert sum(row["Valor"] for row in paid) == late.summary["paid"] == 9_500_000
    assert book["En especie"]["A6"].value == "Sin aportes en especie."
    assert "Dos Aguas debe" in book["Portada"]["B5"].value


def test_the_workbook_keeps_dates_cents_and_what_looks_like_a_formula(izote: Office) -> None:
    with izote.work() as work:
        open_scheme(work, SchemeInput("equal_quota", HOSTILE, Month(2026, 10), amount="1,234.56"))
        charge_month(work, Month(2026, 10))
        record_payment(
            work, PaymentInput(izote.members["Izotal"], date(2026, 10, 20), "0.07", "=1+1")
        )
    with izote.db.session() as session:
        shown = account(gather(session, izote.id), izote.members["Izotal"], DAY)
    book = reopened(statement_workbook(shown, izote.facts, TODAY))
    charge, paid = cells(book["Movimientos"], "Movimientos")
    assert isinstance(charge["Fecha"].value, datetime)
    assert (paid["Saldo"].value, paid["Saldo"].number_format) == (1234.49, "#,##0.00")
    assert (paid["Referencia"].value, paid["Referencia"].data_type) == ("=1+1", "s")
    page = Text(statement_page(shown, izote.facts, TODAY))
    assert "script" not in page.tags and HOSTILE in page.said
    assert "$1,234.49" in page.said.replace(" ", "")


def test_the_paper_says_the_same_as_the_account(year: Year, late: Account) -> None:
    page = Text(statement_page(late, year.office.facts, TODAY))
    assert "Estado de cuenta de aportes" in page.said and "Dos Aguas debe $ 500.000" in page.said
    assert "Lo que falta por pagar" in page.said and "◆ Vencido" in page.said
    balances = [
        year.office.facts.money(int(v)).replace("\u00a0", " ") for v in late.lines["balance"]
    ]
    rows = re.findall(r"<tr>(.*?)</tr>", statement_page(late, year.office.facts, TODAY).decode())
    printed = [
        re.findall(r"<td[^>]*>(.*?)</td>", row)[-1].replace("\u00a0", " ")
        for row in rows
        if row.count("<td") == 7
    ]
    assert printed[: len(balances)] == balances


def test_the_paper_stands_alone_and_prints_on_a4(year: Year, late: Account) -> None:
    file = statement_page(late, year.office.facts, TODAY)
    page = Text(file)
    assert page.addresses == [] and not {"script", "link", "img", "iframe"} & set(page.tags)
    assert b"size: A4" in file and b"http" not in file.replace(b"http-equiv", b"")
    assert "Generado el 5 de noviembre de 2026" in page.said


def test_a_demonstration_says_so_on_paper_and_in_the_workbook(year: Year, late: Account) -> None:
    facts = replace(year.office.facts, is_demo=True)
    assert "los datos son ficticios" in Text(statement_page(late, facts, TODAY)).said
    book = reopened(statement_workbook(late, facts, TODAY))
    assert all("DEMOSTRACIÓN" in page["A2"].value for page in book.worksheets[1:])


def test_an_account_without_movements_prints_too(clara: Office) -> None:
    with clara.db.session() as session:
        shown = account(gather(session, clara.id), clara.members["Belmira"], DAY)
    said = Text(statement_page(shown, clara.facts, TODAY)).said
    assert "Belmira no debe nada." in said and "No tiene movimientos hasta esa fecha." in said
    book = reopened(statement_workbook(shown, clara.facts, TODAY))
    assert not book["Movimientos"].tables


def test_the_sheet_of_equity_is_the_view_cell_by_cell(year: Year) -> None:
    shown = equity(year.inputs, year.now.cut)
    book = summary_of(year)
    rows = values(book["Equidad"], "Equidad")
    assert [row["Municipio"] for row in rows] == ["Alto Claro", "Belmira", "Cañaveral", "Dos Aguas"]
    heads = {"equal": "por igual", "population": "por población", "people": "por personas"}
    for row, line in zip(rows, shown.lines.to_dict("records"), strict=True):
        assert (row["Aportó"], row["Parte de lo aportado"]) == (line["paid"], line["paid_share"])
        for rule in RULES:
            assert row[f"Recibe {heads[rule]}"] == line[f"benefit_{rule}"]
            for column, part in (("Parte", "share"), ("Diferencia", "gap"), ("Veces", "ratio")):
                found, expected = row[f"{column} {heads[rule]}"], line[f"{part}_{rule}"]
                assert found is None if expected != expected else found == expected
    assert "Ninguna es la correcta" in book["Equidad"]["A3"].value
