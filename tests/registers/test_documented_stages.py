"""The tables of stages in docs/methodology.md, run through the commands and the pure rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from conftest import Office
from evalua import ROOT, catalog
from evalua.domain.problems import Problem
from evalua.registers.projects.benefits import BenefitInput
from evalua.registers.projects.history import stages_at
from evalua.registers.projects.money import FundingInput, add_funding
from evalua.registers.projects.projects import ProjectInput, create_project
from evalua.registers.projects.queries import stages
from evalua.registers.projects.stage_line import Reached, may_follow, skipped
from evalua.registers.projects.stages import StageInput, record_stage

PAGE = (ROOT / "docs" / "methodology.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## Stage paths, delays")[2].partition("### Delays and their")[0]
ORDERS = {s.key: s.order for s in catalog.load().project_stages}
LINE = [key for key in ORDERS if ORDERS[key] >= 0]
BEFORE = {"returned": "submitted", "suspended": "in_execution", "discarded": "idea"}


def table(title: str) -> list[list[str]]:
    """The rows of the first table under a heading, its head left out."""
    text = SECTION.partition(f"### {title}\n")[2].partition("\n### ")[0]
    rows = [line.strip("| ").split(" | ") for line in re.findall(r"^\|.+\|$", text, re.MULTILINE)]
    return rows[2:]


MATRIX = [
    (row[0], stage, answer)
    for row in table("Which stage may follow which")
    for stage, answer in zip(ORDERS, row[1:], strict=True)
]
GATES = table("What each gate asks")
LIVES = table("Whole lives")


def walked(to: str) -> list[Reached]:
    """The stages up to one, in order, a day each."""
    if to == "none":
        return []
    last = BEFORE.get(to, to)
    keys = [*LINE[: LINE.index(last) + 1], *([to] if to in BEFORE else [])]
    return [Reached(key, date(2026, 1, n)) for n, key in enumerate(keys, 1)]


@pytest.mark.parametrize(("before", "stage", "answer"), MATRIX)
def test_a_stage_follows_another_as_documented(before: str, stage: str, answer: str) -> None:
    history = walked(before)
    if not may_follow(history, stage, ORDERS):
        given = "V18"
    else:
        given = "V17" if skipped(history, stage, ORDERS) else "yes"
    assert given == answer


def test_every_stage_is_a_row_and_a_column_of_the_table() -> None:
    assert {row for row, *_ in MATRIX} == {"none", *ORDERS} and len(MATRIX) == 12 * 11


GIVEN: Mapping[str, Mapping[str, Any]] = {
    "structured": {"document": "Estudio 4"},
    "submitted": {"document": "Radicado 8", "entity": "Ministerio", "national_goal": "Meta 3"},
    "viable": {"document": "Concepto 2"},
    "in_execution": {"document": "Acta de inicio", "executor": "Gobernación"},
    "finished": {"document": "Acta de entrega"},
    "settled": {"document": "Liquidación"},
    "returned": {"note": "Falta el estudio de suelos"},
    "suspended": {"note": "Lluvias; se revisa en julio"},
    "discarded": {"note": "La junta decidió otra vía"},
}
WITHOUT: Mapping[str, Mapping[str, Any]] = {
    "a document": {},
    "the expected source": {"source": ""},
    "the entity": {"entity": ""},
    "the national goal, the source being national": {"national_goal": ""},
    "the national goal, the source being cooperation": {
        "national_goal": "",
        "source": "cooperation",
    },
    "a committed source": {"condition": "expected"},
    "a source committed by that day": {"dated_on": date(2026, 9, 1)},
    "who executes": {"executor": ""},
    "what was observed": {"note": ""},
    "why": {"note": ""},
}


def start(office: Office, **about: Any) -> int:
    towns = [BenefitInput(office.members[name], "9") for name in ("Alto Claro", "Belmira")]
    with office.work() as work:
        return create_project(work, ProjectInput("Vía veredal", "roads", towns, **about)).id


def fund(
    office: Office, key: int, condition: str = "committed", on: date = date(2026, 1, 5)
) -> None:
    with office.work() as work:
        data = FundingInput(key, "national", condition, "5.000", on, document="Convenio 7")
        add_funding(work, data)


def reach(office: Office, key: int, stage: str, on: date, **more: Any) -> None:
    with office.work() as work:
        record_stage(work, StageInput(key, stage, on, **{**GIVEN.get(stage, {}), **more}))


def answer_of(office: Office, key: int, stage: str, **more: Any) -> str:
    try:
        reach(office, key, stage, date(2026, 8, 1), **more)
    except Problem as problem:
        return ", ".join(f"{found.field} {found.code}" for found in problem.findings)
    return "accepted"


@pytest.mark.parametrize(("stage", "lacking", "answer"), GATES)
def test_a_gate_asks_what_is_documented(
    clara: Office, stage: str, lacking: str, answer: str
) -> None:
    left_out = dict(WITHOUT.get(lacking, {"document": ""}))
    source = left_out.pop("source", "national")
    key = start(clara, expected_source=source)
    if stage == "funded":
        money = {"condition": "committed", "dated_on": date(2026, 1, 5), **left_out}
        fund(clara, key, money["condition"], money["dated_on"])
        left_out = {}
    elif stage != "idea":
        fund(clara, key)
    history = walked(BEFORE.get(stage, stage))
    for event in history if stage in BEFORE else history[:-1]:
        reach(clara, key, event.stage, date(2026, 1, 5 + event.on.day))
    assert answer_of(clara, key, stage, **left_out) == answer


@pytest.mark.parametrize(("path", "typed", "stands"), LIVES, ids=[row[0] for row in LIVES])
def test_a_life_is_accepted_as_typed_and_stands_where_documented(
    clara: Office, path: str, typed: str, stands: str
) -> None:
    key = start(clara, expected_source="national")
    fund(clara, key)
    for event in typed.split(", "):
        stage, on = event.split()
        jump = {"skip_reason": "venía de antes"} if stage.endswith("*") else {}
        reach(clara, key, stage.rstrip("*"), date.fromisoformat(f"2026-{on}"), **jump)
    with clara.db.session() as session:
        history = stages(session, association_id=clara.id)
    for moment in stands.split(", "):
        on, expected = moment.split()
        found = stages_at(history, date.fromisoformat(f"2026-{on}"))["stage"].tolist()
        assert (found or ["none"]) == [expected], moment


def test_every_stage_is_lived_and_every_gate_is_asked() -> None:
    lived = {event.split()[0].rstrip("*") for _, typed, _ in LIVES for event in typed.split(", ")}
    assert lived == set(ORDERS) == {stage for stage, *_ in GATES}
