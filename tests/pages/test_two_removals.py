"""Somebody changed the record another person is about to remove: who, what, and both ways out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from conftest import NOW, Office
from evalua.domain.actor import Actor
from evalua.registers.programmes.tables import Programme
from pages_support import show_register, text_of, widget

ANA = Actor("Ana Ruiz", "director")
REMOVE = "programme.remove.1"


def programmes(office: Office) -> list[Programme]:
    with office.db.session() as session:
        return list(session.exec(select(Programme).where(Programme.deleted_at == None)))  # noqa: E711


def meanwhile(office: Office, name: str) -> None:
    with office.work(ANA, now=NOW + timedelta(minutes=5)) as work:
        work.change(work.session.get_one(Programme, 1), name=name)


def press(app: AppTest, key: str) -> str:
    widget(app, "button", key).click().run()
    assert not app.exception, app.exception
    return text_of(app)


@pytest.fixture
def about_to(clara: Office, open_page: Any) -> AppTest:
    """The programme chosen and the reason typed; then Ana gives it another name."""
    with clara.work() as work:
        work.add(
            Programme(association_id=clara.id, name="Agua", name_key="agua", since=date(2026, 3, 1))
        )
    app: AppTest = open_page("other_registers", mes="2026-10")
    show_register(app, "Programas")
    widget(app, "selectbox", "programmes.one").set_value(1).run()
    widget(app, "text_input", "reason").set_value("estaba repetido").run()
    meanwhile(clara, "Agua y vida")
    return app


def test_who_removes_reads_who_changed_it_and_what(clara: Office, about_to: AppTest) -> None:
    said = press(about_to, f"{REMOVE}.save")
    assert "Ana Ruiz guardó este registro el 5 de noviembre de 2026 a las 10:05" in said
    assert "Agua y vida" in said and "Todavía no se elimina" in said
    assert [row.name for row in programmes(clara)] == ["Agua y vida"]


def test_who_read_it_may_remove_it_all_the_same(clara: Office, about_to: AppTest) -> None:
    press(about_to, f"{REMOVE}.save")
    press(about_to, f"{REMOVE}.mine")
    assert programmes(clara) == []


def test_a_third_change_stops_it_once_more(clara: Office, about_to: AppTest) -> None:
    press(about_to, f"{REMOVE}.save")
    meanwhile(clara, "Agua y bosque")
    assert "Agua y bosque" in press(about_to, f"{REMOVE}.mine")
    assert [row.name for row in programmes(clara)] == ["Agua y bosque"]


def test_who_thinks_better_of_it_leaves_it_as_it_is(clara: Office, about_to: AppTest) -> None:
    press(about_to, f"{REMOVE}.save")
    said = press(about_to, f"{REMOVE}.theirs")
    assert "Todavía no se elimina" not in said
    assert [row.name for row in programmes(clara)] == ["Agua y vida"]
    assert widget(about_to, "text_input", "reason").value == ""


def test_what_nobody_touched_is_removed_at_once(clara: Office, about_to: AppTest) -> None:
    """A reason typed after the change was on screen."""
    press(about_to, f"{REMOVE}.save")
    press(about_to, f"{REMOVE}.theirs")
    widget(about_to, "text_input", "reason").set_value("estaba repetido").run()
    press(about_to, f"{REMOVE}.save")
    assert programmes(clara) == []
