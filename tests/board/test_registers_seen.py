"""Goals, projects, transitions, commitments and municipalities as of a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from board.ledgers import inputs
from board.year import CATALOG, FORMULA, OCTOBER, Year
from evalua.board.commitments import commitment_lines
from evalua.board.goals import goal_lines
from evalua.board.municipality import municipal_sheet
from evalua.board.projects import project_lines, stage_funnel
from evalua.board.side_by_side import municipal_table
from evalua.board.transitions import milestone_matrix, transition_line
from evalua.measures.frames import FRAMES
from evalua.measures.inputs import Inputs
from evalua.registers.projects.queries import PROJECT_SCHEDULES, SCHEDULE_POINTS
from evalua.scoring.policy import Policy
from evalua.storage.frames import build

DAY = date(2026, 10, 31)
ELECTION, OFFICE = date(2027, 2, 8), date(2027, 5, 1)
TERM = {
    "id": 1,
    "election_on": ELECTION,
    "starts_on": OFFICE,
    "ends_on": date(2030, 4, 30),
}


def rows(frame: pd.DataFrame, key: str) -> dict[Any, dict[str, Any]]:
    return {row[key]: row for row in frame.to_dict("records")}


def running(physical: float | None, planned: float, ends: date) -> dict[str, Any]:
    """The line of a project in execution since January, noted on the day."""
    given: dict[str, list[dict[str, Any]]] = {
        "projects": [{"id": 1, "uid": "x", "code": "P-1", "name": "Vía"}],
        "stages": [
            {"id": 1, "project_id": 1, "stage": "in_execution", "reached_on": date(2026, 1, 5)}
        ],
        "follow_ups": [{"id": 1, "project_id": 1, "noted_on": DAY, "physical": physical}],
    }
    schedules = [
        {"id": 1, "project_id": 1, "number": 1, "starts_on": date(2026, 1, 1), "ends_on": ends}
    ]
    points = [{"schedule_id": 1, "month": "2026-10", "physical": planned}]
    frames = {name: build(r, FRAMES[name].columns) for name, r in given.items()}
    calendars = {
        "project_schedules": build(schedules, PROJECT_SCHEDULES),
        "schedule_points": build(points, SCHEDULE_POINTS),
    }
    frame = Inputs.of(OCTOBER, **frames, **calendars)
    (line,) = project_lines(frame, DAY).to_dict("records")
    return {str(key): value for key, value in line.items()}


@pytest.mark.parametrize(("physical", "delayed"), [(45.0, False), (44.9, True), (None, False)])
def test_a_project_is_late_when_it_is_more_than_15_points_behind(
    physical: float | None, delayed: bool
) -> None:
    line = running(physical, 60.0, date(2026, 12, 31))
    assert (line["planned_physical"], line["delayed"]) == (60.0, delayed)


def test_a_project_past_its_end_is_late_whatever_it_says() -> None:
    assert running(99.0, 100.0, DAY - timedelta(days=1))["delayed"]
    assert not running(99.0, 100.0, DAY)["delayed"]


def test_the_portfolio_says_stage_money_and_last_note(year: Year) -> None:
    lines = rows(project_lines(year.inputs, DAY), "name")
    road, nursery = lines["Vía El Salto"], lines["Vivero regional"]
    assert (road["stage"], road["cost"], road["committed"], road["disbursed"]) == (
        "in_execution",
        900_000_000,
        4_000_000,
        0,
    )
    assert (road["physical"], road["financial"], road["delay_cause"]) == (52.0, 40.0, "permits")
    assert (road["note_days"], road["municipalities"]) == (16, 4)
    assert nursery["stage"] == "idea" and pd.isna(nursery["physical"])


def test_a_project_that_had_not_begun_is_not_there(year: Year) -> None:
    assert project_lines(year.inputs, date(2026, 1, 4)).empty
    assert len(project_lines(year.inputs, date(2026, 1, 5))) == 3


def test_the_funnel_has_every_stage_and_counts_each_project_once(year: Year) -> None:
    funnel = rows(stage_funnel(project_lines(year.inputs, DAY)), "key")
    assert [funnel[k]["count"] for k in ("idea", "in_execution", "finished")] == [1, 2, 0]
    assert funnel["in_execution"]["cost"] == 905_000_000
    assert list(funnel) == [stage.key for stage in CATALOG.project_stages]


def test_goals_are_compared_with_what_was_programmed_to_date(year: Year) -> None:
    lines = rows(goal_lines(year.inputs, OCTOBER, policy=Policy()), "code")
    visits, roads, fairs = (lines[c] for c in ("M-01", "M-02", "M-03"))
    # 24 visits in 12 months: 20 by October; 16 of them is 80 %.
    assert (visits["planned"], visits["value"]) == (20.0, 16.0)
    assert visits["achievement"] == pytest.approx(80.0) and visits["band"] == "green"
    assert roads["achievement"] == 100.0
    assert (fairs["state"], fairs["note"]) == ("no_data", "sin dato")
    assert pd.isna(fairs["achievement"]) and pd.isna(fairs["value"])


def test_goals_agree_with_the_indicator_of_the_work_plan(year: Year) -> None:
    lines = goal_lines(year.inputs, OCTOBER)
    told = lines[lines["achievement"].notna()]
    mean = (told["weight"] * told["achievement"]).sum() / told["weight"].sum()
    value = year.now.scores.indicators.set_index("indicator").loc["A03-Q07-01", "value"]
    assert mean == pytest.approx(value)


def test_without_a_plan_there_are_no_goals() -> None:
    assert goal_lines(inputs(), OCTOBER).empty


def test_outside_a_change_of_government_there_is_one_line_and_no_route() -> None:
    frame = inputs(terms=[TERM | {"election_on": date(2028, 2, 6), "starts_on": date(2028, 5, 1)}])
    assert milestone_matrix(frame, DAY, CATALOG).empty
    said = transition_line(frame, DAY, CATALOG)
    assert said == (
        "Sin cambio de gobierno en curso: la próxima elección es el 6 de febrero de 2028, "
        "en 463 días."
    )
    assert transition_line(inputs(), DAY, CATALOG).startswith("Falta registrar")


def test_inside_it_the_line_counts_the_days_and_what_is_late() -> None:
    frame = inputs(terms=[TERM])
    # T01 (E−240), T02 and T03 (three members each) and T04 (E−120, 11 October) are overdue; the
    # next one, T05, is due on 10 December.
    line = transition_line(frame, DAY, CATALOG)
    assert line == ("Faltan 100 días para la elección del 8 de febrero de 2027; 8 pasos vencidos.")
    assert transition_line(frame, ELECTION, CATALOG).startswith("Hoy es la elección; ")
    assert transition_line(frame, OFFICE + timedelta(days=40), CATALOG).startswith(
        "El nuevo gobierno lleva 40 días"
    )


def test_every_status_of_a_milestone_follows_its_dates_and_its_evidence() -> None:
    due = ELECTION - timedelta(days=180)

    def record(town: int, **facts: Any) -> dict[str, Any]:
        return {"id": town, "term_id": 1, "code": "T02", "municipality_id": town} | facts

    frame = inputs(
        terms=[TERM],
        milestones=[
            record(1, done_on=due, evidence="ficha"),
            record(2, done_on=due + timedelta(days=1), evidence="ficha"),
            record(3, done_on=due, evidence=""),
        ],
    )
    matrix = milestone_matrix(frame, DAY, CATALOG)
    mine = matrix[matrix["milestone"] == "T02"]
    assert list(mine["status"]) == ["done", "late", "overdue"]
    soon = milestone_matrix(frame, due - timedelta(days=30), CATALOG)
    assert set(soon[soon["milestone"] == "T02"]["status"]) == {"due_soon"}
    far = milestone_matrix(frame, due - timedelta(days=31), CATALOG)
    assert set(far[far["milestone"] == "T02"]["status"]) == {"not_due"}


def test_a_commitment_done_after_the_day_is_still_open() -> None:
    def commitment(key: int, **facts: Any) -> dict[str, Any]:
        due = {"due_on": date(2026, 10, 1), "original_due_on": date(2026, 9, 1)}
        return {"id": key, "meeting_id": 1, "text": f"c{key}"} | due | facts

    frame = inputs(
        meetings=[{"id": 1, "body": "board", "held_on": date(2026, 8, 1), "act": "Acta 3"}],
        commitments=[
            commitment(1, done_on=date(2026, 11, 2)),
            commitment(2, done_on=date(2026, 9, 1)),
            commitment(3, done_on=date(2026, 9, 15)),
            commitment(4, cancelled_on=date(2026, 9, 2), cancelled_act="Acta 4"),
            commitment(5, due_on=date(2026, 11, 15)),
        ],
    )
    lines = rows(commitment_lines(frame, DAY), "id")
    states = {key: row["state"] for key, row in lines.items()}
    assert states == {1: "overdue", 5: "open", 3: "late", 2: "done", 4: "cancelled"}
    assert list(states) == [1, 5, 3, 2, 4]
    assert (lines[1]["overdue_days"], lines[1]["original_overdue_days"]) == (30, 60)
    assert lines[3]["original_overdue_days"] == 14


def test_a_municipal_sheet_gathers_what_it_paid_and_received(year: Year) -> None:
    key = year.office.members["Belmira"]
    sheet = municipal_sheet(year.inputs, year.now, key, DAY, CATALOG)
    assert (sheet.name, sheet.mayor, sheet.joined_on) == ("Belmira", "Ana Ruiz", date(2020, 1, 1))
    assert sheet.account is not None and sheet.account["paid"] == 10_000_000
    assert list(sheet.projects["name"]) == ["Vía El Salto", FORMULA, "Vivero regional"]
    assert sheet.people == 3 * 80 and sheet.seats_taken == 1
    assert list(sheet.contacts["kind"]) == ["bilateral_contact", "technical_assistance"]
    collected = rows(sheet.indicators, "code")["A02-Q04-01"]
    assert (collected["value"], collected["target"]) == (100.0, 90.0)


def test_counts_of_one_municipality_have_no_target(year: Year) -> None:
    key = year.office.members["Alto Claro"]
    lines = municipal_sheet(year.inputs, year.now, key, DAY, CATALOG).indicators
    counts = lines[lines["kind"] == "count"]
    assert len(counts) and counts["target"].isna().all()


def test_an_unknown_municipality_has_no_sheet(year: Year) -> None:
    with pytest.raises(KeyError):
        municipal_sheet(year.inputs, year.now, 999, DAY, CATALOG)


def test_side_by_side_each_row_is_that_of_its_sheet(year: Year) -> None:
    table = municipal_table(year.inputs, DAY, CATALOG)
    for row in table.to_dict("records"):
        sheet = municipal_sheet(year.inputs, year.now, row["municipality_id"], DAY, CATALOG)
        assert sheet.account is not None
        assert (row["paid"], row["projects"], row["people"], row["seats_taken"]) == (
            sheet.account["paid"],
            len(sheet.projects),
            sheet.people,
            sheet.seats_taken,
        )
