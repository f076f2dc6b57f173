"""Whether an indicator has an object at a cut, before anything is measured.

The card says when (``applies``); each rule here returns the Spanish reason why it does not apply,
or None where it does. Where the records that would decide it are missing, it applies: the measure
then says what is missing. Source: methodology, decision 4.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from evalua.catalog import Catalog, Indicator
from evalua.domain.month import Month
from evalua.measures.contributions import NO_QUOTAS
from evalua.measures.inputs import Cut, Inputs, silent, within
from evalua.measures.tags import tags_in_force
from evalua.measures.transitions import OUT_OF_CYCLE, known_terms
from evalua.registers.transitions.calendar import CYCLE, active_term

ELECTORAL_CYCLE = "electoral_cycle"
OUT_OF_ELECTIONS = "No hay un ciclo electoral en curso."
NO_INTERMEDIATE_LEVEL = "El país no tiene un nivel intermedio de gobierno."
NO_SUSPENSIONS = "En el periodo no se suspendió ninguna actividad por seguridad."
NO_PEACE_PLAN = "No hay iniciativas de paz ni mesa de prevención registradas y ningún miembro es municipio PDET."
SAFETY = "security"
PEACE_TAGS = ("pdet", "prevention")
PEACE_THEMES = ("peace", "violence_prevention")


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a rule looks at."""

    inputs: Inputs
    cut: Cut
    card: Indicator
    catalog: Catalog

    @property
    def window(self) -> tuple[pd.Timestamp, pd.Timestamp]:
        """First and last day of the indicator's window; only the cut where it is a photo of the day."""
        spec = self.card.window
        if spec in ("year", "month", "quarter") or spec[0].isdigit():
            return self.cut.window(spec)
        return self.cut.at, self.cut.at


def not_applicable(inputs: Inputs, cut: Cut, card: Indicator, catalog: Catalog) -> str | None:
    """Why an indicator does not apply at a cut, as a Spanish sentence; None where it applies."""
    return RULES[card.applies](Occasion(inputs, cut, card, catalog))


def _always(seen: Occasion) -> str | None:
    return None


def _has_quotas(seen: Occasion) -> str | None:
    """Only schemes without quotas were in force in the window, and nothing charged earlier fell due."""
    schemes, (first, last) = seen.inputs.schemes, seen.window
    months = str(Month.of(first.date())), str(Month.of(last.date()))
    ended = (schemes["ends_month"] != "") & (schemes["ends_month"] < months[0])
    in_force = schemes[schemes["ordinary"] & (schemes["starts_month"] <= months[1]) & ~ended]
    if in_force.empty or (in_force["kind"] != "no_quota").any():
        return None
    # What an earlier scheme charged may still fall due after it was replaced.
    if first < last and within(seen.inputs.charges["original_due_on"], (first, last)).any():
        return None
    return NO_QUOTAS


def _in_cycle(key: str, reason: str) -> Callable[[Occasion], str | None]:
    def rule(seen: Occasion) -> str | None:
        terms = known_terms(seen.inputs)
        windows = seen.catalog.transition_windows
        out = terms and active_term(terms, seen.cut.day, windows, key) is None
        return reason if out else None

    return rule


def _intermediate_level(seen: Occasion) -> str | None:
    return None if seen.inputs.has_intermediate_level else NO_INTERMEDIATE_LEVEL


def _had_suspensions(seen: Occasion) -> str | None:
    """Nothing was held up for safety by the cut; a log that is silent says nothing of it."""
    rows = seen.inputs.activities
    if silent(seen.inputs, seen.cut, seen.card.code, rows["held_on"]):
        return None
    held_up = (rows["suspension_reason"] == "security") & (rows["suspended_on"] <= seen.cut.at)
    return None if held_up.any() else NO_SUSPENSIONS


def _peace_plan(seen: Occasion) -> str | None:
    """The association said so, or its records show it by the cut."""
    inputs, day = seen.inputs, seen.cut.at
    if inputs.peace_mode:
        return None
    tags, tables = (
        tags_in_force(inputs, seen.cut.day),
        inputs.working_groups,
    )
    marked = tags["tag"].isin(PEACE_TAGS)
    meeting = tables["theme"].isin(PEACE_THEMES) & (tables["since"] <= day)
    listed = inputs.peace_initiatives["listed_on"] <= day
    return None if marked.any() or meeting.any() or listed.any() else NO_PEACE_PLAN


RULES: Mapping[str, Callable[[Occasion], str | None]] = {
    "always": _always,
    "has_quotas": _has_quotas,
    "transition_cycle": _in_cycle(CYCLE, OUT_OF_CYCLE),
    "electoral_cycle": _in_cycle(ELECTORAL_CYCLE, OUT_OF_ELECTIONS),
    "intermediate_level": _intermediate_level,
    "had_suspensions": _had_suspensions,
    "peace_plan": _peace_plan,
}
"""By what the card says; a rule for each of the catalogue's."""
