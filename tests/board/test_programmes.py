"""What programmes add up to, and that nothing is counted twice or lost."""

from __future__ import annotations

from datetime import date
from typing import Any

from board.ledgers import inputs
from board.portfolio_rows import DAY, benefit, money, project, stage
from board.year import CATALOG
from evalua.board.programmes import UNGROUPED, programme_lines, programmes_sentence
from evalua.measures.inputs import Inputs


def programme(key: int, name: str, **facts: Any) -> dict[str, Any]:
    return (
        {"id": key, "uid": f"g{key}", "name": name, "kind": "programme"}
        | {"since": date(2025, 1, 1)}
        | facts
    )


def grouped() -> Inputs:
    """Two projects in Agua (one shared by two towns), one loose; a goal and a service each way."""
    return inputs(
        programmes=[
            programme(1, "Agua"),
            programme(2, "Vías", kind="unit", until=date(2026, 6, 30)),
            programme(3, "Por venir", since=date(2026, 12, 1)),
        ],
        projects=[
            project(1, programme_id=1, cost=100),
            project(2, programme_id=1, cost=50),
            project(3, cost=7),
            project(4, programme_id=1, cost=999),
        ],
        stages=[
            stage(1, 1, "in_execution"),
            stage(2, 2, "idea"),
            stage(3, 3, "idea"),
            stage(4, 4, "discarded"),
        ],
        funding=[money(1, 1, 60), money(2, 1, 20, condition="disbursed"), money(3, 3, 5)],
        benefits=[
            benefit(1, 1, 1, women=10, men=5, families=4),
            benefit(2, 1, 2, women=1, men=2),
            benefit(3, 3, 1, women=3),
            benefit(4, 4, 3, women=500),
        ],
        plans=[
            {
                "id": 1,
                "uid": "p",
                "number": 1,
                "starts_on": date(2026, 1, 1),
                "ends_on": date(2026, 12, 31),
                "in_force_from": date(2026, 1, 1),
            }
        ],
        goals=[
            {"id": 1, "uid": "a", "plan_id": 1, "code": "M-01", "programme_id": 1},
            {"id": 2, "uid": "b", "plan_id": 1, "code": "M-02"},
        ],
        services=[
            {"id": 1, "uid": "s", "name": "Riego", "since": date(2025, 1, 1), "programme_id": 1},
            {
                "id": 2,
                "uid": "t",
                "name": "Viejo",
                "since": date(2020, 1, 1),
                "until": date(2021, 1, 1),
                "programme_id": 1,
            },
        ],
    )


def test_a_programme_adds_up_its_projects_people_goals_and_services() -> None:
    lines = programme_lines(grouped(), DAY, CATALOG).set_index("name")
    water = lines.loc["Agua"]
    assert (water["projects"], water["stages"]) == (2, "idea 1, en ejecución 1")
    assert (water["cost"], water["committed"], water["disbursed"]) == (150, 60, 20)
    assert (water["women"], water["men"], water["families"]) == (11, 7, 4)
    assert (water["goals"], water["services"]) == (1, 1)
    assert (water["kind"], water["state"]) == ("Programa", "● Activo")
    assert (lines.loc["Vías", "kind"], lines.loc["Vías", "state"]) == ("Unidad", "■ Terminó")


def test_the_rows_add_up_to_the_association() -> None:
    lines = programme_lines(grouped(), DAY, CATALOG)
    assert list(lines["name"]) == ["Agua", "Vías", UNGROUPED]
    sums = lines[["projects", "cost", "committed", "women", "goals", "services"]].sum()
    assert sums.to_dict() == {
        "projects": 3,
        "cost": 157,
        "committed": 65,
        "women": 14,
        "goals": 2,
        "services": 1,
    }


def test_a_programme_that_had_not_begun_leaves_its_projects_with_the_rest() -> None:
    early = date(2024, 12, 31)
    assert programme_lines(inputs(programmes=[programme(1, "Agua")]), early, CATALOG).empty


def test_the_sentence_says_what_is_left_outside() -> None:
    assert programmes_sentence(programme_lines(grouped(), DAY, CATALOG)) == (
        "2 programas y unidades; 1 proyecto y 1 meta sin programa."
    )
    whole = inputs(
        programmes=[programme(1, "Agua")],
        projects=[project(1, programme_id=1)],
        stages=[stage(1, 1, "idea")],
    )
    assert programmes_sentence(programme_lines(whole, DAY, CATALOG)) == (
        "1 programa o unidad; todo está en alguno."
    )
