"""Where the income of each year came from, drawn."""

from __future__ import annotations

import pandas as pd

from evalua.charts.income import bars_income, describe_income
from evalua.domain.money import CURRENCIES
from evalua.domain.numbers import COMMA

MIX = pd.DataFrame(
    [
        (2025, "Aportes de los miembros", 400, 0.4),
        (2025, "Venta de servicios", 600, 0.6),
        (2026, "Aportes de los miembros", 950, 0.95),
        (2026, "<b>Otros</b>", 50, 0.05),
    ],
    columns=["year", "name", "amount", "share"],
)
LOOK = {"fmt": COMMA, "currency": CURRENCIES["COP"], "limit": 0.6}


def test_each_source_is_a_part_of_its_year_and_a_narrow_one_is_not_written_over() -> None:
    chart = bars_income(MIX, **LOOK)
    assert [(bar.name, list(bar.x), list(bar.y)) for bar in chart.data] == [
        ("Aportes de los miembros", [0.4, 0.95], ["2025", "2026"]),
        ("Venta de servicios", [0.6], ["2025"]),
        ("<b>Otros</b>", [0.05], ["2026"]),
    ]
    assert [list(bar.text) for bar in chart.data] == [["40 %", "95 %"], ["60 %"], [""]]
    assert chart.layout.shapes[0].x0 == 0.6


def test_what_is_written_on_a_bar_is_read_in_both_modes() -> None:
    inks = {
        mode: [bar.textfont.color for bar in bars_income(MIX, mode=mode, **LOOK).data]
        for mode in ("light", "dark")
    }
    assert inks["light"][0] == "#FFFFFF" and inks["light"][1] != "#FFFFFF"
    assert set(inks["dark"]) == {inks["light"][1]}


def test_a_year_is_told_in_words_the_largest_source_first() -> None:
    assert (
        describe_income(MIX, COMMA)
        == "Ingresos de 2026: aportes de los miembros 95 %, <b>otros</b> 5 %."
    )
    assert describe_income(MIX.iloc[:0], COMMA) == "Todavía no hay ingresos registrados."
    assert not bars_income(MIX.iloc[:0], **LOOK).data
