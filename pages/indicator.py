"""Indicador: where does this number come from?"""

from evalua.ui import indicator, indicator_chain, indicator_history, indicator_rows, layout
from evalua.ui.context import here
from evalua.ui.formats import plain

now = here()
card = indicator.card()
layout.head(now, "Indicador", plain(card.rule))
indicator.choose(card)
indicator.standing(now, card)
left, right = layout.main_and_side()
with left:
    indicator_chain.chain(now, card)
    indicator_history.trend(now, card)
with right:
    indicator.details(now, card)
indicator_rows.rows(now, card)
indicator_history.municipalities(now, card)
