"""Giving an area, a question or an indicator another weight, by act, from one date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.months.policy import policy_on
from evalua.registers.association.facts import facts
from evalua.registers.entry import Entry, Number
from evalua.registers.targets.commands import set_policy
from evalua.scoring.policy import Policy
from evalua.storage.work import Work

Level = Literal["area", "question", "indicator"]
HIGHEST, LOWEST = 10.0, 0.1


@dataclass(frozen=True, slots=True)
class WeightInput:
    """What the board decides for one part. The weight is relative to those beside it, 0.1–10."""

    level: Level
    code: str
    weight: Number
    since: date | None
    act: str


def change_weight(
    work: Work,
    data: WeightInput,
    *,
    catalog: Catalog,
    versions: Mapping[str, int] | None = None,
) -> float:
    """Write the weight of one part from a date on and return it.

    ``versions`` are those of the decisions when the form was opened (``setting_versions``).

    Raises Problem when the part is not in the catalogue, the figure is out of range or it is
    already the weight of that day; approved months keep theirs.
    """
    require(work.actor, "set_up")
    entry = Entry(facts(work.session, work.association_id))
    names = parts(data.level, catalog)
    if data.code not in names:
        entry.error("code", "V00", "Elija qué área, pregunta o indicador cambia de peso.")
    weight = entry.number("weight", data.weight, low=LOWEST, high=HIGHEST)
    entry.require("since", data.since, "Elija desde qué fecha.")
    entry.require("act", data.act, "Escriba el acta en que la junta lo decidió.")
    entry.stop_if_any()
    assert data.since is not None and weight is not None
    now = policy_on(work.session, work.association_id, data.since, catalog)
    if weight_of(now, data.level, data.code, catalog) == weight:
        entry.error("weight", "V00", "Ese ya es su peso en esa fecha: no cambió nada.")
    entry.stop_if_any()
    key = f"{data.level}_weight:{data.code}"
    set_policy(work, key, repr(weight), data.since, data.act, versions=versions)
    return weight


def parts(level: Level, catalog: Catalog) -> Mapping[str, str]:
    """What can be weighed at a level: code → its name with its number."""
    if level == "area":
        return {area.code: f"{area.number}. {area.name}" for area in catalog.areas}
    if level == "question":
        return {item.code: f"{item.code} · {item.text}" for item in catalog.questions}
    return {item.code: f"{item.code} · {item.name}" for item in catalog.indicators}


def weight_of(policy: Policy, level: Level, code: str, catalog: Catalog) -> float:
    """The weight a part has under a policy."""
    if level == "indicator":
        return policy.indicator_weight(code, catalog.indicator(code).core)
    return policy.area_weight(code) if level == "area" else policy.question_weight(code)
