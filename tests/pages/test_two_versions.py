"""Two people on the same form: what the second one sees, and each of the three ways out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from streamlit.testing.v1 import AppTest

from conftest import NOW, Office
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.registers.association.tables import Association
from evalua.registers.goals import queries
from evalua.registers.goals.form import GoalInput
from evalua.registers.goals.goals import add_goal
from evalua.registers.goals.plans import PlanInput, create_plan
from evalua.registers.goals.progress import record_progress
from evalua.registers.projects.benefits import BenefitInput, set_benefits
from evalua.registers.projects.projects import ProjectInput, create_project
from evalua.registers.projects.queries import benefits
from pages_support import text_of

ANA, BEATRIZ = Actor("Ana Ruiz", "director"), Actor("Beatriz Soto", "director")
OCTOBER = Month(2026, 10)


def meanwhile(office: Office, actor: Actor = ANA, **values: Any) -> None:
    """Somebody else saves the facts of the association, from another computer."""
    with office.work(actor, now=NOW + timedelta(minutes=5)) as work:
        work.change(work.session.get_one(Association, office.id), **values)


def field(app: AppTest, kind: str, name: str, form: str = "association") -> Any:
    found = [
        w
        for w in getattr(app, kind)
        if str(w.key).startswith(f"{form}.") and str(w.key).endswith(f".{name}")
    ]
    assert found, [w.key for w in getattr(app, kind)]
    return found[0]


def press(app: AppTest, name: str, form: str = "association") -> str:
    field(app, "button", name, form).click().run()
    assert not app.exception, app.exception
    return text_of(app)


def typed(open_page: Any, **values: str) -> AppTest:
    """The form of the association, with something typed and not saved."""
    app: AppTest = open_page("association")
    for name, value in values.items():
        field(app, "text_input", name).set_value(value).run()
    return app


def test_the_second_person_sees_the_three_values_and_who_saved_and_when(
    clara: Office, open_page: Any
) -> None:
    app = typed(open_page, acronym="MCC")
    meanwhile(clara, acronym="CUENCA")
    said = press(app, "save")
    assert "Ana Ruiz guardó este registro el 5 de noviembre de 2026 a las 10:05" in said
    for words in ("Sigla (si tiene)", "Al abrirlo", "Lo que guardó Ana Ruiz", "CUENCA", "MCC"):
        assert words in said
    assert clara.facts.acronym == "CUENCA"


def test_keeping_theirs_empties_the_draft_and_shows_what_was_saved(
    clara: Office, open_page: Any
) -> None:
    app = typed(open_page, acronym="MCC")
    meanwhile(clara, acronym="CUENCA")
    press(app, "save")
    press(app, "theirs")
    assert field(app, "text_input", "acronym").value == "CUENCA"
    assert clara.facts.acronym == "CUENCA"
    assert "Al abrirlo" not in text_of(app)


def test_putting_mine_over_theirs_saves_what_i_changed_and_leaves_the_rest_of_theirs(
    clara: Office, open_page: Any
) -> None:
    app = typed(open_page, acronym="MCC")
    meanwhile(clara, acronym="CUENCA", submission_day=15)
    press(app, "save")
    press(app, "mine")
    assert (clara.facts.acronym, clara.facts.submission_day) == ("MCC", 15)
    assert "Al abrirlo" not in text_of(app)


def test_going_back_keeps_what_was_typed_and_asks_again_when_it_is_saved(
    clara: Office, open_page: Any
) -> None:
    app = typed(open_page, acronym="MCC")
    meanwhile(clara, acronym="CUENCA")
    press(app, "save")
    assert "Al abrirlo" not in press(app, "back")
    assert field(app, "text_input", "acronym").value == "MCC"
    field(app, "text_input", "acronym").set_value("MCC-2").run()
    assert "MCC-2" in press(app, "save")
    assert clara.facts.acronym == "CUENCA"


def test_a_third_change_is_noticed_after_choosing(clara: Office, open_page: Any) -> None:
    app = typed(open_page, acronym="MCC")
    meanwhile(clara, acronym="CUENCA")
    press(app, "save")
    meanwhile(clara, BEATRIZ, acronym="MANCO")
    said = press(app, "mine")
    assert "Lo que guardó Beatriz Soto" in said
    assert "MANCO" in said
    assert clara.facts.acronym == "MANCO"
    press(app, "mine")
    assert clara.facts.acronym == "MCC"


def test_a_change_seen_while_typing_does_not_become_the_version_that_was_opened(
    clara: Office, open_page: Any
) -> None:
    """Each key draws the page again: what it reads by then is not what the person opened."""
    app = typed(open_page, acronym="MCC")
    meanwhile(clara, acronym="CUENCA", submission_day=15)
    field(app, "text_input", "acronym").set_value("MCC-2").run()
    assert "Otra persona guardó este registro" in text_of(app)
    assert field(app, "text_input", "submission_day").value == "15"
    said = press(app, "save")
    assert "Lo que guardó Ana Ruiz" in said
    assert clara.facts.acronym == "CUENCA"


def test_what_was_opened_survives_a_browser_that_closes(clara: Office, open_page: Any) -> None:
    typed(open_page, acronym="MCC")
    meanwhile(clara, acronym="CUENCA")
    again = open_page("association")
    assert field(again, "text_input", "acronym").value == "MCC"
    assert "Lo que guardó Ana Ruiz" in press(again, "save")
    assert clara.facts.acronym == "CUENCA"


def test_a_form_where_nothing_was_typed_follows_what_others_save(
    clara: Office, open_page: Any
) -> None:
    app = open_page("association")
    meanwhile(clara, acronym="CUENCA")
    app.run()
    assert field(app, "text_input", "acronym").value == "CUENCA"
    assert "Otra persona guardó" not in text_of(app)


def test_in_a_grid_the_row_that_another_person_saved_does_not_stop_mine(
    clara: Office, open_page: Any
) -> None:
    first, second = _two_goals(clara)
    app = open_page("goals", mes="2026-10")
    field(app, "text_input", f"progress.{first}", "progress").set_value("3").run()
    with clara.work(ANA) as work:
        record_progress(work, second, OCTOBER, 7)
    press(app, "save", "progress")
    assert _reported(clara) == {first: 3.0, second: 7.0}


def test_in_a_grid_the_same_goal_written_by_two_shows_both_figures(
    clara: Office, open_page: Any
) -> None:
    first, _ = _two_goals(clara)
    app = open_page("goals", mes="2026-10")
    field(app, "text_input", f"progress.{first}", "progress").set_value("3").run()
    with clara.work(ANA) as work:
        record_progress(work, first, OCTOBER, 7)
    said = press(app, "save", "progress")
    assert "Ana Ruiz guardó este registro" in said
    assert "Al abrirlo" in said
    assert _reported(clara) == {first: 7.0}
    press(app, "mine", "progress")
    assert _reported(clara) == {first: 3.0}


def _two_goals(office: Office) -> tuple[int, int]:
    asked = GoalInput(
        0, "Realizar doce talleres", "A05", unit="talleres", target="12", responsible="Técnica"
    )
    with office.work() as work:
        plan = create_plan(work, PlanInput("Plan 2026", date(2026, 1, 1), date(2026, 12, 31)))
        first = add_goal(work, replace(asked, plan_id=plan.id)).id
        return first, add_goal(work, replace(asked, plan_id=plan.id, text="Otra meta")).id


def _reported(office: Office) -> dict[int, float]:
    with office.db.session() as session:
        rows = queries.progress(session, association_id=office.id)
    return dict(zip(rows["goal_id"], rows["value"], strict=True))


# --- the municipalities of a project -----------------------------------------------------------


def declared(office: Office) -> dict[int, tuple[int, int]]:
    """Women and amount of the project, by municipality."""
    with office.db.session() as session:
        rows = benefits(session, association_id=office.id)
    return {
        int(row["municipality_id"]): (int(row["women"]), int(row["amount"]))
        for row in rows.to_dict("records")
    }


def test_two_people_declare_whom_a_project_reaches(clara: Office, open_page: Any) -> None:
    """Mine goes over theirs only where I typed, and the money, which nobody typed, stays."""
    one, two = clara.members["Alto Claro"], clara.members["Belmira"]
    first = [BenefitInput(town, "10", amount="1.000.000") for town in (one, two)]
    with clara.work() as work:
        project = create_project(work, ProjectInput("Vía veredal", "roads", first)).id
    app: AppTest = open_page("projects", mes="2026-10", proyecto="P-001")
    field(app, "segmented_control", "part", "projects").set_value("Municipios y comunidad").run()
    field(app, "text_input", f"{one}.women", "benefits").set_value("12").run()
    theirs = [
        BenefitInput(one, "15", amount="1.000.000"),
        BenefitInput(two, "30", amount="1.000.000"),
    ]
    with clara.work(ANA, now=NOW + timedelta(minutes=5)) as work:
        set_benefits(work, project, theirs)
    said = press(app, "save", "benefits")
    assert "Ana Ruiz guardó este registro" in said and "Lo que guardó Ana Ruiz" in said
    assert declared(clara)[one] == (15, 1_000_000)
    press(app, "mine", "benefits")
    assert declared(clara) == {one: (12, 1_000_000), two: (30, 1_000_000)}
