"""The needs of a municipality and the sign-off of its sheet, in Ficha municipal."""

from __future__ import annotations

from datetime import date

import pandas as pd
from streamlit.testing.v1 import AppTest

from conftest import TODAY, Office
from evalua.domain.month import Month
from evalua.registers.needs import queries
from evalua.registers.needs.commands import NeedInput, add_need
from evalua.registers.needs.reviews import ReviewInput, sign_off
from pages_support import text_of, widget

OCTOBER = Month(2026, 10)


def rows(office: Office, name: str = "needs") -> pd.DataFrame:
    with office.db.session() as session:
        frame: pd.DataFrame = getattr(queries, name)(session, association_id=office.id)
    return frame


def press(app: AppTest, name: str) -> str:
    key = next(
        str(b.key) for b in app.button if f"{name}" in str(b.key) and str(b.key)[-4:] == "save"
    )
    widget(app, "button", key).click().run()
    return text_of(app)


def test_without_needs_or_reviews_the_sheet_says_so(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    said = text_of(open_page("municipality", mes="2026-10"))
    assert "Aquí verá lo que el municipio pide y qué proyecto lo atiende." in said
    assert "○ Sin revisar: nadie del municipio ha dado su visto bueno a esta ficha." in said


def test_a_need_is_stated_and_what_is_wrong_is_said_together(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("municipality", mes="2026-10")
    said = press(app, "need.")
    assert "Escriba la necesidad." in said and "Elija el tema." in said
    assert "Escriba un número." in said and rows(clara).empty
    widget(app, "text_area", "text").set_value("Puente peatonal")
    widget(app, "selectbox", "theme").set_value("roads")
    widget(app, "text_input", "priority").set_value("1")
    widget(app, "text_input", "cost").set_value("12.000.000").run()
    said = press(app, "need.").replace("\u00a0", " ")
    assert "1 necesidad abierta, con costo estimado de $ 12.000.000." in said
    (row,) = rows(clara).to_dict("records")
    assert (row["municipality_id"], row["stated_on"].date()) == (clara.members["Alto Claro"], TODAY)


def test_a_taken_priority_says_which_need_has_it(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        town = clara.members["Alto Claro"]
        add_need(work, NeedInput(town, "roads", "Puente", 1, date(2026, 3, 4)))
    app = open_page("municipality", mes="2026-10")
    widget(app, "text_area", "text").set_value("Escuela")
    widget(app, "selectbox", "theme").set_value("education")
    widget(app, "text_input", "priority").set_value("1").run()
    assert "La prioridad 1 ya es la de «Puente». Use otra." in press(app, "need.")
    assert len(rows(clara)) == 1


def test_a_need_is_closed_with_its_reason(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        town = clara.members["Alto Claro"]
        need = add_need(work, NeedInput(town, "roads", "Puente", 1, date(2026, 3, 4)))
    app = open_page("municipality", mes="2026-10")
    widget(app, "selectbox", f"municipality.need.{town}").set_value(need.id).run()
    assert "Escriba por qué se cierra." in press(app, "need.close")
    widget(app, "text_input", "reason").set_value("Se construyó")
    widget(app, "date_input", "closed_on").set_value(date(2026, 9, 1)).run()
    press(app, "need.close")
    table = next(t.value for t in app.dataframe if "Necesidad" in t.value.columns)
    assert table["Quién la atiende"].tolist() == ["– Cerrada el 01/09/2026: Se construyó"]


def test_a_sheet_is_signed_off_by_a_named_person(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("municipality", mes="2026-10")
    said = press(app, "review.")
    assert "Escriba el nombre de quien revisó." in said
    assert "Elija si está de acuerdo o tiene objeciones." in said
    widget(app, "text_input", "person").set_value("Ana Ruiz")
    widget(app, "text_input", "position").set_value("Alcaldesa")
    widget(app, "selectbox", "agrees").set_value(False).run()
    assert "Escriba con qué no está de acuerdo." in press(app, "review.")
    assert rows(clara, "sheet_reviews").empty
    widget(app, "text_area", "remarks").set_value("Falta el pago de mayo").run()
    said = press(app, "review.")
    assert "◆ Ana Ruiz, Alcaldesa, la objetó el 5 de noviembre de 2026" in said
    assert "«Falta el pago de mayo»" in said


def test_an_old_sign_off_says_since_when_nobody_reviewed(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    town, on = clara.members["Alto Claro"], date(2026, 3, 10)
    with clara.work() as work:
        sign_off(work, ReviewInput(town, Month(2026, 2), on, "Ana Ruiz", "Alcaldesa", True))
    said = text_of(open_page("municipality", mes="2026-10"))
    assert "▲ Sin revisar desde el 10 de marzo de 2026." in said
