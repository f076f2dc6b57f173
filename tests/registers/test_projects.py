"""Projects: municipalities, stages, money, calendars, follow-up, community and the portfolio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import READER, TODAY, Office
from evalua import catalog
from evalua.board.projects import project_lines, stage_funnel
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.months.gathering import gather
from evalua.registers.periods.tables import ReportMonth
from evalua.registers.projects import queries
from evalua.registers.projects.benefits import BenefitInput, set_benefits
from evalua.registers.projects.calendar import (
    PointInput,
    ScheduleInput,
    linear_points,
    set_schedule,
)
from evalua.registers.projects.community import (
    CommunitySessionInput,
    add_community_session,
    remove_community_session,
)
from evalua.registers.projects.follow_up import (
    FollowUpInput,
    record_follow_up,
    record_many_follow_ups,
    remove_follow_up,
)
from evalua.registers.projects.gates import NEEDS_DOCUMENT
from evalua.registers.projects.history import stage_history
from evalua.registers.projects.money import FundingInput, add_funding, remove_funding
from evalua.registers.projects.projects import (
    ProjectInput,
    change_project,
    create_project,
    remove_project,
    update_public_status,
)
from evalua.registers.projects.stage_line import Reached, level, may_follow, skipped, stage_at
from evalua.registers.projects.stages import StageInput, record_stage, remove_stage
from evalua.registers.projects.tables import FollowUp, Project, ProjectFunding, ProjectStage
from evalua.registers.reading import alive

MAY = date(2026, 5, 10)
ORDERS = {s.key: s.order for s in catalog.load().project_stages}
MAIN = sorted((s for s in ORDERS if ORDERS[s] >= 0), key=lambda s: ORDERS[s])


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {f.code for f in raised.value.findings}


def pairs(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(f.field, f.code) for f in raised.value.findings}


def typed(office: Office, *names: str, **changes: Any) -> ProjectInput:
    chosen = names or ("Alto Claro", "Belmira")
    benefits = [BenefitInput(office.members[n], women="10", men="8") for n in chosen]
    return replace(ProjectInput("Vía veredal", "roads", benefits), **changes)


def project(office: Office, *names: str, **changes: Any) -> Project:
    with office.work() as work:
        return create_project(work, typed(office, *names, **changes), confirmed={"V04": "es otro"})


def stage(
    office: Office,
    of: Project,
    key: str,
    on: date | None,
    confirmed: Mapping[str, str] | None = None,
    **more: Any,
) -> ProjectStage:
    if key in NEEDS_DOCUMENT:
        more = {"document": "Documento 1", **more}
    with office.work() as work:
        return record_stage(work, StageInput(of.id, key, on, **more), confirmed=confirmed)


def fund(office: Office, of: Project, amount: Any = "1.000.000", **more: Any) -> ProjectFunding:
    data = FundingInput(of.id, "national", "committed", amount, MAY, document="Convenio 7")
    confirmed = more.pop("confirmed", None)
    with office.work() as work:
        return add_funding(work, replace(data, **more), confirmed=confirmed)


def running(office: Office, on: date = MAY, **changes: Any) -> Project:
    """A project in execution since ``on``, whose earlier stages were not recorded."""
    made = project(office, executor="Gobernación", **changes)
    stage(office, made, "in_execution", on, skip_reason="venía de antes")
    return made


def note(office: Office, of: Project, on: date | None, physical: Any, **more: Any) -> FollowUp:
    financial = more.pop("financial", physical)
    confirmed = more.pop("confirmed", None)
    more = {"responsible": "Ana Ruiz", **more} if "delay_cause" in more else more
    with office.work() as work:
        data = FollowUpInput(of.id, on, physical, financial, **more)
        return record_follow_up(work, data, confirmed=confirmed)


def set_month(office: Office, month: Month, state: str) -> None:
    with office.work() as work:
        work.add(
            ReportMonth(
                association_id=office.id,
                month=str(month),
                state=state,
                approved_on=TODAY if state == "approved" else None,
            )
        )


def was_flagged(office: Office) -> bool:
    with office.db.session() as session:
        (row,) = alive(session, ReportMonth, office.id)
    return bool(row.changed_after_submission)


def row_of(office: Office, code: str = "P-001", on: date = TODAY) -> dict[str, Any]:
    with office.db.session() as session:
        frame = project_lines(gather(session, office.id), on)
    return frame.set_index("code").loc[code].to_dict()


# --- the project and its municipalities ----------------------------------------------------------


def test_projects_get_the_next_code_and_keep_what_is_declared(clara: Office) -> None:
    first, second = project(clara, cost="5.000.000"), project(clara)
    with clara.db.session() as session:
        declared = queries.benefits(session, association_id=clara.id)
    assert (first.code, second.code, first.cost) == ("P-001", "P-002", 5_000_000)
    assert declared["women"].tolist() == [10] * 4
    assert declared["families"].isna().all() and declared["amount"].isna().all()


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"name": " "}, "name", "V00"),
        ({"name": "x" * 201}, "name", "V05"),
        ({"theme": "pozos"}, "theme", "V00"),
        ({"scope": "mundial"}, "scope", "V00"),
        ({"kind": ""}, "kind", "V00"),
        ({"expected_source": "lotería"}, "expected_source", "V00"),
        ({"cost": "0"}, "cost", "V01"),
        ({"cost": "1,234.50"}, "cost", "V05"),
        ({"code": "x" * 21}, "code", "V05"),
        ({"executor": "x" * 161}, "executor", "V05"),
        ({"benefits": []}, "benefits", "V21"),
        ({"benefits": [BenefitInput(999)]}, "benefits", "V56"),
        ({"scope": "individual"}, "scope", "V21"),
    ],
)
def test_a_project_that_makes_no_sense_is_refused(
    clara: Office, changes: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(Problem) as raised:
        project(clara, **changes)
    assert (field, code) in pairs(raised)
    with clara.db.session() as session:
        assert queries.projects(session, association_id=clara.id).empty


@pytest.mark.parametrize("scope", ["group", "regional"])
def test_a_project_of_several_municipalities_needs_two(clara: Office, scope: str) -> None:
    with pytest.raises(Problem) as raised:
        project(clara, "Belmira", scope=scope)
    assert pairs(raised) == {("scope", "V21")}


@pytest.mark.parametrize("count", ["-1", "2,5", "muchas"])
def test_beneficiaries_are_whole_counts(clara: Office, count: str) -> None:
    who = clara.members["Belmira"]
    with pytest.raises(Problem) as raised:
        project(clara, scope="individual", benefits=[BenefitInput(who, women=count)])
    assert {f.field for f in raised.value.findings} == {f"benefits.{who}.women"}


def test_all_problems_of_a_project_are_reported_together(clara: Office) -> None:
    who = clara.members["Belmira"]
    bad = BenefitInput(who, men="-1", amount="-5")
    with pytest.raises(Problem) as raised:
        project(clara, name="", theme="", cost="x", benefits=[bad, bad])
    assert {f.field for f in raised.value.findings} == {
        "name",
        "theme",
        "cost",
        "benefits",
        "scope",
        f"benefits.{who}.men",
        f"benefits.{who}.amount",
    }


def test_all_members_ticked_alike_asks_for_real_figures(clara: Office) -> None:
    data = typed(clara, *clara.members, scope="regional")
    with pytest.raises(Problem) as raised, clara.work() as work:
        create_project(work, data)
    assert pairs(raised) == {("benefits", "V22")} and raised.value.only_confirmations
    with clara.work() as work:
        create_project(work, data, confirmed={"V22": "aún no hay censo"})
    told_apart = [replace(data.benefits[0], women=99), *data.benefits[1:]]
    with clara.work() as work:
        assert create_project(work, replace(data, name="Otra", benefits=told_apart)).code == "P-002"


def test_a_repeated_name_asks_and_a_repeated_code_is_refused(clara: Office) -> None:
    project(clara)
    with pytest.raises(Problem) as same_name, clara.work() as work:
        create_project(work, typed(clara, name="VIA VEREDAL"))
    with pytest.raises(Problem) as same_code:
        project(clara, code="P-001", name="Otro")
    assert codes(same_name) == codes(same_code) == {"V04"}
    assert same_name.value.only_confirmations and not same_code.value.only_confirmations


def test_changing_a_project_replaces_its_municipalities(clara: Office) -> None:
    first = project(clara)
    data = typed(clara, "Belmira", "Dos Aguas", name="Vía terciaria", executor="Alcaldía")
    with clara.work() as work:
        changed = change_project(work, first.id, data, first.version)
    row = row_of(clara)
    assert (changed.code, row["name"], row["executor"]) == ("P-001", "Vía terciaria", "Alcaldía")
    assert row["municipality_names"] == "Belmira, Dos Aguas"


def test_a_stale_form_does_not_overwrite_a_project(clara: Office) -> None:
    first = project(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        change_project(work, first.id, typed(clara), 9)
    assert codes(raised) == {"V51"}


def test_benefits_may_be_declared_again_and_are_checked_against_the_scope(clara: Office) -> None:
    first = project(clara)
    who = clara.members["Dos Aguas"]
    with pytest.raises(Problem) as raised, clara.work() as work:
        set_benefits(work, first.id, [BenefitInput(who)])
    with clara.work() as work:
        rows = set_benefits(
            work,
            first.id,
            [
                BenefitInput(who, families="12", amount="2.000.000"),
                *typed(clara, "Belmira").benefits,
            ],
        )
    assert codes(raised) == {"V21"}
    assert [(r.municipality_id, r.families, r.amount) for r in rows] == [
        (who, 12, 2_000_000),
        (clara.members["Belmira"], None, None),
    ]
    assert row_of(clara)["municipality_names"] == "Belmira, Dos Aguas"


def test_a_removed_project_takes_everything_with_it_and_flags_the_month_sent(clara: Office) -> None:
    first = running(clara)
    fund(clara, first)
    note(clara, first, date(2026, 10, 31), 10)
    with clara.work() as work:
        set_schedule(work, calendar(first))
    set_month(clara, Month(2026, 10), "submitted")
    with pytest.raises(Problem), clara.work() as work:
        remove_project(work, first.id, "")
    with clara.work() as work:
        remove_project(work, first.id, "se cargó dos veces")
    with clara.db.session() as session:
        left = [
            read(session, association_id=clara.id)
            for read in (
                queries.projects,
                queries.benefits,
                queries.stages,
                queries.funding,
                queries.follow_ups,
                queries.project_schedules,
                queries.schedule_points,
            )
        ]
    assert all(frame.empty for frame in left) and was_flagged(clara)


def test_the_public_status_is_a_dated_sentence(clara: Office) -> None:
    first = project(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        update_public_status(work, first.id, "", date(2026, 11, 6))
    with pytest.raises(Problem) as political, clara.work() as work:
        update_public_status(work, first.id, "Obra del partido", TODAY)
    with pytest.raises(Problem) as long, clara.work() as work:
        update_public_status(work, first.id, "x" * 301, TODAY)
    with clara.work() as work:
        update_public_status(work, first.id, " Va  bien ", TODAY, first.version)
    assert pairs(raised) == {("public_status", "V00"), ("public_status_on", "V03")}
    assert (codes(political), codes(long)) == ({"V28"}, {"V05"})
    assert row_of(clara)["public_status"] == "Va bien"


# --- the line of stages --------------------------------------------------------------------------

histories = st.lists(st.tuples(st.sampled_from(list(ORDERS)), st.integers(0, 400)), max_size=14)


def accepted(events: Sequence[tuple[str, int]]) -> list[Reached]:
    """What remains of random events when each one that may not follow is refused."""
    history: list[Reached] = []
    for key, day in sorted(events, key=lambda e: e[1]):
        if may_follow(history, key, ORDERS):
            history.append(Reached(key, date(2025, 1, 1) + timedelta(days=day)))
    return history


@given(histories)
def test_a_project_only_goes_back_when_it_is_returned(events: list[tuple[str, int]]) -> None:
    history = accepted(events)
    levels = [level(history[:n], ORDERS) for n in range(len(history) + 1)]
    for event, (before, after) in zip(history, pairwise(levels), strict=True):
        assert after >= before or (event.stage == "returned" and after == ORDERS["structured"])
        assert ORDERS[event.stage] < 0 or after == ORDERS[event.stage]


@given(histories)
def test_nothing_follows_a_project_that_ended(events: list[tuple[str, int]]) -> None:
    history = accepted(events)
    ended = [n for n, e in enumerate(history) if e.stage in ("settled", "discarded")]
    assert all(n == len(history) - 1 for n in ended)
    for n, event in enumerate(history[:-1]):
        assert event.stage != "finished" or history[n + 1].stage == "settled"


@given(histories)
def test_the_stages_left_out_complete_the_main_line(events: list[tuple[str, int]]) -> None:
    history = accepted(events)
    for n, event in enumerate(history):
        before = history[:n]
        order = ORDERS[event.stage]
        missing = skipped(before, event.stage, ORDERS)
        expected = [s for s in MAIN if level(before, ORDERS) < ORDERS[s] < order]
        assert missing == expected or order < 0


@given(histories, st.integers(-10, 410))
def test_the_stage_as_of_a_day_is_the_last_one_reached_by_then(
    events: list[tuple[str, int]], offset: int
) -> None:
    history = accepted(events)
    day = date(2025, 1, 1) + timedelta(days=offset)
    past = [e for e in history if e.on <= day]
    assert stage_at(history, day) == (past[-1] if past else None)


def test_a_project_walks_its_stages_with_what_each_gate_asks(clara: Office) -> None:
    made = project(clara)
    days = [date(2026, month, 1) for month in range(1, 9)]
    stage(clara, made, "idea", days[0])
    with pytest.raises(Problem) as no_source:
        stage(clara, made, "structured", days[1])
    stage(clara, made, "structured", days[1], expected_source="royalties")
    with pytest.raises(Problem) as no_entity:
        stage(clara, made, "submitted", days[2])
    stage(clara, made, "submitted", days[2], entity="Ministerio de Transporte")
    stage(clara, made, "viable", days[3])
    with pytest.raises(Problem) as no_money:
        stage(clara, made, "funded", MAY)
    fund(clara, made)
    funded = stage(clara, made, "funded", MAY)
    with pytest.raises(Problem) as no_executor:
        stage(clara, made, "in_execution", days[5])
    stage(clara, made, "in_execution", days[5], executor="Consorcio")
    stage(clara, made, "finished", days[6])
    stage(clara, made, "settled", days[7])
    assert pairs(no_source) == {("expected_source", "V00")}
    assert pairs(no_entity) == {("entity", "V00")}
    assert pairs(no_money) == {("stage", "V19")}
    assert pairs(no_executor) == {("executor", "V00")}
    assert funded.document == "Convenio 7"
    assert (row_of(clara)["stage"], row_of(clara)["executor"]) == ("settled", "Consorcio")


def test_money_that_is_only_expected_does_not_fund_a_project(clara: Office) -> None:
    made = project(clara)
    fund(clara, made, condition="expected")
    with pytest.raises(Problem) as raised:
        stage(clara, made, "funded", MAY, skip_reason="venía de antes")
    assert [f.message for f in raised.value.findings] == [
        "Para marcar financiado registre la fuente, el monto y el documento."
    ]


def test_a_jump_names_the_missing_stages_and_asks_why(clara: Office) -> None:
    made = project(clara)
    fund(clara, made)
    stage(clara, made, "idea", date(2026, 1, 1))
    with pytest.raises(Problem) as raised:
        stage(clara, made, "funded", MAY)
    assert [f.message for f in raised.value.findings] == [
        "Faltan etapas: Estructurado, Presentado, Viable. Cárguelas con su fecha o explique el salto."
    ]
    done = stage(clara, made, "funded", MAY, confirmed={"V17": "convenio directo"})
    assert done.skip_reason == "convenio directo"


def test_what_a_jump_left_out_may_be_filled_in_later(clara: Office) -> None:
    made = project(clara, expected_source="national", national_goal="Meta 3")
    stage(clara, made, "idea", date(2026, 1, 1))
    stage(clara, made, "viable", MAY, skip_reason="venía de antes")
    stage(clara, made, "structured", date(2026, 2, 1))
    with pytest.raises(Problem) as raised:
        stage(clara, made, "submitted", date(2026, 6, 1), entity="Ministerio")
    with pytest.raises(Problem) as later:
        stage(clara, made, "in_execution", date(2026, 4, 1), executor="Alcaldía", skip_reason="x")
    assert pairs(raised) == pairs(later) == {("reached_on", "V18")}
    assert str(raised.value).startswith(
        "La etapa Viable (10 de mayo de 2026) es anterior a Presentado (1 de junio de 2026)."
    )
    assert str(later.value) == (
        "La etapa En ejecución (1 de abril de 2026) es anterior a Viable (10 de mayo de 2026)."
    )
    with clara.db.session() as session:
        frame = stage_history(session, association_id=clara.id, project_id=made.id)
    assert frame["stage"].tolist() == ["idea", "structured", "viable"]
    assert frame["days"].tolist()[:2] == [31, 98] and frame["until"].isna().tolist()[-1]


def test_the_same_stage_twice_is_refused(clara: Office) -> None:
    made = project(clara)
    stage(clara, made, "idea", date(2026, 1, 1))
    with pytest.raises(Problem) as raised:
        stage(clara, made, "idea", date(2026, 2, 1))
    assert codes(raised) == {"V18"} and "ya está en la etapa Idea" in str(raised.value)


def test_a_returned_project_goes_on_from_structured(clara: Office) -> None:
    made = project(clara, expected_source="national", national_goal="Meta 3")
    for key, month in (("idea", 1), ("structured", 2), ("submitted", 3)):
        stage(clara, made, key, date(2026, month, 1), entity="Ministerio")
    with pytest.raises(Problem) as silent:
        stage(clara, made, "returned", date(2026, 4, 1))
    stage(clara, made, "returned", date(2026, 4, 1), note="Falta el estudio de suelos")
    with pytest.raises(Problem) as jump:
        stage(clara, made, "viable", date(2026, 5, 1))
    stage(clara, made, "submitted", date(2026, 5, 1), entity="Ministerio")
    assert pairs(silent) == {("note", "V00")}
    assert codes(jump) == {"V17"} and "Presentado" in str(jump.value)
    assert row_of(clara)["stage"] == "submitted"


def test_a_suspended_project_resumes_where_it_was(clara: Office) -> None:
    made = running(clara)
    stage(clara, made, "suspended", date(2026, 6, 1), note="Lluvias; se revisa en julio")
    assert row_of(clara)["stage"] == "suspended"
    stage(clara, made, "in_execution", date(2026, 7, 1))
    assert row_of(clara)["stage"] == "in_execution"
    assert row_of(clara, on=date(2026, 6, 30))["stage"] == "suspended"


def test_a_discarded_project_needs_its_reason_and_stays_discarded(clara: Office) -> None:
    made = project(clara)
    stage(clara, made, "idea", date(2026, 1, 1))
    with pytest.raises(Problem):
        stage(clara, made, "discarded", MAY)
    last = stage(clara, made, "discarded", MAY, note="No es viable; acta 4")
    with pytest.raises(Problem) as raised:
        stage(clara, made, "structured", TODAY, expected_source="own")
    with pytest.raises(Problem), clara.work() as work:
        remove_stage(work, last.id, "")
    with clara.work() as work:
        remove_stage(work, last.id, "era otro proyecto")
    assert codes(raised) == {"V18"} and "elimine esa etapa" in str(raised.value)
    assert row_of(clara)["stage"] == "idea"


def test_a_stage_that_holds_the_ones_after_it_is_not_removed(clara: Office) -> None:
    made = project(clara, expected_source="national", national_goal="Meta 3")
    stage(clara, made, "submitted", date(2026, 1, 1), entity="Ministerio", skip_reason="venía")
    back = stage(clara, made, "returned", date(2026, 2, 1), note="Falta un estudio")
    again = stage(clara, made, "submitted", date(2026, 3, 1), entity="Ministerio")
    with pytest.raises(Problem) as raised, clara.work() as work:
        remove_stage(work, back.id, "error")
    with clara.work() as work:
        remove_stage(work, again.id, "error")
        remove_stage(work, back.id, "error")
    assert codes(raised) == {"V18"} and "Elimine antes las posteriores" in str(raised.value)
    assert row_of(clara)["stage"] == "submitted"


def test_problems_of_a_stage_are_reported_together(clara: Office) -> None:
    made = project(clara)
    with pytest.raises(Problem) as raised:
        stage(clara, made, "discarded", date(2026, 11, 6))
    with pytest.raises(Problem) as unknown:
        stage(clara, made, "soñado", None)
    with pytest.raises(Problem) as political:
        stage(clara, made, "idea", MAY, note="campaña electoral")
    assert pairs(raised) == {("note", "V00"), ("reached_on", "V03")}
    assert pairs(unknown) == {("stage", "V00"), ("reached_on", "V00")}
    assert codes(political) == {"V28"}


def test_a_stage_inside_an_approved_month_needs_a_reason(clara: Office) -> None:
    made = project(clara)
    set_month(clara, Month(2026, 5), "approved")
    with pytest.raises(Problem) as raised:
        stage(clara, made, "idea", MAY)
    stage(clara, made, "idea", MAY, confirmed={"V43": "el acta llegó tarde"})
    assert codes(raised) == {"V43"} and raised.value.only_confirmations
    assert not was_flagged(clara)


def test_a_stage_inside_a_month_already_sent_flags_it(clara: Office) -> None:
    made = project(clara)
    set_month(clara, Month(2026, 5), "submitted")
    stage(clara, made, "idea", MAY)
    assert was_flagged(clara)


def test_of_two_stages_on_one_day_the_one_recorded_last_holds(clara: Office) -> None:
    made = project(clara, expected_source="own")
    stage(clara, made, "idea", MAY)
    stage(clara, made, "structured", MAY)
    assert row_of(clara, on=MAY)["stage"] == "structured"


# --- money ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"amount": "0"}, "amount", "V01"),
        ({"amount": "-5"}, "amount", "V01"),
        ({"amount": "1.234,50"}, "amount", "V05"),
        ({"amount": ""}, "amount", "V00"),
        ({"source": "rifa"}, "source", "V00"),
        ({"condition": "prometido"}, "condition", "V00"),
        ({"document": " "}, "document", "V00"),
        ({"dated_on": None}, "dated_on", "V00"),
        ({"dated_on": date(2026, 11, 6)}, "dated_on", "V03"),
    ],
)
def test_money_that_makes_no_sense_is_refused(
    clara: Office, changes: dict[str, Any], field: str, code: str
) -> None:
    made = project(clara)
    with pytest.raises(Problem) as raised:
        fund(clara, made, **changes)
    assert pairs(raised) == {(field, code)}


def test_sources_above_the_cost_by_more_than_five_percent_ask(clara: Office) -> None:
    made = project(clara, cost="1.000.000")
    fund(clara, made, "1.050.000")
    fund(clara, made, "9.000.000", condition="expected")
    with pytest.raises(Problem) as raised:
        fund(clara, made, "1")
    assert pairs(raised) == {("amount", "V20")} and raised.value.only_confirmations
    fund(clara, made, "1", confirmed={"V20": "el costo se actualiza en junta"})
    assert row_of(clara)["committed"] == 1_050_001


def test_the_only_source_of_a_funded_project_is_not_removed(clara: Office) -> None:
    made = project(clara)
    only = fund(clara, made)
    stage(clara, made, "funded", MAY, skip_reason="venía de antes")
    with pytest.raises(Problem) as raised, clara.work() as work:
        remove_funding(work, only.id, "error")
    fund(clara, made, "2.000.000")
    with clara.work() as work:
        remove_funding(work, only.id, "el valor estaba mal")
    assert codes(raised) == {"V19"}
    assert row_of(clara)["committed"] == 2_000_000


def test_money_inside_an_approved_month_needs_a_reason(clara: Office) -> None:
    made = project(clara)
    set_month(clara, Month(2026, 5), "approved")
    with pytest.raises(Problem) as raised:
        fund(clara, made)
    assert codes(raised) == {"V43"}
    assert fund(clara, made, confirmed={"V43": "llegó tarde"}).amount == 1_000_000


# --- calendars -----------------------------------------------------------------------------------


def calendar(of: Project, *values: tuple[int, Any], **changes: Any) -> ScheduleInput:
    points = [
        PointInput(Month(2026, m), v) for m, v in values or ((6, "20"), (9, "60"), (12, "100"))
    ]
    data = ScheduleInput(of.id, date(2026, 6, 1), date(2026, 12, 31), points)
    return replace(data, **changes)


def test_the_first_calendar_is_frozen_and_later_ones_need_a_reason(clara: Office) -> None:
    made = running(clara)
    with clara.work() as work:
        first = set_schedule(work, calendar(made))
    moved = calendar(made, (6, 5), (12, 100))
    with pytest.raises(Problem) as raised, clara.work() as work:
        set_schedule(work, moved)
    with clara.work() as work:
        second = set_schedule(work, replace(moved, reason="lluvias"))
    assert (first.number, second.number) == (1, 2)
    assert pairs(raised) == {("reason", "V00")}
    assert row_of(clara, on=date(2026, 9, 30))["planned_physical"] == 60


@pytest.mark.parametrize(
    ("changes", "values", "field", "code"),
    [
        ({"ends_on": date(2026, 5, 31)}, (), "ends_on", "V25"),
        ({"starts_on": None}, (), "starts_on", "V00"),
        ({"ends_on": None}, (), "ends_on", "V00"),
        ({"points": []}, (), "points", "V00"),
        ({}, ((6, "50"), (7, "40"), (12, "100")), "points.2026-07", "V23"),
        ({}, ((6, "50"), (12, "90")), "points.2026-12", "V23"),
        ({}, ((6, "120"), (12, "100")), "points.2026-06", "V23"),
        ({}, ((6, "mitad"), (12, "100")), "points.2026-06", "V05"),
        ({}, ((5, "10"), (12, "100")), "points.2026-05", "V25"),
        ({}, ((6, "10"), (6, "20"), (12, "100")), "points.2026-06", "V25"),
    ],
)
def test_a_calendar_that_makes_no_sense_is_refused(
    clara: Office,
    changes: dict[str, Any],
    values: tuple[tuple[int, Any], ...],
    field: str,
    code: str,
) -> None:
    made = running(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        set_schedule(work, calendar(made, *values, **changes))
    assert (field, code) in pairs(raised)


def test_a_negative_amount_in_a_calendar_is_refused(clara: Office) -> None:
    made = running(clara)
    points = [PointInput(Month(2026, 12), 100, "-1")]
    with pytest.raises(Problem) as raised, clara.work() as work:
        set_schedule(work, calendar(made, points=points))
    assert pairs(raised) == {("points.2026-12.amount", "V01")}


@given(st.integers(0, 60), st.integers(0, 900))
def test_the_suggested_calendar_rises_every_month_to_a_hundred(start: int, length: int) -> None:
    first = date(2026, 1, 1) + timedelta(days=start)
    points = linear_points(first, first + timedelta(days=length))
    values = [float(str(p.physical)) for p in points]
    assert values[-1] == 100
    assert all(a < b for a, b in pairwise([0.0, *values]))


# --- follow-up -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"physical": "101"}, "physical", "V23"),
        ({"physical": "-1"}, "physical", "V23"),
        ({"physical": "mitad"}, "physical", "V05"),
        ({"physical": ""}, "physical", "V00"),
        ({"financial": None}, "financial", "V00"),
        ({"paid": "-1"}, "paid", "V01"),
        ({"committed": "1,5"}, "committed", "V05"),
        ({"delay_cause": "pereza"}, "delay_cause", "V00"),
        ({"on": None}, "noted_on", "V00"),
        ({"on": date(2026, 11, 6)}, "noted_on", "V03"),
        ({"on": date(2026, 5, 9)}, "noted_on", "V18"),
        ({"next_step": "apoyar la campaña del candidato"}, "next_step", "V28"),
    ],
)
def test_a_note_that_makes_no_sense_is_refused(
    clara: Office, changes: dict[str, Any], field: str, code: str
) -> None:
    made = running(clara)
    values = {"on": TODAY, "physical": "40", "financial": "30"} | changes
    with pytest.raises(Problem) as raised:
        note(clara, made, **values)
    assert pairs(raised) == {(field, code)}


def test_a_note_without_percentages_says_why_nothing_changed(clara: Office) -> None:
    made = running(clara)
    note(clara, made, date(2026, 9, 30), "40", financial="35")
    note(clara, made, date(2026, 10, 31), None, no_change_reason="esperando el segundo desembolso")
    row = row_of(clara)
    assert (row["physical"], row["financial"], row["note_days"]) == (40, 35, 5)


def test_a_project_without_stages_has_nothing_to_follow(clara: Office) -> None:
    with pytest.raises(Problem) as raised:
        note(clara, project(clara), TODAY, 10)
    assert pairs(raised) == {("noted_on", "V18")}


def test_physical_progress_falls_only_with_an_explanation(clara: Office) -> None:
    made = running(clara)
    note(clara, made, date(2026, 8, 31), "40")
    with pytest.raises(Problem) as raised:
        note(clara, made, date(2026, 9, 30), "35,5")
    assert [(f.code, f.message) for f in raised.value.findings] == [
        ("V24", "El avance físico bajó de 40 a 35,5. Explique qué pasó.")
    ]
    note(clara, made, date(2026, 9, 30), "35,5", delay_cause="weather")
    assert note(clara, made, date(2026, 10, 31), "36").physical == 36


def test_a_note_in_between_cannot_make_a_later_one_fall_in_silence(clara: Office) -> None:
    made = running(clara)
    note(clara, made, date(2026, 10, 31), "40")
    with pytest.raises(Problem) as raised:
        note(clara, made, date(2026, 9, 30), "45")
    assert pairs(raised) == {("physical", "V24")}


def test_a_second_note_of_a_day_is_a_correction_with_its_version(clara: Office) -> None:
    made = running(clara)
    note(clara, made, TODAY, "40")
    with pytest.raises(Problem) as again:
        note(clara, made, TODAY, "45")
    with pytest.raises(Problem) as stale:
        note(clara, made, TODAY, "45", version=5)
    note(clara, made, TODAY, "45", version=1)
    assert (codes(again), codes(stale)) == ({"V04"}, {"V51"})
    assert row_of(clara)["physical"] == 45


def test_a_note_inside_a_closed_month_is_accepted_as_a_dated_fact(clara: Office) -> None:
    made = running(clara)
    set_month(clara, Month(2026, 10), "approved")
    with pytest.raises(Problem) as raised:
        note(clara, made, date(2026, 10, 31), 10)
    done = note(clara, made, date(2026, 10, 31), 10, confirmed={"V43": "llegó tarde"})
    with clara.work() as work:
        remove_follow_up(work, done.id, "era de otro proyecto")
    assert codes(raised) == {"V43"} and raised.value.only_confirmations


def test_the_grid_of_notes_reports_everything_and_writes_nothing(clara: Office) -> None:
    first, second, third = running(clara), running(clara), running(clara)
    set_month(clara, Month(2026, 10), "approved")
    day = date(2026, 10, 31)
    items = [
        FollowUpInput(first.id, day, "140", "10"),
        FollowUpInput(second.id, day, "50", "50", next_step="campaña electoral"),
        FollowUpInput(third.id, day),
        FollowUpInput(999, day, "1", "1"),
    ]
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_many_follow_ups(work, items)
    assert pairs(raised) == {
        (f"follow_ups.{first.id}.physical", "V23"),
        (f"follow_ups.{second.id}.next_step", "V28"),
        ("follow_ups.999", "V56"),
        ("reason", "V43"),
    }
    good = [replace(items[0], physical="40"), items[1], items[2]]
    reasons = {"V43": "llegó tarde", f"V28:{second.id}": "cita textual de un oficio"}
    with clara.work() as work:
        done = record_many_follow_ups(work, good, confirmed=reasons)
    assert [row.project_id for row in done] == [first.id, second.id]


# --- the community -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"held_on": None}, "held_on", "V00"),
        ({"held_on": date(2026, 11, 6)}, "held_on", "V03"),
        ({"kind": "fiesta"}, "kind", "V00"),
        ({"women": "-1"}, "women", "V23"),
        ({"men": "1,5"}, "men", "V23"),
        ({"women": "", "men": ""}, "women", "V00"),
        ({"unstated": "6"}, "unstated", "V33"),
        ({"project_id": 999}, "project_id", "V56"),
        ({"kind": "backing"}, "act", "V00"),
    ],
)
def test_a_session_that_makes_no_sense_is_refused(
    clara: Office, changes: dict[str, Any], field: str, code: str
) -> None:
    data = CommunitySessionInput(TODAY, "consultation", women="12", men="8")
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_community_session(work, replace(data, **changes))
    assert pairs(raised) == {(field, code)}


def test_a_session_is_written_and_may_be_taken_back(clara: Office) -> None:
    made = running(clara)
    data = CommunitySessionInput(TODAY, "backing", made.id, "12", "8", "5", "Acta de la vereda")
    with clara.work() as work:
        done = add_community_session(work, data)
    assert (done.women, done.men, done.unstated) == (12, 8, 5)
    with clara.work() as work:
        remove_community_session(work, done.id, "repetida")
    with clara.db.session() as session:
        assert queries.community_sessions(session, association_id=clara.id).empty


# --- the portfolio -------------------------------------------------------------------------------


def test_the_portfolio_adds_up_money_by_condition_and_day(clara: Office) -> None:
    made = running(clara)
    fund(clara, made, "700")
    fund(clara, made, "300", dated_on=TODAY)
    fund(clara, made, "200", condition="disbursed", dated_on=date(2026, 7, 1))
    june, today = row_of(clara, on=date(2026, 6, 30)), row_of(clara)
    assert (june["committed"], june["disbursed"]) == (700, 0)
    assert (today["committed"], today["disbursed"]) == (1000, 200)


def test_the_portfolio_says_since_when_and_where(clara: Office) -> None:
    running(clara, MAY)
    row = row_of(clara)
    assert (row["stage"], row["stage_on"].date()) == ("in_execution", MAY)
    assert (row["municipalities"], row["municipality_names"]) == (2, "Alto Claro, Belmira")
    assert (row["note_days"], row["delayed"]) == (None, False)


def test_a_project_is_absent_before_its_first_stage(clara: Office) -> None:
    running(clara, MAY)
    project(clara, name="Recién anotado")
    with clara.db.session() as session:
        frame = project_lines(gather(session, clara.id), date(2026, 4, 30))
    assert frame[["code", "stage"]].values.tolist() == [["P-002", ""]]


@pytest.mark.parametrize(
    ("physical", "on", "late"),
    [
        ("45", date(2026, 10, 31), False),
        ("44,9", date(2026, 10, 31), True),
        ("5", date(2026, 8, 31), False),
        ("4,9", date(2026, 8, 31), True),
    ],
)
def test_a_project_is_late_beyond_fifteen_points(
    clara: Office, physical: str, on: date, late: bool
) -> None:
    made = running(clara)
    with clara.work() as work:
        set_schedule(work, calendar(made))
    note(clara, made, date(2026, 8, 1), physical)
    assert row_of(clara, on=on)["delayed"] is late


def test_a_new_calendar_does_not_erase_a_delay(clara: Office) -> None:
    made = running(clara)
    with clara.work() as work:
        set_schedule(work, calendar(made, (6, 50), (9, 100), ends_on=date(2026, 9, 30)))
        set_schedule(work, calendar(made, (6, 5), (12, 100), reason="lluvias"))
    note(clara, made, date(2026, 10, 31), "99")
    row = row_of(clara)
    assert row["delayed"] and row["planned_physical"] == 100
    assert (row["ends_on"].date(), row["current_ends_on"].date()) == (
        date(2026, 9, 30),
        date(2026, 12, 31),
    )
    assert not row_of(clara, on=date(2026, 9, 29))["delayed"]
    stage(clara, made, "finished", TODAY)
    assert not row_of(clara)["delayed"]


def test_what_was_programmed_is_the_last_month_that_ended(clara: Office) -> None:
    made = running(clara)
    with clara.work() as work:
        set_schedule(work, calendar(made))
    due = [
        row_of(clara, on=day)["planned_physical"]
        for day in (date(2026, 6, 29), date(2026, 6, 30), date(2026, 9, 29), date(2026, 12, 31))
    ]
    assert due == [0, 20, 20, 100]


def test_projects_are_counted_by_stage_in_the_catalogue_order(clara: Office) -> None:
    running(clara, cost="100")
    running(clara, cost="50")
    stage(clara, project(clara), "idea", MAY)
    with clara.db.session() as session:
        counts = stage_funnel(project_lines(gather(session, clara.id), TODAY))
    assert counts["key"].tolist() == list(ORDERS)
    assert counts.set_index("key").loc["in_execution", ["count", "cost"]].tolist() == [2, 150]
    assert counts["count"].sum() == 3


def test_the_portfolio_of_an_association_without_projects_is_empty(clara: Office) -> None:
    with clara.db.session() as session:
        frame = project_lines(gather(session, clara.id), TODAY)
        assert stage_funnel(frame)["count"].sum() == 0
        assert stage_history(session, association_id=clara.id, project_id=1).empty
    assert frame.empty and "delayed" in frame


# --- who sees and who writes ---------------------------------------------------------------------


def test_who_only_reads_cannot_write_in_projects(clara: Office) -> None:
    made = running(clara)
    money = FundingInput(made.id, "own", "expected", "1", TODAY)
    attempts = (
        lambda work: create_project(work, typed(clara)),
        lambda work: change_project(work, made.id, typed(clara), 1),
        lambda work: set_benefits(work, made.id, []),
        lambda work: update_public_status(work, made.id, "Va bien", TODAY),
        lambda work: remove_project(work, made.id, "x"),
        lambda work: record_stage(work, StageInput(made.id, "finished", TODAY)),
        lambda work: remove_stage(work, 1, "x"),
        lambda work: add_funding(work, money),
        lambda work: remove_funding(work, 1, "x"),
        lambda work: set_schedule(work, calendar(made)),
        lambda work: record_follow_up(work, FollowUpInput(made.id, TODAY, 1, 1)),
        lambda work: record_many_follow_ups(work, []),
        lambda work: remove_follow_up(work, 1, "x"),
        lambda work: add_community_session(work, CommunitySessionInput(TODAY, "backing")),
        lambda work: remove_community_session(work, 1, "x"),
    )
    for attempt in attempts:
        with pytest.raises(Problem) as raised, clara.work(actor=READER) as work:
            attempt(work)
        assert codes(raised) == {"V57"}


def test_the_peer_neither_sees_nor_touches_the_projects(clara: Office, izote: Office) -> None:
    made = running(clara)
    with izote.db.session() as session:
        assert project_lines(gather(session, izote.id), TODAY).empty
    attempts = (
        lambda work: record_stage(work, StageInput(made.id, "finished", TODAY)),
        lambda work: add_funding(work, FundingInput(made.id, "own", "expected", "1", TODAY)),
        lambda work: set_schedule(work, calendar(made)),
        lambda work: record_follow_up(work, FollowUpInput(made.id, TODAY, 1, 1)),
        lambda work: remove_project(work, made.id, "x"),
    )
    for attempt in attempts:
        with pytest.raises(Problem) as raised, izote.work() as work:
            attempt(work)
        assert codes(raised) == {"V56"}
