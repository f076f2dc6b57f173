"""The needs bank and the sign-off of the sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from conftest import READER, Office
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.registers.needs import queries
from evalua.registers.needs.commands import (
    NeedInput,
    add_need,
    change_need,
    close_need,
    remove_need,
)
from evalua.registers.needs.reviews import ReviewInput, remove_review, sign_off
from evalua.registers.needs.tables import Need
from evalua.registers.projects.tables import Project

OCTOBER = Month(2026, 10)


def need(office: Office, **changes: Any) -> Need:
    town = sorted(office.members.items())[1][1]
    data = NeedInput(town, "roads", "Puente", "1", date(2026, 3, 4), "12.000.000", "Mesa")
    with office.work() as work:
        return add_need(work, replace(data, **changes))


def review(office: Office, **changes: Any) -> None:
    data = ReviewInput(
        office.members["Belmira"], OCTOBER, date(2026, 10, 20), "Ana Ruiz", "Alcaldesa", True
    )
    with office.work() as work:
        sign_off(work, replace(data, **changes))


def said(raised: pytest.ExceptionInfo[Problem]) -> dict[str, str]:
    return {f.field: f.message for f in raised.value.findings}


def rows(office: Office, name: str = "needs") -> list[dict[str, Any]]:
    with office.db.session() as session:
        frame = getattr(queries, name)(session, association_id=office.id)
    return [dict(row) for row in frame.to_dict("records")]


def test_a_need_keeps_its_cost_to_the_last_unit(clara: Office) -> None:
    need(clara)
    (row,) = rows(clara)
    assert (row["cost"], row["priority"], row["source"]) == (12_000_000, 1, "Mesa")


def test_the_cents_of_another_currency_are_kept(izote: Office) -> None:
    need(izote, cost="95,000.50")
    assert rows(izote)[0]["cost"] == 9_500_050


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"text": ""}, "text", "Escriba la necesidad."),
        ({"theme": "gossip"}, "theme", "Elija el tema."),
        ({"priority": ""}, "priority", "Escriba un número."),
        ({"priority": "0"}, "priority", "Escriba un número de 1 en adelante."),
        ({"priority": "1,5"}, "priority", "Escriba un número entero: 1 es la primera."),
        ({"stated_on": None}, "stated_on", "Elija la fecha."),
        ({"stated_on": date(2027, 1, 1)}, "stated_on", "aún no llega"),
        ({"cost": "doce"}, "cost", "No entendí"),
        ({"cost": "0"}, "cost", "mayor que cero"),
        ({"municipality_id": 999}, "municipality_id", "ya no existe"),
        ({"project_id": 999}, "project_id", "ya no existe"),
        ({"text": "x" * 301}, "text", "Resúmalo en 300 letras o menos."),
    ],
)
def test_a_need_that_cannot_be_read_is_refused(
    clara: Office, changes: dict[str, Any], field: str, message: str
) -> None:
    with pytest.raises(Problem) as raised:
        need(clara, **changes)
    assert message in said(raised)[field]
    assert rows(clara) == []


def test_everything_wrong_is_said_together(clara: Office) -> None:
    with pytest.raises(Problem) as raised:
        need(clara, text="", theme="", priority="", stated_on=None, cost="x")
    assert set(said(raised)) == {"text", "theme", "priority", "stated_on", "cost"}


def test_two_open_needs_of_a_municipality_never_share_a_priority(clara: Office) -> None:
    first = need(clara)
    with pytest.raises(Problem) as raised:
        need(clara, text="Escuela")
    assert said(raised) == {"priority": "La prioridad 1 ya es la de «Puente». Use otra."}
    need(clara, municipality_id=clara.members["Dos Aguas"])
    with clara.work() as work:
        close_need(work, first.id, date(2026, 5, 1), "se construyó", first.version)
    need(clara, text="Escuela")
    assert [row["priority"] for row in rows(clara)] == [1, 1, 1]


def test_a_need_is_linked_to_the_project_that_attends_it(clara: Office) -> None:
    row = need(clara)
    with clara.work() as work:
        bridge = work.add(
            Project(association_id=clara.id, code="P-001", name="Puente", theme="roads")
        )
        data = NeedInput(
            row.municipality_id, "roads", "Puente", 1, date(2026, 3, 4), project_id=bridge.id
        )
        change_need(work, row.id, data, row.version)
    assert (rows(clara)[0]["project_id"], rows(clara)[0]["version"]) == (bridge.id, 2)


def test_closing_asks_for_a_reason_and_a_date_after_it_was_stated(clara: Office) -> None:
    row = need(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        close_need(work, row.id, date(2026, 3, 3), "", row.version)
    assert said(raised) == {
        "reason": "Escriba por qué se cierra.",
        "closed_on": "No puede cerrarse antes de la fecha en que se planteó.",
    }
    with clara.work() as work:
        close_need(work, row.id, date(2026, 6, 1), "obra entregada", row.version)
    assert rows(clara)[0]["closed_reason"] == "obra entregada"


def test_a_closed_need_is_not_touched_again(clara: Office) -> None:
    row = need(clara)
    with clara.work() as work:
        closed = close_need(work, row.id, date(2026, 6, 1), "entregada", row.version)
    data = NeedInput(row.municipality_id, "roads", "Otro", 1, date(2026, 3, 4))
    with pytest.raises(Problem, match="ya se cerró"), clara.work() as work:
        change_need(work, row.id, data, closed.version)
    with pytest.raises(Problem, match="ya se cerró"), clara.work() as work:
        close_need(work, row.id, date(2026, 7, 1), "otra vez", closed.version)


def test_a_need_written_by_mistake_is_removed_with_a_reason(clara: Office) -> None:
    row = need(clara)
    with pytest.raises(Problem), clara.work() as work:
        remove_need(work, row.id, " ")
    with clara.work() as work:
        remove_need(work, row.id, "estaba repetida")
    assert rows(clara) == []


def test_a_sheet_is_signed_off_by_a_named_person_on_a_date(clara: Office) -> None:
    review(clara)
    (row,) = rows(clara, "sheet_reviews")
    assert (row["person"], row["position"], row["month"]) == ("Ana Ruiz", "Alcaldesa", "2026-10")
    assert row["agrees"]


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"person": ""}, "person", "Escriba el nombre de quien revisó."),
        ({"position": " "}, "position", "Escriba su cargo en el municipio."),
        ({"agrees": None}, "agrees", "Elija si está de acuerdo o tiene objeciones."),
        ({"agrees": False}, "remarks", "Escriba con qué no está de acuerdo."),
        ({"reviewed_on": None}, "reviewed_on", "Elija la fecha."),
        ({"reviewed_on": date(2026, 12, 1)}, "reviewed_on", "aún no llega"),
        ({"reviewed_on": date(2026, 9, 30)}, "reviewed_on", "antes de que empezara el mes"),
        ({"remarks": "x" * 601}, "remarks", "Resúmalo en 600 letras o menos."),
        ({"municipality_id": 999}, "municipality_id", "ya no existe"),
    ],
)
def test_a_sign_off_without_who_when_or_what_is_refused(
    clara: Office, changes: dict[str, Any], field: str, message: str
) -> None:
    with pytest.raises(Problem) as raised:
        review(clara, **changes)
    assert message in said(raised)[field]
    assert rows(clara, "sheet_reviews") == []


def test_a_review_written_by_mistake_is_removed(clara: Office) -> None:
    review(clara, agrees=False, remarks="Falta un pago")
    with clara.work() as work:
        remove_review(work, int(rows(clara, "sheet_reviews")[0]["id"]), "era de otro municipio")
    assert rows(clara, "sheet_reviews") == []


def test_who_only_reads_neither_states_needs_nor_signs(clara: Office) -> None:
    town = clara.members["Belmira"]
    with pytest.raises(Problem, match="no permite esto"), clara.work(READER) as work:
        add_need(work, NeedInput(town, "roads", "Puente", 1, date(2026, 3, 4)))
    with pytest.raises(Problem, match="no permite esto"), clara.work(READER) as work:
        sign_off(work, ReviewInput(town, OCTOBER, date(2026, 10, 20), "Ana", "Alcaldesa", True))
