"""``evalua score`` and ``evalua export``: the same figures as the screens."""

from __future__ import annotations

import math
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from board.year import CATALOG, evaluated, record_year
from cli.conftest import Evalua
from conftest import Office
from evalua.board.areas import area_lines, index_line
from evalua.board.chain import chain_of
from evalua.board.firmness import firmness_of
from evalua.board.indicators import indicator_lines, question_lines
from evalua.domain.month import Month


@pytest.fixture
def year(clara: Office) -> Office:
    record_year(clara)
    return clara


def test_the_table_prints_the_ten_areas_as_the_board_sees_them(
    year: Office, evalua: Evalua
) -> None:
    answer = evalua("score", "2026-10")
    lines = area_lines(evaluated(year), None, CATALOG)
    assert answer.status == 0
    printed = answer.out.splitlines()[3:]
    assert len(printed) == 10
    for text, row in zip(printed, lines.to_dict("records"), strict=True):
        assert re.split(r"\s{2,}", text)[:2] == [row["code"], row["short"]]
        assert row["score_text"] in text
        assert row["word"] in text


def test_the_columns_line_up(year: Office, evalua: Evalua) -> None:
    _, titles, rule, *rows = evalua("score", "2026-10").out.splitlines()
    where = titles.index("Estado")
    assert rule[where - 1] == " "
    assert all(row[where - 1] == " " and row[where] != " " for row in rows)


@pytest.mark.parametrize("level", ["index", "area", "question", "indicator"])
def test_json_carries_every_figure_unrounded(year: Office, evalua: Evalua, level: str) -> None:
    answer = evalua("score", "2026-10", "--level", level, "--json").json
    now, before = evaluated(year), evaluated(year, Month(2026, 9))
    frames = {
        "index": lambda: index_line(now, before, CATALOG),
        "area": lambda: area_lines(now, before, CATALOG),
        "question": lambda: question_lines(now, CATALOG),
        "indicator": lambda: indicator_lines(now, CATALOG, before=before),
    }
    expected = frames[level]().to_dict("records")
    assert [row["code"] for row in answer["lines"]] == [row["code"] for row in expected]
    for said, row in zip(answer["lines"], expected, strict=True):
        assert said["score"] == (None if math.isnan(row["score"]) else row["score"])
    assert (answer["month"], answer["state"], answer["snapshot"]) == ("2026-10", "draft", 0)


def test_the_chain_of_an_area_says_the_points_of_each_part(year: Office, evalua: Evalua) -> None:
    out = evalua("score", "2026-10", "--explain", "a02").out
    assert re.search(r"^A02 · Liderazgo y confianza$", out, re.MULTILINE)
    assert re.search(r"^Pregunta 4: .*84,0  50 % .* aporta 42,0 puntos$", out, re.MULTILINE)
    assert re.search(r"^Recaudo de aportes .*93,1  33 % ", out, re.MULTILINE)
    # The band of an area also says how firm it is.
    assert firmness_of(evaluated(year), CATALOG, "A02") in out.splitlines()


def test_the_chain_printed_is_the_chain_of_the_board(year: Office, evalua: Evalua) -> None:
    shown = evaluated(year)
    for code in ("A02-Q04-01", "A03-Q07-02", "Q04", "A02", "index"):
        told = [[x.step, x.figure, x.how] for x in chain_of(shown, CATALOG, code)]
        printed = evalua("score", "2026-10", "--explain", code).out
        lines = [re.split(r"\s{2,}", line.strip()) for line in printed.splitlines()]
        steps = {step for step, *_ in told}
        assert [cells for cells in lines if len(cells) == 3 and cells[0] in steps] == told
        said = evalua("score", "2026-10", "--explain", code, "--json").json["explanation"]
        assert [[x["step"], x["figure"], x["how"]] for x in said["chain"]] == told


