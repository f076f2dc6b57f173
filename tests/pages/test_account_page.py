"""Mi cuenta: who I am, another password, and my sessions."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import select

from conftest import NOW, Office
from evalua.accounts import passwords, sessions
from evalua.accounts.tables import Account, SignIn
from evalua.registers.association.commands import add_person
from evalua.storage.database import Database
from pages_support import text_of, widget
from visitors import Visitor, enter

PRESENT, NEW = "la lluvia cae en el patio", "tres montes y dos quebradas"


def with_password(office: Office) -> Visitor:
    who = enter(office.db, NOW)
    with office.db.writing() as session:
        session.get_one(Account, who.account_id).password_hash = passwords.hashed(PRESENT)
    return who


def hash_of(db: Database) -> str:
    with db.session() as session:
        return session.exec(select(Account.password_hash)).one()


def still_open(db: Database) -> set[str]:
    with db.session() as session:
        return set(session.exec(select(SignIn.uid).where(SignIn.ended_at.is_(None))))  # type: ignore[union-attr]


def type_password(app, present: str, new: str, again: str = ""):  # type: ignore[no-untyped-def]
    widget(app, "text_input", "present").set_value(present)
    widget(app, "text_input", "password").set_value(new)
    widget(app, "text_input", "again").set_value(again or new)
    app.button(key="account.password.save").click().run()
    assert not app.exception, app.exception
    return app


def test_it_says_who_one_is_and_as_what_in_each_association(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        add_person(work, "Marta Gil", "team")
    said = text_of(open_page("account"))
    assert "Marta Gil. Entra con el usuario direccion." in said
    assert "Mancomunidad Cuenca Clara: equipo técnico." in said


def test_another_password_closes_the_other_sessions_and_empties_the_fields(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    other, who = enter(clara.db, NOW), with_password(clara)
    app = type_password(open_page("account", visitor=who), PRESENT, NEW)
    assert passwords.matches(hash_of(clara.db), NEW)
    assert still_open(clara.db) == {who.session_uid}
    assert other.session_uid not in still_open(clara.db)
    assert widget(app, "text_input", "present").value == ""


def test_a_wrong_present_password_changes_nothing(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    who = with_password(clara)
    app = type_password(open_page("account", visitor=who), "otra cosa distinta", NEW)
    assert "La contraseña actual no es esa. Revísela." in text_of(app)
    assert passwords.matches(hash_of(clara.db), PRESENT)


def test_two_new_passwords_that_differ_are_refused_beside_the_second(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    who = with_password(clara)
    app = type_password(open_page("account", visitor=who), PRESENT, NEW, f"{NEW}s")
    assert "Las dos contraseñas nuevas no son iguales." in text_of(app)
    assert passwords.matches(hash_of(clara.db), PRESENT)


def test_what_is_typed_as_a_password_is_never_kept_as_a_draft(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    type_password(open_page("account", visitor=with_password(clara)), PRESENT, "corta")
    file = clara.db.file
    assert file is not None
    clara.db.dispose()
    held = b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))
    assert b"corta" not in held
    assert PRESENT.encode() not in held


def test_ones_own_session_is_marked_and_another_one_is_closed(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    other = enter(clara.db, NOW - timedelta(hours=1))
    who = enter(clara.db, NOW)
    app = open_page("account", visitor=who)
    assert list(app.dataframe[0].value["Cuál"]) == ["● esta", ""]
    app.button(key="account.sessions.end").click().run()
    assert still_open(clara.db) == {who.session_uid}
    assert other.session_uid not in still_open(clara.db)
    assert "Solo está abierta aquí." in text_of(app)


def test_all_the_others_are_closed_at_once(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    for _ in range(3):
        enter(clara.db, NOW)
    who = enter(clara.db, NOW)
    app = open_page("account", visitor=who)
    app.button(key="account.sessions.end_all").click().run()
    assert still_open(clara.db) == {who.session_uid}


def test_a_session_that_ended_elsewhere_does_nothing_more_here(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    who = with_password(clara)
    app = open_page("account", visitor=who)
    sessions.end(clara.db, who.session_uid, "otra pestaña", NOW)
    type_password(app, PRESENT, NEW)
    assert passwords.matches(hash_of(clara.db), PRESENT)
    assert "Entre a Evalúa" in text_of(app)
    assert not app.text_input
