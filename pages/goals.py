"""Metas: what the work plan promised and how far along it is."""

from evalua.ui import goals, layout
from evalua.ui.context import here

now = here()
layout.head(now, "Metas", goals.sentence(now))
goals.views(now)
