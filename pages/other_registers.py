"""Otros registros: partners, organizations, services and deliveries of the report."""

from evalua.ui import layout, other_registers
from evalua.ui.context import here

now = here()
layout.head(now, "Otros registros", other_registers.sentence(now))
other_registers.views(now)
