"""Indicadores y metas: what the board decides about measuring."""

from evalua.ui import layout
from evalua.ui.context import here
from evalua.ui.targets import screen as targets

now = here()
layout.head(
    now,
    "Indicadores y metas",
    "Lo que la junta decide sobre la medición: metas, responsables, qué se mide y con qué reglas.",
    months=False,
)
targets.views(now)
