"""Respaldo: copies of everything, and putting one back."""

from evalua.ui import backup, layout
from evalua.ui.context import here

now = here()
layout.head(
    now, "Respaldo", "Una copia guarda todo lo registrado, de todas las asociaciones.", months=False
)
backup.screen(now)
