"""What a goal is tagged with: objectives, programme and agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from evalua.board.names import objective_names
from evalua.ui import cache
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.forms import Form

LINKS = ("dnp_objective", "programme_id", "agreement_id", "objective_id")


def objectives() -> dict[int, str]:
    """Objective number → its name, in the order of the catalogue."""
    return dict(enumerate(CATALOG.choices("dnp_objectives").values(), 1))


def programmes(here: Here) -> dict[int, str]:
    """Programme id → name, in alphabetical order."""
    return _names(cache.inputs(here).programmes)


def agreements(here: Here) -> dict[int, str]:
    """Agreement id → name, in alphabetical order."""
    return _names(cache.inputs(here).agreements)


def link_fields(here: Here, form: Form) -> None:
    """The tags of a goal; what the association does not have is not asked."""
    form.choice("dnp_objective", "Objetivo de la asociatividad", objectives(), optional=True)
    for name, label, options in (
        ("programme_id", "Programa o unidad", programmes(here)),
        ("agreement_id", "Convenio", agreements(here)),
        ("objective_id", "Objetivo de los estatutos", objective_names(cache.inputs(here))),
    ):
        if options:
            form.choice(name, label, options, optional=True)


def link_defaults(goal: Mapping[str, Any]) -> dict[str, int | None]:
    """The tags a goal has already."""
    return {name: None if pd.isna(goal[name]) else int(goal[name]) for name in LINKS}


def tags(here: Here, goal: Mapping[str, Any]) -> list[str]:
    """The tags of a goal in words, those it has: «Objetivo: Innovación»."""
    known = link_defaults(goal)
    names = {
        "Objetivo": objectives(),
        "Programa": programmes(here),
        "Convenio": agreements(here),
        "Estatutos": objective_names(cache.inputs(here)),
    }
    return [
        f"{label}: {options[key]}"
        for (label, options), key in zip(names.items(), known.values(), strict=True)
        if key is not None and key in options
    ]


def _names(frame: pd.DataFrame) -> dict[int, str]:
    ordered = frame.sort_values("name")
    return {int(key): str(name) for key, name in zip(ordered["id"], ordered["name"], strict=True)}
