"""Meetings, attendance, decisions and commitments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from sqlmodel import select

from conftest import READER, TODAY, Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.registers.meetings import queries
from evalua.registers.meetings.commands import (
    DecisionInput,
    MeetingInput,
    add_decision,
    change_meeting,
    record_meeting,
    remove_decision,
    remove_meeting,
)
from evalua.registers.meetings.commitments import (
    CommitmentInput,
    add_commitment,
    cancel_commitment,
    change_commitment,
    fulfil_commitment,
    postpone_commitment,
    remove_commitment,
    reopen_commitment,
)
from evalua.registers.meetings.seats import SeatInput
from evalua.registers.members.commands import MayorInput, end_membership, set_mayor
from evalua.registers.periods.tables import ReportMonth
from evalua.storage.audit import AuditEntry

CATALOG = catalog.load()
HELD = date(2026, 10, 5)


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {f.code for f in raised.value.findings}


def session(office: Office, **seats: str | SeatInput) -> MeetingInput:
    """A board session; ``Belmira="holder"`` seats that municipality."""
    taken = {
        office.members[name.replace("_", " ")]: seat
        if isinstance(seat, SeatInput)
        else SeatInput(seat)
        for name, seat in (seats or {"Belmira": "holder"}).items()
    }
    return MeetingInput("board", HELD, act="012", seats=taken)


def hold(office: Office, data: MeetingInput | None = None) -> int:
    with office.work() as work:
        return record_meeting(work, data or session(office), catalog=CATALOG).id


def mayors(office: Office) -> None:
    with office.work() as work:
        for name, since, until in (
            ("Elena Ríos", date(2020, 1, 1), date(2023, 12, 31)),
            ("Ana María Peña", date(2024, 1, 1), None),
        ):
            set_mayor(
                work, MayorInput(office.members["Belmira"], name, since, sex="F", to_on=until)
            )


def seats(office: Office) -> pd.DataFrame:
    with office.db.session() as opened:
        return queries.attendance(opened, association_id=office.id)


def approve(office: Office, month: str, state: str = "approved") -> None:
    with office.work() as work:
        work.add(ReportMonth(association_id=office.id, month=month, state=state))


# --- meetings ------------------------------------------------------------------------------


def test_a_session_keeps_who_came_in_each_seat(clara: Office) -> None:
    mayors(clara)
    hold(clara, session(clara, Belmira="holder", Dos_Aguas=SeatInput("delegate", " Luis  Paz ")))
    rows = seats(clara).set_index("municipality_id")
    assert rows.loc[clara.members["Belmira"], "person"] == "Ana María Peña"
    assert rows.loc[clara.members["Dos Aguas"], ["attended_as", "person"]].tolist() == [
        "delegate",
        "Luis Paz",
    ]


def test_a_session_without_quorum_is_recorded_too(clara: Office) -> None:
    hold(clara, replace(session(clara), quorum=False))
    with clara.db.session() as opened:
        assert not queries.meetings(opened, association_id=clara.id)["quorum"].any()


def test_everything_wrong_with_a_session_is_said_at_once(clara: Office) -> None:
    data = MeetingInput("senate", HELD, agenda="recoger votos: buscar votos", seats={})
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_meeting(work, data, catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {
        ("body", "V00"),
        ("agenda", "V28"),
        ("seats", "V21"),
    }


@pytest.mark.parametrize(("day", "code"), [(None, "V00"), (date(2026, 11, 6), "V03")])
def test_a_session_has_a_date_that_has_arrived(clara: Office, day: date | None, code: str) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_meeting(work, replace(session(clara), held_on=day), catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {("held_on", code)}


def test_a_seat_needs_a_known_kind_of_attendance(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_meeting(work, session(clara, Belmira=""), catalog=CATALOG)
    assert raised.value.findings[0].message == "Marque la asistencia de Belmira."


def test_only_members_of_that_day_have_a_seat(clara: Office, izote: Office) -> None:
    with clara.work() as work:
        end_membership(work, clara.members["Cañaveral"], date(2026, 9, 30), "budget")
        with pytest.raises(Problem) as left:
            record_meeting(work, session(clara, Cañaveral="holder"), catalog=CATALOG)
        peer = MeetingInput("board", HELD, seats={izote.members["Izotal"]: SeatInput("holder")})
        with pytest.raises(Problem) as foreign:
            record_meeting(work, peer, catalog=CATALOG)
    assert (codes(left), codes(foreign)) == ({"V07"}, {"V07"})
    assert left.value.findings[0].message.startswith("Cañaveral no era miembro en octubre 2026.")


def test_the_assembly_convenes_every_member(clara: Office) -> None:
    data = replace(session(clara, Belmira="holder", Alto_Claro="absent"), body="assembly")
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_meeting(work, data, catalog=CATALOG)
    assert raised.value.findings[0].message == (
        "A la asamblea se convoca a todos los miembros. Falta marcar: Cañaveral, Dos Aguas."
    )


def test_a_former_mayor_cannot_be_marked_as_holder(clara: Office) -> None:
    mayors(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_meeting(
            work, session(clara, Belmira=SeatInput("holder", "Elena Ríos")), catalog=CATALOG
        )
    (finding,) = raised.value.findings
    assert finding.code == "V35"
    assert finding.message == (
        "Elena Ríos no estaba a cargo de la alcaldía en esa fecha. Elija a Ana María Peña o marque "
        "«delegado»."
    )


@pytest.mark.parametrize("typed", ["ana maria pena", "Ana Peña", "Ana María Peña Gil"])
def test_the_mayor_may_be_typed_without_accents_or_shortened(clara: Office, typed: str) -> None:
    mayors(clara)
    hold(clara, session(clara, Belmira=SeatInput("holder", typed)))
    assert seats(clara)["attended_as"].tolist() == ["holder"]


def test_who_acts_for_the_mayor_needs_an_act(clara: Office) -> None:
    data = session(clara, Belmira=SeatInput("acting", "Luis Paz"))
    with clara.work() as work:
        with pytest.raises(Problem) as raised:
            record_meeting(work, data, catalog=CATALOG)
        assert codes(raised) == {"V35"}
        set_mayor(
            work,
            MayorInput(
                clara.members["Belmira"],
                "Luis Paz",
                date(2026, 10, 1),
                position="acting",
                to_on=date(2026, 10, 20),
                act="Decreto 41",
            ),
        )
        record_meeting(work, data, catalog=CATALOG)
    assert seats(clara)["attended_as"].tolist() == ["acting"]


def test_two_sessions_of_a_body_on_one_day_ask_whether_they_are_two(clara: Office) -> None:
    hold(clara)
    with clara.work() as work:
        with pytest.raises(Problem) as raised:
            record_meeting(work, session(clara), catalog=CATALOG)
        assert codes(raised) == {"V04"} and raised.value.only_confirmations
        record_meeting(work, session(clara), catalog=CATALOG, confirmed={"V04": "extraordinaria"})
        record_meeting(work, replace(session(clara), body="committee"), catalog=CATALOG)
    with clara.db.session() as opened:
        assert len(queries.meetings(opened, association_id=clara.id)) == 3


def test_correcting_a_session_leaves_exactly_the_seats_given(clara: Office) -> None:
    meeting = hold(clara, session(clara, Belmira="holder", Alto_Claro="absent"))
    data = replace(session(clara, Belmira="delegate", Dos_Aguas="holder"), act="013")
    with clara.work() as work:
        change_meeting(work, meeting, data, catalog=CATALOG, version=1)
        with pytest.raises(Problem) as raised:
            change_meeting(work, meeting, data, catalog=CATALOG, version=1)
    assert codes(raised) == {"V51"}
    rows = seats(clara)
    assert dict(zip(rows["municipality_id"], rows["attended_as"], strict=True)) == {
        clara.members["Belmira"]: "delegate",
        clara.members["Dos Aguas"]: "holder",
    }


def test_a_wrong_correction_of_a_session_is_refused(clara: Office) -> None:
    meeting = hold(clara)
    promise(clara, meeting, date(2026, 10, 20))
    late = replace(session(clara), held_on=date(2026, 10, 21))
    with pytest.raises(Problem) as raised, clara.work() as work:
        change_meeting(work, meeting, late, catalog=CATALOG, version=1)
    assert {(f.field, f.code) for f in raised.value.findings} == {("held_on", "V25")}


def test_a_session_goes_with_all_that_hangs_from_it(clara: Office) -> None:
    meeting = hold(clara)
    promise(clara, meeting)
    with clara.work() as work:
        add_decision(work, DecisionInput(meeting, "Se aprueba el plan"), catalog=CATALOG)
        with pytest.raises(Problem):
            remove_meeting(work, meeting, "")
        remove_meeting(work, meeting, "se registró dos veces")
    with clara.db.session() as opened:
        for query in (
            queries.meetings,
            queries.attendance,
            queries.decisions,
            queries.commitments,
        ):
            assert query(opened, association_id=clara.id).empty


def test_a_session_inside_an_approved_month_asks_for_a_reason(clara: Office) -> None:
    approve(clara, "2026-10")
    with clara.work() as work:
        with pytest.raises(Problem) as raised:
            record_meeting(work, session(clara), catalog=CATALOG)
        assert codes(raised) == {"V43"} and raised.value.only_confirmations
        record_meeting(work, session(clara), catalog=CATALOG, confirmed={"V43": "acta tardía"})
    assert len(seats(clara)) == 1


# --- decisions -----------------------------------------------------------------------------


def test_a_decision_keeps_its_kind_and_the_finding_it_answers(clara: Office) -> None:
    meeting = hold(clara)
    data = DecisionInput(
        meeting, " Sube la cuota ", "quota_adjustment", "A02-Q04-01: 60 %", "indicator"
    )
    with clara.work() as work:
        row = add_decision(work, data, catalog=CATALOG)
    assert (row.text, row.kind, row.finding) == (
        "Sube la cuota",
        "quota_adjustment",
        "A02-Q04-01: 60 %",
    )


def test_a_decision_without_words_or_kind_is_refused(clara: Office) -> None:
    meeting = hold(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_decision(work, DecisionInput(meeting, "", "none"), catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {("text", "V00"), ("kind", "V00")}


def test_a_decision_is_taken_back_with_a_reason(clara: Office) -> None:
    meeting = hold(clara)
    with clara.work() as work:
        row = add_decision(work, DecisionInput(meeting, "Se aprueba"), catalog=CATALOG)
        with pytest.raises(Problem):
            remove_decision(work, row.id, "")
        remove_decision(work, row.id, "no se votó")
    with clara.db.session() as opened:
        assert queries.decisions(opened, association_id=clara.id).empty


# --- commitments ---------------------------------------------------------------------------


def commitment(meeting: int, due: date | None = date(2026, 10, 20)) -> CommitmentInput:
    return CommitmentInput(meeting, "Enviar el estudio", "Planeación de Belmira", due, area="A03")


def promise(office: Office, meeting: int, due: date = date(2026, 10, 20)) -> int:
    with office.work() as work:
        return add_commitment(work, commitment(meeting, due), catalog=CATALOG).id


def pending(office: Office, on: date = TODAY) -> pd.DataFrame:
    with office.db.session() as opened:
        return queries.open_commitments(opened, association_id=office.id, on=on)


def test_open_commitments_count_the_days_since_both_dates(clara: Office) -> None:
    meeting = hold(clara)
    moved = promise(clara, meeting)
    promise(clara, meeting, date(2026, 12, 1))
    with clara.work() as work:
        row = postpone_commitment(work, moved, date(2026, 10, 31), "faltó la firma")
        assert (row.original_due_on, row.postponements) == (date(2026, 10, 20), 1)
    rows = pending(clara)
    assert list(rows.columns) == list(queries.OPEN_COMMITMENTS)
    # 5 November is 5 days after 31 October and 16 after 20 October.
    assert rows[["overdue_days", "original_overdue_days"]].values.tolist() == [[5, 16], [0, 0]]


def test_what_is_open_depends_on_the_day(clara: Office) -> None:
    meeting = hold(clara)
    done, cancelled = promise(clara, meeting), promise(clara, meeting)
    with clara.work() as work:
        fulfil_commitment(work, done, date(2026, 10, 19), "oficio 88")
        cancel_commitment(work, cancelled, date(2026, 10, 25), "acta 013")
    sizes = [len(pending(clara, date(2026, 10, day))) for day in (4, 5, 18, 19, 24, 25)]
    assert sizes == [0, 2, 2, 1, 1, 0]


def test_everything_wrong_with_a_commitment_is_said_at_once(clara: Office) -> None:
    meeting = hold(clara)
    data = CommitmentInput(meeting, "", " ", date(2026, 10, 4), municipality_id=999, area="A11")
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_commitment(work, data, catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {
        ("text", "V00"),
        ("responsible", "V00"),
        ("due_on", "V25"),
        ("municipality_id", "V56"),
        ("area", "V00"),
    }
    with pytest.raises(Problem) as undated, clara.work() as work:
        add_commitment(work, commitment(meeting, None), catalog=CATALOG)
    assert {(f.field, f.code) for f in undated.value.findings} == {("due_on", "V00")}


def test_a_commitment_may_be_due_on_the_day_of_the_session(clara: Office) -> None:
    promise(clara, hold(clara), HELD)
    assert pending(clara)["overdue_days"].tolist() == [31]


def test_correcting_the_words_never_moves_the_date(clara: Office) -> None:
    meeting = hold(clara)
    row = promise(clara, meeting)
    data = replace(commitment(meeting, date(2027, 1, 1)), responsible="DNP", is_external=True)
    with clara.work() as work:
        changed = change_commitment(work, row, data, catalog=CATALOG, version=1)
        assert (changed.responsible, changed.is_external) == ("DNP", True)
        assert changed.due_on == changed.original_due_on == date(2026, 10, 20)
        with pytest.raises(Problem) as stale:
            change_commitment(work, row, data, catalog=CATALOG, version=1)
        with pytest.raises(Problem) as empty:
            change_commitment(
                work, row, replace(data, text=""), catalog=CATALOG, version=changed.version
            )
    assert (codes(stale), codes(empty)) == ({"V51"}, {"V00"})


@pytest.mark.parametrize(
    ("due", "reason", "expected"),
    [
        (None, "lluvias", ("due_on", "V00")),
        (date(2026, 10, 20), "lluvias", ("due_on", "V25")),
        (date(2026, 10, 30), " ", ("reason", "V00")),
    ],
)
def test_postponing_needs_a_later_date_and_a_reason(
    clara: Office, due: date | None, reason: str, expected: tuple[str, str]
) -> None:
    row = promise(clara, hold(clara))
    with pytest.raises(Problem) as raised, clara.work() as work:
        postpone_commitment(work, row, due, reason)
    assert {(f.field, f.code) for f in raised.value.findings} == {expected}


def test_each_postponement_is_counted_with_its_reason_in_the_log(clara: Office) -> None:
    row = promise(clara, hold(clara))
    with clara.work() as work:
        postpone_commitment(work, row, date(2026, 11, 1), "lluvias", version=1)
        postpone_commitment(work, row, date(2026, 12, 1), "paro", version=2)
        with pytest.raises(Problem) as raised:
            postpone_commitment(work, row, date(2026, 12, 5), "otra", version=2)
    assert codes(raised) == {"V51"}
    with clara.db.session() as opened:
        (found,) = queries.commitments(opened, association_id=clara.id).to_dict("records")
        reasons = [e.reason for e in opened.exec(select(AuditEntry)) if e.action == "update"]
    assert (found["postponements"], found["original_due_on"]) == (2, pd.Timestamp(2026, 10, 20))
    assert reasons == ["lluvias", "paro"]


@pytest.mark.parametrize(
    ("day", "evidence", "expected"),
    [
        (None, "oficio", ("done_on", "V00")),
        (date(2026, 11, 6), "oficio", ("done_on", "V03")),
        (date(2026, 10, 4), "oficio", ("done_on", "V25")),
        (date(2026, 10, 6), "", ("evidence", "V00")),
    ],
)
def test_a_commitment_is_done_on_a_day_that_has_arrived_with_evidence(
    clara: Office, day: date | None, evidence: str, expected: tuple[str, str]
) -> None:
    row = promise(clara, hold(clara))
    with pytest.raises(Problem) as raised, clara.work() as work:
        fulfil_commitment(work, row, day, evidence)
    assert {(f.field, f.code) for f in raised.value.findings} == {expected}


@pytest.mark.parametrize(
    ("day", "act", "expected"),
    [
        (None, "13", ("cancelled_on", "V00")),
        (date(2026, 11, 6), "13", ("cancelled_on", "V03")),
        (date(2026, 10, 4), "13", ("cancelled_on", "V25")),
        (date(2026, 10, 6), "", ("act", "V00")),
    ],
)
def test_a_commitment_is_cancelled_by_an_act(
    clara: Office, day: date | None, act: str, expected: tuple[str, str]
) -> None:
    row = promise(clara, hold(clara))
    with pytest.raises(Problem) as raised, clara.work() as work:
        cancel_commitment(work, row, day, act)
    assert {(f.field, f.code) for f in raised.value.findings} == {expected}


def test_what_ended_is_not_ended_twice_but_can_be_opened_again(clara: Office) -> None:
    row = promise(clara, hold(clara))
    with clara.work() as work:
        with pytest.raises(Problem) as early:
            reopen_commitment(work, row, "no")
        fulfil_commitment(work, row, TODAY, "oficio 88")
        for act in (
            lambda: fulfil_commitment(work, row, TODAY, "oficio 89"),
            lambda: cancel_commitment(work, row, TODAY, "13"),
            lambda: postpone_commitment(work, row, date(2026, 12, 1), "x"),
        ):
            with pytest.raises(Problem) as ended:
                act()
            assert ended.value.findings[0].message == (
                "Ese compromiso se cumplió el 5 de noviembre de 2026."
            )
        with pytest.raises(Problem) as silent:
            reopen_commitment(work, row, " ")
        reopen_commitment(work, row, "el oficio era de otro")
        cancel_commitment(work, row, TODAY, "13")
        with pytest.raises(Problem) as cancelled:
            fulfil_commitment(work, row, TODAY, "oficio")
    assert codes(early) == codes(cancelled) == {"V56"}
    assert codes(silent) == {"V00"}
    assert pending(clara).empty


def test_a_commitment_is_taken_back_with_a_reason(clara: Office) -> None:
    row = promise(clara, hold(clara))
    with clara.work() as work:
        with pytest.raises(Problem):
            remove_commitment(work, row, "")
        remove_commitment(work, row, "estaba repetido")
    assert pending(clara).empty


def test_ending_a_commitment_inside_an_approved_month_asks_for_a_reason(clara: Office) -> None:
    row = promise(clara, hold(clara))
    approve(clara, "2026-10")
    with clara.work() as work:
        for act in (
            lambda: fulfil_commitment(work, row, date(2026, 10, 19), "oficio"),
            lambda: cancel_commitment(work, row, date(2026, 10, 19), "13"),
        ):
            with pytest.raises(Problem) as raised:
                act()
            assert codes(raised) == {"V43"} and raised.value.only_confirmations
        fulfil_commitment(
            work, row, date(2026, 10, 19), "oficio", confirmed={"V43": "llegó después"}
        )
    assert pending(clara).empty


def test_who_only_reads_writes_nothing_of_a_session(clara: Office) -> None:
    data = commitment(1)
    with clara.work(actor=READER) as work:
        for act in (
            lambda: record_meeting(work, session(clara), catalog=CATALOG),
            lambda: change_meeting(work, 1, session(clara), catalog=CATALOG, version=1),
            lambda: remove_meeting(work, 1, "x"),
            lambda: add_decision(work, DecisionInput(1, "x"), catalog=CATALOG),
            lambda: remove_decision(work, 1, "x"),
            lambda: add_commitment(work, data, catalog=CATALOG),
            lambda: change_commitment(work, 1, data, catalog=CATALOG, version=1),
            lambda: postpone_commitment(work, 1, TODAY, "x"),
            lambda: fulfil_commitment(work, 1, TODAY, "x"),
            lambda: cancel_commitment(work, 1, TODAY, "x"),
            lambda: reopen_commitment(work, 1, "x"),
            lambda: remove_commitment(work, 1, "x"),
        ):
            with pytest.raises(Problem) as raised:
                act()
            assert codes(raised) == {"V57"}


def test_the_peer_neither_sees_nor_touches_what_the_owner_agreed(
    clara: Office, izote: Office
) -> None:
    row = promise(clara, hold(clara))
    assert pending(izote).empty
    with pytest.raises(Problem) as raised, izote.work() as work:
        fulfil_commitment(work, row, TODAY, "oficio")
    assert codes(raised) == {"V56"}
