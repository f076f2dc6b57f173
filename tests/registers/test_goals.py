"""The work plan: versions, goals, schedules and monthly progress."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import col, select

from conftest import READER, TODAY, Office
from evalua.domain.month import Month
from evalua.domain.numbers import COMMA
from evalua.domain.problems import Problem
from evalua.registers.goals import queries
from evalua.registers.goals.approval import approve_plan, new_plan_version
from evalua.registers.goals.form import GoalInput
from evalua.registers.goals.goals import add_goal, change_goal, remove_goal
from evalua.registers.goals.monthly import goal_histories, goals_of_month, plan_in_force
from evalua.registers.goals.plans import PlanInput, change_plan, create_plan, remove_plan
from evalua.registers.goals.progress import (
    ProgressInput,
    record_many_progress,
    record_progress,
    remove_progress,
)
from evalua.registers.goals.schedules import (
    Path,
    custom_schedule,
    equal_schedule,
    faults,
    milestone_schedule,
    plan_months,
    quarterly_schedule,
)
from evalua.registers.goals.tables import Goal, WorkPlan
from evalua.registers.periods.tables import ReportMonth
from evalua.registers.programmes.tables import Programme
from evalua.registers.reading import alive
from evalua.storage.audit import AuditEntry
from evalua.storage.tables import Revision

YEAR = PlanInput("Plan 2026", date(2026, 1, 1), date(2026, 12, 31))
MONTHS = tuple(Month(2026, 1).to(Month(2026, 12)))
OCTOBER = Month(2026, 10)
SEPTEMBER = Month(2026, 9)
WORKSHOPS = GoalInput(0, "Realizar doce talleres", "A05", unit="talleres", target="12")


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {f.code for f in raised.value.findings}


def fields(raised: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {f.field for f in raised.value.findings}


def plan(office: Office, data: PlanInput = YEAR) -> WorkPlan:
    with office.work() as work:
        return create_plan(work, data)


def goal(office: Office, of: WorkPlan, **changes: Any) -> Goal:
    with office.work() as work:
        return add_goal(work, replace(WORKSHOPS, plan_id=of.id, **changes))


def approve(office: Office, of: WorkPlan, version: int | None = None) -> WorkPlan:
    with office.work() as work:
        return approve_plan(work, of.id, "Acta 3", TODAY, version or of.version)


def planned(office: Office, of: Goal) -> dict[str, float]:
    with office.db.session() as session:
        frame = queries.schedules(session, association_id=office.id)
    mine = frame[frame["goal_id"] == of.id]
    return dict(zip(mine["month"], mine["planned"], strict=True))


def report(office: Office, of: Goal, month: Month, value: Any, **more: Any) -> None:
    with office.work() as work:
        record_progress(work, of.id, month, value, **more)


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


def row_of(office: Office, code: str, month: Month = OCTOBER) -> dict[str, Any]:
    with office.db.session() as session:
        frame = goals_of_month(session, association_id=office.id, month=month)
    return frame.set_index("code").loc[code].to_dict()


# --- schedules -----------------------------------------------------------------------------------

to_date = st.sampled_from(["cumulative", "stock", "reduction"])
amounts = st.integers(-10_000, 10_000).map(lambda n: n / 4)
spans = st.integers(1, 40).map(lambda n: tuple(Month(2026, 2).to(Month(2026, 2) + (n - 1))))


@given(to_date, amounts, amounts, spans, st.booleans())
def test_a_schedule_to_date_moves_one_way_from_the_start_and_ends_in_the_target(
    kind: str, start: float, target: float, months: tuple[Month, ...], quarterly: bool
) -> None:
    path = Path(kind, start, target, months)
    schedule = quarterly_schedule(path) if quarterly else equal_schedule(path)
    values = [start, *schedule.values()]
    steps = [b - a for a, b in itertools.pairwise(values)]
    assert tuple(schedule) == months
    assert all(s >= 0 for s in steps) or all(s <= 0 for s in steps)
    assert schedule[months[-1]] == target
    assert math.isclose(sum(steps), target - start, abs_tol=1e-6)
    assert list(faults(path, schedule, COMMA)) == []


@given(to_date, amounts, amounts, spans)
def test_an_equal_schedule_has_steps_of_one_size(
    kind: str, start: float, target: float, months: tuple[Month, ...]
) -> None:
    values = [start, *equal_schedule(Path(kind, start, target, months)).values()]
    step = (target - start) / len(months)
    assert all(math.isclose(b - a, step, abs_tol=1e-6) for a, b in itertools.pairwise(values))


@given(st.sampled_from(["flow", "maintenance"]), amounts, spans)
def test_what_is_programmed_per_period_is_the_target_of_every_month(
    kind: str, target: float, months: tuple[Month, ...]
) -> None:
    assert equal_schedule(Path(kind, 0, target, months)) == dict.fromkeys(months, target)


@given(
    to_date,
    spans,
    amounts,
    st.lists(st.integers(0, 100).map(float), min_size=1, max_size=40),
    st.booleans(),
)
def test_a_custom_schedule_that_rises_to_its_target_has_no_faults_and_one_that_turns_back_has(
    kind: str, months: tuple[Month, ...], start: float, steps: list[float], down: bool
) -> None:
    typed, value = {}, start
    for month, step in zip(months, steps, strict=False):
        value += -step if down else step
        typed[month] = value
    path = Path(kind, start, value, months)
    schedule = custom_schedule(path, typed)
    assert list(faults(path, schedule, COMMA)) == []
    if value != start:
        beyond = schedule | {months[0]: value + (value - start)}
        assert [m for m, _ in faults(path, beyond, COMMA)] == [
            months[1] if len(months) > 1 else months[0]
        ]


def test_a_quarterly_schedule_steps_when_each_quarter_closes() -> None:
    values = list(quarterly_schedule(Path("cumulative", 0, 12, MONTHS)).values())
    assert values == [0, 0, 3, 3, 3, 6, 6, 6, 9, 9, 9, 12]


def test_the_last_month_of_a_plan_closes_a_quarter_that_is_cut() -> None:
    months = tuple(Month(2026, 2).to(Month(2026, 8)))
    values = list(quarterly_schedule(Path("reduction", 40, 10, months)).values())
    assert values == [40, 30, 30, 30, 20, 20, 10]


def test_a_quarterly_flow_asks_only_in_the_months_that_close_a_quarter() -> None:
    values = list(quarterly_schedule(Path("flow", 0, 4, MONTHS)).values())
    assert values == [0, 0, 4, 0, 0, 4, 0, 0, 4, 0, 0, 4]


def test_a_blank_month_keeps_what_came_before_to_date_and_is_nothing_per_period() -> None:
    typed = {Month(2026, 3): 5.0, Month(2026, 12): 12.0}
    held = custom_schedule(Path("cumulative", 0, 12, MONTHS), typed)
    loose = custom_schedule(Path("flow", 0, 12, MONTHS), typed)
    assert list(held.values()) == [0, 0, 5, 5, 5, 5, 5, 5, 5, 5, 5, 12]
    assert list(loose.values()) == [0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 12]


def test_a_milestone_is_due_from_its_month_on() -> None:
    values = milestone_schedule(MONTHS, Month(2026, 11)).values()
    assert list(values) == [0] * 10 + [1, 1]


def test_nothing_is_programmed_before_the_association_starts_to_answer() -> None:
    months = plan_months(date(2026, 1, 1), date(2026, 12, 31), Month(2026, 8))
    assert months == tuple(Month(2026, 8).to(Month(2026, 12)))


# --- plans ---------------------------------------------------------------------------------------


def test_a_plan_needs_a_name_and_its_dates_all_said_at_once(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        create_plan(work, PlanInput(" ", None, None))
    assert fields(raised) == {"name", "starts_on", "ends_on"}


def test_a_plan_that_ends_before_it_starts_is_refused(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        create_plan(work, PlanInput("Plan", date(2026, 12, 31), date(2026, 1, 1)))
    assert codes(raised) == {"V25"}


def test_a_plan_older_than_the_first_month_evaluated_is_refused(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        create_plan(work, PlanInput("Plan", date(2020, 1, 1), date(2020, 12, 31)))
    assert codes(raised) == {"V25"}


def test_two_plans_cannot_cover_the_same_dates(clara: Office) -> None:
    plan(clara)
    with pytest.raises(Problem) as raised:
        plan(clara, PlanInput("Otro plan", date(2026, 12, 1), date(2027, 6, 30)))
    assert codes(raised) == {"V10"}
    assert plan(clara, PlanInput("Plan 2027", date(2027, 1, 1), date(2027, 12, 31))).number == 1


def test_a_draft_discarded_with_a_reason_frees_its_dates(clara: Office) -> None:
    draft = plan(clara)
    goal(clara, draft)
    with pytest.raises(Problem), clara.work() as work:
        remove_plan(work, draft.id, "")
    with clara.work() as work:
        remove_plan(work, draft.id, "se cargó dos veces")
        assert alive(work.session, Goal, clara.id) == []
    assert plan(clara).number == 1


def test_changing_the_dates_of_a_draft_rebuilds_its_schedules(clara: Office) -> None:
    draft = plan(clara)
    equal = goal(clara, draft)
    event = goal(clara, draft, accumulation="milestone", due_month=Month(2026, 5))
    with clara.work() as work:
        change_plan(work, draft.id, PlanInput("Plan corto", date(2026, 3, 1), date(2026, 8, 31)), 1)
    assert list(planned(clara, equal).values()) == [2, 4, 6, 8, 10, 12]
    assert list(planned(clara, event).values()) == [0, 0, 1, 1, 1, 1]


def test_dates_that_leave_out_what_was_programmed_by_hand_are_refused(clara: Office) -> None:
    draft = plan(clara)
    typed = goal(clara, draft, schedule="custom", planned={Month(2026, 12): "12"})
    event = goal(clara, draft, accumulation="milestone", due_month=Month(2026, 11))
    shorter = PlanInput("Plan corto", date(2026, 1, 1), date(2026, 6, 30))
    with pytest.raises(Problem) as raised, clara.work() as work:
        change_plan(work, draft.id, shorter, 1)
    assert fields(raised) == {f"goals.{typed.id}", f"goals.{event.id}"}
    assert len(planned(clara, typed)) == 12


def test_a_stale_form_does_not_overwrite_a_plan(clara: Office) -> None:
    draft = plan(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        change_plan(work, draft.id, YEAR, 7)
    assert codes(raised) == {"V51"}


def test_approving_needs_an_act_a_date_that_has_come_and_goals_that_can_be_measured(
    clara: Office,
) -> None:
    draft = plan(clara)
    loose = goal(clara, draft, unit="", target=None)
    with pytest.raises(Problem) as raised, clara.work() as work:
        approve_plan(work, draft.id, "", date(2026, 11, 6), 1)
    assert {(f.field, f.code) for f in raised.value.findings} == {
        ("act", "V00"),
        ("approved_on", "V03"),
        (f"goals.{loose.id}", "V14"),
    }


def test_a_plan_without_goals_or_without_weights_is_not_approved(clara: Office) -> None:
    draft = plan(clara)
    with pytest.raises(Problem) as empty:
        approve(clara, draft)
    goal(clara, draft, weight="0")
    with pytest.raises(Problem) as weightless:
        approve(clara, draft)
    assert codes(empty) == {"V14"}
    assert codes(weightless) == {"V15"}


def test_an_approved_plan_is_locked_and_says_to_open_a_version(clara: Office) -> None:
    draft = plan(clara)
    done = goal(clara, draft)
    approved = approve(clara, draft)
    attempts = (
        lambda work: add_goal(work, replace(WORKSHOPS, plan_id=draft.id)),
        lambda work: change_goal(work, done.id, replace(WORKSHOPS, target=5), 1),
        lambda work: remove_goal(work, done.id, "ya no"),
        lambda work: change_plan(work, draft.id, YEAR, approved.version),
        lambda work: remove_plan(work, draft.id, "ya no"),
        lambda work: approve_plan(work, draft.id, "Acta 9", TODAY, approved.version),
    )
    for attempt in attempts:
        with pytest.raises(Problem) as raised, clara.work() as work:
            attempt(work)
        assert codes(raised) == {"V43"}
        assert "nueva versión" in str(raised.value)


# --- versions ------------------------------------------------------------------------------------


def approved_with_version(office: Office, since: date = date(2026, 7, 1)) -> tuple[Goal, WorkPlan]:
    first = plan(office)
    before = goal(office, first)
    approve(office, first)
    with office.work() as work:
        return before, new_plan_version(work, first.id, since)


def test_a_new_version_copies_goals_and_schedules_as_a_draft(clara: Office) -> None:
    before, second = approved_with_version(clara)
    with clara.db.session() as session:
        (copy,) = alive(session, Goal, clara.id, plan_id=second.id)
    assert (second.number, second.approved_on, copy.code) == (2, None, before.code)
    assert planned(clara, copy) == planned(clara, before)


def test_each_month_answers_to_the_version_in_force_in_it(clara: Office) -> None:
    before, second = approved_with_version(clara)
    report(clara, before, Month(2026, 6), "6")
    report(clara, before, Month(2026, 8), "7")
    with clara.work() as work:
        (copy,) = alive(work.session, Goal, clara.id, plan_id=second.id)
        data = replace(WORKSHOPS, plan_id=second.id, target="9")
        change_goal(work, copy.id, data, copy.version)
    assert row_of(clara, "M-01")["plan_number"] == 1
    approve(clara, second)
    june, august = row_of(clara, "M-01", Month(2026, 6)), row_of(clara, "M-01", Month(2026, 8))
    assert (june["goal_id"], june["planned"], june["value"]) == (before.id, 6, 6)
    assert (august["goal_id"], august["planned"], august["value"]) == (copy.id, 6, 7)
    assert (august["last_month"], august["last_value"]) == ("2026-06", 6)
    with clara.db.session() as session:
        history = goal_histories(session, association_id=clara.id, month=OCTOBER)
        rules = plan_in_force(session, association_id=clara.id, on=date(2026, 6, 30))
    assert history["planned"].dropna().tolist() == [1, 2, 3, 4, 5, 6, 5.25, 6, 6.75, 7.5]
    assert history.dropna(subset="value").set_index("month")["value"].to_dict() == {
        "2026-06": 6,
        "2026-08": 7,
    }
    assert (len(history), set(history["goal_id"])) == (10, {copy.id})
    assert rules["number"].tolist() == [1]


def test_a_version_needs_an_approved_plan_and_a_date_after_the_one_before(clara: Office) -> None:
    first = plan(clara)
    goal(clara, first)
    with pytest.raises(Problem) as draft, clara.work() as work:
        new_plan_version(work, first.id, date(2026, 7, 1))
    approve(clara, first)
    for since in (None, date(2026, 1, 1), date(2027, 1, 1)):
        with pytest.raises(Problem) as raised, clara.work() as work:
            new_plan_version(work, first.id, since)
        assert fields(raised) == {"in_force_from"}
    assert codes(draft) == {"V10"}


def test_a_version_cannot_rule_over_a_month_already_approved(clara: Office) -> None:
    first = plan(clara)
    goal(clara, first)
    approve(clara, first)
    set_month(clara, Month(2026, 8), "approved")
    with pytest.raises(Problem) as raised, clara.work() as work:
        new_plan_version(work, first.id, date(2026, 7, 1))
    assert codes(raised) == {"V43"}
    with clara.work() as work:
        assert new_plan_version(work, first.id, date(2026, 9, 1)).number == 2


def test_progress_is_refused_on_a_version_that_does_not_rule_the_month(clara: Office) -> None:
    before, second = approved_with_version(clara)
    approve(clara, second)
    with pytest.raises(Problem) as raised:
        report(clara, before, OCTOBER, "5")
    assert codes(raised) == {"V56"} and "versión 2" in str(raised.value)


def test_a_later_version_keeps_the_name_and_dates_of_the_plan(clara: Office) -> None:
    _, second = approved_with_version(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        change_plan(work, second.id, PlanInput("Otro", date(2026, 2, 1), date(2026, 12, 31)), 1)
    assert codes(raised) == {"V43"}


# --- goals ---------------------------------------------------------------------------------------


def test_goals_get_the_next_code_and_their_schedule(clara: Office) -> None:
    draft = plan(clara)
    first, second = goal(clara, draft), goal(clara, draft)
    assert (first.code, second.code) == ("M-01", "M-02")
    assert list(planned(clara, first).values()) == list(range(1, 13))


def test_a_goal_without_unit_or_target_is_kept_and_marked_incomplete(clara: Office) -> None:
    draft = plan(clara)
    goal(clara, draft, unit="")
    goal(clara, draft, target=None)
    goal(clara, draft, accumulation="reduction", direction="down", target="10")
    goal(clara, draft, accumulation="milestone", unit="", target=None)
    goal(clara, draft, accumulation="milestone", unit="", target=None, due_month=OCTOBER)
    goal(clara, draft)
    marks = [row_of(clara, f"M-0{n}")["incomplete"] for n in range(1, 7)]
    assert marks == [True, True, True, True, False, False]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"text": " "}, "text", "V00"),
        ({"text": "x" * 301}, "text", "V05"),
        ({"area": "A11"}, "area", "V00"),
        ({"question": "Q01"}, "question", "V00"),
        ({"accumulation": "promedio"}, "accumulation", "V00"),
        ({"schedule": "semanal"}, "schedule", "V00"),
        ({"direction": "range"}, "direction", "V00"),
        ({"target": "doce"}, "target", "V05"),
        ({"target": "-1"}, "target", "V01"),
        ({"weight": "-1"}, "weight", "V23"),
        ({"weight": ""}, "weight", "V00"),
        ({"baseline": "12"}, "target", "V16"),
        ({"accumulation": "reduction", "baseline": "12"}, "target", "V16"),
        ({"accumulation": "stock", "baseline": "12"}, "target", "V16"),
        ({"accumulation": "milestone", "due_month": Month(2027, 1)}, "due_month", "V14"),
        ({"code": "x" * 21}, "code", "V05"),
        (
            {"schedule": "custom", "planned": {Month(2027, 1): "12"}},
            "planned.2027-01",
            "V14",
        ),
        (
            {"schedule": "custom", "planned": {Month(2026, 12): "11"}},
            "planned.2026-12",
            "V14",
        ),
        (
            {
                "schedule": "custom",
                "planned": {Month(2026, 1): "5", Month(2026, 2): "4", Month(2026, 12): "12"},
            },
            "planned.2026-02",
            "V14",
        ),
        ({"schedule": "custom", "planned": {Month(2026, 1): "x"}}, "planned.2026-01", "V05"),
    ],
)
def test_a_goal_that_makes_no_sense_is_refused(
    clara: Office, changes: dict[str, Any], field: str, code: str
) -> None:
    draft = plan(clara)
    with pytest.raises(Problem) as raised:
        goal(clara, draft, **changes)
    assert (field, code) in {(f.field, f.code) for f in raised.value.findings}
    with clara.db.session() as session:
        assert queries.goals(session, association_id=clara.id).empty


def test_a_reduction_with_a_target_above_its_baseline_says_both(clara: Office) -> None:
    draft = plan(clara)
    with pytest.raises(Problem) as raised:
        goal(clara, draft, accumulation="reduction", baseline="40", target="55,5")
    assert str(raised.value) == (
        "En una meta de reducción, la meta (55,5) debe ser menor que la línea base (40)."
    )


def test_a_reduction_goes_down_from_its_baseline_to_its_target(clara: Office) -> None:
    falling = goal(
        clara, plan(clara), accumulation="reduction", baseline="40", target="10", unit="días"
    )
    assert list(planned(clara, falling).values()) == [40 - 2.5 * k for k in range(1, 13)]
    assert falling.direction == "down"


def test_the_direction_of_a_capacity_is_the_sign_of_its_distance(clara: Office) -> None:
    draft = plan(clara)
    down = goal(clara, draft, accumulation="stock", baseline="40", target="10")
    up = goal(clara, draft, accumulation="stock", baseline="4", target="10", direction="down")
    assert (down.direction, up.direction) == ("down", "up")


def test_a_code_already_used_in_the_plan_is_refused(clara: Office) -> None:
    draft = plan(clara)
    goal(clara, draft, code="A-7")
    with pytest.raises(Problem) as raised:
        goal(clara, draft, code="A-7")
    assert codes(raised) == {"V04"}


def test_a_goal_in_draft_is_corrected_with_its_schedule(clara: Office) -> None:
    draft = plan(clara)
    first = goal(clara, draft)
    with clara.work() as work:
        data = replace(WORKSHOPS, plan_id=draft.id, target="24", schedule="quarterly")
        change_goal(work, first.id, data, first.version)
    assert planned(clara, first)["2026-09"] == 18
    with clara.work() as work:
        change_goal(work, first.id, replace(WORKSHOPS, plan_id=draft.id, target=""), 2)
    assert planned(clara, first) == {}


def test_a_stale_form_does_not_overwrite_a_goal(clara: Office) -> None:
    draft = plan(clara)
    first = goal(clara, draft)
    with pytest.raises(Problem) as raised, clara.work() as work:
        change_goal(work, first.id, replace(WORKSHOPS, plan_id=draft.id), 9)
    assert codes(raised) == {"V51"}


def test_removing_a_goal_needs_a_reason_and_open_months(clara: Office) -> None:
    first = goal(clara, plan(clara))
    report(clara, first, OCTOBER, "10")
    with pytest.raises(Problem) as reasonless, clara.work() as work:
        remove_goal(work, first.id, " ")
    set_month(clara, OCTOBER, "submitted")
    with pytest.raises(Problem) as closed, clara.work() as work:
        remove_goal(work, first.id, "repetida")
    assert (codes(reasonless), codes(closed)) == ({"V00"}, {"V43"})


def test_a_removed_goal_takes_its_progress_with_it(clara: Office) -> None:
    first = goal(clara, plan(clara))
    report(clara, first, OCTOBER, "10")
    with clara.work() as work:
        remove_goal(work, first.id, "repetida")
    with clara.db.session() as session:
        assert queries.progress(session, association_id=clara.id).empty
        assert goals_of_month(session, association_id=clara.id, month=OCTOBER).empty


# --- progress ------------------------------------------------------------------------------------


def test_progress_is_written_once_a_month_and_corrected_in_place(clara: Office) -> None:
    first = goal(clara, plan(clara))
    report(clara, first, SEPTEMBER, "8,5", note="Falta uno", evidence="Acta 12")
    report(clara, first, SEPTEMBER, "9", version=1)
    with clara.db.session() as session:
        frame = queries.progress(session, association_id=clara.id)
    assert frame[["month", "value", "version"]].values.tolist() == [["2026-09", 9, 2]]


@pytest.mark.parametrize("typed", ["", None, "ocho", "-1", "1.234.5"])
def test_progress_that_is_not_a_quantity_is_refused(clara: Office, typed: str | None) -> None:
    first = goal(clara, plan(clara))
    with pytest.raises(Problem) as raised:
        report(clara, first, OCTOBER, typed)
    assert fields(raised) == {"value"}


def test_progress_lower_than_before_asks_why_and_keeps_the_reason(clara: Office) -> None:
    first = goal(clara, plan(clara))
    report(clara, first, SEPTEMBER, "9")
    with pytest.raises(Problem) as raised:
        report(clara, first, OCTOBER, "8")
    assert raised.value.only_confirmations
    assert [f.message for f in raised.value.findings] == [
        "El avance bajó de 9 a 8. Si es una corrección, explique el motivo."
    ]
    report(clara, first, OCTOBER, "8", confirmed={"V12": "un taller se contó dos veces"})
    assert row_of(clara, "M-01")["value"] == 8
    with clara.db.session() as session:
        reasons = session.exec(select(AuditEntry.reason).order_by(col(AuditEntry.id))).all()
    assert reasons[-1] == "un taller se contó dos veces"


def test_correcting_a_month_above_the_one_after_it_asks_why(clara: Office) -> None:
    first = goal(clara, plan(clara))
    report(clara, first, OCTOBER, "8")
    with pytest.raises(Problem) as raised:
        report(clara, first, SEPTEMBER, "9")
    assert codes(raised) == {"V12"} and "octubre 2026" in str(raised.value)


def test_a_reduction_that_rises_asks_why_and_one_that_falls_does_not(clara: Office) -> None:
    falling = goal(
        clara, plan(clara), accumulation="reduction", baseline="40", target="10", unit="días"
    )
    report(clara, falling, Month(2026, 8), "25")
    report(clara, falling, SEPTEMBER, "20")
    with pytest.raises(Problem) as raised:
        report(clara, falling, OCTOBER, "22")
    assert codes(raised) == {"V12"} and "subió de 20 a 22" in str(raised.value)


def test_a_flow_may_fall_without_explanation(clara: Office) -> None:
    steady = goal(clara, plan(clara), accumulation="flow", target="4", unit="piezas")
    report(clara, steady, SEPTEMBER, "5")
    report(clara, steady, OCTOBER, "2")
    assert row_of(clara, "M-01")["value"] == 2


def test_progress_far_beyond_the_plan_asks_to_check_the_unit(clara: Office) -> None:
    first = goal(clara, plan(clara))
    report(clara, first, SEPTEMBER, "13,5")
    with pytest.raises(Problem) as raised:
        report(clara, first, OCTOBER, "25")
    assert [f.message for f in raised.value.findings] == [
        "El avance es 2,5 veces lo programado. Revise la unidad (talleres)."
    ]


def test_a_reduction_is_compared_by_how_much_it_fell(clara: Office) -> None:
    falling = goal(
        clara, plan(clara), accumulation="reduction", baseline="40", target="10", unit="días"
    )
    report(clara, falling, Month(2026, 2), "32,5")
    with pytest.raises(Problem) as raised:
        report(clara, falling, Month(2026, 4), "20")
    assert codes(raised) == {"V13"} and "2 veces" in str(raised.value)


def test_a_month_without_anything_programmed_has_nothing_to_exceed(clara: Office) -> None:
    late = goal(clara, plan(clara), schedule="custom", planned={Month(2026, 12): "12"})
    report(clara, late, OCTOBER, "3")
    assert row_of(clara, "M-01")["planned"] == 0


def test_progress_on_a_goal_without_unit_is_refused(clara: Office) -> None:
    loose = goal(clara, plan(clara), unit="")
    with pytest.raises(Problem) as raised:
        report(clara, loose, OCTOBER, "3")
    assert codes(raised) == {"V14"}


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_progress_in_a_closed_month_is_refused(clara: Office, state: str) -> None:
    first = goal(clara, plan(clara))
    report(clara, first, OCTOBER, "9")
    set_month(clara, OCTOBER, state)
    with pytest.raises(Problem) as raised:
        report(clara, first, OCTOBER, "10")
    with pytest.raises(Problem) as removing, clara.work() as work:
        remove_progress(work, row_of(clara, "M-01")["progress_id"], "error")
    assert codes(raised) == codes(removing) == {"V43"}


def test_progress_in_a_reopened_month_is_accepted(clara: Office) -> None:
    first = goal(clara, plan(clara))
    set_month(clara, OCTOBER, "reopened")
    report(clara, first, OCTOBER, "9")
    assert row_of(clara, "M-01")["value"] == 9


def test_a_month_that_has_not_come_or_that_no_plan_covers_is_refused(clara: Office) -> None:
    first = goal(clara, plan(clara))
    with pytest.raises(Problem) as future:
        report(clara, first, Month(2026, 12), "9")
    with pytest.raises(Problem) as outside:
        report(clara, first, Month(2025, 12), "9")
    assert codes(future) == {"V03"}
    assert codes(outside) == {"V56"} and "Ningún plan" in str(outside.value)


def test_a_note_that_speaks_of_a_party_asks_for_other_words(clara: Office) -> None:
    first = goal(clara, plan(clara))
    with pytest.raises(Problem) as raised:
        report(clara, first, OCTOBER, "9", note="Nos ayudó el partido del alcalde")
    assert (codes(raised), fields(raised)) == ({"V28"}, {"note"})


def test_a_stale_form_does_not_overwrite_progress(clara: Office) -> None:
    first = goal(clara, plan(clara))
    report(clara, first, OCTOBER, "9")
    with pytest.raises(Problem) as raised:
        report(clara, first, OCTOBER, "10", version=0)
    assert codes(raised) == {"V51"}


def test_a_milestone_is_met_on_a_date_and_not_in_parts(clara: Office) -> None:
    event = goal(clara, plan(clara), accumulation="milestone", due_month=OCTOBER)
    for value, on in (("0,5", None), ("1", None), ("", None), ("", date(2026, 11, 6))):
        with pytest.raises(Problem):
            report(clara, event, OCTOBER, value, achieved_on=on)
    with pytest.raises(Problem) as later:
        report(clara, event, OCTOBER, "", achieved_on=date(2026, 11, 2))
    report(clara, event, SEPTEMBER, "0")
    report(clara, event, OCTOBER, "", achieved_on=date(2026, 10, 20))
    row = row_of(clara, "M-01")
    assert (row["planned"], row["value"], row["last_value"]) == (1, 1, 0)
    assert row["achieved_on"].date() == date(2026, 10, 20)
    assert codes(later) == {"V27"}


def test_taking_progress_back_leaves_the_month_blank_and_not_zero(clara: Office) -> None:
    first = goal(clara, plan(clara))
    report(clara, first, OCTOBER, "9")
    row_id = row_of(clara, "M-01")["progress_id"]
    with pytest.raises(Problem), clara.work() as work:
        remove_progress(work, row_id, "")
    with clara.work() as work:
        remove_progress(work, row_id, "era de otra meta")
    row = row_of(clara, "M-01")
    assert math.isnan(row["value"]) and row["version"] == 0


# --- the grid of a month -------------------------------------------------------------------------


def test_the_grid_reports_every_problem_and_writes_nothing(clara: Office) -> None:
    draft = plan(clara)
    first, second, third = (goal(clara, draft) for _ in range(3))
    report(clara, first, SEPTEMBER, "9")
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_many_progress(
            work,
            OCTOBER,
            [
                ProgressInput(first.id, "8"),
                ProgressInput(second.id, "x", note="campaña electoral"),
                ProgressInput(third.id, "10"),
                ProgressInput(999, "1"),
            ],
        )
    assert {(f.field, f.code) for f in raised.value.findings} == {
        (f"progress.{first.id}", "V12"),
        (f"progress.{second.id}", "V05"),
        (f"progress.{second.id}.note", "V28"),
        ("progress.999", "V56"),
    }
    assert math.isnan(row_of(clara, "M-03")["value"])


def test_a_reason_may_be_given_for_one_goal_or_for_all(clara: Office) -> None:
    draft = plan(clara)
    first, second = goal(clara, draft), goal(clara, draft)
    for each in (first, second):
        report(clara, each, SEPTEMBER, "9")
    items = [ProgressInput(first.id, "8"), ProgressInput(second.id, "7")]
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_many_progress(work, OCTOBER, items, confirmed={f"V12:{first.id}": "corrección"})
    assert fields(raised) == {f"progress.{second.id}"}
    with clara.work() as work:
        done = record_many_progress(work, OCTOBER, items, confirmed={"V12": "corrección"})
    assert [row.value for row in done] == [8, 7]


def test_blank_rows_of_the_grid_are_left_alone(clara: Office) -> None:
    draft = plan(clara)
    first, second = goal(clara, draft), goal(clara, draft)
    with clara.work() as work:
        done = record_many_progress(
            work, OCTOBER, [ProgressInput(first.id, "0"), ProgressInput(second.id, " ")]
        )
    assert [(row.goal_id, row.value) for row in done] == [(first.id, 0)]
    assert math.isnan(row_of(clara, "M-02")["value"])


def test_a_closed_month_is_said_once_for_the_whole_grid(clara: Office) -> None:
    draft = plan(clara)
    items = [ProgressInput(goal(clara, draft).id, "1") for _ in range(3)]
    set_month(clara, OCTOBER, "approved")
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_many_progress(work, OCTOBER, items)
    assert [(f.field, f.code) for f in raised.value.findings] == [("month", "V43")]


def test_the_grid_counts_as_one_use_case(clara: Office) -> None:
    draft = plan(clara)
    items = [ProgressInput(goal(clara, draft).id, "1") for _ in range(3)]
    before = clara.db.revision(clara.id)[0]
    with clara.work() as work:
        record_many_progress(work, OCTOBER, items)
        assert work.session.get_one(Revision, clara.id).number == before
    assert clara.db.revision(clara.id)[0] == before + 1


# --- who sees and who writes ---------------------------------------------------------------------


def test_who_only_reads_cannot_write_in_the_plan(clara: Office) -> None:
    first = goal(clara, plan(clara))
    attempts = (
        lambda work: create_plan(work, YEAR),
        lambda work: approve_plan(work, first.plan_id, "Acta", TODAY, 1),
        lambda work: new_plan_version(work, first.plan_id, TODAY),
        lambda work: remove_plan(work, first.plan_id, "x"),
        lambda work: change_plan(work, first.plan_id, YEAR, 1),
        lambda work: add_goal(work, replace(WORKSHOPS, plan_id=first.plan_id)),
        lambda work: change_goal(work, first.id, WORKSHOPS, 1),
        lambda work: remove_goal(work, first.id, "x"),
        lambda work: record_progress(work, first.id, OCTOBER, "1"),
        lambda work: record_many_progress(work, OCTOBER, []),
        lambda work: remove_progress(work, 1, "x"),
    )
    for attempt in attempts:
        with pytest.raises(Problem) as raised, clara.work(actor=READER) as work:
            attempt(work)
        assert codes(raised) == {"V57"}


def test_the_peer_neither_sees_nor_touches_the_plan(clara: Office, izote: Office) -> None:
    first = goal(clara, plan(clara))
    with izote.db.session() as session:
        assert goals_of_month(session, association_id=izote.id, month=OCTOBER).empty
        assert goal_histories(session, association_id=izote.id, month=OCTOBER).empty
        assert plan_in_force(session, association_id=izote.id, on=TODAY).empty
    with pytest.raises(Problem) as raised, izote.work() as work:
        change_goal(work, first.id, WORKSHOPS, 1)
    assert codes(raised) == {"V56"}


def test_the_history_has_a_row_for_each_of_the_last_months_in_the_plan(clara: Office) -> None:
    draft = plan(clara)
    first = goal(clara, draft)
    goal(clara, draft, target=None)
    report(clara, first, SEPTEMBER, "9")
    with clara.db.session() as session:
        frame = goal_histories(session, association_id=clara.id, month=OCTOBER, count=3)
    assert frame["code"].tolist() == ["M-01"] * 3 + ["M-02"] * 3
    assert frame["month"].tolist() == ["2026-08", "2026-09", "2026-10"] * 2
    assert frame["planned"].tolist()[:3] == [8, 9, 10]
    assert frame["value"].isna().tolist() == [True, False, True, True, True, True]


def test_a_goal_is_tagged_and_a_new_version_keeps_its_tags(clara: Office) -> None:
    with clara.work() as work:
        unit = work.add(
            Programme(association_id=clara.id, name="Agua", name_key="agua", since=date(2020, 1, 1))
        )
    of = plan(clara)
    goal(clara, of, dnp_objective=7, programme_id=unit.id)
    approved = approve(clara, of)
    with clara.work() as work:
        new_plan_version(work, approved.id, date(2026, 12, 1))
    with clara.db.session() as session:
        rows = queries.goals(session, association_id=clara.id)
    assert rows[["dnp_objective", "programme_id"]].to_numpy().tolist() == [[7, unit.id]] * 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"dnp_objective": 0}, "dnp_objective"),
        ({"dnp_objective": 8}, "dnp_objective"),
        ({"programme_id": 99}, "programme_id"),
        ({"agreement_id": 99}, "agreement_id"),
    ],
)
def test_a_tag_that_does_not_exist_is_refused(
    clara: Office, changes: dict[str, int], field: str
) -> None:
    of = plan(clara)
    with pytest.raises(Problem) as raised:
        goal(clara, of, **changes)
    assert fields(raised) == {field}


def test_a_difficulty_too_long_to_be_read_is_refused(clara: Office) -> None:
    workshops = goal(clara, plan(clara))
    with pytest.raises(Problem) as raised:
        report(clara, workshops, OCTOBER, 5, difficulty="x" * 601)
    assert fields(raised) == {"difficulty"}
