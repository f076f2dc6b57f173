"""Two questions of a board meeting, each answered in one click on Proyectos."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from streamlit.testing.v1 import AppTest

from conftest import Office
from evalua.registers.projects.alternatives import AlternativeInput, add_alternative
from evalua.registers.projects.benefits import BenefitInput
from evalua.registers.projects.calendar import ScheduleInput, linear_points, set_schedule
from evalua.registers.projects.follow_up import FollowUpInput, record_follow_up
from evalua.registers.projects.projects import ProjectInput, create_project
from evalua.registers.projects.stages import StageInput, record_stage
from pages_support import text_of, widget

MAY = date(2026, 5, 10)


def running(office: Office) -> int:
    """Planned evenly from May to December for two members; 40 % and its cause noted in October."""
    starts, ends = date(2026, 5, 1), date(2026, 12, 31)
    towns = [BenefitInput(office.members[name], "9") for name in ("Alto Claro", "Belmira")]
    with office.work() as work:
        key = create_project(work, ProjectInput("Vía veredal", "roads", towns, executor="Obras")).id
        record_stage(work, StageInput(key, "in_execution", MAY, skip_reason="venía de antes"))
        set_schedule(work, ScheduleInput(key, starts, ends, linear_points(starts, ends)))
        note = FollowUpInput(key, date(2026, 10, 20), "40", "30", delay_cause="permits")
        record_follow_up(work, replace(note, responsible="Ana Ruiz"))
    return key


def click(open_page, view: str) -> AppTest:  # type: ignore[no-untyped-def]
    app: AppTest = open_page("projects", mes="2026-10")
    widget(app, "segmented_control", "projects.view").set_value(view)
    return app.run()


def test_which_projects_are_late_why_and_who_answers(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    running(clara)
    said = text_of(click(open_page, "Atrasos"))
    assert "1 proyecto atrasado; ninguno explicado a la comunidad." in said
    # Six of eight months is 75 % at the end of October. On the 20th, when 40 % was noted, 62.5 % was due.
    assert "◆ Va 35 puntos por debajo de lo previsto]. Atrasado desde el 20/10/2026." in said
    assert "Por qué: Permisos y licencias · Responde: Ana Ruiz" in said
    assert "Debe explicarse a la comunidad a más tardar el 19 de noviembre de 2026." in said


def test_which_municipalities_have_no_project_and_what_alternative_there_is(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    key = running(clara)
    town = clara.members["Dos Aguas"]
    with clara.work() as work:
        sought = AlternativeInput(key, town, "Fondo de paz", "Presentarse a regalías", MAY)
        add_alternative(work, sought)
    app = click(open_page, "Sin proyecto")
    assert "2 municipios sin proyecto." in text_of(app)
    shown = app.dataframe[0].value
    assert shown["Municipio"].tolist() == ["Cañaveral", "Dos Aguas"]
    assert shown["Alternativa"].tolist() == ["◆ Falta buscarla", "▲ En búsqueda"]
    assert shown["Qué se busca"].tolist() == ["", "Presentarse a regalías"]


def test_with_nothing_late_and_nobody_left_out_the_answers_say_so(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    assert "Ningún atraso" in text_of(click(open_page, "Atrasos"))
    said = text_of(click(open_page, "Sin proyecto"))
    assert "4 municipios sin proyecto." in said and "Ningún miembro queda fuera" in said
