"""Bitácora on screen: whom it reached, working groups, deliveries and agreed priorities."""

from __future__ import annotations

from datetime import date, timedelta

from streamlit.testing.v1 import AppTest

from conftest import TODAY, Office
from evalua import catalog
from evalua.registers.activities import queries
from evalua.registers.activities.commands import record_activity
from evalua.registers.activities.inputs import ActivityInput
from evalua.registers.documents.commands import (
    DocumentInput,
    RecipientInput,
    add_document,
    add_recipient,
)
from evalua.registers.documents.deliveries import DeliveryInput, deliver_document
from evalua.registers.documents.queries import document_deliveries
from evalua.registers.priorities.commands import PriorityListInput, add_list
from evalua.registers.priorities.queries import agreed_priorities, priority_lists
from evalua.registers.working_groups.commands import GroupInput, add_group
from evalua.registers.working_groups.queries import group_calendar, group_seats, working_groups
from evalua.registers.working_groups.seats import SeatsInput, seat
from pages_support import text_of, widget

CATALOG = catalog.load()


def view(open_page, name: str, **query: object) -> AppTest:  # type: ignore[no-untyped-def]
    app: AppTest = open_page("activities", mes="2026-10", vista=name, **query)
    return app


def rows(office: Office, read):  # type: ignore[no-untyped-def]
    with office.db.session() as session:
        return read(session, association_id=office.id)


def button(app: AppTest, label: str) -> None:
    next(b for b in app.button if b.label == label).click().run()


def water(office: Office) -> int:
    with office.work() as work:
        data = GroupInput("Mesa del agua", "technical_table", date(2026, 2, 1))
        key = add_group(work, data, catalog=CATALOG).id
        towns = [office.members["Belmira"], office.members["Dos Aguas"]]
        seat(work, key, SeatsInput(date(2026, 2, 1), towns, role="Planeación"))
    return key


