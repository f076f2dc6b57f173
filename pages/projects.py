"""Proyectos: from the idea to the settlement, and whom each one reaches."""

from evalua.ui import layout
from evalua.ui.context import here
from evalua.ui.projects import screen as projects

now = here()
layout.head(now, "Proyectos", projects.sentence(now))
projects.views(now)
