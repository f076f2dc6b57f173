"""The first hour of a director, in a real browser: from an empty installation to the Excel.

The steps share one server and run in order, each where the one before left the association.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from browser_support import Server, add, enter_day, fill, keyed, pick, press, settle, unfold, visit
from evalua import catalog
from evalua.board.indicators import indicator_lines
from evalua.board.wording import score_text
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation, evaluate
from evalua.months.gathering import gather
from evalua.storage.database import Database
from reports.reopened import values

NAME = "Asociación del Alto Río"
PASSWORD = "agua clara baja de la sierra"
TOWNS = ["Alto Claro", "Belmira", "Cañaveral"]
# The server under test reads the same clock, where the association is.
TODAY = datetime.now(ZoneInfo("America/Bogota")).date()
LAST = Month.of(TODAY).previous
CATALOG = catalog.load()
TRUST = "Confianza"


def open_page(page: Page, server: Server, address: str) -> None:
    """A page of the menu, in the month under test."""
    visit(page, f"{server.url}/{address}?mes={LAST}")


def said(page: Page, text: str) -> None:
    """Wait for the sentence that confirms what was saved."""
    expect(page.get_by_test_id("stToast").filter(has_text=text).first).to_be_visible()


def areas_on_screen(page: Page, server: Server) -> dict[str, str]:
    """What Diez áreas prints of each area: its score (or why there is none) and its scope."""
    open_page(page, server, "diez-areas")
    part = unfold(page, "Abrir un área")
    names = part.get_by_test_id("stPageLink").all_inner_texts()
    # Two captions an area: what its score measures, and the area told in words.
    lines = part.get_by_test_id("stCaptionContainer").all_inner_texts()[::2]
    assert len(names) == len(lines) == 10
    return {
        name.split(". ", 1)[1].splitlines()[0]: line.strip()
        for name, line in zip(names, lines, strict=True)
    }


def moved(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The short names of the areas whose line on the screen changed."""
    short = {area.name: area.short for area in CATALOG.areas}
    return {short[name] for name in before if before[name] != after[name]}


def in_database(server: Server) -> tuple[Evaluation, Inputs]:
    """The month and its records as the server's file holds them, through the only path."""
    database = Database(f"sqlite:///{server.database}")
    with database.session() as session:
        evaluation = evaluate(session, association_id=1, month=LAST, today=TODAY, catalog=CATALOG)
        records = gather(session, 1)
    database.dispose()
    return evaluation, records


