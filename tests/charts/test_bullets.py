"""Indicators and goals against what was due."""

from charts.frames import goals, indicators
from charts.test_areas import bars, written
from evalua.charts.bullets import bullets_indicators, describe_goals, progress_goals
from evalua.domain.numbers import COMMA


def test_an_indicator_shows_value_target_achievement_and_word() -> None:
    figure = bullets_indicators(indicators(), fmt=COMMA)
    assert written(figure, "A01-Q01-01") == ["91,7 %", "100 %", "91,7", "● Bien"]


def test_an_indicator_without_value_has_no_bar() -> None:
    figure = bullets_indicators(indicators(), fmt=COMMA)
    assert bars(figure).x[2] is None
    assert "sin dato" in written(figure, "A01-Q02-01")


def test_the_note_says_why_there_is_no_achievement() -> None:
    frame = indicators().assign(note=[None, None, "sin programación"])
    assert "sin programación" in written(bullets_indicators(frame, fmt=COMMA), "A01-Q02-01")


def test_a_goal_is_its_share_of_the_year_with_a_tick_at_what_was_programmed() -> None:
    figure = progress_goals(goals(), fmt=COMMA)
    assert bars(figure).x[0] == 50.0
    assert list(figure.data[2].x) == [75.0, 80.0, 80.0]


def test_a_goal_beyond_its_target_ends_at_the_end_of_the_track() -> None:
    assert bars(progress_goals(goals(), fmt=COMMA)).x[1] == 100.0


def test_columns_widen_with_their_longest_amount() -> None:
    wide = indicators().assign(value_text="$ 1.234.567.890,50")
    usual = bullets_indicators(indicators(), fmt=COMMA).layout.margin.r
    assert bullets_indicators(wide, fmt=COMMA).layout.margin.r > usual


def test_the_sentence_counts_what_is_missing() -> None:
    assert describe_goals(goals(), fmt=COMMA).endswith("66,7 (Rutas de leche); 1 sin dato.")
