"""Working groups: their calendar, who sits in them, and their sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from conftest import READER, Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.measures.working_groups import group_sessions
from evalua.months.gathering import gather
from evalua.registers.activities.commands import record_activity
from evalua.registers.activities.inputs import ActivityInput
from evalua.registers.partners.commands import PartnerInput, add_partner
from evalua.registers.working_groups import queries
from evalua.registers.working_groups.calendar import programme_sessions
from evalua.registers.working_groups.commands import (
    GroupInput,
    add_group,
    change_group,
    remove_group,
)
from evalua.registers.working_groups.seats import SeatsInput, leave_seat, remove_seat, seat

CATALOG = catalog.load()
WATER = GroupInput("Mesa del agua", "technical_table", date(2026, 2, 10), quorum_municipal="2")


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {f.code for f in raised.value.findings}


def group(office: Office, data: GroupInput = WATER) -> int:
    with office.work() as work:
        return add_group(work, data, catalog=CATALOG).id


def calendar(office: Office) -> pd.DataFrame:
    with office.db.session() as session:
        return queries.group_calendar(session, association_id=office.id)


def session_of(office: Office, group_id: int, on: date, *towns: str, **more: object) -> int:
    data = ActivityInput(
        "technical_table",
        on,
        "agenda",
        municipalities=[office.members[t] for t in towns],
        group_id=group_id,
        **more,  # type: ignore[arg-type]
    )
    with office.work() as work:
        return record_activity(work, data, catalog=CATALOG).id


def test_a_new_group_programmes_one_session_from_its_first_quarter(clara: Office) -> None:
    key = group(clara)
    rows = calendar(clara)
    assert rows[["group_id", "from_month", "sessions"]].values.tolist() == [[key, "2026-01", 1]]


@pytest.mark.parametrize("sessions", ["0", "", "1,5"])
def test_a_group_in_force_programmes_at_least_one_session(clara: Office, sessions: str) -> None:
    with pytest.raises(Problem) as told:
        group(clara, replace(WATER, sessions=sessions))
    assert "V106" in codes(told)
    key = group(clara)
    with pytest.raises(Problem) as told, clara.work() as work:
        programme_sessions(work, key, Month(2026, 8), sessions)
    assert "V106" in codes(told)


def test_a_new_calendar_leaves_the_quarters_before_as_they_were(clara: Office) -> None:
    key = group(clara)
    with clara.work() as work:
        programme_sessions(work, key, Month(2026, 8), "2")
    with clara.work() as work:
        programme_sessions(work, key, Month(2026, 9), "3")
    assert calendar(clara)[["from_month", "sessions"]].values.tolist() == [
        ["2026-01", 1],
        ["2026-07", 3],
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "V00"),
        ({"kind": "committee"}, "V00"),
        ({"theme": "gossip"}, "V00"),
        ({"since": date(2027, 1, 1)}, "V03"),
        ({"until": date(2026, 1, 1)}, "V25"),
        ({"quorum_external": "-1"}, "V23"),
    ],
)
def test_a_group_that_is_wrong_is_refused(
    clara: Office, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(Problem) as told:
        group(clara, replace(WATER, **changes))  # type: ignore[arg-type]
    assert code in codes(told)
    assert calendar(clara).empty


def test_two_groups_do_not_share_a_name(clara: Office) -> None:
    group(clara)
    with pytest.raises(Problem) as told:
        group(clara, replace(WATER, name="mesa  del AGUA"))
    assert codes(told) == {"V58"}


def test_a_session_belongs_to_a_group_in_force_that_day(clara: Office) -> None:
    key = group(clara, replace(WATER, until=date(2026, 9, 30)))
    for day in (date(2026, 2, 9), date(2026, 10, 1)):
        with pytest.raises(Problem) as told:
            session_of(clara, key, day, "Belmira")
        assert codes(told) == {"V106"}
    assert session_of(clara, key, date(2026, 9, 30), "Belmira")


def test_a_group_with_sessions_is_closed_and_not_removed(clara: Office) -> None:
    key = group(clara)
    session_of(clara, key, date(2026, 3, 1), "Belmira")
    with pytest.raises(Problem) as told, clara.work() as work:
        remove_group(work, key, "ya no existe")
    assert codes(told) == {"V59"}
    with clara.work() as work:
        row = change_group(
            work, key, replace(WATER, until=date(2026, 10, 1)), catalog=CATALOG, version=1
        )
        assert row.until == date(2026, 10, 1)


def test_a_group_without_sessions_goes_with_its_seats_and_calendar(clara: Office) -> None:
    key = group(clara)
    with clara.work() as work:
        seat(work, key, SeatsInput(date(2026, 3, 1), [clara.members["Belmira"]]))
        remove_group(work, key, "se escribió dos veces")
    with clara.db.session() as session:
        seats = queries.group_seats(session, association_id=clara.id)
    assert seats.empty and calendar(clara).empty


def test_nobody_sits_twice_and_a_seat_that_was_left_may_be_taken_again(clara: Office) -> None:
    key, town = group(clara), clara.members["Belmira"]
    data = SeatsInput(date(2026, 3, 1), [town], role="Planeación")
    with clara.work() as work:
        (row,) = seat(work, key, data)
    with pytest.raises(Problem) as told, clara.work() as work:
        seat(work, key, data)
    assert codes(told) == {"V106"} and "Belmira" in str(told.value.findings[0].message)
    with clara.work() as work:
        leave_seat(work, row.id, date(2026, 6, 30), version=1)
        seat(work, key, replace(data, since=date(2026, 7, 1)))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (SeatsInput(date(2026, 3, 1)), "V21"),
        (SeatsInput(date(2026, 3, 1), [999]), "V56"),
        (SeatsInput(date(2026, 3, 1), (), [999]), "V56"),
        (SeatsInput(None, (), [999]), "V00"),
        (SeatsInput(date(2026, 2, 9), [1]), "V25"),
    ],
)
def test_a_seat_that_is_wrong_is_refused(clara: Office, data: SeatsInput, code: str) -> None:
    key = group(clara)
    with pytest.raises(Problem) as told, clara.work() as work:
        seat(work, key, data)
    assert code in codes(told)


def test_quorum_counts_each_kind_of_actor_among_those_with_a_seat(clara: Office) -> None:
    key = group(clara, replace(WATER, quorum_external="1"))
    with clara.work() as work:
        aid = add_partner(work, PartnerInput("Agua", "national"), catalog=CATALOG).id
        towns = [clara.members[t] for t in ("Alto Claro", "Belmira")]
        _, second, _ = seat(work, key, SeatsInput(date(2026, 3, 1), towns, [aid]))
        leave_seat(work, second.id, date(2026, 8, 31), version=1)
    # All came · the institution did not · Belmira had left · one that never sat does not count.
    session_of(clara, key, date(2026, 5, 1), "Alto Claro", "Belmira", partners=[aid])
    session_of(clara, key, date(2026, 6, 1), "Alto Claro", "Belmira")
    session_of(clara, key, date(2026, 9, 1), "Alto Claro", "Belmira", partners=[aid])
    session_of(clara, key, date(2026, 5, 2), "Alto Claro", "Dos Aguas", partners=[aid])
    with clara.db.session() as session:
        rows = group_sessions(gather(session, clara.id))
    told = rows[["municipal", "external", "quorum"]].values.tolist()
    assert told == [[2, 1, True], [1, 1, False], [2, 0, False], [1, 1, False]]


def test_a_mistaken_seat_is_taken_back(clara: Office) -> None:
    key = group(clara)
    with clara.work() as work:
        (row,) = seat(work, key, SeatsInput(date(2026, 3, 1), [clara.members["Belmira"]]))
        remove_seat(work, row.id, "no integra la mesa")
    with clara.db.session() as session:
        assert queries.group_seats(session, association_id=clara.id).empty


def test_a_reader_writes_no_group(clara: Office) -> None:
    with pytest.raises(Problem) as told, clara.work(READER) as work:
        add_group(work, WATER, catalog=CATALOG)
    assert codes(told) == {"V57"}
