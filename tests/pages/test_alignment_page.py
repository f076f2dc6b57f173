"""Alineación, a view of Metas: empty, full, and refused input in each form."""

from __future__ import annotations

from datetime import date

import pandas as pd
from streamlit.testing.v1 import AppTest

from conftest import Office
from evalua.registers.alignment import queries
from evalua.registers.alignment.citations import cite
from evalua.registers.alignment.lines import PlanLineInput, add_plan_line
from evalua.registers.alignment.vision import VisionInput, add_vision, add_vision_line
from evalua.registers.goals.form import GoalInput
from evalua.registers.goals.goals import add_goal
from evalua.registers.goals.plans import PlanInput, create_plan
from pages_support import text_of, widget


def open_view(open_page) -> AppTest:  # type: ignore[no-untyped-def]
    app: AppTest = open_page("goals", mes="2026-10")
    widget(app, "segmented_control", "goals.view").set_value("Alineación")
    return app.run()


def rows(office: Office, name: str) -> pd.DataFrame:
    with office.db.session() as session:
        frame: pd.DataFrame = getattr(queries, name)(session, association_id=office.id)
    return frame


def press(app: AppTest, name: str) -> str:
    widget(app, "button", name).click().run()
    return text_of(app)


def fill(office: Office) -> tuple[int, int]:
    """A goal, a vision with a line, a line in force that the goal cites, and one that expired."""
    with office.work() as work:
        plan = create_plan(work, PlanInput("Plan 2026", date(2026, 1, 1), date(2026, 12, 31)))
        data = GoalInput(plan.id, "Doce talleres", "A05", unit="talleres", target="12")
        goal = add_goal(work, data)
        add_goal(work, GoalInput(plan.id, "Otra", "A05", unit="km", target="2"))
        add_vision_line(work, add_vision(work, VisionInput("Cuenca", 2020, 2027)).id, "Agua")
        national = PlanLineInput("national", "Plan Nacional", "2.1", "Agua rural", 2024, 2027)
        line = add_plan_line(work, national)
        old = PlanLineInput("regional", "Plan viejo", "9", "Bosques", 2020, 2023)
        expired = add_plan_line(work, old)
        cite(work, line.id, "goal", goal.id)
    return goal.id, expired.id


