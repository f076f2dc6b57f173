"""Cierre del mes: what is missing, the reasons, sending, approving, reopening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

import visitors
from conftest import TODAY, Office
from evalua import catalog
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.months import life
from evalua.months.checklist import give_reason, missing_core, reasons_of
from evalua.registers.contributions.commands import PaymentInput, charge_month, record_payment
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.goals.form import GoalInput
from evalua.registers.goals.goals import add_goal
from evalua.registers.goals.plans import PlanInput, create_plan
from evalua.registers.goals.progress import record_progress
from evalua.registers.periods.notes import write_context_note
from evalua.registers.periods.queries import context_note, month_state
from evalua.registers.services.commands import ServiceInput, add_service
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


def review_step(open_page, **query: str):  # type: ignore[no-untyped-def]
    """The last step of the month, where it is sent."""
    app = open_page("close_month", mes="2026-10", **query)
    app.session_state["_step"] = {"close": 99}
    return app.run()


def test_the_month_says_its_own_due_and_closing_days(starting: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    said = text_of(open_page("close_month", mes="2026-10"))
    assert "Se envía a más tardar el 10 de noviembre de 2026" in said
    assert "se cierra el 25 de noviembre de 2026" in said


def test_what_the_board_said_when_returning_is_read_first_until_it_is_sent_again(
    starting: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    send(starting)
    with starting.work() as work:
        life.send_back(work, OCTOBER, "Falta el acta *14*.")
    app = open_page("close_month", mes="2026-10")
    said = str(app.warning[0].value).replace("\\", "").replace("**", "")
    assert (
        said
        == "Octubre 2026 fue devuelto por Directora de prueba el 05/11/2026: Falta el acta *14*."
    )
    with starting.work() as work:
        life.submit(work, OCTOBER, catalog=CATALOG)
    app = open_page("close_month", mes="2026-10")
    assert not app.warning
    history = next(t.value for t in app.dataframe if "Qué pasó" in t.value.columns)
    assert list(history["Qué pasó"]) == [
        "Enviado a la junta por primera vez, a tiempo",
        "Devuelto a la dirección",
        "Enviado a la junta otra vez",
    ]
    assert "Falta el acta *14*." in list(history["Nota, acta o motivo"])


def test_a_context_note_counts_its_characters_and_is_kept(starting: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = review_step(open_page)
    assert "Quedan 300 de 300 caracteres." in text_of(app)
    widget(app, "text_area", "context_note").set_value("x" * 310).run()
    assert "Sobran 10 caracteres: caben 300." in text_of(app)
    save = next(b for b in app.button if "context_note" in str(b.key))
    save.click().run()
    assert "La nota tiene 310 caracteres y caben 300. Quite 10." in text_of(app)
    widget(app, "text_area", "context_note").set_value("Hubo paro <b>de</b> transporte.").run()
    next(b for b in app.button if "context_note" in str(b.key)).click().run()
    with starting.db.session() as session:
        assert context_note(session, starting.id, OCTOBER) == "Hubo paro <b>de</b> transporte."


def test_the_note_is_read_once_sent_and_can_no_longer_be_typed(
    starting: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    with starting.work() as work:
        write_context_note(work, OCTOBER, "Hubo paro.")
    send(starting)
    app = open_page("close_month", mes="2026-10")
    assert "Nota del mes: Hubo paro." in text_of(app)
    assert not [t for t in app.text_area if "context_note" in str(t.key)]


def test_who_sent_the_month_is_told_that_approving_alone_will_be_said(
    starting: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    excuse(starting)
    with starting.work(Actor(visitors.DIRECTOR)) as work:
        life.submit(work, OCTOBER, catalog=CATALOG)
    app = open_page("close_month", mes="2026-10")
    assert "aprobado sin segunda persona" in text_of(app)
    widget(app, "text_input", "act").set_value("12")
    widget(app, "date_input", "approved_on").set_value(TODAY)
    widget(app, "button", "save").click().run()
    said = text_of(app)
    assert "Aprobado sin segunda persona. Sello: `" in said


def test_who_does_not_decide_reads_who_does(starting: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    send(starting)
    app = open_page("close_month", mes="2026-10", role="reader")
    assert not [b for b in app.button if "approve" in str(b.key)]
    assert "Lo decide: dirección ejecutiva o junta." in text_of(app)


def test_a_late_record_of_an_approved_month_is_told_with_its_author_and_reason(
    starting: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    with starting.work() as work:
        open_scheme(work, SchemeInput("equal_quota", "Cuota", OCTOBER, amount=100))
        charge_month(work, OCTOBER)
    send(starting)
    with starting.work() as work:
        life.approve(work, OCTOBER, act="1", approved_on=TODAY, catalog=CATALOG)
        paid = PaymentInput(starting.members["Belmira"], date(2026, 10, 8), 100)
        record_payment(work, paid, confirmed={"V43": "el banco avisó tarde"})
    app = open_page("close_month", mes="2026-10")
    rows = next(t.value for t in app.dataframe if "Diferencia" in t.value.columns)
    assert set(rows["Quién"]) == {"Directora de prueba"}
    assert set(rows["Por qué"]) == {"el banco avisó tarde"}


def test_the_yearly_review_of_services_is_asked_and_stops_nothing(
    found: Callable[..., Office],
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    office = found("Cuenca Clara", ["Alto Claro"], start=Month(2025, 12))
    with office.work() as work:
        service = ServiceInput("Relleno", "landfill", "toneladas", date(2025, 6, 1))
        add_service(work, service, catalog=CATALOG)
    app = review_step(open_page)
    assert "Falta la revisión anual de los servicios de 2025" in text_of(app)
    assert "No detiene el envío." in text_of(app)
    save = next(b for b in app.button if "service_review" in str(b.key))
    save.click().run()
    assert "Escriba la conclusión en una o dos frases." in text_of(app)
    widget(app, "date_input", "reviewed_on").set_value(date(2026, 2, 3))
    widget(app, "text_area", "conclusion").set_value("Sigue el relleno.").run()
    next(b for b in app.button if "service_review" in str(b.key)).click().run()
    assert "Falta la revisión anual" not in text_of(app)
    assert "Sigue el relleno." in text_of(app)
