"""Lo aprobado: every approval, and what changed between any two."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from conftest import DIRECTOR, Office
from evalua.board.approval import short_seal
from evalua.months import life
from months.sending import (
    SEPTEMBER,
    approve,
    close,
    pay_late,
    send,
    snapshot_of,
    with_quotas,
)
from pages_support import text_of, widget

Open = Callable[..., AppTest]


@pytest.fixture
def started(found: Callable[..., Office]) -> Office:
    return with_quotas(found("Cuenca Clara", ["Alto Claro", "Belmira"], start=SEPTEMBER))


@pytest.fixture
def approved(started: Office) -> Office:
    close(started, SEPTEMBER)
    return started


@pytest.fixture
def twice(approved: Office) -> Office:
    """September approved, reopened for a late payment, and approved again by who sent it."""
    pay_late(approved)
    with approved.work() as work:
        life.reopen(work, SEPTEMBER, "faltaba un pago")
    send(approved, SEPTEMBER)
    approve(approved, SEPTEMBER, DIRECTOR, act="Acta 8")
    return approved


def table(app: AppTest, header: str) -> list[dict[str, str]]:
    """The rows of the table that has that header."""
    found = next(t.value for t in app.dataframe if header in t.value.columns)
    rows: list[dict[str, str]] = found.to_dict("records")
    return rows


def at(app: AppTest, name: str) -> str:
    """What the address says, whether a test or the page wrote it."""
    found = app.query_params[name]
    return found[0] if isinstance(found, list) else str(found)


def test_without_approvals_the_page_says_how_they_come(started: Office, open_page: Open) -> None:
    said = text_of(open_page("approved", mes="2026-09"))
    assert "Todavía no hay meses aprobados" in said


def test_each_approval_is_listed_with_its_act_its_stamp_and_its_seal(
    twice: Office, open_page: Open
) -> None:
    app = open_page("approved", mes="2026-09")
    assert "1 mes aprobado; 1 vez se aprobó de nuevo un mes reabierto" in text_of(app)
    rows = table(app, "Sello")
    assert [(r["Aprobación"], r["Acta"], r["Constancia"]) for r in rows] == [
        ("2", "Acta 8", "Aprobado sin segunda persona"),
        ("1", "Acta 7", "Con segunda persona"),
    ]
    assert [r["Sello"] for r in rows] == [short_seal(snapshot_of(twice, n).seal) for n in (2, 1)]


def test_the_last_month_approved_again_is_compared_without_asking(
    twice: Office, open_page: Open
) -> None:
    app = open_page("approved", mes="2026-09", vista="Comparar")
    assert at(app, "antes") == "2026-09.1"
    assert at(app, "despues") == "2026-09.2"
    row = next(r for r in table(app, "Qué cambia") if r["Indicador"] == "Recaudo de aportes")
    assert (row["Antes"], row["Después"], row["Cifras después"]) == (
        "0,0 %",
        "50,0 %",
        f"{twice.facts.money(100)} de {twice.facts.money(200)}",
    )
    assert "Aprobado sin segunda persona · sello" in text_of(app)


def test_a_link_opens_the_same_comparison_and_choosing_changes_the_address(
    twice: Office, open_page: Open
) -> None:
    app = open_page(
        "approved", mes="2026-09", vista="Comparar", antes="2026-09.2", despues="2026-09.hoy"
    )
    assert "No hay ninguna diferencia" in " ".join(str(s.value) for s in app.success)
    box = widget(app, "selectbox", "approved.antes.2026-09.2")
    box.select_index(2).run()
    assert at(app, "antes") == "2026-09.1" and not app.exception
    assert table(app, "Qué cambia")


def test_an_address_that_names_no_approval_falls_back_to_the_usual(
    twice: Office, open_page: Open
) -> None:
    app = open_page("approved", mes="2026-09", vista="Comparar", antes="2031-01.7", despues="<b>")
    assert at(app, "antes") == "2026-09.1"


def test_a_single_approval_is_compared_with_the_registers_of_today(
    approved: Office, open_page: Open
) -> None:
    pay_late(approved)
    app = open_page("approved", mes="2026-09", vista="Comparar")
    assert at(app, "despues") == "2026-09.hoy"
    assert "Sin aprobar, al corte del mes" in text_of(app)
    assert table(app, "Qué cambia")


def test_later_adjustments_say_who_when_why_and_how_much(approved: Office, open_page: Open) -> None:
    pay_late(approved)
    app = open_page("approved", mes="2026-09", vista="Ajustes posteriores")
    row = next(r for r in table(app, "Diferencia") if r["Indicador"] == "Recaudo de aportes")
    assert (row["Aprobado"], row["Con lo registrado después"]) == ("0,0 %", "50,0 %")
    assert (row["Diferencia"], row["Quién"]) == ("+50,0 puntos", DIRECTOR.name)
    assert (row["Cuándo"], row["Por qué"]) == ("05/11/2026 10:00", "el banco avisó tarde")


def test_a_month_not_approved_has_no_adjustments_to_show(approved: Office, open_page: Open) -> None:
    app = open_page("approved", mes="2026-10", vista="Ajustes posteriores")
    assert "Octubre 2026 no está aprobado" in text_of(app)


@pytest.mark.parametrize("role", ["reader", "mayor", "board"])
def test_whoever_reads_sees_what_was_approved(
    twice: Office,
    open_page: Open,
    role: str,
) -> None:
    app = open_page("approved", mes="2026-09", vista="Comparar", role=role)
    assert table(app, "Qué cambia")
