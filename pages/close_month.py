"""Cierre del mes: what is missing to send the month?"""

from evalua.ui import close_month, layout
from evalua.ui.context import here

now = here()
layout.head(now, "Cierre del mes", close_month.sentence(now))
close_month.life_of(now)