def test_without_anything_it_says_what_it_will_show(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    said = text_of(open_view(open_page))
    assert "Todavía no hay con qué alinear" in said
    assert "Aquí verá el horizonte de la visión y sus líneas." in said


def test_the_matrix_shows_who_cites_what_and_who_cites_nothing(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    fill(clara)
    app = open_view(open_page)
    said = text_of(app)
    assert "Citan alguna línea de otro plan: 1 de 2 metas, 0 de 1 líneas de la visión" in said
    assert "2 filas quedan sin ninguna." in said
    assert "▲ Horizonte 2020–2027: le quedan 14 meses." in said
    matrix = app.dataframe[0].value
    assert matrix["Cita"].tolist() == ["● 1", "○ ninguna"]
    assert matrix["Plan Nacional"].tolist() == ["● 2.1", "–"]
    widget(app, "segmented_control", "alignment.kind").set_value("orphan").run()
    assert app.dataframe[0].value["Nombre"].tolist() == ["M-02 · Otra", "L-1 · Agua"]


def test_the_matrix_tells_apart_two_plans_whose_names_begin_alike(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    fill(clara)
    name = "Plan departamental de desarrollo"
    with clara.work() as work:
        for first in (2020, 2024):
            named = f"{name} {first}-{first + 3}"
            add_plan_line(work, PlanLineInput("regional", named, "1", "Agua", first, first + 3))
    titles = list(open_view(open_page).dataframe[0].value)
    assert titles == [
        "Nombre",
        "Cita",
        "Plan Nacional",
        f"{name} 2020-2023",
        f"{name} 2024-2027",
        "Plan viejo",
    ]


def test_a_vision_is_written_and_its_years_are_checked(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_view(open_page)
    widget(app, "text_input", "name").set_value("Cuenca 2040")
    widget(app, "text_input", "starts_year").set_value("2040")
    widget(app, "text_input", "ends_year").set_value("2024").run()
    assert "El último año (2024) no puede ser anterior al primero (2040)." in press(
        app, "vision.save"
    )
    assert rows(clara, "visions").empty
    widget(app, "text_input", "starts_year").set_value("2024")
    widget(app, "text_input", "ends_year").set_value("2040").run()
    assert "● Horizonte 2024–2040" in press(app, "vision.save")


def test_lines_of_the_vision_are_added_one_by_one_or_pasted(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        of = add_vision(work, VisionInput("Cuenca", 2024, 2040)).id
    app = open_view(open_page)
    assert "Escriba la línea de la visión." in press(app, f"vision_line.{of}.0.save")
    widget(app, "text_input", f"vision_line.{of}.0.0.text").set_value("Agua").run()
    press(app, f"vision_line.{of}.0.save")
    widget(app, "text_area", "pasted").set_value("una sola columna").run()
    assert "Fila 1: se esperan 2 columnas y hay 1." in press(app, f"vision_paste.{of}.save")
    widget(app, "text_area", "pasted").set_value("L-2\tCaminos\nL-3\tPan").run()
    press(app, f"vision_paste.{of}.save")
    assert rows(clara, "vision_lines")["code"].tolist() == ["L-1", "L-2", "L-3"]


def test_a_line_of_a_plan_is_added_and_everything_wrong_is_said(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_view(open_page)
    said = press(app, "plan_line.0.save")
    assert "Elija de quién es el plan." in said
    assert "Escriba cómo se llama el plan." in said and "Escriba qué dice la línea." in said
    for name, value in (
        ("plan", "Plan de Belmira"),
        ("starts_year", "2024"),
        ("ends_year", "2027"),
        ("code", "7"),
        ("text", "Placa huella"),
    ):
        widget(app, "text_input", f"plan_line.0.0.{name}").set_value(value)
    widget(app, "selectbox", "plan_line.0.0.level").set_value("municipal").run()
    assert "Elija de qué municipio es el plan." in press(app, "plan_line.0.save")
    belmira = clara.members["Belmira"]
    widget(app, "selectbox", "municipality_id").set_value(belmira).run()
    press(app, "plan_line.0.save")
    assert rows(clara, "plan_lines")["municipality_id"].tolist() == [belmira]


def test_several_lines_of_a_plan_are_pasted_together(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_view(open_page)
    key = next(str(w.key) for w in app.button if "plan_paste" in str(w.key))
    form = key.removesuffix(".save")
    widget(app, "selectbox", f"{form}.0.level").set_value("national")
    for name, value in (("plan", "Plan Nacional"), ("starts_year", "2024"), ("ends_year", "2027")):
        widget(app, "text_input", f"{form}.0.{name}").set_value(value)
    widget(app, "text_area", f"{form}.0.pasted").set_value("1\tAgua\n1\tVías").run()
    said = press(app, key)
    assert "Fila 2: El plan Plan Nacional ya tiene una línea con el código 1." in said
    widget(app, "text_area", f"{form}.0.pasted").set_value("1\tAgua\n2\tVías").run()
    press(app, key)
    assert rows(clara, "plan_lines")["code"].tolist() == ["1", "2"]


def test_a_line_is_cited_with_a_warning_when_its_years_are_past(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    goal, expired = fill(clara)
    app = open_view(open_page)
    assert "Elija de la lista." in press(app, "citation.save")
    widget(app, "selectbox", "kind").set_value("goal").run()
    widget(app, "selectbox", "by").set_value(goal)
    widget(app, "selectbox", "citation.0.line").set_value(expired).run()
    assert "Ese plan es de 2020–2023: 2026 queda por fuera de sus años." in text_of(app)
    press(app, "citation.save")
    assert rows(clara, "citations")["plan_line_id"].tolist()[-1] == expired
    assert "▲ 9" in app.dataframe[0].value["Plan viejo"].tolist()


def test_a_citation_is_taken_back_with_a_reason(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    fill(clara)
    app = open_view(open_page)
    chosen = widget(app, "selectbox", "alignment.citation").value
    name = f"citation.remove.{chosen}"
    key = next(str(w.key) for w in app.button if name in str(w.key) and str(w.key).endswith("save"))
    assert "Escriba por qué se elimina este registro." in press(app, key)
    widget(app, "text_input", f"{key.removesuffix('.save')}.0.reason").set_value("era otra").run()
    press(app, key)
    assert rows(clara, "citations").empty
