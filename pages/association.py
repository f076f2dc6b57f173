"""Asociación y miembros: what the association is, who belongs to it, who uses Evalúa."""

from evalua.ui import association, layout
from evalua.ui.context import here

now = here()
layout.head(now, "Asociación y miembros", association.sentence(now), months=False)
association.views(now)
