"""Agreed priorities: open until they freeze, then only ticked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from conftest import TODAY, Office
from evalua.domain.problems import Problem
from evalua.registers.priorities.adopting import (
    AdoptionInput,
    adopt_priority,
    drop_adoption,
    know_plan,
)
from evalua.registers.priorities.commands import (
    PriorityListInput,
    add_list,
    add_priorities,
    change_list,
    remove_list,
    remove_priority,
)
from evalua.registers.priorities.tables import AgreedPriority
from evalua.registers.reading import alive

PACT = PriorityListInput("Pacto", date(2026, 3, 1), date(2026, 4, 1), "Acta 9", "Altaguas")
LATER = replace(PACT, frozen_on=TODAY + timedelta(days=10))


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {f.code for f in raised.value.findings}


def pact(office: Office, data: PriorityListInput = PACT, *texts: str) -> int:
    with office.work() as work:
        return add_list(work, data, texts or ("Vías", "Agua")).id


def items(office: Office, list_id: int) -> list[AgreedPriority]:
    with office.db.session() as session:
        return alive(session, AgreedPriority, office.id, list_id=list_id)


def test_an_open_list_gains_and_loses_priorities(clara: Office) -> None:
    key = pact(clara, LATER)
    with clara.work() as work:
        _, second = alive(work.session, AgreedPriority, clara.id, list_id=key)
        remove_priority(work, second.id, "no se pactó")
        add_priorities(work, key, ["Escuelas", " "])
        change_list(work, key, replace(LATER, name="Pacto regional"), version=1)
    assert [item.text for item in items(clara, key)] == ["Vías", "Escuelas"]
    with clara.work() as work:
        remove_list(work, key, "se hará otra")
    assert items(clara, key) == []


def test_a_frozen_list_does_not_change(clara: Office) -> None:
    key = pact(clara)
    first = items(clara, key)[0].id
    for change in (
        lambda work: add_priorities(work, key, ["Escuelas"]),
        lambda work: remove_priority(work, first, "ya no"),
        lambda work: change_list(work, key, LATER, version=1),
        lambda work: remove_list(work, key, "ya no"),
    ):
        with pytest.raises(Problem) as told, clara.work() as work:
            change(work)
        assert codes(told) == {"V107"}
    assert [item.text for item in items(clara, key)] == ["Vías", "Agua"]


def test_the_list_is_frozen_from_its_day_on(clara: Office) -> None:
    key = pact(clara, replace(PACT, frozen_on=TODAY))
    with pytest.raises(Problem) as told, clara.work() as work:
        add_priorities(work, key, ["Escuelas"])
    assert codes(told) == {"V107"}


def test_a_list_that_is_frozen_already_brings_its_priorities(clara: Office) -> None:
    with pytest.raises(Problem) as told, clara.work() as work:
        add_list(work, PACT, [" "])
    assert codes(told) == {"V107"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": ""}, "V00"),
        ({"act": ""}, "V00"),
        ({"agreed_on": None}, "V00"),
        ({"agreed_on": date(2027, 1, 1)}, "V03"),
        ({"frozen_on": date(2026, 2, 1)}, "V25"),
        ({"term_id": 999}, "V56"),
    ],
)
def test_a_list_that_is_wrong_is_refused(
    clara: Office, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(Problem) as told:
        pact(clara, replace(PACT, **changes))  # type: ignore[arg-type]
    assert code in codes(told)


def test_the_plan_is_known_after_the_list_froze(clara: Office) -> None:
    key = pact(clara)
    with pytest.raises(Problem) as told, clara.work() as work:
        know_plan(work, key, date(2026, 3, 31), version=1)
    assert codes(told) == {"V109"}
    with clara.work() as work:
        assert know_plan(work, key, date(2026, 4, 1), version=1).plan_known_on == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (AdoptionInput(date(2026, 5, 1), " "), "V109"),
        (AdoptionInput(date(2026, 3, 31), "página 4"), "V109"),
        (AdoptionInput(None, "página 4"), "V00"),
        (AdoptionInput(date(2027, 1, 1), "página 4"), "V03"),
    ],
)
def test_a_priority_is_ticked_with_its_page_and_after_the_freeze(
    clara: Office, data: AdoptionInput, code: str
) -> None:
    first = items(clara, pact(clara))[0].id
    with pytest.raises(Problem) as told, clara.work() as work:
        adopt_priority(work, first, data, version=1)
    assert codes(told) == {code}


def test_a_tick_is_taken_back_with_its_reason(clara: Office) -> None:
    key = pact(clara)
    first = items(clara, key)[0].id
    with clara.work() as work:
        adopt_priority(work, first, AdoptionInput(date(2026, 5, 1), "página 4"), version=1)
    assert items(clara, key)[0].reference == "página 4"
    with pytest.raises(Problem) as told, clara.work() as work:
        drop_adoption(work, first, " ")
    assert codes(told) == {"V00"}
    with clara.work() as work:
        drop_adoption(work, first, "era de otro plan")
    assert items(clara, key)[0].adopted_on is None
