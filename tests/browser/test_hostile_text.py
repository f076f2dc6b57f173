"""An office full of hostile text: every page shows it as it was typed, and nothing of it acts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from sqlmodel import select

import hostile
from browser.test_every_page import FAILED, is_ours
from browser_support import Server, fill, free_port, press, settle, unfold, visit
from evalua.domain.actor import Actor
from evalua.registers.association.tables import Association
from evalua.storage.database import Database
from evalua.ui.navigation import ENTRIES, Entry
from hostile import HOSTILE

LOOK = (Path(hostile.__file__).with_suffix(".js")).read_text(encoding="utf-8")
MARKS = {item.mark: item.seen[: item.seen.index("zq")] for item in HOSTILE}
NOTHING_TYPED = (
    "setup",
    "methodology",
    "cases",
    "backup",
    "reports",
    "targets",
    "account",
    "people",
    "audit",
)
"""Pages that may show nothing of what was typed in a register."""
SHOWN = [entry for entry in ENTRIES if entry.key != "leave"]
VIEWS = '[data-testid="stButtonGroup"] [role="radio"]'
QUERY = ("mes", "asociacion", "vista", "parte", "area", "indicador", "municipio", "contra")
REFUSED_FILE = "<b>zqb</b>\u202efdp.exe"


@pytest.fixture(scope="module")
def server(demo_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demonstrations with hostile text wherever somebody may type."""
    file = tmp_path_factory.mktemp("hostile") / "evalua.db"
    with (
        closing(sqlite3.connect(demo_server.database)) as source,
        closing(sqlite3.connect(file)) as copy,
    ):
        source.backup(copy)
    soil(file)
    running = Server(file, free_port())
    running.start()
    yield running
    running.kill()


def soil(file: Path) -> None:
    database = Database(f"sqlite:///{file}")
    now = datetime.now(UTC)
    with database.session() as session:
        places = list(session.exec(select(Association.id)))
    for place in places:
        actor = Actor("<b>zqb</b> **zqa**", "director")
        with database.work(actor=actor, now=now, today=now.date(), association_id=place) as work:
            hostile.soil(work, [Association, *hostile.registers()])
    database.dispose()


