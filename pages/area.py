"""Área: what moved this area, and what is it made of?"""

from evalua.ui import layout, missing, scorecard
from evalua.ui.area import change
from evalua.ui.area import screen as area
from evalua.ui.context import here

now = here()
code = area.code()
layout.head(now, "Área", area.sentence(code))
area.choose(code)
scorecard.standing(now)
area.standing(now, code)
left, right = layout.main_and_side()
with left:
    change.waterfall(now, code)
    area.questions(now, code)
    area.goals(now, code)
with right:
    area.first_steps(now, code)
    missing.of_area(now, code)
area.indicators(now, code)
area.made_of(now, code)
