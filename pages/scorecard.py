"""Diez áreas: how far along is each recommendation area, and what is missing?"""

from evalua.ui import layout, scorecard
from evalua.ui.context import here

now = here()
layout.head(now, "Diez áreas", scorecard.sentence(now))
scorecard.standing(now)
scorecard.views(now)
