"""What the vision and the work plan need: the end of the horizon, and goals nobody follows."""

from __future__ import annotations

from collections.abc import Iterator

from evalua.board.alignment import WARN_MONTHS, vision_in_force
from evalua.board.attention.item import Item, Rule, Situation
from evalua.board.goal_alerts import orphan_goals
from evalua.board.wording import listed
from evalua.domain.month import Month
from evalua.measures.goal_figures import goals_in_force
from evalua.measures.inputs import Cut


def _vision(s: Situation) -> Iterator[Item]:
    vision = vision_in_force(s.inputs, s.day)
    if vision is None:
        return
    ends = Month(int(vision["ends_year"]), 12)
    left = ends - Month.of(s.day)
    if left > WARN_MONTHS:
        return
    days = (s.day - ends.last).days
    if left < 0:
        text = f"La visión «{vision['name']}» venció en {ends.year}. Empiece la siguiente."
        yield Item("vision", 2, days, text, "goals", vision["uid"])
    else:
        text = f"La visión «{vision['name']}» termina en diciembre de {ends.year}."
        yield Item("vision", 1, days, text, "goals", vision["uid"])


def _orphans(s: Situation) -> Iterator[Item]:
    goals = goals_in_force(s.inputs, Cut.of(s.evaluation.month, s.day))
    found = orphan_goals(s.inputs, goals.assign(goal_id=goals["id"], name=goals["text"]))
    if len(found):
        codes = listed(found["code"].tolist())
        who = "1 meta no tiene con qué o quién la siga"
        if len(found) > 1:
            who = f"{len(found)} metas no tienen con qué o quién las siga"
        text = f"{who}: {codes}."
        yield Item("orphan_goal", 1, 0, text, "goals", "Alertas")


RULES: tuple[Rule, ...] = (_vision, _orphans)
