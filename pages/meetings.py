"""Juntas y compromisos: what was decided, and who owes what by when?"""

from evalua.ui import layout, meetings
from evalua.ui.context import here

now = here()
layout.head(now, "Juntas y compromisos", meetings.sentence(now))
meetings.views(now)
