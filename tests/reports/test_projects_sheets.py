"""The portfolio in the workbook says what the screens say."""

from __future__ import annotations

import pandas as pd

from board.portfolio_rows import DAY, project, shared
from board.test_programmes import grouped
from board.year import CATALOG, Year
from evalua.board.portfolio.money import money_flows
from evalua.registers.projects.queries import PROJECTS
from evalua.reports.sheets_projects import (
    sheet_coverage,
    sheet_funding,
    sheet_programmes,
    sheet_projects,
    sheet_timeline,
)
from evalua.storage.frames import build

SENTENCE = {"public_status": "Va en obra", "public_status_on": DAY}


def test_every_sheet_of_projects_prints_the_public_sentence_with_its_date(year: Year) -> None:
    frame = year.inputs
    told = frame.projects.assign(public_status="Va en obra", public_status_on=pd.Timestamp(DAY))
    frame = frame.having(projects=told)
    for make in (sheet_projects, sheet_funding, sheet_timeline):
        rows = make(year.now, frame, CATALOG).blocks[0].rows
        assert rows and {row["status"] for row in rows} == {"Va en obra (31/10/2026)"}


def test_projects_carry_who_executes_supervises_and_watches(year: Year) -> None:
    told = [project(1, executor="Consorcio", supervisor="Inés", oversight="Veeduría", **SENTENCE)]
    frame = year.inputs.having(projects=build(told, PROJECTS))
    sheet = sheet_projects(year.now, frame, CATALOG)
    titles = [column.title for column in sheet.columns]
    assert {"Ejecuta", "Interventoría", "Veeduría", "Cómo va, en una frase"} <= set(titles)
    row = next(row for row in sheet.blocks[0].rows if row["code"] == "P-001")
    assert [row[k] for k in ("executor", "supervisor", "oversight")] == [
        "Consorcio",
        "Inés",
        "Veeduría",
    ]


def test_funding_says_leverage_and_its_rule(year: Year) -> None:
    sheet = sheet_funding(year.now, year.inputs, CATALOG)
    assert "Por cada peso aportado conseguimos 0,24 pesos" in sheet.note
    assert "Sin el proyecto mayor" in sheet.note and "no cuentan los recursos propios" in sheet.note
    committed = [r["amount"] for r in sheet.blocks[0].rows if r["condition"] == "Comprometido"]
    assert sum(committed) == money_flows(year.inputs, DAY)["amount"].sum() == 8_000_000


def test_coverage_gives_every_member_a_row_with_people_and_themes(year: Year) -> None:
    sheet = sheet_coverage(year.now, shared(), CATALOG)
    rows = {row["municipality"]: row for row in sheet.blocks[0].rows}
    assert list(rows) == ["Alto Claro", "Belmira", "Cañaveral"]
    assert (rows["Belmira"]["women"], rows["Belmira"]["projects"]) == (11, 2)
    assert rows["Belmira"]["Vías y caminos"] == "● con recursos o en obra (1)"
    assert rows["Cañaveral"]["Agua y saneamiento"] == "– ninguno"
    assert sheet.note.startswith("Los proyectos llegan a 21 mujeres")


def test_programmes_are_added_up_and_an_association_without_them_says_so(year: Year) -> None:
    rows = sheet_programmes(year.now, grouped(), CATALOG).blocks[0].rows
    assert [row["name"] for row in rows] == ["Agua", "Vías", "Sin programa"]
    bare = sheet_programmes(year.now, year.inputs, CATALOG).blocks[0]
    assert not bare.rows and bare.empty == "No hay programas registrados al corte."
