"""Printable documents: one file that opens alone, and in which everything typed is text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from evalua.board.document import Document, Section, Table
from evalua.reports.html_document import write_document

EVIL = '<script>alert("x")</script> & <b>'


def page(*sections: Section, title: str = "Carpeta") -> str:
    document = Document("Asociación & Cía", title, "Para quien llega", "Sello", (), sections)
    return write_document(document).decode("utf-8")


class Seen(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_everything_typed_by_people_is_text_and_never_markup() -> None:
    table = Table((EVIL, "Valor"), ((EVIL, "1"),), right=("Valor",))
    seen = Seen(page(Section(EVIL, (EVIL,), table), title=EVIL))
    assert "script" not in seen.tags and "b" not in seen.tags
    # Title of the window, heading, section, sentence, header and cell.
    assert "".join(seen.words).count(EVIL) == 6


def test_the_page_asks_for_nothing_outside_itself() -> None:
    text = page(Section("Uno", ("Dos",)))
    assert "default-src 'none'" in text
    assert not re.search(r"https?://|<link|<script|<img|@import|url\(", text)


def test_it_prints_on_a4_in_spanish() -> None:
    text = page(Section("Uno", ("Dos",)))
    assert text.startswith('<!DOCTYPE html>\n<html lang="es">')
    assert "size: A4" in text
    assert "Asociación &amp; Cía" in text


def test_an_empty_table_says_what_is_missing() -> None:
    text = page(Section("Uno", (), Table(("A",), ()), "No hay nada."))
    assert "<p>No hay nada.</p>" in text and "<table>" not in text


def test_figures_are_shown_with_their_labels() -> None:
    document = Document("A", "B", "C", "D", (("Pendiente", "$ 5"),), ())
    text = write_document(document).decode("utf-8")
    assert "<dt>Pendiente</dt><dd>$ 5</dd>" in text


def test_a_table_marks_its_figures_on_the_right() -> None:
    table = Table(("Año", "Valor"), (("2026", "5"),), right=("Valor",))
    text = page(Section("Uno", (), table))
    assert '<td class="right">5</td>' in text
    assert '<th scope="col" class="right">Valor</th>' in text
