"""Everything a person can fix, all together."""

from __future__ import annotations

import pytest

from evalua.domain.problems import Finding, Findings, Problem, refuse


def test_all_the_problems_are_refused_together() -> None:
    findings = Findings()
    findings.error("amount", "V05", "No entendí «x».")
    findings.require("name", "  ", "Escriba el nombre.")
    findings.require("day", None, "Elija la fecha.")
    with pytest.raises(Problem) as refused:
        findings.stop_if_any()
    assert [f.field for f in refused.value.findings] == ["amount", "name", "day"]
    assert str(refused.value) == "No entendí «x». Escriba el nombre. Elija la fecha."
    assert [f.code for f in refused.value.of("name")] == ["V00"]
    assert not refused.value.only_confirmations


def test_without_problems_nothing_stops() -> None:
    findings = Findings()
    findings.require("amount", 0, "Escriba el valor.")
    findings.require("flag", False, "Elija.")
    findings.stop_if_any()
    assert not findings.any


@pytest.mark.parametrize(
    ("reasons", "asked"),
    [({}, True), ({"V06": "  "}, True), ({"V07": "sí"}, True), ({"V06": "sí"}, False)],
)
def test_what_may_pass_asks_for_the_reason_of_its_own_code(
    reasons: dict[str, str], asked: bool
) -> None:
    findings = Findings(reasons)
    findings.confirm("amount", "V06", "Es treinta veces lo habitual.")
    assert findings.any == asked


def test_a_problem_of_confirmations_alone_says_so() -> None:
    findings = Findings()
    findings.confirm("amount", "V06", "Es treinta veces lo habitual.")
    with pytest.raises(Problem) as refused:
        findings.stop_if_any()
    assert refused.value.only_confirmations


def test_a_single_refusal_is_a_problem_with_one_finding() -> None:
    assert refuse("act", "V00", "Escriba el acta.").findings == (
        Finding("act", "V00", "Escriba el acta."),
    )
