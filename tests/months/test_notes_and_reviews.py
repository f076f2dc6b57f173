"""The context note of a month, and the yearly review of services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from conftest import READER, TODAY, Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.months import life
from evalua.registers.periods.notes import LONGEST, write_context_note
from evalua.registers.periods.queries import context_note
from evalua.registers.services.commands import ServiceInput, add_service
from evalua.registers.services.reviews import (
    remove_review,
    review_of,
    review_services,
    service_reviews,
    year_to_review,
)
from months.sending import BOARD, SEPTEMBER, approve, send, with_quotas

CATALOG = catalog.load()


@pytest.fixture
def started(found: Callable[..., Office]) -> Office:
    return with_quotas(found("Cuenca Clara", ["Alto Claro", "Belmira"], start=SEPTEMBER))


def write(office: Office, text: str, month: Month = SEPTEMBER, **given: object) -> None:
    with office.work() as work:
        write_context_note(work, month, text, **given)  # type: ignore[arg-type]


def noted(office: Office) -> str:
    with office.db.session() as session:
        return context_note(session, office.id, SEPTEMBER)


def codes(raised: pytest.ExceptionInfo[Problem]) -> list[str]:
    return [finding.code for finding in raised.value.findings]


def test_a_note_is_written_corrected_and_emptied_while_the_month_is_open(started: Office) -> None:
    write(started, "  Hubo   paro de transporte. ")
    assert noted(started) == "Hubo paro de transporte."
    write(started, "Otra cosa.")
    assert noted(started) == "Otra cosa."
    write(started, "")
    assert noted(started) == ""


def test_a_note_of_300_characters_fits_and_one_more_says_how_many_to_take_out(
    started: Office,
) -> None:
    write(started, "ñ" * LONGEST)
    with pytest.raises(Problem, match=r"tiene 301 caracteres y caben 300\. Quite 1\.") as raised:
        write(started, "ñ" * (LONGEST + 1))
    assert codes(raised) == ["V82"] and noted(started) == "ñ" * LONGEST


def test_the_note_of_a_sent_or_approved_month_is_refused_until_it_is_open_again(
    started: Office,
) -> None:
    send(started, SEPTEMBER)
    with pytest.raises(Problem) as raised:
        write(started, "Tarde")
    assert codes(raised) == ["V43"]
    approve(started, SEPTEMBER)
    with pytest.raises(Problem) as raised:
        write(started, "Más tarde")
    assert codes(raised) == ["V43"]
    with started.work(BOARD) as work:
        life.reopen(work, SEPTEMBER, "falta la nota")
    write(started, "Ahora sí")
    assert noted(started) == "Ahora sí"


def test_a_note_belongs_to_a_month_that_came_and_that_the_association_answers_for(
    started: Office,
) -> None:
    with pytest.raises(Problem) as raised:
        write(started, "x", Month(2026, 12))
    assert codes(raised) == ["V03"]
    with pytest.raises(Problem) as raised:
        write(started, "x", Month(2026, 8))
    assert codes(raised) == ["V43"]


def test_a_note_that_speaks_of_campaigns_asks_for_other_words_or_a_reason(started: Office) -> None:
    text = "Visita durante la campaña electoral del candidato."
    with pytest.raises(Problem) as raised:
        write(started, text)
    assert codes(raised) == ["V28"] and raised.value.only_confirmations
    write(started, text, confirmed={"V28": "cita literal del acta"})
    assert noted(started) == text


def test_who_only_reads_writes_no_note_and_a_stale_one_is_not_overwritten(started: Office) -> None:
    with pytest.raises(Problem) as raised, started.work(READER) as work:
        write_context_note(work, SEPTEMBER, "x")
    assert codes(raised) == ["V57"]
    write(started, "uno")
    with pytest.raises(Problem) as raised:
        write(started, "dos", version=9)
    assert codes(raised) == ["V51"]


@pytest.fixture
def serving(found: Callable[..., Office]) -> Office:
    """It answers from 2025 and provided a service from June 2025 on."""
    office = found("Valle Izote", ["Izotal"], start=Month(2025, 1))
    with office.work() as work:
        add_service(
            work,
            ServiceInput("Relleno", "landfill", "toneladas", date(2025, 6, 1), date(2025, 12, 20)),
            catalog=CATALOG,
        )
    return office


def due(office: Office, month: Month) -> int | None:
    with office.db.session() as session:
        return year_to_review(session, association_id=office.id, month=month)


def review(office: Office, year: int = 2025, **given: object) -> None:
    values = {"reviewed_on": date(2026, 2, 3), "act": "12", "conclusion": "Sigue."} | given
    with office.work() as work:
        review_services(work, year, **values)  # type: ignore[arg-type]


def test_from_january_on_the_close_asks_about_the_services_of_the_year_before(
    serving: Office,
) -> None:
    assert due(serving, Month(2026, 1)) == due(serving, Month(2026, 10)) == 2025
    assert due(serving, Month(2025, 12)) is None


def test_nothing_is_asked_of_a_year_without_services_or_before_the_association_answers(
    serving: Office, started: Office
) -> None:
    assert due(serving, Month(2027, 1)) is None
    assert due(started, Month(2026, 9)) is None


def test_a_review_is_kept_once_a_year_and_can_be_taken_back(serving: Office) -> None:
    review(serving)
    with pytest.raises(Problem) as raised:
        review(serving)
    assert codes(raised) == ["V83"]
    with serving.db.session() as session:
        made = review_of(session, association_id=serving.id, year=2025)
        assert len(service_reviews(session, association_id=serving.id)) == 1
    assert made is not None and (made.act, made.conclusion) == ("12", "Sigue.")
    with serving.work() as work:
        remove_review(work, made.id, "era de otro año")
    review(serving, conclusion="Se deja.")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"reviewed_on": None}, "V00"),
        ({"conclusion": " "}, "V00"),
        ({"conclusion": "a" * 301}, "V82"),
        ({"reviewed_on": date(2026, 11, 6)}, "V03"),
        ({"reviewed_on": date(2024, 12, 31)}, "V25"),
    ],
)
def test_a_review_needs_a_day_that_came_and_a_conclusion(
    serving: Office, given: dict[str, object], code: str
) -> None:
    with pytest.raises(Problem) as raised:
        review(serving, **given)
    assert codes(raised) == [code] and date(2026, 11, 5) == TODAY


def test_who_only_reads_reviews_nothing(serving: Office) -> None:
    with pytest.raises(Problem) as raised, serving.work(READER) as work:
        review_services(work, 2025, reviewed_on=TODAY, act="", conclusion="x")
    assert codes(raised) == ["V57"]
