"""The story of the association as a line of time."""

from __future__ import annotations

from datetime import date

import pandas as pd

from charts.frames import story
from evalua.charts.story import describe_story, story_line

TODAY = date(2026, 10, 31)


def test_each_fact_has_its_mark_in_its_row() -> None:
    marks = {
        text: list(trace.y)
        for trace in story_line(story(), today=TODAY).data
        if trace.mode == "text"
        for text in set(trace.text)
    }
    assert marks["▲"] == [0]
    assert marks["▼"] == [1, 2]
    assert marks["■"] == [3, 4]


def test_what_has_not_ended_reaches_today_and_what_ended_says_how() -> None:
    figure = story_line(story(), today=TODAY)
    norms, setbacks = (trace for trace in figure.data if trace.mode == "lines")
    assert list(norms.x)[1] == pd.Timestamp("2026-01-30")
    assert list(norms.x)[4] == pd.Timestamp(TODAY)
    assert list(setbacks.x)[4] == pd.Timestamp(TODAY)
    assert list(figure.data[-1].text) == ["●", "×"]


def test_the_sentence_counts_what_the_line_shows() -> None:
    assert describe_story(story()) == "Desde 2012: 1 avance, 2 retrocesos y 2 normas."
