"""Money flows, calendars and coverage: what each shows and in which order."""

from __future__ import annotations

import json
from datetime import date

import pandas as pd
import pytest

from charts.frames import calendars, flows, reach
from evalua.charts.coverage import describe_coverage, matrix_coverage
from evalua.charts.flows import describe_money, sankey_money
from evalua.charts.timeline import describe_gantt, gantt_projects
from evalua.domain.money import CURRENCIES
from evalua.domain.numbers import COMMA, POINT

COP, USD = CURRENCIES["COP"], CURRENCIES["USD"]
TODAY = date(2026, 10, 31)


def test_every_link_is_as_thick_as_its_money_and_nothing_moves() -> None:
    (trace,) = sankey_money(flows(), currency=COP, fmt=COMMA).data
    assert list(trace.link.value) == [6e8, 1e8, 3e8, 4.5e8, 2.5e8, 3e8]
    assert sum(trace.link.value[:3]) == sum(trace.link.value[3:])
    assert trace.arrangement == "fixed"


def test_names_are_told_once_with_their_money_in_millions() -> None:
    figure = sankey_money(flows(), currency=COP, fmt=COMMA)
    labels = list(figure.data[0].node.label)
    assert labels[0] == "Nación · 600" and labels[2:4] == ["Vías · 700", "Agua · 300"]
    assert labels[4:] == ["Ábrego · 750", "Otros municipios (2) · 250"]
    assert figure.layout.annotations[0].text == "Fuente · en millones de pesos"


def test_small_money_is_written_in_its_own_unit() -> None:
    links = flows().assign(amount=flows()["amount"] // 10_000)
    figure = sankey_money(links, currency=USD, fmt=POINT)
    assert figure.layout.annotations[0].text == "Fuente · en dólares"
    assert figure.data[0].node.label[0] == "Nación · 600"


def test_bars_of_a_column_do_not_touch() -> None:
    (trace,) = sankey_money(flows(), currency=COP, fmt=COMMA).data
    height = 260 + 22 * 2
    middles = [y * height for y in trace.node.y]
    # Nation: 600 of 1.000 is 156 pixels; the partner's 104: their middles are half of both apart,
    # and the air between them.
    assert middles[1] - middles[0] == pytest.approx(156 / 2 + 104 / 2 + 22)
    assert min(trace.node.y) > 0 and max(trace.node.y) < 1


def test_the_words_of_the_flow_give_the_whole_and_its_largest_parts() -> None:
    said = describe_money(flows(), currency=COP, fmt=COMMA).replace("\u00a0", " ")
    assert said == (
        "$ 1.000.000.000 de 2 fuentes a 2 destinos; lo mayor: fuente Nación (60 %), tema Vías "
        "(70 %), municipio Ábrego (75 %)."
    )


def test_the_calendar_has_a_line_on_the_day_it_is_looked_at() -> None:
    figure = gantt_projects(calendars(), fmt=COMMA, today=TODAY)
    (line,) = figure.layout.shapes
    assert line.x0 == line.x1 == "2026-10-31"
    assert "corte 31/10/2026" in [note.text for note in figure.layout.annotations]


def test_progress_covers_its_share_of_the_calendar_in_force() -> None:
    figure = gantt_projects(calendars(), fmt=COMMA, today=TODAY)
    late = figure.data[2]
    first, reached, _ = late.x
    # 40 % of the 355 days from 10 January to 31 December.
    assert (pd.Timestamp(reached) - pd.Timestamp(first)).days == 142
    assert json.loads(figure.to_json())["data"][4]["text"] == ["▶", "▶"]


def test_what_is_late_is_said_in_words_beside_its_row() -> None:
    figure = gantt_projects(calendars(), fmt=COMMA, today=TODAY)
    notes = [note.text.replace("\u00a0", " ") for note in figure.layout.annotations]
    assert "físico 40 %<br>previsto 100 %" in notes
    assert "sin avance anotado<br>previsto 80 %" in notes
    said = describe_gantt(calendars())
    assert said == ("3 proyectos con cronograma: 1 corrió su fecha final; con atraso: P-002.")


def test_coverage_is_alphabetical_and_says_each_state_with_its_symbol() -> None:
    figure = matrix_coverage(reach())
    assert next(iter(figure.layout.yaxis.categoryarray)) == "Ábrego"
    texts = {text for trace in figure.data for line in trace.text for text in line if text}
    assert texts == {"● 2", "◐ 1", "✓ 1", "–"}
    names = [trace.name for trace in figure.data]
    assert names == ["● con recursos o en obra", "◐ en gestión", "✓ terminado", "– ninguno"]


def test_coverage_names_the_members_that_no_project_reaches() -> None:
    assert describe_coverage(reach()).endswith("sin proyectos: Río <b>Alto</b> & Cía.")
