"""What holds for every chart: empty frames, both modes, escaping, words, no request."""

import json
import re
from typing import Any

import pandas as pd
import pytest

from charts.frames import CASES, Case
from evalua.charts.template import PALETTE

each = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
TAGS = re.compile(
    r"</?(?:b|br|i|em|strong|sub|sup|a|s|u)\b[^>]*>|<span style=\"color:#\w{6}\">|</span>"
)


def texts(node: Any) -> list[str]:
    """Every text that Plotly would read as pseudo-HTML."""
    if isinstance(node, dict):
        shown = ("text", "hovertext", "ticktext")
        return [t for k, v in node.items() if k in shown for t in leaves(v)] + [
            t for k, v in node.items() if k not in shown for t in texts(v)
        ]
    return [t for item in node for t in texts(item)] if isinstance(node, list) else []


def leaves(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        return texts(node) + leaves(node.get("text", ""))
    return [t for item in node for t in leaves(item)] if isinstance(node, list) else []


@each
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_an_empty_frame_gives_one_quiet_sentence(case: Case, mode: str) -> None:
    figure = case.figure(pd.DataFrame(), mode=mode)
    assert [note.text for note in figure.layout.annotations] == ["Sin datos todavía"]
    assert len(figure.data) == 0
    assert case.sentence(pd.DataFrame()) == "Sin datos todavía."


@each
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("narrow", [False, True])
def test_each_mode_has_its_paper_and_a_fixed_height(case: Case, mode: str, narrow: bool) -> None:
    figure = case.figure(mode=mode, narrow=narrow)
    assert figure.layout.template.layout.paper_bgcolor == PALETTE[mode].paper
    assert figure.layout.height > 100


@each
@pytest.mark.parametrize("narrow", [False, True])
def test_what_people_typed_never_acts_as_markup(case: Case, narrow: bool) -> None:
    written = texts(json.loads(case.figure(narrow=narrow).to_json()))
    assert written
    assert not [text for text in written if "<b>Alto</b>" in text or "& C" in text]


@each
def test_only_our_own_tags_are_left_in_texts(case: Case) -> None:
    written = texts(json.loads(case.figure().to_json()))
    assert not [text for text in written if "<" in TAGS.sub("", text)]


@each
def test_no_chart_asks_anything_of_the_network(case: Case) -> None:
    written = case.figure().to_json()
    assert "http" not in written
    assert not [trace for trace in case.figure().data if "geo" in trace.type or trace.type == "map"]


@each
def test_nothing_can_be_dragged_or_zoomed_by_accident(case: Case) -> None:
    layout = case.figure().layout.template.layout
    assert layout.dragmode is False
    assert layout.xaxis.fixedrange and layout.yaxis.fixedrange


@each
def test_the_text_twin_is_one_plain_sentence(case: Case) -> None:
    said = case.sentence()
    assert said.endswith(".")
    assert "nan" not in said and "None" not in said
