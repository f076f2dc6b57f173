"""Cierre del mes: what is missing, the reasons, sending, approving, reopening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from conftest import TODAY, Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.months import life
from evalua.months.checklist import give_reason, missing_core, reasons_of
from evalua.registers.goals.form import GoalInput
from evalua.registers.goals.goals import add_goal
from evalua.registers.goals.plans import PlanInput, create_plan
from evalua.registers.goals.progress import record_progress
from evalua.registers.periods.queries import month_state
from pages_support import text_of, widget

CATALOG = catalog.load()
OCTOBER = Month(2026, 10)


@pytest.fixture
def starting(found: Callable[..., Office]) -> Office:
    """An association that answers from October."""
    return found("Cuenca Clara", ["Alto Claro", "Belmira"], start=OCTOBER)


def excuse(office: Office) -> None:
    with office.db.session() as session:
        missing = missing_core(
            session, association_id=office.id, month=OCTOBER, today=TODAY, catalog=CATALOG
        )
    with office.work() as work:
        for item in missing:
            give_reason(work, OCTOBER, item.code, "not_available", "Apenas se empieza.")


def send(office: Office) -> None:
    excuse(office)
    with office.work() as work:
        life.submit(work, OCTOBER, catalog=CATALOG)


def state_of(office: Office) -> str:
    with office.db.session() as session:
        return month_state(session, office.id, OCTOBER)


def test_a_new_month_says_how_many_core_data_are_ready(starting: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    said = text_of(open_page("close_month", mes="2026-10"))
    assert "0 de " in said and "datos núcleo exigibles están listos" in said
    assert "10 de noviembre de 2026" in said


def test_a_submitted_month_offers_to_approve_or_return(starting: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    send(starting)
    app = open_page("close_month", mes="2026-10")
    assert "Enviado por Directora de prueba" in text_of(app)
    widget(app, "button", "save").click().run()
    said = text_of(app)
    assert "Escriba el número del acta que aprueba el mes." in said
    assert "Elija la fecha de la aprobación." in said
    assert state_of(starting) == "submitted"


def test_approving_with_act_and_date_freezes_the_month(starting: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    send(starting)
    app = open_page("close_month", mes="2026-10")
    widget(app, "text_input", "act").set_value("Acta 12")
    widget(app, "date_input", "approved_on").set_value(date(2026, 11, 4))
    widget(app, "button", "save").click().run()
    said = text_of(app)
    assert state_of(starting) == "approved"
    assert "Aprobado el 4 de noviembre de 2026 con el acta 12" in said
    assert "Nada de lo registrado después cambia lo que la junta aprobó." in said


def test_reopening_without_a_reason_is_refused(starting: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    send(starting)
    with starting.work() as work:
        life.approve(work, OCTOBER, act="1", approved_on=TODAY, catalog=CATALOG)
    app = open_page("close_month", mes="2026-10")
    widget(app, "button", "save").click().run()
    assert "Escriba por qué se reabre." in text_of(app)
    assert state_of(starting) == "approved"


def test_each_click_on_a_step_opens_it(starting: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("close_month", mes="2026-10")
    widget(app, "button_group", "step.0").set_value(1).run()
    assert "Registrar un pago" in text_of(app)
    widget(app, "button_group", "step.1").set_value(5).run()
    assert "Lo que falta" in text_of(app)


def test_a_reason_given_on_screen_is_kept(starting: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("close_month", mes="2026-10")
    app.session_state["_step"] = {"close": 99}
    app.run()
    widget(app, "selectbox", "kind").set_value("not_available")
    widget(app, "text_input", "reason").set_value("El banco no envió el extracto.").run()
    widget(app, "button", "save").click().run()
    with starting.db.session() as session:
        kept = reasons_of(session, starting.id, OCTOBER)
    assert [text for _, text in kept.values()] == ["El banco no envió el extracto."]


def test_a_reason_without_words_is_refused(starting: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("close_month", mes="2026-10")
    app.session_state["_step"] = {"close": 99}
    app.run()
    widget(app, "button", "save").click().run()
    assert "Escriba el motivo en una frase." in text_of(app)


def test_sending_with_missing_data_says_which_and_changes_nothing(
    starting: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    app = open_page("close_month", mes="2026-10")
    app.session_state["_step"] = {"close": 99}
    app.run()
    widget(app, "button", "close.submit").click().run()
    assert "datos núcleo" in text_of(app) and state_of(starting) == "draft"


def test_a_complete_month_is_sent_with_one_button(starting: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    excuse(starting)
    app = open_page("close_month", mes="2026-10")
    app.session_state["_step"] = {"close": 99}
    app.run()
    assert "No falta ningún dato núcleo" in text_of(app)
    widget(app, "button", "close.submit").click().run()
    assert state_of(starting) == "submitted"


def test_a_goal_that_stood_still_keeps_the_month_until_it_says_why(
    starting: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    with starting.work() as work:
        plan = create_plan(work, PlanInput("Plan", date(2026, 10, 1), date(2026, 12, 31)))
        goal = add_goal(work, GoalInput(plan.id, "Talleres", "A05", unit="talleres", target=3))
        record_progress(work, goal.id, OCTOBER, 0)
    excuse(starting)
    app = open_page("close_month", mes="2026-10")
    widget(app, "segmented_control", "close.step.0").set_value(5).run()
    asked = "En octubre 2026, la meta M-01 tenía avance programado y no avanzó."
    assert asked in text_of(app)
    widget(app, "button", "close.submit").click().run()
    assert state_of(starting) == "draft" and text_of(app).count(asked) == 2
    with starting.work() as work:
        record_progress(work, goal.id, OCTOBER, 0, difficulty="Hubo derrumbes", version=1)
    app.run()
    widget(app, "button", "close.submit").click().run()
    assert state_of(starting) == "submitted"
