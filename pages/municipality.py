"""Ficha municipal: what did my municipality pay and receive?"""

from evalua.ui import layout, municipality, municipality_received
from evalua.ui.context import here

now = here()
layout.head(
    now, "Ficha municipal", "Qué pagó, qué debe y qué recibió un municipio de la asociación."
)
sheet = municipality.sheet(now)
municipality.about(now, sheet)
municipality.balance(now, sheet)
municipality.contributions(now, sheet)
municipality_received.projects(now, sheet)
left, right = layout.main_and_side()
with left:
    municipality_received.contacts(sheet)
    municipality.indicators(now, sheet)
with right:
    municipality_received.attendance(sheet)
    municipality_received.services(now, sheet)
municipality_received.milestones(sheet)
