"""A full change of government in the screens: list, packs, hand-over, folder, mentor, plan and budget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from browser_support import Server, enter_day, fill, free_port, pick, press, settle, visit
from evalua import catalog
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.registers.association.commands import AssociationInput, create_association
from evalua.registers.members.commands import (
    MayorInput,
    MemberInput,
    add_members,
    set_mayor,
    set_term,
)
from evalua.registers.transitions import queries
from evalua.schema import METADATA
from evalua.storage.database import Database
from evalua.storage.opening import open_database

TODAY = datetime.now(ZoneInfo("America/Bogota")).date()
OFFICE = TODAY - timedelta(days=10)
ELECTION = OFFICE - timedelta(days=60)


@pytest.fixture(scope="module")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on an association whose new government took office ten days ago."""
    running = Server(tmp_path_factory.mktemp("transition") / "evalua.db", free_port())
    _found(running.database)
    running.start()
    yield running
    running.kill()


def _found(file: Path) -> None:
    pack, now = catalog.countries()["CO"], datetime.now(UTC)
    database = open_database(f"sqlite:///{file}", METADATA, now)
    with database.work(actor=Actor("Directora"), now=now, today=TODAY) as work:
        about = AssociationInput(
            name="Asociación del Alto Río",
            country=pack,
            legal_figure="other",
            evaluation_start=Month.of(TODAY),
        )
        create_association(work, about)
        since = date(TODAY.year - 4, 1, 1)
        towns = add_members(work, [MemberInput(n, since) for n in ("Alto Claro", "Belmira")], pack)
        set_term(
            work,
            starts_on=OFFICE,
            ends_on=OFFICE + timedelta(days=1400),
            election_on=ELECTION,
            confirmed=True,
        )
        for town in towns:
            set_mayor(work, MayorInput(town.id, f"Titular de {town.name}", OFFICE))
    database.dispose()


def tick(page: Page, label: str) -> None:
    page.get_by_text(label, exact=True).first.click()
    settle(page)


def test_a_whole_change_of_government(changing: Server, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.set_default_timeout(60_000)
    visit(page, f"{changing.url}/transiciones")
    official_list_and_identical_packs(page)
    hand_over_and_mentor(page)
    folder(page, new_page())
    plan_and_budget(page)
    press(page, "Ruta")
    press(page, "Dar por registrado: 4 pasos")
    expect(page.get_by_text("Los registros ya prueban")).to_have_count(0)
    expect(page.get_by_text("Algo no salió como debía")).to_have_count(0)
    expect(page.get_by_role("button", name="Guardar el paso")).to_be_visible()
    left_behind(changing)


def official_list_and_identical_packs(page: Page) -> None:
    press(page, "Antes de la elección")
    pick(page, "Municipio", "Alto Claro")
    fill(page, "De dónde salió la lista", "Resolución 12")
    fill(page, "Aspirantes, uno por línea", "1; Ana Luna; M\n2; ; H")
    press(page, "Guardar la lista")
    expect(page.get_by_text("Hay 2 aspirantes y ningún documento aprobado.")).to_be_visible()
    press(page, "Documento")
    fill(page, "Título", "Paquete técnico único")
    enter_day(page, "Fecha de esta versión", ELECTION - timedelta(days=40))
    fill(page, "Acta que lo aprueba o dónde está", "Acta 9")
    press(page, "Guardar la versión")
    press(page, "Entregar")
    tick(page, "A los 2 que aún no la tienen")
    enter_day(page, "Fecha de entrega", ELECTION - timedelta(days=35))
    pick(page, "Canal", "En persona")
    fill(page, "Acuse de recibo", "acuses 1 y 2")
    press(page, "Guardar la entrega")
    expect(page.get_by_text("2 de 2 aspirantes tienen la versión 1.")).to_be_visible()


def hand_over_and_mentor(page: Page) -> None:
    press(page, "Entrega")
    pick(page, "Qué sesión fue", "Sesión conjunta de entrega")
    pick(page, "Municipio", "Alto Claro")
    enter_day(page, "Fecha", OFFICE - timedelta(days=12))
    tick(page, "Vino el equipo que sale")
    fill(page, "Qué documento quedó", "acta conjunta 3")
    press(page, "Guardar la sesión")
    both = page.get_by_text("Esta sesión es de los dos equipos.", exact=False)
    expect(both.first).to_be_visible()
    tick(page, "Vino el equipo que llega")
    press(page, "Guardar la sesión")
    press(page, "Inducción y acompañamiento")
    pick(page, "Le acompaña la alcaldía de", "Belmira")
    enter_day(page, "Desde", OFFICE + timedelta(days=2))
    press(page, "Guardar")


def folder(page: Page, reader: Page) -> None:
    """The page that was downloaded opens alone and says what is known of the municipality."""
    press(page, "Carpeta de llegada")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Descargar la carpeta").click()
    assert waiting.value.suggested_filename.endswith(".html")
    reader.set_content(Path(waiting.value.path()).read_text(encoding="utf-8"))
    expect(reader.get_by_role("heading", level=1)).to_have_text("Carpeta de llegada: Alto Claro")
    expect(reader.get_by_text("Le acompaña Titular de Belmira (Belmira).")).to_be_visible()
    assert reader.locator("script").count() == 0


def plan_and_budget(page: Page) -> None:
    press(page, "Planes y presupuestos")
    fill(page, "Plan o acto que lo adopta", "Acuerdo 4")
    fill(page, "Página que nombra a la asociación", "31")
    enter_day(page, "Fecha en que se adoptó", OFFICE + timedelta(days=5))
    press(page, "Guardar el plan")
    fill(page, "Nombre o código del rubro", "2.3 Asociación")
    fill(page, "Valor del año", "12.500.000")
    press(page, "Guardar el rubro")
    expect(page.get_by_text("1 de 2 le asignan un rubro")).to_be_visible()


def left_behind(server: Server) -> None:
    """The records as they are in the database."""
    database = Database(f"sqlite:///{server.database}")
    with database.session() as session:
        steps = queries.milestones(session, association_id=1)
        deliveries = queries.pack_deliveries(session, association_id=1)
        mentors = queries.mentors(session, association_id=1)
        lines = queries.budget_lines(session, association_id=1)
    database.dispose()
    assert steps["code"].tolist() == ["T04", "T06", "T09", "T15"]
    assert len(deliveries) == 2
    assert len(mentors) == 1
    assert lines["amount"].tolist() == [12_500_000]
