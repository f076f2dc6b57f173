"""What does not add up keeps a month from being sent; what is odd needs an answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import TODAY, Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.months import life
from evalua.months.checklist import give_reason, missing_core, unsettled_doubts
from evalua.registers.answers.commands import AnswerInput, answer_doubt
from evalua.registers.contributions.tables import Charge
from evalua.registers.periods.queries import month_state
from evalua.registers.reading import one
from quality.recorded import impossible_charge, odd_payment

CATALOG = catalog.load()
OCTOBER = Month(2026, 10)


@pytest.fixture
def ready(found: Callable[..., Office]) -> Office:
    """An association that answers from October, with a reason for everything it lacks."""
    office = found("Cuenca Clara", ["Alto Claro", "Belmira"], start=OCTOBER)
    with office.db.session() as session:
        missing = missing_core(
            session, association_id=office.id, month=OCTOBER, today=TODAY, catalog=CATALOG
        )
    with office.work() as work:
        for item in missing:
            give_reason(work, OCTOBER, item.code, "not_available", "Apenas se empieza.")
    return office


def submit(office: Office) -> None:
    with office.work() as work:
        life.submit(work, OCTOBER, catalog=CATALOG)


def state(office: Office) -> str:
    with office.db.session() as session:
        return month_state(session, office.id, OCTOBER)


def doubt(office: Office) -> AnswerInput:
    with office.db.session() as session:
        found = unsettled_doubts(session, association_id=office.id, month=OCTOBER, today=TODAY)
    (row,) = found.to_dict("records")
    return AnswerInput(row["rule"], row["subject"], Month.parse(row["month"]), "Así fue, con acta.")


def test_an_odd_payment_keeps_the_month_until_somebody_explains_it(ready: Office) -> None:
    odd_payment(ready)
    with pytest.raises(Problem) as raised:
        submit(ready)
    assert "Por confirmar: Belmira: lo pagado en octubre 2026" in str(raised.value)
    with ready.work() as work:
        answer_doubt(work, doubt(ready))
    submit(ready)
    assert state(ready) == "submitted"


def test_an_error_keeps_the_month_even_when_answered(ready: Office) -> None:
    key = impossible_charge(ready)
    with ready.work() as work:
        answer_doubt(work, doubt(ready))
    with pytest.raises(Problem) as raised:
        submit(ready)
    assert "Por corregir: Belmira no era miembro en diciembre 2019" in str(raised.value)
    assert {f.code for f in raised.value.findings} == {"V63"}
    with ready.work() as work:
        work.remove(one(work.session, Charge, ready.id, key), "No era miembro")
    submit(ready)
    assert state(ready) == "submitted"


def test_a_month_without_doubts_is_sent(ready: Office) -> None:
    submit(ready)
    assert state(ready) == "submitted"
