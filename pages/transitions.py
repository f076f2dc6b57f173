"""Transiciones: how far is the change of government, and what is missing?"""

from evalua.ui import layout, transitions
from evalua.ui.context import here

now = here()
layout.head(now, "Transiciones", transitions.sentence(now))
transitions.views(now)
