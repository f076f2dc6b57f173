"""Indicador: where does this number come from?"""

from evalua.ui import layout, scorecard
from evalua.ui.context import here
from evalua.ui.formats import plain
from evalua.ui.indicator import chain, corrections, history, rows
from evalua.ui.indicator import screen as indicator

now = here()
card = indicator.card(now)
layout.head(now, "Indicador", plain(card.rule))
indicator.choose(now, card)
scorecard.standing(now)
indicator.standing(now, card)
left, right = layout.main_and_side()
with left:
    chain.chain(now, card)
    history.trend(now, card)
with right:
    indicator.details(now, card)
    indicator.targets(now, card)
rows.rows(now, card)
corrections.corrections(now, card)
history.municipalities(now, card)
