"""Arrears, collection, and projects with their money."""

import pytest

from charts.frames import MARKUP, arrears, collected, stages
from charts.test_areas import bars, written
from evalua.charts.axes import money_axis
from evalua.charts.collection import (
    BUCKETS,
    bars_ageing,
    describe_ageing,
    describe_collection,
    trend_collection,
)
from evalua.charts.projects import describe_funnel, funnel_projects
from evalua.domain.money import CURRENCIES
from evalua.domain.numbers import COMMA, POINT

COP, USD = CURRENCIES["COP"], CURRENCIES["USD"]


def test_arrears_stack_by_age_in_alphabetical_order() -> None:
    figure = bars_ageing(arrears(), fmt=COMMA, currency=COP)
    assert [trace.name for trace in figure.data] == list(BUCKETS.values())
    assert list(figure.data[0].y) == ["Álamos", "Nube Alta", "Ñusta", MARKUP, "Zarzal"]
    assert figure.layout.barmode == "stack"
    assert figure.data[3].x[2] == 2_400_000


def test_the_total_is_written_and_nobody_without_debt_gets_a_bar() -> None:
    figure = bars_ageing(arrears(), fmt=COMMA, currency=COP)
    assert written(figure, "Ñusta") == ["$\u00a03.600.000"]
    assert written(figure, "Zarzal") == ["al día"]
    assert all(trace.x[4] is None for trace in figure.data)


def test_the_ageing_sentence_adds_up() -> None:
    assert describe_ageing(arrears(), fmt=COMMA, currency=COP) == (
        "2 de 5 municipios con saldo vencido: $\u00a04.200.000 en total, "
        "$\u00a02.400.000 con más de 90 días."
    )


def test_collection_compares_due_paid_and_last_year() -> None:
    figure = trend_collection(collected(), fmt=COMMA, currency=COP)
    lines = {trace.name: trace for trace in figure.data}
    assert list(lines["Pagado"].y) == [13_000_000, 20_000_000, None]
    assert lines["Exigible"].line.dash == "dash"
    assert lines["Pagado el año anterior"].line.width < lines["Pagado"].line.width


def test_the_collection_sentence_uses_the_last_month_with_data() -> None:
    assert describe_collection(collected(), fmt=COMMA, currency=COP) == (
        "Hasta febrero 2026: pagado $\u00a020.000.000 de $\u00a028.800.000 exigible; "
        "hace un año, $\u00a022.000.000."
    )


def test_money_axes_speak_in_millions_or_thousands() -> None:
    axis, unit = money_axis(144_000_000, currency=COP, fmt=COMMA)
    assert unit == "millones de pesos"
    assert axis["ticktext"] == ["0", "50", "100", "150"]
    axis, unit = money_axis(3_500_000, currency=USD, fmt=POINT)  # 35,000.00 dollars
    assert unit == "miles de dólares"
    assert axis["tickvals"] == [0, 1_000_000, 2_000_000, 3_000_000, 4_000_000]
    assert axis["ticktext"] == ["0", "10", "20", "30", "40"]


@pytest.mark.parametrize("largest", [0, 1, 99, 12_345, 10**9, 7 * 10**12])
def test_a_money_axis_reaches_what_it_shows_with_few_ticks(largest: int) -> None:
    axis, _ = money_axis(largest, currency=USD, fmt=POINT)
    assert axis["range"][1] >= largest  # type: ignore[index]
    assert 2 <= len(axis["tickvals"]) <= 6  # type: ignore[arg-type]
    assert len(set(axis["ticktext"])) == len(axis["ticktext"])  # type: ignore[arg-type,call-overload]


def test_stages_keep_their_order_and_an_empty_one_has_no_bar() -> None:
    figure = funnel_projects(stages())
    assert list(bars(figure).y) == ["Idea", MARKUP, "En ejecución"]
    assert list(bars(figure).x) == [9.0, None, 3.0]
    assert written(figure, "En ejecución") == ["3", "$ 3.200 millones"]


def test_the_funnel_sentence_leaves_empty_stages_out() -> None:
    assert describe_funnel(stages()) == "12 proyectos: idea 9, en ejecución 3."
