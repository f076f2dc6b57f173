"""The registers of the territory on screen: empty, full, and refused input in each form."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Office
from evalua import catalog
from evalua.registers.institution.legal_file import PieceInput, add_piece
from evalua.registers.instruments import queries as instruments
from evalua.registers.instruments.commands import InstrumentInput, add_instrument
from evalua.registers.instruments.steps import StepInput
from evalua.registers.members.queries import municipalities
from evalua.registers.peace.commands import InitiativeInput, add_initiative
from evalua.registers.territory import queries as territory
from evalua.registers.territory.context import SeriesInput, record_context
from evalua.registers.territory.directory import ask_roles
from evalua.registers.territory.links import LinkInput, add_link
from evalua.registers.territory.tags import TagInput, add_tags
from pages_support import text_of, widget

CATALOG = catalog.load()
DAY = date(2026, 3, 2)
EMPTY = {
    "Instrumentos": "Todavía no hay instrumentos",
    "Afinidades": "Todavía no hay estudios",
    "Vínculos": "Todavía no hay vínculos",
    "Programas nacionales": "Todavía no hay programas anotados",
    "Directorio": "El directorio está vacío",
    "Contexto": "Todavía no hay datos de contexto",
    "Iniciativas de paz": "Todavía no hay iniciativas",
    "Vencimientos": "Nada de lo registrado vence en los próximos dos años",
}


def press(app, label: str) -> None:  # type: ignore[no-untyped-def]
    next(b for b in app.button if b.label == label).click().run()


def register(open_page, name: str):  # type: ignore[no-untyped-def]
    return open_page("other_registers", mes="2026-10", vista=name)


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_register_says_what_it_will_show(clara: Office, open_page, name: str) -> None:  # type: ignore[no-untyped-def]
    assert EMPTY[name] in text_of(register(open_page, name))


def test_an_instrument_without_its_act_is_refused_and_then_takes_its_steps(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = register(open_page, "Instrumentos")
    widget(app, "selectbox", "municipality_id").set_value(clara.members["Belmira"]).run()
    widget(app, "selectbox", "kind").set_value("land_use_plan").run()
    widget(app, "text_input", "name").set_value("Plan de ordenamiento").run()
    widget(app, "selectbox", "state").set_value("approved").run()
    widget(app, "date_input", "reached_on").set_value(DAY).run()
    press(app, "Guardar el instrumento")
    assert "Escriba el número del acto que lo aprobó" in text_of(app)
    widget(app, "text_input", "act").set_value("Acuerdo 7").run()
    press(app, "Guardar el instrumento")
    assert app.dataframe[0].value.set_index("Municipio").loc["Belmira"].tolist() == ["◐"]
    with clara.db.session() as session:
        key = int(instruments.instruments(session, association_id=clara.id)["id"].iloc[0])
    widget(app, "selectbox", "instruments.one").set_value(key).run()
    widget(app, "selectbox", "state").set_value("published").run()
    widget(app, "date_input", "reached_on").set_value(date(2026, 4, 1)).run()
    widget(app, "text_input", "act").set_value("Gaceta 118").run()
    press(app, "Anotar el paso")
    assert app.dataframe[1].value["Estado"].tolist() == ["● Publicado"]


def test_a_study_of_all_the_members_needs_nobody_chosen(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = register(open_page, "Afinidades")
    press(app, "Guardar el estudio")
    assert "Escriba quién lo hizo: sin autoría no cuenta." in text_of(app)
    widget(app, "text_input", "name").set_value("Lo que nos une").run()
    widget(app, "text_input", "author").set_value("Universidad").run()
    widget(app, "date_input", "studied_on").set_value(DAY).run()
    widget(app, "multiselect", "affinities").set_value(["roads"]).run()
    press(app, "Guardar el estudio")
    standing = app.dataframe[0].value.set_index("Afinidad")["Estado"]
    assert standing["Vial"] == "● Sustentada"
    assert standing["Cultural"] == "○ Falta"
    assert app.dataframe[1].value["Cubre"].tolist() == ["4 municipios"]


def test_a_link_asks_for_a_counterpart_and_says_who_has_none(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    towns = [clara.members["Belmira"], clara.members["Cañaveral"]]
    with clara.work() as work:
        add_link(work, LinkInput("basin", "Río Claro", towns, DAY), catalog=CATALOG)
    app = register(open_page, "Vínculos")
    said = app.warning[0].value.replace("\\", "")
    assert said == "Sin ningún vínculo registrado con otro miembro: Alto Claro y Dos Aguas."
    widget(app, "selectbox", "kind").set_value("road").run()
    widget(app, "multiselect", "municipality_ids").set_value(towns[:1]).run()
    press(app, "Guardar el vínculo")
    assert "un vínculo sin contraparte no es un vínculo" in text_of(app)
    widget(app, "segmented_control", "links.what").set_value("Otro esquema").run()
    press(app, "Guardar el esquema")
    assert "Elija para qué se asoció." in text_of(app)


def test_a_programme_is_given_to_several_and_not_twice(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    belmira = clara.members["Belmira"]
    with clara.work() as work:
        add_tags(work, [belmira], TagInput("pdet"), catalog=CATALOG)
    app = register(open_page, "Programas nacionales")
    assert app.dataframe[0].value["Desde"].tolist() == ["Sin fecha"]
    widget(app, "selectbox", "tag").set_value("pdet").run()
    widget(app, "multiselect", "municipality_ids").set_value([belmira]).run()
    press(app, "Guardar el programa")
    assert "Belmira ya lo tiene en esas fechas." in text_of(app)
    widget(app, "multiselect", "municipality_ids").set_value([clara.members["Dos Aguas"]]).run()
    press(app, "Guardar el programa")
    assert app.dataframe[0].value["Municipio"].tolist() == ["Belmira", "Dos Aguas"]


def test_a_role_asked_for_is_vacant_until_somebody_is_written(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        ask_roles(work, ["planning"], catalog=CATALOG)
    app = register(open_page, "Directorio")
    assert (
        app.warning[0].value.replace("\\", "")
        == "4 cargos pedidos sin nadie registrado en 4 municipios."
    )
    widget(app, "selectbox", "municipality_id").set_value(clara.members["Belmira"]).run()
    widget(app, "selectbox", "role").set_value("planning").run()
    press(app, "Guardar la contraparte")
    assert "Elija la fecha." in text_of(app)
    widget(app, "date_input", "since").set_value(DAY).run()
    press(app, "Guardar la contraparte")
    marks = app.dataframe[0].value.set_index("Municipio")["Planeación"]
    assert marks.to_dict() == {
        "Alto Claro": "▲ Falta",
        "Belmira": "● Sí",
        "Cañaveral": "▲ Falta",
        "Dos Aguas": "▲ Falta",
    }


def test_context_is_typed_for_all_or_pasted(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = register(open_page, "Contexto")
    widget(app, "text_input", "year").set_value("2025").run()
    widget(app, "text_input", "source").set_value("Censo").run()
    press(app, "Guardar los datos")
    assert "Escriba el dato de al menos un municipio." in text_of(app)
    widget(app, "text_input", str(clara.members["Belmira"])).set_value("1.250").run()
    press(app, "Guardar los datos")
    assert app.dataframe[0].value["Valor"].tolist() == ["1.250"]
    widget(app, "segmented_control", "context.how").set_value("Pegar desde una hoja").run()
    widget(app, "text_input", "year").set_value("2024").run()
    widget(app, "text_input", "source").set_value("Censo").run()
    widget(app, "text_area", "pasted").set_value("Nadie;3").run()
    press(app, "Guardar lo pegado")
    assert "Fila 1: no hay un municipio «Nadie»." in text_of(app)
    widget(app, "text_area", "pasted").set_value("Belmira;1.200\nDos Aguas;800").run()
    press(app, "Guardar lo pegado")
    with clara.db.session() as session:
        assert len(territory.context_figures(session, association_id=clara.id)) == 3


def test_an_initiative_leaves_the_list_with_its_reason(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    data = InitiativeInput("TR-1", "Aulas rurales", "education", DAY, clara.members["Belmira"])
    with clara.work() as work:
        key = add_initiative(work, data, catalog=CATALOG).id
    app = register(open_page, "Iniciativas de paz")
    assert app.dataframe[0].value["En qué está"].tolist() == ["○ Sin plan ni proyecto"]
    widget(app, "selectbox", "peace.one").set_value(key).run()
    widget(app, "text_area", "text").set_value("Aulas en 4.60971, -74.08175").run()
    press(app, "Guardar la iniciativa")
    assert "Parece tener coordenadas." in text_of(app)
    widget(app, "date_input", "dropped_on").set_value(date(2026, 9, 1)).run()
    press(app, "Sacar de la lista")
    assert "Escriba por qué sale de la lista." in text_of(app)
    widget(app, "text_input", "dropped_reason").set_value("Se unió a otra").run()
    press(app, "Sacar de la lista")
    assert "0 de 0 iniciativas" in text_of(app)
    assert "Sale 1; quedan 0 iniciativas." in text_of(app)


def test_the_calendar_gathers_what_ends_in_every_register(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    plan = InstrumentInput(
        clara.members["Belmira"], "land_use_plan", "EOT", valid_until=date(2026, 12, 1)
    )
    piece = PieceInput("statutes", date(2020, 1, 1), date(2026, 10, 1), "Escritura 4", kept_at="A")
    with clara.work() as work:
        add_instrument(work, plan, StepInput("approved", DAY, "Acuerdo 7"), catalog=CATALOG)
        add_piece(work, piece, catalog=CATALOG)
    app = register(open_page, "Vencimientos")
    assert "1 registro venció sin renovarse y 1 vence en los próximos 60 días." in text_of(app)
    assert app.dataframe[0].value["Cuándo"].tolist() == ["◆ Venció hace 35 días", "▲ 26 días"]


def test_the_sheet_of_a_municipality_shows_its_place_and_its_context(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    belmira, other = clara.members["Belmira"], clara.members["Cañaveral"]
    with clara.work() as work:
        add_tags(work, [belmira], TagInput("pdet"), catalog=CATALOG)
        link = LinkInput("basin", "Río Claro", [belmira, other], DAY)
        add_link(work, link, catalog=CATALOG)
        series = SeriesInput("poverty", 2024, "Encuesta")
        record_context(work, series, {belmira: "38,4"}, catalog=CATALOG)
        plan = InstrumentInput(belmira, "policy", "Política de mujer")
        add_instrument(work, plan, StepInput("draft", DAY), catalog=CATALOG)
    app = open_page("municipality", mes="2026-10")
    widget(app, "selectbox", f"municipio.select.{_uid(clara, 'Alto Claro')}").set_value(
        _uid(clara, "Belmira")
    ).run()
    said = text_of(app)
    assert "Programas nacionales: PDET." in said
    assert "Fuentes: Encuesta." in said
    tables = [frame.value for frame in app.dataframe]
    assert any("Con quién" in t and t["Con quién"].tolist() == ["Cañaveral"] for t in tables)
    assert any("2024" in t and t["2024"].tolist() == ["38,4 %"] for t in tables)
    assert any("Qué falta" in t and t["Estado"].tolist() == ["○ Borrador"] for t in tables)


def _uid(office: Office, name: str) -> str:
    with office.db.session() as session:
        rows = municipalities(session, association_id=office.id)
    return str(rows.loc[rows["name"] == name, "uid"].iloc[0])
