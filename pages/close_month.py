"""Cierre del mes: what is missing to send the month?"""

from evalua.ui import layout
from evalua.ui.close_month import screen as close_month
from evalua.ui.context import here

now = here()
layout.head(now, "Cierre del mes", close_month.sentence(now))
close_month.life_of(now)
