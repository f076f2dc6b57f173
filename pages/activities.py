"""Bitácora: what did we do, and with whom?"""

from evalua.ui import layout
from evalua.ui.activities import screen as activities
from evalua.ui.context import here

now = here()
layout.head(now, "Bitácora", activities.sentence(now))
activities.views(now)
