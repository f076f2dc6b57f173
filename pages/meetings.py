"""Juntas y compromisos: what was decided, and who owes what by when?"""

from evalua.ui import layout
from evalua.ui.context import here
from evalua.ui.meetings import screen as meetings

now = here()
layout.head(now, "Juntas y compromisos", meetings.sentence(now))
meetings.views(now)
