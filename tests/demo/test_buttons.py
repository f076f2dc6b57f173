"""The two buttons: one loads and opens Inicio, the other asks first and leaves nothing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from conftest import NOW, TODAY, Office
from demo.conftest import DAYS, noon
from evalua import catalog
from evalua.accounts.sessions import SignedIn, find
from evalua.demo import loading
from evalua.demo.loading import load_demo
from evalua.domain.actor import Actor, Role
from evalua.domain.month import Month
from evalua.registers.association.facts import every
from evalua.storage.database import Database
from evalua.ui import context, demonstration
from evalua.ui.context import Here
from visitors import enter


@pytest.fixture
def records_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading without snapshots, which these tests do not look at."""
    monkeypatch.setattr(loading, "PARTS", loading.PARTS[:-1])


def _page(monkeypatch: pytest.MonkeyPatch, database: Database, went: list[str]) -> None:
    monkeypatch.setenv("EVALUA_DATABASE_URL", database.url)
    monkeypatch.setattr(context, "now", lambda: noon(DAYS[0]))
    monkeypatch.setattr(demonstration, "go", lambda key, **query: went.append(f"{key} {query}"))


def _load_page() -> None:
    from evalua.ui.demonstration import load_button

    load_button()


def _remove_page() -> None:
    from evalua.ui.context import here
    from evalua.ui.demonstration import remove_button

    remove_button(here())


def _who(database: Database, role: Role | None = None) -> SignedIn:
    """Somebody signed in, as the screens read it."""
    found = find(database, enter(database, noon(DAYS[0]), role).token, noon(DAYS[0]))
    assert found is not None
    return found


def _visit(office: Office, role: Role) -> Here:
    who = _who(office.db, role)
    return Here(
        database=office.db,
        facts=office.facts,
        actor=Actor(who.name, role),
        month=Month.of(TODAY),
        today=TODAY,
        now=NOW,
        revision=(1, 1),
        who=who,
    )


@pytest.mark.usefixtures("records_only")
def test_the_button_loads_both_and_opens_the_first_in_inicio(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[str] = []
    _page(monkeypatch, db, went)
    app = AppTest.from_function(_load_page, default_timeout=120)
    app.session_state["_who"] = _who(db)
    app.run()
    app.button(key="demo.load").click().run()
    assert not app.exception
    assert went == ["home {'asociacion': 'DEMO-CUENCA-CLARA'}"]
    with db.session() as session:
        assert [item.evaluation_start for item in every(session)] == [Month(2024, 11)] * 2


@pytest.mark.usefixtures("records_only")
def test_the_other_button_asks_and_leaves_only_the_real_association(
    clara: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    _page(monkeypatch, clara.db, [])
    load_demo(clara.db, now=noon(DAYS[0]), today=DAYS[0], catalog=catalog.load())
    app = AppTest.from_function(_remove_page, default_timeout=60)
    app.session_state["_here"] = _visit(clara, "director")
    app.run()
    assert "Microrregión Valle Izote" in app.markdown[0].value
    app.button(key="demo.remove.sure").click().run()
    assert not app.exception
    with clara.db.session() as session:
        assert [item.id for item in every(session)] == [clara.id]


@pytest.mark.usefixtures("records_only")
def test_who_may_not_remove_them_is_told_who_may(
    clara: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    _page(monkeypatch, clara.db, [])
    load_demo(clara.db, now=noon(DAYS[0]), today=DAYS[0], catalog=catalog.load())
    app = AppTest.from_function(_remove_page, default_timeout=60)
    app.session_state["_here"] = _visit(clara, "reader")
    app.run().button(key="demo.remove.sure").click().run()
    assert any("no permite" in m.value for m in app.markdown)
    with clara.db.session() as session:
        assert len(every(session)) == 3


def test_where_there_is_no_demonstration_there_is_nothing_to_remove(clara: Office) -> None:
    app = AppTest.from_function(_remove_page, default_timeout=60)
    app.session_state["_here"] = _visit(clara, "director")
    app.run()
    assert not app.exception
    assert not app.button
