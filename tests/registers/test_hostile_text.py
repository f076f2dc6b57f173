"""What people type is kept as they typed it; what is not text is refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from conftest import Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.domain.text import clean
from evalua.registers.association.tables import Association
from evalua.registers.meetings.commands import MeetingInput, record_meeting
from evalua.registers.meetings.seats import SeatInput
from evalua.registers.meetings.tables import Meeting
from evalua.registers.partners.commands import PartnerInput, add_partner
from evalua.registers.partners.tables import Partner
from evalua.storage.base import Registered, Stored
from evalua.storage.lengths import ROOMY, check_fits
from evalua.storage.work import Work
from hostile import HOSTILE, REFUSED, Hostile, registers, typed_columns

Write = Callable[[Work, str], str]
TABLES: list[type[Stored]] = [Association, *registers()]


def partner(work: Work, text: str) -> str:
    data = PartnerInput(
        name=text, kind=next(iter(catalog.load().choices("partner_kinds"))), mandate=text
    )
    row = add_partner(work, data, catalog=catalog.load())
    assert row.mandate == row.name
    return row.name


def meeting(work: Work, text: str) -> str:
    seats = {1: SeatInput("holder")}
    data = MeetingInput("board", date(2026, 10, 5), act=text[:60], agenda=text, seats=seats)
    return record_meeting(work, data, catalog=catalog.load()).agenda


@pytest.mark.parametrize("item", HOSTILE, ids=lambda item: item.what)
@pytest.mark.parametrize("write", [partner, meeting])
def test_text_that_looks_dangerous_is_kept_as_it_was_typed(
    clara: Office, write: Write, item: Hostile
) -> None:
    with clara.work() as work:
        assert write(work, item.text) == item.text


@pytest.mark.parametrize(("typed", "sign"), REFUSED, ids=lambda value: ascii(value))
@pytest.mark.parametrize(("write", "table"), [(partner, Partner), (meeting, Meeting)])
def test_a_sign_that_is_not_text_is_refused_by_its_code_and_nothing_is_written(
    clara: Office, write: Write, table: type[Registered], typed: str, sign: str
) -> None:
    with pytest.raises(Problem, match="no se ve") as caught, clara.work() as work:
        write(work, typed)
    assert {f.code for f in caught.value.findings} == {"V99"}
    assert f"({sign})" in str(caught.value)
    assert clara.db.count(table) == 0
    str(caught.value).encode("utf-8")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__tablename__)
def test_no_column_of_text_takes_signs_that_are_not_text_nor_more_than_its_room(
    table: type[Stored],
) -> None:
    for name, room in typed_columns(table).items():
        for text, code in (("a\u202eb", "V99"), ("x" * 10_000, "V05")):
            with pytest.raises(Problem) as caught:
                check_fits(table, {name: text})
            assert [(f.field, f.code) for f in caught.value.findings] == [(name, code)]
        assert f"caben {room or ROOMY}" in str(caught.value)


def test_every_register_has_somewhere_to_type_or_only_figures_and_choices() -> None:
    typed = {str(table.__tablename__) for table in TABLES if typed_columns(table)}
    assert {"association", "meeting", "payment", "project", "municipality", "evidence"} <= typed
    assert len(typed) >= 40


def test_a_reason_that_the_log_could_not_hold_is_refused(clara: Office) -> None:
    with clara.work() as work:
        row = work.add(Partner(association_id=clara.id, name="A", name_key="a", kind="public"))
    for reason, code in (("a\x00b", "V99"), ("x" * 10_000, "V05")):
        with pytest.raises(Problem) as caught, clara.work() as work:
            work.remove(row, reason)
        assert [(f.field, f.code) for f in caught.value.findings] == [("reason", code)]


def test_two_names_that_look_the_same_are_the_same(clara: Office) -> None:
    assert clean("Alto\u200b Claro\ufeff") == clean("Alto Claro")
    with clara.work() as work:
        partner(work, "Jose\u0301")
    with pytest.raises(Problem), clara.work() as work:
        partner(work, "José\u200b")
