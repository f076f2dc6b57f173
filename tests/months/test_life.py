"""A month's life: sent, returned, approved and frozen, reopened."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from conftest import READER, TODAY, Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.months import life
from evalua.months.adjustments import later_adjustments
from evalua.months.checklist import give_reason, missing_core, reasons_of
from evalua.months.evaluation import Evaluation, evaluate
from evalua.registers.contributions.commands import PaymentInput, charge_month, record_payment
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.goals.form import GoalInput
from evalua.registers.goals.goals import add_goal
from evalua.registers.goals.plans import PlanInput, create_plan
from evalua.registers.goals.progress import record_progress
from evalua.registers.periods.queries import month_state

CATALOG = catalog.load()
SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)


@pytest.fixture
def started(found) -> Office:  # type: ignore[no-untyped-def]
    """An association that answers from September, with a quota and one payment in October."""
    office: Office = found("Cuenca Clara", ["Alto Claro", "Belmira"], start=SEPTEMBER)
    with office.work() as work:
        open_scheme(work, SchemeInput("equal_quota", "Cuota", SEPTEMBER, amount=100))
        for month in (SEPTEMBER, OCTOBER):
            charge_month(work, month)
        record_payment(work, PaymentInput(office.members["Belmira"], date(2026, 10, 5), 150))
    return office


def evaluated(office: Office, month: Month, live: bool = False) -> Evaluation:
    with office.db.session() as session:
        return evaluate(session, association_id=office.id, month=month, today=TODAY, live=live)


def excuse_everything(office: Office, month: Month) -> None:
    with office.db.session() as session:
        missing = missing_core(
            session, association_id=office.id, month=month, today=TODAY, catalog=CATALOG
        )
    with office.work() as work:
        for item in missing:
            give_reason(work, month, item.code, "not_available", "Apenas se empieza a registrar.")


def send(office: Office, month: Month) -> None:
    excuse_everything(office, month)
    with office.work() as work:
        life.submit(work, month, catalog=CATALOG)


def send_and_approve(office: Office, month: Month) -> None:
    send(office, month)
    with office.work() as work:
        life.approve(work, month, act="Acta 7", approved_on=TODAY, catalog=CATALOG)


def message(raised: pytest.ExceptionInfo[Problem]) -> str:
    return str(raised.value)


def test_a_month_with_missing_core_data_is_not_sent_and_says_which(started: Office) -> None:
    with pytest.raises(Problem) as raised, started.work() as work:
        life.submit(work, SEPTEMBER, catalog=CATALOG)
    assert "datos núcleo" in message(raised)
    with started.db.session() as session:
        assert month_state(session, started.id, SEPTEMBER) == "draft"


def test_reasons_let_the_month_be_sent_and_are_kept(started: Office) -> None:
    send(started, SEPTEMBER)
    with started.db.session() as session:
        assert month_state(session, started.id, SEPTEMBER) == "submitted"
        assert reasons_of(session, started.id, SEPTEMBER)


def test_months_are_sent_in_order(started: Office) -> None:
    with pytest.raises(Problem) as raised, started.work() as work:
        life.submit(work, OCTOBER, catalog=CATALOG)
    assert message(raised) == "Envíe primero septiembre 2026: los meses van en orden."


def test_a_month_in_progress_is_not_sent(started: Office) -> None:
    with pytest.raises(Problem) as raised, started.work(today=date(2026, 9, 30)) as work:
        life.submit(work, SEPTEMBER, catalog=CATALOG)
    assert "sigue en curso" in message(raised)


def test_an_approval_needs_an_act_and_a_day_after_the_month(started: Office) -> None:
    send(started, SEPTEMBER)
    with pytest.raises(Problem) as raised, started.work() as work:
        life.approve(work, SEPTEMBER, act=" ", approved_on=date(2026, 9, 30), catalog=CATALOG)
    assert {f.field for f in raised.value.findings} == {"act", "approved_on"}


def test_the_same_person_sending_and_approving_is_stamped(started: Office) -> None:
    send_and_approve(started, SEPTEMBER)
    with started.work() as work:
        row = life.reopen(work, SEPTEMBER, "corrección")
    assert row.one_person


def test_an_approved_month_is_read_from_its_snapshot_to_the_last_digit(started: Office) -> None:
    send(started, SEPTEMBER)
    before = evaluated(started, SEPTEMBER, live=True)
    with started.work() as work:
        life.approve(work, SEPTEMBER, act="Acta 7", approved_on=TODAY, catalog=CATALOG)
    kept = evaluated(started, SEPTEMBER)
    assert kept.frozen and kept.act == "Acta 7" and kept.policy == before.policy
    for level in ("indicators", "questions", "areas", "index"):
        pd.testing.assert_frame_equal(getattr(kept.scores, level), getattr(before.scores, level))
    pd.testing.assert_frame_equal(kept.municipal, before.municipal)
    rows = kept.rows_behind("A02-Q04-01")
    pd.testing.assert_frame_equal(rows, before.rows_behind("A02-Q04-01"))


def test_a_later_fact_never_changes_what_the_board_approved(started: Office) -> None:
    send_and_approve(started, SEPTEMBER)
    before = evaluated(started, SEPTEMBER).scores.indicators
    late = PaymentInput(started.members["Alto Claro"], date(2026, 9, 8), 100)
    with pytest.raises(Problem) as raised, started.work() as work:
        record_payment(work, late)
    assert [f.code for f in raised.value.findings] == ["V43"] and raised.value.only_confirmations
    with started.work() as work:
        record_payment(work, late, confirmed={"V43": "el banco avisó tarde"})
    pd.testing.assert_frame_equal(evaluated(started, SEPTEMBER).scores.indicators, before)
    live = evaluated(started, SEPTEMBER, live=True).scores.indicators.set_index("indicator")
    assert live.loc["A02-Q04-01", "numerator"] == 100


def test_rows_that_belong_to_a_sent_month_are_refused(started: Office) -> None:
    send(started, SEPTEMBER)
    with pytest.raises(Problem) as raised, started.work() as work:
        charge_month(work, SEPTEMBER)
    assert [f.code for f in raised.value.findings] == ["V43"]


def test_a_fact_inside_a_sent_month_flags_it_as_changed(started: Office) -> None:
    send(started, SEPTEMBER)
    with started.work() as work:
        record_payment(work, PaymentInput(started.members["Alto Claro"], date(2026, 9, 20), 50))
        row = life.approve(work, SEPTEMBER, act="8", approved_on=TODAY, catalog=CATALOG)
    assert row.changed_after_submission


def test_a_reopened_month_keeps_its_snapshot_until_it_is_approved_again(started: Office) -> None:
    send_and_approve(started, SEPTEMBER)
    with started.work() as work:
        life.reopen(work, SEPTEMBER, "faltaba un pago")
        record_payment(work, PaymentInput(started.members["Alto Claro"], date(2026, 9, 9), 100))
    assert evaluated(started, SEPTEMBER).snapshot == 1
    send_and_approve(started, SEPTEMBER)
    again = evaluated(started, SEPTEMBER)
    assert again.snapshot == 2
    row = again.scores.indicators.set_index("indicator").loc["A02-Q04-01"]
    assert (row["numerator"], row["denominator"]) == (100, 200)


def test_returning_a_month_needs_a_note(started: Office) -> None:
    send(started, SEPTEMBER)
    with pytest.raises(Problem), started.work() as work:
        life.send_back(work, SEPTEMBER, "")
    with started.work() as work:
        row = life.send_back(work, SEPTEMBER, "Falta el aporte de Alto Claro.")
    assert row.state == "draft" and row.first_submitted_on == TODAY


def test_who_only_reads_can_neither_send_nor_approve(started: Office) -> None:
    for act in (
        lambda work: life.submit(work, SEPTEMBER, catalog=CATALOG),
        lambda work: life.reopen(work, SEPTEMBER, "x"),
    ):
        with pytest.raises(Problem) as raised, started.work(actor=READER) as work:
            act(work)
        assert [f.code for f in raised.value.findings] == ["V57"]


def test_a_fact_recorded_after_approval_is_listed_as_a_later_adjustment(started: Office) -> None:
    send_and_approve(started, SEPTEMBER)
    late = PaymentInput(started.members["Alto Claro"], date(2026, 9, 8), 100)
    with started.work() as work:
        record_payment(work, late, confirmed={"V43": "el banco avisó tarde"})
    with started.db.session() as session:
        changed = later_adjustments(
            session, association_id=started.id, month=SEPTEMBER, today=TODAY, catalog=CATALOG
        ).set_index("indicator")
    # Two charges of 100 were due and nothing was paid in September; now one of them is covered.
    row = changed.loc["A02-Q04-01"]
    assert (row["approved"], row["today"]) == (0, 50)
    assert (row["approved_numerator"], row["today_numerator"]) == (0, 100)


def test_an_approved_month_without_later_facts_has_no_adjustments(started: Office) -> None:
    send_and_approve(started, SEPTEMBER)
    with started.db.session() as session:
        changed = later_adjustments(
            session, association_id=started.id, month=SEPTEMBER, today=TODAY, catalog=CATALOG
        )
    assert changed.empty


def test_a_month_is_not_sent_while_a_goal_that_stood_still_says_nothing(started: Office) -> None:
    with started.work() as work:
        plan = create_plan(work, PlanInput("Plan", date(2026, 9, 1), date(2026, 12, 31)))
        goals = [
            add_goal(work, GoalInput(plan.id, text, "A05", unit="talleres", target=12))
            for text in ("Talleres", "Visitas", "Ferias")
        ]
        for goal, value in zip(goals, (0, 0, 3), strict=True):
            record_progress(work, goal.id, SEPTEMBER, value)
    with pytest.raises(Problem) as raised:
        send(started, SEPTEMBER)
    assert message(raised) == (
        "En septiembre 2026, las metas M-01 y M-02 tenían avance programado y no avanzaron. Escriba "
        "en Metas qué dificultad hubo."
    )
    with started.work() as work:
        record_progress(work, goals[0].id, SEPTEMBER, 0, difficulty="Hubo derrumbes", version=1)
    with pytest.raises(Problem, match="la meta M-02 tenía avance programado y no avanzó"):
        send(started, SEPTEMBER)
    with started.work() as work:
        record_progress(work, goals[1].id, SEPTEMBER, 0, difficulty="No hubo equipo", version=1)
    send(started, SEPTEMBER)
    with started.db.session() as session:
        assert month_state(session, started.id, SEPTEMBER) == "submitted"


def test_a_goal_without_a_report_does_not_keep_the_month(started: Office) -> None:
    with started.work() as work:
        plan = create_plan(work, PlanInput("Plan", date(2026, 9, 1), date(2026, 12, 31)))
        add_goal(work, GoalInput(plan.id, "Talleres", "A05", unit="talleres", target=12))
    send(started, SEPTEMBER)
    with started.db.session() as session:
        assert month_state(session, started.id, SEPTEMBER) == "submitted"
