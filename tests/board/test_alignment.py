"""The matrix of citations, the horizon of the vision, the needs bank and the sign-offs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from board.ledgers import inputs
from evalua import catalog
from evalua.board.alignment import (
    MUNICIPAL,
    alignment_matrix,
    citation_rows,
    horizon_sentence,
    plan_line_rows,
    titles_of,
    vision_in_force,
)
from evalua.board.needs import need_lines, review_lines, review_sentence
from evalua.measures.inputs import Inputs

CATALOG = catalog.load()
DAY = date(2026, 10, 31)
PLAN = {
    "id": 1,
    "name": "Plan 2026",
    "number": 1,
    "starts_on": date(2026, 1, 1),
    "ends_on": date(2026, 12, 31),
    "in_force_from": date(2026, 1, 1),
}


def line(key: int, code: str, **changes: Any) -> dict[str, Any]:
    known = {"level": "national", "plan": "Plan Nacional", "text": f"Línea {code}"}
    years = {"starts_year": 2024, "ends_year": 2027}
    return {"id": key, "code": code} | known | years | changes


def region(**changes: Any) -> Inputs:
    """Two goals, a project and two lines of the vision; M-01 cites two lines, the project one."""
    rows: dict[str, list[dict[str, Any]]] = {
        "plans": [PLAN],
        "goals": [
            {"id": 1, "plan_id": 1, "code": "M-01", "text": "Talleres"},
            {"id": 2, "plan_id": 1, "code": "M-02", "text": "Vías"},
        ],
        "projects": [{"id": 7, "code": "P-001", "name": "Puente", "vision_line_id": 4}],
        "visions": [{"id": 3, "name": "Cuenca", "starts_year": 2020, "ends_year": 2035}],
        "vision_lines": [
            {"id": 4, "vision_id": 3, "code": "L-1", "text": "Agua"},
            {"id": 5, "vision_id": 3, "code": "L-2", "text": "Caminos"},
        ],
        "plan_lines": [
            line(20, "2.10"),
            line(21, "2.9"),
            line(22, "7", level="municipal", plan="Plan de Belmira", municipality_id=2),
            line(23, "P-1", level="regional", plan="Plan viejo", starts_year=2020, ends_year=2025),
        ],
        "citations": [
            {"id": 30, "plan_line_id": 20, "goal_id": 1},
            {"id": 31, "plan_line_id": 22, "goal_id": 1},
            {"id": 32, "plan_line_id": 23, "project_id": 7},
            {"id": 33, "plan_line_id": 21, "vision_line_id": 5},
        ],
    }
    return inputs(**(rows | changes))


def test_lines_come_by_whose_plan_it_is_and_codes_as_people_read_them() -> None:
    rows = plan_line_rows(region(), DAY, CATALOG).to_dict("records")
    assert [(row["plan"], row["code"]) for row in rows] == [
        ("Plan Nacional", "2.9"),
        ("Plan Nacional", "2.10"),
        ("Plan viejo", "P-1"),
        ("Plan de Belmira (Belmira)", "7"),
    ]
    assert [row["cited"] for row in rows] == [1, 1, 1, 1]
    assert [row["expired"] for row in rows] == [False, False, True, False]


def test_the_matrix_has_a_row_for_everything_that_may_cite() -> None:
    matrix = alignment_matrix(region(), DAY, CATALOG)
    assert list(matrix.plans.values()) == ["Plan Nacional", "Plan viejo", MUNICIPAL]
    rows = {row["code"]: row for row in matrix.rows.to_dict("records")}
    assert list(rows) == ["M-01", "M-02", "P-001", "L-1", "L-2"]
    cells = {code: [row[key] for key in matrix.plans] for code, row in rows.items()}
    assert cells["M-01"] == ["● 2.10", "–", "● Belmira 7"]
    assert cells["P-001"] == ["–", "▲ P-1", "–"]
    assert cells["L-2"] == ["● 2.9", "–", "–"]
    assert (rows["P-001"]["vision"], rows["M-01"]["plans"]) == ("L-1", 2)


def test_what_cites_nothing_is_an_orphan() -> None:
    assert alignment_matrix(region(), DAY, CATALOG).orphans["code"].tolist() == ["M-02", "L-1"]


def test_goals_of_a_version_that_does_not_rule_are_left_out() -> None:
    later = PLAN | {"id": 2, "number": 2, "in_force_from": date(2026, 11, 1)}
    records = region(
        plans=[PLAN, later],
        goals=[
            {"id": 1, "plan_id": 1, "code": "M-01", "text": "Talleres"},
            {"id": 9, "plan_id": 2, "code": "M-01", "text": "Talleres"},
        ],
    )
    assert citation_rows(records, DAY, CATALOG)["citation_id"].tolist() == [30, 31, 32, 33]
    rows = alignment_matrix(records, date(2026, 11, 30), CATALOG).rows
    assert rows[rows["kind"] == "goal"]["plans"].tolist() == [0]


def test_without_plans_there_is_no_column_and_everything_is_an_orphan() -> None:
    matrix = alignment_matrix(region(plan_lines=[], citations=[]), DAY, CATALOG)
    assert not matrix.plans and len(matrix.orphans) == 5


def test_two_plans_of_a_long_name_never_have_the_same_title() -> None:
    long = "Plan departamental de desarrollo"
    plans = {"plan0": f"{long} 2020-2023", "plan1": f"{long} 2024-2027", "plan2": "Visión nacional"}
    assert titles_of(plans, ["Nombre"], 24) == plans
    assert titles_of({"plan0": plans["plan0"]}, [], 24) == {"plan0": "Plan departamental de…"}


@pytest.mark.parametrize("width", [0, 24])
def test_no_title_of_a_plan_is_another_one_even_where_only_capitals_tell_them_apart(
    width: int,
) -> None:
    names = [
        "Cita",
        "Plan Nacional",
        "PLAN NACIONAL",
        "x" * 30 + "a",
        "x" * 30 + "b",
        "a b",
        "a  b",
    ]
    plans = {f"plan{place}": name for place, name in enumerate(names)}
    titles = list(titles_of(plans, ["Nombre", "Cita"], width).values())
    assert titles == ["Cita (2)", "Plan Nacional", "PLAN NACIONAL (2)", *names[3:]]


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (2035, "● Horizonte 2020–2035: le quedan 9 años."),
        (2028, "● Horizonte 2020–2028: le quedan 2 años."),
        (2027, "▲ Horizonte 2020–2027: le quedan 14 meses. Prepare la siguiente visión."),
        (2026, "▲ Horizonte 2020–2026: le quedan 2 meses. Prepare la siguiente visión."),
        (2025, "▲ Horizonte 2020–2025: terminó hace 10 meses. Empiece la siguiente visión."),
    ],
)
def test_the_vision_warns_in_its_last_twenty_four_months(ends: int, said: str) -> None:
    vision = {"starts_year": 2020, "ends_year": ends}
    assert horizon_sentence(vision, DAY) == said


def test_the_vision_in_force_is_the_one_whose_years_hold_the_day() -> None:
    def vision(key: int, starts: int, ends: int) -> dict[str, Any]:
        return {"id": key, "name": f"V{key}", "starts_year": starts, "ends_year": ends}

    known = [vision(1, 2010, 2019), vision(2, 2020, 2030), vision(3, 2031, 2040)]
    found = vision_in_force(region(visions=known), DAY)
    assert found is not None and found["id"] == 2
    past = vision_in_force(region(visions=known[:1]), DAY)
    assert past is not None and past["id"] == 1
    assert vision_in_force(region(visions=[]), DAY) is None


def need(key: int, town: int, priority: int, **changes: Any) -> dict[str, Any]:
    known = {"theme": "roads", "text": f"N{key}", "stated_on": date(2026, 3, 1)}
    return {"id": key, "municipality_id": town, "priority": priority} | known | changes


def test_needs_come_by_municipality_and_priority_and_closed_ones_last() -> None:
    closed = {"closed_on": date(2026, 5, 1), "closed_reason": "entregada"}
    records = region(
        needs=[
            need(1, 2, 2, project_id=7),
            need(2, 2, 1, **closed),
            need(3, 1, 1),
            need(4, 1, 2, stated_on=date(2026, 11, 2)),
        ]
    )
    rows = need_lines(records, DAY, CATALOG).to_dict("records")
    assert [(row["municipality"], row["need_id"], row["word"]) for row in rows] == [
        ("Alto Claro", 3, "○ sin proyecto"),
        ("Belmira", 1, "● con proyecto"),
        ("Belmira", 2, "– cerrada"),
    ]
    assert (rows[1]["project"], rows[1]["theme"]) == ("P-001 Puente", "Vías y caminos")
    assert need_lines(records, date(2026, 4, 1), CATALOG, 2)["word"].tolist() == [
        "○ sin proyecto",
        "● con proyecto",
    ]


def review(town: int, on: date, agrees: bool = True) -> dict[str, Any]:
    who = {"person": "Ana Ruiz", "position": "alcaldesa", "month": f"{on:%Y-%m}"}
    return {"id": town, "municipality_id": town, "reviewed_on": on, "agrees": agrees} | who


def test_every_municipality_says_who_signed_its_sheet_or_that_nobody_did() -> None:
    records = region(
        sheet_reviews=[
            review(1, date(2026, 10, 5)),
            review(2, date(2026, 9, 30), agrees=False),
            review(3, date(2026, 4, 30)),
        ]
    )
    words = review_lines(records, DAY).set_index("municipality")["word"]
    assert words.to_dict() == {
        "Alto Claro": "● de acuerdo",
        "Belmira": "◆ con objeciones",
        "Cañaveral": "▲ revisión vencida",
    }
    early = review_lines(records, date(2026, 10, 4)).set_index("municipality")["word"]
    assert early["Alto Claro"] == "○ sin revisar"


@pytest.mark.parametrize(
    ("on", "agrees", "said"),
    [
        (date(2026, 10, 5), True, "● Visto bueno de Ana Ruiz, alcaldesa, el 5 de octubre de 2026"),
        (date(2026, 5, 2), False, "◆ Ana Ruiz, alcaldesa, la objetó el 2 de mayo de 2026"),
        (date(2026, 4, 30), True, "▲ Sin revisar desde el 30 de abril de 2026."),
    ],
)
def test_a_sign_off_is_fresh_for_six_months(on: date, agrees: bool, said: str) -> None:
    assert review_sentence(review(1, on, agrees), DAY).startswith(said)


def test_without_a_sign_off_it_says_so() -> None:
    assert review_sentence(None, DAY).startswith("○ Sin revisar: nadie")
