"""The table *Delays and their explanation* of docs/methodology.md is what the rule gives."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalua import ROOT
from evalua.board.projects import project_lines
from evalua.domain.month import Month
from evalua.measures.delays import PENDING, delay_episodes
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.late_projects import late_projects
from evalua.measures.stages import stage_at
from measures.records import Rows, project, records
from measures.worked import CATALOG

PAGE = (ROOT / "docs" / "methodology.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("### Delays and their explanation\n")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| (.+?) \| (.*?) ?\| (\d\d-\d\d) \| (.+?) \|$", SECTION, re.MULTILINE)
STARTED = ("in_execution", "2026-01-01")


def planned(rows: Rows, *calendars: tuple[int, str, date]) -> Rows:
    """Even calendars from January: (number, set on, last day); the first makes ten points a month."""
    key = rows["projects"][0]["id"]
    schedules, points = [], []
    for number, set_on, ends in calendars:
        months = list(Month(2026, 1).to(Month.of(ends)))
        schedules.append(
            {
                "id": key * 10 + number,
                "project_id": key,
                "number": number,
                "starts_on": "2026-01-01",
                "ends_on": ends.isoformat(),
                "set_on": set_on,
            }
        )
        points += [
            {"schedule_id": key * 10 + number, "month": str(m), "physical": 100 * n / len(months)}
            for n, m in enumerate(months, 1)
        ]
    return {**rows, "project_schedules": schedules, "schedule_points": points}


def happened(text: str) -> Inputs:
    """The records that a cell of the table tells."""
    words = [event.split() for event in text.split(", ") if event]
    dated = {kind: [w for w in words if w[0] == kind] for kind in ("note", "session", "talk")}
    stages = [
        (w[0], f"2026-{w[1]}") for w in words if w[0] in ("finished", "suspended", "returned")
    ]
    notes = [(f"2026-{on}", {"physical": float(value)}) for _, on, value in dated["note"]]
    sessions = [(f"2026-{on}", "delay", "Acta 3") for _, on in dated["session"]]
    sessions += [(f"2026-{on}", "delay", "") for _, on in dated["talk"]]
    rows = project("P1", STARTED, *stages, notes=notes, sessions=sessions)
    later = [
        (2, f"2026-{w[1]}", date.fromisoformat(f"2026-{w[3]}")) for w in words if w[0] == "calendar"
    ]
    return records(planned(rows, (1, "2026-01-01", date(2026, 10, 31)), *later))


def short(day: Any) -> str:
    return f"{day:%m-%d}"


def said(inputs: Inputs, day: date) -> str:
    """The delays as the table writes them."""
    told = []
    for row in delay_episodes(inputs, day).astype(object).to_dict("records"):
        status = row["status"]
        if status in PENDING:
            status += f" {row['days_left']}"
        elif status != "ceased":
            status += f" {short(row['explained_on'])}"
        told.append(f"{short(row['started_on'])} {row['reason']}, {short(row['due_on'])}: {status}")
    return "; ".join(told) or "none"


@pytest.mark.parametrize(("case", "events", "on", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_a_documented_delay_is_what_the_rule_gives(
    case: str, events: str, on: str, expected: str
) -> None:
    assert said(happened(events), date.fromisoformat(f"2026-{on}")) == expected


def test_every_standing_of_the_duty_is_documented() -> None:
    assert len(ROWS) == 21
    for status in ("open", "overdue", "on_time", "late", "ceased", "none"):
        assert any(status in expected for *_, expected in ROWS)


days = st.integers(0, 420)
lives = st.tuples(
    st.lists(st.tuples(days, st.integers(0, 100)), max_size=8),
    st.lists(
        st.tuples(days, st.sampled_from(["suspended", "in_execution", "finished"])), max_size=4
    ),
    days,
)


@settings(max_examples=25, deadline=None)
@given(lives)
def test_a_project_is_shown_late_exactly_on_the_days_of_a_delay_that_goes_on(life: Any) -> None:
    noted, moved, offset = life
    start = date(2026, 1, 1)
    rows = project(
        "P1",
        STARTED,
        *(((stage, (start + timedelta(days=d)).isoformat())) for d, stage in moved),
        notes=[((start + timedelta(days=d)).isoformat(), {"physical": float(v)}) for d, v in noted],
    )
    inputs = records(planned(rows, (1, "2026-01-01", date(2026, 10, 31))))
    day = start + timedelta(days=offset)
    (line,) = project_lines(inputs, day).to_dict("records")
    episodes = delay_episodes(inputs, day)
    going_on = episodes[episodes["ended_on"].isna()]
    assert line["delayed"] == (len(going_on) == 1)


@settings(max_examples=20, deadline=None)
@given(lives)
def test_delays_of_a_project_never_overlap_and_what_was_found_stays_found(life: Any) -> None:
    noted, moved, offset = life
    start = date(2026, 1, 1)
    rows = project(
        "P1",
        STARTED,
        *((stage, (start + timedelta(days=d)).isoformat()) for d, stage in moved),
        notes=[((start + timedelta(days=d)).isoformat(), {"physical": float(v)}) for d, v in noted],
    )
    inputs = records(planned(rows, (1, "2026-01-01", date(2026, 10, 31))))
    before = delay_episodes(inputs, start + timedelta(days=offset))
    after = delay_episodes(inputs, start + timedelta(days=offset + 45))
    assert after["started_on"].tolist()[: len(before)] == before["started_on"].tolist()
    ends = after["ended_on"].tolist()
    assert all(ends[n] <= begins for n, begins in enumerate(after["started_on"].tolist()[1:]))


def test_an_act_without_anybody_in_the_meeting_explains_nothing() -> None:
    nobody = {"women": 0, "men": 0, "unstated": 0}
    rows = project("P1", STARTED, sessions=[("2026-11-05", "delay", "Oficio 3", nobody)])
    inputs = records(planned(rows, (1, "2026-01-01", date(2026, 10, 31))))
    (delay,) = delay_episodes(inputs, date(2026, 11, 10)).to_dict("records")
    assert (delay["status"], delay["act"]) == ("open", "")


@settings(max_examples=15, deadline=None)
@given(lives)
def test_the_indicator_calls_late_the_projects_whose_delay_goes_on(life: Any) -> None:
    noted, moved, offset = life
    start = date(2026, 1, 1)
    rows = project(
        "P1",
        STARTED,
        *((stage, (start + timedelta(days=d)).isoformat()) for d, stage in moved),
        notes=[((start + timedelta(days=d)).isoformat(), {"physical": float(v)}) for d, v in noted],
    )
    inputs = records(planned(rows, (1, "2026-01-01", date(2026, 10, 31))))
    day = start + timedelta(days=offset)
    cut = Cut(Month.of(day), day)
    if stage_at(inputs, cut).tolist() == ["in_execution"]:
        going_on = delay_episodes(inputs, day)["ended_on"].isna().sum()
        assert late_projects(inputs, cut, CATALOG).numerator == going_on
