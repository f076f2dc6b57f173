"""Metas: empty, full, and refused input in each form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from conftest import TODAY, Office
from evalua.domain.month import Month
from evalua.registers.association.commands import add_person
from evalua.registers.goals import queries
from evalua.registers.goals.approval import approve_plan
from evalua.registers.goals.form import GoalInput
from evalua.registers.goals.goals import add_goal
from evalua.registers.goals.plans import PlanInput, create_plan
from evalua.registers.goals.progress import record_progress
from evalua.registers.goals.tables import WorkPlan
from evalua.registers.periods.tables import ReportMonth
from evalua.registers.reading import one
from pages_support import text_of, widget

SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)
WORKSHOPS = GoalInput(
    0, "Realizar doce talleres", "A05", unit="talleres", target="12", responsible="Técnica"
)


def plan(office: Office) -> int:
    with office.work() as work:
        data = PlanInput("Plan 2026", date(2026, 1, 1), date(2026, 12, 31))
        return create_plan(work, data).id


def goal(office: Office, plan_id: int, **changes: Any) -> int:
    with office.work() as work:
        return add_goal(work, replace(WORKSHOPS, plan_id=plan_id, **changes)).id


def report(office: Office, goal_id: int, month: Month, value: float) -> None:
    with office.work() as work:
        record_progress(work, goal_id, month, value)


def approve(office: Office, plan_id: int) -> None:
    with office.work() as work:
        version = one(work.session, WorkPlan, office.id, plan_id).version
        approve_plan(work, plan_id, "Acta 3", TODAY, version)


def view(app: AppTest, name: str) -> AppTest:
    widget(app, "segmented_control", "goals.view").set_value(name)
    return app.run()


def reported(office: Office, month: Month = OCTOBER) -> dict[int, float]:
    with office.db.session() as session:
        rows = queries.progress(session, association_id=office.id)
    rows = rows[rows["month"] == str(month)]
    return dict(zip(rows["goal_id"], rows["value"], strict=True))


def test_without_a_plan_the_page_says_how_to_begin(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("goals", mes="2026-10")
    assert "Ningún plan cubre este mes" in text_of(app)
    assert "Todavía no hay metas" in text_of(view(app, "Panorama"))
    assert "Todavía no hay un plan de trabajo" in text_of(view(app, "Plan de trabajo"))


def test_a_plan_is_created_from_the_page(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("goals", mes="2026-10"), "Plan de trabajo")
    widget(app, "button", "plan.save").click().run()
    said = text_of(app)
    assert "Escriba el nombre del plan." in said and "Elija el primer día del plan." in said
    widget(app, "text_input", "name").set_value("Plan 2026")
    widget(app, "date_input", "starts_on").set_value(date(2026, 1, 1))
    widget(app, "date_input", "ends_on").set_value(date(2026, 12, 31)).run()
    widget(app, "button", "plan.save").click().run()
    assert "Plan 2026, versión 1" in text_of(app)
    assert "Este plan aún no tiene metas." in text_of(app)


def test_a_goal_shows_what_was_programmed_and_its_last_value(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    workshops = goal(clara, plan(clara))
    report(clara, workshops, SEPTEMBER, 7)
    said = text_of(open_page("goals", mes="2026-10"))
    # Twelve in twelve months: ten by the end of October.
    assert "Programado: 10 talleres · Mes anterior: 7 talleres · Técnica" in said
    assert "Avance de octubre 2026 anotado en 0 de 1 meta." in said


def test_an_incomplete_goal_is_shown_with_what_it_lacks(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    goal(clara, plan(clara), unit="", target=None)
    app = open_page("goals", mes="2026-10")
    assert "Falta la unidad y la cantidad." in text_of(app)
    assert not [w for w in app.text_input if ".progress." in str(w.key)]


def test_the_grid_is_saved_at_once_in_the_country_format(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    of = plan(clara)
    first, second = goal(clara, of), goal(clara, of, text="Mejorar vías", unit="km")
    third = goal(clara, of, text="Otra")
    app = open_page("goals", mes="2026-10")
    widget(app, "text_input", f"progress.{first}").set_value("9")
    widget(app, "text_input", f"progress.{second}").set_value("8,5")
    widget(app, "text_input", f"progress.{second}.note").set_value("con la comunidad").run()
    widget(app, "button", "save").click().run()
    assert reported(clara) == {first: 9.0, second: 8.5} and third not in reported(clara)
    assert widget(app, "text_input", f"progress.{second}").value == "8,5"


def test_no_change_repeats_the_last_value(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    workshops = goal(clara, plan(clara))
    report(clara, workshops, SEPTEMBER, 7)
    app = open_page("goals", mes="2026-10")
    widget(app, "checkbox", f"progress.{workshops}.same").check().run()
    widget(app, "button", "save").click().run()
    assert reported(clara) == {workshops: 7.0}


def test_a_milestone_takes_its_date_or_that_it_is_not_met(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    of = plan(clara)
    changes = {"accumulation": "milestone", "due_month": SEPTEMBER, "target": None, "unit": ""}
    met, not_met = goal(clara, of, **changes), goal(clara, of, text="Otro", **changes)
    app = open_page("goals", mes="2026-10")
    widget(app, "date_input", f"progress.{met}.achieved_on").set_value(date(2026, 10, 7))
    widget(app, "checkbox", f"progress.{not_met}.same").check().run()
    widget(app, "button", "save").click().run()
    assert reported(clara) == {met: 1.0, not_met: 0.0}


def test_every_goal_answers_beside_itself_and_nothing_is_saved(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    of = plan(clara)
    first, second = goal(clara, of), goal(clara, of, text="Mejorar vías", unit="km")
    report(clara, second, SEPTEMBER, 9)
    app = open_page("goals", mes="2026-10")
    widget(app, "text_input", f"progress.{first}").set_value("1,234.5")
    widget(app, "text_input", f"progress.{second}").set_value("8").run()
    widget(app, "button", "save").click().run()
    said = text_of(app)
    assert "No entendí «1,234.5»" in said
    assert "Nada se guardó todavía. Revise M-01 y M-02." in said
    assert "El avance bajó de 9 a 8. Si es una corrección, explique el motivo." in said
    assert reported(clara) == {}
    assert widget(app, "text_input", f"progress.{first}").value == "1,234.5"


def test_each_goal_asks_for_its_own_reason(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    of = plan(clara)
    first, second = goal(clara, of), goal(clara, of, text="Mejorar vías", unit="km")
    for key in (first, second):
        report(clara, key, SEPTEMBER, 9)
    app = open_page("goals", mes="2026-10")
    for key in (first, second):
        widget(app, "text_input", f"progress.{key}").set_value("8")
    widget(app, "button", "save").click().run()
    widget(app, "text_input", f"confirm.V12:{first}").set_value("se contó dos veces").run()
    widget(app, "button", "save").click().run()
    assert reported(clara) == {}
    widget(app, "text_input", f"confirm.V12:{second}").set_value("medición corregida").run()
    widget(app, "button", "save").click().run()
    assert reported(clara) == {first: 8.0, second: 8.0}


def test_a_reason_given_once_is_not_asked_again(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    of = plan(clara)
    first, second = goal(clara, of), goal(clara, of, text="Mejorar vías", unit="km")
    app = open_page("goals", mes="2026-10")
    # Twenty against ten programmed is twice the plan (V13).
    widget(app, "text_input", f"progress.{first}").set_value("20").run()
    widget(app, "button", "save").click().run()
    assert "El avance es 2 veces lo programado. Revise la unidad (talleres)." in text_of(app)
    widget(app, "text_input", f"confirm.V13:{first}").set_value("hubo apoyo externo").run()
    widget(app, "button", "save").click().run()
    widget(app, "text_input", f"progress.{second}").set_value("9").run()
    widget(app, "button", "save").click().run()
    assert reported(clara) == {first: 20.0, second: 9.0}


def test_erasing_a_reported_value_says_how_to_take_it_back(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    workshops = goal(clara, plan(clara))
    report(clara, workshops, OCTOBER, 9)
    app = open_page("goals", mes="2026-10")
    widget(app, "text_input", f"progress.{workshops}").set_value("").run()
    widget(app, "button", "save").click().run()
    assert "Para dejarlo en blanco use «Retirar un avance»" in text_of(app)
    assert reported(clara) == {workshops: 9.0}


def test_a_month_already_approved_is_only_read(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    workshops = goal(clara, plan(clara))
    report(clara, workshops, OCTOBER, 9)
    with clara.work() as work:
        work.add(
            ReportMonth(
                association_id=clara.id,
                month=str(OCTOBER),
                state="approved",
                approved_on=date(2026, 11, 4),
                approved_by="Junta de prueba",
                act="Acta 9",
            )
        )
    app = open_page("goals", mes="2026-10")
    said = text_of(app)
    assert "fue aprobado el 4 de noviembre de 2026 por Junta de prueba, acta 9" in said
    assert "reábralo con un motivo" in said
    assert not [w for w in app.button if str(w.key).endswith(".save")]


def test_the_overview_draws_every_goal_and_one_over_time(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    workshops = goal(clara, plan(clara))
    report(clara, workshops, OCTOBER, 5)
    app = view(open_page("goals", mes="2026-10"), "Panorama")
    assert len(app.get("plotly_chart")) == 2
    (table,) = app.dataframe
    # Five of ten programmed is 50: amber with the thresholds the association starts with.
    assert table.value["Cómo van"].tolist() == ["▲ En camino 1"]


def test_a_goal_is_added_and_what_is_wrong_is_said_together(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    plan(clara)
    app = view(open_page("goals", mes="2026-10"), "Plan de trabajo")
    widget(app, "text_input", "target").set_value("doce").run()
    widget(app, "button", "0.save").click().run()
    said = text_of(app)
    assert "Escriba la meta." in said and "Elija una de las diez áreas." in said
    assert "No entendí «doce»." in said
    widget(app, "text_area", "text").set_value("Realizar doce talleres")
    widget(app, "selectbox", "area").set_value("A05")
    widget(app, "text_input", "unit").set_value("talleres")
    widget(app, "text_input", "target").set_value("12").run()
    preview = app.dataframe[-1].value
    assert preview["Mar 2026"].tolist() == ["3"] and preview["Dic 2026"].tolist() == ["12"]
    widget(app, "button", "0.save").click().run()
    with clara.db.session() as session:
        rows = queries.goals(session, association_id=clara.id)
    assert rows[["code", "unit", "target"]].to_dict("records") == [
        {"code": "M-01", "unit": "talleres", "target": 12.0}
    ]


def test_a_custom_schedule_must_end_in_the_target(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    of = plan(clara)
    workshops = goal(clara, of)
    app = view(open_page("goals", mes="2026-10"), "Plan de trabajo")
    widget(app, "selectbox", f"goals.edit.{of}").set_value(workshops).run()
    widget(app, "selectbox", "schedule").set_value("custom").run()
    widget(app, "text_input", "planned.2026-12").set_value("11").run()
    widget(app, "button", f"{workshops}.save").click().run()
    said = text_of(app)
    assert "Lo programado a diciembre 2026 (11) debe ser igual a la meta (12)." in said


def test_a_plan_is_approved_with_its_act_and_renewed(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    of = plan(clara)
    goal(clara, of)
    app = view(open_page("goals", mes="2026-10"), "Plan de trabajo")
    widget(app, "button", f"plan.approve.{of}.save").click().run()
    assert "Escriba el número del acta en que se aprobó el plan." in text_of(app)
    widget(app, "text_input", "act").set_value("Acta 3")
    widget(app, "date_input", "approved_on").set_value(TODAY).run()
    widget(app, "button", f"plan.approve.{of}.save").click().run()
    assert "Aprobada el 05/11/2026, acta 3" in text_of(app)
    widget(app, "button", f"plan.version.{of}.save").click().run()
    assert "Elija desde cuándo rige la nueva versión." in text_of(app)
    widget(app, "date_input", "in_force_from").set_value(date(2026, 12, 1)).run()
    widget(app, "button", f"plan.version.{of}.save").click().run()
    assert "Plan 2026, versión 2" in text_of(app)


def test_a_plan_with_incomplete_goals_says_which_when_approved(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    of = plan(clara)
    goal(clara, of, unit="")
    app = view(open_page("goals", mes="2026-10"), "Plan de trabajo")
    widget(app, "text_input", "act").set_value("Acta 3")
    widget(app, "date_input", "approved_on").set_value(TODAY).run()
    widget(app, "button", f"plan.approve.{of}.save").click().run()
    assert "M-01: defina unidad y programación" in text_of(app)


def test_a_goal_that_stands_still_is_asked_what_stood_in_its_way(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    workshops = goal(clara, plan(clara))
    report(clara, workshops, SEPTEMBER, 7)
    app = open_page("goals", mes="2026-10")
    assert not [w for w in app.text_area if str(w.key).endswith(".difficulty")]
    widget(app, "checkbox", f"progress.{workshops}.same").check().run()
    assert "Escriba qué dificultad hubo: sin eso el mes no se envía." in text_of(app)
    widget(app, "text_area", f"progress.{workshops}.difficulty").set_value("Hubo derrumbes").run()
    widget(app, "button", "save").click().run()
    with clara.db.session() as session:
        rows = queries.progress(session, association_id=clara.id)
    assert rows[["month", "difficulty"]].to_dict("records")[-1] == {
        "month": "2026-10",
        "difficulty": "Hubo derrumbes",
    }
    view(app, "Panorama")
    told = next(t for t in app.dataframe if "Dificultad" in t.value.columns)
    assert told.value["Dificultad"].tolist() == ["Hubo derrumbes"]


def test_a_party_in_the_difficulty_is_asked_about(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    workshops = goal(clara, plan(clara))
    app = open_page("goals", mes="2026-10")
    widget(app, "text_input", f"progress.{workshops}").set_value("0").run()
    box = widget(app, "text_area", f"progress.{workshops}.difficulty")
    box.set_value("La campaña electoral lo impidió").run()
    widget(app, "button", "save").click().run()
    assert "menciona un partido o campaña" in text_of(app) and reported(clara) == {}


def test_the_overview_projects_the_close_and_names_its_rule(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    workshops = goal(clara, plan(clara))
    for month, value in ((7, 4), (8, 5), (9, 6), (10, 7)):
        report(clara, workshops, Month(2026, month), value)
    said = text_of(view(open_page("goals", mes="2026-10"), "Panorama"))
    # One a month over four reports: 7 + 2 = 9 in December, of twelve.
    assert "sigue el paso de los últimos 4 avances anotados, +1 taller por mes" in said
    assert "Así cerraría en diciembre 2026 con 9 talleres: no llega a la meta (12)." in said


def test_without_three_reports_the_overview_says_why_there_is_no_projection(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    report(clara, goal(clara, plan(clara)), OCTOBER, 5)
    said = text_of(view(open_page("goals", mes="2026-10"), "Panorama"))
    assert "Sin proyección: hacen falta 3 meses con avance anotado." in said


def test_alerts_name_the_goal_its_owner_and_why(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        add_person(work, "Técnica", "team")
    assert "Todavía no hay metas" in text_of(view(open_page("goals", mes="2026-10"), "Alertas"))
    of = plan(clara)
    report(clara, goal(clara, of), OCTOBER, 2)
    goal(clara, of, text="Sin nadie", responsible="")
    app = view(open_page("goals", mes="2026-10"), "Alertas")
    assert "2 metas en alerta, de 2" in text_of(app)
    alerts, owners, orphans = (table.value for table in app.dataframe)
    assert alerts["Por qué"].tolist() == [
        "lleva 20 de 100 frente a lo programado (umbral 50)",
        "sin avance anotado a octubre 2026",
    ]
    assert owners["Responsable"].tolist() == ["Técnica", "Sin responsable"]
    assert orphans["Le falta"].tolist() == ["○ responsable"]


def test_a_goal_is_tagged_with_its_objective(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    of = plan(clara)
    workshops = goal(clara, of)
    app = view(open_page("goals", mes="2026-10"), "Plan de trabajo")
    widget(app, "selectbox", f"goals.edit.{of}").set_value(workshops).run()
    widget(app, "selectbox", "dnp_objective").set_value(6).run()
    widget(app, "button", f"{workshops}.save").click().run()
    with clara.db.session() as session:
        rows = queries.goals(session, association_id=clara.id)
    assert rows["dnp_objective"].tolist() == [6]
    said = text_of(view(open_page("goals", mes="2026-10"), "Panorama"))
    assert "Objetivo: Innovación" in said


def test_every_way_of_measuring_is_entered_from_the_page(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    plan(clara)
    app = view(open_page("goals", mes="2026-10"), "Plan de trabajo")
    kinds = {
        "reduction": {"baseline": "40", "target": "16"},
        "maintenance": {"target": "2"},
        "milestone": {},
    }
    for kind, figures in kinds.items():
        widget(app, "text_area", "text").set_value(f"Meta de {kind}")
        widget(app, "selectbox", "area").set_value("A05")
        widget(app, "selectbox", "accumulation").set_value(kind).run()
        if kind == "milestone":
            widget(app, "selectbox", "due_month").set_value("2026-10").run()
        else:
            widget(app, "text_input", "unit").set_value("días")
        for name, typed in figures.items():
            widget(app, "text_input", name).set_value(typed)
        app.run()
        widget(app, "button", "0.save").click().run()
    with clara.db.session() as session:
        rows = queries.goals(session, association_id=clara.id)
        due = queries.schedules(session, association_id=clara.id)
    assert rows["accumulation"].tolist() == list(kinds)
    october = due[due["month"] == "2026-10"].set_index("goal_id")["planned"]
    # Forty down to sixteen in twelve months: twenty by October; two each month; met from October.
    assert october.tolist() == [20.0, 2.0, 1.0]


def test_every_way_of_measuring_is_drawn(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    of = plan(clara)
    changes: list[dict[str, Any]] = [
        {"accumulation": "reduction", "baseline": "40", "target": "16", "unit": "días"},
        {"accumulation": "maintenance", "target": "2", "unit": "mesas"},
        {"accumulation": "flow", "target": "5", "unit": "visitas"},
        {"accumulation": "stock", "baseline": "2", "target": "8", "unit": "municipios"},
    ]
    for one_, value in zip(changes, (20, 2, 5, 7), strict=True):
        report(clara, goal(clara, of, **one_), OCTOBER, value)
    app = view(open_page("goals", mes="2026-10"), "Panorama")
    standing = app.dataframe[0].value["Cómo van"].tolist()
    # The maintenance goal met one month of the one that was reported; all four are on schedule.
    assert standing == ["● Bien 4"]
    for name, why in (("M-02", "cada mes se cumple o no se cumple"), ("M-01", "hacen falta 3")):
        box = widget(app, "selectbox", "goals.trend_of")
        box.set_value(next(o for o in box.options if o.startswith(name))).run()
        assert f"Sin proyección: {why}" in text_of(app)
