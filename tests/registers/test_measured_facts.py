"""What is recorded of projects and plans so that their indicators cannot be dressed up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from conftest import Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.measures.inputs import Inputs
from evalua.months.gathering import gather
from evalua.registers.projects.benefits import BenefitInput
from evalua.registers.projects.community import CommunitySessionInput, add_community_session
from evalua.registers.projects.money import FundingInput, add_funding
from evalua.registers.projects.projects import ProjectInput, create_project, remove_project
from evalua.registers.projects.stages import StageInput, record_stage
from evalua.registers.projects.tables import Project
from evalua.registers.transitions.plan_projects import (
    PlanProjectInput,
    add_plan_project,
    remove_plan_project,
)
from evalua.registers.transitions.plans import (
    MunicipalPlanInput,
    remove_municipal_plan,
    set_municipal_plan,
)
from evalua.registers.transitions.queries import term_dates
from evalua.registers.transitions.tables import MunicipalPlan

MAY = date(2026, 5, 10)
CATALOG = catalog.load()


def refused(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(finding.field, finding.code) for finding in raised.value.findings}


def inputs(office: Office) -> Inputs:
    with office.db.session() as session:
        return gather(session, office.id)


def project(office: Office, **changes: Any) -> Project:
    towns = ("Alto Claro", "Belmira")
    benefits = [BenefitInput(office.members[name], women="10", men="8") for name in towns]
    with office.work() as work:
        return create_project(
            work, replace(ProjectInput("Vía veredal", "roads", benefits), **changes)
        )


def plan(office: Office) -> MunicipalPlan:
    """A plan that does not name the association on any page."""
    with office.db.session() as session:
        term = term_dates(session, association_id=office.id)[-1]
    data = MunicipalPlanInput(
        term.id, office.members["Belmira"], "Acuerdo 012", "", date(2024, 5, 30)
    )
    with office.work() as work:
        return set_municipal_plan(work, data)


def test_a_plan_includes_a_project_once_with_its_page(clara: Office) -> None:
    made, of = plan(clara), project(clara)
    with clara.work() as work:
        row = add_plan_project(work, PlanProjectInput(made.id, of.id, " 34 "))
    assert inputs(clara).plan_projects["page"].tolist() == ["34"]
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_plan_project(work, PlanProjectInput(made.id, of.id, ""))
    assert refused(raised) == {("page", "V00"), ("project_id", "V04")}
    with clara.work() as work:
        remove_plan_project(work, row.id, "era otro")
    assert inputs(clara).plan_projects.empty


def test_what_a_plan_includes_goes_with_the_plan_and_with_the_project(clara: Office) -> None:
    made, of = plan(clara), project(clara)
    with clara.work() as work:
        add_plan_project(work, PlanProjectInput(made.id, of.id, "34"))
    with clara.work() as work:
        remove_project(work, of.id, "se repitió")
    assert inputs(clara).plan_projects.empty
    other = project(clara)
    with clara.work() as work:
        add_plan_project(work, PlanProjectInput(made.id, other.id, "34"))
    with clara.work() as work:
        remove_municipal_plan(work, made.id, "no era el adoptado")
    assert inputs(clara).plan_projects.empty


def test_goods_say_how_they_were_valued(clara: Office) -> None:
    of = project(clara)
    given = FundingInput(of.id, "private", "committed", "500", MAY, document="Carta", in_kind=True)
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_funding(work, given)
    assert refused(raised) == {("valuation", "V150")}
    with clara.work() as work:
        assert add_funding(work, replace(given, valuation="Avalúo")).valuation == "Avalúo"
    with clara.work() as work:
        in_money = replace(given, in_kind=False, valuation="Avalúo")
        assert add_funding(work, in_money).valuation == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"national_plan_year": "22"}, ("national_plan_year", "V151")),
        ({"national_plan_year": "2022"}, ("national_goal", "V151")),
    ],
)
def test_the_year_of_the_national_plan_goes_with_its_goal(
    clara: Office, typed: dict[str, str], said: tuple[str, str]
) -> None:
    with pytest.raises(Problem) as raised:
        project(clara, **typed)
    assert said in refused(raised)
    made = project(clara, national_goal="Agua", national_plan_year="2022")
    assert made.national_plan_year == 2022


def test_only_what_is_presented_says_that_its_support_is_complete(clara: Office) -> None:
    of = project(clara, expected_source="departmental")
    with clara.work() as work:
        idea = record_stage(work, StageInput(of.id, "idea", MAY, complete_support=True))
        assert not idea.complete_support
    data = StageInput(
        of.id,
        "submitted",
        date(2026, 6, 1),
        document="Radicado 1",
        entity="Gobernación",
        skip_reason="venía de antes",
        national_plan_year="2022",
        complete_support=True,
    )
    with clara.work() as work:
        assert record_stage(work, data).complete_support


def test_what_the_community_proposed_stands_in_an_act(clara: Office) -> None:
    of = project(clara)
    said = CommunitySessionInput(
        MAY, "consultation", of.id, "12", "9", contributions="Pidieron otra ruta"
    )
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_community_session(work, said)
    assert refused(raised) == {("act", "V152")}
    with clara.work() as work:
        add_community_session(work, replace(said, act="Acta 3"))
    assert inputs(clara).community_sessions["contributions"].tolist() == ["Pidieron otra ruta"]
