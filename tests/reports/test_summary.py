"""The workbook reopened: the same numbers, real types, and nothing that runs."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pandas as pd
import pytest
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.workbook import Workbook

from board.year import CATALOG, FORMULA, OCTOBER, Year, evaluated, inputs_of
from conftest import TODAY, Office
from evalua.board.accounts import account_statement, ageing, members_summary
from evalua.board.areas import area_lines
from evalua.board.indicators import indicator_lines
from evalua.charts.template import PALETTE
from evalua.domain.month import Month
from evalua.registers.alignment.lines import PlanLineInput, add_plan_line
from evalua.registers.alignment.vision import VisionInput, add_vision, add_vision_line
from evalua.registers.contributions.commands import PaymentInput, charge_month, record_payment
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.reports import styles
from evalua.reports.sheets_scores import score_cell
from evalua.reports.summary import summary_csv, summary_workbook
from evalua.scoring.policy import Policy
from reports.reopened import cells, reopened, summary_of, values

NO_HISTORY = pd.DataFrame(columns=["month", "level", "code", "score", "band", "state", "frozen"])
SHEETS = [
    "Portada",
    "Resumen",
    "Indicadores",
    "Historia",
    "Qué se mide",
    "Metas",
    "Metas en alerta",
    "Alineación",
    "Aportes",
    "Cartera",
    "Estado de cuenta",
    "Acuerdos y especie",
    "Equidad",
    "Proyectos",
    "Financiación",
    "Cronograma",
    "Atrasos",
    "Sin proyecto",
    "Convocatorias",
    "Cobertura",
    "Programas",
    "Convenios",
    "Cooperantes",
    "Organizaciones",
    "Servicios",
    "Finanzas",
    "Auditorías",
    "Transiciones",
    "Entrega de gobierno",
    "Compromisos",
    "Institución",
    "Historia institucional",
    "Bitácora",
    "Mesas y entregas",
    "Municipios",
    "Por municipio",
    "Necesidades",
    "Instrumentos",
    "Territorio",
    "Iniciativas de paz",
    "Vencimientos",
    "Calidad del dato",
    "Definiciones",
    "Diccionario",
]


@pytest.fixture(scope="module")
def book(year: Year) -> Workbook:
    return summary_of(year)


def same(value: Any, expected: Any) -> bool:
    """Equal to the last digit; a missing figure is an empty cell."""
    return value is None if pd.isna(expected) else bool(value == expected)


def texts_of(book: Workbook) -> list[str]:
    every = (cell.value for page in book for row in page.iter_rows() for cell in row)
    return [value for value in every if isinstance(value, str)]


def test_the_workbook_has_its_sheets_in_order(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_the_ten_areas_are_those_of_the_evaluation_to_the_last_digit(
    book: Workbook, year: Year
) -> None:
    lines = area_lines(year.now, year.before, CATALOG).to_dict("records")
    found = values(book["Resumen"], "Areas")
    assert [row["Área"] for row in found] == [line["name"] for line in lines]
    for row, line in zip(found, lines, strict=True):
        assert same(row["Puntaje"], line["score"])
        assert same(row["Puntaje anterior"], line["previous"])
        assert same(row["Cambio"], line["change"])
        assert same(row["Cobertura del dato"], line["coverage"])
        assert row["Estado"] == (line["word"] or None)


def test_every_indicator_is_there_with_its_own_figures(book: Workbook, year: Year) -> None:
    scores = year.now.scores.indicators.set_index("indicator")
    found = values(book["Indicadores"], "Indicadores")
    assert {row["Código"] for row in found} == {i.code for i in CATALOG.indicators}
    for row in found:
        expected = scores.loc[row["Código"]]
        assert same(row["Valor"], expected["value"]), row["Código"]
        assert same(row["Numerador"], expected["numerator"])
        assert same(row["Denominador"], expected["denominator"])
        assert same(row["Meta del año"], expected["target"])
        assert same(row["Avance"], expected["achievement"] * 100.0)


def test_what_is_measured_comes_before_the_rest_of_the_catalogue(book: Workbook) -> None:
    waiting = [
        row["Estado"] == "… aún no disponible" for row in values(book["Indicadores"], "Indicadores")
    ]
    assert waiting == sorted(waiting)


def test_the_history_is_that_of_the_screens(book: Workbook, year: Year) -> None:
    scores = year.history.set_index(["month", "code"])["score"]
    found = values(book["Historia"], "Historia")
    months = sorted(set(year.history["month"]))
    assert [row["Mes"] for row in found] == [Month.parse(m).short for m in months]
    for row, month in zip(found, months, strict=True):
        for area in CATALOG.areas:
            assert same(row[area.short], scores[month, area.code])
        assert same(row["Índice"], scores[month, "index"])


def test_the_history_writes_the_mark_of_each_band_before_its_score(book: Workbook) -> None:
    october = cells(book["Historia"], "Historia")[-1]
    assert october["Bases"].number_format == '"▲ "0.0'
    assert october["Confianza"].number_format == '"● "0.0'


def test_statements_accounts_and_ages_are_exact(book: Workbook, year: Year) -> None:
    day = year.now.cut
    lines = values(book["Estado de cuenta"], "Cuentas")
    for name, key in year.office.members.items():
        expected = account_statement(year.inputs, key, day)
        mine = [row for row in lines if row["Municipio"] == name]
        assert [row["Saldo"] for row in mine] == list(expected["balance"])
    ages = values(book["Cartera"], "Cartera")
    assert [row["Total exigible"] for row in ages] == list(ageing(year.inputs, day)["total"])
    assert [row["Pendiente"] for row in ages] == list(members_summary(year.inputs, day)["pending"])


def test_the_matrix_holds_what_was_paid_and_writes_its_status_before_it(book: Workbook) -> None:
    rows = {row["Municipio"].value: row for row in cells(book["Aportes"], "Aportes")}
    paid, partial, overdue = (
        rows["Belmira"]["Ene"],
        rows["Dos Aguas"]["Oct"],
        rows["Cañaveral"]["Oct"],
    )
    assert (paid.value, paid.number_format) == (1_000_000, '"● "#,##0')
    assert (partial.value, partial.number_format) == (500_000, '"◐ "#,##0')
    assert (overdue.value, overdue.number_format) == (0, '"◆ "#,##0')
    assert rows["Belmira"]["Dic"].value is None


def test_dates_are_dates_and_numbers_are_numbers(book: Workbook) -> None:
    row = cells(book["Estado de cuenta"], "Cuentas")[0]
    assert isinstance(row["Fecha"].value, datetime) and row["Fecha"].is_date
    assert row["Fecha"].number_format == "dd/mm/yyyy"
    assert (row["Saldo"].data_type, row["Saldo"].number_format) == ("n", "#,##0")


def test_text_that_looks_like_a_formula_stays_text_unchanged(book: Workbook) -> None:
    (risky,) = [
        row["Proyecto"]
        for row in cells(book["Proyectos"], "Proyectos")
        if row["Proyecto"].value == FORMULA
    ]
    assert risky.data_type == "s" and risky.quotePrefix
    goal = cells(book["Metas"], "Metas")[0]
    assert (goal["Meta"].value, goal["Responsable"].value) == ("+ visitas técnicas", "@técnica")


def test_no_cell_of_the_workbook_is_a_formula_or_an_error(book: Workbook) -> None:
    kinds = {cell.data_type for page in book for row in page.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}


def test_every_table_has_filters_and_its_header_stays_in_sight(book: Workbook) -> None:
    for page in book.worksheets[1:]:
        for table in page.tables.values():
            assert table.autoFilter is not None
        # A sheet of several blocks of which one has rows keeps only its heading in sight.
        if len(page.tables) == 1 and page.freeze_panes != "A3":
            (table,) = page.tables.values()
            header = int("".join(filter(str.isdigit, table.ref.split(":")[0])))
            assert page.freeze_panes.endswith(str(header + 1))
            assert page.print_title_rows == f"${header}:${header}"


def test_every_sheet_fits_the_width_of_paper(book: Workbook) -> None:
    for page in book:
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.page_setup.fitToWidth in (1, 2)
        assert page.page_setup.orientation in ("portrait", "landscape")


def test_the_summary_has_native_charts_of_its_own_cells(year: Year) -> None:
    # The index of this year lacks coverage; a history that has one is drawn.
    index = year.history["code"] == "index"
    history = year.history.assign(score=year.history["score"].mask(index, 60.0))
    with_index = summary_workbook(
        year.now, year.inputs, history, CATALOG, before=year.before, generated_on=TODAY
    )
    bars, line = reopened(with_index)["Resumen"]._charts
    assert "'Resumen'!$C$6:$C$15" in bars.series[0].val.numRef.f
    assert "'Historia'" in line.series[0].val.numRef.f


def test_states_are_coloured_by_rules_and_said_in_words(book: Workbook) -> None:
    rules = [rule for area in book["Resumen"].conditional_formatting for rule in area.rules]
    assert any('"●"' in rule.formula[0] for rule in rules)
    words = {row["Estado"] for row in values(book["Resumen"], "Areas")}
    assert words & {"● Bien", "▲ En camino", "◆ Atención"}


def test_a_draft_says_so_on_the_cover_and_on_every_page(book: Workbook) -> None:
    assert book["Portada"]["B4"].value == "BORRADOR · sin aprobar por la junta"
    assert all(page.oddHeader.right.text == "BORRADOR" for page in book)


def test_an_approved_month_carries_its_act(year: Year) -> None:
    approved = replace(year, now=replace(year.now, state="approved", act="Acta 7", snapshot=1))
    file = summary_of(approved)
    facts = {row[1].value: row[2].value for row in file["Portada"]["A7:C20"]}
    assert file["Portada"]["B4"].value == "Aprobado por la junta, Acta 7"
    assert facts["Acta de aprobación"] == "Acta 7"
    assert facts["Versión del catálogo"] == year.now.catalogue_version
    assert facts["Fecha de corte"].date() == date(2026, 10, 31)
    assert all(page.oddHeader.right.text is None for page in file)


def test_a_demonstration_is_marked_everywhere(year: Year) -> None:
    about = replace(year.now.facts, is_demo=True)
    file = summary_of(replace(year, now=replace(year.now, facts=about)))
    assert file["Portada"]["B4"].value.startswith("DEMOSTRACIÓN")
    assert all("DEMOSTRACIÓN" in page["A2"].value for page in file.worksheets[1:])


def test_the_dictionary_explains_every_column_of_every_sheet(book: Workbook) -> None:
    explained = {
        (row["Hoja"], row["Columna"]) for row in values(book["Diccionario"], "Diccionario")
    }
    for page in book.worksheets[1:-1]:
        for name in page.tables:
            for title in cells(page, name)[0]:
                assert (page.title, title) in explained
    assert all(row["Qué dice"] for row in values(book["Diccionario"], "Diccionario"))


def test_the_cover_leads_to_every_sheet(book: Workbook) -> None:
    links = {cell.hyperlink.location for cell in book["Portada"]["B"] if cell.hyperlink}
    assert links == {f"'{title}'!A1" for title in SHEETS[1:]}


def test_an_association_without_records_has_a_workbook_too(clara: Office) -> None:
    now = evaluated(clara, OCTOBER)
    file = reopened(
        summary_workbook(
            now,
            inputs_of(clara),
            NO_HISTORY,
            CATALOG,
            before=None,
            generated_on=TODAY,
        )
    )
    assert file.sheetnames == SHEETS
    assert file["Proyectos"]["A6"].value == "Sin registros hasta el corte."
    assert not file["Proyectos"].tables
    assert all(row["Puntaje anterior"] is None for row in values(file["Resumen"], "Areas"))


def test_no_table_has_two_columns_of_the_same_name_whatever_plans_are_called(
    clara: Office,
) -> None:
    with clara.work() as work:
        add_vision_line(work, add_vision(work, VisionInput("Cuenca", 2020, 2027)).id, "Agua")
        for code, name in enumerate(("Nombre", "Plan Nacional", "PLAN NACIONAL")):
            add_plan_line(work, PlanLineInput("national", name, str(code), "Agua", 2024, 2027))
    now, known = evaluated(clara, OCTOBER), inputs_of(clara)
    file = summary_workbook(now, known, NO_HISTORY, CATALOG, before=None, generated_on=TODAY)
    tables = [t for page in reopened(file).worksheets for t in page.tables.values()]
    assert "Alineacion" in {table.name for table in tables}
    for table in tables:
        names = [name.casefold() for name in table.column_names]
        assert len(names) == len(set(names)), table.name


def test_dollars_keep_their_cents_exactly(izote: Office) -> None:
    with izote.work() as work:
        open_scheme(work, SchemeInput("equal_quota", "Cuota", Month(2026, 10), amount="1,234.56"))
        charge_month(work, OCTOBER)
        data = PaymentInput(izote.members["Izotal"], date(2026, 10, 20), "0.07", "=1+1")
        record_payment(work, data)
    now, inputs = evaluated(izote, OCTOBER), inputs_of(izote)
    file = reopened(
        summary_workbook(now, inputs, NO_HISTORY, CATALOG, before=None, generated_on=TODAY)
    )
    charge, paid = cells(file["Estado de cuenta"], "Cuentas")[:2]
    assert (charge["Cobro"].value, charge["Cobro"].number_format) == (1234.56, "#,##0.00")
    assert (paid["Abono"].value, paid["Saldo"].value) == (0.07, 1234.49)
    assert (paid["Referencia"].value, paid["Referencia"].data_type) == ("=1+1", "s")
    rate = next(
        r for r in values(file["Indicadores"], "Indicadores") if r["Código"] == "A02-Q04-01"
    )
    assert (rate["Numerador"], rate["Denominador"]) == (0.07, 3703.68)


@pytest.mark.parametrize(
    ("score", "shown"), [(79.996, "0.000"), (80.0, "0.0"), (66.666, "0.0"), (49.96, "0.00")]
)
def test_a_score_shows_the_decimals_that_keep_it_on_its_side(score: float, shown: str) -> None:
    cell = score_cell(score, Policy(band_green=80.0))
    assert (cell.value, cell.number_format) == (score, shown)


def test_the_colours_are_those_of_the_charts() -> None:
    light = PALETTE["light"]
    ours = (styles.PAPER, styles.INK, styles.PRIMARY, styles.ACCENT, styles.LINE, styles.QUIET)
    theirs = (light.paper, light.ink, light.primary, light.accent, light.line, light.quiet)
    assert [f"#{color}" for color in ours] == list(theirs)


def files_of(year: Year, number_format: str | None = None) -> dict[str, list[dict[str, str]]]:
    """The tables of the .zip, read with the country's own separator."""
    pack = zipfile.ZipFile(
        io.BytesIO(
            summary_csv(
                year.now, year.inputs, year.history, CATALOG, before=None, generated_on=TODAY
            )
        )
    )
    mark = ";" if year.now.facts.number_format.decimal == "," else ","
    return {
        name: list(csv.DictReader(io.StringIO(pack.read(name).decode("utf-8-sig")), delimiter=mark))
        for name in pack.namelist()
    }


