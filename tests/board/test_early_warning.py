"""One rule lists the members that combine arrears, no live project and absences."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from board.ledgers import charge, inputs
from evalua.board.early_warning import listed, signals
from evalua.measures.inputs import Inputs

DAY = date(2026, 10, 31)
OLD = [charge(1, 1, date(2026, 8, 10), 500)]


def seats(*kinds: str, town: int = 1) -> dict[str, list[dict[str, Any]]]:
    """Sessions from March on, one a month, and how the town attended each."""
    numbered = list(enumerate(kinds, 1))
    return {
        "meetings": [
            {"id": n, "uid": f"t{n}", "body": "board", "held_on": date(2026, 2 + n, 20)}
            for n, _ in numbered
        ],
        "attendance": [
            {"id": n, "meeting_id": n, "municipality_id": town, "attended_as": kind}
            for n, kind in numbered
        ],
    }


def project(stage: str, on: date = date(2026, 9, 1)) -> dict[str, list[dict[str, Any]]]:
    return {
        "projects": [{"id": 7, "uid": "p7", "code": "P-7", "name": "Vía"}],
        "stages": [{"id": 1, "uid": "e1", "project_id": 7, "stage": stage, "reached_on": on}],
        "benefits": [{"id": 1, "project_id": 7, "municipality_id": 1}],
    }


def of(frame: Inputs, day: date = DAY) -> dict[str, Any]:
    (row,) = signals(frame, day).query("municipality_id == 1").to_dict("records")
    return row


def test_who_combines_the_three_is_listed_with_each_in_words() -> None:
    frame = inputs(charges=OLD, **seats("holder", "absent", "absent"))
    assert list(listed(frame, DAY)["municipality"]) == ["Alto Claro"]
    assert of(frame)["text"] == (
        "Alto Claro: tiene saldo vencido hace 82 días; ningún proyecto vivo lo incluye; su silla "
        "estuvo vacía en 2 de las últimas 3 sesiones."
    )


def test_two_of_the_three_are_not_a_warning() -> None:
    without_sessions = inputs(charges=OLD)
    without_arrears = inputs(**seats("absent", "absent", "absent"))
    with_project = inputs(charges=OLD, **seats("absent", "absent"), **project("in_execution"))
    for frame in (without_sessions, without_arrears, with_project):
        assert of(frame)["signals"] == 2 and listed(frame, DAY).empty


@pytest.mark.parametrize(
    ("kinds", "absent"),
    [
        (("absent", "absent"), True),
        (("absent",), False),
        (("absent", "holder", "absent"), True),
        (("absent", "absent", "holder", "delegate"), False),
        (("absent", "absent", "holder", "absent"), True),
        (("delegate", "acting", "absent"), False),
        ((), False),
    ],
)
def test_a_seat_is_empty_in_two_of_the_last_three_sessions(
    kinds: tuple[str, ...], absent: bool
) -> None:
    assert of(inputs(**seats(*kinds)))["absent"] is absent


def test_a_session_to_come_does_not_count() -> None:
    frame = inputs(**seats("absent", "absent"))
    assert of(frame, date(2026, 4, 19))["absences"] == 1


@pytest.mark.parametrize(
    ("stage", "on", "alone"),
    [
        ("idea", date(2026, 9, 1), False),
        ("idea", date(2026, 5, 4), False),
        ("idea", date(2026, 5, 3), True),
        ("returned", date(2025, 1, 1), False),
        ("in_execution", date(2025, 1, 1), False),
        ("suspended", date(2026, 9, 1), True),
        ("finished", date(2026, 9, 1), True),
        ("discarded", date(2026, 9, 1), True),
    ],
)
def test_a_live_project_is_that_of_the_catalogue(stage: str, on: date, alone: bool) -> None:
    assert of(inputs(**project(stage, on)))["without_project"] is alone


def test_arrears_begin_on_the_31st_day_and_an_agreement_in_force_holds_them() -> None:
    agreed = {
        "payment_agreements": [{"id": 9, "municipality_id": 1, "agreed_on": date(2026, 9, 1)}],
        "agreement_charges": [{"agreement_id": 9, "charge_id": 1, "amount": 500}],
        "instalments": [{"agreement_id": 9, "due_on": date(2026, 12, 1), "amount": 500}],
    }
    assert of(inputs(charges=OLD), date(2026, 9, 9))["arrears"] is False
    assert of(inputs(charges=OLD), date(2026, 9, 10))["arrears"] is True
    assert of(inputs(charges=OLD, **agreed))["arrears"] is False


def test_a_former_member_is_in_nobody_s_list() -> None:
    gone = [
        {"id": 1, "municipality_id": 1, "joined_on": date(2020, 1, 1), "left_on": date(2026, 9, 1)}
    ]
    frame = inputs(charges=OLD, memberships=gone, **seats("absent", "absent"))
    assert signals(frame, DAY).empty


def test_an_association_without_records_has_no_warning() -> None:
    found = signals(inputs(), DAY)
    assert len(found) == 3 and not found["listed"].any()
    assert set(found["text"].str.split(": ").str[1]) == {"ningún proyecto vivo lo incluye."}
