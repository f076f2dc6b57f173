"""Personas y accesos: who enters, as what, with which link; and who may decide it."""

from __future__ import annotations

from sqlmodel import select

from conftest import NOW, Office
from evalua.accounts import links
from evalua.accounts.queries import accesses, accounts
from evalua.accounts.tables import Account, Person, SignIn
from evalua.registers.association.commands import add_person
from evalua.registers.reading import alive
from pages_support import text_of
from visitors import enter


def add(app, name: str, login: str, role: str):  # type: ignore[no-untyped-def]
    app.text_input(key=keyed(app, "people.add", "name")).set_value(name)
    app.text_input(key=keyed(app, "people.add", "login")).set_value(login)
    app.selectbox(key=keyed(app, "people.add", "role")).set_value(role).run()
    return app


def save(app, form: str):  # type: ignore[no-untyped-def]
    app.button(key=f"{form}.save").click().run()
    assert not app.exception, app.exception
    return app


def keyed(app, form: str, name: str) -> str:  # type: ignore[no-untyped-def]
    fields = [*app.text_input, *app.selectbox]
    return next(w.key for w in fields if w.key.startswith(form) and w.key.endswith(f".{name}"))


def names(app) -> list[str]:  # type: ignore[no-untyped-def]
    return list(app.dataframe[0].value["Nombre"])


def roles_of(office: Office) -> dict[str, str]:
    with office.db.session() as session:
        rows = accesses(session, office.id)
    return dict(zip(rows["name"], rows["role"], strict=True))


def account_named(office: Office, name: str) -> Account:
    with office.db.session() as session:
        return session.exec(select(Account).where(Account.name == name)).one()


