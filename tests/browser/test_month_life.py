"""A month from its sending to its second approval, in a real browser.

Sent, returned with a note, sent again, approved by who sent it, paid late, reopened, approved again,
and both approvals compared. The steps share one server and run in order.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from browser_support import Server, enter_day, fill, pick, press, settle, unfold, visit
from evalua import catalog
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.months.checklist import give_reason, missing_core
from evalua.registers.association.commands import AssociationInput, create_association
from evalua.registers.contributions.commands import charge_month
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.members.commands import MemberInput, add_members
from evalua.schema import METADATA
from evalua.storage.opening import open_database

# The server under test reads the same clock, where the association is.
TODAY = datetime.now(ZoneInfo("America/Bogota")).date()
LAST = Month.of(TODAY).previous
CATALOG = catalog.load()
NOTE = "Hubo paro de transporte del 12 al 20."
RETURNED = "Falta decir qué pasó con el pago de Belmira."
WHY = "El banco reportó tarde el extracto."


def found(server: Server) -> None:
    """An association that answers from last month, whose quota nobody paid and that excused the rest."""
    database = open_database(f"sqlite:///{server.database}", METADATA, datetime.now(UTC))
    actor, moment, pack = Actor("Rosa Prueba"), datetime.now(UTC), catalog.countries()["CO"]
    with database.work(actor=actor, now=moment, today=TODAY) as work:
        about = AssociationInput("Alto Río", pack, "other", evaluation_start=LAST)
        create_association(work, about)
        add_members(
            work, [MemberInput(n, date(2020, 1, 1)) for n in ("Alto Claro", "Belmira")], pack
        )
        open_scheme(work, SchemeInput("equal_quota", "Cuota", LAST, amount="1.200.000"))
        charge_month(work, LAST)
    with database.work(actor=actor, now=moment, today=TODAY, association_id=1) as work:
        common = {"association_id": 1, "month": LAST, "today": TODAY, "catalog": CATALOG}
        for item in missing_core(work.session, **common):
            give_reason(work, LAST, item.code, "not_available", "Apenas se empieza a registrar.")
    database.dispose()


def at(page: Page, server: Server, place: str) -> None:
    visit(page, f"{server.url}/{place}")


def sees(page: Page, text: str) -> None:
    expect(page.get_by_text(text).first).to_be_visible()


def cells(page: Page) -> list[str]:
    """What the tables of the page say: they are drawn, and keep their text for who cannot see it."""
    told: list[str] = []
    for table in page.get_by_test_id("stDataFrame").all():
        if table.is_visible():
            table.scroll_into_view_if_needed()
            settle(page)
            table.locator("canvas [role=gridcell]").first.wait_for(state="attached")
            told += table.locator("canvas [role=gridcell]").all_text_contents()
    return told


def send(page: Page) -> None:
    press(page, "6. Revisión")
    press(page, f"Enviar {LAST.label} a la junta")
    sees(page, "puede aprobarlo con un acta o devolverlo con una nota")


def approve(page: Page, act: str) -> None:
    sees(page, "Usted envió este mes.")
    fill(page, "Número del acta", act)
    enter_day(page, "Fecha de la sesión", TODAY)
    press(page, f"Aprobar {LAST.label}")
    sees(page, "Aprobado sin segunda persona.")


def test_a_month_is_sent_with_its_note_and_returned_with_the_boards(
    server: Server, new_page: Callable[..., Page]
) -> None:
    found(server)
    page = new_page()
    at(page, server, f"cierre?mes={LAST}")
    sees(page, "se cierra el 25 de" if TODAY.day <= 10 else "Debía enviarse el 10 de")
    press(page, "6. Revisión")
    fill(page, "Qué pasó este mes (opcional)", NOTE)
    sees(page, f"Quedan {300 - len(NOTE)} de 300 caracteres.")
    press(page, "Guardar la nota")
    send(page)
    sees(page, NOTE)
    fill(page, "Qué hay que corregir", RETURNED)
    press(page, "Devolver a la dirección")
    sees(page, "fue devuelto")
    sees(page, RETURNED)
    assert "Devuelto a la dirección" in cells(page)


def test_it_is_sent_again_and_approved_by_who_sent_it_with_the_stamp_everywhere(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    at(page, server, f"cierre?mes={LAST}")
    send(page)
    assert page.get_by_text("fue devuelto").count() == 0
    approve(page, "Acta 7")
    sees(page, "Nada de lo registrado después cambia lo que la junta aprobó.")
    for place in ("inicio", "diez-areas", "descargar"):
        at(page, server, f"{place}?mes={LAST}")
        sees(page, "aprobado sin segunda persona · sello")


def test_a_payment_written_inside_the_approved_month_is_listed_with_its_author_and_reason(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page(width=1700)
    at(page, server, f"aportes?vista=Registrar un pago&mes={LAST}")
    pick(page, "Municipio", "Belmira")
    enter_day(page, "Fecha del pago", LAST.day(20))
    fill(page, "Valor ($)", "1.200.000")
    press(page, "Registrar el pago")
    sees(page, "ya está aprobado. El dato se guarda y aparecerá en ajustes posteriores")
    fill(page, "Motivo", WHY)
    press(page, "Registrar el pago")
    at(page, server, f"cierre?mes={LAST}")
    sees(page, "Ajustes posteriores")
    told = cells(page)
    assert {"Recaudo de aportes", "0,0 %", "50,0 %", "+50,0 puntos", WHY} <= set(told)
    unfold(page, "1 registro escrito después de aprobar")
    assert "Pago: se registró" in cells(page)


def test_it_is_reopened_with_a_reason_and_approved_again(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    at(page, server, f"cierre?mes={LAST}")
    unfold(page, "Reabrir este mes")
    fill(page, "Por qué se reabre", "Entró el pago de Belmira.")
    press(page, "Reabrir")
    sees(page, "fue reabierto")
    sees(page, "Entró el pago de Belmira.")
    send(page)
    approve(page, "Acta 8")
    sees(page, "Es la aprobación número 2 de este mes.")
    sees(page, "Nada de lo registrado después cambia lo que la junta aprobó.")


def test_both_approvals_are_compared_and_a_link_opens_the_same(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page(width=1700)
    at(page, server, f"aprobado?mes={LAST}")
    sees(page, "1 mes aprobado; 1 vez se aprobó de nuevo un mes reabierto")
    press(page, "Comparar")
    sees(page, "Puntajes que cambian")
    told = set(cells(page))
    assert {"Recaudo de aportes", "cifras y puntaje", "0,0 %", "50,0 %"} <= told
    link = page.url
    assert f"antes={LAST}.1" in link and f"despues={LAST}.2" in link
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Descargar la comparación en Excel").click()
    assert waiting.value.suggested_filename.endswith(f"{LAST}.1-{LAST}.2.xlsx")
    other = new_page(width=1700)
    visit(other, link)
    settle(other)
    sees(other, "Puntajes que cambian")
    assert "Recaudo de aportes" in cells(other)
