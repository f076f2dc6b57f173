"""The vision, the lines of other plans, and who cites them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from conftest import READER, TODAY, Office
from evalua.domain.problems import Problem
from evalua.registers.alignment import queries
from evalua.registers.alignment.citations import cite, uncite
from evalua.registers.alignment.lines import (
    PlanLineInput,
    add_plan_line,
    add_plan_lines,
    change_plan_line,
    remove_plan_line,
)
from evalua.registers.alignment.tables import PlanLine, Vision, VisionLine
from evalua.registers.alignment.vision import (
    VisionInput,
    add_vision,
    add_vision_line,
    add_vision_lines,
    change_vision,
    change_vision_line,
    remove_vision,
    remove_vision_line,
)
from evalua.registers.goals.approval import approve_plan, new_plan_version
from evalua.registers.goals.form import GoalInput
from evalua.registers.goals.goals import add_goal, remove_goal
from evalua.registers.goals.plans import PlanInput, create_plan
from evalua.registers.goals.tables import Goal, WorkPlan
from evalua.registers.projects.tables import Project
from evalua.registers.reading import one

WATER = PlanLineInput("national", "Plan Nacional", "2.1", "Agua rural", "2024", "2027")
HORIZON = VisionInput("Cuenca 2040", "2024", "2040", "Acta 8")


def said(raised: pytest.ExceptionInfo[Problem]) -> dict[str, str]:
    return {f.field: f.message for f in raised.value.findings}


def vision(office: Office, data: VisionInput = HORIZON) -> Vision:
    with office.work() as work:
        return add_vision(work, data)


def line(office: Office, data: PlanLineInput = WATER) -> PlanLine:
    with office.work() as work:
        return add_plan_line(work, data)


def goal(office: Office) -> Goal:
    with office.work() as work:
        plan = create_plan(work, PlanInput("Plan 2026", date(2026, 1, 1), date(2026, 12, 31)))
        data = GoalInput(plan.id, "Doce talleres", "A05", unit="talleres", target="12")
        return add_goal(work, data)


def frame(office: Office, name: str) -> list[dict[str, Any]]:
    with office.db.session() as session:
        rows = getattr(queries, name)(session, association_id=office.id)
    return [dict(row) for row in rows.to_dict("records")]


def test_a_vision_is_written_with_its_horizon(clara: Office) -> None:
    vision(clara)
    (row,) = frame(clara, "visions")
    assert (row["name"], row["starts_year"], row["ends_year"]) == ("Cuenca 2040", 2024, 2040)


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"name": " "}, "name", "Escriba cómo se llama la visión."),
        ({"starts_year": "2041"}, "ends_year", "no puede ser anterior al primero (2041)"),
        ({"starts_year": ""}, "starts_year", "Escriba el año, con cuatro cifras."),
        ({"ends_year": "24"}, "ends_year", "Escriba un año entre 1990 y 2100"),
        ({"ends_year": "20,4"}, "ends_year", "Escriba un año entre 1990 y 2100"),
        ({"name": "x" * 161}, "name", "160 letras"),
    ],
)
def test_a_vision_without_a_sensible_horizon_is_refused(
    clara: Office, changes: dict[str, str], field: str, message: str
) -> None:
    with pytest.raises(Problem) as raised:
        vision(clara, replace(HORIZON, **changes))
    assert message in said(raised)[field]
    assert frame(clara, "visions") == []


def test_two_visions_never_share_their_name(clara: Office) -> None:
    first = vision(clara)
    with pytest.raises(Problem) as raised:
        vision(clara)
    assert said(raised)["name"] == "Ya hay una visión llamada Cuenca 2040."
    with clara.work() as work:
        change_vision(work, first.id, replace(HORIZON, ends_year="2041"), first.version)
    assert frame(clara, "visions")[0]["ends_year"] == 2041


def test_lines_of_the_vision_take_the_next_code_and_never_repeat_one(clara: Office) -> None:
    of = vision(clara)
    with clara.work() as work:
        add_vision_line(work, of.id, "Agua segura")
        add_vision_line(work, of.id, "Caminos", "L-5")
        add_vision_line(work, of.id, "Economía")
    assert [row["code"] for row in frame(clara, "vision_lines")] == ["L-1", "L-5", "L-6"]
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_vision_line(work, of.id, "", "L-5")
    assert said(raised) == {
        "text": "Escriba la línea de la visión.",
        "code": "Ya hay una línea con el código L-5 en esta visión.",
    }


def test_several_lines_are_pasted_at_once_or_none(clara: Office) -> None:
    of = vision(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_vision_lines(work, of.id, "A\tAgua\nsin columnas\nA\tCaminos\nB\t")
    assert [f.message for f in raised.value.findings] == [
        "Fila 2: se esperan 2 columnas y hay 1.",
        "Fila 3: Ya hay una línea con el código A en esta visión.",
        "Fila 4: Escriba la línea de la visión.",
    ]
    assert frame(clara, "vision_lines") == []
    with clara.work() as work:
        add_vision_lines(work, of.id, "A\tAgua\n\nB; Caminos; y puentes\n")
    assert [(row["code"], row["text"]) for row in frame(clara, "vision_lines")] == [
        ("A", "Agua"),
        ("B", "Caminos; y puentes"),
    ]


def test_pasting_nothing_is_refused(clara: Office) -> None:
    of = vision(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_vision_lines(work, of.id, " \n")
    assert said(raised) == {"pasted": "Pegue al menos una fila."}


def test_a_line_that_a_project_names_is_not_removed(clara: Office) -> None:
    of = vision(clara)
    with clara.work() as work:
        own = add_vision_line(work, of.id, "Agua")
        work.add(
            Project(
                association_id=clara.id,
                code="P-001",
                name="Acueducto",
                theme="water_sanitation",
                vision_line_id=own.id,
            )
        )
    for act in (
        lambda work: remove_vision_line(work, own.id, "sobra"),
        lambda work: remove_vision(work, of.id, "sobra"),
    ):
        with pytest.raises(Problem) as raised, clara.work() as work:
            act(work)
        assert "La línea L-1 es la de P-001." in str(raised.value)
    assert len(frame(clara, "vision_lines")) == 1


def test_removing_a_vision_takes_its_lines_and_what_they_cite(clara: Office) -> None:
    of, water = vision(clara), line(clara)
    with clara.work() as work:
        own = add_vision_line(work, of.id, "Agua")
        cite(work, water.id, "vision_line", own.id)
    with clara.work() as work:
        remove_vision(work, of.id, "se cambió por otra")
    assert frame(clara, "vision_lines") == [] and frame(clara, "citations") == []


def test_a_line_of_the_vision_is_corrected_in_place(clara: Office) -> None:
    of = vision(clara)
    with clara.work() as work:
        own = add_vision_line(work, of.id, "Agua")
    with clara.work() as work:
        change_vision_line(work, own.id, "Agua segura", "", own.version)
    (row,) = frame(clara, "vision_lines")
    assert (row["code"], row["text"]) == ("L-1", "Agua segura")
    with clara.db.session() as session:
        version = one(session, VisionLine, clara.id, own.id).version
    assert version == 2


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"level": "galaxy"}, "level", "Elija de quién es el plan."),
        ({"plan": ""}, "plan", "Escriba cómo se llama el plan."),
        ({"code": " "}, "code", "Escriba el código o número que la línea tiene en su plan."),
        ({"text": ""}, "text", "Escriba qué dice la línea."),
        ({"ends_year": "2020"}, "ends_year", "El último año (2020) no puede ser anterior"),
        ({"level": "municipal"}, "municipality_id", "Elija de qué municipio es el plan."),
        ({"level": "municipal", "municipality_id": 999}, "municipality_id", "ya no existe"),
        ({"text": "x" * 301}, "text", "El texto es muy largo"),
    ],
)
def test_a_line_says_whose_plan_it_is_of_and_what_it_says(
    clara: Office, changes: dict[str, Any], field: str, message: str
) -> None:
    with pytest.raises(Problem) as raised:
        line(clara, replace(WATER, **changes))
    assert message in said(raised)[field]
    assert frame(clara, "plan_lines") == []


def test_a_code_is_unique_in_its_plan_and_free_in_another(clara: Office) -> None:
    line(clara)
    with pytest.raises(Problem) as raised:
        line(clara, replace(WATER, plan="plan nacional", text="Otra"))
    assert said(raised)["code"] == "El plan plan nacional ya tiene una línea con el código 2.1."
    town = {"level": "municipal", "municipality_id": clara.members["Belmira"]}
    line(clara, replace(WATER, **town))
    line(clara, replace(WATER, **(town | {"municipality_id": clara.members["Dos Aguas"]})))
    line(clara, replace(WATER, plan="Plan Nacional anterior"))
    assert len(frame(clara, "plan_lines")) == 4


def test_a_line_keeps_its_own_code_when_it_is_corrected(clara: Office) -> None:
    row = line(clara)
    with clara.work() as work:
        change_plan_line(work, row.id, replace(WATER, text="Agua para todos"), row.version)
    assert frame(clara, "plan_lines")[0]["text"] == "Agua para todos"
    with pytest.raises(Problem, match="guardó este registro"), clara.work() as work:
        change_plan_line(work, row.id, WATER, 1)


def test_only_a_municipal_line_keeps_a_municipality(clara: Office) -> None:
    line(clara, replace(WATER, municipality_id=clara.members["Belmira"]))
    assert frame(clara, "plan_lines")[0]["municipality_id"] is not clara.members["Belmira"]


def test_lines_of_a_plan_are_pasted_at_once_or_none(clara: Office) -> None:
    line(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_plan_lines(work, WATER, "2.1\tAgua\n2.2\tVías\n2.2\tPuentes")
    assert [f.message for f in raised.value.findings] == [
        "Fila 1: El plan Plan Nacional ya tiene una línea con el código 2.1.",
        "Fila 3: El plan Plan Nacional ya tiene una línea con el código 2.2.",
    ]
    with clara.work() as work:
        done = add_plan_lines(work, WATER, "2.2\tVías\n2.10\tPuentes")
    assert [row.code for row in done] == ["2.2", "2.10"]
    assert len(frame(clara, "plan_lines")) == 3


def test_a_line_is_cited_once_by_each_and_taken_back(clara: Office) -> None:
    water, workshops = line(clara), goal(clara)
    with clara.work() as work:
        own = cite(work, water.id, "goal", workshops.id)
    with pytest.raises(Problem) as raised, clara.work() as work:
        cite(work, water.id, "goal", workshops.id)
    assert said(raised) == {"line": "Esa línea ya está citada ahí. Elija otra."}
    with clara.work() as work:
        uncite(work, own.id, "era otra")
    assert frame(clara, "citations") == []


def test_a_citation_needs_both_ends(clara: Office, izote: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        cite(work, 0, "goal", 0)
    assert said(raised) == {"line": "Elija de la lista.", "by": "Elija de la lista."}
    theirs, ours = line(izote), goal(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        cite(work, theirs.id, "goal", ours.id)
    assert "ya no existe" in said(raised)["line"]


def test_removing_a_line_or_a_goal_takes_the_citations_with_it(clara: Office) -> None:
    water, workshops = line(clara), goal(clara)
    roads = line(clara, replace(WATER, code="2.2"))
    with clara.work() as work:
        cite(work, water.id, "goal", workshops.id)
        cite(work, roads.id, "goal", workshops.id)
    with clara.work() as work:
        remove_plan_line(work, water.id, "el plan cambió")
    assert [row["plan_line_id"] for row in frame(clara, "citations")] == [roads.id]
    with clara.work() as work:
        remove_goal(work, workshops.id, "no va")
    assert frame(clara, "citations") == []


def test_a_new_version_of_the_plan_cites_what_the_one_before_did(clara: Office) -> None:
    water, workshops = line(clara), goal(clara)
    with clara.work() as work:
        cite(work, water.id, "goal", workshops.id)
        version = one(work.session, WorkPlan, clara.id, workshops.plan_id).version
        approve_plan(work, workshops.plan_id, "Acta 3", TODAY, version)
        new_plan_version(work, workshops.plan_id, date(2026, 12, 1))
    rows = frame(clara, "citations")
    assert len(rows) == 2 and len({row["goal_id"] for row in rows}) == 2
    assert {row["plan_line_id"] for row in rows} == {water.id}


def test_who_only_reads_writes_none_of_it(clara: Office) -> None:
    with pytest.raises(Problem, match="no permite esto"), clara.work(READER) as work:
        add_vision(work, HORIZON)
    with pytest.raises(Problem, match="no permite esto"), clara.work(READER) as work:
        add_plan_line(work, WATER)
    with pytest.raises(Problem, match="no permite esto"), clara.work(READER) as work:
        cite(work, 1, "goal", 1)
