"""Metas: what the work plan promised and how far along it is."""

from evalua.ui import layout
from evalua.ui.context import here
from evalua.ui.goals import screen as goals

now = here()
layout.head(now, "Metas", goals.sentence(now))
goals.views(now)
