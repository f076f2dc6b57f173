"""Bitácora: what did we do, and with whom?"""

from evalua.ui import activities, layout
from evalua.ui.context import here

now = here()
layout.head(now, "Bitácora", activities.sentence(now))
activities.views(now)
