"""Transiciones: how far is the change of government, and what is missing?"""

from evalua.ui import layout
from evalua.ui.context import here
from evalua.ui.transitions import screen as transitions

now = here()
layout.head(now, "Transiciones", transitions.sentence(now))
transitions.views(now)