def test_the_parts_of_the_chain_add_up_to_the_whole(year: Office, evalua: Evalua) -> None:
    root = evalua("score", "2026-10", "--explain", "index", "--json").json["explanation"]

    def check(node: dict) -> None:  # type: ignore[type-arg]
        children = node.get("children", [])
        if children and node["raw_score"] is not None:
            assert sum(c["contribution"] for c in children) == pytest.approx(node["raw_score"])
        for child in children:
            check(child)

    check(root)
    assert root["level"] == "index"
    assert len(root["children"]) == 10


def test_an_indicator_shows_its_money_and_the_rows_behind_it(year: Office, evalua: Evalua) -> None:
    out = evalua("score", "2026-10", "--explain", "A02-Q04-01").out
    # Charges of a million to four members for ten months; 8 + 10 + 6 + 9 paid and half of another.
    assert re.search(r"^Numerador +\$\u00a033\.500\.000 ", out, re.MULTILINE)
    assert re.search(r"^Denominador +\$\u00a040\.000\.000 ", out, re.MULTILINE)
    assert "83,8 %" in out
    assert "Belmira" in out
    assert "Fuente: " in out
    rows = evalua("score", "2026-10", "--explain", "A02-Q04-01", "--json").json["explanation"]
    assert sum(row["numerator"] for row in rows["rows"]) == 33_500_000
    assert (rows["numerator"], rows["denominator"]) == (33_500_000, 40_000_000)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["2026-10", "--explain", "A99"], "No hay un puntaje con código «A99»"),
        (["2023-12"], "responde desde enero 2024"),
        (["2027-01"], "Enero 2027 aún no llega."),
    ],
)
def test_what_has_no_score_is_said(
    clara: Office, evalua: Evalua, words: list[str], says: str
) -> None:
    answer = evalua("score", *words)
    assert answer.status == 1
    assert says in answer.err


def test_the_workbook_holds_the_figures_the_command_prints(
    year: Office, evalua: Evalua, tmp_path: Path
) -> None:
    out = tmp_path / "resumen.xlsx"
    assert evalua("export", "2026-10", "--format", "xlsx", "--out", str(out)).status == 0
    printed = {
        row["code"]: row["score"]
        for row in evalua("score", "2026-10", "--level", "indicator", "--json").json["lines"]
        if row["score"] is not None
    }
    seen: dict[str, set[object]] = {code: set() for code in printed}
    for sheet in load_workbook(out):
        for row in sheet.iter_rows(values_only=True):
            if row[0] in seen:
                seen[str(row[0])] |= set(row[1:])
    assert printed
    for code, score in printed.items():
        assert score in seen[code]


def test_csv_is_a_zip_of_tables(year: Office, evalua: Evalua, tmp_path: Path) -> None:
    out = tmp_path / "resumen.zip"
    assert evalua("export", "2026-10", "--format", "csv", "--out", str(out)).status == 0
    with ZipFile(out) as pack:
        assert len(pack.namelist()) > 5
        assert all(name.endswith(".csv") for name in pack.namelist())


@pytest.mark.parametrize(
    ("kind", "name", "says"),
    [
        ("xlsx", "resumen.pdf", "termine en .xlsx"),
        ("csv", "resumen.csv", "termine en .zip"),
        ("xlsx", "no/hay/resumen.xlsx", "No hay una carpeta"),
    ],
)
def test_a_file_that_cannot_be_written_is_said_before_working(
    clara: Office, evalua: Evalua, tmp_path: Path, kind: str, name: str, says: str
) -> None:
    answer = evalua("export", "2026-10", "--format", kind, "--out", str(tmp_path / name))
    assert answer.status == 1
    assert says in answer.err
    assert list(tmp_path.glob("resumen*")) == []


def test_a_folder_in_the_files_place_leaves_nothing_half_written(
    clara: Office, evalua: Evalua, tmp_path: Path
) -> None:
    (tmp_path / "resumen.xlsx").mkdir()
    out = tmp_path / "resumen.xlsx"
    answer = evalua("export", "2026-10", "--format", "xlsx", "--out", str(out))
    assert answer.status == 1
    assert "No se pudo guardar" in answer.err
    assert list(tmp_path.glob("*.part")) == []
