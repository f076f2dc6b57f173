"""What becomes of organizations: dated counts, resources obtained and the projects that serve them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from conftest import TODAY, Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.registers.partners import queries
from evalua.registers.partners.counts import CountInput, add_count, remove_count
from evalua.registers.partners.organizations import (
    OrganizationInput,
    add_organization,
    remove_organization,
    set_organization_projects,
)
from evalua.registers.partners.resources import (
    ResourceInput,
    add_resource,
    change_resource,
    remove_resource,
)
from evalua.registers.periods.tables import ReportMonth
from evalua.registers.projects.benefits import BenefitInput
from evalua.registers.projects.projects import ProjectInput, create_project

CATALOG = catalog.load()
CREDIT = ResourceInput("credit", date(2026, 5, 4), "Banco Rural", "8.000.000", "Pagaré 12")


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(f.field, f.code) for f in raised.value.findings}


def group(office: Office, name: str = "Las Moras", **said: object) -> int:
    data = OrganizationInput(name, "rural_women", office.members["Belmira"], **said)  # type: ignore[arg-type]
    with office.work() as work:
        return add_organization(work, data, catalog=CATALOG).id


def test_each_count_keeps_its_day_and_the_next_one_does_not_overwrite_it(clara: Office) -> None:
    key = group(clara)
    with clara.work() as work:
        add_count(work, key, CountInput(date(2026, 1, 10), families=30, headed_by_women="12"))
        add_count(work, key, CountInput(date(2026, 7, 10), families="1.030", repeats=True))
    with clara.db.session() as session:
        rows = queries.organization_counts(session, association_id=clara.id)
    assert rows["families"].tolist() == [30, 1030]
    assert rows["repeats"].tolist() == [False, True]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (CountInput(TODAY), ("families", "V00")),
        (CountInput(None, families=3), ("counted_on", "V00")),
        (CountInput(date(2027, 1, 1), families=3), ("counted_on", "V03")),
        (CountInput(date(2019, 1, 1), families=3), ("counted_on", "V25")),
        (CountInput(TODAY, families=3, headed_by_women=4), ("headed_by_women", "V115")),
        (CountInput(TODAY, headed_by_women=4), ("headed_by_women", "V115")),
        (CountInput(TODAY, women="-1"), ("women", "V23")),
    ],
)
def test_a_count_that_cannot_be_is_refused(
    clara: Office, data: CountInput, expected: tuple[str, str]
) -> None:
    key = group(clara, founded_on=date(2020, 1, 1))
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_count(work, key, data)
    assert codes(raised) == {expected}


def test_a_day_has_one_count_until_it_is_taken_back(clara: Office) -> None:
    key = group(clara)
    with clara.work() as work:
        row = add_count(work, key, CountInput(TODAY, families=3))
        with pytest.raises(Problem) as raised:
            add_count(work, key, CountInput(TODAY, families=4))
        assert codes(raised) == {("counted_on", "V04")}
        remove_count(work, row.id, "mal contado")
        assert add_count(work, key, CountInput(TODAY, families=4)).families == 4


def test_a_count_inside_an_approved_month_asks_for_a_reason(clara: Office) -> None:
    key = group(clara)
    with clara.work() as work:
        work.add(ReportMonth(association_id=clara.id, month="2026-03", state="approved"))
        with pytest.raises(Problem) as raised:
            add_count(work, key, CountInput(date(2026, 3, 2), families=3))
    assert codes(raised) == {("reason", "V43")} and raised.value.only_confirmations


def test_a_resource_without_a_document_asks_why_because_it_will_not_count(clara: Office) -> None:
    key = group(clara)
    with clara.work() as work:
        with pytest.raises(Problem) as raised:
            add_resource(work, key, replace(CREDIT, document=""), catalog=CATALOG)
        assert codes(raised) == {("document", "V116")} and raised.value.only_confirmations
        row = add_resource(
            work,
            key,
            replace(CREDIT, document=""),
            catalog=CATALOG,
            confirmed={"V116": "falta copia"},
        )
        change_resource(work, row.id, CREDIT, catalog=CATALOG, version=1)
        with pytest.raises(Problem) as stale:
            change_resource(work, row.id, CREDIT, catalog=CATALOG, version=1)
    assert (row.amount, row.document) == (8_000_000, "Pagaré 12")
    assert codes(stale) == {("", "V51")}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": "gift"}, ("kind", "V00")),
        ({"given_by": ""}, ("given_by", "V00")),
        ({"obtained_on": None}, ("obtained_on", "V00")),
        ({"obtained_on": date(2027, 1, 1)}, ("obtained_on", "V03")),
        ({"amount": "0"}, ("amount", "V01")),
    ],
)
def test_a_resource_that_cannot_be_is_refused(
    clara: Office, changes: dict[str, object], expected: tuple[str, str]
) -> None:
    key = group(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_resource(work, key, replace(CREDIT, **changes), catalog=CATALOG)  # type: ignore[arg-type]
    assert codes(raised) == {expected}


def test_the_same_resource_twice_asks_whether_it_is_another(clara: Office) -> None:
    key = group(clara)
    with clara.work() as work:
        row = add_resource(work, key, CREDIT, catalog=CATALOG)
        with pytest.raises(Problem) as raised:
            add_resource(work, key, CREDIT, catalog=CATALOG)
        assert codes(raised) == {("given_by", "V04")} and raised.value.only_confirmations
        with pytest.raises(Problem) as kept:
            remove_organization(work, key, "cerró")
        assert codes(kept) == {("", "V59")}
        remove_resource(work, row.id, "fue otra")
        remove_organization(work, key, "cerró")


def test_an_organization_names_the_projects_that_serve_it(clara: Office) -> None:
    key = group(clara)
    towns = [BenefitInput(clara.members["Belmira"]), BenefitInput(clara.members["Dos Aguas"])]
    with clara.work() as work:
        first = create_project(work, ProjectInput("Riego", "agriculture", towns)).id
        second = create_project(work, ProjectInput("Acopio", "agriculture", towns)).id
        set_organization_projects(work, key, [first, second])
        set_organization_projects(work, key, [second])
        with pytest.raises(Problem) as raised:
            set_organization_projects(work, key, [second, 999])
    assert codes(raised) == {("projects", "V56")}
    with clara.db.session() as session:
        rows = queries.organization_projects(session, association_id=clara.id)
    assert rows["project_id"].tolist() == [second]
