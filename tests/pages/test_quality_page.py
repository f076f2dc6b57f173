"""Calidad del dato: what does not add up, what is missing and who owes it, what has evidence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from conftest import Office
from evalua.domain.month import Month
from evalua.registers.answers.queries import answers
from pages_support import text_of, widget
from quality.recorded import impossible_charge, odd_payment, unbacked_goal

OCTOBER = "2026-10"
Open = Callable[..., AppTest]
ODD = (
    "Belmira: lo pagado en octubre 2026 ($ 1.000) es mucho mayor que lo habitual ($ 100). Confirme o "
    "corrija los ceros."
)


@pytest.fixture
def starting(found: Callable[..., Office]) -> Office:
    return found("Cuenca Clara", ["Alto Claro", "Belmira"], start=Month(2026, 10))


def read(app: AppTest) -> str:
    return text_of(app).replace("\u00a0", " ")


def kept(office: Office) -> list[str]:
    with office.db.session() as session:
        return list(answers(session, association_id=office.id)["answer"])


def test_an_empty_association_is_told_what_the_page_will_say(
    starting: Office, open_page: Open
) -> None:
    app = open_page("quality", mes=OCTOBER)
    assert "Todavía no hay registros que revisar." in read(app)
    assert not app.text_area


def test_doubts_are_grouped_worst_first(starting: Office, open_page: Open) -> None:
    odd_payment(starting)
    impossible_charge(starting)
    app = open_page("quality", mes=OCTOBER)
    said = read(app)
    assert "Hay 2 dudas sobre los datos: 1 por corregir y 1 por confirmar." in said
    assert said.index("◆ Por corregir (1)") < said.index("⚑ Por confirmar (1)")
    assert ODD in said and "Belmira no era miembro en diciembre 2019" in said


def test_an_answer_moves_the_doubt_to_what_was_explained(starting: Office, open_page: Open) -> None:
    odd_payment(starting)
    app = open_page("quality", mes=OCTOBER)
    widget(app, "text_area", "answer").set_value("Pagó todo el año de una vez.").run()
    widget(app, "button", "save").click().run()
    assert kept(starting) == ["Pagó todo el año de una vez."]
    said = read(app)
    assert "⚑ Por confirmar" not in said
    assert "«Pagó todo el año de una vez.» · Dirección ejecutiva, 05/11/2026" in said


def test_an_empty_answer_is_refused_beside_its_field(starting: Office, open_page: Open) -> None:
    odd_payment(starting)
    app = open_page("quality", mes=OCTOBER)
    widget(app, "button", "save").click().run()
    assert "Escriba por qué la cifra es correcta." in read(app)
    assert kept(starting) == []


def test_an_error_offers_no_answer(starting: Office, open_page: Open) -> None:
    impossible_charge(starting)
    app = open_page("quality", mes=OCTOBER)
    assert not app.text_area


def test_completeness_is_counted_by_register_and_by_person(
    starting: Office, open_page: Open
) -> None:
    unbacked_goal(starting)
    app = open_page("quality", mes=OCTOBER, vista="Completo y a tiempo")
    by_register, by_owner = (table.value for table in app.dataframe)
    goals = by_register[by_register["Registro"] == "Avance de metas"].iloc[0]
    assert (goals["Completo"], goals["A tiempo"]) == ("1 de 1 (100 %)", "1 de 1 (100 %)")
    ana = by_owner[by_owner["Responsable"] == "Ana Pérez"].iloc[0]
    assert ana["Completo"] == "1 de 1 (100 %)"


def test_reported_totals_stand_beside_backed_ones(starting: Office, open_page: Open) -> None:
    odd_payment(starting)
    unbacked_goal(starting)
    app = open_page("quality", mes=OCTOBER, vista="Con soporte")
    shown = app.dataframe[0].value.set_index("Qué")
    assert list(shown.loc["Pagos", ["Reportado", "Con soporte"]]) == ["4", "4"]
    assert list(shown.loc["Avances de metas", ["Reportado", "Con soporte"]]) == ["1", "0"]
    assert "4 de 5 valores (80 %)" in read(app)


def test_a_statement_carries_the_mark_of_its_doubts(starting: Office, open_page: Open) -> None:
    odd_payment(starting)
    app = open_page("contributions", mes=OCTOBER, vista="Estado de cuenta")
    widget(app, "selectbox", "contributions.town").set_value(starting.members["Belmira"]).run()
    assert f":orange[⚑ por confirmar] · {ODD}" in read(app)


def test_a_goal_of_the_month_carries_its_mark(starting: Office, open_page: Open) -> None:
    unbacked_goal(starting)
    app = open_page("goals", mes=OCTOBER)
    assert "Ana Pérez · ⚑ por confirmar" in read(app)


def test_the_revision_of_the_close_lists_what_stops_the_month(
    starting: Office, open_page: Open
) -> None:
    odd_payment(starting)
    unbacked_goal(starting)
    app = open_page("close_month", mes=OCTOBER)
    app.session_state["_step"] = {"close": 99}
    app.run()
    said = read(app)
    assert "⚑ Por confirmar (2)" in said and ODD in said
    assert "Meta M-01: se reporta cumplida en octubre 2026 y no tiene soporte." in said
    widget(app, "button", "close.submit").click().run()
    assert "Por confirmar: Belmira: lo pagado en octubre 2026" in read(app)
