"""Proyectos: empty, full, and refused input in each form."""

from __future__ import annotations

from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from conftest import Office
from evalua.registers.projects import queries
from evalua.registers.projects.benefits import BenefitInput
from evalua.registers.projects.calendar import ScheduleInput, linear_points, set_schedule
from evalua.registers.projects.follow_up import FollowUpInput, record_follow_up
from evalua.registers.projects.projects import ProjectInput, create_project
from evalua.registers.projects.stages import StageInput, record_stage
from pages_support import text_of, widget

MAY = date(2026, 5, 10)


def project(office: Office, name: str = "Vía veredal", **changes: Any) -> int:
    declared = [
        BenefitInput(office.members["Alto Claro"], "10", "8"),
        BenefitInput(office.members["Belmira"], "20", "18"),
    ]
    with office.work() as work:
        return create_project(work, ProjectInput(name, "roads", declared, **changes)).id


def running(office: Office, name: str = "Vía veredal") -> int:
    """In execution since 10 May, planned evenly from May to December."""
    key = project(office, name, executor="Gobernación")
    starts, ends = date(2026, 5, 1), date(2026, 12, 31)
    with office.work() as work:
        record_stage(work, StageInput(key, "in_execution", MAY, skip_reason="venía de antes"))
        set_schedule(work, ScheduleInput(key, starts, ends, linear_points(starts, ends)))
    return key


def note(office: Office, key: int, on: date, physical: str) -> None:
    with office.work() as work:
        record_follow_up(work, FollowUpInput(key, on, physical, "30", next_step="Pavimentar"))


def view(app: AppTest, name: str) -> AppTest:
    widget(app, "segmented_control", "projects.view").set_value(name)
    return app.run()


def part(open_page: Any, name: str) -> AppTest:
    app: AppTest = open_page("projects", mes="2026-10")
    widget(app, "selectbox", "projects.open").set_value("P-001").run()
    widget(app, "segmented_control", "projects.part").set_value(name)
    return app.run()


def rows_of(office: Office, query: Any) -> list[dict[str, Any]]:
    with office.db.session() as session:
        found: list[dict[str, Any]] = query(session, association_id=office.id).to_dict("records")
    return found


