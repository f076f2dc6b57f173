"""Otros registros: empty, full, and refused input in each form."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from conftest import Office
from evalua import catalog
from evalua.registers.partners import queries as partners
from evalua.registers.partners.commands import (
    AgreementInput,
    PartnerInput,
    add_agreement,
    add_partner,
)
from evalua.registers.partners.organizations import OrganizationInput, add_organization
from evalua.registers.periods import queries as periods
from evalua.registers.services import queries as services
from evalua.registers.services.commands import ServiceInput, add_service
from pages_support import show_register, text_of, widget

CATALOG = catalog.load()


def press(app, label: str) -> None:  # type: ignore[no-untyped-def]
    next(b for b in app.button if b.label == label).click().run()


def partner(office: Office) -> int:
    with office.work() as work:
        return add_partner(work, PartnerInput("Fundación Río", "cooperation"), catalog=CATALOG).id


def landfill(office: Office) -> int:
    data = ServiceInput("Relleno", "landfill", "toneladas", date(2026, 3, 1))
    with office.work() as work:
        return add_service(work, data, catalog=CATALOG).id


def received(office: Office) -> pd.DataFrame:
    with office.db.session() as session:
        return services.services_received(session, association_id=office.id)


def delivered(office: Office) -> pd.DataFrame:
    with office.db.session() as session:
        return periods.deliveries(session, association_id=office.id)


def test_every_empty_register_says_what_it_will_show(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("other_registers", mes="2026-10")
    assert "Todavía no hay aliados" in text_of(app)
    show_register(app, "Organizaciones")
    assert "Todavía no hay organizaciones" in text_of(app)
    show_register(app, "Servicios")
    assert "Todavía no hay servicios" in text_of(app)
    show_register(app, "Entregas del informe")
    assert "El informe de octubre 2026 llegó a 0 de 4 municipios." in text_of(app)


def test_a_partner_is_added_and_a_repeated_one_is_refused(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    partner(clara)
    app = open_page("other_registers", mes="2026-10")
    widget(app, "text_input", "name").set_value("fundacion rio").run()
    press(app, "Guardar el aliado")
    said = text_of(app)
    assert "Fundación Río ya está en la lista de aliados. Use ese registro." in said
    assert "Elija el tipo de aliado." in said
    widget(app, "text_input", "name").set_value("SENA").run()
    widget(app, "selectbox", "kind").set_value("national").run()
    press(app, "Guardar el aliado")
    assert app.dataframe[0].value["Aliado"].tolist() == ["Fundación Río", "SENA"]


def test_a_partner_is_corrected_in_place(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    key = partner(clara)
    app = open_page("other_registers", mes="2026-10")
    widget(app, "selectbox", "partners.partner").set_value(key).run()
    assert widget(app, "text_input", "name").value == "Fundación Río"
    widget(app, "text_input", "programme").set_value("Agua limpia").run()
    widget(app, "multiselect", "themes").set_value(["water_sanitation"]).run()
    press(app, "Guardar el aliado")
    with clara.db.session() as session:
        rows = partners.partners(session, association_id=clara.id)
    assert rows[["name", "programme"]].to_numpy().tolist() == [["Fundación Río", "Agua limpia"]]


def test_an_agreement_is_recorded_and_its_dates_checked(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    key = partner(clara)
    app = open_page("other_registers", mes="2026-10")
    show_register(app, "Convenios")
    widget(app, "text_input", "name").set_value("Convenio 7").run()
    widget(app, "date_input", "signed_on").set_value(date(2026, 5, 1)).run()
    widget(app, "date_input", "ends_on").set_value(date(2026, 4, 1)).run()
    press(app, "Guardar el acuerdo")
    assert "La fecha final no puede ser anterior al inicio." in text_of(app)
    widget(app, "date_input", "ends_on").set_value(date(2027, 4, 30)).run()
    press(app, "Guardar el acuerdo")
    with clara.db.session() as session:
        rows = partners.agreements(session, association_id=clara.id)
    assert rows["partner_id"].tolist() == [key]
    assert app.dataframe[0].value["Termina"].tolist() == ["30/04/2027"]


def test_a_partner_with_agreements_is_not_removed(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    key = partner(clara)
    with clara.work() as work:
        add_agreement(work, AgreementInput(key, "Convenio 7", date(2026, 5, 1)), catalog=CATALOG)
    app = open_page("other_registers", mes="2026-10", vista="Convenios")
    assert app.dataframe[0].value["Termina"].tolist() == ["Sin fecha final"]
    show_register(app, "Aliados")
    widget(app, "selectbox", "partners.partner").set_value(key).run()
    widget(app, "text_input", "reason").set_value("ya no trabaja aquí").run()
    press(app, "Eliminar")
    assert "Fundación Río tiene acuerdos que cuentan. Retírelos antes de eliminar." in text_of(app)


def test_an_organization_is_recorded_with_its_members(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("other_registers", mes="2026-10")
    show_register(app, "Organizaciones")
    widget(app, "text_input", "name").set_value("Las Moras").run()
    widget(app, "text_input", "women").set_value("doce").run()
    press(app, "Guardar la organización")
    said = text_of(app)
    assert "Elija el municipio." in said and "No entendí «doce»" in said
    widget(app, "selectbox", "kind").set_value("rural_women").run()
    widget(app, "selectbox", "municipality_id").set_value(clara.members["Belmira"]).run()
    widget(app, "text_input", "women").set_value("12").run()
    press(app, "Guardar la organización")
    row = app.dataframe[0].value.iloc[0]
    assert row.tolist()[:5] == ["Las Moras", "Belmira", "12", "—", "—"]


def test_an_organization_is_corrected_in_place(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    data = OrganizationInput("Las Moras", "rural_women", clara.members["Belmira"], women=12)
    with clara.work() as work:
        key = add_organization(work, data, catalog=CATALOG).id
    app = open_page("other_registers", mes="2026-10")
    show_register(app, "Organizaciones")
    widget(app, "selectbox", "organizations.one").set_value(key).run()
    widget(app, "text_input", "name").set_value("Las Moras Unidas").run()
    press(app, "Guardar la organización")
    with clara.db.session() as session:
        row = partners.organizations(session, association_id=clara.id).iloc[0]
    assert row["name"] == "Las Moras Unidas"


def test_the_month_of_a_service_is_a_grid_where_blank_is_not_zero(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    landfill(clara)
    first, second = clara.members["Alto Claro"], clara.members["Belmira"]
    app = open_page("other_registers", mes="2026-10")
    show_register(app, "Servicios")
    widget(app, "text_input", f"quantity.{first}").set_value("1.035,5").run()
    widget(app, "text_input", f"income.{first}").set_value("250.000").run()
    widget(app, "text_input", f"quantity.{second}").set_value("0").run()
    press(app, "Guardar el mes")
    rows = received(clara)
    assert rows["municipality"].tolist() == ["Alto Claro", "Belmira"]
    assert rows["quantity"].tolist() == [1035.5, 0.0]
    assert rows["income"].fillna(-1).tolist() == [250_000, -1]
    assert widget(app, "text_input", f"quantity.{first}").value == "1.035,5"


def test_a_refused_grid_says_in_which_cell(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    landfill(clara)
    town = clara.members["Cañaveral"]
    app = open_page("other_registers", mes="2026-10")
    show_register(app, "Servicios")
    widget(app, "text_input", f"income.{town}").set_value("80.000").run()
    press(app, "Guardar el mes")
    assert "Escriba la cantidad que recibió Cañaveral." in text_of(app)
    assert received(clara).empty


def test_a_service_is_not_offered_before_it_began(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    landfill(clara)
    app = open_page("other_registers", mes="2026-02")
    show_register(app, "Servicios")
    assert "Ningún servicio se prestaba en este mes, según sus fechas." in text_of(app)


def test_a_service_needs_its_unit_and_its_first_day(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("other_registers", mes="2026-10")
    show_register(app, "Servicios")
    widget(app, "text_input", "name").set_value("Maquinaria").run()
    widget(app, "selectbox", "kind").set_value("machinery").run()
    press(app, "Guardar el servicio")
    said = text_of(app)
    assert "Escriba en qué se cuenta: toneladas, trámites, atenciones…" in said
    assert "Elija la fecha." in said
    widget(app, "text_input", "unit").set_value("horas").run()
    widget(app, "date_input", "since").set_value(date(2026, 1, 1)).run()
    press(app, "Guardar el servicio")
    assert "Lo prestado en octubre 2026" in text_of(app)


def test_a_report_is_delivered_to_everyone_at_once(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("other_registers", mes="2026-09")
    show_register(app, "Entregas del informe")
    widget(app, "date_input", "delivered_on").set_value(date(2026, 10, 8)).run()
    press(app, "Registrar la entrega")
    rows = delivered(clara)
    assert set(rows["municipality_id"]) == set(clara.members.values())
    assert rows["channel"].unique().tolist() == ["email"]
    assert "El informe de septiembre 2026 llegó a 4 de 4 municipios." in text_of(app)


def test_a_delivery_before_the_month_ends_is_refused(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("other_registers", mes="2026-09")
    show_register(app, "Entregas del informe")
    widget(app, "checkbox", "all").uncheck().run()
    widget(app, "date_input", "delivered_on").set_value(date(2026, 9, 15)).run()
    press(app, "Registrar la entrega")
    said = text_of(app)
    assert "se entrega cuando el mes termina (30 de septiembre de 2026)" in said
    assert "Elija al menos un municipio." in said
    assert delivered(clara).empty


def test_the_report_of_a_month_in_progress_waits(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("other_registers", mes="2026-11")
    show_register(app, "Entregas del informe")
    assert "El informe de noviembre 2026 se entrega cuando el mes termina" in text_of(app)


def test_a_delivery_is_taken_back_with_its_reason(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("other_registers", mes="2026-09")
    show_register(app, "Entregas del informe")
    widget(app, "date_input", "delivered_on").set_value(date(2026, 10, 8)).run()
    press(app, "Registrar la entrega")
    widget(app, "text_input", "reason").set_value("no llegó el correo").run()
    press(app, "Eliminar")
    assert len(delivered(clara)) == 3


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("Programas", ("Servicios", "Programas")),
        ("servicios", ("Servicios", "Servicios")),
        ("Informe del mes", ("Informe del mes", "Entregas del informe")),
        ("Entregas del informe", ("Informe del mes", "Entregas del informe")),
        ("nada", ("Aliados", "Aliados")),
    ],
)
def test_an_address_opens_a_register_or_the_first_of_a_group(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
    asked: str,
    shown: tuple[str, str | None],
) -> None:
    app = open_page("other_registers", mes="2026-10", vista=asked)
    chosen = {str(w.key): w.value for w in app.segmented_control}
    group, register = shown
    assert chosen["other_registers.group"] == group
    assert chosen.get(f"other_registers.view.{group}") == register
