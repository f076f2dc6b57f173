"""The list of peace initiatives: what is on it, since when, and what carries each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from conftest import Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.registers.alignment.lines import PlanLineInput, add_plan_line
from evalua.registers.peace import queries
from evalua.registers.peace.commands import (
    InitiativeInput,
    add_initiative,
    change_initiative,
    drop_initiative,
    remove_initiative,
)

CATALOG = catalog.load()


def said(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(f.field, f.code) for f in raised.value.findings}


def school(office: Office, **changes: object) -> InitiativeInput:
    data = InitiativeInput(
        "IN-01", "Aulas rurales", "education", date(2025, 3, 1), office.members["Belmira"]
    )
    return replace(data, **changes)  # type: ignore[arg-type]


def test_leaving_the_list_keeps_the_initiative_with_its_dates(clara: Office) -> None:
    with clara.work() as work:
        key = add_initiative(work, school(clara), catalog=CATALOG).id
        with pytest.raises(Problem) as early:
            drop_initiative(work, key, date(2025, 3, 1), "se unió a otra", version=1)
        with pytest.raises(Problem) as silent:
            drop_initiative(work, key, date(2026, 1, 1), " ", version=1)
        drop_initiative(work, key, date(2026, 1, 1), "se unió a otra", version=1)
        with pytest.raises(Problem) as after:
            later = school(clara, listed_on=date(2026, 2, 1))
            change_initiative(work, key, later, catalog=CATALOG, version=2)
    assert said(early) == {("dropped_on", "V148")}
    assert said(silent) == {("dropped_reason", "V00")}
    assert said(after) == {("listed_on", "V148")}
    with clara.db.session() as session:
        (row,) = queries.peace_initiatives(session, association_id=clara.id).to_dict("records")
    assert (row["dropped_on"].date(), row["dropped_reason"]) == (
        date(2026, 1, 1),
        "se unió a otra",
    )


def test_everything_wrong_with_an_initiative_is_said_at_once(clara: Office) -> None:
    data = InitiativeInput("", "", "war", None)
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_initiative(work, data, catalog=CATALOG)
    assert said(raised) == {
        ("code", "V00"),
        ("text", "V00"),
        ("pillar", "V00"),
        ("listed_on", "V00"),
    }


@pytest.mark.parametrize("place", ["en 4.60971, -74.08175", "4,60971 / 74,08175", "a 4° 35' N"])
def test_a_point_on_the_map_is_refused(clara: Office, place: str) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_initiative(work, school(clara, text=f"Aulas {place}"), catalog=CATALOG)
    assert said(raised) == {("text", "V149")}


def test_figures_that_are_no_coordinates_pass(clara: Office) -> None:
    with clara.work() as work:
        text = "Mejorar 1.250 metros de vía y 3,5 km de senderos"
        assert add_initiative(work, school(clara, text=text), catalog=CATALOG).id


def test_only_the_municipal_plan_of_its_own_municipality_carries_it(clara: Office) -> None:
    with clara.work() as work:
        other = PlanLineInput("municipal", "Plan", "1", "x", 2024, 2027, clara.members["Cañaveral"])
        theirs = add_plan_line(work, other).id
        national = add_plan_line(work, PlanLineInput("national", "PND", "2", "y", 2022, 2026)).id
        for line in (theirs, national):
            with pytest.raises(Problem) as raised:
                add_initiative(work, school(clara, plan_line_id=line), catalog=CATALOG)
            assert said(raised) == {("plan_line_id", "V147")}
        region = school(clara, municipality_id=None, plan_line_id=theirs)
        assert add_initiative(work, region, catalog=CATALOG).plan_line_id == theirs


def test_a_code_is_used_once_until_its_row_is_taken_back(clara: Office) -> None:
    with clara.work() as work:
        key = add_initiative(work, school(clara), catalog=CATALOG).id
        with pytest.raises(Problem) as raised:
            add_initiative(work, school(clara), catalog=CATALOG)
        remove_initiative(work, key, "se anotó dos veces")
        assert add_initiative(work, school(clara), catalog=CATALOG).id != key
    assert said(raised) == {("code", "V147")}
