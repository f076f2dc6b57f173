"""Later adjustments: which approved figures would be others, by how much, who wrote it, when and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from conftest import DIRECTOR, NOW, TODAY, Office
from evalua.board.adjustments import NOBODY, figure_lines, written_lines
from evalua.domain.actor import Actor
from evalua.months.later import _TABLES, written_after
from evalua.months.shadow import NOTHING, Shadow, shadow
from evalua.registers.contributions.commands import PaymentInput, record_payment
from evalua.registers.contributions.payments import remove_payment
from evalua.schema import METADATA
from months.sending import (
    CATALOG,
    OCTOBER,
    SEPTEMBER,
    close,
    evaluated,
    pay_late,
    with_quotas,
)

OTHER = Actor("Equipo de prueba", "team")
COLLECTED = "A02-Q04-01"


@pytest.fixture
def approved(found: Callable[..., Office]) -> Office:
    """September approved: two charges of 100 were due and none was paid."""
    office = with_quotas(found("Cuenca Clara", ["Alto Claro", "Belmira"], start=SEPTEMBER))
    close(office, SEPTEMBER)
    return office


def shadow_of(office: Office) -> Shadow:
    kept, live = evaluated(office, SEPTEMBER), evaluated(office, SEPTEMBER, live=True)
    with office.db.session() as session:
        return shadow(session, kept, live, TODAY, CATALOG)


def figure(office: Office, code: str = COLLECTED) -> dict[str, object]:
    lines = figure_lines(shadow_of(office), office.facts, CATALOG).set_index("code")
    found: dict[str, object] = lines.loc[code].to_dict()
    return found


def pay(
    office: Office,
    town: str,
    day: date,
    why: str,
    actor: Actor = DIRECTOR,
    now: datetime = NOW,
    amount: int = 100,
) -> int:
    with office.work(actor, now=now) as work:
        data = PaymentInput(office.members[town], day, amount)
        paid = record_payment(work, data, confirmed={"V43": why})
        return paid.payment.id


def test_an_approved_month_nobody_touched_has_no_shadow(approved: Office) -> None:
    found = shadow_of(approved)
    assert found.figures.empty and found.written.empty


def test_a_month_that_is_not_approved_has_none_either(approved: Office) -> None:
    live = evaluated(approved, OCTOBER)
    with approved.db.session() as session:
        assert shadow(session, live, live, TODAY, CATALOG) is NOTHING


def test_a_late_payment_is_told_with_who_when_why_and_by_how_much(approved: Office) -> None:
    pay(approved, "Alto Claro", date(2026, 9, 8), "el banco avisó tarde", OTHER)
    line = figure(approved)
    assert (line["approved_text"], line["today_text"]) == ("0,0 %", "50,0 %")
    assert line["difference_text"] == "+50,0 puntos"
    assert line["who"] == "Equipo de prueba"
    assert line["when"] == "05/11/2026 10:00"
    assert line["why"] == "el banco avisó tarde"


def test_what_was_written_is_listed_with_its_amount_and_its_day(approved: Office) -> None:
    pay_late(approved)
    rows = written_lines(shadow_of(approved).written, approved.facts).to_dict("records")
    assert [(r["what"], r["amount_text"], r["why"]) for r in rows] == [
        ("Pago: se registró", approved.facts.money(100), "el banco avisó tarde")
    ]
    assert rows[0]["dated_on"].date() == date(2026, 9, 8)


def test_several_authors_are_said_to_be_several(approved: Office) -> None:
    pay(approved, "Alto Claro", date(2026, 9, 8), "el banco avisó tarde", amount=50)
    later = NOW + timedelta(days=1)
    pay(approved, "Belmira", date(2026, 9, 9), "llegó otro extracto", OTHER, later, amount=50)
    line = figure(approved)
    assert line["who"] == line["when"] == line["why"] == "varios (2 registros)"


def test_one_author_of_several_records_keeps_her_name(approved: Office) -> None:
    pay(approved, "Alto Claro", date(2026, 9, 8), "el banco avisó tarde", amount=50)
    pay(approved, "Belmira", date(2026, 9, 9), "el banco avisó tarde", amount=50)
    line = figure(approved)
    assert (line["who"], line["why"]) == (DIRECTOR.name, "el banco avisó tarde")


def test_a_payment_taken_back_is_listed_as_such_and_leaves_no_difference(approved: Office) -> None:
    paid = pay(approved, "Alto Claro", date(2026, 9, 8), "el banco avisó tarde")
    with approved.work() as work:
        remove_payment(work, paid, "era de otro municipio")
    found = shadow_of(approved)
    assert found.figures.empty
    said = list(written_lines(found.written, approved.facts)["what"])
    assert said[0] == "Pago: se registró" and said[-1] == "Pago: se retiró"


def test_what_is_dated_after_the_cut_is_of_another_month(approved: Office) -> None:
    pay(approved, "Alto Claro", date(2026, 10, 20), "")
    assert shadow_of(approved).written.empty


def test_what_was_written_before_the_approval_is_in_it_and_is_not_listed(
    found: Callable[..., Office],
) -> None:
    office = with_quotas(found("Cuenca Clara", ["Alto Claro", "Belmira"], start=SEPTEMBER))
    pay(office, "Alto Claro", date(2026, 9, 8), "")
    close(office, SEPTEMBER)
    assert shadow_of(office).written.empty


def test_the_order_of_the_log_tells_what_came_after_whatever_the_clock_says(
    approved: Office,
) -> None:
    """A computer whose clock goes back does not hide what is written."""
    pay(approved, "Alto Claro", date(2026, 9, 8), "reloj atrasado", now=NOW - timedelta(days=3))
    assert figure(approved)["why"] == "reloj atrasado"


def test_a_difference_that_no_dated_record_explains_says_so(approved: Office) -> None:
    found = shadow_of(approved)
    pay_late(approved)
    figures = shadow_of(approved).figures.assign(records=0, who="", at="", reason="")
    line = figure_lines(Shadow(figures, found.written), approved.facts, CATALOG).iloc[0]
    assert (line["who"], line["when"], line["why"]) == (NOBODY, "—", "—")


def test_after_the_closing_day_only_what_is_dated_inside_the_month_counts(approved: Office) -> None:
    pay(approved, "Alto Claro", date(2026, 9, 8), "uno")
    with approved.db.session() as session:
        common = {"association_id": approved.id, "month": OCTOBER, "cut": OCTOBER.last}
        since = NOW - timedelta(days=30)
        every = written_after(session, since=since, **common)
        inside = written_after(session, since=since, inside=True, **common)
    assert date(2026, 9, 8) in {d.date() for d in every["dated_on"]}
    assert all(d.month == 10 for d in inside["dated_on"]) and not inside.empty


def test_every_kind_of_row_that_is_listed_exists_with_its_columns() -> None:
    registers = {card.register_key for card in CATALOG.indicators}
    for name, kind in _TABLES.items():
        columns = set(METADATA.tables[name].columns.keys())
        assert set(kind.days) <= columns and (not kind.amount or kind.amount in columns), name
        assert set(kind.registers.split()) <= registers, name
