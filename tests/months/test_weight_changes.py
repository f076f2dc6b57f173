"""A weight changes by act and from its date; it moves the score as the arithmetic says."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import READER, Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.months.policy import policy_on
from evalua.months.weight_changes import Level, WeightInput, change_weight, parts, weight_of

CATALOG = catalog.load()
JULY = date(2026, 7, 1)


def change(
    office: Office,
    level: Level,
    code: str,
    weight: str,
    since: date | None = JULY,
    act: str = "Acta 3",
) -> float:
    with office.work() as work:
        return change_weight(work, WeightInput(level, code, weight, since, act), catalog=CATALOG)


def weight(office: Office, level: Level, code: str, day: date) -> float:
    with office.db.session() as session:
        return weight_of(policy_on(session, office.id, day, CATALOG), level, code, CATALOG)


@pytest.mark.parametrize(
    ("level", "code", "usual"),
    [
        ("area", "A03", 1.0),
        ("question", CATALOG.questions[6].code, 1.0),
        ("indicator", "A02-Q04-01", 2.0),
    ],
)
def test_a_weight_applies_from_its_date_and_not_before(
    clara: Office, level: Level, code: str, usual: float
) -> None:
    assert weight(clara, level, code, JULY) == usual
    assert change(clara, level, code, "3,5") == 3.5
    assert weight(clara, level, code, JULY) == 3.5
    assert weight(clara, level, code, date(2026, 6, 30)) == usual


def test_only_the_part_that_was_named_changes(clara: Office) -> None:
    change(clara, "area", "A03", "2")
    others = [code for code in parts("area", CATALOG) if code != "A03"]
    assert {weight(clara, "area", code, JULY) for code in others} == {1.0}


@pytest.mark.parametrize(
    ("code", "typed", "since", "act", "field", "said"),
    [
        ("A99", "2", JULY, "Acta 3", "code", "Elija qué área"),
        ("A03", "", JULY, "Acta 3", "weight", "Escriba un número"),
        ("A03", "0", JULY, "Acta 3", "weight", "0,1"),
        ("A03", "11", JULY, "Acta 3", "weight", "10"),
        ("A03", "dos", JULY, "Acta 3", "weight", "dos"),
        ("A03", "1", JULY, "Acta 3", "weight", "no cambió nada"),
        ("A03", "2", None, "Acta 3", "since", "desde qué fecha"),
        ("A03", "2", JULY, " ", "act", "acta"),
    ],
)
def test_what_is_not_a_weight_is_refused_in_words(
    clara: Office, code: str, typed: str, since: date | None, act: str, field: str, said: str
) -> None:
    with pytest.raises(Problem) as caught:
        change(clara, "area", code, typed, since, act)
    (finding,) = caught.value.findings
    assert finding.field == field
    assert said in finding.message
    assert weight(clara, "area", "A03", JULY) == 1.0


def test_who_only_reads_cannot_change_a_weight(clara: Office) -> None:
    with pytest.raises(Problem, match="rol"), clara.work(READER) as work:
        change_weight(work, WeightInput("area", "A03", "2", JULY, "Acta 3"), catalog=CATALOG)
