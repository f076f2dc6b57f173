"""Changing how scores are made: several numbers at once, by one act, from one date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.months.policy import policy_on
from evalua.registers.association.facts import facts
from evalua.registers.entry import Entry, Number
from evalua.registers.targets.commands import set_policy
from evalua.registers.targets.queries import settings
from evalua.scoring.policy import Policy
from evalua.storage.work import Work

MEANS = ("arithmetic", "geometric")
OUT_OF_ORDER = "«En camino» debe empezar antes que «Bien». Revise los dos umbrales."
_HIGHEST = {
    "band_green": 100.0,
    "band_amber": 100.0,
    "coverage_min": 100.0,
    "core_weight": 10.0,
    "complementary_weight": 10.0,
}
_LOWEST = {"core_weight": 0.1, "complementary_weight": 0.1}


@dataclass(frozen=True, slots=True)
class PolicyInput:
    """What the board decides. An empty figure stays as it was.

    Bands are points of 100; ``coverage_min`` is a percentage, 0–100; weights are relative.
    """

    since: date | None
    act: str
    numbers: Mapping[str, Number] = field(default_factory=dict)
    mean: str = ""
    bands: bool | None = None


def change_policy(
    work: Work,
    data: PolicyInput,
    *,
    catalog: Catalog,
    versions: Mapping[str, int] | None = None,
) -> list[str]:
    """Write what differs from the policy of that day and return its keys.

    ``versions`` are those of the decisions when the form was opened (``setting_versions``).

    Raises Problem when a figure is out of range, or when on that day or a later one the bands would
    be out of order; approved months keep theirs.
    """
    require(work.actor, "set_up")
    entry = Entry(facts(work.session, work.association_id))
    entry.require("since", data.since, "Elija desde qué fecha.")
    entry.require("act", data.act, "Escriba el acta en que la junta lo decidió.")
    read = _numbers(entry, data.numbers)
    entry.stop_if_any()
    assert data.since is not None
    now = policy_on(work.session, work.association_id, data.since, catalog)
    changes = _changes(now, read, data)
    if not changes:
        entry.error("", "V00", "No cambió nada: lo escrito ya es la regla en esa fecha.")
    entry.stop_if_any()
    for key, value in changes.items():
        set_policy(work, key, value, data.since, data.act, versions=versions)
    _check_order(work, entry, data.since, catalog)
    entry.stop_if_any()
    return list(changes)


def _numbers(entry: Entry, typed: Mapping[str, Number]) -> dict[str, float]:
    read = {
        key: entry.number(key, value, required=False, low=_LOWEST.get(key, 0.0), high=_HIGHEST[key])
        for key, value in typed.items()
    }
    found = {key: value for key, value in read.items() if value is not None}
    if "coverage_min" in found:
        found["coverage_min"] /= 100
    return found


def _changes(now: Policy, read: Mapping[str, float], data: PolicyInput) -> dict[str, str]:
    """What differs, as the register keeps it."""
    changes = {key: repr(value) for key, value in read.items() if value != getattr(now, key)}
    if data.mean in MEANS and data.mean != now.mean:
        changes["mean"] = data.mean
    if data.bands is not None and data.bands != now.bands:
        changes["bands"] = "yes" if data.bands else "no"
    return changes


def _check_order(work: Work, entry: Entry, since: date, catalog: Catalog) -> None:
    """Every policy from that day on must still be one: a later row may not fit a new figure."""
    rows = settings(work.session, association_id=work.association_id)
    days = rows.loc[rows["since"] >= pd.Timestamp(since), "since"].drop_duplicates()
    for day in days:
        try:
            policy_on(work.session, work.association_id, day.date(), catalog)
        except ValueError:
            entry.error("band_amber", "V23", OUT_OF_ORDER)
            return
