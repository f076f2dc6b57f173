"""What can be said of an indicator, and of a question, area or index, before any colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """The state of one indicator at a cut-off."""

    CALCULABLE = "calculable"
    NO_DATA = "no_data"
    OVERDUE = "overdue"
    NO_TARGET = "no_target"
    NOT_CALCULABLE = "not_calculable"
    NOTHING_PROGRAMMED = "nothing_programmed"
    NOT_DUE = "not_due"
    NOT_APPLICABLE = "not_applicable"
    NOT_AVAILABLE = "not_available"


class Standing(StrEnum):
    """The state of a question, an area or the index at a cut-off."""

    SCORED = "scored"
    INSUFFICIENT_DATA = "insufficient_data"
    NOTHING_DUE = "nothing_due"
    NOT_MEASURED = "not_measured"


APPLICABLE = frozenset(
    {
        State.CALCULABLE,
        State.NO_DATA,
        State.OVERDUE,
        State.NO_TARGET,
        State.NOT_CALCULABLE,
    }
)
"""States whose indicator counts in the applicable weight."""

WITH_DATA = frozenset({State.CALCULABLE})
"""States whose indicator counts in the weight with data."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a state is said and marked. ``shows_value``: the measured value is printed as well."""

    es: str
    mark: str
    shows_value: bool = False


STATE_WORDS: Mapping[State, Wording] = {
    State.CALCULABLE: Wording("", "", shows_value=True),
    State.NO_DATA: Wording("sin dato", "○"),
    State.OVERDUE: Wording("vencido", "◔"),
    State.NO_TARGET: Wording("sin meta", "", shows_value=True),
    State.NOT_CALCULABLE: Wording("no calculable", "!"),
    State.NOTHING_PROGRAMMED: Wording("sin programación", "", shows_value=True),
    State.NOT_DUE: Wording("aún no exigible", "–"),
    State.NOT_APPLICABLE: Wording("no aplica", "n/a"),
    State.NOT_AVAILABLE: Wording("aún no disponible", "…"),
}

STANDING_WORDS: Mapping[Standing, Wording] = {
    Standing.SCORED: Wording("", "", shows_value=True),
    Standing.INSUFFICIENT_DATA: Wording("datos insuficientes", "○"),
    Standing.NOTHING_DUE: Wording("nada exigible", "–"),
    Standing.NOT_MEASURED: Wording("no medida", "…"),
}

STANDING_REASONS: Mapping[Standing, str] = {
    Standing.SCORED: "",
    Standing.INSUFFICIENT_DATA: "Los datos reunidos no alcanzan la cobertura exigida.",
    Standing.NOTHING_DUE: "A la fecha de corte nada era exigible o aplicable.",
    Standing.NOT_MEASURED: "No tiene indicadores adoptados que esta versión pueda medir.",
}
