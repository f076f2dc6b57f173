"""Calidad del dato: how far can these figures be trusted, and who owes what is missing?"""

from evalua.ui import layout
from evalua.ui.context import here
from evalua.ui.quality import screen as quality

now = here()
layout.head(now, "Calidad del dato", quality.sentence(now))
quality.shown(now)
