"""Metodología: how is every score made?"""

from evalua.ui import layout, methodology
from evalua.ui.context import here

now = here()
layout.head(now, "Metodología", "Cómo se hace cada puntaje, con las reglas de su asociación.")
methodology.views(now)
