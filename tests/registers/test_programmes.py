"""Programmes and units: what is refused, what they group, and what stays when they go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from conftest import READER, TODAY, Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.registers.programmes import queries
from evalua.registers.programmes.commands import (
    ProgrammeInput,
    add_programme,
    change_programme,
    remove_programme,
)
from evalua.registers.programmes.tables import Programme
from evalua.registers.projects.benefits import BenefitInput
from evalua.registers.projects.projects import ProjectInput, create_project
from evalua.registers.projects.queries import projects
from evalua.registers.services.commands import ServiceInput, add_service
from evalua.registers.services.queries import services

SINCE = date(2024, 3, 1)
WATER = ProgrammeInput("Agua y vida", SINCE, act="Acuerdo 21")


def pairs(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(found.field, found.code) for found in raised.value.findings}


def project(office: Office, name: str) -> int:
    towns = [BenefitInput(office.members[n], "10") for n in ("Alto Claro", "Belmira")]
    with office.work() as work:
        return create_project(work, ProjectInput(name, "roads", towns)).id


def written(office: Office) -> list[dict[str, Any]]:
    with office.db.session() as session:
        rows: list[dict[str, Any]] = queries.programmes(session, association_id=office.id).to_dict(
            "records"
        )
    return rows


def grouped(office: Office) -> dict[str, int]:
    """The projects that are in some programme, and which."""
    with office.db.session() as session:
        rows = projects(session, association_id=office.id)
    rows = rows[rows["programme_id"].notna()]
    return dict(zip(rows["name"], rows["programme_id"], strict=True))


def test_a_programme_is_kept_with_its_kind_its_days_and_its_act(clara: Office) -> None:
    with clara.work() as work:
        add_programme(work, replace(WATER, name="  Agua   y vida ", until=TODAY, kind="unit"))
    (row,) = written(clara)
    assert (row["name"], row["kind"], row["act"]) == ("Agua y vida", "unit", "Acuerdo 21")
    assert (row["since"].date(), row["until"].date()) == (SINCE, TODAY)


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"name": "  "}, {("name", "V00")}),
        ({"kind": "club"}, {("kind", "V00")}),
        ({"since": None}, {("since", "V00")}),
        ({"since": date(2026, 11, 6)}, {("since", "V03")}),
        ({"until": date(2024, 2, 29)}, {("until", "V25")}),
        ({"name": "x" * 121}, {("name", "V05")}),
        ({"act": "x" * 121}, {("act", "V05")}),
        ({"projects": [99]}, {("projects", "V56")}),
        ({"goals": [99]}, {("goals", "V56")}),
        ({"services": [99]}, {("services", "V56")}),
        (
            {"name": "", "since": None, "kind": ""},
            {("name", "V00"), ("since", "V00"), ("kind", "V00")},
        ),
    ],
)
def test_a_programme_that_makes_no_sense_is_refused(
    clara: Office, changes: dict[str, Any], refused: set[tuple[str, str]]
) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_programme(work, replace(WATER, **changes))
    assert pairs(raised) == refused
    assert written(clara) == []


def test_it_may_end_the_day_it_began(clara: Office) -> None:
    with clara.work() as work:
        assert add_programme(work, replace(WATER, until=SINCE)).until == SINCE


def test_a_name_is_told_once_whatever_its_accents(clara: Office, izote: Office) -> None:
    with clara.work() as work:
        first = add_programme(work, WATER).id
        other = add_programme(work, replace(WATER, name="Vías")).id
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_programme(work, replace(WATER, name="AGUA Y VIDA"))
    assert pairs(raised) == {("name", "V58")}
    with pytest.raises(Problem) as raised, clara.work() as work:
        change_programme(work, other, replace(WATER, name="agua y vída"), version=1)
    assert pairs(raised) == {("name", "V58")}
    with clara.work() as work:
        change_programme(work, first, replace(WATER, act="Acuerdo 22"), version=1)
    with izote.work() as work:
        add_programme(work, WATER)
    assert [row["act"] for row in written(clara)] == ["Acuerdo 22", "Acuerdo 21"]


def test_the_database_itself_refuses_the_same_name_twice(clara: Office) -> None:
    with pytest.raises(IntegrityError), clara.work() as work:
        for _ in range(2):
            row = Programme(association_id=clara.id, name="Agua", name_key="agua", since=SINCE)
            work.add(row)


def test_each_project_is_in_one_programme_the_last_that_claimed_it(clara: Office) -> None:
    road, well = project(clara, "Vía"), project(clara, "Pozo")
    with clara.work() as work:
        first = add_programme(work, replace(WATER, projects=[road, well])).id
        second = add_programme(work, replace(WATER, name="Caminos", projects=[road])).id
    assert grouped(clara) == {"Vía": second, "Pozo": first}
    with clara.work() as work:
        change_programme(work, first, replace(WATER, projects=[]), version=1)
    assert grouped(clara) == {"Vía": second}


def test_services_are_grouped_too(clara: Office) -> None:
    with clara.work() as work:
        made = add_service(
            work, ServiceInput("Maquinaria", "machinery", "horas", SINCE), catalog=catalog.load()
        )
        programme = add_programme(work, replace(WATER, services=[made.id])).id
    with clara.db.session() as session:
        rows = services(session, association_id=clara.id)
    assert rows["programme_id"].tolist() == [programme]


def test_what_a_programme_grouped_stays_when_it_goes(clara: Office) -> None:
    road = project(clara, "Vía")
    with clara.work() as work:
        made = add_programme(work, replace(WATER, projects=[road])).id
    with pytest.raises(Problem), clara.work() as work:
        remove_programme(work, made, " ")
    with clara.work() as work:
        remove_programme(work, made, "estaba repetido")
    assert written(clara) == [] and grouped(clara) == {}
    with clara.work() as work:
        add_programme(work, WATER)


def test_somebody_elses_change_is_not_overwritten(clara: Office) -> None:
    with clara.work() as work:
        made = add_programme(work, WATER).id
    with clara.work() as work:
        change_programme(work, made, replace(WATER, act="Acuerdo 22"), version=1)
    with pytest.raises(Problem), clara.work() as work:
        change_programme(work, made, replace(WATER, act="Acuerdo 23"), version=1)
    assert written(clara)[0]["act"] == "Acuerdo 22"


def test_who_only_reads_cannot_write_programmes_and_the_peer_does_not_see_them(
    clara: Office, izote: Office
) -> None:
    with clara.work() as work:
        made = add_programme(work, WATER).id
    attempts = (
        lambda work: add_programme(work, replace(WATER, name="Otro")),
        lambda work: change_programme(work, made, WATER, version=1),
        lambda work: remove_programme(work, made, "x"),
    )
    for attempt in attempts:
        with pytest.raises(Problem), clara.work(READER) as work:
            attempt(work)
    for attempt in attempts[1:]:
        with pytest.raises(Problem) as raised, izote.work() as work:
            attempt(work)
        assert pairs(raised) == {("", "V56")}
    assert written(izote) == []
