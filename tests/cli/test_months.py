"""``evalua month``: the life of a month from a terminal."""

from __future__ import annotations

from datetime import date

import pytest

from cli.conftest import Evalua
from conftest import TODAY, Office
from evalua.accounts.tables import Person
from evalua.catalog import load
from evalua.domain.month import Month
from evalua.months.checklist import give_reason, missing_core
from evalua.registers.goals.form import GoalInput
from evalua.registers.goals.goals import add_goal
from evalua.registers.goals.plans import PlanInput, create_plan
from evalua.registers.goals.progress import record_progress
from quality.recorded import odd_payment

OCTOBER = Month(2026, 10)


@pytest.fixture
def ready(found) -> Office:  # type: ignore[no-untyped-def]
    """An association that answers since October and said why each figure is missing."""
    office: Office = found("Cuenca Clara", ["Alto Claro", "Belmira"], start=OCTOBER)
    with office.db.session() as session:
        lacking = missing_core(
            session, association_id=office.id, month=OCTOBER, today=TODAY, catalog=load()
        )
    with office.work() as work:
        for name, role in (("Ana Directora", "director"), ("Beatriz Junta", "board")):
            work.add(Person(association_id=office.id, name=name, role=role))
        for item in lacking:
            give_reason(work, OCTOBER, item.code, "not_available", "Aún no se registra.")
    return office


def test_a_month_goes_from_draft_to_approved_and_back(ready: Office, evalua: Evalua) -> None:
    assert evalua("month", "status", "2026-10", "--json").json["state"] == "draft"
    sent = evalua("month", "submit", "2026-10", "--as", "Ana Directora")
    assert (sent.status, sent.out) == (0, "Octubre 2026 quedó enviado a la junta.\n")
    returned = evalua(
        "month", "return", "2026-10", "--reason", "Falta un acta", "--as", "Beatriz Junta"
    )
    assert returned.status == 0
    assert evalua("month", "submit", "2026-10", "--as", "Ana Directora").status == 0
    approved = evalua("month", "approve", "2026-10", "--act", "Acta 12", "--as", "Beatriz Junta")
    assert approved.status == 0
    status = evalua("month", "status", "2026-10", "--json").json
    assert (status["state"], status["act"], status["approved_on"]) == (
        "approved",
        "Acta 12",
        "2026-11-05",
    )
    assert "Aprobado" not in evalua("month", "status", "2026-10").out
    assert "aprobado el 5 de noviembre de 2026, Acta 12" in evalua("month", "status", "2026-10").out
    reopened = evalua(
        "month", "reopen", "2026-10", "--reason", "Error en pagos", "--as", "Beatriz Junta"
    )
    assert reopened.status == 0
    assert evalua("month", "status", "2026-10", "--json").json["state"] == "reopened"


def test_who_sends_and_approves_alone_is_told_so(ready: Office, evalua: Evalua) -> None:
    evalua("month", "submit", "2026-10", "--as", "Ana Directora")
    answer = evalua("month", "approve", "2026-10", "--act", "Acta 12", "--as", "Ana Directora")
    assert "La misma persona" in answer.out


def test_missing_data_stop_a_month_and_are_named(clara: Office, evalua: Evalua) -> None:
    answer = evalua("month", "submit", "2024-01")
    assert answer.status == 1
    assert len(answer.complaints) == 1
    assert "datos núcleo" in answer.err
    assert evalua("month", "status", "2024-01", "--json").json["state"] == "draft"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["submit", "2026-11", "--as", "Ana Directora"], "sigue en curso"),
        (["submit", "2026-09", "--as", "Ana Directora"], "responde desde octubre 2026"),
        (["approve", "2026-10", "--act", "Acta 1", "--as", "Ana Directora"], "No se puede aprobar"),
        (["reopen", "2026-10", "--reason", "x", "--as", "Ana Directora"], "No se puede reabrir"),
        (["submit", "2026-10", "--as", "Nadie"], "«Nadie» no está entre las personas"),
        (["submit", "2026-10"], "Indique quién firma con --as: Ana Directora, Beatriz Junta."),
        (["submit", "2026-10", "--as", "Beatriz Junta"], "Su rol (Junta) no permite esto"),
        (["submit", "2026-10", "--association", "OTRA"], "No hay una asociación con código «OTRA»"),
    ],
)
def test_what_cannot_be_done_is_said_and_ends_in_1(
    ready: Office, evalua: Evalua, words: list[str], says: str
) -> None:
    answer = evalua("month", *words)
    assert answer.status == 1
    assert says in answer.err
    assert evalua("month", "status", "2026-10", "--json").json["state"] == "draft"


def test_approving_without_an_act_or_in_the_future_says_both(ready: Office, evalua: Evalua) -> None:
    evalua("month", "submit", "2026-10", "--as", "Ana Directora")
    answer = evalua("month", "approve", "2026-10", "--date", "2027-01-01", "--as", "Ana Directora")
    assert answer.status == 1
    assert answer.complaints == [
        "Escriba el número del acta que aprueba el mes.",
        "La fecha de la aprobación aún no llega.",
    ]


def test_with_several_associations_one_must_be_named(
    clara: Office, izote: Office, evalua: Evalua
) -> None:
    answer = evalua("month", "status", "2026-10")
    assert answer.status == 1
    assert clara.facts.code in answer.err
    assert izote.facts.code in answer.err
    named = evalua(
        "month", "status", "2026-10", "--association", izote.facts.code.lower(), "--json"
    )
    assert named.json["association"] == izote.facts.code


def test_without_an_association_the_two_doors_are_said(evalua: Evalua) -> None:
    answer = evalua("month", "status", "2026-10")
    assert answer.status == 1
    assert "evalua demo load" in answer.err


def test_a_refusal_is_json_too_for_a_machine(evalua: Evalua) -> None:
    answer = evalua("month", "status", "2026-10", "--json")
    assert answer.status == 1
    (problem,) = answer.json["problems"]
    assert (problem["code"], problem["field"]) == ("V56", "association")


def test_the_status_says_what_would_stop_the_month(ready: Office, evalua: Evalua) -> None:
    odd_payment(ready)
    said = evalua("month", "status", "2026-10").out.replace("\u00a0", " ")
    assert (
        "  por confirmar C11  Belmira: lo pagado en octubre 2026 ($ 1.000) es mucho mayor que lo "
        "habitual ($ 100)." in said
    )


def test_the_state_of_a_month_names_the_goals_that_stood_still(
    clara: Office, evalua: Evalua
) -> None:
    with clara.work() as work:
        plan = create_plan(work, PlanInput("Plan", date(2026, 1, 1), date(2026, 12, 31)))
        goal = add_goal(work, GoalInput(plan.id, "Talleres", "A05", unit="talleres", target=12))
        record_progress(work, goal.id, Month(2026, 9), 0)
    told = evalua("month", "status", "2026-09")
    assert "la meta M-01 tenía avance programado y no avanzó" in told.out
