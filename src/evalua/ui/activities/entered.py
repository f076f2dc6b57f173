"""From what the form of an activity holds to the activity as it is written, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evalua.registers.activities.inputs import ActivityInput
from evalua.ui.forms import Entered

ABOUT = {"goal": "Meta", "project": "Proyecto", "service": "Servicio"}
APART = "audiences_apart"
"""The tick that says an activity did not reach the same people everywhere."""
_TEXTS = (
    "topic",
    "channel",
    "track",
    "result",
    "product",
    "commitment",
    "adjust",
    "link",
    "evidence",
    "place",
    "promotion_kind",
    "shown",
    "counted_as",
    "suspension_reason",
    "cancelled_reason",
    "total",
)
COUNTS = (
    "women",
    "men",
    "unstated",
    "youth",
    "victims",
    "ethnic",
    "disability",
    "diversity",
    "completed_women",
    "completed_men",
    "completed_unstated",
    "completed_before",
)
_KEYS = ("spokesperson_id", "place_id", "group_id", "rescheduled_from_id")
_DAYS = ("held_on", "suspended_on", "cancelled_on")
_SEVERAL = ("mayors_present", "partners", "organizations")


def as_input(entered: Entered, towns: Sequence[int], kept: Mapping[str, Any]) -> ActivityInput:
    """An activity from what was entered; ``kept`` holds what this form did not ask for."""

    def said(name: str, default: Any) -> Any:
        value = entered[name] if name in entered.fields else kept.get(name)
        return default if value is None else value

    kind_of, _, key = str(said("about", "")).partition(":")
    about: dict[str, Any] = {f"{name}_id": int(key) if name == kind_of else None for name in ABOUT}
    places = list(towns) if entered["all"] else list(said("municipalities", []))
    return ActivityInput(
        kind=said("kind", ""),
        status=said("status", "done"),
        municipalities=places,
        individual=bool(said("individual", False)),
        audiences=_audiences(said, places),
        exhibitors=_by_town(said, "exhibitors", places),
        completed=_by_town(said, "completed", places),
        **{name: said(name, "") for name in (*_TEXTS, *COUNTS)},
        **{name: said(name, None) for name in (*_KEYS, *_DAYS)},
        **{name: said(name, []) for name in _SEVERAL},
        **about,
    )


def by_town_defaults(name: str, values: Iterable[tuple[int, object]]) -> dict[str, str]:
    """What is known of each municipality, by the name of its field."""
    return {f"{name}.{town}": str(value) for town, value in values}


def _by_town(said: Any, name: str, towns: Sequence[int]) -> dict[int, Any]:
    typed = {town: said(f"{name}.{town}", "") for town in towns}
    return {town: value for town, value in typed.items() if value != ""}


def _audiences(said: Any, towns: Sequence[int]) -> dict[int, list[str]]:
    everywhere = list(said("audiences", []))
    apart = bool(said(APART, False))
    found = {t: list(said(f"audiences.{t}", [])) if apart else everywhere for t in towns}
    return {town: several for town, several in found.items() if several}
