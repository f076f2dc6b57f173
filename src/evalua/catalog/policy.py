"""Scoring policy: weights, thresholds, bands, states, kinds of accumulation, shared definitions."""

from __future__ import annotations

from typing import Literal

from evalua.catalog.base import Frozen, Key, Text
from evalua.catalog.indicator import Accumulation

StateKey = Literal[
    "calculable",
    "no_data",
    "overdue",
    "no_target",
    "not_calculable",
    "nothing_programmed",
    "not_due",
    "not_applicable",
    "not_available",
]
BandKey = Literal["green", "amber", "red"]


class ScoringDefaults(Frozen):
    """The policy an association starts with; its board may change it by a dated act.

    Weights are relative; coverage is a share 0–1; bands and widths are points of 0–100.
    """

    indicator_weight_core: float
    indicator_weight_complementary: float
    weight_objective: float
    weight_questionnaire: float
    min_coverage_to_show: float
    band_green: float
    band_amber: float
    questionnaire_valid_months: int
    overdue_grace_days: int
    range_width_default: float
    aggregation: Literal["arithmetic", "geometric"]
    submission_day: int
    late_data_flag_days: int
    idle_idea_days: int
    robustness_weight_spread: float
    robustness_band_shift: float


class Band(Frozen):
    """A colour of the traffic light; never shown without its word and its mark."""

    key: BandKey
    name: Text
    mark: Text


class State(Frozen):
    """What can be said of a measure before any colour."""

    key: StateKey
    name: Text
    mark: Text
    in_applicable: bool
    has_data: bool
    meaning: Text


class AccumulationRule(Frozen):
    """How periods add up, in words for *Metodología*."""

    key: Accumulation
    name: Text
    rule: Text


class Convention(Frozen):
    """A definition that every indicator uses alike."""

    key: Key
    name: Text
    text: Text


class Recording(Frozen):
    """Something to write down that complementary indicators need beyond what the core asks.

    ``keystrokes`` are those of a month in an association of twelve municipalities; ``estimate`` says
    in a sentence how they were counted, and ``who`` usually writes them.
    """

    key: Key
    name: Text
    keystrokes: int
    who: Text
    estimate: Text
    indicators: tuple[str, ...]
