"""Each rule finds its doubt, and nothing once the records are put right; the methodology says so too."""

from __future__ import annotations

import re

import pytest

from evalua import ROOT
from evalua.quality.doubt import SEVERITIES
from evalua.quality.rules import RULES
from quality.doubtful import CASES, find, inputs_of

PAGE = (ROOT / "docs" / "methodology.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## Data quality\n")[2].partition("\n## ")[0]
DOCUMENTED = re.findall(r"^\| (C\d\d) \| (\w+) \| .+ \| .+ \| «(.+)» \|$", SECTION, re.MULTILINE)


def said(rule: str, place: int) -> list[str]:
    """What a rule says of its case, with plain spaces."""
    found = find(inputs_of(CASES[rule][place]), rule)
    return [text.replace("\u00a0", " ") for text in found["text"]]


@pytest.mark.parametrize(("rule", "severity", "sentence"), DOCUMENTED)
def test_a_documented_rule_says_what_the_methodology_says(
    rule: str, severity: str, sentence: str
) -> None:
    (known,) = [each for each in RULES if each.id == rule]
    assert known.severity == severity
    assert said(rule, 0) == [sentence]


@pytest.mark.parametrize("rule", [each.id for each in RULES])
def test_a_rule_is_silent_once_its_records_are_put_right(rule: str) -> None:
    assert said(rule, 1) == []


def test_every_rule_is_documented_once_in_the_order_of_the_table() -> None:
    assert [rule for rule, _, _ in DOCUMENTED] == [each.id for each in RULES]
    order = [SEVERITIES.index(each.severity) for each in RULES]
    assert order == sorted(order)


def test_records_without_anything_raise_no_doubt() -> None:
    assert find(inputs_of({"municipalities": [], "memberships": []})).empty
