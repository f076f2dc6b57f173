"""The ten-area bars."""

from typing import Any

import pandas as pd

from charts.frames import SHORT, areas, band
from evalua.charts.areas import bars_areas, describe_areas
from evalua.charts.template import PALETTE
from evalua.domain.numbers import COMMA, POINT

CODES = [f"A{number:02d}" for number in range(1, 11)]


def written(figure: Any, code: str) -> list[str]:
    """The texts in one row."""
    return [note.text for note in figure.layout.annotations if note.y == code]


def bars(figure: Any) -> Any:
    return next(trace for trace in figure.data if trace.name == "Valor")


def test_areas_stand_in_the_order_of_the_recommendations() -> None:
    figure = bars_areas(areas(), fmt=COMMA)
    assert list(bars(figure).y) == CODES
    low, high = figure.layout.yaxis.range
    assert low > high  # the first one on top
    assert figure.layout.yaxis.ticktext[2] == "3. Proyectos"


def test_every_bar_has_a_pale_track_to_one_hundred() -> None:
    figure = bars_areas(areas(), fmt=COMMA)
    assert list(figure.data[0].x) == [100.0] * 10
    assert figure.data[0].marker.color == PALETTE["light"].track


def test_an_area_without_score_has_no_bar_and_says_why() -> None:
    figure = bars_areas(areas(), fmt=COMMA)
    values = dict(zip(bars(figure).y, bars(figure).x, strict=True))
    assert values["A05"] is None and values["A08"] is None
    assert "datos insuficientes" in written(figure, "A05")
    assert "aún no disponible" in written(figure, "A08")


def test_the_reason_stands_clear_of_the_tick_of_the_month_before() -> None:
    notes = bars_areas(areas(), fmt=COMMA).layout.annotations
    side = {
        note.y: note.xanchor for note in notes if "insuficientes" in note.text or "aún" in note.text
    }
    # A05 had 40 the month before, on the left half of the track; A08 had no score.
    assert side == {"A05": "right", "A08": "left"}


def test_an_area_that_scores_zero_is_not_missing() -> None:
    frame = areas()
    frame.loc[frame["code"] == "A09", ["score", "band"]] = [0.0, "red"]
    figure = bars_areas(frame, fmt=COMMA)
    assert dict(zip(bars(figure).y, bars(figure).x, strict=True))["A09"] == 0.0
    assert "0,0" in written(figure, "A09")
    assert "datos insuficientes" not in written(figure, "A09")


def test_the_previous_score_is_a_tick_at_its_own_place() -> None:
    ticks = bars_areas(areas(), fmt=COMMA).data[2]
    places = dict(zip(ticks.y, ticks.x, strict=True))
    assert places["A03"] == 70.2
    assert places["A05"] == 40.0  # there was a score before, even if there is none now
    assert "A07" not in places
    assert ticks.marker.symbol == "line-ns"


def test_the_right_hand_columns_hold_score_change_band_and_coverage() -> None:
    assert written(bars_areas(areas(), fmt=COMMA), "A03") == [
        "78,2",
        "+8,0",
        "● Bien",
        "75\u00a0%",
    ]


def test_numbers_follow_the_country() -> None:
    assert "78.2" in written(bars_areas(areas(), fmt=POINT), "A03")


def test_no_change_is_written_thin() -> None:
    figure = bars_areas(areas(), fmt=COMMA)
    note = next(n for n in figure.layout.annotations if n.y == "A02" and n.text == "=")
    assert note.font.color == PALETTE["light"].quiet


def test_each_band_has_its_colour_and_its_word() -> None:
    for mode in ("light", "dark"):
        figure = bars_areas(areas(), fmt=COMMA, mode=mode)
        fills = dict(zip(bars(figure).y, bars(figure).marker.color, strict=True))
        for code, key in (("A01", "green"), ("A02", "amber"), ("A09", "red")):
            look = PALETTE[mode].bands[key]
            assert fills[code] == look.fill
            assert look.label in written(figure, code)


def test_a_score_without_band_gets_no_word() -> None:
    frame = areas().assign(band=None)
    figure = bars_areas(frame, fmt=COMMA)
    assert written(figure, "A03") == ["78,2", "+8,0", "", "75\u00a0%"]


def test_narrow_screens_keep_score_band_and_coverage_in_the_label_line() -> None:
    figure = bars_areas(areas(), fmt=COMMA, narrow=True)
    assert "78,2 ● Bien · con datos 75\u00a0%" in written(figure, "A03")
    assert "con datos 75\u00a0%" in written(figure, "A05")
    assert figure.layout.yaxis.showticklabels is False
    assert figure.layout.margin.r < 20


def test_the_tick_is_named_where_a_name_is_given() -> None:
    figure = bars_areas(areas(), fmt=COMMA, previous_label="septiembre 2026")
    assert "┃ septiembre 2026" in [note.text for note in figure.layout.annotations]


def test_a_click_carries_the_code_even_where_there_is_no_bar() -> None:
    figure = bars_areas(areas(), fmt=COMMA)
    assert list(figure.data[0].customdata) == CODES


def test_the_sentence_names_the_highest_the_lowest_and_the_missing() -> None:
    assert describe_areas(areas(), fmt=COMMA) == (
        "10 áreas: la más alta es Multinivel con 91,0; la más baja, Paz con 41,0; "
        "2 sin datos suficientes."
    )


def test_the_sentence_says_when_no_area_has_a_score() -> None:
    frame = pd.DataFrame(
        {"number": [1, 2], "short": SHORT[:2], "score": [None, None], "band": [band(None)] * 2}
    )
    assert describe_areas(frame, fmt=COMMA) == "2 áreas, ninguna con datos suficientes."
