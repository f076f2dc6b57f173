"""A project from idea to finished, with a delay that was explained late, in a real browser.

The steps share one server and run in order, each where the one before left the project.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from browser_support import Server, add, enter_day, fill, pick, press, settle, visit
from evalua import catalog
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.measures.delays import delay_episodes
from evalua.months.gathering import gather
from evalua.registers.association.commands import AssociationInput, create_association
from evalua.registers.members.commands import MemberInput, add_members
from evalua.registers.projects.money import FundingInput, add_funding
from evalua.registers.projects.stages import StageInput, record_stage
from evalua.schema import METADATA
from evalua.storage.database import Database
from evalua.storage.opening import open_database

# The server under test reads the same clock, where the association is.
TODAY = datetime.now(ZoneInfo("America/Bogota")).date()
NOW = Month.of(TODAY)
BEGAN, LATE, TOLD, ENDED = NOW + -8, NOW + -6, NOW + -4, NOW + -3
TOWNS = ["Alto Claro", "Belmira", "Cañaveral"]


def found(server: Server) -> None:
    """The association and its members; the project is written on screen."""
    database = open_database(f"sqlite:///{server.database}", METADATA, datetime.now(UTC))
    pack = catalog.countries()["CO"]
    with database.work(actor=Actor("Rosa Prueba"), now=datetime.now(UTC), today=TODAY) as work:
        about = AssociationInput("Alto Río", pack, "other", evaluation_start=NOW + -14)
        create_association(work, about)
        add_members(work, [MemberInput(name, date(2020, 1, 1)) for name in TOWNS], pack)
    database.dispose()


def present(server: Server) -> None:
    """What comes between: it is presented, found viable, and its money is committed."""
    database = Database(f"sqlite:///{server.database}")
    actor, moment, month = Actor("Rosa Prueba"), datetime.now(UTC), BEGAN + -2
    with database.work(actor=actor, now=moment, today=TODAY, association_id=1) as work:
        sent = StageInput(1, "submitted", month.day(3), "Radicado 18", "Ministerio de Vías")
        record_stage(work, replace(sent, national_goal="Vías terciarias"))
        record_stage(work, StageInput(1, "viable", month.day(20), "Concepto 9"))
        day = (BEGAN + -1).day(3)
        add_funding(
            work, FundingInput(1, "national", "committed", "350", day, document="Convenio 12")
        )
    database.dispose()


def open_project(page: Page, server: Server, part: str) -> None:
    visit(page, f"{server.url}/proyectos?proyecto=P-001")
    press(page, part)


def sees(page: Page, text: str) -> None:
    expect(page.get_by_text(text).first).to_be_visible()


def write_stage(page: Page, name: str, on: date, document: str) -> None:
    """The next stage of the open project; the list already proposes it."""
    sees(page, "Para entrar se necesita")
    enter_day(page, "Desde qué día", on)
    if document:
        fill(page, "Documento que lo prueba", document)
    press(page, "Anotar la etapa")
    sees(page, f"Hoy: {name} desde el {on:%d/%m/%Y}")


def test_an_idea_is_written_and_structured(server: Server, new_page: Callable[..., Page]) -> None:
    found(server)
    page = new_page()
    visit(page, f"{server.url}/proyectos?vista=Nuevo proyecto")
    fill(page, "Nombre del proyecto", "Vía de las veredas")
    pick(page, "Tema", "Vías y caminos")
    enter_day(page, "Desde cuándo existe la idea", (BEGAN + -4).first)
    pick(page, "Fuente de la que se espera", "Gobierno nacional")
    fill(page, "Quién ejecuta", "Consorcio Vías")
    add(page, "Municipios", "Alto Claro")
    add(page, "Municipios", "Belmira")
    press(page, "Guardar el proyecto")
    sees(page, "P-001 · Vía de las veredas")
    write_stage(page, "Estructurado", (BEGAN + -3).day(2), "Estudio 4")


def test_it_is_funded_and_started_with_its_calendar(
    server: Server, new_page: Callable[..., Page]
) -> None:
    present(server)
    page = new_page()
    open_project(page, server, "Etapas")
    write_stage(page, "Financiado", (BEGAN + -1).day(4), "")
    write_stage(page, "En ejecución", BEGAN.first, "Acta de inicio")
    press(page, "Cronograma")
    enter_day(page, "Primer día", BEGAN.first)
    enter_day(page, "Último día", ENDED.last)
    press(page, "Guardar el cronograma")
    sees(page, f"Primer cronograma: del {BEGAN.first:%d/%m/%Y}")


def test_a_delay_is_found_and_explained_late(server: Server, new_page: Callable[..., Page]) -> None:
    page = new_page()
    visit(page, f"{server.url}/proyectos?vista=Seguimiento del mes&mes={LATE}")
    fill(page, "Físico (%)", "5")
    fill(page, "Financiero (%)", "2")
    pick(page, "Causa de atraso", "Permisos y licencias")
    fill(page, "Quién responde por el atraso", "Ana Ruiz")
    press(page, "Guardar el seguimiento")
    press(page, "Atrasos")
    # Half was due at the end of the third of six months.
    sees(page, "Va 45 puntos por debajo de lo previsto")
    sees(page, "Responde: Ana Ruiz")
    sees(page, "Por explicar.")
    press(page, "Abrir")
    press(page, "Municipios y comunidad")
    pick(page, "Tipo de sesión", "Explicación de un atraso")
    enter_day(page, "Fecha", TOLD.day(25))
    page.get_by_role("textbox", name="Mujeres").last.fill("31")
    fill(page, "Acta o lista", "Acta comunal 7")
    press(page, "Anotar la sesión")
    visit(page, f"{server.url}/proyectos?vista=Atrasos&mes={TOLD}")
    sees(page, "Explicado tarde")
    sees(page, "(Acta comunal 7)")


def test_it_is_finished_and_its_delay_stays_told(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    visit(page, f"{server.url}/proyectos?vista=Seguimiento del mes&mes={ENDED}")
    fill(page, "Físico (%)", "100")
    fill(page, "Financiero (%)", "96")
    press(page, "Guardar el seguimiento")
    open_project(page, server, "Etapas")
    write_stage(page, "Terminado", ENDED.last, "Acta de entrega")
    settle(page)
    sees(page, f"Hoy: Terminado desde el {ENDED.last:%d/%m/%Y}")
    database = Database(f"sqlite:///{server.database}")
    with database.session() as session:
        records = gather(session, 1)
    database.dispose()
    (delay,) = delay_episodes(records, TODAY).to_dict("records")
    days = [delay[name].date() for name in ("started_on", "explained_on", "ended_on")]
    assert days == [LATE.last, TOLD.day(25), ENDED.last]
    assert (delay["status"], delay["act"]) == ("late", "Acta comunal 7")
    assert records.stages["stage"].tolist()[-1] == "finished" and len(records.stages) == 7
