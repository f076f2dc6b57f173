"""Calls as they stand, whom they leave out, and the members that no project reaches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from board.ledgers import inputs
from board.year import CATALOG, Year
from evalua.board.attention.lines import attention
from evalua.board.calls import call_lines
from evalua.board.delays import delay_lines, delays_going_on
from evalua.board.left_out import left_out, members_without
from evalua.board.project_months import project_months
from evalua.board.unrecorded import unrecorded
from evalua.measures.inputs import Inputs

DAY = date(2026, 10, 31)


def a_call(**changes: Any) -> dict[str, Any]:
    base = {"id": 1, "uid": "c1", "entity": "Instituto", "name": "Caminos", "source": "national"}
    return {**base, "opens_on": date(2026, 1, 1), **changes}


def a_project(key: int = 1, **changes: Any) -> dict[str, Any]:
    base = {"id": key, "uid": f"p{key}", "code": f"P-00{key}", "name": "Vía", "scope": "group"}
    return {**base, **changes}


def a_stage(project_id: int, stage: str, on: date, key: int = 1) -> dict[str, Any]:
    return {"id": key, "project_id": project_id, "stage": stage, "reached_on": on}


@pytest.mark.parametrize(
    ("opens", "closes", "standing"),
    [
        (-10, 16, "open"),
        (-10, 15, "closing"),
        (-10, 0, "closing"),
        (-10, -1, "closed"),
        (0, None, "open"),
        (1, 30, "upcoming"),
    ],
)
def test_a_call_stands_by_its_days(opens: int, closes: int | None, standing: str) -> None:
    ends = None if closes is None else DAY + timedelta(days=closes)
    frame = inputs(calls=[a_call(opens_on=DAY + timedelta(days=opens), closes_on=ends)])
    (row,) = call_lines(frame, DAY, CATALOG).astype(object).to_dict("records")
    assert row["standing"] == standing
    assert (row["days_left"] if closes is not None else None) == closes


def test_a_call_says_who_may_apply_and_what_was_presented() -> None:
    frame = inputs(
        calls=[a_call(), a_call(id=2, uid="c2", name="Para todos")],
        call_themes=[{"call_id": 1, "theme": "roads"}],
        call_municipalities=[{"call_id": 1, "municipality_id": 2}],
        projects=[a_project(2, call_id=1), a_project(1, call_id=1)],
    )
    lines = call_lines(frame, DAY, CATALOG).set_index("call_id")
    assert lines.loc[1, ["eligible", "left_out", "projects", "themes"]].tolist() == [
        "Belmira",
        "Alto Claro, Cañaveral",
        "P-001, P-002",
        "Vías y caminos",
    ]
    assert lines.loc[2, ["eligible", "left_out"]].tolist() == ["Alto Claro, Belmira, Cañaveral", ""]


def restricted(**changes: Any) -> Inputs:
    """A shared project presented to a call that names only the second of three members."""
    frames: dict[str, Any] = {
        "calls": [a_call()],
        "call_municipalities": [{"call_id": 1, "municipality_id": 2}],
        "projects": [a_project(call_id=1)],
        "stages": [a_stage(1, "idea", date(2026, 9, 1))],
    }
    return inputs(**{**frames, **changes})


def alternative(**changes: Any) -> dict[str, Any]:
    base = {"id": 5, "project_id": 1, "municipality_id": 3, "left_out_by": "Caminos"}
    return {**base, "alternative": "Regalías", "sought_on": date(2026, 9, 10), **changes}


def words(frame: Inputs, day: date = DAY) -> list[tuple[str, str]]:
    lines = left_out(frame, day)
    return list(zip(lines["municipality"], lines["word"], strict=True))


def test_members_a_call_does_not_name_are_left_out_until_something_is_sought() -> None:
    assert words(restricted()) == [
        ("Alto Claro", "◆ Falta buscarla"),
        ("Cañaveral", "◆ Falta buscarla"),
    ]
    found = restricted(alternatives=[alternative(outcome="Aprobada", closed_on=date(2026, 10, 15))])
    assert words(found)[1] == ("Cañaveral", "● Cerrada")
    assert words(found, date(2026, 10, 14))[1] == ("Cañaveral", "▲ En búsqueda")
    assert words(found, date(2026, 9, 9))[1] == ("Cañaveral", "◆ Falta buscarla")


@pytest.mark.parametrize(
    "changes",
    [
        {"projects": [a_project(call_id=1, scope="individual")]},
        {"projects": [a_project()]},
        {"stages": [a_stage(1, "finished", date(2026, 9, 1))]},
        {"call_municipalities": []},
    ],
)
def test_nobody_is_left_out_of_what_was_not_shared_presented_or_is_over(
    changes: dict[str, Any],
) -> None:
    assert words(restricted(**changes)) == []


def test_what_a_source_without_a_call_leaves_out_is_also_listed() -> None:
    frame = inputs(projects=[a_project()], alternatives=[alternative()])
    assert words(frame) == [("Cañaveral", "▲ En búsqueda")]


def reach(project_id: int, *towns: int) -> list[dict[str, Any]]:
    return [
        {"id": project_id * 10 + t, "project_id": project_id, "municipality_id": t} for t in towns
    ]


def bare(frame: Inputs, day: date = DAY) -> list[str]:
    return list(members_without(frame, day, CATALOG)["municipality"])


def test_an_idea_that_has_not_moved_in_half_a_year_is_nobodys_project() -> None:
    idea = date(2026, 5, 4)
    frame = inputs(
        projects=[a_project()],
        benefits=reach(1, 1, 2),
        stages=[a_stage(1, "idea", idea)],
    )
    assert bare(frame, idea + timedelta(days=180)) == ["Cañaveral"]
    assert bare(frame, idea + timedelta(days=181)) == ["Alto Claro", "Belmira", "Cañaveral"]


@pytest.mark.parametrize(
    ("stage", "reached"),
    [("structured", True), ("in_execution", True), ("suspended", False), ("finished", False)],
)
def test_only_live_projects_reach_a_municipality(stage: str, reached: bool) -> None:
    frame = inputs(
        projects=[a_project()],
        benefits=reach(1, 1, 2, 3),
        stages=[a_stage(1, stage, date(2025, 1, 1))],
    )
    assert (bare(frame) == []) is reached


def test_a_member_without_project_has_its_alternative_and_its_open_calls_beside() -> None:
    frame = inputs(
        calls=[a_call(), a_call(id=2, uid="c2", name="Cerrada", closes_on=date(2026, 10, 1))],
        projects=[a_project()],
        alternatives=[alternative()],
    )
    rows = members_without(frame, DAY, CATALOG).set_index("municipality")
    assert rows.loc["Cañaveral"].tolist()[1:] == ["Regalías", "Caminos", "▲ En búsqueda"]
    assert rows.loc["Belmira", "word"] == "◆ Falta buscarla"


# --- delays in words -----------------------------------------------------------------------------


def late(**changes: Any) -> Inputs:
    """Due since 30 September, with 60 % noted on the 20th."""
    frames: dict[str, Any] = {
        "projects": [a_project(executor="Gobernación")],
        "stages": [a_stage(1, "in_execution", date(2026, 1, 1))],
        "project_schedules": [
            {
                "id": 1,
                "project_id": 1,
                "number": 1,
                "starts_on": date(2026, 1, 1),
                "ends_on": date(2026, 9, 30),
                "set_on": date(2026, 1, 1),
            }
        ],
        "follow_ups": [
            {
                "id": 1,
                "project_id": 1,
                "noted_on": date(2026, 9, 20),
                "physical": 60.0,
                "delay_cause": "permits",
                "responsible": "Ana Ruiz",
            }
        ],
    }
    return inputs(**{**frames, **changes})


def test_a_delay_says_why_who_answers_and_until_when_to_explain_it() -> None:
    (row,) = delays_going_on(delay_lines(late(), DAY, CATALOG)).to_dict("records")
    assert (row["cause"], row["responsible"]) == ("Permisos y licencias", "Ana Ruiz")
    assert row["today"] == "debía terminar el 30 de septiembre de 2026"
    # Behind from the day everything was due: 30 September and thirty days.
    assert row["duty"] == "Debía explicarse a la comunidad el 30 de octubre de 2026, hace 1 día."


def test_whoever_executes_answers_where_nobody_was_named() -> None:
    (row,) = delay_lines(late(follow_ups=[]), DAY, CATALOG).to_dict("records")
    assert (row["cause"], row["responsible"]) == ("", "Gobernación")


@pytest.mark.parametrize(("offset", "severity"), [(1, 1), (14, 1), (15, 2), (30, 2), (31, 3)])
def test_the_duty_to_explain_calls_attention_more_as_its_day_comes(
    year: Year, offset: int, severity: int
) -> None:
    day = date(2026, 9, 30) + timedelta(days=offset)
    lines = attention(late(), replace(year.now, state="submitted"), day, CATALOG)
    assert lines.loc[lines["kind"] == "duty", "severity"].tolist() == [severity]


def test_an_explained_delay_no_longer_calls_for_an_explanation(year: Year) -> None:
    told = {
        "id": 1,
        "project_id": 1,
        "held_on": date(2026, 10, 9),
        "kind": "delay",
        "act": "A-1",
        "women": 8,
    }
    frame = late(community_sessions=[told])
    lines = attention(frame, replace(year.now, state="submitted"), DAY, CATALOG)
    assert "duty" not in set(lines["kind"]) and "delay" in set(lines["kind"])


@pytest.mark.parametrize(("left", "severity"), [(61, None), (60, 1), (16, 1), (15, 2), (0, 2)])
def test_the_closing_of_a_call_is_announced_sixty_and_fifteen_days_before(
    year: Year, left: int, severity: int | None
) -> None:
    frame = inputs(calls=[a_call(closes_on=DAY + timedelta(days=left))])
    lines = attention(frame, replace(year.now, state="submitted"), DAY, CATALOG)
    found = lines.loc[lines["kind"] == "call", "severity"].tolist()
    assert found == ([] if severity is None else [severity])


def test_who_is_left_out_without_alternative_calls_attention(year: Year) -> None:
    lines = attention(restricted(), replace(year.now, state="submitted"), DAY, CATALOG)
    (text,) = lines.loc[lines["kind"] == "left_out", "text"]
    assert text == (
        "Proyecto P-001: su convocatoria deja fuera a Alto Claro y Cañaveral y falta su alternativa."
    )


# --- what a project lacks, and its months --------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "lacking"),
    [
        ("idea", ["supervisión o interventoría", "veeduría", "la frase pública de cómo va"]),
        ("discarded", []),
    ],
)
def test_a_project_lists_what_it_lacks_at_its_stage(stage: str, lacking: list[str]) -> None:
    frame = inputs(projects=[a_project()], stages=[a_stage(1, stage, date(2026, 9, 1))])
    assert unrecorded(frame, 1, DAY) == lacking


def test_a_project_with_everything_on_record_lacks_nothing() -> None:
    card = a_project(supervisor="Ana", oversight="Veeduría", public_status="Va", cost=5)
    sessions = [
        {"id": 1, "project_id": 1, "held_on": date(2026, 2, 1), "kind": "socialization"},
    ]
    frame = late(projects=[card], community_sessions=sessions)
    assert unrecorded(frame, 1, DAY) == []
    assert unrecorded(late(projects=[card]), 1, DAY) == ["sesión con la comunidad", "socialización"]


def test_each_month_says_both_plans_what_was_reached_and_the_money() -> None:
    points = [
        {"schedule_id": s, "month": f"2026-0{m}", "physical": p, "amount": a}
        for s, m, p, a in ((1, 8, 50.0, 10), (1, 9, 100.0, 20), (2, 9, 60.0, 15))
    ]
    first = late().project_schedules.to_dict("records")[0]
    again = {**first, "id": 2, "number": 2, "set_on": date(2026, 9, 15)}
    money = [
        {
            "id": 1,
            "project_id": 1,
            "condition": "disbursed",
            "amount": 7,
            "dated_on": date(2026, 8, 3),
        }
    ]
    frame = late(project_schedules=[first, again], schedule_points=points, funding=money)
    rows = project_months(frame, 1, date(2026, 9, 30)).astype(object).set_index("month")
    assert rows.loc["2026-09"].tolist() == [100.0, 60.0, 60.0, 15, 7]
    before = project_months(frame, 1, date(2026, 8, 31)).astype(object).set_index("month")
    assert before.loc["2026-08", ["current", "planned_amount", "disbursed"]].tolist() == [
        50.0,
        10,
        7,
    ]
    assert before["disbursed"].isna().tolist() == [False, True]
