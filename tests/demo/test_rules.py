"""Rows written in bulk obey the rules of the commands that people use."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from sqlmodel import col, select

from demo.conftest import Shown
from evalua import catalog
from evalua.demo.scene import stories
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, was_member
from evalua.measures.observing import observe
from evalua.registers.contributions.billing import dues_of_month
from evalua.registers.goals.queries import goals, schedules
from evalua.registers.members.tables import Term
from evalua.registers.projects.stage_line import Reached, may_follow
from evalua.registers.projects.tables import SchedulePoint
from evalua.registers.reading import alive
from evalua.registers.transitions.calendar import due_dates
from evalua.storage.audit import AuditEntry

CATALOG = catalog.load()


def each(shown: Shown) -> Iterator[tuple[int, Inputs]]:
    """Key and records of each demonstration."""
    return ((item.id, shown.inputs[item.id]) for item in shown.all)


def test_nothing_is_allocated_beyond_its_charge_or_its_payment(shown: Shown) -> None:
    for _, inputs in each(shown):
        used = inputs.allocations
        charges = inputs.charges.set_index("id")["amount"]
        payments = inputs.payments.set_index("id")["amount"]
        assert (used["amount"] > 0).all()
        assert (charges - used.groupby("charge_id")["amount"].sum()).dropna().min() >= 0
        assert (payments - used.groupby("payment_id")["amount"].sum()).dropna().min() >= 0


def test_a_payment_covers_charges_of_its_own_municipality_oldest_first(shown: Shown) -> None:
    for _, inputs in each(shown):
        joined = inputs.allocations.merge(
            inputs.charges[["id", "municipality_id", "original_due_on", "amount"]],
            left_on="charge_id",
            right_on="id",
            suffixes=("", "_charge"),
        ).merge(
            inputs.payments[["id", "municipality_id"]],
            left_on="payment_id",
            right_on="id",
            suffixes=("", "_payer"),
        )
        assert (joined["municipality_id"] == joined["municipality_id_payer"]).all()
        covered = joined.groupby("charge_id")["amount"].sum()
        for town, charges in inputs.charges.groupby("municipality_id"):
            ordered = charges.sort_values("original_due_on")
            left = ordered["amount"] - ordered["id"].map(covered).fillna(0)
            open_ones = left[left > 0]
            after = left.loc[open_ones.index[0] :].iloc[1:] if len(open_ones) else left.iloc[:0]
            untouched = ordered["amount"].loc[after.index]
            assert (after == untouched).all(), town


def test_every_member_was_charged_in_every_month_of_the_two_years(shown: Shown) -> None:
    for key, _ in each(shown):
        with shown.db.session() as session:
            for month in (shown.last + -23).to(shown.last):
                assert dues_of_month(session, key, month) == []


def test_some_members_owe_and_the_rest_are_up_to_date(shown: Shown) -> None:
    for _, inputs in each(shown):
        covered = inputs.allocations.groupby("charge_id")["amount"].sum()
        charges = inputs.charges
        left = charges["amount"] - charges["id"].map(covered).fillna(0)
        old = charges["original_due_on"] < pd.Timestamp(shown.last.first) - pd.Timedelta(days=60)
        assert 1 <= charges.loc[old & (left > 0), "municipality_id"].nunique() <= 4


def test_no_fact_is_dated_after_the_last_complete_month(shown: Shown) -> None:
    end = pd.Timestamp(shown.last.last)
    for _, inputs in each(shown):
        facts = {
            "payments": ["paid_on"],
            "stages": ["reached_on"],
            "funding": ["dated_on"],
            "follow_ups": ["noted_on"],
            "community_sessions": ["held_on"],
            "milestones": ["done_on"],
            "municipal_plans": ["adopted_on"],
            "budget_lines": ["recorded_on"],
            "meetings": ["held_on"],
            "commitments": ["done_on", "cancelled_on"],
            "activities": ["held_on"],
            "deliveries": ["delivered_on"],
        }
        for name, columns in facts.items():
            for column in columns:
                days = getattr(inputs, name)[column].dropna()
                assert (days <= end).all(), (name, column)


def test_stages_follow_one_another_without_jumps_or_steps_back(shown: Shown) -> None:
    orders = {s.key: s.order for s in CATALOG.project_stages}
    seen: set[str] = set()
    for _, inputs in each(shown):
        for _, rows in inputs.stages.sort_values(["reached_on", "id"]).groupby("project_id"):
            events = [
                Reached(stage, day)
                for stage, day in zip(rows["stage"], rows["reached_on"], strict=True)
            ]
            assert all(may_follow(events[:n], e.stage, orders) for n, e in enumerate(events))
            main = [orders[e.stage] for e in events if orders[e.stage] >= 0]
            assert main == list(range(len(main)))
            seen |= set(rows["stage"])
    assert seen == set(orders) - {"discarded"}


def test_a_funded_project_has_a_committed_source_with_its_document(shown: Shown) -> None:
    for _, inputs in each(shown):
        funded = inputs.stages[inputs.stages["stage"] == "funded"]
        sure = inputs.funding[
            (inputs.funding["condition"] == "committed") & (inputs.funding["document"] != "")
        ]
        first = funded["project_id"].map(sure.groupby("project_id")["dated_on"].min())
        assert len(funded) >= 4
        assert (first <= funded["reached_on"]).all()
        assert (funded["document"] != "").all()


def test_notes_advance_within_0_and_100_and_leave_gaps(shown: Shown) -> None:
    for _, inputs in each(shown):
        notes = inputs.follow_ups.sort_values("noted_on")
        assert notes["physical"].between(0, 100).all()
        assert notes["financial"].between(0, 100).all()
        gaps = 0
        for project, rows in notes.groupby("project_id"):
            assert rows["physical"].is_monotonic_increasing
            assert not rows["noted_on"].duplicated().any()
            first = inputs.stages[inputs.stages["project_id"] == project]["reached_on"].min()
            assert rows["noted_on"].min() >= first
            gaps += int((rows["noted_on"].diff().dt.days > 45).sum())
        assert gaps >= 4
        finished = inputs.stages[inputs.stages["stage"] == "finished"]["project_id"]
        last = notes.groupby("project_id")["physical"].last()
        assert (last[last.index.isin(finished)] == 100).all()


def test_a_calendar_of_works_rises_to_100(november: Shown) -> None:
    for key, _ in each(november):
        with november.db.session() as session:
            points = alive(session, SchedulePoint, key)
        rows = pd.DataFrame([(p.schedule_id, p.month, p.physical) for p in points])
        for _, own in rows.sort_values(1).groupby(0):
            assert own[2].is_monotonic_increasing
            assert own[2].iloc[-1] == 100


def test_reported_goals_never_turn_back_nor_double_what_was_programmed(shown: Shown) -> None:
    for key, inputs in each(shown):
        with shown.db.session() as session:
            named = goals(session, association_id=key)
            due = schedules(session, association_id=key)
        rows = inputs.progress.merge(
            named, left_on="goal_id", right_on="id", suffixes=("", "_goal")
        )
        rows = rows.merge(due, on=["goal_id", "month"], validate="1:1")
        assert len(rows) == len(inputs.progress)
        for (code, kind, way), own in rows.groupby(["code", "accumulation", "direction"]):
            values = own.sort_values("month")["value"]
            if kind in ("cumulative", "stock"):
                assert values.is_monotonic_increasing, code
                assert (values <= own["planned"] * 1.5).all(), code
            if kind == "reduction":
                assert way == "down"
                assert values.is_monotonic_decreasing, code
        first = rows.groupby("code")["month"].min()
        assert (first >= str(shown.last + -23)).all()


def test_each_month_reports_the_version_of_the_plan_that_ruled_in_it(shown: Shown) -> None:
    for key, inputs in each(shown):
        with shown.db.session() as session:
            named = goals(session, association_id=key)
        plans = inputs.plans.set_index("id")
        second = str(Month.of(plans["in_force_from"].max().date()))
        number = (
            inputs.progress["goal_id"].map(named.set_index("id")["plan_id"]).map(plans["number"])
        )
        assert ((number == 2) == (inputs.progress["month"] >= second)).all()


def test_who_took_part_in_an_activity_was_a_member_that_day(shown: Shown) -> None:
    for _, inputs in each(shown):
        held = inputs.activities.set_index("id")["held_on"]
        links = inputs.activity_municipalities
        assert was_member(inputs, links["municipality_id"], links["activity_id"].map(held)).all()


def test_activities_use_the_closed_lists_and_say_what_counts(shown: Shown) -> None:
    for _, inputs in each(shown):
        rows = inputs.activities
        channels = {
            **CATALOG.choices("activity_channels"),
            **CATALOG.choices("publication_channels"),
        }
        assert set(rows["kind"]) <= set(CATALOG.choices("activity_types"))
        states = set(rows["status"])
        assert {"done", "planned", "suspended"} <= states
        assert states <= set(CATALOG.choices("activity_states"))
        assert set(rows["channel"]) <= {*channels, ""}
        assert (rows["topic"] != "").all()
        calls = rows[rows["kind"] == "bilateral_contact"]
        assert calls["individual"].all()
        assert (calls["result"] != "").all()


def test_a_mayor_takes_part_for_a_municipality_of_the_activity(november: Shown) -> None:
    for _, inputs in each(november):
        sessions = inputs.activities[inputs.activities["kind"] == "national_session"]
        there = inputs.activity_municipalities[inputs.activity_municipalities["mayor_present"]]
        assert set(there["activity_id"]) <= set(sessions["id"])
        assert sessions["id"].isin(there["activity_id"]).all()


def test_assemblies_convene_every_member_and_boards_only_members(shown: Shown) -> None:
    for _, inputs in each(shown):
        seats = inputs.attendance.merge(
            inputs.meetings, left_on="meeting_id", right_on="id", suffixes=("", "_meeting")
        )
        assert set(seats["attended_as"]) <= set(CATALOG.choices("attendance_kinds"))
        assert was_member(inputs, seats["municipality_id"], seats["held_on"]).all()
        for day, own in seats[seats["body"] == "assembly"].groupby("held_on"):
            spells = inputs.memberships
            staying = spells["left_on"].isna() | (spells["left_on"] >= day)
            members = spells[(spells["joined_on"] <= day) & staying]["municipality_id"]
            assert set(own["municipality_id"]) == set(members)
        ends = inputs.meetings[inputs.meetings["quorum"]]
        assert (ends["act"] != "").all()
        assert not ends["act"].duplicated().any()


def test_commitments_end_after_their_session_and_some_are_overdue(shown: Shown) -> None:
    for _, inputs in each(shown):
        held = inputs.meetings.set_index("id")["held_on"]
        rows = inputs.commitments
        made = rows["meeting_id"].map(held)
        assert (rows["original_due_on"] >= made).all()
        assert (rows["due_on"] >= rows["original_due_on"]).all()
        done = rows["done_on"].notna()
        assert (rows.loc[done, "done_on"] >= made[done]).all()
        assert not (done & rows["cancelled_on"].notna()).any()
        open_ones = rows[~done & rows["cancelled_on"].isna()]
        overdue = (open_ones["due_on"] <= pd.Timestamp(shown.last.last)).sum()
        assert 1 <= overdue <= 8
        assert (rows["done_on"] > rows["original_due_on"]).sum() >= 5


def test_milestones_belong_to_members_on_the_day_they_were_due(shown: Shown) -> None:
    per_town = {m.code: m.per_municipality for m in CATALOG.milestones}
    for key, inputs in each(shown):
        rows = inputs.milestones
        with shown.db.session() as session:
            dates = {t.id: due_dates(t, CATALOG.milestones) for t in alive(session, Term, key)}
        due = pd.Series(
            [dates[t][c] for t, c in zip(rows["term_id"], rows["code"], strict=True)],
            index=rows.index,
        )
        due = pd.to_datetime(due)
        each_one = rows["code"].map(per_town)
        assert (rows["municipality_id"].notna() == each_one).all()
        mine = rows[each_one]
        assert was_member(inputs, mine["municipality_id"], due[mine.index]).all()
        applies = rows["not_applicable_reason"] == ""
        assert (rows.loc[applies, "evidence"] != "").all()
        assert (rows.loc[applies, "done_on"] > due[applies]).sum() >= 5


def test_no_core_figure_was_missing_without_a_reason_when_a_month_was_sent(shown: Shown) -> None:
    for _, inputs in each(shown):
        unsent = inputs.having(months=inputs.months.iloc[:0])
        for month in list((shown.last + -23).to(shown.last.previous))[::4]:
            rows = observe(unsent, Cut.of(month, shown.today), CATALOG).indicators
            missing = rows[rows["core"] & (rows["state"] == "no_data")]["indicator"]
            said = inputs.missing_reasons
            explained = set(said.loc[said["month"] == str(month), "indicator"])
            assert set(missing) <= explained, month


def test_every_row_has_its_line_in_the_log_in_the_order_of_time(november: Shown) -> None:
    with november.db.session() as session:
        known = session.connection()
        log = pd.read_sql("select * from audit_entry order by id", known)
    for key, inputs in each(november):
        mine = log[(log["association_id"] == key) & (log["action"] == "insert")]
        for name in ("charges", "activities", "projects", "goals", "commitments", "milestones"):
            assert set(getattr(inputs, name)["uid"]) <= set(mine["row_uid"])
        assert log[log["association_id"] == key]["at"].is_monotonic_increasing
    people = {p["name"] for story in stories() for p in story["association"]["people"]}
    assert set(log["actor"]) <= people
    assert log["actor"].nunique() >= 6


def test_the_creation_of_each_association_is_in_the_log(november: Shown) -> None:
    query = select(AuditEntry).where(col(AuditEntry.table_name) == "association")
    with november.db.session() as session:
        created = [entry.row_uid for entry in session.exec(query)]
    assert sorted(created) == sorted(item.uid for item in november.all)
