"""Aportes: who pays, how much and since when."""

from evalua.ui import contributions, layout
from evalua.ui.context import here

now = here()
layout.head(now, "Aportes", contributions.sentence(now))
contributions.views(now)
