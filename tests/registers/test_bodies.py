"""The terms of the bodies: quorum, seats, and what lapses when the board changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from conftest import TODAY, Office
from evalua import catalog
from evalua.board.governing import neutrality, quorum_sentence, seat_lines, term_lines
from evalua.domain.problems import Problem
from evalua.months.gathering import gather
from evalua.registers.bodies.commands import (
    SeatInput,
    TermInput,
    change_seat,
    change_term,
    leave_seat,
    open_term,
    remove_term,
    take_seat,
)
from evalua.registers.bodies.quorum import needed
from evalua.registers.meetings.commands import (
    DecisionInput,
    MeetingInput,
    add_decision,
    record_meeting,
)
from evalua.registers.meetings.seats import SeatInput as Attended

CATALOG = catalog.load()
BOARD = TermInput("board", date(2026, 1, 15), date(2026, 2, 1), "3", date(2027, 12, 31))


def codes(raised: pytest.ExceptionInfo[Problem]) -> list[str]:
    return sorted(f.code for f in raised.value.findings)


def inputs(office: Office):  # type: ignore[no-untyped-def]
    with office.db.session() as session:
        return gather(session, office.id)


def elect(office: Office, data: TermInput = BOARD) -> int:
    with office.work() as work:
        return open_term(work, data, catalog=CATALOG).id


def seat(office: Office, term: int, town: str, role: str = "member", **given: object) -> int:
    data = SeatInput(term, office.members[town], role, date(2026, 2, 1), **given)  # type: ignore[arg-type]
    with office.work() as work:
        return take_seat(work, data, catalog=CATALOG).id


@pytest.mark.parametrize(
    ("rule", "value", "seats", "expected"),
    [
        ("half_plus_one", None, 7, 4),
        ("half_plus_one", None, 8, 5),
        ("fixed", 5, 8, 5),
        ("percent", 60, 7, 5),
        ("percent", 50, 8, 4),
        ("percent", 70, 10, 7),
    ],
)
def test_a_quorum_follows_the_rule_of_the_statutes(
    rule: str, value: float | None, seats: int, expected: int
) -> None:
    assert needed(rule, value, seats) == expected


def test_a_rule_that_no_session_could_meet_is_refused(clara: Office) -> None:
    for rule, value in (("fixed", "9"), ("percent", "120"), ("fixed", "0")):
        with pytest.raises(Problem) as raised:
            elect(clara, replace(BOARD, quorum_rule=rule, quorum_value=value))
        assert codes(raised) == ["V133"]


def test_a_body_begins_after_its_election_and_has_seats(clara: Office) -> None:
    bad = replace(BOARD, from_on=date(2026, 1, 1), to_on=date(2025, 1, 1), seats="")
    with pytest.raises(Problem) as raised:
        elect(clara, bad)
    assert codes(raised) == ["V00", "V25", "V25"]


def test_two_boards_do_not_begin_on_the_same_day(clara: Office) -> None:
    first = elect(clara)
    with pytest.raises(Problem) as raised:
        elect(clara)
    assert codes(raised) == ["V58"]
    with clara.work() as work:
        change_term(work, first, replace(BOARD, seats="4"), catalog=CATALOG, version=1)
    (line,) = term_lines(inputs(clara), TODAY, CATALOG).to_dict("records")
    assert quorum_sentence(line) == "Con 4 sillas, hay cuórum desde 3 ocupadas."


def test_a_board_stays_in_office_until_another_begins(clara: Office) -> None:
    elect(clara, replace(BOARD, to_on=date(2026, 8, 31)))
    assert term_lines(inputs(clara), TODAY, CATALOG)["word"].tolist() == [
        "▲ En funciones, con el periodo vencido"
    ]
    elect(clara, TermInput("board", date(2026, 10, 1), date(2026, 10, 2), "3"))
    assert term_lines(inputs(clara), TODAY, CATALOG)["word"].tolist() == [
        "● En funciones",
        "– Terminó",
    ]


def test_the_seats_of_a_body_are_taken_by_members_once_each(clara: Office) -> None:
    term = elect(clara)
    seat(clara, term, "Belmira", "treasurer")
    chair = seat(clara, term, "Alto Claro", "president")
    with pytest.raises(Problem) as raised:
        seat(clara, term, "Alto Claro")
    assert codes(raised) == ["V136"]
    seat(clara, term, "Cañaveral")
    with pytest.raises(Problem) as raised:
        seat(clara, term, "Dos Aguas")
    assert codes(raised) == ["V136"]
    with clara.work() as work:
        left = SeatInput(
            term, clara.members["Alto Claro"], "president", date(2026, 2, 1), date(2026, 5, 31)
        )
        change_seat(work, chair, left, catalog=CATALOG, version=1)
        took = SeatInput(term, clara.members["Dos Aguas"], "president", date(2026, 6, 1))
        take_seat(work, took, catalog=CATALOG)
    told = seat_lines(inputs(clara), term, TODAY, CATALOG)
    assert list(zip(told["role"], told["municipality"], strict=True)) == [
        ("Presidencia", "Dos Aguas"),
        ("Tesorería", "Belmira"),
        ("Vocalía", "Cañaveral"),
    ]


def test_who_is_not_a_member_takes_no_seat(clara: Office, izote: Office) -> None:
    term = elect(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        theirs = next(iter(izote.members.values()))
        take_seat(work, SeatInput(term, theirs, "member", date(2026, 2, 1)), catalog=CATALOG)
    assert codes(raised) == ["V07"]


def test_a_term_taken_back_takes_its_seats_with_it(clara: Office) -> None:
    term = elect(clara)
    mistake = seat(clara, term, "Belmira")
    seat(clara, term, "Cañaveral")
    with clara.work() as work:
        leave_seat(work, mistake, "Era otro municipio")
        remove_term(work, term, "Se anotó dos veces")
    found = inputs(clara)
    assert found.bodies.empty
    assert found.body_members.empty


def ratify(office: Office, on: date) -> None:
    with office.work() as work:
        seats = {key: Attended("holder") for key in office.members.values()}
        session = MeetingInput("board", on, act="Acta 9", seats=seats)
        meeting = record_meeting(work, session, catalog=CATALOG)
        data = DecisionInput(meeting.id, "No intervenir en política", "neutrality")
        add_decision(work, data, catalog=CATALOG)


def test_what_a_board_said_of_neutrality_lapses_when_the_board_changes(clara: Office) -> None:
    assert neutrality(inputs(clara), TODAY, CATALOG).sentence.startswith("– Registre la junta")
    elect(clara)
    ratify(clara, date(2026, 3, 4))
    said = neutrality(inputs(clara), TODAY, CATALOG)
    assert (said.ratified, said.sentence) == (
        True,
        "● Ratificado el 4 de marzo de 2026. Vence cuando cambie la junta.",
    )
    elect(clara, TermInput("board", date(2026, 10, 1), date(2026, 10, 2), "3"))
    after = neutrality(inputs(clara), TODAY, CATALOG)
    assert not after.ratified
    assert "venció con el cambio" in after.sentence


def test_a_quorum_that_the_rule_would_count_otherwise_asks_for_a_reason(clara: Office) -> None:
    elect(clara)
    keys = list(clara.members.values())
    one = {key: Attended("holder" if key == keys[0] else "absent") for key in keys}
    told = MeetingInput("board", date(2026, 3, 4), quorum=True, act="9", seats=one)
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_meeting(work, told, catalog=CATALOG)
    assert [f.message for f in raised.value.findings] == [
        "Con 3 sillas hacen falta 2 para el cuórum y vino 1; la sesión está con cuórum. "
        "Corríjalo o escriba el motivo."
    ]
    with clara.work() as work:
        record_meeting(work, replace(told, quorum=False), catalog=CATALOG)
        why = {"V134": "Hubo delegados con voto, según el acta", "V04": "Otra sesión"}
        record_meeting(work, told, catalog=CATALOG, confirmed=why)


def test_before_the_body_had_a_rule_nothing_is_asked(clara: Office) -> None:
    elect(clara)
    keys = list(clara.members.values())
    one = {key: Attended("holder" if key == keys[0] else "absent") for key in keys}
    told = MeetingInput("board", date(2025, 3, 4), quorum=True, act="9", seats=one)
    with clara.work() as work:
        assert record_meeting(work, told, catalog=CATALOG).quorum
