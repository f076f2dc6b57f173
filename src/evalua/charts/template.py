"""The one look of every chart: colours for light and dark, bands in word and symbol, the template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import plotly.graph_objects as go

Mode = Literal["light", "dark"]

FONT = '"Source Sans", "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif'
"""The application's own family first, so that charts and page read as one."""

CONFIG: Mapping[str, object] = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False}
"""What ``st.plotly_chart(config=…)`` receives: no tool bar, and a finger scrolls the page."""


@dataclass(frozen=True, slots=True)
class Band:
    """How a band looks: never its colour alone.

    ``fill`` paints bars; ``ink`` writes the word on paper; ``cell`` paints a grid cell whose number
    is written in ``cell_ink``. Cells go from pale to strong as attention grows, so they also read
    in greyscale.
    """

    symbol: str
    word: str
    fill: str
    ink: str
    cell: str
    cell_ink: str

    @property
    def label(self) -> str:
        """Symbol and word: ``● Bien``."""
        return f"{self.symbol} {self.word}".strip()


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one mode."""

    paper: str
    second: str
    ink: str
    quiet: str
    line: str
    track: str
    primary: str
    accent: str
    series: tuple[str, ...]
    shades: tuple[str, ...]
    bands: Mapping[str, Band]
    plain: Band


_LIGHT = Palette(
    paper="#FBFAF7",
    second="#F1EFE8",
    ink="#111B1D",
    quiet="#566263",
    line="#E0DCD0",
    track="#EAE6DB",
    primary="#0F5E63",
    accent="#C9822B",
    series=(
        "#0F5E63",
        "#C9822B",
        "#5B7F95",
        "#8A6E9E",
        "#6E8B3D",
        "#A9503F",
        "#3E7CB1",
        "#B59B3B",
        "#4F6D66",
        "#9A7B5F",
    ),
    shades=("#E9CF9C", "#D69B3F", "#B8632F", "#7C2A20"),
    bands={
        "green": Band("●", "Bien", "#2F7D5B", "#256B4C", "#CFE3D5", "#111B1D"),
        "amber": Band("▲", "En camino", "#C98A17", "#835500", "#E6B451", "#111B1D"),
        "red": Band("◆", "Atención", "#B3402F", "#A3372A", "#A93B2B", "#FFFFFF"),
        "none": Band("■", "Sin dato", "#9AA3A4", "#566263", "#ECE9E1", "#566263"),
    },
    plain=Band("", "", "#5B7F95", "#111B1D", "#DCE5EA", "#111B1D"),
)
_DARK = Palette(
    paper="#14201F",
    second="#1D2C2B",
    ink="#E7ECE8",
    quiet="#A9B5B2",
    line="#324342",
    track="#263836",
    primary="#5FB3A8",
    accent="#D9A257",
    series=(
        "#5FB3A8",
        "#D9A257",
        "#8FB3C9",
        "#B79BCB",
        "#A3C06B",
        "#DB8674",
        "#79B2E0",
        "#D8C26A",
        "#8FB0A8",
        "#C7A78A",
    ),
    shades=("#4B4A39", "#8B7238", "#C98A4B", "#F0A18F"),
    bands={
        "green": Band("●", "Bien", "#4FA981", "#7CC7A3", "#234A3A", "#E7ECE8"),
        "amber": Band("▲", "En camino", "#D9A23A", "#E6B85C", "#B98A35", "#14201F"),
        "red": Band("◆", "Atención", "#DE6E5B", "#F0978A", "#E8806D", "#14201F"),
        "none": Band("■", "Sin dato", "#7C8988", "#A9B5B2", "#223230", "#A9B5B2"),
    },
    plain=Band("", "", "#8FB3C9", "#E7ECE8", "#2B3F48", "#E7ECE8"),
)
PALETTE: Mapping[Mode, Palette] = {"light": _LIGHT, "dark": _DARK}


def band_look(key: str, *, has_value: bool, mode: Mode) -> Band:
    """The look of a band key (green, amber, red).

    A value without a band (no target, or bands switched off) is drawn plainly and says nothing;
    no value at all is «Sin dato».
    """
    palette = PALETTE[mode]
    if not has_value:
        return palette.bands["none"]
    return palette.plain if key in ("", "none") else palette.bands[key]


def _axis(palette: Palette) -> dict[str, object]:
    return {
        "gridcolor": palette.line,
        "linecolor": palette.line,
        "zerolinecolor": palette.line,
        "tickfont": {"color": palette.quiet, "size": 13},
        "title": {"font": {"color": palette.quiet, "size": 13}},
        "automargin": True,
        "fixedrange": True,
        "zeroline": False,
    }


@cache
def template(mode: Mode) -> go.layout.Template:
    """The «evalua» template of one mode: paper, ink, thin grid, no dragging."""
    palette = PALETTE[mode]
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 14, "color": palette.ink},
            "paper_bgcolor": palette.paper,
            "plot_bgcolor": palette.paper,
            "colorway": palette.series,
            "dragmode": False,
            "barcornerradius": 3,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "hoverlabel": {
                "bgcolor": palette.second,
                "bordercolor": palette.line,
                "font": {"family": FONT, "size": 14, "color": palette.ink},
                "align": "left",
            },
            "legend": {
                "orientation": "h",
                "x": 0,
                "y": 0,
                "yref": "container",
                "xanchor": "left",
                "yanchor": "bottom",
                "font": {"size": 13, "color": palette.ink},
                "itemclick": False,
                "itemdoubleclick": False,
                "traceorder": "normal",
            },
            "xaxis": _axis(palette),
            "yaxis": _axis(palette),
        }
    )
