"""Sent on time is not closed: the due day, the closing day, and what is said of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from conftest import DIRECTOR, NOW, READER, TODAY, Office
from evalua import catalog
from evalua.board.month_life import is_closed, last_event, punctuality, standing, timeline
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.months import life
from evalua.registers.association.commands import (
    AssociationInput,
    create_association,
    update_association,
)
from evalua.registers.periods.queries import month_events, month_row
from evalua.registers.periods.tables import ReportMonth
from months.sending import BOARD, OCTOBER, SEPTEMBER, approve, send, with_quotas

DUE, CLOSES = date(2026, 10, 10), date(2026, 10, 25)


@pytest.fixture
def started(found: Callable[..., Office]) -> Office:
    return with_quotas(found("Cuenca Clara", ["Alto Claro", "Belmira"], start=SEPTEMBER))


def days(office: Office, submission: int, closing: int, actor: Actor = DIRECTOR) -> None:
    about = office.facts
    with office.work(actor) as work:
        update_association(
            work,
            name=about.name,
            acronym=about.acronym,
            mission=about.mission,
            board_label=about.board_label,
            submission_day=submission,
            closing_day=closing,
            peace_mode=about.peace_mode,
            version=about.version,
        )


def said(office: Office, today: date, month: Month = SEPTEMBER) -> str:
    return standing(office.facts, month, row_of(office, month), today)


def row_of(office: Office, month: Month = SEPTEMBER) -> ReportMonth | None:
    with office.db.session() as session:
        return month_row(session, office.id, month)


def test_a_month_is_sent_by_the_10th_and_closes_on_the_25th_unless_decided_otherwise(
    started: Office,
) -> None:
    assert started.facts.submission_deadline(SEPTEMBER) == DUE
    assert started.facts.closing_date(SEPTEMBER) == CLOSES
    days(started, 15, 28)
    assert started.facts.closing_date(SEPTEMBER) == date(2026, 10, 28)


@pytest.mark.parametrize(
    ("submission", "closing", "codes"),
    [(10, 9, ["V80"]), (10, 29, ["V23"]), (10, 0, ["V23"]), (29, 29, ["V23", "V23"])],
)
def test_the_closing_day_exists_in_every_month_and_does_not_precede_the_due_day(
    started: Office, submission: int, closing: int, codes: list[str]
) -> None:
    with pytest.raises(Problem) as raised:
        days(started, submission, closing)
    assert [f.code for f in raised.value.findings] == codes
    assert started.facts.closing_day == 25


def test_both_may_be_the_same_day_and_only_who_sets_up_decides(started: Office) -> None:
    days(started, 12, 12)
    assert started.facts.closing_day == 12
    with pytest.raises(Problem, match="no permite esto"):
        days(started, 10, 25, READER)


def test_a_new_association_never_closes_before_it_sends(started: Office) -> None:
    with started.db.work(actor=DIRECTOR, now=NOW, today=TODAY) as work:
        about = AssociationInput(
            "Otra", catalog.countries()["CO"], "other", OCTOBER, submission_day=27
        )
        assert create_association(work, about).closing_day == 27


def test_on_time_is_fixed_by_the_first_sending_even_if_it_was_returned(started: Office) -> None:
    send(started, SEPTEMBER, today=date(2026, 10, 9))
    with started.work(BOARD) as work:
        life.send_back(work, SEPTEMBER, "Falta un pago.")
    send(started, SEPTEMBER, today=date(2026, 10, 30))
    row = row_of(started)
    assert row is not None and row.first_submitted_on == date(2026, 10, 9)
    assert "el 9 de octubre de 2026, a tiempo." in said(started, date(2026, 10, 30))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (DUE, "a tiempo"),
        (date(2026, 10, 11), "1 día después del plazo"),
        (CLOSES, "15 días después del plazo"),
        (date(2026, 10, 26), "16 días después del plazo y después del cierre"),
    ],
)
def test_how_late_a_month_came_is_said_with_its_days(
    started: Office, sent: date, words: str
) -> None:
    assert punctuality(started.facts, SEPTEMBER, sent) == words


def test_a_month_on_time_is_not_closed_until_approved_or_its_closing_day_goes_by(
    started: Office,
) -> None:
    facts = started.facts
    assert not is_closed(facts, SEPTEMBER, "submitted", CLOSES)
    assert is_closed(facts, SEPTEMBER, "submitted", date(2026, 10, 26))
    assert is_closed(facts, SEPTEMBER, "draft", date(2026, 10, 26))
    assert is_closed(facts, SEPTEMBER, "approved", date(2026, 10, 5))


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (
            DUE,
            "Se envía a más tardar el 10 de octubre de 2026 y se cierra el 25 de octubre de 2026",
        ),
        (date(2026, 10, 11), "Debía enviarse el 10 de octubre de 2026: ya no llega a tiempo."),
        (
            date(2026, 10, 26),
            "se cerró el 25 de octubre de 2026 sin enviarse. Todavía puede enviarse",
        ),
    ],
)
def test_a_month_not_sent_says_its_own_dates(started: Office, today: date, words: str) -> None:
    assert words in said(started, today)


def test_a_month_waiting_for_the_board_says_until_when_and_then_whose_turn_it_is(
    started: Office,
) -> None:
    send(started, SEPTEMBER, today=DUE)
    assert said(started, CLOSES).endswith(
        "Se cierra el 25 de octubre de 2026: para entonces la junta debe haberlo aprobado."
    )
    late = date(2026, 10, 26)
    assert said(started, late).endswith("sin aprobarse: está pendiente de la junta.")
    with started.work(BOARD) as work:
        life.send_back(work, SEPTEMBER, "Falta un pago.")
    assert said(started, late).endswith("sin aprobarse: está pendiente de la dirección.")


def test_closing_refuses_nothing(started: Office) -> None:
    send(started, SEPTEMBER, today=date(2026, 10, 30))
    assert approve(started, SEPTEMBER).state == "approved"
    assert said(started, TODAY) == (
        "Se envió por primera vez el 30 de octubre de 2026, 20 días después del plazo y después del "
        "cierre."
    )


def test_the_timeline_tells_who_did_what_when_and_with_which_words(started: Office) -> None:
    send(started, SEPTEMBER)
    with started.work(BOARD) as work:
        life.send_back(work, SEPTEMBER, "Falta un pago.")
    with started.db.session() as session:
        events = month_events(session, association_id=started.id)
    assert last_event(events, SEPTEMBER)["note"] == "Falta un pago."
    assert last_event(events, OCTOBER) == {}
    send(started, SEPTEMBER)
    approve(started, SEPTEMBER)
    with started.work(BOARD) as work:
        life.reopen(work, SEPTEMBER, "Entró un pago.")
    with started.db.session() as session:
        events = month_events(session, association_id=started.id)
    rows = timeline(events, started.facts, SEPTEMBER)
    assert list(rows["what"]) == [
        "Enviado a la junta por primera vez, 26 días después del plazo y después del cierre",
        "Devuelto a la dirección",
        "Enviado a la junta otra vez",
        "Aprobado",
        "Reabierto",
    ]
    assert list(rows["note"]) == ["", "Falta un pago.", "", "Acta 7", "Entró un pago."]
    assert list(rows["who"])[1] == BOARD.name
    # 15:00 UTC is ten in the morning in Colombia.
    assert f"{rows['at'].iloc[0]:%H:%M}" == "10:00"
    assert timeline(events, started.facts, OCTOBER).empty
