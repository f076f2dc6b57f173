"""The logo depends on no font and no other file; the icon is a small picture."""

import struct

import pytest

from evalua import ROOT

BRAND = ROOT / "data" / "brand"


@pytest.mark.parametrize("name", ["logo-light.svg", "logo-dark.svg", "mark.svg"])
def test_a_logo_is_drawn_and_named(name: str) -> None:
    svg = (BRAND / name).read_text("utf-8")
    assert "<path" in svg and 'aria-label="Evalúa"' in svg
    for forbidden in ("<text", "font", "href", "<image", "url("):
        assert forbidden not in svg


def test_light_and_dark_logos_are_the_same_drawing() -> None:
    light, dark = ((BRAND / f"logo-{m}.svg").read_text("utf-8") for m in ("light", "dark"))
    for one, other in (("#0F5E63", "#5FB3A8"), ("#C9822B", "#D9A257"), ("#1F2A2C", "#E7ECE8")):
        light = light.replace(one, other)
    assert light == dark


def test_the_icon_is_a_64_pixel_png() -> None:
    head = (BRAND / "favicon.png").read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", head[16:24]) == (64, 64)
