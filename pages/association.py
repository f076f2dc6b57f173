"""Asociación y miembros: what the association is, who belongs to it, who uses Evalúa."""

from evalua.ui import layout
from evalua.ui.association import screen as association
from evalua.ui.context import here

now = here()
layout.head(now, "Asociación y miembros", association.sentence(now), months=False)
association.views(now)
