"""Trends, the waterfall, small multiples."""

from typing import Any

import pytest

from charts.frames import MARKUP, by_municipality, goal_series, series, steps
from evalua.charts.axes import month_axis
from evalua.charts.multiples import small_multiples_municipalities
from evalua.charts.template import PALETTE
from evalua.charts.trends import describe_trend, trend_goal, trend_indicator
from evalua.charts.waterfall import describe_waterfall, waterfall_area
from evalua.domain.month import Month
from evalua.domain.numbers import COMMA


def trace(figure: Any, name: str) -> Any:
    return next(t for t in figure.data if t.name == name)


def test_a_missing_month_is_a_gap_and_a_cross_off_the_scale() -> None:
    figure = trend_indicator(series(), fmt=COMMA)
    values = trace(figure, "Valor")
    assert values.y[3] is None and values.connectgaps is False
    crosses = trace(figure, "Sin dato")
    assert list(crosses.x) == ["abr 2026"]
    assert crosses.yaxis == "y2"


def test_a_month_that_has_not_come_is_not_missing() -> None:
    assert "jun 2026" not in trace(trend_indicator(series(), fmt=COMMA), "Sin dato").x


def test_approved_months_are_full_and_the_others_hollow() -> None:
    figure = trend_indicator(series(), fmt=COMMA)
    full, hollow = trace(figure, "Mes aprobado"), trace(figure, "Mes sin aprobar")
    assert list(full.x) == ["ene 2026", "feb 2026", "mar 2026"]
    assert list(hollow.x) == ["may 2026"]
    assert full.marker.color != hollow.marker.color


def test_the_target_is_dashed_and_named() -> None:
    assert trace(trend_indicator(series(), fmt=COMMA), "Meta").line.dash == "dash"
    assert trace(trend_goal(goal_series(), fmt=COMMA), "Programado").line.dash == "dash"


def test_the_axis_uses_the_country_marks_and_spanish_months() -> None:
    figure = trend_indicator(series(), fmt=COMMA)
    assert figure.layout.separators == ",."
    assert figure.layout.xaxis.type == "category"
    assert figure.layout.xaxis.ticktext[:2] == ("ene<br>2026", "feb")


def test_the_trend_sentence_gives_both_ends_and_the_target() -> None:
    assert describe_trend(series(), fmt=COMMA, unit="%") == (
        "De 60,0 % en enero 2026 a 75,0 % en mayo 2026; meta: 80,0 %."
    )


@pytest.mark.parametrize(("months", "written"), [(12, 12), (24, 8), (60, 10), (120, 10)])
def test_month_labels_thin_out_as_time_grows(months: int, written: int) -> None:
    axis = month_axis(list(Month(2020, 1).to(Month(2020, 1) + (months - 1))))
    assert len(axis["ticktext"]) == written  # type: ignore[arg-type]


def test_steps_float_from_where_the_one_before_ended() -> None:
    bars = waterfall_area(steps(), fmt=COMMA).data[0]
    assert list(bars.base) == [70.0, 76.5]
    assert list(bars.x) == [6.5, -1.5]


def test_figures_stand_in_one_column_outside_the_plot() -> None:
    notes = waterfall_area(steps(), fmt=COMMA).layout.annotations
    assert [n.text for n in notes] == ["<b>70,0</b>", "▲ +6,5", "▼ −1,5", "<b>75,0</b>"]
    assert {(n.x, n.xref) for n in notes} == {(1, "paper")}


def test_only_what_performed_otherwise_is_coloured() -> None:
    frame = steps()
    frame.loc[2, "kind"] = "context"
    figure = waterfall_area(frame, fmt=COMMA)
    palette = PALETTE["light"]
    fills = [palette.bands["green"].fill, palette.plain.fill]
    assert list(figure.data[0].marker.color) == fills
    assert figure.layout.annotations[2].text == "−1,5"


def test_start_and_end_are_marks_and_not_bars() -> None:
    marks = waterfall_area(steps(), fmt=COMMA).data[1]
    assert list(marks.x) == [70.0, 75.0]
    assert marks.mode == "markers"


def test_the_waterfall_sentence_names_what_weighed_most() -> None:
    assert describe_waterfall(steps(), fmt=COMMA) == (
        f"De 70,0 a 75,0; lo que más pesó fue {MARKUP} (+6,5)."
    )


def test_without_a_score_on_one_side_there_is_nothing_to_compare() -> None:
    frame = steps()
    frame.loc[0, "value"] = None
    figure = waterfall_area(frame, fmt=COMMA)
    assert figure.layout.annotations[0].text == "No hay dos puntajes que comparar"
    assert describe_waterfall(frame, fmt=COMMA) == "No hay dos puntajes que comparar."


def test_panels_are_alphabetical_and_share_one_scale() -> None:
    figure = small_multiples_municipalities(by_municipality(), fmt=COMMA, unit="%")
    assert [t.name for t in figure.data] == ["Álamos", "Nube Alta", "Ñusta", MARKUP, "Zarzal"]
    ranges = {axis.range for axis in figure.select_yaxes()}
    assert ranges == {(0, 30)}


def test_panels_do_not_overlap() -> None:
    figure = small_multiples_municipalities(by_municipality(), fmt=COMMA)
    boxes = [
        (x.domain, y.domain)
        for x, y in zip(figure.select_xaxes(), figure.select_yaxes(), strict=True)
    ]
    for place, ((left, right), (low, high)) in enumerate(boxes):
        for (left2, right2), (low2, high2) in boxes[place + 1 :]:
            assert right <= left2 or right2 <= left or high <= low2 or high2 <= low


def test_a_municipality_without_values_says_so() -> None:
    figure = small_multiples_municipalities(by_municipality(), fmt=COMMA)
    title = next(n.text for n in figure.layout.annotations if n.text.startswith("Zarzal"))
    assert "sin dato" in title
