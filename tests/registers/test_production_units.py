"""Production units: one code each, and advice given one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from conftest import TODAY, Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.registers.partners import queries
from evalua.registers.partners.tables import UnitAdvice
from evalua.registers.partners.units import (
    AdviceInput,
    UnitInput,
    add_unit,
    advise_units,
    change_unit,
    remove_advice,
    remove_unit,
)
from evalua.registers.reading import alive

CATALOG = catalog.load()


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(f.field, f.code) for f in raised.value.findings}


def farm(office: Office, **changes: object) -> UnitInput:
    data = UnitInput("El Mirador", "farm", "farming", office.members["Belmira"], "F")
    return replace(data, **changes)  # type: ignore[arg-type]


def test_a_unit_without_a_code_gets_the_next_one(clara: Office) -> None:
    with clara.work() as work:
        first = add_unit(work, farm(clara), catalog=CATALOG)
        second = add_unit(work, farm(clara, name="La Loma", code="U-0041"), catalog=CATALOG)
        third = add_unit(work, farm(clara, name="El Pomar"), catalog=CATALOG)
    assert [first.code, second.code, third.code] == ["U-0001", "U-0041", "U-0042"]


def test_the_same_name_in_the_same_municipality_asks_before_counting_twice(clara: Office) -> None:
    with clara.work() as work:
        add_unit(work, farm(clara), catalog=CATALOG)
        add_unit(work, farm(clara, municipality_id=clara.members["Dos Aguas"]), catalog=CATALOG)
        with pytest.raises(Problem) as raised:
            add_unit(work, farm(clara, name="EL MIRADOR"), catalog=CATALOG)
        assert codes(raised) == {("name", "V117")} and raised.value.only_confirmations
        other = farm(clara, name="EL MIRADOR")
        add_unit(work, other, catalog=CATALOG, confirmed={"V117": "está en otra vereda"})
    with clara.db.session() as session:
        assert len(queries.units(session, association_id=clara.id)) == 3


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": " "}, ("name", "V00")),
        ({"kind": "castle"}, ("kind", "V00")),
        ({"sector": "magic"}, ("sector", "V00")),
        ({"owner_sex": "Q"}, ("owner_sex", "V00")),
        ({"municipality_id": None}, ("municipality_id", "V00")),
        ({"organization_id": 999}, ("organization_id", "V56")),
        ({"code": "x" * 21}, ("code", "V05")),
    ],
)
def test_a_unit_that_cannot_be_is_refused(
    clara: Office, changes: dict[str, object], expected: tuple[str, str]
) -> None:
    with clara.work() as work:
        row = add_unit(work, farm(clara, name="Otra"), catalog=CATALOG)
        with pytest.raises(Problem) as added:
            add_unit(work, farm(clara, **changes), catalog=CATALOG)
        with pytest.raises(Problem) as changed:
            change_unit(work, row.id, farm(clara, **changes), catalog=CATALOG, version=1)
    assert codes(added) == codes(changed) == {expected}


def test_a_code_is_of_one_unit(clara: Office) -> None:
    with clara.work() as work:
        row = add_unit(work, farm(clara), catalog=CATALOG)
        with pytest.raises(Problem) as raised:
            add_unit(work, farm(clara, name="La Loma", code="U-0001"), catalog=CATALOG)
        change_unit(work, row.id, farm(clara, owner_sex="M"), catalog=CATALOG, version=1)
        with pytest.raises(Problem) as stale:
            change_unit(work, row.id, farm(clara), catalog=CATALOG, version=1)
    assert codes(raised) == {("code", "V04")} and codes(stale) == {("", "V51")}
    assert (row.code, row.owner_sex) == ("U-0001", "M")


def test_one_day_of_advice_is_written_once_for_several_units(clara: Office) -> None:
    with clara.work() as work:
        units = [
            add_unit(work, farm(clara, name=name), catalog=CATALOG).id for name in ("A", "B", "C")
        ]
        data = AdviceInput([*units[:2], units[0]], date(2026, 9, 3), "Costos", "Llevar cuentas")
        rows = advise_units(work, data)
        assert [row.unit_id for row in rows] == units[:2]
        with pytest.raises(Problem) as again:
            advise_units(work, AdviceInput(units, date(2026, 9, 3), "Costos"))
        assert codes(again) == {("unit_ids", "V04")} and again.value.only_confirmations
        with pytest.raises(Problem) as kept:
            remove_unit(work, units[0], "cerró")
        assert codes(kept) == {("", "V59")}
        remove_advice(work, rows[0].id, "no fue")
        remove_unit(work, units[0], "cerró")
        assert [row.unit_id for row in alive(work.session, UnitAdvice, clara.id)] == [units[1]]


def test_everything_wrong_with_an_advice_is_said_at_once(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        advise_units(work, AdviceInput([999], date(2027, 1, 1), "", service_id=999))
    assert codes(raised) == {
        ("unit_ids", "V56"),
        ("service_id", "V56"),
        ("topic", "V00"),
        ("advised_on", "V03"),
    }
    with pytest.raises(Problem) as nobody, clara.work() as work:
        advise_units(work, AdviceInput([], TODAY, "Costos"))
    assert codes(nobody) == {("unit_ids", "V00")}
