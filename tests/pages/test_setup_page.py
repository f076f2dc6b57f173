"""The wizard: refused input at each step, and an association at the end."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from conftest import NOW, Office
from evalua.accounts.queries import accesses
from evalua.accounts.tables import Account
from evalua.registers.association.facts import every
from evalua.registers.contributions.queries import schemes
from evalua.registers.members.queries import memberships, municipalities, terms
from evalua.registers.targets.queries import targets
from evalua.storage.database import Database
from pages_support import text_of, widget
from visitors import enter


def forward(app: AppTest) -> AppTest:
    return widget(app, "button", "setup.next").click().run()


def about(app: AppTest, name: str = "Asociación de la Cuenca") -> AppTest:
    widget(app, "text_input", "name").set_value(name)
    widget(app, "selectbox", "country").set_value("SV").run()
    return app


def test_the_first_step_asks_for_everything_it_lacks_at_once(db: Database, open_page) -> None:  # type: ignore[no-untyped-def]
    said = text_of(forward(open_page("setup")))
    assert "Escriba el nombre de la asociación." in said
    assert "Elija el país." in said
    with db.session() as session:
        assert every(session) == []


def test_a_repeated_municipality_is_refused_by_name(db: Database, open_page) -> None:  # type: ignore[no-untyped-def]
    app = forward(about(open_page("setup")))
    widget(app, "text_area", "names").set_value("Izotal\nJocote\nIZOTAL").run()
    assert "está repetido" in text_of(forward(app))


def test_without_municipalities_the_second_step_does_not_pass(db: Database, open_page) -> None:  # type: ignore[no-untyped-def]
    app = forward(about(open_page("setup")))
    assert "Pegue el nombre de al menos un municipio." in text_of(forward(app))


def test_a_high_percentage_is_asked_about_before_going_on(db: Database, open_page) -> None:  # type: ignore[no-untyped-def]
    app = forward(about(open_page("setup")))
    widget(app, "text_area", "names").set_value("Izotal\nJocote").run()
    forward(app)
    widget(app, "selectbox", "kind").set_value("percent_of_transfer").run()
    widget(app, "text_input", "percent").set_value("100").run()
    assert "¿100 %?" in text_of(forward(app))


def test_the_whole_wizard_writes_an_association_ready_to_work(db: Database, open_page) -> None:  # type: ignore[no-untyped-def]
    app = forward(about(open_page("setup")))
    widget(app, "text_area", "names").set_value("1. Izotal\n2. Jocote").run()
    forward(app)
    widget(app, "selectbox", "kind").set_value("percent_of_transfer").run()
    widget(app, "text_input", "percent").set_value("1").run()
    forward(app)
    widget(app, "text_input", "target.A03-Q07-02").set_value("6").run()
    widget(app, "button", "setup.create").click().run()
    assert not app.exception
    with db.session() as session:
        (made,) = every(session)
        assert (made.name, made.currency.code, made.country) == (
            "Asociación de la Cuenca",
            "USD",
            "SV",
        )
        people = accesses(session, made.id)
        assert people[["name", "role", "login"]].to_numpy().tolist() == [
            ["Dirección ejecutiva", "director", "direccion"]
        ]
        assert municipalities(session, association_id=made.id)["name"].tolist() == [
            "Izotal",
            "Jocote",
        ]
        assert len(memberships(session, association_id=made.id)) == 2
        assert not terms(session, association_id=made.id).empty
        scheme = schemes(session, association_id=made.id).iloc[0]
        assert (scheme["percent"], scheme["transfer"]) == ("1", "FODES")
        target = targets(session, association_id=made.id).iloc[0]
        assert (target["indicator"], target["value"]) == ("A03-Q07-02", 6)


def test_what_was_typed_is_there_when_the_wizard_is_opened_again(db: Database, open_page) -> None:  # type: ignore[no-untyped-def]
    about(open_page("setup"), "Asociación a medias")
    again = open_page("setup")
    assert widget(again, "text_input", "name").value == "Asociación a medias"


def test_who_does_not_administer_founds_nothing(db: Database, clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("setup")
    assert "Esta página la usa: administración." in text_of(app)
    assert not app.text_input


def test_whoever_may_not_create_associations_is_told_whom_to_ask(db: Database, open_page) -> None:  # type: ignore[no-untyped-def]
    somebody = enter(db, NOW, name="Ana Díaz")
    with db.writing() as session:
        session.get_one(Account, somebody.account_id).is_administrator = False
    app = open_page("setup", visitor=somebody)
    assert "Su cuenta todavía no pertenece a ninguna asociación." in text_of(app)
    assert not app.text_input
