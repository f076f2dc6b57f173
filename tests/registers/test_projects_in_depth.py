"""Projects in depth: links, gates, foreign money, calendars with money, delays, alternatives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import TODAY, Office
from evalua.board.projects import project_lines, stage_funnel
from evalua.domain.money import CURRENCIES
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.stages import resourced_since
from evalua.months.gathering import gather
from evalua.registers.alignment.tables import PlanCitation, PlanLine, Vision, VisionLine
from evalua.registers.calls.commands import CallInput, add_call
from evalua.registers.programmes.tables import Programme
from evalua.registers.projects.alternatives import (
    AlternativeInput,
    add_alternative,
    close_alternative,
    remove_alternative,
)
from evalua.registers.projects.benefits import BenefitInput
from evalua.registers.projects.calendar import PointInput, ScheduleInput, set_schedule
from evalua.registers.projects.community import CommunitySessionInput, add_community_session
from evalua.registers.projects.follow_up import FollowUpInput, record_follow_up
from evalua.registers.projects.foreign import Foreign, foreign_sentence
from evalua.registers.projects.money import FundingInput, add_funding, remove_funding
from evalua.registers.projects.projects import ProjectInput, create_project, remove_project
from evalua.registers.projects.stages import StageInput, record_stage
from evalua.registers.projects.tables import Project, ProjectFunding

MAY = date(2026, 5, 10)


def pairs(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(f.field, f.code) for f in raised.value.findings}


def project(office: Office, *names: str, **about: Any) -> Project:
    chosen = names or tuple(list(office.members)[:2])
    towns = [BenefitInput(office.members[n], "10") for n in chosen]
    data = replace(ProjectInput("Vía veredal", "roads", towns), **about)
    with office.work() as work:
        return create_project(work, data, confirmed={"V04": "es otro", "V22": "sin censo"})


def stage(office: Office, of: Project, key: str, on: date, **more: Any) -> None:
    with office.work() as work:
        record_stage(work, StageInput(of.id, key, on, **more))


def inputs_of(office: Office) -> Inputs:
    with office.db.session() as session:
        return gather(session, office.id)


# --- what a project belongs to -------------------------------------------------------------------


@pytest.mark.parametrize("field", ["programme_id", "call_id", "vision_line_id"])
def test_a_project_belongs_only_to_what_is_there(clara: Office, field: str) -> None:
    with pytest.raises(Problem) as raised:
        project(clara, **{field: 999})
    assert pairs(raised) == {(field, "V56")}


@pytest.mark.parametrize(("priority", "refused"), [(0, True), (1, False), (5, False), (6, True)])
def test_the_priority_in_the_bank_goes_from_one_to_five(
    clara: Office, priority: int, refused: bool
) -> None:
    if not refused:
        assert project(clara, priority=priority).priority == priority
        return
    with pytest.raises(Problem) as raised:
        project(clara, priority=priority)
    assert pairs(raised) == {("priority", "V23")}


def test_a_project_keeps_its_programme_call_and_line_of_the_vision(clara: Office) -> None:
    own = {"association_id": clara.id}
    with clara.work() as work:
        programme = work.add(Programme(**own, name="Vías", name_key="vias", since=MAY))
        vision = work.add(Vision(**own, name="Región 2040", starts_year=2020, ends_year=2040))
        line = work.add(VisionLine(**own, vision_id=vision.id, code="1", text="Conectar"))
        call = add_call(work, CallInput("Instituto", "Caminos", "national", MAY))
    made = project(clara, programme_id=programme.id, call_id=call.id, vision_line_id=line.id)
    kept = (made.programme_id, made.call_id, made.vision_line_id)
    assert kept == (programme.id, call.id, line.id)


# --- gates ---------------------------------------------------------------------------------------


def test_without_its_document_a_stage_says_why_and_keeps_it(clara: Office) -> None:
    made = project(clara, expected_source="own")
    stage(clara, made, "idea", date(2026, 1, 10))
    data = StageInput(made.id, "structured", MAY, note="Faltan planos")
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_stage(work, data)
    with clara.work() as work:
        row = record_stage(work, data, confirmed={"V62": "se perdió en la mudanza"})
    assert pairs(raised) == {("document", "V62")} and raised.value.only_confirmations
    assert row.note == "Faltan planos · Sin documento: se perdió en la mudanza"


def test_the_nation_asked_through_a_call_also_wants_its_goal(clara: Office) -> None:
    with clara.work() as work:
        call = add_call(work, CallInput("Instituto", "Caminos", "national", MAY))
    made = project(clara, expected_source="royalties", call_id=call.id)
    told = {"document": "Radicado 1", "entity": "Instituto", "skip_reason": "venía de antes"}
    with pytest.raises(Problem) as raised:
        stage(clara, made, "submitted", MAY, **told)
    assert pairs(raised) == {("national_goal", "V00")}
    stage(clara, made, "submitted", MAY, **told, national_goal="Vías rurales")
    assert inputs_of(clara).projects["national_goal"].tolist() == ["Vías rurales"]


@pytest.mark.parametrize(("level", "accepted"), [("national", True), ("regional", False)])
def test_a_line_of_a_national_plan_stands_for_the_national_goal(
    clara: Office, level: str, accepted: bool
) -> None:
    made = project(clara, expected_source="national")
    own = {"association_id": clara.id}
    with clara.work() as work:
        line = PlanLine(
            **own, level=level, plan="Plan", text="Vías", starts_year=2026, ends_year=2030
        )
        added = work.add(line)
        work.add(PlanCitation(**own, plan_line_id=added.id, project_id=made.id))
    told = {"document": "Radicado 1", "entity": "Instituto", "skip_reason": "venía de antes"}
    if accepted:
        stage(clara, made, "submitted", MAY, **told)
        assert inputs_of(clara).stages["stage"].tolist() == ["submitted"]
        return
    with pytest.raises(Problem) as raised:
        stage(clara, made, "submitted", MAY, **told)
    assert pairs(raised) == {("national_goal", "V00")}


def test_the_source_that_funded_a_project_by_its_day_is_not_removed(clara: Office) -> None:
    made = project(clara)
    first = money(clara, made, amount="1.000", dated_on=MAY)
    money(clara, made, amount="1.000", dated_on=date(2026, 7, 1))
    stage(clara, made, "funded", MAY, skip_reason="venía de antes")
    with pytest.raises(Problem) as raised, clara.work() as work:
        remove_funding(work, first.id, "error")
    # The other source came after the day on which the project was called funded.
    assert pairs(raised) == {("", "V19")}


# --- money in another currency -------------------------------------------------------------------

EUROS = {"amount": None, "foreign_currency": "EUR", "foreign_amount": "10.000,50"}


def money(office: Office, of: Project, **changes: Any) -> ProjectFunding:
    data = FundingInput(of.id, "cooperation", "committed", None, MAY, document="Convenio 7")
    with office.work() as work:
        return add_funding(work, replace(data, **changes))


def test_foreign_money_is_worth_its_amount_at_the_rate_of_its_day(clara: Office) -> None:
    row = money(clara, project(clara), **EUROS, exchange_rate="4.512,375")
    # 10 000.50 × 4 512.375 = 45 126 006.1875 pesos, which keep no cents.
    assert (row.amount, row.foreign_amount, row.exchange_rate) == (
        45_126_006,
        1_000_050,
        "4512.375",
    )
    assert (row.foreign_currency, row.dated_on) == ("EUR", MAY)


def test_foreign_money_in_dollars_keeps_its_cents(izote: Office) -> None:
    row = money(
        izote, project(izote), **{**EUROS, "foreign_amount": "999.99"}, exchange_rate="1.085"
    )
    # 999.99 × 1.085 = 1 084.98915 dollars.
    assert row.amount == 108_499


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"exchange_rate": ""}, ("exchange_rate", "V00")),
        ({"exchange_rate": "cuatro mil"}, ("exchange_rate", "V05")),
        ({"exchange_rate": "0"}, ("exchange_rate", "V01")),
        ({"exchange_rate": "4.500", "foreign_amount": ""}, ("foreign_amount", "V00")),
        ({"exchange_rate": "4.500", "foreign_amount": "-1"}, ("foreign_amount", "V01")),
        ({"exchange_rate": "4.500", "foreign_amount": "1,2345"}, ("foreign_amount", "V05")),
        ({"exchange_rate": "4.500", "foreign_currency": "COP"}, ("foreign_currency", "V00")),
        ({"exchange_rate": "4.500", "foreign_currency": "XXX"}, ("foreign_currency", "V00")),
        ({"exchange_rate": "4.500", "amount": "5"}, ("amount", "V05")),
        ({"exchange_rate": "4.500", "dated_on": None}, ("dated_on", "V00")),
    ],
)
def test_foreign_money_without_its_rate_its_date_or_sense_is_refused(
    clara: Office, changes: Mapping[str, Any], wrong: tuple[str, str]
) -> None:
    made = project(clara)
    with pytest.raises(Problem) as raised:
        money(clara, made, **{**EUROS, **changes})
    assert pairs(raised) == {wrong}
    assert inputs_of(clara).funding.empty


def test_a_rate_without_its_currency_is_refused(clara: Office) -> None:
    made = project(clara)
    with pytest.raises(Problem) as raised:
        money(clara, made, amount="1.000", exchange_rate="4.500")
    assert pairs(raised) == {("foreign_currency", "V00")}


@given(st.integers(1, 10**12), st.decimals("0.0001", "99999", places=4))
def test_a_conversion_is_off_by_half_a_minor_unit_at_most(amount: int, rate: Decimal) -> None:
    pesos = CURRENCIES["COP"]
    worth = Foreign("EUR", amount, rate).local(pesos)
    assert abs(Decimal(worth) - Decimal(amount) / 100 * rate) <= Decimal("0.5")


def test_a_conversion_reads_as_a_sum(clara: Office) -> None:
    known = Foreign("USD", 1_000_000, Decimal("4150.25"))
    said = foreign_sentence(known, clara.facts.currency, clara.facts.number_format)
    assert said.replace("\u00a0", " ") == "USD 10.000,00 × 4.150,25 = $ 41.502.500"


# --- calendars, notes and sessions ---------------------------------------------------------------


def test_programmed_money_is_kept_and_cannot_fall(clara: Office) -> None:
    made = project(clara)
    months = [PointInput(Month(2026, 5), 40, "300"), PointInput(Month(2026, 6), 100, "200")]
    data = ScheduleInput(made.id, date(2026, 5, 1), date(2026, 6, 30), months)
    with pytest.raises(Problem) as raised, clara.work() as work:
        set_schedule(work, data)
    assert pairs(raised) == {("points.2026-06.amount", "V23")}
    with clara.work() as work:
        set_schedule(
            work, replace(data, points=[months[0], PointInput(Month(2026, 6), 100, "900")])
        )
    assert inputs_of(clara).schedule_points["amount"].tolist() == [300, 900]


@pytest.mark.parametrize(
    ("cause", "who", "refused"),
    [
        ("weather", "", True),
        ("weather", "Ana Ruiz", False),
        ("no_change_expected", "", False),
        ("", "", False),
    ],
)
def test_a_delay_has_somebody_who_answers_for_it(
    clara: Office, cause: str, who: str, refused: bool
) -> None:
    made = project(clara, executor="Gobernación")
    stage(clara, made, "in_execution", MAY, skip_reason="venía de antes")
    note = FollowUpInput(made.id, TODAY, "10", "5", delay_cause=cause, responsible=who)
    if refused:
        with pytest.raises(Problem) as raised, clara.work() as work:
            record_follow_up(work, note)
        assert pairs(raised) == {("responsible", "V00")}
        return
    with clara.work() as work:
        assert record_follow_up(work, note).responsible == who


def test_a_delay_is_explained_with_its_act(clara: Office) -> None:
    made = project(clara)
    told = CommunitySessionInput(MAY, "delay", made.id, 12, 9)
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_community_session(work, told)
    with clara.work() as work:
        row = add_community_session(work, replace(told, act="Acta 3"))
    assert pairs(raised) == {("act", "V00")} and row.act == "Acta 3"


@pytest.mark.parametrize("own", [True, False])
def test_follow_up_is_due_whoever_executes(clara: Office, own: bool) -> None:
    who = {"executed_by_association": own, "executor": "" if own else "Gobernación"}
    made = project(clara, **who)
    stage(clara, made, "in_execution", MAY, skip_reason="venía de antes")
    due = resourced_since(inputs_of(clara), Cut(Month(2026, 11), TODAY))
    assert due.index.tolist() == [made.id]


def test_a_project_of_several_members_is_counted_once(clara: Office) -> None:
    shared = project(clara, *clara.members, scope="regional", cost="900.000")
    money(clara, shared, amount="400.000")
    stage(clara, shared, "funded", MAY, skip_reason="venía de antes")
    lines = project_lines(inputs_of(clara), TODAY)
    funnel = stage_funnel(lines).set_index("key").loc["funded"]
    assert len(lines) == 1 and lines["municipalities"].tolist() == [4]
    assert (lines["cost"].sum(), lines["committed"].sum()) == (900_000, 400_000)
    assert (funnel["count"], funnel["cost"], funnel["committed"]) == (1, 900_000, 400_000)


# --- alternatives for who is left out ------------------------------------------------------------


def sought(office: Office, of: Project, name: str = "Dos Aguas", **changes: Any) -> int:
    data = AlternativeInput(of.id, office.members[name], "Fondo de paz", "Regalías", MAY)
    with office.work() as work:
        return add_alternative(work, replace(data, **changes)).id


def test_an_alternative_is_sought_and_then_closed_with_its_outcome(clara: Office) -> None:
    key = sought(clara, project(clara))
    with clara.work() as work:
        close_alternative(work, key, "Regalías aprobó el tramo", date(2026, 9, 1))
    with pytest.raises(Problem), clara.work() as work:
        close_alternative(work, key, "otra vez", date(2026, 9, 2))
    (row,) = inputs_of(clara).alternatives.to_dict("records")
    assert (row["outcome"], row["closed_on"].date()) == (
        "Regalías aprobó el tramo",
        date(2026, 9, 1),
    )


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"municipality_id": None}, ("municipality_id", "V00")),
        ({"municipality_id": 999}, ("municipality_id", "V56")),
        ({"left_out_by": " "}, ("left_out_by", "V00")),
        ({"alternative": ""}, ("alternative", "V00")),
        ({"alternative": "x" * 301}, ("alternative", "V05")),
        ({"sought_on": None}, ("sought_on", "V00")),
        ({"sought_on": date(2026, 11, 6)}, ("sought_on", "V03")),
        ({"sought_on": date(2019, 5, 1)}, ("municipality_id", "V56")),
    ],
)
def test_an_alternative_that_makes_no_sense_is_refused(
    clara: Office, changes: Mapping[str, Any], wrong: tuple[str, str]
) -> None:
    made = project(clara)
    with pytest.raises(Problem) as raised:
        sought(clara, made, **changes)
    assert pairs(raised) == {wrong}


def test_one_search_at_a_time_for_each_member_and_project(clara: Office) -> None:
    made = project(clara)
    key = sought(clara, made)
    with pytest.raises(Problem) as twice:
        sought(clara, made)
    with pytest.raises(Problem) as early, clara.work() as work:
        close_alternative(work, key, "", date(2026, 5, 9))
    with clara.work() as work:
        remove_alternative(work, key, "era otro municipio")
    assert pairs(twice) == {("municipality_id", "V04")}
    assert pairs(early) == {("outcome", "V00"), ("closed_on", "V25")}
    assert sought(clara, made) != key


def test_a_removed_project_takes_its_alternatives_with_it(clara: Office) -> None:
    made = project(clara)
    sought(clara, made)
    with clara.work() as work:
        remove_project(work, made.id, "se anotó dos veces")
    assert inputs_of(clara).alternatives.empty
