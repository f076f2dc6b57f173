"""Who is looking is read from the seal and the database on every run; without it nothing is drawn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from conftest import NOW, Office
from evalua import ROOT
from evalua.accounts import sessions
from evalua.accounts.tables import Person
from evalua.domain.actor import Role
from evalua.domain.problems import Problem
from evalua.registers.association.tables import Association
from evalua.registers.contributions.tables import Payment
from evalua.registers.reading import alive
from evalua.ui import context, downloads
from evalua.ui.navigation import ENTRIES
from pages.conftest import FRAME, fixed_now
from pages_support import text_of, widget
from visitors import Visitor, enter

DOOR = "Su sesión terminó o todavía no ha entrado."


def sealed(office: Office, seal: object, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The frame for a connection whose header says ``seal``."""
    monkeypatch.setenv("EVALUA_DATABASE_URL", office.db.url)
    monkeypatch.setattr(context, "now", fixed_now)
    app = AppTest.from_file(FRAME, default_timeout=60)
    app.user = {} if seal is None else {"seal": seal}
    return app.run()


def is_outside(app: AppTest) -> bool:
    """Whether only the way in is shown."""
    drawn = (app.dataframe, app.button, app.selectbox, app.text_input, app.get("plotly_chart"))
    return DOOR in text_of(app) and "Cuenca" not in text_of(app) and not any(map(len, drawn))


