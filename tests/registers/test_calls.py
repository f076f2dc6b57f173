"""Calls for funding: who opens them, until when, who may apply, and the projects presented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from conftest import READER, Office
from evalua.domain.problems import Problem
from evalua.registers.calls import queries
from evalua.registers.calls.commands import CallInput, add_call, change_call, remove_call
from evalua.registers.calls.tables import FundingCall
from evalua.registers.projects.benefits import BenefitInput
from evalua.registers.projects.projects import ProjectInput, create_project

WATER = CallInput(
    "Dirección de Agua",
    "Agua para todos",
    "national",
    date(2026, 9, 1),
    date(2026, 12, 1),
    themes=("water_sanitation",),
    link="https://agua.gov",
)


def added(office: Office, **changes: Any) -> FundingCall:
    with office.work() as work:
        return add_call(work, replace(WATER, **changes))


def pairs(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(f.field, f.code) for f in raised.value.findings}


def lists(office: Office) -> tuple[list[str], list[int]]:
    with office.db.session() as session:
        themes = queries.call_themes(session, association_id=office.id)
        towns = queries.call_municipalities(session, association_id=office.id)
    return sorted(themes["theme"]), sorted(towns["municipality_id"])


def test_a_call_keeps_its_themes_and_who_may_apply(clara: Office) -> None:
    town = clara.members["Belmira"]
    added(clara, municipality_ids=(town,))
    with clara.db.session() as session:
        (row,) = queries.calls(session, association_id=clara.id).to_dict("records")
    assert (row["name"], row["source"], row["link"]) == (
        "Agua para todos",
        "national",
        "https://agua.gov",
    )
    assert lists(clara) == (["water_sanitation"], [town])


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"entity": " "}, "entity", "V00"),
        ({"name": ""}, "name", "V00"),
        ({"name": "x" * 201}, "name", "V05"),
        ({"requirements": "x" * 601}, "requirements", "V05"),
        ({"source": "rifa"}, "source", "V00"),
        ({"themes": ("pozos",)}, "themes", "V00"),
        ({"municipality_ids": (999,)}, "municipality_ids", "V56"),
        ({"opens_on": None}, "opens_on", "V00"),
        ({"closes_on": date(2026, 8, 31)}, "closes_on", "V25"),
        ({"link": "agua.gov"}, "link", "V05"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(
    clara: Office, changes: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(Problem) as raised:
        added(clara, **changes)
    assert pairs(raised) == {(field, code)}
    assert lists(clara) == ([], [])


def test_problems_of_a_call_are_reported_together(clara: Office) -> None:
    with pytest.raises(Problem) as raised:
        added(clara, name="", source="", opens_on=None)
    assert {field for field, _ in pairs(raised)} == {"name", "source", "opens_on"}


def test_the_same_call_of_another_round_is_another_call(clara: Office) -> None:
    added(clara)
    with pytest.raises(Problem) as raised:
        added(clara, name="AGUA PARA  TODOS")
    added(clara, opens_on=date(2025, 9, 1))
    assert pairs(raised) == {("name", "V04")}


def test_a_closing_that_moves_is_corrected_with_its_lists(clara: Office) -> None:
    towns = [clara.members[name] for name in ("Belmira", "Dos Aguas")]
    call = added(clara, municipality_ids=towns)
    moved = replace(
        WATER, closes_on=date(2027, 1, 15), themes=("solid_waste",), municipality_ids=towns[1:]
    )
    with clara.work() as work:
        changed = change_call(work, call.id, moved, call.version)
    with pytest.raises(Problem) as stale, clara.work() as work:
        change_call(work, call.id, moved, 1)
    assert changed.closes_on == date(2027, 1, 15)
    assert lists(clara) == (["solid_waste"], towns[1:])
    assert {f.code for f in stale.value.findings} == {"V51"}


def test_a_call_is_not_removed_while_a_project_was_presented_to_it(clara: Office) -> None:
    call = added(clara)
    free = added(clara, name="Otra")
    towns = [BenefitInput(clara.members[n], "9") for n in ("Alto Claro", "Belmira")]
    with clara.work() as work:
        create_project(work, ProjectInput("Pozo", "water_sanitation", towns, call_id=call.id))
    with pytest.raises(Problem) as raised, clara.work() as work:
        remove_call(work, call.id, "no va")
    with pytest.raises(Problem), clara.work() as work:
        remove_call(work, free.id, " ")
    with clara.work() as work:
        remove_call(work, free.id, "se anotó dos veces")
    assert "P-001" in str(raised.value)
    assert lists(clara) == (["water_sanitation"], [])


def test_who_only_consults_writes_no_calls_and_sees_no_others(clara: Office, izote: Office) -> None:
    with pytest.raises(Problem), clara.work(READER) as work:
        add_call(work, WATER)
    added(izote)
    with clara.db.session() as session:
        assert queries.calls(session, association_id=clara.id).empty
        assert len(queries.calls(session, association_id=izote.id)) == 1
