"""Otros registros: partners, organizations, services and deliveries of the report."""

from evalua.ui import layout
from evalua.ui.context import here
from evalua.ui.other_registers import screen as other_registers

now = here()
layout.head(now, "Otros registros", other_registers.sentence(now))
other_registers.views(now)
