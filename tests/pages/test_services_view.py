"""Servicios in Otros registros: the month of a service, its standard, its price and its customers."""

from __future__ import annotations

from datetime import date

import pandas as pd
from streamlit.testing.v1 import AppTest

from conftest import Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.registers.services import queries
from evalua.registers.services.commands import ServiceInput, add_service, record_service
from evalua.registers.services.customers import CustomerInput, add_customer, record_customers
from evalua.registers.services.figures import record_figures
from evalua.registers.services.tariffs import TariffInput, set_cost, set_tariff
from pages_support import show_register, text_of, widget

CATALOG = catalog.load()
OCTOBER = Month(2026, 10)


def service(office: Office, kind: str, name: str, unit: str) -> int:
    with office.work() as work:
        data = ServiceInput(name, kind, unit, date(2026, 3, 1))
        return add_service(work, data, catalog=CATALOG).id


def open_on(open_page, register: str, month: str = "2026-10") -> AppTest:  # type: ignore[no-untyped-def]
    app: AppTest = open_page("other_registers", mes=month)
    return show_register(app, register)


def press(app: AppTest, label: str) -> None:
    next(b for b in app.button if b.label == label).click().run()
    assert not app.exception, app.exception


def frame(office: Office, name: str) -> pd.DataFrame:
    with office.db.session() as session:
        rows: pd.DataFrame = getattr(queries, name)(session, association_id=office.id)
        return rows


