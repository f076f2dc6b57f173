"""Proyectos: calls, alternatives, foreign money, who answers for a delay, and what a project lacks."""

from __future__ import annotations

from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from conftest import Office
from evalua.registers.calls import queries as calls
from evalua.registers.calls.commands import CallInput, add_call
from evalua.registers.projects import queries
from evalua.registers.projects.benefits import BenefitInput
from evalua.registers.projects.calendar import ScheduleInput, linear_points, set_schedule
from evalua.registers.projects.projects import ProjectInput, create_project
from evalua.registers.projects.stages import StageInput, record_stage
from pages_support import text_of, widget

MAY = date(2026, 5, 10)


def project(office: Office, **about: Any) -> int:
    towns = [BenefitInput(office.members[name], "9") for name in ("Alto Claro", "Belmira")]
    with office.work() as work:
        return create_project(work, ProjectInput("Vía veredal", "roads", towns, **about)).id


def running(office: Office) -> int:
    key = project(office, executor="Obras")
    starts, ends = date(2026, 5, 1), date(2026, 10, 31)
    with office.work() as work:
        record_stage(work, StageInput(key, "in_execution", MAY, skip_reason="venía de antes"))
        set_schedule(work, ScheduleInput(key, starts, ends, linear_points(starts, ends)))
    return key


def view(open_page: Any, name: str) -> AppTest:
    app: AppTest = open_page("projects", mes="2026-10")
    widget(app, "segmented_control", "projects.view").set_value(name)
    return app.run()


def part(open_page: Any, name: str) -> AppTest:
    app: AppTest = open_page("projects", mes="2026-10", proyecto="P-001")
    widget(app, "segmented_control", "projects.part").set_value(name)
    return app.run()


def rows_of(office: Office, query: Any) -> list[dict[str, Any]]:
    with office.db.session() as session:
        found: list[dict[str, Any]] = query(session, association_id=office.id).to_dict("records")
    return found


def test_a_call_is_written_corrected_and_removed(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page, "Convocatorias")
    assert "Todavía no hay convocatorias" in text_of(app)
    widget(app, "button", "call.save").click().run()
    assert "Escriba el nombre de la convocatoria." in text_of(app)
    widget(app, "text_input", "entity").set_value("Instituto")
    widget(app, "text_input", "name").set_value("Caminos")
    widget(app, "selectbox", "source").set_value("national")
    widget(app, "multiselect", "municipality_ids").set_value([clara.members["Belmira"]])
    widget(app, "date_input", "opens_on").set_value(MAY)
    widget(app, "date_input", "closes_on").set_value(date(2026, 11, 15)).run()
    widget(app, "button", "call.save").click().run()
    assert "1 convocatoria abierta; 1 cierra en 15 días o menos." in text_of(app)
    shown = app.dataframe[0].value.iloc[0]
    assert shown["Cierra"] == "15/11/2026 · 10 días" and shown["Pueden presentarse"] == "Belmira"
    (row,) = rows_of(clara, calls.calls)
    widget(app, "selectbox", "projects.call").set_value(row["id"]).run()
    assert "Quedan fuera Alto Claro, Cañaveral, Dos Aguas." in text_of(app)
    widget(app, "date_input", "closes_on").set_value(date(2026, 12, 24)).run()
    widget(app, "button", f"call.{row['id']}.save").click().run()
    assert rows_of(clara, calls.calls)[0]["closes_on"].date() == date(2026, 12, 24)
    widget(app, "text_input", "reason").set_value("se anotó dos veces").run()
    widget(app, "button", f"call.remove.{row['id']}.save").click().run()
    assert rows_of(clara, calls.calls) == []


