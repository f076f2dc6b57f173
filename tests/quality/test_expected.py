"""What each register should hold, who owes it, and what has evidence, counted by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from evalua import catalog
from evalua.board.backing import evidence_lines, evidence_share
from evalua.board.expected import (
    CHARGES,
    CORE,
    GOALS,
    MONTHS,
    NOTES,
    PROMISES,
    STEPS,
    completeness,
    expected_rows,
    ground_of,
    missing_rows,
)
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.measures.observing import observe
from evalua.months.evaluation import Evaluation
from evalua.scoring.policy import Policy
from evalua.scoring.result import score
from measures.records import (
    CAST,
    M1,
    M2,
    Rows,
    charge,
    commitment,
    cut_at,
    meeting,
    milestone,
    records,
    scheme,
)
from quality.doubtful import FACTS, a_goal, held, months, notes, payment, row, setting, works

CATALOG = catalog.load()
CUT = cut_at("2026-10-31")
QUOTA = setting(scheme("equal_quota", "2026-01"), "schemes", periodicity="month")


def evaluated(inputs: Inputs) -> Evaluation:
    observed = observe(inputs, CUT, CATALOG)
    return Evaluation(
        facts=FACTS,
        month=Month(2026, 10),
        cut=date(2026, 10, 31),
        state="draft",
        in_progress=False,
        snapshot=0,
        act="",
        catalogue_version=CATALOG.version,
        policy=Policy(),
        scores=score(observed.indicators, Policy()),
        municipal=observed.municipal,
        details=observed.details,
    )


def expected(*parts: Rows) -> pd.DataFrame:
    inputs = records(CAST, *parts)
    evaluation = evaluated(inputs)
    return expected_rows(evaluation, ground_of(evaluation, inputs), CATALOG)


def counted(rows: pd.DataFrame, name: str, by: str = "what") -> tuple[int, int, int, int]:
    """(complete, expected, on time, with a known day)"""
    (line,) = [r for r in completeness(rows, by).to_dict("records") if r["name"] == name]
    return line["complete"], line["expected"], line["on_time"], line["timed"]


def entered(on: str, goals: Rows) -> Rows:
    owner = goals["goals"][0]["id"]
    return {"entered": [{"goal_id": owner, "month": "2026-10", "entered_on": on}]}


@pytest.mark.parametrize(
    ("on", "in_time"), [("2026-11-10", 1), ("2026-11-11", 0)], ids=["last day", "a day late"]
)
def test_a_goal_reported_by_the_day_of_submission_is_on_time(on: str, in_time: int) -> None:
    goals = a_goal(months(10, 5), months(10, 5))
    assert counted(expected(goals, entered(on, goals)), GOALS) == (1, 1, in_time, 1)


def test_a_goal_without_report_is_owed_by_its_responsible() -> None:
    goals = setting(a_goal({}, months(10, 5)), "goals", responsible="Ana")
    owed = missing_rows(expected(goals))
    (line,) = owed[owed["what"] == GOALS].to_dict("records")
    assert (line["owner"], line["label"], line["page"]) == ("Ana", "M-01 Meta", "goals")
    assert line["due_on"] == pd.Timestamp(2026, 11, 10)


def test_a_goal_with_nothing_programmed_is_not_expected() -> None:
    assert GOALS not in set(expected(a_goal({}, months(10, 0)))["what"])


def test_every_member_of_the_whole_month_has_a_charge() -> None:
    rows = expected(QUOTA, charge(M1, "2026-10-10"), charge(M2, "2026-10-10"))
    assert counted(rows, CHARGES) == (2, 5, 0, 0)


def test_without_a_quota_nobody_expects_charges() -> None:
    assert CHARGES not in set(expected()["what"])


def test_a_project_noted_in_thirty_days_is_complete_and_on_time() -> None:
    assert counted(expected(works(*notes(40))), NOTES) == (1, 1, 1, 1)


def test_a_project_noted_before_that_is_complete_and_late() -> None:
    assert counted(expected(works(("2026-09-01", {"physical": 40.0}))), NOTES) == (1, 1, 0, 1)


def test_a_project_just_funded_still_has_time() -> None:
    young = works(stages=(("funded", "2026-10-05"),))
    assert NOTES not in set(expected(young)["what"])


def test_commitments_of_the_year_and_those_still_open_are_expected() -> None:
    promised = (
        commitment("2026-03-01", "2026-02-20"),
        commitment("2026-04-01", "2026-05-02"),
        commitment("2025-04-01"),
        commitment("2025-04-01", "2025-03-01"),
        commitment("2026-12-01"),
        commitment("2026-06-01", cancelled="2026-05-01"),
    )
    rows = expected(meeting("board", "2025-01-10", {M1: "holder"}, promised))
    assert counted(rows, PROMISES) == (2, 3, 1, 3)


def test_milestones_due_are_expected_and_late_ones_are_not_on_time() -> None:
    term = row(
        "terms",
        id=1,
        election_on="2026-12-01",
        starts_on="2027-01-01",
        ends_on="2030-12-31",
        confirmed=True,
    )
    first = expected(term)
    done, every, *_ = counted(first, STEPS)
    one = expected(term, milestone("T01", None, "2026-10-15"))
    assert done == 0 and every > 0
    assert counted(one, STEPS) == (1, every, 0, every)


def test_elapsed_months_are_expected_and_say_which_came_late() -> None:
    sent = [
        row("months", month="2026-08", state="approved", first_submitted_on="2026-09-10"),
        row("months", month="2026-09", state="approved", first_submitted_on="2026-10-20"),
    ]
    complete, every, on_time, _ = counted(expected(*sent), MONTHS)
    # Of the last twelve elapsed months only October is not due yet; two were sent, one in time.
    assert (complete, every, on_time) == (2, 11, 1)


def test_the_owner_of_an_indicator_answers_for_its_register() -> None:
    owner = {"owners": [{"indicator": "A03-Q07-04", "owner": "Luis", "since": "2026-01-01"}]}
    rows = expected(works(("2026-09-01", {"physical": 40.0})), owner)
    assert set(rows[rows["what"] == NOTES]["owner"]) == {"Luis"}


def test_an_association_without_records_lacks_its_core_data() -> None:
    rows = expected()
    core = rows[rows["what"] == CORE]
    assert len(core) > 0 and set(core["owner"]) == {"Dirección ejecutiva"}


def lines(*parts: Rows) -> dict[str, tuple[float, float]]:
    inputs = records(CAST, *parts)
    found = evidence_lines(ground_of(evaluated(inputs), inputs))
    return dict(
        zip(found["what"], zip(found["reported"], found["backed"], strict=True), strict=True)
    )


def test_reported_totals_stand_beside_those_with_evidence() -> None:
    found = lines(
        payment("2026-10-05", 300),
        payment("2026-09-05", 100, reference=""),
        payment("2025-10-05", 900),
        held(women=4, men=3),
        held(evidence="", women=2, men=1),
        works(*notes(40), money=80),
        milestone("T02", M1, "2026-10-01", evidence=""),
    )
    assert found["Pagos"] == (2, 1)
    assert found["Dinero recibido"] == (400, 300)
    assert found["Actividades"] == (2, 1)
    assert found["Personas que participaron"] == (10, 7)
    assert found["Etapas de proyectos"] == (2, 2)
    assert found["Recursos comprometidos"] == (80, 80)
    assert found["Pasos cumplidos"] == (1, 0)


def test_progress_without_evidence_does_not_back_the_plan() -> None:
    shown = a_goal(months(10, 5), months(10, 10), kind="cumulative", aim=10.0)
    assert lines(shown)["Avance del plan de trabajo"] == (50, 50)
    hidden = a_goal(months(10, 5), months(10, 10), kind="cumulative", aim=10.0, evidence="")
    assert lines(hidden)["Avance del plan de trabajo"] == (50, 0)


def test_the_share_of_values_with_evidence_adds_up_counts_only() -> None:
    inputs = records(CAST, payment("2026-10-05", 300), held(evidence="", women=2))
    found = evidence_lines(ground_of(evaluated(inputs), inputs))
    assert evidence_share(found) == (1, 2)
