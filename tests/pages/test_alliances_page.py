"""Convenios, Cooperantes, the file of an organization and production units: full and refused."""

from __future__ import annotations

from datetime import date

from conftest import Office
from evalua import catalog
from evalua.registers.partners import queries
from evalua.registers.partners.commands import (
    AgreementInput,
    PartnerInput,
    add_agreement,
    add_partner,
)
from evalua.registers.partners.coordination import InterventionInput, add_intervention
from evalua.registers.partners.organizations import OrganizationInput, add_organization
from evalua.registers.partners.units import UnitInput, add_unit
from pages_support import text_of, widget

CATALOG = catalog.load()


def press(app, label: str) -> None:  # type: ignore[no-untyped-def]
    next(b for b in app.button if b.label == label).click().run()


def test_a_pilot_goes_through_its_steps_on_screen(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        partner = add_partner(work, PartnerInput("Ministerio", "national"), catalog=CATALOG).id
        data = AgreementInput(partner, "Piloto", date(2026, 3, 2), state="pilot")
        key = add_agreement(work, data, catalog=CATALOG).id
    app = open_page("other_registers", mes="2026-10", vista="Convenios")
    assert "1 convenio vigente de 1 registrado" in text_of(app)
    widget(app, "selectbox", "partners.agreement").set_value(key).run()
    widget(app, "segmented_control", "partners.agreement.what").set_value("Paso").run()
    widget(app, "selectbox", "state").set_value("permanent").run()
    widget(app, "date_input", "reached_on").set_value(date(2026, 9, 1)).run()
    press(app, "Guardar el paso")
    said = text_of(app)
    assert "Escriba el acto que lo hizo permanente." in said
    assert "Un piloto se evalúa antes de volverse permanente." in said
    widget(app, "selectbox", "state").set_value("evaluated").run()
    widget(app, "text_input", "document").set_value("Informe 4").run()
    press(app, "Guardar el paso")
    assert app.dataframe[0].value["Estado"].tolist() == ["● Evaluado"]
    assert app.dataframe[1].value["Estado"].tolist() == ["◐ Piloto", "● Evaluado"]


def test_shares_that_do_not_add_to_a_hundred_are_refused_on_screen(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    with clara.work() as work:
        partner = add_partner(work, PartnerInput("Ministerio", "national"), catalog=CATALOG).id
        data = AgreementInput(partner, "Piloto", date(2026, 3, 2))
        key = add_agreement(work, data, catalog=CATALOG).id
    app = open_page("other_registers", mes="2026-10", vista="Convenios")
    widget(app, "selectbox", "partners.agreement").set_value(key).run()
    widget(app, "segmented_control", "partners.agreement.what").set_value("Partes").run()
    widget(app, "text_input", "percent.0").set_value("40").run()
    widget(app, "text_input", "percent.1").set_value("50").run()
    press(app, "Guardar los porcentajes")
    assert "Los porcentajes suman 90 %. Deben sumar 100 %: revíselos." in text_of(app)
    widget(app, "text_input", "percent.1").set_value("60").run()
    press(app, "Guardar los porcentajes")
    assert "Ponen: Mancomunidad Cuenca Clara 40 %, Ministerio 60 %." in text_of(app)


def test_an_overlap_is_cleared_by_a_note_that_comes_filled_in(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        for name in ("Aurora", "Boreal"):
            donor = add_partner(work, PartnerInput(name, "cooperation"), catalog=CATALOG).id
            towns = [clara.members["Belmira"]]
            data = InterventionInput(
                donor, "Acueductos", "water_sanitation", date(2026, 2, 1), None, towns
            )
            add_intervention(work, data, catalog=CATALOG)
    app = open_page("other_registers", mes="2026-10", vista="Cooperantes")
    assert "a 1 le falta la nota de coordinación" in text_of(app)
    assert app.dataframe[0].value["Agua y saneamiento"].tolist() == ["▲ Aurora, Boreal"]
    press(app, "Guardar la nota")
    assert "Escriba el documento que firmaron." in text_of(app)
    widget(app, "date_input", "noted_on").set_value(date(2026, 9, 1)).run()
    widget(app, "text_area", "agreed").set_value("Por veredas").run()
    widget(app, "text_input", "document").set_value("Acta 4").run()
    press(app, "Guardar la nota")
    assert app.dataframe[0].value["Agua y saneamiento"].tolist() == ["● Aurora, Boreal"]


def test_the_file_of_an_organization_keeps_each_count(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    data = OrganizationInput(
        "Las Moras",
        "rural_women",
        clara.members["Belmira"],
        families=9,
        counted_on=date(2026, 1, 5),
    )
    with clara.work() as work:
        key = add_organization(work, data, catalog=CATALOG).id
    app = open_page("other_registers", mes="2026-10", vista="Organizaciones")
    widget(app, "selectbox", "organizations.one").set_value(key).run()
    widget(app, "segmented_control", "organizations.what").set_value("Personas").run()
    widget(app, "date_input", "counted_on").set_value(date(2026, 9, 1)).run()
    widget(app, "text_input", "families").set_value("12").run()
    widget(app, "text_input", "headed_by_women").set_value("20").run()
    press(app, "Guardar el registro")
    assert "son parte de las familias" in text_of(app)
    widget(app, "text_input", "headed_by_women").set_value("7").run()
    press(app, "Guardar el registro")
    assert app.dataframe[0].value["Familias"].tolist() == ["12"]
    assert app.dataframe[1].value["Familias"].tolist() == ["12", "9"]


def test_a_day_of_advice_is_saved_once_for_several_units(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        keys = [
            add_unit(
                work,
                UnitInput(name, "farm", "farming", clara.members["Belmira"], "F"),
                catalog=CATALOG,
            ).id
            for name in ("El Mirador", "La Loma")
        ]
    app = open_page("other_registers", mes="2026-10", vista="Unidades productivas")
    assert "0 unidades asesoradas en 2026, de 2 registradas." in text_of(app)
    widget(app, "multiselect", "unit_ids").set_value(keys).run()
    widget(app, "date_input", "advised_on").set_value(date(2026, 10, 2)).run()
    press(app, "Guardar la asesoría")
    assert "Escriba de qué fue la asesoría." in text_of(app)
    widget(app, "text_input", "topic").set_value("Costos").run()
    press(app, "Guardar la asesoría")
    with clara.db.session() as session:
        rows = queries.unit_advice(session, association_id=clara.id)
    assert rows["unit_id"].tolist() == keys
    assert "2 unidades asesoradas en 2026, de 2 registradas." in text_of(app)


def test_every_empty_view_says_what_it_will_show(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    for view, said in (
        ("Convenios", "Todavía no hay convenios"),
        ("Cooperantes", "Todavía no hay cooperantes"),
        ("Unidades productivas", "Todavía no hay unidades productivas"),
    ):
        assert said in text_of(open_page("other_registers", mes="2026-10", vista=view))
