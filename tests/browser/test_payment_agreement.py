"""A payment agreement signed on the screen, which defaults as the days pass and is then caught up.

The days pass for the server: it is started again with its clock moved.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from browser_support import Server, answers, enter_day, fill, free_port, pick, press, unfold, visit
from evalua import ROOT, catalog
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.registers.association.commands import AssociationInput, create_association
from evalua.registers.contributions.commands import charge_month
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.members.commands import MemberInput, add_members
from evalua.schema import METADATA
from evalua.storage.opening import open_database

TODAY = datetime.now(ZoneInfo("America/Bogota")).date()
LAST = Month.of(TODAY).previous
FIRST_DUE = TODAY + timedelta(days=10)
# The two clocks of the program are replaced before Streamlit starts.
LATER = """
import sys
from datetime import UTC, datetime, timedelta
from streamlit.web import cli
from evalua.ui import context
from evalua.web import doors

days, port = sys.argv[1:]
context.now = doors.now = lambda: datetime.now(UTC) + timedelta(days=int(days))
sys.argv = ["streamlit", "run", "app.py", f"--server.port={port}"]
cli.main()
"""


@dataclass
class Moving(Server):
    """A server whose clock is so many days ahead."""

    days: int = 0

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", LATER, str(self.days), str(self.port)],
                cwd=ROOT,
                env={**os.environ, "EVALUA_DATABASE_URL": f"sqlite:///{self.database}"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        for _ in range(240):
            if answers(f"{self.url}/_stcore/health"):
                return
            time.sleep(0.25)
        raise RuntimeError("the server did not start")

    def now(self) -> datetime:
        return super().now() + timedelta(days=self.days)

    def after(self, days: int) -> None:
        """The same server, so many days from now."""
        self.kill()
        self.port, self.days = free_port(), days
        self.start()


@pytest.fixture(scope="module")
def moving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Moving]:
    """Two members that owe 1,200,000 for each of the last two months."""
    running = Moving(tmp_path_factory.mktemp("moving") / "evalua.db", free_port())
    database = open_database(f"sqlite:///{running.database}", METADATA, datetime.now(UTC))
    director = Actor("Rosa Prueba", "director")
    country = catalog.countries()["CO"]
    with database.work(actor=director, now=datetime.now(UTC), today=TODAY) as work:
        create_association(
            work,
            AssociationInput(
                name="Asociación del Alto Río",
                country=country,
                legal_figure="other",
                evaluation_start=LAST + -2,
            ),
        )
        add_members(work, [MemberInput(n, date(2020, 1, 1)) for n in ("Alto", "Belmira")], country)
        open_scheme(work, SchemeInput("equal_quota", "Cuota", LAST + -1, amount=1_200_000))
        for month in (LAST + -1, LAST):
            charge_month(work, month)
    database.dispose()
    running.start()
    yield running
    running.kill()


def open_agreements(page: Page, server: Server, day: date) -> None:
    view = "vista=Acuerdos y ajustes&parte=Acuerdos de pago"
    visit(page, f"{server.url}/aportes?mes={Month.of(day)}&{view}")


def said(page: Page, text: str) -> None:
    """Wait for the sentence that confirms what was saved."""
    expect(page.get_by_test_id("stToast").filter(has_text=text).first).to_be_visible()


def test_an_agreement_is_signed_on_the_screen_with_its_equal_instalments_in_view(
    moving: Moving, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    open_agreements(page, moving, TODAY)
    pick(page, "Municipio que debe", "Belmira")
    expect(page.get_by_text("Deuda que se acuerda: $\u00a02.400.000")).to_be_visible()
    enter_day(page, "Fecha del acuerdo", TODAY)
    fill(page, "Número de cuotas", "2")
    enter_day(page, "Vence la primera", FIRST_DUE)
    fill(page, "Acta o documento", "Acta 15")
    press(page, "Firmar el acuerdo")
    said(page, "Acuerdo firmado")
    expect(page.get_by_text("Belmira · ◇ Vigente")).to_be_visible()
    expect(page.get_by_text("Ha pagado $\u00a00 de $\u00a02.400.000.")).to_be_visible()


def test_sixteen_days_after_an_unpaid_instalment_it_is_in_default(
    moving: Moving, new_page: Callable[..., Page]
) -> None:
    moving.after(26)
    later = TODAY + timedelta(days=26)
    page = new_page()
    open_agreements(page, moving, later)
    expect(page.get_by_text("Belmira · ◆ Incumplido")).to_be_visible()
    expect(page.get_by_text("con 16 días de atraso (el límite son 15)")).to_be_visible()
    unfold(page, "Ver las cuotas")


def test_a_payment_that_catches_up_puts_it_in_force_again(
    moving: Moving, new_page: Callable[..., Page]
) -> None:
    later = TODAY + timedelta(days=26)
    page = new_page()
    visit(page, f"{moving.url}/aportes?mes={Month.of(later)}")
    pick(page, "Municipio", "Belmira")
    enter_day(page, "Fecha del pago", later)
    fill(page, "Valor ($)", "1.200.000")
    press(page, "Registrar el pago")
    said(page, "Pago registrado: cubre 1 cobro")
    open_agreements(page, moving, later)
    expect(page.get_by_text("Belmira · ◇ Vigente")).to_be_visible()
