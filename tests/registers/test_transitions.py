"""The change of government: its calendar, its route, municipal plans and budget lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from conftest import READER, TODAY, Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.registers.members.commands import (
    MemberInput,
    add_members,
    end_membership,
    set_term,
)
from evalua.registers.periods.tables import ReportMonth
from evalua.registers.transitions import calendar, queries
from evalua.registers.transitions.commands import (
    MilestoneInput,
    clear_milestone,
    fulfil,
    fulfil_many,
    mark_not_applicable,
)
from evalua.registers.transitions.plans import (
    BudgetLineInput,
    MunicipalPlanInput,
    remove_budget_line,
    remove_municipal_plan,
    set_budget_line,
    set_municipal_plan,
)
from evalua.registers.transitions.queries import TermOn
from evalua.registers.transitions.tables import TransitionMilestone

CATALOG = catalog.load()
WINDOWS = CATALOG.transition_windows
SALVADOR = TermOn(2, date(2027, 5, 1), date(2030, 4, 30), date(2027, 2, 28), True)
BEFORE = TermOn(1, date(2024, 5, 1), date(2027, 4, 30), date(2024, 3, 3), True)
CUT = date(2026, 11, 30)


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {f.code for f in raised.value.findings}


@pytest.fixture
def valley(found: Callable[..., Office]) -> Office:
    """Four members since 2020, M5 since 15 September 2026, M6 until 30 June 2026; votes in 2027."""
    office = found("Microrregión Valle Izote", ["M1", "M2", "M3", "M4", "M6"], country="SV")
    with office.work() as work:
        late = add_members(work, [MemberInput("M5", date(2026, 9, 15))], catalog.countries()["SV"])
        end_membership(work, office.members["M6"], date(2026, 6, 30), "own_decision")
        present = queries.term_dates(work.session, association_id=office.id)[-1]
        set_term(
            work,
            term_id=present.id,
            starts_on=present.starts_on,
            ends_on=date(2027, 4, 30),
            election_on=present.election_on,
        )
        set_term(
            work,
            starts_on=date(2027, 5, 1),
            ends_on=date(2030, 4, 30),
            election_on=date(2027, 2, 28),
        )
    return Office(office.db, office.id, {**office.members, "M5": late[0].id})


def newest(office: Office) -> int:
    with office.db.session() as session:
        return queries.term_dates(session, association_id=office.id)[-1].id


def step(
    office: Office,
    code: str,
    place: str | None = None,
    done: date | None = TODAY,
    evidence: str = "acta 4",
) -> MilestoneInput:
    place_id = office.members[place] if place else None
    return MilestoneInput(newest(office), code, place_id, done, evidence)


def route(office: Office, on: date = CUT) -> pd.DataFrame:
    with office.db.session() as session:
        return queries.route(session, association_id=office.id, on=on, catalog=CATALOG)


def approve(office: Office, month: str, state: str = "approved") -> None:
    with office.work() as work:
        work.add(
            ReportMonth(
                association_id=office.id, month=month, state=state, approved_on=date(2026, 10, 20)
            )
        )


# --- the calendar --------------------------------------------------------------------------


def test_the_first_four_milestones_are_due_on_the_days_of_the_worked_example() -> None:
    due = calendar.due_dates(SALVADOR, CATALOG.milestones)
    assert [due[c] for c in ("T01", "T02", "T03", "T04")] == [
        date(2026, 7, 3),
        date(2026, 9, 1),
        date(2026, 10, 1),
        date(2026, 10, 31),
    ]
    assert due["T05"] == date(2026, 12, 30)
    assert due["T16"] == date(2028, 4, 30)


def test_phases_follow_one_another_without_gaps_up_to_the_end_of_the_cycle() -> None:
    seasons = calendar.windows(SALVADOR, WINDOWS)
    assert [w.key for w in seasons] == [
        "preparation",
        "electoral",
        "handover",
        "start",
        "follow_up",
    ]
    assert all((b.first - a.last).days == 1 for a, b in pairwise(seasons))
    assert seasons[0].first == date(2026, 7, 3)
    # T + 425 days: sixty days after the last milestone.
    assert seasons[-1].last == date(2028, 6, 29)


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (date(2026, 7, 2), "normal"),
        (date(2026, 7, 3), "preparation"),
        (date(2026, 10, 30), "preparation"),
        (date(2026, 10, 31), "electoral"),
        (date(2027, 2, 28), "electoral"),
        (date(2027, 3, 1), "handover"),
        (date(2027, 5, 1), "handover"),
        (date(2027, 5, 2), "start"),
        (date(2027, 9, 28), "start"),
        (date(2027, 9, 29), "follow_up"),
        (date(2028, 6, 29), "follow_up"),
        (date(2028, 6, 30), "normal"),
    ],
)
def test_the_phase_changes_on_the_exact_day(day: date, phase: str) -> None:
    assert calendar.phase_on([BEFORE, SALVADOR], day, WINDOWS).key == phase


def test_the_active_term_is_the_one_whose_cycle_holds_the_day() -> None:
    terms = [BEFORE, SALVADOR]
    assert calendar.active_term(terms, date(2026, 7, 2), WINDOWS) is None
    assert calendar.active_term(terms, date(2026, 7, 3), WINDOWS) is SALVADOR
    assert calendar.active_term(terms, date(2025, 6, 1), WINDOWS) is BEFORE


def test_where_two_cycles_meet_the_newer_term_is_taken() -> None:
    soon = TermOn(3, date(2025, 9, 1), date(2027, 4, 30), date(2025, 7, 1), True)
    day = date(2025, 5, 1)
    assert calendar.active_term([soon, BEFORE], day, WINDOWS) is soon
    assert calendar.phase_on([soon, BEFORE], day, WINDOWS).key == "electoral"


def test_days_are_counted_to_the_next_election() -> None:
    terms = [BEFORE, SALVADOR]
    assert calendar.days_to_election(terms, date(2026, 11, 20)) == 100
    assert calendar.days_to_election(terms, date(2027, 2, 28)) == 0
    assert calendar.days_to_election(terms, date(2027, 3, 1)) is None


def test_a_mark_that_is_not_of_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="E-240"):
        calendar.day_of(SALVADOR, "X+3")
    with pytest.raises(KeyError):
        calendar.cycle(SALVADOR, WINDOWS, "preparation")


# --- the route -----------------------------------------------------------------------------


def test_the_route_has_a_row_for_each_member_on_the_due_date(valley: Office) -> None:
    rows = route(valley)
    places = rows.groupby("code")["municipality"].agg(list).to_dict()
    assert places["T01"] == [""]
    assert places["T02"] == ["M1", "M2", "M3", "M4"]
    assert places["T03"] == ["M1", "M2", "M3", "M4", "M5"]
    assert list(rows.columns) == list(queries.ROUTE)


def test_the_worked_example_gives_seven_of_ten(valley: Office) -> None:
    with valley.work(today=CUT) as work:
        fulfil(work, step(valley, "T01", done=date(2026, 7, 1)), catalog=CATALOG)
        for place, day in (("M1", 20), ("M2", 25)):
            fulfil(work, step(valley, "T02", place, date(2026, 8, day)), catalog=CATALOG)
        fulfil(work, step(valley, "T02", "M3", date(2026, 9, 9)), catalog=CATALOG)
        work.add(
            TransitionMilestone(
                association_id=valley.id,
                term_id=newest(valley),
                code="T02",
                municipality_id=valley.members["M4"],
                municipality_key=valley.members["M4"],
                done_on=date(2026, 8, 30),
            )
        )
        for place in ("M1", "M2"):
            fulfil(work, step(valley, "T03", place, date(2026, 9, 20)), catalog=CATALOG)
        mark_not_applicable(
            work, step(valley, "T03", "M3"), "sin concejo instalado", catalog=CATALOG
        )
        fulfil(work, step(valley, "T04", done=date(2026, 9, 30)), catalog=CATALOG)
        fulfil(work, step(valley, "T05", done=date(2026, 10, 30)), catalog=CATALOG)
    rows = route(valley)
    due = rows[rows["due_on"] <= pd.Timestamp(CUT)]
    assert due["state"].value_counts().to_dict() == {
        "done": 6,
        "late_done": 1,
        "overdue": 3,
        "not_applicable": 1,
    }
    assert rows.loc[rows["code"] == "T05", "state"].tolist() == ["done"]


def test_a_milestone_within_thirty_days_is_due_soon(valley: Office) -> None:
    def state(on: date) -> str:
        rows = route(valley, on)
        return str(rows.loc[rows["code"] == "T05", "state"].item())

    assert state(date(2026, 11, 29)) == "not_due"
    assert state(date(2026, 11, 30)) == "due_soon"
    assert state(date(2026, 12, 30)) == "due_soon"
    assert state(date(2026, 12, 31)) == "overdue"


def test_what_is_done_after_the_day_is_not_done_as_of_that_day(valley: Office) -> None:
    with valley.work(today=CUT) as work:
        fulfil(work, step(valley, "T01", done=date(2026, 11, 10)), catalog=CATALOG)
    early, later = route(valley, date(2026, 10, 31)), route(valley)
    assert early.loc[early["code"] == "T01", "state"].item() == "overdue"
    assert later.loc[later["code"] == "T01", "state"].item() == "late_done"


def test_outside_every_cycle_there_is_no_route_unless_a_term_is_named(valley: Office) -> None:
    assert route(valley, date(2026, 6, 30)).empty
    with valley.db.session() as session:
        asked = queries.route(
            session,
            association_id=valley.id,
            on=date(2026, 6, 30),
            catalog=CATALOG,
            term_id=newest(valley),
        )
    assert set(asked["code"]) == {m.code for m in CATALOG.milestones}
    assert set(asked["state"]) == {"due_soon", "not_due"}


def test_the_peer_has_no_route_of_the_owner(valley: Office, clara: Office) -> None:
    assert clara.id != valley.id
    with clara.db.session() as session:
        assert queries.milestones(session, association_id=clara.id).empty
    assert route(clara).empty


# --- milestones ----------------------------------------------------------------------------


def test_a_milestone_of_the_association_takes_no_municipality(valley: Office) -> None:
    with pytest.raises(Problem) as raised, valley.work() as work:
        fulfil(work, step(valley, "T01", "M1"), catalog=CATALOG)
    assert codes(raised) == {"V21"}


def test_a_milestone_of_municipalities_needs_one(valley: Office) -> None:
    with pytest.raises(Problem) as raised, valley.work() as work:
        fulfil(work, step(valley, "T02"), catalog=CATALOG)
    assert [f.field for f in raised.value.findings] == ["municipality_id"]


def test_everything_wrong_with_a_milestone_is_said_at_once(valley: Office) -> None:
    data = step(valley, "T99", done=date(2026, 11, 6), evidence=" ")
    with pytest.raises(Problem) as raised, valley.work() as work:
        fulfil(work, data, catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {
        ("code", "V00"),
        ("done_on", "V27"),
        ("evidence", "V00"),
    }


def test_a_milestone_needs_its_date(valley: Office) -> None:
    with pytest.raises(Problem) as raised, valley.work() as work:
        fulfil(work, step(valley, "T01", done=None), catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {("done_on", "V00")}


def test_who_is_not_a_member_on_the_due_date_has_no_milestone(valley: Office) -> None:
    with pytest.raises(Problem) as raised, valley.work() as work:
        fulfil(work, step(valley, "T02", "M6"), catalog=CATALOG)
    assert raised.value.findings[0].message == (
        "M6 no era miembro en septiembre 2026. Revise su fecha de ingreso o retiro."
    )


def test_several_municipalities_are_fulfilled_in_one_go(valley: Office) -> None:
    chosen = [valley.members[m] for m in ("M1", "M2", "M2", "M5")]
    with valley.work() as work:
        written = fulfil_many(work, step(valley, "T03"), chosen, catalog=CATALOG)
    assert [row.municipality_id for row in written] == [chosen[0], chosen[1], chosen[3]]
    rows = route(valley)
    assert (rows["state"] == "late_done").sum() == 3


def test_one_wrong_municipality_leaves_none_written(valley: Office) -> None:
    chosen = [valley.members[m] for m in ("M1", "M6")]
    with pytest.raises(Problem) as raised, valley.work() as work:
        fulfil_many(work, step(valley, "T02"), chosen, catalog=CATALOG)
    assert codes(raised) == {"V07"}
    with valley.db.session() as session:
        assert queries.milestones(session, association_id=valley.id).empty


def test_fulfilling_for_several_needs_at_least_one(valley: Office) -> None:
    with pytest.raises(Problem) as raised, valley.work() as work:
        fulfil_many(work, step(valley, "T02"), [], catalog=CATALOG)
    assert codes(raised) == {"V21"}


def test_a_correction_replaces_the_row_and_expects_its_version(valley: Office) -> None:
    with valley.work() as work:
        first = fulfil(work, step(valley, "T01"), catalog=CATALOG)
        fulfil(work, step(valley, "T01", evidence="acta 5"), catalog=CATALOG, version=1)
        with pytest.raises(Problem) as raised:
            fulfil(work, step(valley, "T01", evidence="acta 6"), catalog=CATALOG, version=1)
    assert codes(raised) == {"V51"}
    with valley.db.session() as session:
        rows = queries.milestones(session, association_id=valley.id)
    assert rows[["id", "evidence"]].values.tolist() == [[first.id, "acta 5"]]


def test_a_milestone_that_does_not_apply_needs_a_reason(valley: Office) -> None:
    with pytest.raises(Problem) as raised, valley.work() as work:
        mark_not_applicable(work, step(valley, "T01"), " ", catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {("reason", "V00")}


def test_not_applicable_and_fulfilled_replace_each_other(valley: Office) -> None:
    with valley.work() as work:
        fulfil(work, step(valley, "T01"), catalog=CATALOG)
        mark_not_applicable(work, step(valley, "T01"), "no hubo junta", catalog=CATALOG)
    off = route(valley).query("code == 'T01'")
    assert off[["state", "evidence"]].values.tolist() == [["not_applicable", ""]]
    with valley.work() as work:
        fulfil(work, step(valley, "T01"), catalog=CATALOG, version=int(off["version"].item()))
    on = route(valley).query("code == 'T01'")
    assert on[["state", "not_applicable_reason"]].values.tolist() == [["late_done", ""]]


def test_clearing_a_milestone_needs_a_reason_and_leaves_it_pending(valley: Office) -> None:
    with valley.work() as work:
        row = fulfil(work, step(valley, "T01"), catalog=CATALOG)
        with pytest.raises(Problem):
            clear_milestone(work, row.id, "")
        clear_milestone(work, row.id, "era de otro municipio")
        fulfil(work, step(valley, "T01"), catalog=CATALOG)
    with valley.db.session() as session:
        assert len(queries.milestones(session, association_id=valley.id)) == 1


def test_evidence_that_speaks_of_a_campaign_asks_for_other_words(valley: Office) -> None:
    data = step(valley, "T01", evidence="acta de la sede de campaña")
    with pytest.raises(Problem) as raised, valley.work() as work:
        fulfil(work, data, catalog=CATALOG)
    assert codes(raised) == {"V28"} and raised.value.only_confirmations


def test_a_milestone_inside_an_approved_month_asks_for_a_reason(valley: Office) -> None:
    approve(valley, "2026-09")
    data = step(valley, "T01", done=date(2026, 9, 4))
    with pytest.raises(Problem) as raised, valley.work() as work:
        fulfil(work, data, catalog=CATALOG)
    assert codes(raised) == {"V43"} and raised.value.only_confirmations
    with valley.work() as work:
        fulfil(work, data, catalog=CATALOG, confirmed={"V43": "llegó tarde el acta"})
    assert route(valley).query("code == 'T01'")["state"].item() == "late_done"


def test_a_month_sent_and_not_approved_is_flagged(valley: Office) -> None:
    approve(valley, "2026-10", state="submitted")
    with valley.work() as work:
        fulfil(work, step(valley, "T01", done=date(2026, 10, 4)), catalog=CATALOG)
        row = work.session.get(ReportMonth, 1)
        assert row is not None and row.changed_after_submission


def test_who_only_reads_records_no_milestone(valley: Office) -> None:
    with valley.work(actor=READER) as work:
        for act in (
            lambda: fulfil(work, step(valley, "T01"), catalog=CATALOG),
            lambda: fulfil_many(work, step(valley, "T02"), [1], catalog=CATALOG),
            lambda: mark_not_applicable(work, step(valley, "T01"), "x", catalog=CATALOG),
            lambda: clear_milestone(work, 1, "x"),
            lambda: remove_budget_line(work, 1, "x"),
            lambda: remove_municipal_plan(work, 1, "x"),
        ):
            with pytest.raises(Problem) as raised:
                act()
            assert codes(raised) == {"V57"}


def test_a_term_of_another_association_is_not_found(valley: Office, clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        fulfil(work, MilestoneInput(newest(valley), "T01", None, TODAY, "acta"), catalog=CATALOG)
    assert codes(raised) == {"V56"}


# --- municipal plans and budget lines ------------------------------------------------------


def plan(office: Office, **changes: object) -> MunicipalPlanInput:
    with office.db.session() as session:
        term = queries.term_dates(session, association_id=office.id)[-1]
    values = {
        "term_id": term.id,
        "municipality_id": office.members["Belmira"],
        "document": "Acuerdo 012",
        "page": "84",
        "adopted_on": date(2024, 5, 30),
    }
    return MunicipalPlanInput(**{**values, **changes})  # type: ignore[arg-type]


def test_a_municipal_plan_is_recorded_once_and_corrected(clara: Office) -> None:
    with clara.work() as work:
        first = set_municipal_plan(work, plan(clara))
        again = set_municipal_plan(work, plan(clara, page="86"), version=1)
    assert first.id == again.id
    with clara.db.session() as session:
        rows = queries.municipal_plans(session, association_id=clara.id)
    assert rows["page"].tolist() == ["86"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"municipality_id": None}, ("municipality_id", "V00")),
        ({"municipality_id": 999}, ("municipality_id", "V56")),
        ({"document": ""}, ("document", "V00")),
        ({"adopted_on": None}, ("adopted_on", "V00")),
        ({"adopted_on": date(2026, 11, 6)}, ("adopted_on", "V03")),
        ({"adopted_on": date(2023, 12, 31)}, ("adopted_on", "V25")),
    ],
)
def test_a_municipal_plan_that_proves_nothing_is_refused(
    clara: Office, changes: dict[str, object], expected: tuple[str, str]
) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        set_municipal_plan(work, plan(clara, **changes))
    assert {(f.field, f.code) for f in raised.value.findings} == {expected}


def test_a_budget_line_is_typed_as_the_country_writes_money(clara: Office) -> None:
    data = BudgetLineInput(clara.members["Belmira"], 2026, "2.3.1 Asociación", "12.500.000")
    with clara.work() as work:
        line = set_budget_line(work, data)
    assert (line.amount, line.recorded_on) == (12_500_000, TODAY)


def test_a_corrected_budget_line_keeps_the_day_it_was_recorded(clara: Office) -> None:
    who = clara.members["Belmira"]
    with clara.work(today=date(2026, 10, 1)) as work:
        set_budget_line(work, BudgetLineInput(who, 2026, "2.3.1", 10))
    with clara.work() as work:
        line = set_budget_line(work, BudgetLineInput(who, 2026, "2.3.1", 20), version=1)
        assert (line.amount, line.recorded_on, line.version) == (20, date(2026, 10, 1), 2)
        with pytest.raises(Problem) as raised:
            set_budget_line(work, BudgetLineInput(who, 2026, "2.3.1", 30), version=1)
    assert codes(raised) == {"V51"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"amount": "0"}, ("amount", "V01")),
        ({"amount": "-5"}, ("amount", "V01")),
        ({"amount": ""}, ("amount", "V00")),
        ({"amount": "1,234.50"}, ("amount", "V05")),
        ({"year": 1899}, ("year", "V23")),
        ({"year": 2028}, ("year", "V23")),
        ({"line": ""}, ("line", "V00")),
        ({"municipality_id": None}, ("municipality_id", "V00")),
        ({"recorded_on": date(2026, 12, 1)}, ("recorded_on", "V03")),
    ],
)
def test_a_budget_line_that_gives_nothing_is_refused(
    clara: Office, changes: dict[str, object], expected: tuple[str, str]
) -> None:
    values = {
        "municipality_id": clara.members["Belmira"],
        "year": 2026,
        "line": "2.3.1",
        "amount": "10",
    }
    with pytest.raises(Problem) as raised, clara.work() as work:
        set_budget_line(work, BudgetLineInput(**{**values, **changes}))  # type: ignore[arg-type]
    assert {(f.field, f.code) for f in raised.value.findings} == {expected}


def test_plans_and_lines_are_taken_back_with_a_reason(clara: Office) -> None:
    with clara.work() as work:
        mention = set_municipal_plan(work, plan(clara))
        line = set_budget_line(work, BudgetLineInput(clara.members["Belmira"], 2026, "2.3.1", 10))
        for act, row in ((remove_municipal_plan, mention), (remove_budget_line, line)):
            with pytest.raises(Problem):
                act(work, row.id, "")
            act(work, row.id, "era de otra asociación")
    with clara.db.session() as session:
        assert queries.municipal_plans(session, association_id=clara.id).empty
        assert queries.budget_lines(session, association_id=clara.id).empty


def test_a_step_somebody_recorded_meanwhile_is_not_written_over(valley: Office) -> None:
    """Alone, in several municipalities, or as not applicable."""
    town = next(iter(valley.members.values()))
    each = next(m.code for m in CATALOG.milestones if m.per_municipality)
    with valley.work() as work:
        fulfil(work, step(valley, "T01"), catalog=CATALOG, version=0)
        fulfil_many(work, step(valley, each), [town], catalog=CATALOG, versions={town: 0})
    with pytest.raises(Problem) as raised, valley.work() as work:
        mark_not_applicable(work, step(valley, "T01"), "no hubo junta", catalog=CATALOG, version=0)
    assert codes(raised) == {"V51"}
    late = step(valley, each, evidence="acta 9")
    with pytest.raises(Problem) as raised, valley.work() as work:
        fulfil_many(work, late, [town], catalog=CATALOG, versions={town: 0})
    assert codes(raised) == {"V51"}
    with valley.work() as work:
        (row,) = fulfil_many(work, late, [town], catalog=CATALOG, versions={town: 1})
    assert (row.evidence, row.version) == ("acta 9", 2)