def test_a_project_is_linked_to_its_call_and_keeps_its_priority(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    key = project(clara)
    with clara.work() as work:
        call = add_call(work, CallInput("Instituto", "Caminos", "national", MAY)).id
    app = part(open_page, "Datos")
    widget(app, "selectbox", "call_id").set_value(call)
    widget(app, "selectbox", "priority").set_value(2)
    widget(app, "text_input", "oversight").set_value("Veeduría vial").run()
    widget(app, "button", f"project.edit.{key}.save").click().run()
    (row,) = rows_of(clara, queries.projects)
    assert (row["call_id"], row["priority"], row["oversight"]) == (call, 2, "Veeduría vial")
    said = text_of(app)
    assert "Falta registrar: supervisión o interventoría y la frase pública de cómo va." in said


def test_who_is_left_out_of_a_call_gets_an_alternative_that_is_then_closed(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    named = [key for name, key in clara.members.items() if name != "Dos Aguas"]
    with clara.work() as work:
        data = CallInput("Instituto", "Caminos", "national", MAY, municipality_ids=named)
        call = add_call(work, data).id
    key = project(clara, call_id=call)
    app = part(open_page, "Municipios y comunidad")
    assert "Dos Aguas queda fuera y falta su alternativa." in text_of(app)
    save = f"alternative.{key}.1.1.save"
    widget(app, "button", save).click().run()
    assert "Escriba qué se busca para ese municipio." in text_of(app)
    widget(app, "text_input", "alternative").set_value("Presentarse a regalías")
    widget(app, "date_input", "sought_on").set_value(MAY).run()
    widget(app, "button", save).click().run()
    (row,) = rows_of(clara, queries.alternatives)
    assert row["municipality_id"] == clara.members["Dos Aguas"]
    assert row["left_out_by"] == "Caminos (Instituto)"
    widget(app, "button", f"alternative.close.{key}.1.save").click().run()
    assert "Escriba en qué terminó la alternativa." in text_of(app)
    widget(app, "text_input", "outcome").set_value("Aprobada")
    widget(app, "date_input", "closed_on").set_value(date(2026, 9, 1)).run()
    widget(app, "button", f"alternative.close.{key}.1.save").click().run()
    assert rows_of(clara, queries.alternatives)[0]["outcome"] == "Aprobada"


def test_foreign_money_asks_for_its_rate_and_echoes_what_it_is_worth(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    project(clara)
    app = part(open_page, "Recursos")
    widget(app, "selectbox", "source").set_value("cooperation")
    widget(app, "selectbox", "condition").set_value("expected")
    widget(app, "date_input", "dated_on").set_value(MAY)
    widget(app, "selectbox", "foreign_currency").set_value("USD").run()
    widget(app, "text_input", "foreign_amount").set_value("10.000").run()
    widget(app, "button", "save").click().run()
    assert "Escriba la tasa de cambio del día" in text_of(app)
    widget(app, "text_input", "exchange_rate").set_value("4.150,25").run()
    assert "USD 10.000,00 × 4.150,25 = $ 41.502.500" in text_of(app).replace("\u00a0", " ")
    widget(app, "button", "save").click().run()
    (row,) = rows_of(clara, queries.funding)
    assert (row["amount"], row["exchange_rate"]) == (41_502_500, "4150.25")


def test_a_cause_of_delay_asks_who_answers(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    key = running(clara)
    app = view(open_page, "Seguimiento del mes")
    widget(app, "text_input", f"{key}.physical").set_value("40")
    widget(app, "text_input", f"{key}.financial").set_value("30")
    widget(app, "selectbox", f"{key}.delay_cause").set_value("weather").run()
    widget(app, "button", "save").click().run()
    assert "Escriba quién responde por el atraso." in text_of(app)
    widget(app, "text_input", f"{key}.responsible").set_value("Ana Ruiz").run()
    widget(app, "button", "save").click().run()
    (row,) = rows_of(clara, queries.follow_ups)
    assert (row["delay_cause"], row["responsible"]) == ("weather", "Ana Ruiz")


def test_a_delay_past_its_day_is_explained_with_the_act_of_its_session(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    key = running(clara)
    app = part(open_page, "Municipios y comunidad")
    # Everything was due on 31 October: from the next day on it is past its end.
    assert "Atraso desde el 01/11/2026. Debe explicarse a la comunidad" in text_of(app)
    widget(app, "selectbox", "kind").set_value("delay")
    widget(app, "date_input", "held_on").set_value(date(2026, 11, 4))
    widget(app, "text_input", "0.women").set_value("12").run()
    widget(app, "button", f"session.{key}.save").click().run()
    assert "Escriba el acta de la sesión: sin ella el atraso sigue por explicar." in text_of(app)
    widget(app, "text_input", "act").set_value("Acta 3").run()
    widget(app, "button", f"session.{key}.save").click().run()
    assert "Debe explicarse" not in text_of(app)
    widget(app, "segmented_control", "projects.part").set_value("Cronograma").run()
    delays = next(f.value for f in app.dataframe if "Explicación" in f.value)
    assert delays["Explicación"].tolist() == ["● Explicado a tiempo"]


def test_money_may_be_programmed_month_by_month(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    project(clara)
    app = part(open_page, "Cronograma")
    widget(app, "date_input", "starts_on").set_value(date(2026, 9, 1))
    widget(app, "date_input", "ends_on").set_value(date(2026, 10, 31)).run()
    widget(app, "checkbox", "with_money").check().run()
    widget(app, "text_input", "points.2026-09.amount").set_value("900")
    widget(app, "text_input", "points.2026-10.amount").set_value("500").run()
    widget(app, "button", "save").click().run()
    assert "El dinero previsto va acumulado y no puede bajar" in text_of(app)
    widget(app, "text_input", "points.2026-10.amount").set_value("1.500").run()
    widget(app, "button", "save").click().run()
    shown = next(f.value for f in app.dataframe if "Dinero previsto" in f.value)
    assert shown["Dinero previsto"].str.replace("\u00a0", " ").tolist() == ["$ 900", "$ 1.500"]