@pytest.mark.parametrize("seal", [None, "", 7, "uno.dos", "0" * 36])
def test_without_a_seal_of_this_server_nothing_is_drawn(
    clara: Office, seal: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = sealed(clara, seal, monkeypatch)
    assert not app.exception
    assert is_outside(app)


def test_a_seal_made_with_another_secret_opens_nothing(
    clara: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = enter(clara.db, NOW)
    monkeypatch.setenv("EVALUA_SECRET", "otro secreto, igual de largo que el primero")
    assert is_outside(sealed(clara, who.seal, monkeypatch))


def test_a_session_that_ended_or_was_left_alone_draws_nothing_more(
    clara: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle = enter(clara.db, NOW - timedelta(hours=9))
    ended = enter(clara.db, NOW)
    sessions.end(clara.db, ended.session_uid, "otra pestaña", NOW)
    assert is_outside(sealed(clara, idle.seal, monkeypatch))
    assert is_outside(sealed(clara, ended.seal, monkeypatch))


def test_a_page_run_without_the_frame_finds_nobody(
    clara: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVALUA_DATABASE_URL", clara.db.url)
    monkeypatch.setattr(context, "now", fixed_now)
    who = enter(clara.db, NOW)
    for entry in ENTRIES:
        app = AppTest.from_file(str(ROOT / "pages" / f"{entry.key}.py"), default_timeout=60)
        app.user = {"seal": who.seal}
        app.run()
        assert not app.exception
        assert "Cuenca" not in text_of(app)
        assert not app.dataframe
        assert not app.text_input


@pytest.mark.parametrize("role", ["board", "mayor", "reader"])
@pytest.mark.parametrize(
    "page", ["contributions", "goals", "projects", "close_month", "activities"]
)
def test_who_does_not_record_reads_the_page_without_its_forms(
    clara: Office, open_page, role: Role, page: str
) -> None:  # type: ignore[no-untyped-def]
    app = open_page(page, role=role, mes="2026-10")
    forms = [b.key for b in app.button if str(b.key).endswith((".save", "close.submit"))]
    assert forms == []
    assert not app.text_area
    assert not app.date_input


def test_a_form_that_was_open_refuses_whoever_lost_the_role_meanwhile(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    who = enter(clara.db, NOW, "team", name="Luis Pardo")
    app = open_page("contributions", visitor=who, mes="2026-10")
    app.segmented_control(key="contributions.view").set_value("Panorama").run()
    with clara.db.writing() as session:
        (row,) = alive(session, Person, clara.id, account_id=who.account_id)
        row.role = "reader"
    save = next(b for b in app.button if str(b.key).endswith(".save"))
    save.click().run()
    assert not app.exception
    with clara.db.session() as session:
        assert alive(session, Payment, clara.id) == []
    assert not [b for b in app.button if str(b.key).endswith(".save")]


def test_a_mayors_office_begins_with_its_own_sheet(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    town = clara.members["Cañaveral"]
    who = enter(clara.db, NOW, "mayor", municipality_id=town)
    app = open_page("home", visitor=who)
    assert app.title[0].value == "Ficha municipal"
    chosen = next(box for box in app.selectbox if str(box.key).startswith("municipio.select"))
    assert chosen.format_func(chosen.value) == "Cañaveral"


def test_the_address_of_another_association_shows_nothing_of_it(
    clara: Office, izote: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    who = enter(clara.db, NOW, "director", name="Marta Gil", association_id=clara.id)
    app = open_page("association", visitor=who, asociacion=izote.facts.code)
    said = text_of(app)
    assert "Mancomunidad Cuenca Clara" in said
    assert "Izote" not in said.replace(izote.facts.code, "")


def test_an_account_without_association_is_told_whom_to_ask(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    who = enter(clara.db, NOW, "team", name="Luis Pardo")
    with clara.db.writing() as session:
        (row,) = alive(session, Person, clara.id, account_id=who.account_id)
        row.deleted_at = NOW
    app = open_page("home", visitor=who)
    assert "Su cuenta todavía no pertenece a ninguna asociación." in text_of(app)
    assert "Cuenca" not in text_of(app)


def test_an_administrator_tries_each_role_in_a_demonstration_and_nowhere_else(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    who = enter(clara.db, NOW, "administrator", name="Ada Mora")
    app = open_page("home", visitor=who)
    assert not [box for box in app.selectbox if str(box.key).startswith("seen_as")]
    with clara.db.writing() as session:
        session.get_one(Association, clara.id).is_demo = True
    app = open_page("contributions", visitor=who)
    assert [b for b in app.button if str(b.key).endswith(".save")]
    widget(app, "selectbox", "seen_as.").set_value("reader").run()
    assert not [b for b in app.button if str(b.key).endswith(".save")]


def here_of(office: Office, who: Visitor) -> context.Here:
    facts = office.facts
    return context.Here(
        database=office.db,
        facts=facts,
        actor=context.Actor("Luis Pardo", "team"),
        month=facts.evaluation_start,
        today=NOW.date(),
        now=NOW,
        revision=(0, 0),
        who=sessions.SignedIn(who.account_id, who.account_uid, "", "", False, who.session_uid),
    )


def test_a_file_is_not_built_for_a_session_that_ended_while_the_page_was_open(
    clara: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "now", fixed_now)
    offered = {}
    monkeypatch.setattr(
        downloads.st, "download_button", lambda label, **options: offered.update(options)
    )
    who = enter(clara.db, NOW, "team", name="Luis Pardo")
    downloads.download(
        here_of(clara, who),
        "Descargar",
        data=lambda: b"cifras",
        file_name="a.txt",
        mime="text/plain",
        key="a",
    )
    assert offered["data"]() == b"cifras"
    sessions.end(clara.db, who.session_uid, "otra pestaña", NOW)
    with pytest.raises(Problem, match="Su sesión terminó"):
        offered["data"]()


def test_a_use_case_is_signed_with_the_role_of_this_moment_and_not_of_the_drawing(
    clara: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "now", fixed_now)
    who = enter(clara.db, NOW, "team", name="Luis Pardo")
    visit = here_of(clara, who)
    with clara.db.writing() as session:
        (row,) = alive(session, Person, clara.id, account_id=who.account_id)
        row.role = "reader"
    with visit.work() as work:
        assert (work.actor.role, work.actor.uid) == ("reader", who.account_uid)


def test_a_visit_that_nobody_signed_in_to_writes_nothing(
    clara: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "now", fixed_now)
    nobody = Visitor(0, "", "", "", "")
    with pytest.raises(Problem, match="Su sesión terminó"), here_of(clara, nobody).work():
        pytest.fail("a use case began")
