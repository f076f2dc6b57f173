"""Aportes: who pays, how much and since when."""

from evalua.ui import layout
from evalua.ui.context import here
from evalua.ui.contributions import screen as contributions

now = here()
layout.head(now, "Aportes", contributions.sentence(now))
contributions.views(now)
