"""What the screens of contributions read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, active_members
from evalua.ui import cache
from evalua.ui.context import Here
from evalua.ui.formats import money, month_name


def recorded(here: Here) -> Inputs:
    """Every register of the association."""
    return cache.inputs(here)


def cut_day(here: Here) -> date:
    """The last day of the month looked at, or today while it is in progress."""
    return Cut.of(here.month, here.today).day


def members(here: Here) -> dict[int, str]:
    """The members on that day, by name."""
    found = active_members(cache.inputs(here), cut_day(here))
    return {int(k): str(n) for k, n in zip(found["municipality_id"], found["name"], strict=True)}


def town_names(here: Here) -> dict[int, str]:
    """Every municipality there ever was, by key: a former member may still owe."""
    towns = cache.inputs(here).municipalities
    return {int(k): str(n) for k, n in zip(towns["id"], towns["name"], strict=True)}


def town_choice(
    here: Here, amounts: Mapping[int, int], key: str, *, label: str, nobody: str
) -> int | None:
    """One of the municipalities that have an amount, by name; without any, says ``nobody``."""
    names = town_names(here)
    if not amounts:
        st.markdown(nobody)
        return None
    return st.selectbox(
        label,
        sorted(amounts, key=names.__getitem__),
        index=None,
        format_func=lambda town: f"{names[town]} · {money(amounts[town], here.facts)}",
        key=key,
        placeholder="Elija…",
    )


def month_options(here: Here) -> dict[str, str]:
    """Months a scheme may begin or end in, newest first."""
    last = Month.of(here.today) + 2
    months = list((here.facts.evaluation_start + -12).to(last))[::-1]
    return {str(m): month_name(m) for m in months}
