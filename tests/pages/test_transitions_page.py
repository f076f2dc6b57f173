"""Transiciones: outside the window, inside it, and refused input in each form."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Office
from evalua import catalog
from evalua.registers.members import queries as members
from evalua.registers.members.commands import set_term
from evalua.registers.transitions import queries
from evalua.registers.transitions.commands import MilestoneInput, fulfil_many
from pages_support import text_of, widget

CATALOG = catalog.load()


# With this election the route is open in October 2026: T02 fell due 180 days before it, on
# 16 June 2026, and T06 falls due 30 days before it, on 13 November 2026.
ELECTION = date(2026, 12, 13)


@pytest.fixture
def term(clara: Office) -> int:
    """The term that is about to begin; the one in force until then ends the day before."""
    with clara.work() as work, clara.db.session() as session:
        last = members.terms(session, association_id=clara.id).iloc[-1]
        set_term(
            work,
            starts_on=date(2024, 1, 1),
            ends_on=date(2027, 2, 28),
            election_on=date(2023, 10, 27),
            term_id=int(last["id"]),
        )
    with clara.work() as work:
        return set_term(
            work,
            starts_on=date(2027, 3, 1),
            ends_on=date(2031, 2, 28),
            election_on=ELECTION,
            confirmed=True,
        ).id


def open_calendar(app) -> None:  # type: ignore[no-untyped-def]
    widget(app, "segmented_control", "transitions.view.4").set_value("Calendario").run()


def test_without_a_next_election_the_page_says_where_to_add_it(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("transitions", mes="2026-10")
    assert "falta registrar la próxima elección. Agréguela en «Calendario»." in text_of(app)
    assert not app.get("plotly_chart")


def test_outside_the_window_one_line_says_when_the_route_opens(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        set_term(
            work,
            starts_on=date(2028, 1, 1),
            ends_on=date(2031, 12, 31),
            election_on=date(2027, 10, 31),
        )
    said = text_of(open_page("transitions", mes="2026-10"))
    # From 31 October 2026 to 31 October 2027: 365 days; 240 before the election is 5 March 2027.
    assert "la próxima elección es el 31 de octubre de 2027, en 365 días." in said
    assert "La ruta de 16 pasos se abre el 5 de marzo de 2027." in said
    assert "La fecha de la elección está por confirmar." in said


def test_inside_the_window_the_matrix_and_what_is_due_are_shown(
    clara: Office,
    term: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    ids = [clara.members["Belmira"], clara.members["Cañaveral"]]
    with clara.work() as work:
        data = MilestoneInput(term, "T02", None, date(2026, 6, 1), "ficha con visto bueno")
        fulfil_many(work, data, ids, catalog=CATALOG)
    app = open_page("transitions", mes="2026-10")
    # 43 days from 31 October to the election.
    assert "Faltan 43 días para la elección del 13 de diciembre de 2026" in text_of(app)
    assert app.get("plotly_chart")
    rows = app.dataframe[0].value.set_index("Paso")
    assert rows.loc["T02 Ficha municipal al día", "Quién falta"] == "Alto Claro, Dos Aguas"
    # From 16 June to 31 October: 137 days.
    assert rows.loc["T02 Ficha municipal al día", "Estado"] == "◆ Vencido hace 137 días"
    last = rows.loc["T06 Entrega registrada a todos los aspirantes oficiales"]
    assert (last["Quién falta"], last["Estado"]) == ("Los 4 municipios", "▲ Por vencer en 13 días")


def test_a_step_is_fulfilled_in_every_municipality_that_lacks_it(
    clara: Office,
    term: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = open_page("transitions", mes="2026-10")
    widget(app, "selectbox", "code").set_value("T02").run()
    widget(app, "checkbox", "all").check().run()
    widget(app, "date_input", "done_on").set_value(date(2026, 10, 20))
    widget(app, "text_input", "evidence").set_value("fichas firmadas").run()
    widget(app, "button", "save").click().run()
    with clara.db.session() as session:
        rows = queries.milestones(session, association_id=clara.id)
    assert rows["code"].tolist() == ["T02"] * 4
    assert set(rows["municipality_id"]) == set(clara.members.values())
    assert rows["evidence"].unique().tolist() == ["fichas firmadas"]


def test_a_step_of_the_association_asks_for_no_municipality(
    clara: Office,
    term: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = open_page("transitions", mes="2026-10")
    widget(app, "selectbox", "code").set_value("T04").run()
    assert not app.multiselect
    widget(app, "date_input", "done_on").set_value(date(2026, 8, 10))
    widget(app, "text_input", "evidence").set_value("acta 14").run()
    widget(app, "button", "save").click().run()
    with clara.db.session() as session:
        rows = queries.milestones(session, association_id=clara.id)
    assert rows["code"].tolist() == ["T04"] and rows["municipality_id"].isna().all()


def test_a_refused_step_says_everything_that_is_missing(
    clara: Office,
    term: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = open_page("transitions", mes="2026-10")
    widget(app, "selectbox", "code").set_value("T02").run()
    widget(app, "multiselect", "municipality_ids").set_value([clara.members["Belmira"]])
    widget(app, "date_input", "done_on").set_value(date(2026, 11, 30)).run()
    widget(app, "button", "save").click().run()
    said = text_of(app)
    assert "El hito no puede cumplirse en una fecha futura." in said
    assert "Anote el soporte: acta, lista, acuse o dónde está." in said
    assert widget(app, "multiselect", "municipality_ids").value == [clara.members["Belmira"]]


def test_a_step_that_does_not_apply_needs_its_municipalities_and_its_reason(
    clara: Office,
    term: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = open_page("transitions", mes="2026-10")
    widget(app, "selectbox", "code").set_value("T03").run()
    widget(app, "selectbox", "outcome").set_value("not_applicable").run()
    widget(app, "button", "save").click().run()
    assert "Elija al menos un municipio." in text_of(app)
    town = clara.members["Dos Aguas"]
    widget(app, "multiselect", "municipality_ids").set_value([town]).run()
    widget(app, "button", "save").click().run()
    assert "Escriba por qué el hito no aplica." in text_of(app)
    widget(app, "text_area", "reason").set_value("el concejo está en receso").run()
    widget(app, "button", "save").click().run()
    with clara.db.session() as session:
        rows = queries.milestones(session, association_id=clara.id)
    assert rows["not_applicable_reason"].tolist() == ["el concejo está en receso"]
    assert rows["municipality_id"].tolist() == [town]


def test_what_was_recorded_can_be_taken_back_with_a_reason(
    clara: Office,
    term: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    with clara.work() as work:
        data = MilestoneInput(term, "T02", None, date(2026, 6, 1), "ficha")
        fulfil_many(work, data, [clara.members["Belmira"]], catalog=CATALOG)
    app = open_page("transitions", mes="2026-10")
    button = next(
        b for b in app.button if str(b.key).startswith("milestone.") and b.label == "Eliminar"
    )
    button.click().run()
    assert "Escriba por qué se elimina este registro." in text_of(app)
    widget(app, "text_input", "reason").set_value("era de otro municipio").run()
    next(b for b in app.button if b.label == "Eliminar").click().run()
    with clara.db.session() as session:
        assert queries.milestones(session, association_id=clara.id).empty


def test_a_plan_and_a_budget_line_are_recorded_for_a_municipality(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("transitions", mes="2026-10")
    assert "0 de 4 municipios nombran a la asociación" in text_of(app)
    widget(app, "selectbox", "transitions.town").set_value(clara.members["Belmira"]).run()
    widget(app, "text_input", "document").set_value("Acuerdo 4 de 2024").run()
    widget(app, "text_input", "page").set_value("45").run()
    widget(app, "date_input", "adopted_on").set_value(date(2024, 5, 30)).run()
    next(b for b in app.button if b.label == "Guardar el plan").click().run()
    widget(app, "text_input", "line").set_value("2.3 Asociación").run()
    widget(app, "text_input", "amount").set_value("12.500.000").run()
    next(b for b in app.button if b.label == "Guardar el rubro").click().run()
    said = text_of(app)
    assert "1 de 4 municipios nombran a la asociación en su plan 2024–2027; 1 de 4" in said
    row = app.dataframe[0].value.set_index("Municipio").loc["Belmira"]
    assert row["Estado"] == "● Completo"
    assert row["Valor 2026"].replace("\u00a0", " ") == "$ 12.500.000"


def test_a_refused_plan_and_a_refused_line_say_why(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("transitions", mes="2026-10")
    widget(app, "date_input", "adopted_on").set_value(date(2023, 5, 30)).run()
    next(b for b in app.button if b.label == "Guardar el plan").click().run()
    said = text_of(app)
    assert "El plan es del periodo 2024-2027: la fecha debe estar dentro de él." in said
    widget(app, "text_input", "amount").set_value("0").run()
    next(b for b in app.button if b.label == "Guardar el rubro").click().run()
    assert "El valor del rubro debe ser mayor que cero." in text_of(app)


def test_a_term_is_added_with_its_source(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("transitions", mes="2026-10")
    open_calendar(app)
    widget(app, "date_input", "election_on").set_value(date(2027, 10, 31))
    widget(app, "date_input", "starts_on").set_value(date(2028, 1, 1))
    widget(app, "date_input", "ends_on").set_value(date(2031, 12, 31))
    widget(app, "text_input", "source").set_value("Calendario electoral").run()
    widget(app, "button", "save").click().run()
    with clara.db.session() as session:
        rows = members.terms(session, association_id=clara.id)
    assert rows["source"].tolist()[-1] == "Calendario electoral"
    assert app.dataframe[0].value["Elección"].tolist()[0] == "31/10/2027"


def test_a_term_that_overlaps_another_is_refused(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("transitions", mes="2026-10")
    open_calendar(app)
    widget(app, "date_input", "starts_on").set_value(date(2026, 1, 1))
    widget(app, "date_input", "ends_on").set_value(date(2029, 12, 31)).run()
    widget(app, "button", "save").click().run()
    said = text_of(app)
    assert "Ese periodo se cruza con otro ya registrado." in said and "Elija la fecha." in said
