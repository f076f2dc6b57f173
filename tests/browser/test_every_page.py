"""Every page opened cold by its address on the demonstration: it draws, and nothing leaves.

With ``--update-screenshots`` each page also writes its picture of the manual.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import ConsoleMessage, Page, expect

from browser_support import Server, press, settle, visit
from evalua import ROOT
from evalua.ui.navigation import ENTRIES, Entry

LOCAL = ("localhost", "127.0.0.1")
FAILED = "Algo no salió como debía"
ON_HOME = "Cuenca Clara"
FOLDER = ROOT / "docs" / "manual" / "img"
WIDTH, HEIGHT, TALLEST = 1366, 768, 1600
COLOURS = 256
CHART, TABLE, FIELD = "stPlotlyChart", "stDataFrame", "stTextInput"

# The way out leads to a page of the server's own.
LEAVE = next(entry for entry in ENTRIES if entry.key == "leave")
SCREENS = [entry for entry in ENTRIES if entry is not LEAVE]


@dataclass(frozen=True)
class Sight:
    """What must be drawn on a page, after choosing a view or a row of the address, and its height."""

    drawn: str
    pressed: str = ""
    query: str = ""
    tall: bool = False


SIGHTS = {
    "inicio": Sight(CHART, tall=True),
    "diez-areas": Sight(CHART, tall=True),
    "area": Sight(CHART, query="?area=A02", tall=True),
    "indicador": Sight(CHART, query="?indicador=A02-Q04-01", tall=True),
    "ficha-municipal": Sight(TABLE, tall=True),
    "calidad": Sight("stPopover"),
    "cierre": Sight(FIELD),
    "metas": Sight(CHART, "Panorama", tall=True),
    "aportes": Sight(CHART, tall=True),
    "proyectos": Sight(TABLE, tall=True),
    "transiciones": Sight(TABLE),
    "bitacora": Sight(TABLE, "Lo registrado"),
    "juntas": Sight(FIELD),
    "otros-registros": Sight(TABLE, tall=True),
    "aprobado": Sight(TABLE),
    "descargar": Sight("stDownloadButton"),
    "asociacion": Sight(FIELD, tall=True),
    "indicadores-y-metas": Sight(FIELD),
    "respaldo": Sight(TABLE, "Guardar una copia"),
    "metodologia": Sight("stMarkdown", tall=True),
    "casos": Sight("stMarkdown", query="?caso=ASINORLU", tall=True),
    "personas": Sight(TABLE, tall=True),
    "auditoria": Sight("stExpander", tall=True),
    "mi-cuenta": Sight(TABLE),
    "empezar": Sight(FIELD),
}

VIEWS = {
    "aprobado-comparar": ("aprobado?vista=Comparar", CHART),
    "aportes-quien-debe": ("aportes?vista=Quién debe", CHART),
    "aportes-estado-de-cuenta": ("aportes?vista=Estado de cuenta", TABLE),
    "aportes-equidad": ("aportes?vista=Equidad", CHART),
    "aportes-acuerdos": ("aportes?vista=Acuerdos y ajustes", "stExpander"),
    "aportes-simulador": ("aportes?vista=Simulador", TABLE),
    "diez-areas-lo-que-falta": ("diez-areas?vista=Efecto de lo que falta", TABLE),
    "metas-alertas": ("metas?vista=Alertas", TABLE),
    "metas-alineacion": ("metas?vista=Alineación", TABLE),
    "asociacion-retiros": ("asociacion?vista=Retiros", TABLE),
    "proyectos-dinero": ("proyectos?vista=Dinero", CHART),
    "proyectos-cronograma": ("proyectos?vista=Cronograma", CHART),
    "proyectos-a-quienes-llega": ("proyectos?vista=A quiénes llega", CHART),
    "proyectos-atrasos": ("proyectos?vista=Atrasos", "stExpander"),
    "proyectos-sin-proyecto": ("proyectos?vista=Sin proyecto", TABLE),
    "proyectos-convocatorias": ("proyectos?vista=Convocatorias", TABLE),
    "transiciones-aspirantes": ("transiciones?vista=Antes de la elección", TABLE),
    "transiciones-neutralidad": (
        "transiciones?vista=Antes de la elección&parte=Neutralidad",
        TABLE,
    ),
    "transiciones-entrega": (
        "transiciones?vista=Entrega&parte=Inducción y acompañamiento",
        TABLE,
    ),
    "transiciones-carpeta": ("transiciones?vista=Carpeta de llegada", TABLE),
    "transiciones-continuidad": ("transiciones?vista=Continuidad", TABLE),
    "calidad-que-falta": ("calidad?vista=Qué falta y quién lo debe", "stExpander"),
    "calidad-con-soporte": ("calidad?vista=Con soporte", TABLE),
    "otros-registros-programas": ("otros-registros?vista=Programas", FIELD),
}
"""Pictures of the manual that are not the first view of a page: name → address, what is drawn."""


def is_ours(message: ConsoleMessage) -> bool:
    """Streamlit first looks for its server under the address of the page, and gets a 404."""
    return message.type == "error" and "/_stcore/" not in message.location["url"]


@pytest.mark.parametrize("entry", SCREENS, ids=lambda entry: entry.url)
def test_a_page_opens_by_its_address_draws_what_it_is_for_and_asks_nothing_of_others(
    demo_server: Server,
    new_page: Callable[..., Page],
    request: pytest.FixtureRequest,
    entry: Entry,
) -> None:
    sight, page = SIGHTS[entry.url], new_page(WIDTH, HEIGHT)
    addresses: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.on("websocket", lambda socket: addresses.append(socket.url))
    page.on("console", lambda said: complaints.append(said.text) if is_ours(said) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    visit(page, f"{demo_server.url}/{entry.url}{sight.query}")
    heading = ON_HOME if entry.key == "home" else entry.title
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    if sight.pressed:
        press(page, sight.pressed)
    expect(page.get_by_test_id("stMain").get_by_test_id(sight.drawn).first).to_be_visible()
    expect(page.get_by_text(FAILED)).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert complaints == []
    hosts = [urlsplit(address).hostname for address in addresses]
    assert any(address.startswith("ws://") for address in addresses)
    assert [host for host in hosts if host and host not in LOCAL] == []
    if request.config.getoption("--update-screenshots") and not entry.hidden:
        write(page, entry.url, tall=sight.tall, folder=demo_server.database.parent)


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_opens_by_its_address_and_draws_what_it_is_for(
    demo_server: Server, new_page: Callable[..., Page], request: pytest.FixtureRequest, name: str
) -> None:
    address, drawn = VIEWS[name]
    page = new_page(WIDTH, HEIGHT)
    visit(page, f"{demo_server.url}/{address}")
    expect(page.get_by_test_id("stMain").get_by_test_id(drawn).first).to_be_visible()
    expect(page.get_by_text(FAILED)).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    if request.config.getoption("--update-screenshots"):
        write(page, name, tall=True, folder=demo_server.database.parent)


def test_the_way_out_asks_and_then_this_browser_sees_nothing_more(
    demo_server: Server, new_page: Callable[..., Page], request: pytest.FixtureRequest
) -> None:
    page = new_page(WIDTH, HEIGHT, role="board", who={"name": "Hernán Vélez Ossa"})
    page.goto(f"{demo_server.url}/{LEAVE.url}")
    page.wait_for_url("**/salir")
    if request.config.getoption("--update-screenshots"):
        keep(page, LEAVE.url)
    page.get_by_role("button", name="Salir").click()
    page.wait_for_url("**/entrar**")
    page.goto(f"{demo_server.url}/aportes")
    page.wait_for_url("**/entrar**")
    expect(page.get_by_text("Cuenca Clara")).to_have_count(0)
    if request.config.getoption("--update-screenshots"):
        keep(page, "entrar")


def test_a_new_installation_asks_for_its_first_account_whatever_the_address(
    server: Server, new_page: Callable[..., Page], request: pytest.FixtureRequest
) -> None:
    page = new_page(WIDTH, HEIGHT, signed_in=False)
    page.goto(f"{server.url}/aportes")
    page.wait_for_url("**/primera-vez**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Empecemos por su cuenta")
    if request.config.getoption("--update-screenshots"):
        keep(page, "primera-vez")


def test_an_empty_installation_draws_its_two_doors_whatever_the_address(
    server: Server, new_page: Callable[..., Page], request: pytest.FixtureRequest
) -> None:
    page = new_page(WIDTH, HEIGHT)
    visit(page, f"{server.url}/aportes")
    expect(page.get_by_role("button", name="Ver la demostración")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    if request.config.getoption("--update-screenshots"):
        write(page, "bienvenida", tall=False, folder=server.database.parent)


def write(page: Page, name: str, *, tall: bool, folder: Path) -> None:
    """The picture, in few colours: a manual that travels by memory stick should be light.

    The folder of the test is shown as the one of an installation.
    """
    if tall:
        needed = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
        page.set_viewport_size({"width": WIDTH, "height": min(max(HEIGHT, needed), TALLEST)})
    page.get_by_test_id("stToast").first.wait_for(state="hidden")
    page.get_by_text(str(folder)).evaluate_all(
        "(found, folder) => found.forEach(e => e.textContent = e.textContent.replace(folder, 'data'))",
        str(folder),
    )
    page.mouse.move(WIDTH - 2, HEIGHT - 2)
    settle(page)
    keep(page, name)


def keep(page: Page, name: str) -> None:
    """Write what is on screen now as a picture of the manual."""
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    FOLDER.mkdir(parents=True, exist_ok=True)
    in_few_colours(shot).save(FOLDER / f"{name}.png", optimize=True)


def in_few_colours(shot: Image.Image) -> Image.Image:
    """The picture with its most frequent colours exact and each other one as the nearest of them."""
    red, green, blue = np.moveaxis(np.asarray(shot, dtype=np.int32), 2, 0)
    codes, places, counts = np.unique(
        (red << 16 | green << 8 | blue).ravel(), return_inverse=True, return_counts=True
    )
    known = np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=1)
    palette = known[np.argsort(-counts)[:COLOURS]]
    nearest = ((known[:, None, :] - palette) ** 2).sum(axis=2).argmin(axis=1)
    few = Image.frombytes("P", shot.size, nearest[places].astype(np.uint8).tobytes())
    few.putpalette(palette.astype(np.uint8).tobytes())
    return few
