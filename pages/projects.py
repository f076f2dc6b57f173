"""Proyectos: from the idea to the settlement, and whom each one reaches."""

from evalua.ui import layout, projects
from evalua.ui.context import here

now = here()
layout.head(now, "Proyectos", projects.sentence(now))
projects.views(now)
