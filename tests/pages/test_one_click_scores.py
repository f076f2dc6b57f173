"""The questions of the board about scores and months: one click from Inicio finds the answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from board.year import CATALOG, OCTOBER, Year, evaluated
from conftest import NOW, Office
from evalua import ROOT
from evalua.board.areas import area_lines
from evalua.domain.month import Month
from evalua.registers.contributions.commands import PaymentInput, record_payment
from evalua.storage.database import Database
from evalua.ui import context, home
from evalua.ui.contributions import screen as contributions
from evalua.ui.meetings import screen as meetings
from evalua.ui.projects import screen as projects
from evalua.ui.quality import screen as quality
from evalua.ui.questions import GROUPS, QUESTIONS, shown
from pages.conftest import FRAME, fixed_now
from pages.test_indicator_page import approve
from pages_support import doors, text_of, widget
from visitors import enter

VIEWS_OF = {
    "contributions": contributions.VIEWS,
    "home": home.VIEWS,
    "meetings": meetings.VIEWS,
    "projects": projects.VIEWS,
    "quality": quality.VIEWS,
}
Click = Callable[[str], AppTest]


@pytest.fixture(scope="module")
def office(year: Year, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The recorded year with October approved, and a payment that came to light afterwards."""
    file = tmp_path_factory.mktemp("asked") / "evalua.db"
    with (
        closing(sqlite3.connect(year.office.db.url.removeprefix("sqlite:///"))) as recorded_file,
        closing(sqlite3.connect(file)) as copy,
    ):
        recorded_file.backup(copy)
    database = Database(f"sqlite:///{file}")
    recorded = Office(database, year.office.id, year.office.members)
    approve(recorded, OCTOBER, first=Month(2026, 1))
    with recorded.work() as work:
        late = PaymentInput(recorded.members["Cañaveral"], date(2026, 10, 30), "4.000.000", "R-99")
        record_payment(work, late, confirmed={"V43": "llegó tarde", "V08": "sí", "V09": "sí"})
    yield recorded
    database.dispose()


@pytest.fixture(scope="module")
def click(office: Office) -> Iterator[Click]:
    """Clicks on a question of Inicio, in October, by its words; the page that opens."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EVALUA_DATABASE_URL", office.db.url)
        patch.setattr(context, "now", fixed_now)
        app = AppTest.from_file(FRAME, default_timeout=60)
        app.user = {"seal": enter(office.db, NOW).seal}
        app.query_params["mes"] = "2026-10"
        app.run()
        links = doors(app)

        def follow(words: str) -> AppTest:
            (asked,) = [said for said in links if said.startswith(words)]
            page, address = links[asked]
            app.query_params.clear()
            app.query_params.update({"mes": "2026-10", **address})
            app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
            assert not app.exception, app.exception
            return app

        yield follow


def words_of(key: str) -> str:
    return next(question.text for question in QUESTIONS if question.key == key)


def table(app: AppTest, header: str):  # type: ignore[no-untyped-def]
    return next(d.value for d in app.dataframe if header in d.value.columns)


def test_the_sixteen_questions_are_there_and_those_without_a_page_are_not_shown() -> None:
    assert len(QUESTIONS) == len({question.key for question in QUESTIONS}) == 16
    assert {question.group for question in QUESTIONS} == set(GROUPS)
    assert {q.key for q in QUESTIONS} - {q.key for q in shown()} <= {"still_useful"}


def test_every_question_asks_for_a_view_that_its_page_has() -> None:
    asked = [question for question in shown() if question.view]
    assert len(asked) >= 8
    assert [q.key for q in asked if q.view not in VIEWS_OF[q.page]] == []


def test_why_the_area_that_moved_most_changed(click: Click, office: Office) -> None:
    lines = area_lines(evaluated(office), evaluated(office, OCTOBER.previous), CATALOG)
    most = lines.loc[lines["change"].abs().idxmax()]
    app = click("¿Por qué cambió ")
    assert app.title[0].value == "Área"
    assert widget(app, "selectbox", f"area.select.{most['code']}").value == most["code"]
    assert "Las barras con ▲ o ▼ son desempeño." in text_of(app)


def test_where_a_number_comes_from(click: Click) -> None:
    app = click(words_of("rows"))
    assert app.title[0].value == "Indicador"
    assert "Las filas detrás de la cifra" in text_of(app)
    assert not table(app, "Por qué").empty


def test_what_my_municipality_paid_and_received(click: Click) -> None:
    app = click(words_of("my_municipality"))
    assert app.title[0].value == "Ficha municipal"
    shown_figures = {m.label: str(m.value).replace("\u00a0", " ") for m in app.metric}
    # Alto Claro paid eight quotas and is named by three projects.
    assert (shown_figures["Pagó"], shown_figures["Lo beneficia"]) == ("$ 8.000.000", "3 proyectos")


def test_how_we_stood_a_year_ago(click: Click) -> None:
    app = click(words_of("year_ago"))
    assert app.title[0].value == "Diez áreas"
    assert widget(app, "segmented_control", "scorecard.against").value == "Hace un año"


def test_what_was_promised_and_what_was_kept(click: Click) -> None:
    app = click(words_of("commitments"))
    rows = table(app, "Compromiso")
    assert {"Enviar el mapa de vías", "Firmar"} <= set(rows["Compromiso"])


def test_what_falls_due_in_sixty_days(open_year) -> None:  # type: ignore[no-untyped-def]
    app = open_year("home")
    (button,) = [b for b in app.button if b.label.replace("\\", "") == words_of("next_days")]
    said = text_of(button.click().run())
    # From 5 November: the month, an agreement and a commitment of 1 December.
    assert "01/12/2026, en 26 días · Compromiso: Firmar (Secretaría técnica)." in said
    assert "Convenio: Termina «Agua limpia» con -Fundación Río." in said
    assert "Proyecto: Debe terminar" in said


def test_what_is_missing_and_who_owes_it(click: Click) -> None:
    app = click(words_of("missing"))
    assert app.title[0].value == "Calidad del dato"
    assert "Qué dato falta y quién lo debe" in text_of(app)


def test_what_changed_after_the_month_was_approved(click: Click) -> None:
    app = click(words_of("after_approval"))
    assert app.title[0].value == "Cierre del mes"
    said = " ".join(str(d.value.values) for d in app.dataframe) + text_of(app)
    assert "Recaudo de aportes" in said
