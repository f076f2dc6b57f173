"""Restoring from the screen while others are signed in, and a server killed while a form is saved."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from browser_support import Server, enter_day, fill, free_port, pick, press, settle, visit
from evalua import catalog
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.registers.association.commands import AssociationInput, create_association
from evalua.registers.contributions.commands import charge_month
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.members.commands import MemberInput, add_members
from evalua.schema import METADATA
from evalua.storage import chain, health
from evalua.storage.database import Database
from evalua.storage.opening import open_database
from storage import wholeness, writers

TODAY = datetime.now(ZoneInfo("America/Bogota")).date()
LAST = Month.of(TODAY).previous


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Four members that owe a million each for the last month."""
    running = Server(tmp_path_factory.mktemp("restore") / "evalua.db", free_port())
    database = opened(running)
    pack = catalog.countries()["CO"]
    who = Actor("Directora de prueba", "director")
    with database.work(actor=who, now=datetime.now(UTC), today=TODAY) as work:
        create_association(work, AssociationInput("Cuenca Clara", pack, "other", LAST))
        joined = LAST.first.replace(year=LAST.year - 1)
        add_members(work, [MemberInput(town, joined) for town in writers.TOWNS], pack)
        open_scheme(work, SchemeInput("equal_quota", "Cuota", LAST, amount="1.000.000"))
        charge_month(work, LAST)
    database.dispose()
    running.start()
    yield running
    running.kill()


def opened(server: Server) -> Database:
    return open_database(f"sqlite:///{server.database}", METADATA, datetime.now(UTC))


def payments(server: Server) -> list[int]:
    with closing(sqlite3.connect(server.database)) as connection:
        return [amount for (amount,) in connection.execute("SELECT amount FROM payment")]


def type_payment(page: Page, town: str, amount: str) -> None:
    pick(page, "Municipio", town)
    enter_day(page, "Fecha del pago", LAST.day(20))
    fill(page, "Valor ($)", amount)


def whole(server: Server) -> None:
    """Nothing is half saved, and the file and the log are sound."""
    assert health.faults(server.database) == []
    assert wholeness.half(f"sqlite:///{server.database}") == []
    database = opened(server)
    with database.session() as session:
        assert chain.broken(session) == []
    database.dispose()


def test_two_clicks_bring_the_copy_back_and_everybody_else_enters_again(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page, other = new_page(), new_page(role="team")
    visit(page, f"{server.url}/respaldo")
    press(page, "Guardar una copia")
    expect(page.get_by_text("Copia guardada y revisada").first).to_be_visible()
    visit(other, f"{server.url}/aportes")
    type_payment(other, "Belmira", "700.000")
    press(other, "Registrar el pago")
    expect(other.get_by_text("Pago registrado").first).to_be_visible()
    assert payments(server) == [700_000]

    visit(page, f"{server.url}/respaldo")
    pick(page, "Copia que se restaura", "hecha a pedido")
    press(page, "Restaurar esta copia")
    press(page, "Sí, restaurar")
    expect(page.get_by_text("Copia restaurada").first).to_be_visible()
    assert payments(server) == []
    [kept] = (server.database.parent / "backups").glob("*antes-de-restaurar*.db")
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT amount FROM payment").fetchall() == [(700_000,)]
    whole(server)

    # Who restored goes on; nobody else does, neither in the open page nor in a new one.
    visit(page, f"{server.url}/aportes")
    type_payment(page, "Belmira", "300.000")
    press(page, "Registrar el pago")
    expect(page.get_by_text("Pago registrado").first).to_be_visible()
    other.goto(f"{server.url}/aportes")
    expect(other).to_have_url(re.compile("/entrar"))
    assert payments(server) == [300_000]


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.15, 0.4])
def test_a_server_killed_while_a_payment_is_saved_has_it_whole_or_still_has_it_typed(
    server: Server, new_page: Callable[..., Page], delay: float
) -> None:
    page = new_page()
    before = payments(server)
    visit(page, f"{server.url}/aportes")
    amount = 10_000 + int(delay * 100)
    type_payment(page, "Dos Aguas", f"{amount}")
    page.get_by_role("button", name="Registrar el pago", exact=True).first.click(no_wait_after=True)
    time.sleep(delay)
    server.kill()
    server.start()
    whole(server)
    if payments(server) == before:
        again = new_page()
        visit(again, f"{server.url}/aportes")
        pick(again, "Municipio", "Dos Aguas")
        expect(again.get_by_role("textbox", name="Valor ($)").first).to_have_value(f"{amount}")
        press(again, "Registrar el pago")
        settle(again)
    assert payments(server) == [*before, amount]
    whole(server)
