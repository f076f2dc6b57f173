"""Ficha municipal: what did my municipality pay and receive?"""

from evalua.ui import layout
from evalua.ui.context import here
from evalua.ui.municipality import needs, printing, received, reviews, territory, years
from evalua.ui.municipality import screen as municipality

now = here()
layout.head(
    now, "Ficha municipal", "Qué pagó, qué debe y qué recibió un municipio de la asociación."
)
sheet = municipality.sheet(now)
municipality.about(now, sheet)
printing.download(now, sheet)
years.warning(now, sheet)
municipality.balance(now, sheet)
years.by_year(now, sheet)
years.shares(now, sheet)
municipality.contributions(now, sheet)
received.projects(now, sheet)
needs.needs(now, sheet)
territory.territory(now, sheet)
territory.instruments(now, sheet)
left, right = layout.main_and_side()
with left:
    years.commitments(now, sheet)
    received.contacts(sheet)
with right:
    received.attendance(sheet)
    received.services(now, sheet)
municipality.indicators(now, sheet)
territory.context(now, sheet)
received.milestones(sheet)
reviews.reviews(now, sheet)