class Watch:
    """What a page says and asks while somebody looks at it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: list[Any] = []
        self.seen: set[str] = set()
        page.on("dialog", lambda dialog: self._note("dialog", dialog))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda said: self.wrong.append(said.text) if is_ours(said) else None)

    def look(self) -> None:
        """Unfold what is folded, point at the charts, and read everything."""
        self.page.evaluate(
            "() => document.querySelectorAll('[data-testid=stExpander] details:not([open]) summary')"
            ".forEach(part => part.click())"
        )
        settle(self.page)
        self.read()
        for chart in self.page.get_by_test_id("stPlotlyChart").all():
            box = chart.bounding_box()
            if box is not None and box["width"] > 0:
                chart.hover(position={"x": box["width"] / 2, "y": box["height"] / 2}, force=True)
                self.read()

    def read(self) -> None:
        """What is on the screen now."""
        found = self.page.evaluate(LOOK, MARKS)
        self.seen |= set(found["seen"])
        self.wrong += found["wrong"]
        self.wrong += ["a script ran"] if found["ran"] else []
        self.wrong += ["the page failed"] if found["failed"] else []

    def _note(self, what: str, dialog: Any) -> None:
        self.wrong.append(what)
        dialog.dismiss()


@pytest.mark.parametrize("entry", SHOWN, ids=lambda entry: entry.url)
def test_what_people_typed_is_read_as_they_typed_it_and_nothing_of_it_acts(
    server: Server, new_page: Callable[..., Page], entry: Entry
) -> None:
    page = new_page(1366, 900)
    watch = Watch(page)
    visit(page, f"{server.url}/{entry.url}")
    watch.look()
    for view in page.locator(VIEWS).all_inner_texts():
        # Choosing one may take others away: those of the parts of the view before.
        if page.get_by_role("radio", name=view, exact=True).count():
            press(page, view)
            watch.look()
    assert watch.wrong == []
    assert watch.seen or entry.key in NOTHING_TYPED


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (["P-1 &lt;script&gt;window.__x=1&lt;/sc", "ript&gt;zqj 5"], []),
        (["P-1", "# zqn 5"], []),
        (["P-1 #", "zqn 5"], []),
        (["P-1 a", "zqE 5"], ["zqE"]),
        (["P-1 window.__x=1", "zqj 5"], ["zqj"]),
    ],
)
def test_a_label_in_two_lines_is_read_as_one_and_markup_lost_in_it_is_noticed(
    new_page: Callable[..., Page], lines: list[str], wrong: list[str]
) -> None:
    page = new_page(signed_in=False)
    label = "".join(f'<tspan class="line">{line}</tspan>' for line in lines)
    page.set_content(f"<svg><text>{label}</text></svg>")
    found = page.evaluate(LOOK, MARKS)
    assert [one["mark"] for one in found["wrong"]] == wrong
    assert found["seen"] != []


@pytest.mark.parametrize("item", [HOSTILE[8], HOSTILE[9], HOSTILE[0]], ids=lambda item: item.what)
def test_an_address_full_of_hostile_words_opens_a_page_and_nothing_of_it_acts(
    server: Server, new_page: Callable[..., Page], item: hostile.Hostile
) -> None:
    page = new_page()
    watch = Watch(page)
    asked = "&".join(f"{name}={quote(item.text)}" for name in QUERY)
    for place in ("inicio", "area", "indicador", "ficha-municipal", "aportes", "juntas"):
        visit(page, f"{server.url}/{place}?{asked}")
        watch.look()
    assert watch.wrong == []


def test_a_refusal_repeats_what_was_typed_as_text(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    watch = Watch(page)
    visit(page, f"{server.url}/aportes")
    for item in HOSTILE[:10]:
        fill(page, "Valor", item.text)
        expect(page.get_by_text("No entendí").first).to_be_visible()
        watch.read()
    assert watch.wrong == []
    assert {"zqa", "zqb", "zqi", "zqj"} <= watch.seen


def test_a_text_that_is_too_long_is_refused_with_its_limit_and_stays_in_its_field(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    long = "á" * 10_000
    visit(page, f"{server.url}/juntas?vista=Sesiones")
    unfold(page, "Acta y soportes")
    bring(page, "acta.pdf", b"%PDF-1.7\n%%EOF\n%larga\n")
    fill(page, "Qué es", long)
    press(page, "Adjuntar")
    expect(page.get_by_text("tiene 10000 letras y caben 300").first).to_be_visible()
    expect(page.get_by_role("textbox", name="Qué es").first).to_have_value(long)
    expect(page.get_by_test_id("stFileChip").first).to_be_visible()


def test_a_file_with_a_hostile_name_is_shown_as_text_and_comes_back_as_what_it_is(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    watch = Watch(page)
    visit(page, f"{server.url}/juntas?vista=Sesiones")
    unfold(page, "Acta y soportes")
    bring(page, REFUSED_FILE, b"MZ\x90\x00")
    fill(page, "Qué es", "**zqa**")
    press(page, "Adjuntar")
    expect(page.get_by_text("no es un archivo que se pueda guardar aquí").first).to_be_visible()
    expect(page.get_by_role("textbox", name="Qué es").first).to_have_value("**zqa**")
    expect(page.get_by_test_id("stFileChip").first).to_be_visible()
    page.get_by_test_id("stFileChipDeleteBtn").first.click()
    settle(page)
    bring(page, REFUSED_FILE, b"%PDF-1.7\n%%EOF\n")
    press(page, "Adjuntar")
    watch.look()
    link = page.get_by_role("link", name="b>fdp.exe")
    expect(link).to_be_visible()
    address = str(link.get_attribute("href"))
    answer = page.request.get(f"{server.url}{address}")
    assert answer.body() == b"%PDF-1.7\n%%EOF\n"
    assert answer.headers["content-disposition"].startswith('attachment; filename="b_fdp.exe.pdf"')
    stranger = new_page(signed_in=False)
    assert stranger.request.get(f"{server.url}{address}", max_redirects=0).status in (303, 401)
    assert watch.wrong == []
    expect(page.get_by_text(FAILED)).to_have_count(0)


def bring(page: Page, name: str, content: bytes) -> None:
    """Choose a file, as somebody does with the button."""
    chosen = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files([chosen])
    settle(page)