def test_the_matrix_shows_whom_each_activity_reached(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    town = clara.members["Belmira"]
    with clara.work() as work:
        for kind, more in (
            ("council_presentation", {}),
            ("training", {"audiences": {town: ["community"]}}),
            ("national_session", {"mayors_present": [town]}),
        ):
            data = ActivityInput(kind, date(2026, 10, 5), "t", municipalities=[town], **more)
            record_activity(work, data, catalog=CATALOG)
    app = view(open_page, "A quién se llegó")
    month = app.dataframe[0].value.set_index("Municipio")
    assert month.loc["Belmira"].tolist() == ["1", "1", "1", "1"]
    assert month.loc["Alto Claro"].tolist() == ["·"] * 4
    assert "Sin ningún contacto este mes: Alto Claro, Cañaveral y Dos Aguas." in text_of(app)
    year = app.dataframe[1].value.set_index("Municipio")
    assert year.loc["Belmira", ["oct 26", "Último"]].tolist() == ["4", "05/10/2026"]
    widget(app, "segmented_control", "contacts.audience").set_value("council").run()
    assert app.dataframe[1].value.set_index("Municipio").loc["Belmira", "oct 26"] == "1"


def test_a_suspended_activity_reaches_nobody(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    data = ActivityInput(
        "council_presentation",
        date(2026, 10, 5),
        "t",
        status="suspended",
        suspension_reason="weather",
        municipalities=[clara.members["Belmira"]],
    )
    with clara.work() as work:
        record_activity(work, data, catalog=CATALOG)
    month = view(open_page, "A quién se llegó").dataframe[0].value.set_index("Municipio")
    assert month.loc["Belmira"].tolist() == ["·"] * 4


def test_the_first_group_is_added_with_its_calendar(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page, "Mesas")
    assert "Todavía no hay mesas ni comunidades de práctica" in text_of(app)
    widget(app, "text_input", "name").set_value("Red ambiental").run()
    widget(app, "selectbox", "kind").set_value("network").run()
    widget(app, "date_input", "since").set_value(date(2026, 3, 2)).run()
    widget(app, "text_input", "sessions").set_value("0").run()
    button(app, "Agregar la mesa")
    assert "Una mesa vigente programa al menos una sesión por trimestre." in text_of(app)
    widget(app, "text_input", "sessions").set_value("2").run()
    button(app, "Agregar la mesa")
    assert rows(clara, working_groups)["name"].tolist() == ["Red ambiental"]
    assert rows(clara, group_calendar)["sessions"].tolist() == [2]
    assert "ya cumplieron las sesiones que programaron 0 de 1 mesa vigente" in text_of(app)


def test_a_session_comes_with_everybody_who_sits_ticked(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    water(clara)
    app = view(open_page, "Mesas")
    widget(app, "date_input", "held_on").set_value(date(2026, 10, 9)).run()
    widget(app, "text_input", "topic").set_value("quebradas").run()
    widget(app, "text_input", "evidence").set_value("Acta 1").run()
    button(app, "Registrar la sesión")
    activities = rows(clara, queries.activities)
    assert activities[["kind", "evidence"]].values.tolist() == [["technical_table", "Acta 1"]]
    assert len(rows(clara, queries.activity_municipalities)) == 2
    table = app.dataframe[0].value
    assert table["Sesiones del trimestre"].tolist() == ["● 1 con acta de 1"]


def test_a_seat_is_given_and_left(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    water(clara)
    app = view(open_page, "Mesas")
    free = [clara.members["Alto Claro"]]
    form = [w for w in app.multiselect if "group.seat" in str(w.key)]
    next(w for w in form if str(w.key).endswith("municipalities")).set_value(free).run()
    button(app, "Dar asiento")
    assert len(rows(clara, group_seats)) == 3
    key = int(rows(clara, group_seats)["id"].iloc[-1])
    widget(app, "selectbox", "groups.leaving").set_value(key).run()
    widget(app, "date_input", "until").set_value(date(2026, 10, 1)).run()
    button(app, "Anotar la salida")
    assert rows(clara, group_seats)["until"].notna().tolist() == [False, False, True]


def test_a_document_is_delivered_to_all_who_lack_it(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page, "Entregas")
    assert "Todavía no hay documentos entregados" in text_of(app)
    with clara.work() as work:
        posts = [
            add_recipient(
                work, RecipientInput("lower_house", date(2024, 1, 1), seat_), catalog=CATALOG
            ).id
            for seat_ in ("curul 1", "curul 2")
        ]
        study = add_document(work, DocumentInput("Vías", date(2026, 10, 1))).id
        deliver_document(work, study, DeliveryInput(date(2026, 10, 2), posts[:1]), catalog=CATALOG)
    app = view(open_page, "Entregas")
    table = app.dataframe[0].value.set_index("Cargo")
    assert table.iloc[:, 0].tolist() == ["● 02/10/26", "○"]
    button(app, "Anotar la entrega")
    assert "Elija la fecha." in text_of(app)
    widget(app, "date_input", "delivered_on").set_value(date(2026, 10, 20)).run()
    button(app, "Anotar la entrega")
    assert rows(clara, document_deliveries)["recipient_id"].tolist() == posts
    assert app.dataframe[0].value.iloc[:, 1].tolist() == ["● 02/10/26", "◐ 20/10/26"]
    assert "Todos los cargos de la lista de hoy ya lo recibieron." in text_of(app)


def test_two_documents_of_one_name_and_day_keep_a_column_each(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    long = "Diagnóstico de las vías terciarias"
    with clara.work() as work:
        post = add_recipient(
            work, RecipientInput("lower_house", date(2024, 1, 1)), catalog=CATALOG
        ).id
        for tail in (" del norte", " del sur", " del centro"):
            key = add_document(work, DocumentInput(long + tail, date(2026, 10, 1))).id
            deliver_document(work, key, DeliveryInput(date(2026, 10, 2), [post]), catalog=CATALOG)
    table = view(open_page, "Entregas").dataframe[0].value
    assert len(set(table.columns)) == 4


def test_an_open_list_grows_and_a_frozen_one_is_only_ticked(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        data = PriorityListInput(
            "Pacto", date(2026, 3, 1), TODAY + timedelta(days=5), "Acta 9", "Altaguas"
        )
        add_list(work, data, ["Vías"])
    app = view(open_page, "Prioridades")
    widget(app, "text_area", "priorities").set_value("Agua\n\nEscuelas").run()
    button(app, "Agregar")
    assert rows(clara, agreed_priorities)["text"].tolist() == ["Vías", "Agua", "Escuelas"]
    widget(app, "date_input", "frozen_on").set_value(TODAY).run()
    button(app, "Guardar la lista")
    assert rows(clara, priority_lists)["frozen_on"].dt.date.tolist() == [TODAY]
    assert not [w for w in app.text_area if str(w.key).endswith("priorities")]
    first = int(rows(clara, agreed_priorities)["id"].iloc[0])
    choose = next(w for w in app.selectbox if "priorities.adopt" in str(w.key))
    choose.set_value(first).run()
    widget(app, "date_input", "adopted_on").set_value(TODAY).run()
    button(app, "Está en el plan")
    assert "Escriba la página o el programa del plan que la recoge." in text_of(app)
    widget(app, "text_input", "reference").set_value("página 12").run()
    button(app, "Está en el plan")
    assert "1 de 3 prioridades quedó en el plan." in text_of(app)


def test_the_first_list_is_written_with_its_priorities(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page, "Prioridades")
    assert "Todavía no hay prioridades pactadas" in text_of(app)
    widget(app, "text_input", "name").set_value("Pacto").run()
    widget(app, "text_area", "priorities").set_value("Vías\nAgua").run()
    widget(app, "date_input", "agreed_on").set_value(date(2026, 9, 1)).run()
    widget(app, "date_input", "frozen_on").set_value(date(2026, 9, 2)).run()
    button(app, "Guardar la lista")
    assert "Escriba el acta de la asamblea que la pactó." in text_of(app)
    widget(app, "text_input", "act").set_value("Acta 9").run()
    button(app, "Guardar la lista")
    assert rows(clara, agreed_priorities)["text"].tolist() == ["Vías", "Agua"]


def test_who_only_reads_sees_the_registers_without_their_forms(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    water(clara)
    for name in ("Mesas", "Entregas", "Prioridades", "A quién se llegó"):
        app = view(open_page, name, role="reader")
        assert not app.exception and not app.date_input and not app.button, name
