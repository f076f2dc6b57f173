"""Personas y accesos: who may enter, as what, and from where."""

from evalua.ui import layout
from evalua.ui.context import here
from evalua.ui.people import screen as people

now = here()
layout.head(now, "Personas y accesos", people.sentence(now), months=False)
people.views(now)
