"""Ficha municipal: what did my municipality pay and receive?"""

from evalua.ui import layout
from evalua.ui.context import here
from evalua.ui.municipality import received
from evalua.ui.municipality import screen as municipality

now = here()
layout.head(
    now, "Ficha municipal", "Qué pagó, qué debe y qué recibió un municipio de la asociación."
)
sheet = municipality.sheet(now)
municipality.about(now, sheet)
municipality.balance(now, sheet)
municipality.contributions(now, sheet)
received.projects(now, sheet)
left, right = layout.main_and_side()
with left:
    received.contacts(sheet)
    municipality.indicators(now, sheet)
with right:
    received.attendance(sheet)
    received.services(now, sheet)
received.milestones(sheet)
