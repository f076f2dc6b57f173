"""What is given in kind: valued by a method, by act, apart from money."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from conftest import READER, Office
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.measures.in_kind import in_kind_by_member
from evalua.measures.inputs import Cut
from evalua.months.gathering import gather
from evalua.registers.contributions import queries
from evalua.registers.contributions.in_kind import InKindInput, record_in_kind, remove_in_kind
from evalua.registers.contributions.ledger import pending
from evalua.registers.contributions.schemes import SchemeInput, open_scheme


def given(office: Office) -> InKindInput:
    return InKindInput(
        municipality_id=office.members["Belmira"],
        received_on=date(2026, 10, 8),
        concept="Ocho horas de retroexcavadora",
        amount="1.600.000",
        method="Tarifa de alquiler del municipio vecino",
        act="Acta 22",
    )


def test_a_contribution_in_kind_keeps_its_method_and_its_act_and_is_not_money(
    clara: Office,
) -> None:
    with clara.work() as work:
        record_in_kind(work, given(clara))
        assert pending(work.session, clara.id, clara.members["Belmira"]) == 0
        rows = queries.in_kind(work.session, association_id=clara.id)
        paid = queries.payments(work.session, association_id=clara.id)
    assert rows[["amount", "method", "act"]].values.tolist() == [
        [1_600_000, "Tarifa de alquiler del municipio vecino", "Acta 22"]
    ]
    assert paid.empty


def test_a_municipality_of_another_association_gives_nothing_here(
    clara: Office, izote: Office
) -> None:
    foreign = replace(given(clara), municipality_id=izote.members["Jocote"])
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_in_kind(work, foreign)
    assert [(f.field, f.code) for f in raised.value.findings] == [("municipality_id", "V56")]


def test_everything_it_lacks_is_said_together(clara: Office) -> None:
    empty = InKindInput(None, None, " ", "0", "", "")
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_in_kind(work, empty)
    assert {f.field: f.code for f in raised.value.findings} == {
        "municipality_id": "V00", "received_on": "V00", "concept": "V00", "amount": "V01",
        "method": "V00", "act": "V00",
    }  # fmt: skip
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_in_kind(work, replace(given(clara), received_on=date(2026, 12, 1)))
    assert [f.code for f in raised.value.findings] == ["V03"]
    with pytest.raises(Problem), clara.work(actor=READER) as work:
        record_in_kind(work, given(clara))


def test_what_was_expected_and_received_in_the_year_stand_side_by_side(clara: Office) -> None:
    belmira, alto = clara.members["Belmira"], clara.members["Alto Claro"]
    with clara.work() as work:
        scheme = open_scheme(
            work,
            SchemeInput(
                "in_kind",
                "Maquinaria",
                Month(2025, 11),
                periodicity="quarter",
                amounts={belmira: 500_000, alto: 200_000},
            ),
        )
        record_in_kind(work, replace(given(clara), scheme_id=scheme.id))
        early = replace(given(clara), received_on=date(2025, 12, 5), amount=9)
        record_in_kind(work, early)
    with clara.db.session() as session:
        inputs = gather(session, clara.id)
    found = in_kind_by_member(inputs, Cut(Month(2026, 10), date(2026, 10, 31)))
    # Four quarters of 2026 began by October: January, April, July and October.
    assert found.values.tolist() == [
        [alto, "Alto Claro", 800_000, 0, 0],
        [belmira, "Belmira", 2_000_000, 1_600_000, 1],
    ]
    june = in_kind_by_member(inputs, Cut(Month(2026, 6), date(2026, 6, 30)))
    assert june["expected"].tolist() == [400_000, 1_000_000]
    assert june["received"].tolist() == [0, 0]


def test_the_same_value_for_everybody_is_expected_of_each_member(clara: Office) -> None:
    with clara.work() as work:
        open_scheme(work, SchemeInput("in_kind", "Sede", Month(2026, 9), amount=100))
    with clara.db.session() as session:
        inputs = gather(session, clara.id)
    found = in_kind_by_member(inputs, Cut(Month(2026, 10), date(2026, 10, 31)))
    assert found["expected"].tolist() == [200] * 4


def test_one_recorded_by_mistake_is_taken_back_with_a_reason(clara: Office) -> None:
    with clara.work() as work:
        row = record_in_kind(work, given(clara))
        with pytest.raises(Problem):
            remove_in_kind(work, row.id, "")
        remove_in_kind(work, row.id, "estaba repetido")
        assert queries.in_kind(work.session, association_id=clara.id).empty