def test_the_text_files_say_the_same_with_the_numbers_of_the_country(year: Year) -> None:
    lines = indicator_lines(year.now, CATALOG).set_index("code")
    for row in files_of(year)["indicadores.csv"]:
        value = lines.loc[row["Código"], "value"]
        read = float(row["Valor"].replace(",", ".")) if row["Valor"] else None
        assert same(read, value)


def test_the_text_files_carry_accents_and_nothing_that_runs(year: Year) -> None:
    packed = summary_csv(
        year.now, year.inputs, year.history, CATALOG, before=None, generated_on=TODAY
    )
    raw = zipfile.ZipFile(io.BytesIO(packed)).read("proyectos.csv")
    assert raw.startswith(b"\xef\xbb\xbf") and b'"Vivero regional"' in raw
    names = [row["Proyecto"] for row in files_of(year)["proyectos.csv"]]
    assert f"'{FORMULA}" in names


def test_the_note_of_a_wide_sheet_stays_on_its_first_printed_page(book: Workbook) -> None:
    """Twenty-one columns are two pages; the note takes those that 125 characters span."""
    page = book["Equidad"]
    (note,) = [str(area) for area in page.merged_cells.ranges if area.min_row == 3]
    last = note.split(":")[1].rstrip("0123456789")
    spanned = [
        page.column_dimensions[get_column_letter(n)].width
        for n in range(1, column_index_from_string(last) + 1)
    ]
    assert 0 < sum(spanned) <= 125
    assert column_index_from_string(last) < page.max_column
