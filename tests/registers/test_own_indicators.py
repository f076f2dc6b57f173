"""Adding an own indicator, retiring one and adopting a baseline: what is kept and refused."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import READER, Office
from evalua import catalog
from evalua.domain.problems import Conflict, Problem
from evalua.registers.own_indicators.cards import whole_catalog
from evalua.registers.own_indicators.commands import OwnInput, add_own, change_own
from evalua.registers.own_indicators.queries import own_indicators
from evalua.registers.targets.baselines import set_baseline
from evalua.registers.targets.queries import baselines, retirements
from evalua.registers.targets.retirement import resume_indicator, retire_indicator

CATALOG = catalog.load()
SINCE = date(2026, 1, 1)


def card(**given: object) -> OwnInput:
    usual: dict[str, object] = {
        "question": "Q13",
        "name": "Capacitaciones por miembro",
        "definition": "Cuántas capacitaciones hubo por cada miembro.",
        "formula": "ratio",
        "unit": "capacitaciones",
        "numerator_of": "activities",
        "numerator_only": "kind=training",
        "denominator_of": "members",
        "verification": "Listas",
        "pitfall": "Contar reuniones.",
        "tip": "Programe la próxima.",
        "since": SINCE,
        "act": "Acta 7",
    }
    return OwnInput(**(usual | given))  # type: ignore[arg-type]


def add(office: Office, **given: object) -> str:
    with office.work() as work:
        return add_own(work, card(**given), catalog=CATALOG).code


def refused(office: Office, **given: object) -> dict[str, str]:
    with pytest.raises(Problem) as told:
        add(office, **given)
    return {found.field: found.code for found in told.value.findings}


def whole(office: Office) -> catalog.Catalog:
    with office.db.session() as session:
        return whole_catalog(own_indicators(session, association_id=office.id), CATALOG)


def test_codes_follow_one_another_and_belong_to_each_association(
    clara: Office, izote: Office
) -> None:
    assert [add(clara), add(clara, name="Otro")] == ["P-01", "P-02"]
    assert add(izote) == "P-01"


def test_the_card_says_what_its_elements_are_called(clara: Office) -> None:
    add(clara)
    made = whole(clara).indicator("P-01")
    assert made.numerator == "actividades realizadas (capacitación)"
    assert (made.denominator, made.area, made.core) == ("municipios miembros", "A05", False)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"name": ""}, {"name": "V00"}),
        ({"question": "Q99"}, {"question": "V00"}),
        ({"formula": "exec"}, {"formula": "V00"}),
        ({"numerator_of": "__import__"}, {"numerator_of": "V00"}),
        ({"numerator_only": "kind=other_kind"}, {"numerator_only": "V165"}),
        ({"numerator_only": "status=done"}, {"numerator_only": "V165"}),
        (
            {"formula": "sum", "numerator_of": "meetings", "numerator_only": ""},
            {"numerator_of": "V165"},
        ),
        ({"formula": "max_percent", "largest_of": "body"}, {"largest_of": "V165"}),
        ({"denominator_of": ""}, {"denominator_of": "V00"}),
        ({"feed": "typed", "denominator_of": ""}, {"numerator": "V00", "denominator": "V00"}),
        ({"target_mode": "fixed"}, {"target_value": "V00"}),
        ({"target_mode": "fixed", "target_value": "0"}, {"target_value": "V167"}),
        (
            {"target_mode": "fixed", "target_value": "5", "direction": "down", "zero_at": "4"},
            {"zero_at": "V167"},
        ),
        (
            {"target_mode": "range", "target_min": "60", "target_max": "45"},
            {"target_max": "V167"},
        ),
        ({"since": None, "act": ""}, {"since": "V00", "act": "V00"}),
    ],
)
def test_a_card_that_does_not_hold_is_refused_beside_its_field(
    clara: Office, given: dict[str, object], expected: dict[str, str]
) -> None:
    assert refused(clara, **given) == expected


def test_a_name_is_not_used_twice_nor_is_that_of_the_catalogue(clara: Office) -> None:
    add(clara)
    assert refused(clara) == {"name": "V166"}
    taken = CATALOG.indicators[0].name.upper()
    assert refused(clara, name=taken) == {"name": "V166"}


def test_a_card_is_corrected_and_keeps_its_code(clara: Office) -> None:
    add(clara)
    with clara.db.session() as session:
        key = int(own_indicators(session, association_id=clara.id)["id"].iloc[0])
    with clara.work() as work:
        change_own(work, key, card(name="Nuevo nombre"), version=1, catalog=CATALOG)
    assert whole(clara).indicator("P-01").name == "Nuevo nombre"
    with pytest.raises(Conflict), clara.work() as work:
        change_own(work, key, card(), version=1, catalog=CATALOG)


def test_who_only_reads_adds_none(clara: Office) -> None:
    with pytest.raises(Problem), clara.work(READER) as work:
        add_own(work, card(), catalog=CATALOG)


def retire(office: Office, code: str, since: date | None = SINCE, act: str = "Acta 8") -> int:
    with office.work() as work:
        return retire_indicator(work, code, since, "Nadie lo usa", act, catalog=whole(office)).id


@pytest.mark.parametrize("code", ["A02-Q06-03", "P-01"])
def test_a_complementary_and_an_own_one_are_retired_once_and_taken_up_again(
    clara: Office, code: str
) -> None:
    add(clara)
    key = retire(clara, code)
    with pytest.raises(Problem, match="Ya está retirado"):
        retire(clara, code, date(2026, 3, 1))
    with clara.work() as work:
        resume_indicator(work, key, date(2026, 6, 1), version=1)
    with clara.db.session() as session:
        (row,) = retirements(session, association_id=clara.id).to_dict("records")
    assert row["until"].date() == date(2026, 5, 31)
    retire(clara, code, date(2026, 9, 1))


def test_a_core_indicator_is_never_retired_and_a_retirement_has_its_date_and_act(
    clara: Office,
) -> None:
    with pytest.raises(Problem) as told:
        retire(clara, "A02-Q04-01", None, "")
    found = {(f.field, f.code) for f in told.value.findings}
    assert found == {("indicator", "V168"), ("since", "V00"), ("act", "V00")}


def baseline(office: Office, **given: object) -> None:
    usual: dict[str, object] = {
        "measured_on": date(2025, 12, 31),
        "act": "Acta 3",
        "catalog": CATALOG,
    }
    with office.work() as work:
        set_baseline(work, "A02-Q05-01", given.pop("value", "5"), **(usual | given))  # type: ignore[arg-type]


def test_a_baseline_is_one_a_day_of_decision_and_corrected_in_place(clara: Office) -> None:
    baseline(clara)
    baseline(clara, value="6")
    with clara.db.session() as session:
        assert baselines(session, association_id=clara.id)["value"].tolist() == [6.0]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"value": ""}, {"value": "V00"}),
        ({"act": " "}, {"act": "V00"}),
        ({"measured_on": None}, {"measured_on": "V00"}),
        (
            {"measured_on": date(2026, 11, 4), "decided_on": date(2026, 11, 3)},
            {"measured_on": "V169"},
        ),
        ({"decided_on": date(2026, 11, 6)}, {"decided_on": "V03"}),
    ],
)
def test_a_baseline_without_figure_date_or_act_is_refused(
    clara: Office, given: dict[str, object], expected: dict[str, str]
) -> None:
    with pytest.raises(Problem) as told:
        baseline(clara, **given)
    assert {found.field: found.code for found in told.value.findings} == expected