def test_the_first_visit_creates_the_first_account_and_offers_two_doors(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page(signed_in=False)
    page.goto(f"{server.url}/aportes")
    page.wait_for_url("**/primera-vez**")
    page.get_by_label("Su nombre").fill("Rosa Prueba")
    page.get_by_label("Usuario").fill("rosa")
    page.get_by_label("Contraseña", exact=True).fill(PASSWORD)
    page.get_by_label("Repita la contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Crear la cuenta y entrar").click()
    page.wait_for_selector('[data-testid="stAppViewContainer"]')
    settle(page)
    expect(page.get_by_role("button", name="Ver la demostración")).to_be_visible()
    expect(page.get_by_role("button", name="Empezar con mi asociación")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "es"


def test_the_wizard_says_what_is_missing_and_then_creates_the_association(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    visit(page, server.url)
    press(page, "Empezar con mi asociación")
    press(page, "Siguiente")
    expect(page.get_by_text("Escriba el nombre de la asociación.")).to_be_visible()
    fill(page, "Nombre de la asociación", NAME)
    pick(page, "País", "Colombia")
    pick(page, "Desde qué mes responde", LAST.label.capitalize())
    press(page, "Siguiente")
    fill(page, "Pegue los nombres de los municipios", "\n".join(TOWNS))
    press(page, "Siguiente")
    pick(page, "¿Cómo aportan", "Cuota igual")
    pick(page, "Desde qué mes", LAST.label.capitalize())
    fill(page, "Cuota de cada municipio", "1.200.000")
    expect(page.get_by_text("un millón doscientos mil pesos")).to_be_visible()
    press(page, "Siguiente")
    fill(page, "Proyectos con financiación lograda", "6")
    press(page, "Crear la asociación")
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()


def test_a_work_plan_is_written_and_approved_with_a_goal_of_its_own(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    open_page(page, server, "metas")
    press(page, "Plan de trabajo")
    fill(page, "Nombre del plan", f"Plan de trabajo {LAST.year}")
    enter_day(page, "Primer día", date(LAST.year, 1, 1))
    enter_day(page, "Último día", date(LAST.year, 12, 31))
    press(page, "Crear el plan")
    said(page, "Agregue ahora sus metas")
    fill(page, "Meta", "Reforestar las orillas del río")
    pick(page, "Área", CATALOG.areas[2].name)
    fill(page, "Responsable", "Rosa Prueba")
    pick(page, "Cómo se mide", "Capacidad")
    fill(page, "Cantidad", "1.250,5")
    fill(page, "Unidad", "hectáreas")
    press(page, "Agregar la meta")
    said(page, "agregada")
    unfold(page, "Aprobar este plan con un acta")
    fill(page, "Número del acta", "Acta 01")
    enter_day(page, "Fecha de la aprobación", LAST.day(2))
    press(page, "Aprobar el plan")
    said(page, "plan aprobado")
    _, records = in_database(server)
    assert list(records.goals["target"]) == [1250.5]
    assert list(records.plans["act"]) == ["Acta 01"]


def test_the_progress_of_a_goal_is_typed_in_spanish(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    open_page(page, server, "metas")
    fill(page, "(hectáreas)", "100,25")
    expect(page.get_by_text("100,25", exact=True)).to_be_visible()
    press(page, "Guardar avances")
    said(page, "1 avance guardado")
    _, records = in_database(server)
    assert list(records.progress["value"]) == [100.25]


def test_a_half_typed_grid_survives_a_killed_browser(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    open_page(page, server, "metas")
    page.get_by_role("textbox", name="(hectáreas)").fill("10")
    page.get_by_role("textbox", name="Nota").press_sequentially("Falta la ver")
    settle(page)
    page.context.close()
    again = new_page()
    open_page(again, server, "metas")
    expect(again.get_by_role("textbox", name="(hectáreas)")).to_have_value("10")
    expect(again.get_by_role("textbox", name="Nota")).to_have_value("Falta la ver")


def test_charges_and_a_payment_typed_in_spanish_move_the_area_of_trust(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    before = areas_on_screen(page, server)
    open_page(page, server, "aportes")
    press(page, "Cobros del mes")
    press(page, "Generar 3 cobros por $\u00a03.600.000")
    said(page, "3 cobros generados")
    press(page, "Panorama")
    pick(page, "Municipio", "Belmira")
    enter_day(page, "Fecha del pago", LAST.day(20))
    fill(page, "Valor ($)", "1.200.000")
    expect(page.get_by_text("un millón doscientos mil pesos")).to_be_visible()
    press(page, "Registrar el pago")
    said(page, "Pago registrado: cubre 1 cobro")
    assert TRUST in moved(before, areas_on_screen(page, server))
    evaluation, _ = in_database(server)
    rows = evaluation.scores.indicators.set_index("indicator")
    # One of the three charges was paid.
    assert rows.loc["A02-Q04-01", "numerator"] == 1_200_000
    assert rows.loc["A02-Q04-01", "denominator"] == 3_600_000


def test_a_project_goes_from_its_idea_to_being_funded_and_followed(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    open_page(page, server, "proyectos")
    press(page, "Nuevo proyecto")
    fill(page, "Nombre del proyecto", "Acueducto de las veredas")
    pick(page, "Tema", "Agua")
    pick(page, "Alcance", "Un municipio")
    page.get_by_role("checkbox", name="Es un proyecto rural").check(force=True)
    settle(page)
    enter_day(page, "Desde cuándo existe la idea", LAST.day(1))
    fill(page, "Costo total", "350.500.000")
    pick(page, "Fuente de la que se espera", "Gobierno nacional")
    fill(page, "Quién ejecuta", "Consorcio Aguas")
    add(page, "Municipios", "Belmira")
    fill(page, "Mujeres", "1.020")
    press(page, "Guardar el proyecto")
    said(page, "guardado, con 1 de 3 municipios")
    for day, stage in enumerate(("Estructurado", "Presentado", "Viable"), start=4):
        write_stage(page, LAST.day(day), stage)
    press(page, "Recursos")
    pick(page, "Fuente", "Gobierno nacional")
    pick(page, "Estado", "Comprometido")
    fill(page, "Valor", "350.500.000")
    enter_day(page, "Fecha", LAST.day(8))
    fill(page, "Documento", "Convenio 12")
    press(page, "Anotar los recursos")
    said(page, "Recursos anotados")
    press(page, "Etapas")
    write_stage(page, LAST.day(9), "Financiado")
    open_page(page, server, "proyectos")
    press(page, "Seguimiento del mes")
    fill(page, "Físico (%)", "12,5")
    fill(page, "Financiero (%)", "3,25")
    press(page, "Guardar el seguimiento")
    said(page, "1 seguimiento guardado")
    _, records = in_database(server)
    assert list(records.funding["amount"]) == [350_500_000]
    assert list(records.follow_ups["physical"]) == [12.5]


def write_stage(page: Page, day: date, name: str) -> None:
    """The next stage of the open project, with what its gate asks for."""
    pick(page, "Etapa", name)
    enter_day(page, "Desde qué día", day)
    fill(page, "Documento que lo prueba", f"Oficio {day.day}")
    entity = page.get_by_role("textbox", name="Ante qué entidad se presentó")
    if entity.count():
        fill(page, "Ante qué entidad se presentó", "Ministerio de Vivienda")
        fill(page, "Meta nacional a la que aporta", "Agua en las veredas")
    press(page, "Anotar la etapa")
    said(page, name)


def test_a_municipality_that_plans_and_budgets_the_association_is_recorded(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    open_page(page, server, "transiciones")
    press(page, "Planes y presupuestos")
    fill(page, "Plan o acto que lo adopta", "Acuerdo 012")
    fill(page, "Página que nombra a la asociación", "45")
    enter_day(page, "Fecha en que se adoptó", LAST.day(3))
    press(page, "Guardar el plan")
    said(page, "Plan guardado")
    fill(page, "Nombre o código del rubro", "2.3.4 Asociatividad")
    fill(page, "Valor del año", "14.400.000")
    press(page, "Guardar el rubro")
    said(page, "Rubro guardado")
    expect(page.get_by_text("1 de 3 municipios nombran a la asociación")).to_be_visible()


def test_contacts_with_every_mayor_move_trust_and_make_no_zero_elsewhere(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    before = areas_on_screen(page, server)
    open_page(page, server, "bitacora")
    press(page, "Contactos del mes")
    page.get_by_text("Todos los que faltan (3)").click()
    settle(page)
    fill(page, "Tema común", "Presupuesto del próximo año")
    fill(page, "En qué quedó", "Cada alcaldía incluye la cuota")
    enter_day(page, "Fecha", LAST.day(21))
    press(page, "Registrar los contactos")
    said(page, "3 contactos registrados")
    # What the log does not say yet is still missing: a contact is not a zero of technical advice.
    after = areas_on_screen(page, server)
    assert moved(before, after) == {TRUST}


def test_the_month_is_sent_with_its_reasons_and_approved_by_act(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    open_page(page, server, "cierre")
    press(page, "6. Revisión")
    page.get_by_role("button", name=f"Enviar {LAST.label} a la junta").scroll_into_view_if_needed()
    lacking = page.get_by_test_id("stExpander").filter(has_text="○ ")
    remaining = lacking.count()
    assert remaining > 0
    while remaining:
        lacking.first.locator("summary").click()
        settle(page)
        pick(page, "O diga por qué no está", "No está disponible")
        fill(page, "Motivo, en una frase", "La asociación empezó este mes")
        press(page, "Guardar el motivo")
        expect(lacking).to_have_count(remaining - 1)
        remaining -= 1
    press(page, f"Enviar {LAST.label} a la junta")
    said(page, "quedó enviado")
    fill(page, "Número del acta", "Acta 07")
    enter_day(page, "Fecha de la sesión", TODAY)
    press(page, f"Aprobar {LAST.label}")
    said(page, "quedó aprobado")
    evaluation, _ = in_database(server)
    assert evaluation.frozen
    assert "07" in evaluation.act


def test_the_workbook_holds_the_figures_of_the_screen_to_the_last_digit(
    server: Server, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = new_page()
    on_screen = areas_on_screen(page, server)
    open_page(page, server, "descargar")
    with page.expect_download() as waiting:
        keyed(page, "reports.xlsx").get_by_role("button").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    book = load_workbook(file)
    evaluation, _ = in_database(server)
    assert file.name.endswith(f"-{LAST}.xlsx")
    check_areas(values(book["Resumen"], "Areas"), evaluation, on_screen)
    check_indicators(values(book["Indicadores"], "Indicadores"), evaluation)


def same(cell: Any, expected: float) -> bool:
    """Equal without rounding; what is missing is an empty cell."""
    return cell is None if pd.isna(expected) else bool(cell == expected)


def check_areas(
    rows: list[dict[str, Any]], evaluation: Evaluation, on_screen: dict[str, str]
) -> None:
    scores = evaluation.scores.areas.set_index("code")["score"]
    names = {area.name: area.code for area in CATALOG.areas}
    assert [row["Área"] for row in rows] == list(on_screen)
    for row in rows:
        score = float(scores[names[row["Área"]]])
        assert same(row["Puntaje"], score), row["Área"]
        printed = score_text(score, evaluation.policy, evaluation.facts.number_format)
        shown = on_screen[row["Área"]].split(" · ")[0]
        assert shown == printed if printed else row["Estado"].endswith(shown)
    assert sum(row["Puntaje"] is not None for row in rows) > 1


def check_indicators(rows: list[dict[str, Any]], evaluation: Evaluation) -> None:
    scores = evaluation.scores.indicators.set_index("indicator")
    lines = indicator_lines(evaluation, CATALOG).set_index("code")
    assert {row["Código"] for row in rows} == set(scores.index)
    for row in rows:
        expected = scores.loc[row["Código"]]
        unit = evaluation.facts.currency.unit if lines.loc[row["Código"], "money"] else 1
        assert same(row["Valor"], expected["value"]), row["Código"]
        assert same(row["Numerador"], expected["numerator"] / unit), row["Código"]
        assert same(row["Denominador"], expected["denominator"] / unit), row["Código"]
        assert same(row["Avance"], expected["achievement"] * 100.0), row["Código"]
    assert sum(row["Valor"] is not None for row in rows) >= 6


def test_what_was_typed_survives_a_killed_browser_and_a_killed_server(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    open_page(page, server, "aportes")
    fill(page, "Valor ($)", "345.678")
    page.context.close()
    server.kill()
    server.start()
    again = new_page()
    open_page(again, server, "aportes")
    expect(again.get_by_role("textbox", name="Valor ($)")).to_have_value("345.678")