def test_people_are_listed_by_name_with_what_they_are_and_whether_they_enter(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        for name, role in (("Marta Gil", "director"), ("Élida Paz", "board"), ("Zoe Ruiz", "team")):
            add_person(work, name, role)
    app = open_page("people")
    assert names(app) == ["Élida Paz", "Marta Gil", "Zoe Ruiz"]
    assert list(app.dataframe[0].value["Función"]) == [
        "Junta",
        "Dirección ejecutiva",
        "Equipo técnico",
    ]
    assert app.dataframe[0].value["Cuenta"].iloc[0] == "○ sin cuenta"
    assert "1 persona puede entrar." in text_of(app)


def test_an_association_without_people_asks_for_the_first(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("people", role="administrator")
    assert "Todavía no hay personas en esta asociación" in text_of(app)
    save(add(app, "Marta Gil", "marta", "director"), "people.add")
    assert roles_of(clara) == {"Marta Gil": "director"}


def test_somebody_new_receives_a_link_that_is_shown_until_it_was_handed_over(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    app = save(add(open_page("people"), "Luis Pardo", "luis", "team"), "people.add")
    assert roles_of(clara)["Luis Pardo"] == "team"
    (shown,) = app.code
    token = shown.value.rsplit("/clave/", 1)[1]
    assert links.owner(clara.db, token, NOW).login == "luis"
    app.button(key="people.link.done").click().run()
    assert not app.code
    assert token not in text_of(open_page("people"))


def test_a_mayors_office_needs_its_municipality(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = save(add(open_page("people"), "Ana Ruiz", "ana", "mayor"), "people.add")
    assert "Elija de qué municipio es la alcaldía." in text_of(app)
    town = clara.members["Belmira"]
    app.selectbox(key=keyed(app, "people.add", "municipality_id")).set_value(town).run()
    app = save(app, "people.add")
    with clara.db.session() as session:
        (row,) = [p for p in alive(session, Person, clara.id) if p.name == "Ana Ruiz"]
    assert (row.role, row.municipality_id) == ("mayor", town)
    assert "Belmira" in list(app.dataframe[0].value["Municipio"])


def test_what_is_missing_or_taken_is_said_beside_its_field(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = save(open_page("people"), "people.add")
    assert "Elija su función." in text_of(app)
    app = save(add(app, "", "x y", "team"), "people.add")
    assert "Escriba el nombre de la persona" in text_of(app)
    assert list(roles_of(clara)) == ["Dirección ejecutiva"]


def test_a_role_is_changed(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = save(add(open_page("people"), "Luis Pardo", "luis", "team"), "people.add")
    person = pick(app, clara, "Luis Pardo")
    role = keyed(app, f"people.role.{person}", "role")
    app.selectbox(key=role).set_value("board").run()
    save(app, role.rsplit(".", 2)[0])
    assert roles_of(clara)["Luis Pardo"] == "board"


def pick(app, office: Office, name: str) -> int:  # type: ignore[no-untyped-def]
    """Choose somebody of the list; returns the person's id."""
    with office.db.session() as session:
        rows = accesses(session, office.id).set_index("name")
    app.selectbox(key="people.which").set_value(int(rows.loc[name, "id"])).run()
    assert not app.exception, app.exception
    return int(rows.loc[name, "id"])


def test_an_account_is_closed_with_its_sessions_and_opened_again(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    luis = enter(clara.db, NOW, "team", name="Luis Pardo")
    app = open_page("people")
    pick(app, clara, "Luis Pardo")
    form = f"people.deactivate.{luis.account_id}"
    app = save(app, form)
    assert "Escriba por qué se desactiva la cuenta." in text_of(app)
    app.text_input(key=keyed(app, form, "reason")).set_value("se retiró").run()
    app = save(app, form)
    assert not account_named(clara, "Luis Pardo").is_active
    with clara.db.session() as session:
        ended = session.exec(select(SignIn.ended_at).where(SignIn.uid == luis.session_uid)).one()
    assert ended is not None
    app.button(key=f"people.{luis.account_id}.reactivate").click().run()
    assert account_named(clara, "Luis Pardo").is_active


def test_the_sessions_of_a_person_are_listed_and_closed(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    luis = enter(clara.db, NOW, "team", name="Luis Pardo")
    app = open_page("people")
    pick(app, clara, "Luis Pardo")
    assert len(app.dataframe[1].value) == 1
    app.button(key=f"people.{luis.account_id}.end").click().run()
    assert "Luis Pardo no tiene ninguna sesión abierta." in text_of(app)


def test_somebody_named_before_there_were_accounts_receives_one(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        add_person(work, "Marta Gil", "director")
        row = add_person(work, "Julián Tovar", "team")
    app = open_page("people")
    pick(app, clara, "Julián Tovar")
    app.text_input(key=keyed(app, f"people.give.{row.id}", "login")).set_value("julian").run()
    app = save(app, f"people.give.{row.id}")
    assert account_named(clara, "Julián Tovar").login == "julian"
    assert len(app.code) == 1


def test_somebody_is_taken_off_the_association_with_a_reason(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    enter(clara.db, NOW, "team", name="Luis Pardo")
    app = open_page("people")
    person = pick(app, clara, "Luis Pardo")
    app.text_input(key=keyed(app, f"people.leave.{person}", "reason")).set_value("se fue").run()
    save(app, f"people.leave.{person}")
    assert "Luis Pardo" not in roles_of(clara)


def test_nobody_closes_her_own_account(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    who = enter(clara.db, NOW)
    app = open_page("people", visitor=who)
    form = f"people.deactivate.{who.account_id}"
    app.text_input(key=keyed(app, form, "reason")).set_value("me voy").run()
    assert "No puede desactivar su propia cuenta." in text_of(save(app, form))
    assert account_named(clara, "Dirección ejecutiva").is_active


def test_who_administers_sees_every_account_and_names_another(
    clara: Office, izote: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    luis = enter(clara.db, NOW, "team", name="Luis Pardo", association_id=izote.id)
    app = open_page("people", role="administrator")
    app.segmented_control(key="people.view").set_value("Toda la instalación").run()
    assert "Luis Pardo" in names(app)
    app.selectbox(key="people.account").set_value(luis.account_id).run()
    app.button(key=f"people.{luis.account_id}.administrator").click().run()
    with clara.db.session() as session:
        rows = accounts(session).set_index("name")
    assert bool(rows.loc["Luis Pardo", "is_administrator"])


def test_a_director_sees_only_the_people_of_her_association(
    clara: Office, izote: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    enter(clara.db, NOW, "team", name="Persona de Izote", association_id=izote.id)
    who = enter(clara.db, NOW, "director", name="Marta Gil", association_id=clara.id)
    app = open_page("people", visitor=who)
    assert names(app) == ["Marta Gil"]
    assert not app.segmented_control
    assert "Persona de Izote" not in text_of(app)


def test_who_may_not_decide_it_is_told_who_does(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    for role in ("team", "board", "mayor", "reader"):
        app = open_page("people", role=role)
        assert "Esta página la usa: administración o dirección ejecutiva." in text_of(app)
        assert not app.dataframe
