"""Inicio: what is due this month, and where do we stand?"""

from evalua.ui import home, layout, questions
from evalua.ui.context import here

now = here()
layout.head(now, home.title(now), home.sentence(now))
home.next_step(now)
left, right = layout.main_and_side()
with left:
    home.where_we_stand(now)
with right:
    home.needs_attention(now)
questions.block(now)