def test_without_projects_the_page_says_how_to_begin(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("projects", mes="2026-10")
    assert "Todavía no hay proyectos" in text_of(app)
    assert "Ningún proyecto por seguir" in text_of(view(app, "Seguimiento del mes"))


def test_the_portfolio_says_who_is_late_and_by_how_much(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    note(clara, running(clara), date(2026, 10, 20), "40")
    app = open_page("projects", mes="2026-10")
    # Six of eight months is 75 % planned by October: 35 points more than the 40 reached.
    assert "1 proyecto con $ 0 comprometidos; 1 atrasado." in text_of(app).replace("\u00a0", " ")
    assert "Va 35 puntos por debajo de lo previsto" in text_of(app)
    shown = app.dataframe[0].value.iloc[0]
    assert shown["Etapa"] == "En ejecución" and shown["Avance físico"] == "40 %"
    assert shown["Municipios"] == "Alto Claro, Belmira" and shown["Atraso"] == "◆ 35 puntos"


def test_filters_leave_only_what_was_asked(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    project(clara)
    running(clara, "Acueducto")
    app = open_page("projects", mes="2026-10")
    assert len(app.dataframe[0].value) == 2
    widget(app, "selectbox", "projects.filter.Etapa").set_value("in_execution").run()
    assert app.dataframe[0].value["Proyecto"].tolist() == ["Acueducto"]
    town = str(clara.members["Dos Aguas"])
    widget(app, "selectbox", "projects.filter.Municipio").set_value(town).run()
    assert "Ningún proyecto cumple esas condiciones." in text_of(app)


def test_a_new_project_opens_with_its_first_stage(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("projects", mes="2026-10"), "Nuevo proyecto")
    widget(app, "button", "project.save").click().run()
    said = text_of(app)
    assert "Escriba el nombre del proyecto." in said and "Elija el tema." in said
    assert "Elija al menos un municipio; así se mide la equidad." in said
    widget(app, "text_input", "name").set_value("Vía El Salto")
    widget(app, "selectbox", "theme").set_value("roads")
    widget(app, "date_input", "idea_on").set_value(MAY)
    towns = [clara.members["Alto Claro"], clara.members["Belmira"]]
    widget(app, "multiselect", "benefits").set_value(towns).run()
    widget(app, "text_input", f"benefits.{towns[0]}.women").set_value("1.200").run()
    widget(app, "button", "project.save").click().run()
    assert "P-001 · Vía El Salto" in text_of(app)
    assert [row["stage"] for row in rows_of(clara, queries.stages)] == ["idea"]
    assert rows_of(clara, queries.benefits)[0]["women"] == 1200


def test_the_address_of_a_project_opens_it_and_back_returns(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    project(clara)
    app = open_page("projects", mes="2026-10")
    widget(app, "selectbox", "projects.open").set_value("P-001").run()
    assert app.query_params["proyecto"] == "P-001"
    assert "P-001 · Vía veredal" in text_of(app)
    widget(app, "button", "projects.back").click().run()
    assert "proyecto" not in app.query_params and "Marque la casilla" in text_of(app)


def test_a_stage_asks_for_what_its_gate_needs(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    key = project(clara)
    with clara.work() as work:
        record_stage(work, StageInput(key, "idea", MAY))
    app = part(open_page, "Etapas")
    assert "Para entrar se necesita: documento técnico" in text_of(app)
    widget(app, "date_input", "reached_on").set_value(date(2026, 6, 1)).run()
    widget(app, "button", f"stage.{key}.1.save").click().run()
    assert "Elija de qué fuente se espera el dinero." in text_of(app)
    assert "Escriba el documento (el estudio o documento técnico) o explique" in text_of(app)
    widget(app, "text_input", "document").set_value("Estudio 4")
    widget(app, "selectbox", "expected_source").set_value("national").run()
    widget(app, "button", f"stage.{key}.1.save").click().run()
    assert [row["stage"] for row in rows_of(clara, queries.stages)] == ["idea", "structured"]


def test_a_jump_over_stages_asks_for_its_reason(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    key = project(clara, executor="Gobernación")
    with clara.work() as work:
        record_stage(work, StageInput(key, "idea", MAY))
    app = part(open_page, "Etapas")
    widget(app, "selectbox", "stage").set_value("in_execution")
    widget(app, "date_input", "reached_on").set_value(date(2026, 6, 1)).run()
    widget(app, "button", f"stage.{key}.1.save").click().run()
    assert "Faltan etapas: Estructurado, Presentado, Viable, Financiado." in text_of(app)
    widget(app, "text_input", "confirm.V17").set_value("lo recibió en obra").run()
    widget(app, "button", f"stage.{key}.1.save").click().run()
    assert rows_of(clara, queries.stages)[-1]["skip_reason"] == "lo recibió en obra"


def test_money_is_kept_by_source_and_condition(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    project(clara)
    app = part(open_page, "Recursos")
    widget(app, "selectbox", "condition").set_value("committed")
    widget(app, "text_input", "amount").set_value("4.000.000").run()
    widget(app, "button", "save").click().run()
    said = text_of(app)
    assert "Elija la fuente." in said and "Escriba el documento que compromete" in said
    assert "cuatro millones de pesos" in said
    widget(app, "selectbox", "source").set_value("national")
    widget(app, "date_input", "dated_on").set_value(MAY)
    widget(app, "text_input", "document").set_value("Convenio 7").run()
    widget(app, "button", "save").click().run()
    table = app.dataframe[0].value
    assert table["Comprometido"].str.replace("\u00a0", " ").tolist() == ["$ 4.000.000"]


def test_a_calendar_left_blank_rises_evenly(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    project(clara)
    app = part(open_page, "Cronograma")
    widget(app, "button", "save").click().run()
    assert "Elija el primer día." in text_of(app)
    widget(app, "date_input", "starts_on").set_value(date(2026, 5, 1))
    widget(app, "date_input", "ends_on").set_value(date(2026, 8, 31)).run()
    widget(app, "text_input", "points.2026-05").set_value("10").run()
    widget(app, "button", "save").click().run()
    points = [row["physical"] for row in rows_of(clara, queries.schedule_points)]
    # A quarter each of four months, except the first one, typed.
    assert points == [10.0, 50.0, 75.0, 100.0]


def test_the_follow_up_of_the_month_is_saved_beside_the_last_one(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    first, second = running(clara), running(clara, "Acueducto")
    note(clara, first, date(2026, 9, 20), "40")
    app = view(open_page("projects", mes="2026-10"), "Seguimiento del mes")
    said = text_of(app)
    assert "Último, 20/09/2026: físico 40 % · financiero 30 % · siguiente paso: Pavimentar" in said
    # From 20 September to 31 October, and from 10 May for the one that has no note.
    assert "Sin seguimiento hace 41 días." in said and "Sin seguimiento hace 174 días." in said
    widget(app, "text_input", f"{first}.physical").set_value("55")
    widget(app, "text_input", f"{first}.financial").set_value("45,5")
    widget(app, "text_input", f"{second}.no_change_reason").set_value("espera el permiso").run()
    widget(app, "button", "save").click().run()
    saved = [row for row in rows_of(clara, queries.follow_ups) if row["noted_on"].month == 10]
    assert {(row["project_id"], row["no_change_reason"]) for row in saved} == {
        (first, ""),
        (second, "espera el permiso"),
    }
    assert saved[0]["financial"] == 45.5


def test_a_refused_follow_up_answers_project_by_project(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    first, second = running(clara), running(clara, "Acueducto")
    note(clara, first, date(2026, 9, 20), "40")
    app = view(open_page("projects", mes="2026-10"), "Seguimiento del mes")
    widget(app, "text_input", f"{first}.physical").set_value("35")
    widget(app, "text_input", f"{first}.financial").set_value("31")
    widget(app, "text_input", f"{second}.physical").set_value("120").run()
    widget(app, "button", "save").click().run()
    said = text_of(app)
    assert "El avance físico bajó de 40 a 35. Explique qué pasó." in said
    assert "Escriba un número entre 0 y 100." in said
    assert "Escriba el avance financiero (0 a 100) o la causa de no tener cambios." in said
    assert len(rows_of(clara, queries.follow_ups)) == 1


def test_a_note_of_the_same_day_is_corrected(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    key = running(clara)
    note(clara, key, date(2026, 10, 31), "40")
    app = view(open_page("projects", mes="2026-10"), "Seguimiento del mes")
    assert widget(app, "text_input", f"{key}.physical").value == "40"
    widget(app, "text_input", f"{key}.physical").set_value("48").run()
    widget(app, "button", "save").click().run()
    (row,) = rows_of(clara, queries.follow_ups)
    assert row["physical"] == 48.0 and row["version"] == 2


def test_people_are_declared_by_municipality(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    key = project(clara)
    app = part(open_page, "Municipios y comunidad")
    town = clara.members["Belmira"]
    widget(app, "text_input", f"benefits.{town}.families").set_value("2,5").run()
    widget(app, "button", f"benefits.{key}.save").click().run()
    assert "Escriba un número entero, sin decimales." in text_of(app)
    widget(app, "text_input", f"benefits.{town}.families").set_value("15").run()
    widget(app, "button", f"benefits.{key}.save").click().run()
    declared = {row["municipality_id"]: row for row in rows_of(clara, queries.benefits)}
    assert declared[town]["families"] == 15 and declared[town]["women"] == 20


def test_a_session_needs_its_kind_its_day_and_its_people(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    key = project(clara)
    app = part(open_page, "Municipios y comunidad")
    widget(app, "button", f"session.{key}.save").click().run()
    assert "Elija el tipo de sesión." in text_of(app)
    widget(app, "selectbox", "kind").set_value("consultation")
    widget(app, "date_input", "held_on").set_value(MAY)
    widget(app, "text_input", "0.women").set_value("12").run()
    widget(app, "button", f"session.{key}.save").click().run()
    (row,) = rows_of(clara, queries.community_sessions)
    assert (row["kind"], row["women"]) == ("consultation", 12)


def test_the_data_and_the_public_sentence_are_corrected(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    key = project(clara, cost="5.000.000")
    app = part(open_page, "Datos")
    assert widget(app, "text_input", "cost").value == "5.000.000"
    widget(app, "text_input", "name").set_value("").run()
    widget(app, "button", f"project.edit.{key}.save").click().run()
    assert "Escriba el nombre del proyecto." in text_of(app)
    widget(app, "text_input", "name").set_value("Vía de las veredas").run()
    widget(app, "button", f"project.edit.{key}.save").click().run()
    widget(app, "text_area", "public_status").set_value("En diseño")
    widget(app, "date_input", "public_status_on").set_value(date(2026, 11, 1)).run()
    widget(app, "button", f"project.status.{key}.save").click().run()
    (row,) = rows_of(clara, queries.projects)
    assert (row["name"], row["public_status"]) == ("Vía de las veredas", "En diseño")
    assert len(rows_of(clara, queries.benefits)) == 2


def test_a_project_is_removed_only_with_a_reason(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    key = project(clara)
    app = part(open_page, "Datos")
    widget(app, "button", f"project.remove.{key}.save").click().run()
    assert "Escriba por qué se elimina este registro." in text_of(app)
    widget(app, "text_input", "reason").set_value("estaba repetido").run()
    widget(app, "button", f"project.remove.{key}.save").click().run()
    assert rows_of(clara, queries.projects) == []
    assert "Todavía no hay proyectos" in text_of(app)
