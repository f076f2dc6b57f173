"""Transiciones, view by view: candidates, leaders, neutrality, sessions, mentors, folder, continuity."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.registers.members import queries as members
from evalua.registers.members.commands import MayorInput, set_mayor, set_term
from evalua.registers.transitions import queries
from evalua.registers.transitions.candidates import ListInput, register_list
from evalua.registers.transitions.declarations import DeclarationInput, declare
from evalua.registers.transitions.packs import PackInput, add_pack
from evalua.registers.transitions.sessions import SessionInput, record_session
from pages_support import text_of, widget

CATALOG = catalog.load()
VIEW = "transitions.view.7"
LIST = "1; María Pérez; M\n2; ; H"


def change_of_government(office: Office, election: date, starts: date, before: date) -> int:
    """The government in course ends the day before; the next one is elected and takes office."""
    with office.db.session() as session:
        last = members.terms(session, association_id=office.id).iloc[-1]
    with office.work() as work:
        set_term(
            work,
            starts_on=date(2024, 1, 1),
            ends_on=before,
            election_on=date(2023, 10, 27),
            term_id=int(last["id"]),
        )
        return set_term(work, starts_on=starts, ends_on=date(2030, 12, 31), election_on=election).id


@pytest.fixture
def voting(clara: Office) -> int:
    """The electoral window is open on 31 October 2026, since 15 August."""
    return change_of_government(clara, date(2026, 12, 13), date(2027, 3, 1), date(2027, 2, 28))


@pytest.fixture
def arriving(clara: Office) -> int:
    """The new government took office on 1 October 2026; two mayors are recorded."""
    term = change_of_government(clara, date(2026, 7, 26), date(2026, 10, 1), date(2026, 9, 30))
    with clara.work() as work:
        for town in ("Belmira", "Dos Aguas"):
            mayor = MayorInput(clara.members[town], f"Titular de {town}", date(2026, 10, 1))
            set_mayor(work, mayor)
    return term


def see(open_page, view: str, part: tuple[str, str] | None = None):  # type: ignore[no-untyped-def]
    app = open_page("transitions", mes="2026-10")
    widget(app, "segmented_control", VIEW).set_value(view).run()
    if part is not None:
        widget(app, "segmented_control", part[0]).set_value(part[1]).run()
    return app


def candidates(open_page, form: str):  # type: ignore[no-untyped-def]
    app = see(open_page, "Antes de la elección")
    return widget(app, "segmented_control", "transitions.candidates.form").set_value(form).run()


def frame(office: Office, name: str):  # type: ignore[no-untyped-def]
    with office.db.session() as session:
        return getattr(queries, name)(session, association_id=office.id)


def listed(office: Office, term: int, town: str = "Belmira") -> None:
    with office.work() as work:
        data = ListInput(term, office.members[town], LIST, "Resolución 12")
        register_list(work, data, catalog=CATALOG)


def approved(office: Office, term: int) -> None:
    with office.work() as work:
        data = PackInput(term, "pack", date(2026, 9, 1), "Paquete técnico", "Acta 9")
        add_pack(work, data, catalog=CATALOG)


# --- candidates ----------------------------------------------------------------------------


def test_an_official_list_is_pasted_and_its_names_have_a_day_to_be_forgotten(
    clara: Office,
    voting: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = candidates(open_page, "Lista")
    assert "Todavía no hay aspirantes" in text_of(app)
    widget(app, "selectbox", "municipality_id").set_value(clara.members["Belmira"])
    widget(app, "text_input", "list_source").set_value("Resolución 12").run()
    widget(app, "text_area", "lines").set_value(LIST).run()
    widget(app, "button", "save").click().run()
    said = text_of(app)
    assert "Hay 2 aspirantes y ningún documento aprobado." in said
    assert "Los nombres se borran solos el 13 de junio de 2027" in said
    assert app.dataframe[1].value["Nombre"].tolist() == ["María Pérez", ""]


def test_a_refused_list_says_everything_and_keeps_what_was_typed(
    clara: Office,
    voting: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = candidates(open_page, "Lista")
    widget(app, "text_area", "lines").set_value("uno; Ana").run()
    widget(app, "button", "save").click().run()
    said = text_of(app)
    assert "Elija el municipio." in said
    assert "Anote de dónde salió la lista oficial." in said
    assert "«uno» no es el número de un aspirante: use un entero desde 1." in said
    assert widget(app, "text_area", "lines").value == "uno; Ana"
    assert frame(clara, "candidates").empty


def test_a_version_is_saved_and_an_incomplete_one_is_refused(
    clara: Office,
    voting: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = candidates(open_page, "Documento")
    widget(app, "button", "save").click().run()
    assert "Escriba el título del documento." in text_of(app)
    widget(app, "text_input", "title").set_value("Paquete técnico").run()
    widget(app, "date_input", "dated_on").set_value(date(2026, 9, 1)).run()
    widget(app, "text_input", "document").set_value("Acta 9").run()
    widget(app, "button", "save").click().run()
    assert frame(clara, "candidate_packs")[["kind", "number"]].values.tolist() == [["pack", 1]]


def test_a_delivery_to_everybody_makes_them_equal(
    clara: Office,
    voting: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    listed(clara, voting)
    approved(clara, voting)
    app = candidates(open_page, "Entregar")
    assert "0 de 2 aspirantes tienen la versión 1." in text_of(app)
    widget(app, "button", "save").click().run()
    assert "Elija al menos un aspirante." in text_of(app)
    widget(app, "checkbox", "all").check().run()
    widget(app, "date_input", "delivered_on").set_value(date(2026, 10, 5)).run()
    widget(app, "selectbox", "channel").set_value("in_person").run()
    widget(app, "text_input", "receipt").set_value("acuses 1 y 2").run()
    widget(app, "button", "save").click().run()
    assert "2 de 2 aspirantes tienen la versión 1." in text_of(app)
    assert app.dataframe[0].value["Estado"].tolist() == ["● Todos igual"]


def test_without_a_document_there_is_nothing_to_deliver(
    clara: Office,
    voting: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = candidates(open_page, "Entregar")
    assert "Primero guarde el documento que van a recibir" in text_of(app)


def test_a_candidate_is_taken_off_the_list_with_a_reason(
    clara: Office,
    voting: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    listed(clara, voting)
    app = candidates(open_page, "Corregir")
    next(b for b in app.button if b.label == "Eliminar").click().run()
    assert "Escriba por qué se elimina este registro." in text_of(app)
    widget(app, "text_input", "reason").set_value("renunció").run()
    next(b for b in app.button if b.label == "Eliminar").click().run()
    assert frame(clara, "candidates")["number"].tolist() == [2]


def test_opening_a_page_after_six_months_finds_the_names_already_erased(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    with clara.db.session() as session:
        old = int(members.terms(session, association_id=clara.id)["id"].iloc[-1])
    with clara.work(today=date(2023, 11, 1)) as work:
        data = ListInput(old, clara.members["Belmira"], LIST, "Lista")
        register_list(work, data, catalog=CATALOG)
    open_page("home")
    with clara.db.session() as session:
        assert queries.candidate_names(session, association_id=clara.id) == {}


# --- leaders and neutrality ----------------------------------------------------------------


def test_an_audience_is_recorded_and_the_checklist_says_what_is_missing(
    clara: Office,
    voting: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = see(open_page, "Antes de la elección", ("transitions.before", "Liderazgos"))
    widget(app, "button", "save").click().run()
    assert "Elija a quiénes se informó." in text_of(app)
    widget(app, "selectbox", "municipality_id").set_value(clara.members["Belmira"])
    widget(app, "selectbox", "audience").set_value("councillors")
    widget(app, "date_input", "reached_on").set_value(date(2026, 7, 1))
    widget(app, "text_input", "people").set_value("9")
    widget(app, "text_input", "evidence").set_value("lista 3").run()
    widget(app, "button", "save").click().run()
    row = app.dataframe[0].value.set_index("Municipio").loc["Belmira"]
    assert (row["Estado"], row["Informados"], row["Personas"]) == ("◐ Faltan 3", "1 de 4", "9")
    assert "Líderes comunales" in row["Faltan"] and "Concejo" not in row["Faltan"]


def test_a_month_is_signed_and_a_case_needs_what_was_done(
    clara: Office,
    voting: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = see(open_page, "Antes de la elección", ("transitions.before", "Neutralidad"))
    assert app.dataframe[0].value["Mes"].tolist() == [
        "Octubre 2026",
        "Septiembre 2026",
        "Agosto 2026",
    ]
    widget(app, "text_input", "incidents").set_value("1").run()
    widget(app, "button", "save").click().run()
    assert "Escriba qué se hizo ante esos casos." in text_of(app)
    widget(app, "text_input", "incidents").set_value("0").run()
    widget(app, "button", "save").click().run()
    rows = frame(clara, "neutrality_declarations")
    assert rows[["month", "incidents"]].values.tolist() == [["2026-08", 0]]


def test_the_close_of_the_month_and_inicio_ask_for_the_declaration(
    clara: Office,
    voting: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    on_home = text_of(open_page("home", mes="2026-10"))
    assert "neutralidad de agosto 2026, septiembre 2026 y octubre 2026." in on_home
    said = "Falta la declaración de neutralidad de octubre 2026. Sin ella el dato queda vacío."
    app = open_page("close_month", mes="2026-10")
    widget(app, "segmented_control", "close.step.0").set_value(5).run()
    assert said in text_of(app)
    with clara.work() as work:
        for month in (8, 9, 10):
            declare(work, DeclarationInput(Month(2026, month), date(2026, 11, 2), "Directora"))
    app = open_page("close_month", mes="2026-10")
    widget(app, "segmented_control", "close.step.0").set_value(5).run()
    assert "declaración de neutralidad" not in text_of(app)


# --- hand-over -----------------------------------------------------------------------------


def test_a_session_is_recorded_without_disputes_and_proves_its_step(
    clara: Office,
    arriving: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = see(open_page, "Entrega")
    assert "Los desacuerdos entre equipos no se registran aquí" in text_of(app)
    widget(app, "button", "save").click().run()
    assert "Marque quién asistió: el equipo que sale o el que llega." in text_of(app)
    widget(app, "selectbox", "kind").set_value("induction")
    widget(app, "selectbox", "municipality_id").set_value(clara.members["Belmira"])
    widget(app, "date_input", "held_on").set_value(date(2026, 10, 20))
    widget(app, "checkbox", "incoming_team").check()
    widget(app, "text_input", "product").set_value("lista y ficha").run()
    widget(app, "button", "save").click().run()
    assert app.dataframe[0].value["Asistió"].tolist() == ["Equipo que llega"]
    app = open_page("transitions", mes="2026-10")
    button = next(b for b in app.button if b.label == "Dar por registrado: 1 paso")
    button.click().run()
    rows = frame(clara, "milestones")
    assert rows[["code", "evidence"]].values.tolist() == [["T11", "lista y ficha"]]
    assert rows["done_on"].dt.date.tolist() == [date(2026, 10, 20)]


def test_a_mentor_is_named_and_a_municipality_without_mayor_cannot_be_one(
    clara: Office,
    arriving: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = see(open_page, "Entrega", ("transitions.hand_over", "Inducción y acompañamiento"))
    widget(app, "selectbox", "transitions.newcomer").set_value(clara.members["Belmira"]).run()
    widget(app, "selectbox", "mentor_municipality_id").set_value(clara.members["Alto Claro"])
    widget(app, "date_input", "since").set_value(date(2026, 10, 12)).run()
    widget(app, "button", "save").click().run()
    assert "Alto Claro no tiene alcaldesa o alcalde titular registrado" in text_of(app)
    widget(app, "selectbox", "mentor_municipality_id").set_value(clara.members["Dos Aguas"]).run()
    widget(app, "button", "save").click().run()
    row = app.dataframe[0].value.set_index("Municipio").loc["Belmira"]
    assert row["Le acompaña"] == "Titular de Dos Aguas (Dos Aguas)"
    assert row["Inducción"] == "– Por hacer"


def test_the_internal_hand_over_says_where_each_thing_is(
    clara: Office,
    arriving: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = see(open_page, "Entrega", ("transitions.hand_over", "Entrega interna"))
    widget(app, "button", "save").click().run()
    assert "Anote dónde está: dónde se guardan las claves." in text_of(app)
    for name in ("act", "accounts", "keys", "commitments", "projects"):
        widget(app, "text_input", name).set_value(f"carpeta {name}").run()
    widget(app, "date_input", "done_on").set_value(date(2026, 10, 30)).run()
    widget(app, "button", "save").click().run()
    (said,) = frame(clara, "milestones")["evidence"]
    assert said.splitlines()[2] == "Dónde se guardan las claves: carpeta keys"
    assert "Registrada el 30/10/2026" in text_of(app)


# --- folder and continuity -----------------------------------------------------------------


def test_the_folder_of_a_municipality_is_read_and_downloaded(
    clara: Office,
    arriving: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = see(open_page, "Carpeta de llegada")
    widget(app, "selectbox", "transitions.folder").set_value(clara.members["Belmira"]).run()
    said = text_of(app)
    assert "Belmira es miembro desde el 1 de enero de 2020." in said
    assert "No hay cobros registrados." in said
    assert "Lo siguiente: T01" in said
    assert [b.label for b in app.get("download_button")] == ["Descargar la carpeta"]


def test_continuity_without_a_change_says_what_it_will_show(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("transitions", mes="2026-10")
    widget(app, "segmented_control", "transitions.view.4").set_value("Continuidad").run()
    # The cast has two terms, so there was a change on 1 January 2024, with nothing alive.
    assert "No hay registros vivos el 1 de enero de 2024, cuando cambió el gobierno." in text_of(
        app
    )


def test_the_sessions_recorded_outlive_their_day_and_can_be_taken_back(
    clara: Office,
    arriving: int,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    with clara.work() as work:
        data = SessionInput(
            arriving,
            clara.members["Belmira"],
            "training",
            date(2026, 9, 12),
            incoming_team=True,
            product="lista 1",
        )
        record_session(work, data, catalog=CATALOG)
    app = see(open_page, "Entrega")
    widget(app, "text_input", "reason").set_value("se aplazó").run()
    next(b for b in app.button if b.label == "Eliminar").click().run()
    assert frame(clara, "hand_over_sessions").empty
    assert "Todavía no hay sesiones" in text_of(app)
