"""Casos: what did other associations do?"""

from evalua.ui import cases, layout
from evalua.ui.context import here

now = here()
layout.head(
    now,
    "Casos",
    "Lo que cuentan los documentos de asociaciones reales: hechos con su año y su fuente. Aquí nada se "
    "puntúa ni se compara con su asociación.",
    months=False,
)
cases.views()
