"""What if the quota changed? A year of the present scheme beside the same year with another quota.

Nothing here is saved: it answers «¿y si la cuota sube 5 %?» from what is already recorded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Any

import pandas as pd

from evalua.board.names import members_on
from evalua.domain.money import share
from evalua.domain.month import Month
from evalua.measures.balances import balances
from evalua.measures.contributions import in_cash
from evalua.measures.inputs import Cut, Inputs, within
from evalua.storage.frames import Columns, build

WINDOW = "12m"
RULE = (
    "La cuota de hoy es la habitual de cada miembro: la mediana de sus cobros de los últimos doce "
    "meses con el esquema vigente. Un año son tantas cuotas como cobra el esquema. Lo que se espera "
    "recaudar sigue el ritmo de cada uno: lo que pagó de lo que se le venció en doce meses. Quien "
    "todavía no tiene historia no entra en lo esperado. Nada de esto se guarda."
)
PERIODS: Mapping[str, int] = {"month": 12, "quarter": 4, "half_year": 2, "year": 1, "once": 1}
QUOTAS: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "quota": "int",
    "new_quota": "int",
    "billed": "int",
    "new_billed": "int",
    "billed_change": "int",
    "rate": "float",
    "expected": "int",
    "new_expected": "int",
    "expected_change": "int",
}
"""Minor units; ``billed`` and ``expected`` are of a year. ``rate`` is paid ÷ due of the last twelve
months (0–1); it and what follows from it are missing where nothing fell due."""


@dataclass(frozen=True, slots=True)
class Change:
    """Another quota: ``percent`` of change on each member's, or one ``amount`` for all of them."""

    percent: Decimal | None = None
    amount: int | None = None

    def of(self, quota: int) -> int:
        """The new quota, in minor units, rounded half up once."""
        if self.amount is not None:
            return self.amount
        return share(quota, Decimal(100) + (self.percent or Decimal(0)), Decimal(100))


@dataclass(frozen=True)
class Simulation:
    """A year with each quota. ``lines`` has the columns ``QUOTAS``; money is minor units.

    ``unknown`` are the members without history, left out of what is expected; ``without_quota``
    those that the scheme has not charged yet, left out of everything.
    """

    scheme: str
    periods: int
    lines: pd.DataFrame
    unknown: list[str]
    without_quota: list[str]

    def total(self, column: str) -> int:
        """The sum of a column of money over the members that have it."""
        return int(self.lines[column].sum())


def simulate(inputs: Inputs, day: date, change: Change) -> Simulation | None:
    """The effect of a change on each member and on the year; None without a scheme of quotas."""
    cut = Cut(Month.of(day), day)
    scheme = _in_force(inputs, cut)
    if scheme is None:
        return None
    quotas, rates = _quotas(inputs, cut, scheme), _rates(inputs, cut)
    members = members_on(inputs, day)
    periods = PERIODS[scheme["periodicity"]]
    lines = build(
        (
            {"municipality_id": key, "municipality": name}
            | _line(quotas[key], change.of(quotas[key]), periods, rates.get(key))
            for key, name in members.items()
            if key in quotas
        ),
        QUOTAS,
    )
    return Simulation(
        scheme=scheme["name"],
        periods=periods,
        lines=lines,
        unknown=list(lines.loc[lines["rate"].isna(), "municipality"]),
        without_quota=[name for key, name in members.items() if key not in quotas],
    )


def _in_force(inputs: Inputs, cut: Cut) -> dict[str, Any] | None:
    """The ordinary scheme that charges quotas in money in the cut's month."""
    rows = inputs.schemes
    started = rows["starts_month"] <= str(cut.month)
    ended = (rows["ends_month"] != "") & (rows["ends_month"] < str(cut.month))
    kinds = ~rows["kind"].isin(["no_quota", "in_kind"])
    found = rows[started & ~ended & rows["ordinary"] & kinds].to_dict("records")
    return found[-1] if found else None


def _quotas(inputs: Inputs, cut: Cut, scheme: Mapping[str, Any]) -> dict[int, int]:
    """By municipality: its usual charge under the scheme, the median of twelve months."""
    first, last = (str(Month.of(day.date())) for day in cut.window(WINDOW))
    rows = inputs.charges[inputs.charges["scheme_id"] == scheme["id"]]
    rows = rows[rows["month"].between(first, last)]
    return {int(key): _middle(mine) for key, mine in rows.groupby("municipality_id")["amount"]}


def _middle(amounts: pd.Series) -> int:
    middle = median([Decimal(int(amount)) for amount in amounts])
    return int(middle.quantize(Decimal(1), ROUND_HALF_UP))


def _rates(inputs: Inputs, cut: Cut) -> dict[int, tuple[int, int]]:
    """By municipality: what was paid, and what fell due in twelve months, where anything did."""
    charges = in_cash(inputs, balances(inputs, cut))
    due = charges[within(charges["original_due_on"], cut.window(WINDOW))]
    owed = (due["amount"] - due["written_off"]).groupby(due["municipality_id"]).sum()
    paid = due.groupby("municipality_id")["paid"].sum()
    return {int(key): (int(paid[key]), int(owed[key])) for key in owed.index if owed[key] > 0}


def _line(quota: int, new: int, periods: int, rate: tuple[int, int] | None) -> dict[str, Any]:
    billed, new_billed = quota * periods, new * periods
    line = {
        "quota": quota,
        "new_quota": new,
        "billed": billed,
        "new_billed": new_billed,
        "billed_change": new_billed - billed,
    }
    if rate is None:
        return line
    paid, owed = (Decimal(part) for part in rate)
    expected, new_expected = share(billed, paid, owed), share(new_billed, paid, owed)
    return line | {
        "rate": float(paid / owed),
        "expected": expected,
        "new_expected": new_expected,
        "expected_change": new_expected - expected,
    }
