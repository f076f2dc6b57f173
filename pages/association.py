"""Asociación y miembros: what the association is, who belongs to it, who uses Evalúa."""

from evalua.ui import association, layout
from evalua.ui.context import here
from evalua.ui.formats import plain

now = here()
layout.head(now, "Asociación y miembros", plain(now.facts.name), months=False)
association.views(now)
