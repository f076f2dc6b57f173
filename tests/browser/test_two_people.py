"""Two people correct the same goal in two browsers: the second one sees both versions and chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from browser_support import Server, fill, free_port, keyed, pick, press, settle, visit
from evalua import catalog
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.registers.association.commands import AssociationInput, create_association
from evalua.registers.goals import queries
from evalua.registers.goals.form import GoalInput
from evalua.registers.goals.goals import add_goal
from evalua.registers.goals.plans import PlanInput, create_plan
from evalua.registers.members.commands import MemberInput, add_members
from evalua.schema import METADATA
from evalua.storage.database import Database
from evalua.storage.opening import open_database

TODAY = datetime.now(ZoneInfo("America/Bogota")).date()
GOAL = "Realizar doce talleres"


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An association with a plan of this year that has one goal."""
    running = Server(tmp_path_factory.mktemp("two") / "evalua.db", free_port())
    database = open_database(f"sqlite:///{running.database}", METADATA, datetime.now(UTC))
    pack = catalog.countries()["CO"]
    with database.work(actor=Actor("Directora"), now=datetime.now(UTC), today=TODAY) as work:
        create_association(
            work,
            AssociationInput(
                name="Mancomunidad de Dos",
                country=pack,
                legal_figure="other",
                evaluation_start=Month(TODAY.year, 1),
            ),
        )
        add_members(work, [MemberInput("Belmira", date(2020, 1, 1))], pack)
        year = PlanInput("Plan del año", date(TODAY.year, 1, 1), date(TODAY.year, 12, 31))
        add_goal(
            work,
            GoalInput(
                create_plan(work, year).id,
                GOAL,
                "A05",
                unit="talleres",
                target="12",
                responsible="Técnica",
            ),
        )
    database.dispose()
    running.start()
    yield running
    running.kill()


def stored(server: Server) -> tuple[str, str]:
    """What the goal says in the database: its text and who answers for it."""
    database = Database(f"sqlite:///{server.database}")
    with database.session() as session:
        row = queries.goals(session, association_id=1).iloc[0]
    database.dispose()
    return str(row["text"]), str(row["responsible"])


def at_the_goal(page: Page, server: Server) -> Page:
    visit(page, f"{server.url}/metas")
    press(page, "Plan de trabajo")
    pick(page, "Meta", GOAL)
    return page


@pytest.fixture
def two(server: Server, new_page: Callable[..., Page]) -> tuple[Page, Page]:
    """Ana and Luis, each in a browser, with the goal open; Ana saves first, Luis second."""
    ana, luis = (
        at_the_goal(new_page(role="team", who={"name": name}), server)
        for name in ("Ana Ruiz", "Luis Peña")
    )
    fill(luis, "Meta", "Realizar veinte talleres")
    fill(ana, "Meta", "Realizar quince talleres")
    fill(ana, "Responsable", "Unidad técnica")
    press(ana, "Guardar la meta")
    assert stored(server) == ("Realizar quince talleres", "Unidad técnica")
    press(luis, "Guardar la meta")
    return ana, luis


def comparison(page: Page) -> str:
    expect(page.get_by_text("mientras usted lo tenía abierto").first).to_be_visible()
    box = page.locator('[class*="-versions"]').first
    return box.inner_text()


def test_the_second_person_sees_both_and_keeps_what_the_first_one_saved(
    server: Server, two: tuple[Page, Page]
) -> None:
    _, luis = two
    said = comparison(luis)
    for words in ("Ana Ruiz", GOAL, "Realizar quince talleres", "Realizar veinte talleres"):
        assert words in said
    assert stored(server) == ("Realizar quince talleres", "Unidad técnica")
    press(luis, "Dejar lo que ya está guardado")
    box = luis.get_by_role("textbox", name="Meta").first
    expect(box).to_have_value("Realizar quince talleres")
    assert stored(server) == ("Realizar quince talleres", "Unidad técnica")


def test_the_second_person_puts_hers_over_it_and_what_she_did_not_touch_stays(
    server: Server, two: tuple[Page, Page]
) -> None:
    _, luis = two
    comparison(luis)
    press(luis, "Guardar lo mío")
    settle(luis)
    expect(keyed(luis, "goal.1.1.versions")).to_have_count(0)
    assert stored(server) == ("Realizar veinte talleres", "Unidad técnica")


def test_a_third_change_stops_the_choice_once_more(server: Server, two: tuple[Page, Page]) -> None:
    ana, luis = two
    comparison(luis)
    fill(ana, "Meta", "Realizar treinta talleres")
    press(ana, "Guardar la meta")
    press(luis, "Guardar lo mío")
    assert "Realizar treinta talleres" in comparison(luis)
    assert stored(server)[0] == "Realizar treinta talleres"
