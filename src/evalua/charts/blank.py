"""The chart of nothing yet."""

from __future__ import annotations

import plotly.graph_objects as go

from evalua.charts.template import PALETTE, Mode, template

NOTHING_YET = "Sin datos todavía"
_HEIGHT = 160


def blank(mode: Mode, sentence: str = NOTHING_YET) -> go.Figure:
    """A quiet sentence instead of empty axes."""
    note = {
        "text": sentence,
        "xref": "paper",
        "yref": "paper",
        "x": 0.5,
        "y": 0.5,
        "showarrow": False,
        "font": {"color": PALETTE[mode].quiet, "size": 15},
    }
    return go.Figure(
        layout={
            "template": template(mode),
            "height": _HEIGHT,
            "xaxis": {"visible": False},
            "yaxis": {"visible": False},
            "annotations": [note],
        }
    )
