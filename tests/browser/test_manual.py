"""The manual names only pages and pictures that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evalua import ROOT
from evalua.ui.navigation import ENTRIES

MANUAL = ROOT / "docs" / "manual"
LINK = re.compile(r"\]\(([^)#]+)\)")
LIGHT_KB = 250


@pytest.mark.parametrize("page", sorted(MANUAL.glob("*.md")), ids=lambda page: page.name)
def test_every_link_and_picture_of_the_manual_leads_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert targets
    assert [t for t in targets if not t.startswith("http") and not (MANUAL / t).is_file()] == []


def test_every_page_of_the_menu_has_its_light_picture_in_the_manual() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in MANUAL.glob("*.md"))
    pictures = [f"img/{entry.url}.png" for entry in ENTRIES if not entry.hidden]
    assert [picture for picture in pictures if f"({picture})" not in text] == []
    assert [p for p in pictures if (MANUAL / p).stat().st_size > LIGHT_KB * 1024] == []
