"""The tables of *The core indicators* in docs/methodology.md are the worked cases themselves."""

from __future__ import annotations

import math
import re

import pytest

from evalua import ROOT
from measures.test_worked_cases import CASES
from measures.worked import CATALOG, Case

PAGE = (ROOT / "docs" / "methodology.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## The core indicators\n")[2].partition("\n## ")[0]
KNOWN = {(case.code, case.name): case for case in CASES}


def documented() -> list[tuple[str, str, str]]:
    """(code, case, expected) of every row of every table."""
    rows = []
    for block in SECTION.split("\n### ")[1:]:
        cells = re.findall(r"^\| (.+?) \| .+ \| (.+?) \|$", block, re.MULTILINE)
        rows += [(block[:10], name, expected) for name, expected in cells if name != "Case"]
    return rows


def figure(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def said(case: Case) -> str:
    """What the page must say of a case."""
    measured = "" if math.isnan(case.num) else figure(case.num)
    if not math.isnan(case.den):
        measured += f" / {figure(case.den)}"
    if case.state != "calculable":
        return f"{case.state}, {measured}" if measured else case.state
    if not math.isnan(case.den):
        measured += f" = {figure(case.value)} %"
    return f"{measured}, score {figure(case.score)}"


@pytest.mark.parametrize(("code", "name", "expected"), documented())
def test_a_documented_case_says_what_the_measure_gives(code: str, name: str, expected: str) -> None:
    assert said(KNOWN[code, name]) == expected


def test_every_core_indicator_is_documented_with_at_least_two_cases() -> None:
    codes = [code for code, _, _ in documented()]
    assert {card.code for card in CATALOG.core} == set(codes)
    assert min(codes.count(code) for code in set(codes)) >= 2
