"""Every way of contributing: what it asks for, what it charges, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from conftest import TODAY, Office
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.registers.contributions import queries
from evalua.registers.contributions.billing import Due, dues_of_month
from evalua.registers.contributions.commands import charge_month, set_base
from evalua.registers.contributions.schemes import SchemeInput, close_scheme, open_scheme
from evalua.registers.members.tables import Membership, Municipality
from evalua.registers.projects.tables import Project, ProjectMunicipality
from evalua.registers.reading import alive, one

OCTOBER = Month(2026, 10)
LEVY = SchemeInput(
    "extraordinary",
    "Cuota extraordinaria",
    OCTOBER,
    concept="Reparación de la sede",
    act="Acta 30",
    periodicity="once",
    amount=300_000,
)


def opened(office: Office, data: SchemeInput) -> int:
    with office.work() as work:
        return open_scheme(work, data).id


def dues(office: Office, month: Month = OCTOBER) -> dict[str, Due]:
    with office.db.session() as session:
        return {d.municipality: d for d in dues_of_month(session, office.id, month)}


def people(office: Office, **counts: int) -> None:
    with office.work() as work:
        for key, count in counts.items():
            name = key.replace("_", " ")
            town = one(work.session, Municipality, office.id, office.members[name])
            work.change(town, population=count, population_year=2025)


def refused(office: Office, data: SchemeInput) -> dict[str, str]:
    with pytest.raises(Problem) as raised, office.work() as work:
        open_scheme(work, data)
    return {f.field: f.code for f in raised.value.findings}


def test_a_quota_by_inhabitant_multiplies_and_says_so(clara: Office) -> None:
    people(clara, Alto_Claro=12_345, Belmira=800, Cañaveral=5_000, Dos_Aguas=20_000)
    opened(clara, SchemeInput("per_capita", "Por habitante", OCTOBER, amount=120))
    found = dues(clara)
    # 12,345 × 120 = 1,481,400; 800 × 120 = 96,000.
    assert found["Alto Claro"].amount == 1_481_400
    assert found["Belmira"].amount == 96_000
    basis = found["Alto Claro"].basis.replace("\u00a0", " ")
    assert basis == "$ 120 por habitante × 12.345 habitantes (2025)"


def test_a_quota_by_inhabitant_is_refused_clearly_where_there_is_no_population(
    clara: Office,
) -> None:
    people(clara, Alto_Claro=12_345, Cañaveral=5_000)
    opened(clara, SchemeInput("per_capita", "Por habitante", OCTOBER, amount=120))
    with pytest.raises(Problem) as raised, clara.work() as work:
        charge_month(work, OCTOBER)
    said = [f.message for f in raised.value.findings]
    assert len(said) == 2
    assert said[0].startswith("Falta la población de Belmira; sin ella no se puede calcular")
    with clara.db.session() as session:
        assert queries.charges(session, association_id=clara.id).empty


def test_each_member_pays_its_own_fixed_quota_and_zero_is_not_charged(clara: Office) -> None:
    names = {"Alto Claro": "900.000", "Belmira": "450.000", "Cañaveral": "0", "Dos Aguas": "10"}
    amounts = {clara.members[name]: typed for name, typed in names.items()}
    opened(clara, SchemeInput("fixed_per_member", "Fija", OCTOBER, amounts=amounts))
    found = {name: due.amount for name, due in dues(clara).items()}
    assert found == {"Alto Claro": 900_000, "Belmira": 450_000, "Dos Aguas": 10}


def test_a_share_of_own_income_uses_the_base_of_the_month_charged(izote: Office) -> None:
    data = SchemeInput(
        "percent_of_income", "Ingresos", Month(2026, 1), percent="0.5", periodicity="year"
    )
    opened(izote, data)
    january = Month(2026, 1)
    with izote.work() as work:
        for name, base in (("Izotal", 100_000), ("Jocote", 333_333), ("Las Lomas", 1)):
            set_base(work, izote.members[name], january, "ingresos propios", base)
        charges = {c.municipality_id: c for c in charge_month(work, january)}
        assert charge_month(work, OCTOBER) == []
    # 0.5 % of 1,000.00 is 5.00; of 3,333.33 is 16.66665 → 16.67; of a cent, nothing to charge.
    assert charges[izote.members["Izotal"]].amount == 500
    assert charges[izote.members["Jocote"]].amount == 1_667
    assert izote.members["Las Lomas"] not in charges
    basis = charges[izote.members["Izotal"]].basis
    assert basis == "0.5 % de ingresos propios: 0.5 % × $1,000.00"


def test_a_contribution_in_kind_is_never_charged_as_money(clara: Office) -> None:
    opened(clara, SchemeInput("in_kind", "Maquinaria", OCTOBER, amount=500_000))
    with clara.work() as work:
        assert charge_month(work, OCTOBER) == []


def test_without_quotas_nothing_is_charged(clara: Office) -> None:
    opened(clara, SchemeInput("no_quota", "Servicios propios", OCTOBER, act="Acta 9"))
    assert dues(clara) == {}


def test_an_extraordinary_quota_runs_beside_the_ordinary_one_and_is_charged_once(
    clara: Office,
) -> None:
    opened(clara, SchemeInput("equal_quota", "Cuota", OCTOBER, amount=1_000_000))
    opened(clara, LEVY)
    with clara.work() as work:
        amounts = sorted(c.amount for c in charge_month(work, OCTOBER))
        november = {c.amount for c in charge_month(work, Month(2026, 11))}
    assert amounts == [300_000] * 4 + [1_000_000] * 4
    assert november == {1_000_000}


def test_an_extraordinary_quota_may_name_only_some_members(clara: Office) -> None:
    amounts = {clara.members["Belmira"]: "80.000", clara.members["Dos Aguas"]: ""}
    opened(clara, replace(LEVY, amount=None, amounts=amounts))
    found = dues(clara)
    assert {name: due.amount for name, due in found.items()} == {"Belmira": 80_000}
    assert found["Belmira"].basis.startswith("Reparación de la sede: ")


def test_a_counterpart_charges_the_municipalities_of_its_project(clara: Office) -> None:
    with clara.work() as work:
        project = work.add(
            Project(association_id=clara.id, code="P-1", name="Acueducto rural", theme="water")
        )
        for name in ("Belmira", "Dos Aguas"):
            town = clara.members[name]
            work.add(
                ProjectMunicipality(
                    association_id=clara.id, project_id=project.id, municipality_id=town
                )
            )
    data = SchemeInput("counterpart", "Contrapartida", OCTOBER, amount=700, project_id=project.id)
    opened(clara, replace(data, periodicity="once"))
    found = dues(clara)
    assert {name: due.amount for name, due in found.items()} == {"Belmira": 700, "Dos Aguas": 700}
    assert found["Belmira"].basis.startswith("Contrapartida de Acueducto rural: ")


def test_a_new_member_pays_the_days_it_was_one_or_from_the_next_month(clara: Office) -> None:
    with clara.work() as work:
        for spell in alive(work.session, Membership, clara.id):
            if spell.municipality_id == clara.members["Belmira"]:
                work.change(spell, joined_on=date(2026, 10, 12))
    opened(
        clara, SchemeInput("equal_quota", "Cuota", OCTOBER, amount=1_000_000, first_month="days")
    )
    found = dues(clara)
    # From 12 to 31 October: 20 of 31 days. 1,000,000 × 20 ÷ 31 = 645,161.29.
    assert found["Belmira"].amount == 645_161
    assert found["Belmira"].basis.endswith(" × 20 de 31 días")
    assert found["Alto Claro"].amount == 1_000_000
    with clara.work() as work:
        scheme = queries.schemes(work.session, association_id=clara.id)["id"][0]
        close_scheme(work, int(scheme), OCTOBER)
    later = replace(LEVY, concept="Otra", first_month="next")
    opened(clara, later)
    assert "Belmira" not in {d for d in dues(clara) if dues(clara)[d].scheme == later.name}


def test_a_member_that_left_and_came_back_in_a_month_is_charged_once(clara: Office) -> None:
    who = clara.members["Belmira"]
    with clara.work() as work:
        (spell,) = alive(work.session, Membership, clara.id, municipality_id=who)
        work.change(spell, left_on=date(2026, 10, 5))
        work.add(
            Membership(association_id=clara.id, municipality_id=who, joined_on=date(2026, 10, 20))
        )
    opened(clara, SchemeInput("equal_quota", "Cuota", OCTOBER, amount=10))
    with clara.work() as work:
        assert len(charge_month(work, OCTOBER)) == 4


@pytest.mark.parametrize("second", ["per_capita", "no_quota", "equal_quota"])
def test_ordinary_schemes_exclude_each_other_on_any_date(clara: Office, second: str) -> None:
    scheme = opened(clara, SchemeInput("equal_quota", "Cuota", Month(2026, 3), amount=10))
    for start in (Month(2026, 1), Month(2026, 3), Month(2027, 1)):
        assert refused(clara, SchemeInput(second, "Otra", start, amount=10)) == {
            "starts_month": "V10"
        }
    with clara.work() as work:
        close_scheme(work, scheme, Month(2026, 6))
    assert refused(clara, SchemeInput(second, "Otra", Month(2026, 6), amount=10))
    opened(clara, SchemeInput(second, "Otra", Month(2026, 7), amount=10))


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        (replace(LEVY, concept="", act=" "), {"concept": "V00", "act": "V00"}),
        (replace(LEVY, amount=None), {"amount": "V00"}),
        (replace(LEVY, amount="-5"), {"amount": "V01"}),
        (replace(LEVY, amounts={1: "5"}), {"amount": "V02"}),
        (SchemeInput("counterpart", "C", OCTOBER, amount=5), {"project_id": "V00"}),
        (SchemeInput("per_capita", "P", OCTOBER, amount=0), {"amount": "V01"}),
        (SchemeInput("in_kind", "E", OCTOBER), {"amount": "V00"}),
        (SchemeInput("fixed_per_member", "F", OCTOBER, amounts={1: "-1"}), {"amounts.1": "V01"}),
        (SchemeInput("otra", "", None, due_day=31), {
            "kind": "V00", "name": "V00", "starts_month": "V00", "due_day": "V23",
        }),
        (SchemeInput("percent_of_transfer", "T", OCTOBER, percent="0"), {
            "transfer": "V00", "percent": "V23",
        }),
    ],
)  # fmt: skip
def test_a_scheme_that_says_too_little_is_refused_with_all_that_is_missing(
    clara: Office, data: SchemeInput, fields: dict[str, str]
) -> None:
    assert refused(clara, data) == fields


def test_a_base_of_a_month_before_joining_is_refused(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work(today=TODAY) as work:
        set_base(work, clara.members["Belmira"], Month(2019, 12), "SGP", "5")
    (found,) = raised.value.findings
    assert found.code == "V07"
    assert found.message.startswith("Belmira no era miembro en diciembre 2019.")