def test_a_month_is_one_form_with_what_the_kind_asks_the_members_and_the_customers(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    service(clara, "landfill", "Relleno", "toneladas")
    with clara.work() as work:
        client = add_customer(work, CustomerInput("Ingenio Sur", "company"), catalog=CATALOG).id
    town = clara.members["Belmira"]
    app = open_on(open_page, "Servicios")
    widget(app, "selectbox", "daily_cover").set_value("yes").run()
    widget(app, "text_input", "recovered").set_value("12,5").run()
    widget(app, "text_input", f"quantity.{town}").set_value("80").run()
    widget(app, "text_input", f"sold.{client}").set_value("40").run()
    widget(app, "text_input", f"invoiced.{client}").set_value("1.200.000").run()
    press(app, "Guardar el mes")
    figures = frame(clara, "service_figures").set_index("measure")["amount"].to_dict()
    assert figures == {"daily_cover": 1.0, "recovered": 12.5}
    assert frame(clara, "service_records")["quantity"].tolist() == [80.0]
    assert frame(clara, "customer_records")["invoiced"].tolist() == [1_200_000]
    assert widget(app, "selectbox", "daily_cover").value == "yes"
    assert widget(app, "text_input", f"sold.{client}").value == "40"


def test_what_is_wrong_anywhere_in_the_month_is_said_at_once(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    service(clara, "permits", "Licencias", "trámites")
    town = clara.members["Belmira"]
    app = open_on(open_page, "Servicios")
    widget(app, "text_input", "satisfaction").set_value("140").run()
    widget(app, "text_input", f"income.{town}").set_value("50.000").run()
    press(app, "Guardar el mes")
    said = text_of(app)
    assert "Escriba un número entre 0 y 100." in said
    assert "Escriba la cantidad que recibió Belmira." in said
    assert frame(clara, "service_figures").empty


def test_a_customer_is_added_from_the_same_place(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    service(clara, "landfill", "Relleno", "toneladas")
    app = open_on(open_page, "Servicios")
    widget(app, "segmented_control", "services.what").set_value("Cliente que no es miembro").run()
    widget(app, "text_input", "name").set_value("Belmira").run()
    widget(app, "selectbox", "kind").set_value("municipality").run()
    press(app, "Guardar el cliente")
    assert "Belmira es miembro" in text_of(app)
    widget(app, "text_input", "name").set_value("Puente Morado").run()
    press(app, "Guardar el cliente")
    assert "Puente Morado: toneladas" in [w.label for w in app.text_input]


def test_a_standard_is_refused_without_its_act_and_then_judges_the_quarter(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    key = service(clara, "permits", "Licencias", "trámites")
    with clara.work() as work:
        record_figures(work, key, Month(2026, 8), {"median_days": "25"}, catalog=CATALOG)
    app = open_on(open_page, "Estándares")
    assert app.dataframe[0].value["Resultado"].tolist() == ["◆ Sin estándar"]
    widget(app, "selectbox", "measure").set_value("median_days").run()
    assert widget(app, "selectbox", "direction").options[0] == "Como máximo"
    widget(app, "selectbox", "direction").set_value("at_most").run()
    widget(app, "text_input", "threshold").set_value("30").run()
    widget(app, "date_input", "approved_on").set_value(date(2026, 6, 3)).run()
    press(app, "Guardar el estándar")
    assert "Escriba el acta con que la junta lo aprobó." in text_of(app)
    widget(app, "text_input", "act").set_value("Acta 4").run()
    press(app, "Guardar el estándar")
    row = app.dataframe[0].value.iloc[0]
    assert row[["Estándar", "Trimestre", "Resultado"]].tolist() == [
        "≤ 30",
        "25",
        "● Cumple",
    ]


def test_without_services_there_is_nothing_to_hold_to_a_standard(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    for register in ("Estándares", "Tarifas y ahorros"):
        assert "Todavía no hay servicios" in text_of(open_on(open_page, register))


def test_who_pays_less_than_the_cost_is_shown_with_what_the_association_adds(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    key = service(clara, "landfill", "Relleno", "toneladas")
    since = date(2026, 3, 1)
    with clara.work() as work:
        client = add_customer(work, CustomerInput("Ingenio Sur", "company"), catalog=CATALOG).id
        record_service(work, key, OCTOBER, {clara.members["Belmira"]: ("10", "")})
        record_customers(work, key, OCTOBER, {client: ("5", "200.000")})
        set_cost(work, key, since, "30.000", "gasto entre toneladas")
        set_tariff(work, key, TariffInput("everybody", since, "50.000"), catalog=CATALOG)
        set_tariff(work, key, TariffInput("members", since, "20.000"), catalog=CATALOG)
    app = open_on(open_page, "Tarifas y ahorros")
    shown = app.dataframe[0].value[["Quién", "Cubre", "Pone la asociación"]]
    rows = [[cell.replace("\u00a0", " ") for cell in row] for row in shown.to_numpy().tolist()]
    assert rows == [
        ["Belmira", "67 %", "$ 100.000"],
        ["Ingenio Sur (cliente)", "133 %", "deja $ 50.000"],
    ]


def test_a_shared_purchase_shows_its_saving(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    service(clara, "machinery", "Maquinaria", "horas")
    app = open_on(open_page, "Tarifas y ahorros")
    assert "Falta el costo o lo prestado" in text_of(app)
    widget(app, "segmented_control", "tariffs.what").set_value("Compra conjunta").run()
    press(app, "Guardar la compra")
    assert "Escriba qué se compró o se usó en conjunto." in text_of(app)
    widget(app, "date_input", "saved_on").set_value(date(2026, 9, 2)).run()
    for name, typed in (
        ("concept", "Llantas"),
        ("municipalities", "3"),
        ("amount_alone", "10.000.000"),
        ("amount_together", "7.500.000"),
    ):
        widget(app, "text_input", name).set_value(typed).run()
    widget(app, "text_area", "basis").set_value("cotizaciones").run()
    press(app, "Guardar la compra")
    assert "menos que por separado (25 %)" in text_of(app)
    assert app.dataframe[0].value["Municipios"].tolist() == ["3"]


def test_a_process_begins_from_a_template_and_shows_how_far_each_municipality_is(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = open_on(open_page, "Procesos")
    assert "Un proceso paso a paso" in text_of(app)
    press(app, "Guardar el proceso")
    assert "Elija la fecha." in text_of(app)
    widget(app, "text_area", "steps").set_value("Estudio\nAcuerdo\nApertura").run()
    widget(app, "date_input", "since").set_value(date(2026, 4, 1)).run()
    press(app, "Guardar el proceso")
    widget(app, "selectbox", "processes.one").set_value(1).run()
    widget(app, "date_input", "done_on.1").set_value(date(2026, 5, 5)).run()
    press(app, "Guardar las fechas")
    assert "Avance: 8 %." in text_of(app).replace("\u00a0", " ")
    first = app.dataframe[0].value.iloc[0]
    assert first["Municipio"] == "Alto Claro" and first["1"] == "05/05/2026"
