"""Colours that can be read, and never alone."""

import tomllib

import pytest

from evalua import ROOT
from evalua.charts.template import PALETTE, Band, band_look, template

MODES = ["light", "dark"]
AA = 4.5


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def looks(mode: str) -> list[Band]:
    return [*PALETTE[mode].bands.values(), PALETTE[mode].plain]


def test_the_measure_itself_gives_21_for_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("surface", ["paper", "second"])
def test_words_in_band_inks_read_on_every_surface(mode: str, surface: str) -> None:
    background = getattr(PALETTE[mode], surface)
    assert min(contrast(look.ink, background) for look in looks(mode)) >= AA


@pytest.mark.parametrize("mode", MODES)
def test_ink_and_quiet_ink_read_on_paper_second_and_track(mode: str) -> None:
    palette = PALETTE[mode]
    grounds = (palette.paper, palette.second, palette.track)
    assert min(contrast(i, g) for i in (palette.ink, palette.quiet) for g in grounds) >= AA


@pytest.mark.parametrize("mode", MODES)
def test_numbers_written_in_cells_read_on_their_cell(mode: str) -> None:
    assert min(contrast(look.cell_ink, look.cell) for look in looks(mode)) >= AA


@pytest.mark.parametrize("mode", MODES)
def test_lines_and_bars_stand_out_from_the_paper(mode: str) -> None:
    palette = PALETTE[mode]
    drawn = [palette.primary, *(palette.bands[b].fill for b in ("green", "red"))]
    assert min(contrast(colour, palette.paper) for colour in drawn) >= 3


@pytest.mark.parametrize("mode", MODES)
def test_cells_grow_stronger_with_attention_in_greyscale(mode: str) -> None:
    palette = PALETTE[mode]
    steps = [contrast(palette.bands[key].cell, palette.paper) for key in ("green", "amber", "red")]
    assert steps == sorted(steps)
    assert steps[1] / steps[0] > 1.3 and steps[2] / steps[1] > 1.1


@pytest.mark.parametrize("mode", MODES)
def test_age_shades_grow_stronger_in_greyscale(mode: str) -> None:
    palette = PALETTE[mode]
    steps = [contrast(shade, palette.paper) for shade in palette.shades]
    assert steps == sorted(steps)


@pytest.mark.parametrize("mode", MODES)
def test_each_band_has_its_own_word_and_symbol(mode: str) -> None:
    labels = {key: look.label for key, look in PALETTE[mode].bands.items()}
    assert labels == {
        "green": "● Bien",
        "amber": "▲ En camino",
        "red": "◆ Atención",
        "none": "■ Sin dato",
    }


def test_a_value_without_band_is_plain_and_says_nothing() -> None:
    assert band_look("", has_value=True, mode="light").label == ""
    assert band_look("", has_value=False, mode="light").label == "■ Sin dato"
    assert band_look("green", has_value=False, mode="light").label == "■ Sin dato"


@pytest.mark.parametrize("mode", MODES)
def test_charts_and_pages_share_one_palette(mode: str) -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    theme, palette = config["theme"][mode], PALETTE[mode]
    assert theme["backgroundColor"] == palette.paper
    assert theme["secondaryBackgroundColor"] == palette.second
    assert theme["textColor"] == palette.ink
    assert theme["borderColor"] == palette.line
    assert tuple(theme["chartCategoricalColors"]) == palette.series
    assert theme["linkColor"] == palette.primary
    assert theme["greenTextColor"] == palette.bands["green"].ink
    assert theme["orangeTextColor"] == palette.bands["amber"].ink
    assert theme["redTextColor"] == palette.bands["red"].ink
    assert theme["grayTextColor"] == palette.bands["none"].ink


def mixed(colour: str, ground: str, share: float) -> str:
    """``colour`` laid over ``ground`` at that opacity."""
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(top * share + under * (1 - share)):02X}" for top, under in pairs)


# Streamlit writes the main button in white on the primary colour and the chosen segment in the
# primary colour on a tenth of it. On a dark page no colour gives both 4.5: it is as good as both
# can be at once.
@pytest.mark.parametrize(("mode", "least"), [("light", AA), ("dark", 3.5)])
def test_the_main_button_and_the_chosen_segment_are_both_readable(mode: str, least: float) -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    primary, paper = config["theme"][mode]["primaryColor"], PALETTE[mode].paper
    assert contrast(primary, "#FFFFFF") >= least
    assert contrast(primary, mixed(primary, paper, 0.1)) >= least


@pytest.mark.parametrize("mode", MODES)
def test_captions_read_on_paper(mode: str) -> None:
    """Streamlit writes captions in the ink at 60 % opacity."""
    paper = PALETTE[mode].paper
    assert contrast(mixed(PALETTE[mode].ink, paper, 0.6), paper) >= AA


def test_the_template_is_built_once_for_each_mode() -> None:
    assert template("light") is template("light")
    assert template("light") is not template("dark")
