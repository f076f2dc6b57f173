"""Calendar, coverage, bank and what does not add up, as of a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from board.ledgers import inputs
from board.portfolio_rows import DAY, benefit, money, note, project, shared, stage
from board.year import CATALOG, Year
from evalua.board.portfolio.bank import bank_lines
from evalua.board.portfolio.coverage import (
    coverage,
    coverage_sentence,
    reached,
    reached_lines,
    reached_sentence,
    without_projects,
)
from evalua.board.portfolio.incoherences import incoherences
from evalua.board.portfolio.timeline import timeline, without_calendar
from evalua.board.projects import public_sentence

EARLY = date(2026, 2, 1)


def schedule(key: int, of: int, number: int, ends: date, set_on: date) -> dict[str, Any]:
    return {
        "id": key,
        "project_id": of,
        "number": number,
        "starts_on": date(2026, 2, 1),
        "ends_on": ends,
        "set_on": set_on,
    }


def planned() -> dict[str, Any]:
    return {
        "projects": [project(1), project(2)],
        "stages": [
            stage(1, 1, "in_execution", date(2026, 2, 10)),
            stage(2, 2, "in_execution", date(2026, 2, 10)),
        ],
        "project_schedules": [
            schedule(1, 1, 1, date(2026, 8, 31), EARLY),
            schedule(2, 1, 2, date(2026, 12, 31), date(2026, 6, 1)),
        ],
    }


def test_the_calendar_shows_the_first_plan_the_one_in_force_and_what_happened() -> None:
    (row,) = timeline(inputs(**planned()), DAY).to_dict("records")
    days = [row[n].date() for n in ("ends_on", "current_ends_on", "began_on")]
    assert days == [date(2026, 8, 31), date(2026, 12, 31), date(2026, 2, 10)]
    # From 31 August to 31 December: 30 + 31 + 30 + 31 days.
    assert (row["changes"], row["moved_days"], row["delayed"]) == (1, 122, True)
    assert row["finished_on"] is None or row["finished_on"] != row["finished_on"]


def test_before_the_change_the_first_plan_is_the_one_in_force() -> None:
    (row,) = timeline(inputs(**planned()), date(2026, 5, 31)).to_dict("records")
    assert row["current_ends_on"] == row["ends_on"] and row["moved_days"] == 0


def test_a_running_project_without_calendar_is_named() -> None:
    assert without_calendar(inputs(**planned()), DAY) == ["P-002 Obra 2"]


def test_every_member_has_its_row_in_every_theme() -> None:
    cells = coverage(shared(), DAY, CATALOG)
    # Three members and the two themes of what was not discarded.
    assert len(cells) == 6
    found = {(r["municipality"], r["theme"]): r for r in cells.to_dict("records")}
    assert found["Belmira", "Vías y caminos"]["state"] == "running"
    assert found["Cañaveral", "Agua y saneamiento"]["state"] == "none"
    assert list(dict.fromkeys(cells["municipality"])) == ["Alto Claro", "Belmira", "Cañaveral"]
    assert without_projects(cells) == ["Cañaveral"]
    assert coverage_sentence(cells) == "2 de 3 municipios tienen algún proyecto; falta Cañaveral."


@pytest.mark.parametrize(
    ("stages", "state"),
    [
        (["idea"], "managing"),
        (["finished"], "finished"),
        (["settled", "idea"], "managing"),
        (["idea", "suspended"], "running"),
        (["discarded"], "none"),
    ],
)
def test_a_cell_says_the_most_alive_of_its_projects(stages: list[str], state: str) -> None:
    projects = [project(9, theme="roads"), *(project(k) for k in range(1, len(stages) + 1))]
    frame = inputs(
        projects=projects,
        stages=[stage(9, 9, "idea"), *(stage(k, k, name) for k, name in enumerate(stages, 1))],
        benefits=[benefit(k, k, 1) for k in range(1, len(stages) + 1)],
    )
    first = coverage(frame, DAY, CATALOG).iloc[0]
    assert (first["municipality"], first["state"]) == ("Alto Claro", state)


def test_too_many_themes_are_gathered_in_the_last_one() -> None:
    themes = list(CATALOG.choices("project_themes"))[:5]
    frame = inputs(
        projects=[project(k, theme=t) for k, t in enumerate([*themes, themes[4]], 1)],
        stages=[stage(k, k, "idea") for k in range(1, 7)],
        benefits=[benefit(k, k, 1) for k in range(1, 7)],
    )
    cells = coverage(frame, DAY, CATALOG, most=3)
    names = list(CATALOG.choices("project_themes").values())
    assert list(dict.fromkeys(cells["theme"])) == [names[0], names[4], "Otros temas (3)"]
    assert int(cells["projects"].sum()) == 6


def test_people_of_a_shared_project_are_counted_once(year: Year) -> None:
    found = reached(shared(), DAY)
    # 10 + 4 + 7 women, 8 + 6 men, 5 + 3 families; the discarded study and its 999 stay out.
    assert (found.women, found.men, found.unstated, found.families) == (21, 14, 0, 8)
    assert (found.projects, found.silent) == (2, 0)
    said = reached_sentence(found, year.office.facts)
    assert said == "Los proyectos llegan a 21 mujeres, 14 hombres y 8 familias."
    towns = reached_lines(shared(), DAY)
    assert int(towns["women"].sum()) == found.women
    assert list(towns["municipality"]) == ["Alto Claro", "Belmira"]


def test_people_that_nobody_declared_are_missing_and_not_zero(year: Year) -> None:
    frame = inputs(projects=[project(1)], stages=[stage(1, 1, "idea")], benefits=[benefit(1, 1, 1)])
    (row,) = reached_lines(frame, DAY).to_dict("records")
    assert (row["projects"] == 1 and row["women"] is None) or row["women"] != row["women"]
    said = reached_sentence(reached(frame, DAY), year.office.facts)
    assert said.endswith("1 proyecto no lo dice todavía.")


def test_the_bank_holds_what_looks_for_resources_by_priority() -> None:
    frame = inputs(
        projects=[
            project(1, priority=None),
            project(2, priority=2),
            project(3, priority=1, kind="pre_investment"),
            project(4, priority=1),
            project(5, kind="pre_investment"),
        ],
        stages=[
            stage(1, 1, "idea"),
            stage(2, 2, "returned"),
            stage(3, 3, "in_execution"),
            stage(4, 4, "funded"),
            stage(5, 5, "settled"),
        ],
    )
    rows = bank_lines(frame, DAY, CATALOG).to_dict("records")
    assert [row["code"] for row in rows] == ["P-003", "P-002", "P-001"]
    assert [row["next_stage"] for row in rows] == ["Terminado", "Estructurado", "Estructurado"]
    assert rows[2]["needs"].startswith("documento técnico")


@pytest.mark.parametrize(
    ("physical", "financial", "paid_on", "kind", "said"),
    [
        (0, None, date(2026, 8, 31), "money", "el avance físico sigue en cero"),
        (None, None, date(2026, 8, 31), "money", "no hay avance físico anotado"),
        (0, None, date(2026, 9, 1), "", ""),
        (40, 30, None, "progress", "Avance físico de 40 % y ningún desembolso anotado."),
        (40, 65, date(2026, 8, 31), "", ""),
        (40, 65.1, date(2026, 8, 31), "money", "25,1 puntos de diferencia"),
        (80, 30, date(2026, 8, 31), "progress", "50 puntos de diferencia"),
        (None, None, None, "", ""),
    ],
)
def test_money_and_progress_tell_the_same_story_or_are_listed(
    year: Year,
    physical: float | None,
    financial: float | None,
    paid_on: date | None,
    kind: str,
    said: str,
) -> None:
    # 61 days from 31 August to 31 October; 60 from 1 September, which is still normal.
    paid = [] if paid_on is None else [money(1, 1, 500, condition="disbursed", on=paid_on)]
    frame = inputs(
        projects=[project(1)],
        stages=[stage(1, 1, "in_execution")],
        funding=paid,
        follow_ups=[note(1, 1, physical, financial)],
    )
    rows = incoherences(frame, DAY, year.office.facts).to_dict("records")
    assert [row["kind"] for row in rows] == ([kind] if kind else [])
    assert all(said in row["said"] for row in rows)


def test_an_idea_is_not_asked_for_money_or_progress(year: Year) -> None:
    frame = inputs(
        projects=[project(1)], stages=[stage(1, 1, "idea")], follow_ups=[note(1, 1, 40, 0)]
    )
    assert incoherences(frame, DAY, year.office.facts).empty


def test_the_public_sentence_carries_its_date() -> None:
    line = {"public_status": "En obra", "public_status_on": date(2026, 9, 2)}
    assert public_sentence(line) == "En obra (02/09/2026)"
    assert public_sentence({"public_status": "", "public_status_on": None}) == ""
