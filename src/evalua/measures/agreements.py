"""How payment agreements stand: in force, fulfilled, defaulted or cancelled.

Nobody types that an instalment was paid. An agreement freezes what was owed of each of its charges;
what is no longer owed of them covers its instalments, the oldest first.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from evalua.measures.balances import balances
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.once import once
from evalua.storage.frames import Columns, build

GRACE_DAYS = 15
AGREEMENTS: Columns = {
    "agreement_id": "id",
    "uid": "text",
    "municipality_id": "id",
    "agreed_on": "date",
    "act": "text",
    "debt": "int",
    "covered": "int",
    "left": "int",
    "state": "text",
    "next_due_on": "date",
    "next_left": "int",
    "days_late": "int",
    "last_due_on": "date",
    "cancelled_on": "date",
    "cancelled_reason": "text",
}
"""``state``: in_force, fulfilled, defaulted, cancelled. ``next_*``: the oldest instalment with
something left; ``days_late``: its days past due at the cut, 0 where it is not late."""

INSTALMENTS: Columns = {
    "agreement_id": "id",
    "number": "int",
    "due_on": "date",
    "amount": "int",
    "covered": "int",
    "left": "int",
    "state": "text",
}
"""``state``: paid, late (past due with something left), pending."""


@once
def agreements(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """Every agreement signed by the cut, as it stands then (columns ``AGREEMENTS``).

    Defaulted: an instalment with something left more than 15 days past due; paying what is late
    puts the agreement in force again. Amounts are minor units. Source: domain, AcuerdoPago.
    """
    steps = instalments(inputs, cut)
    return build(
        (_agreement(row, steps, cut) for row in _signed(inputs, cut).to_dict("records")), AGREEMENTS
    )


@once
def instalments(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """Every instalment of the agreements signed by the cut, by date (columns ``INSTALMENTS``)."""
    covered = _covered(inputs, cut)
    rows: list[dict[str, Any]] = []
    for key in _signed(inputs, cut)["id"]:
        mine = inputs.instalments[inputs.instalments["agreement_id"] == key]
        mine = mine.sort_values("due_on", kind="stable")
        if key in covered:
            parts = _oldest_first(covered[key], mine["amount"])
        else:
            parts = _as_typed(mine, cut)
        rows += _steps(mine, parts, cut)
    return build(rows, INSTALMENTS)


def keeping_agreement(inputs: Inputs, cut: Cut) -> pd.Series:
    """The municipality ids with an agreement in force at the cut."""
    standing = agreements(inputs, cut)
    return standing.loc[standing["state"] == "in_force", "municipality_id"]


def rescheduled(inputs: Inputs, cut: Cut) -> set[int]:
    """The charge ids that an agreement in force at the cut reschedules.

    An agreement recorded before agreements named their charges holds all those of its member.
    """
    standing = agreements(inputs, cut)
    kept = standing[standing["state"] == "in_force"]
    links = inputs.agreement_charges
    named = links.loc[links["agreement_id"].isin(kept["agreement_id"]), "charge_id"]
    bare = kept.loc[~kept["agreement_id"].isin(links["agreement_id"]), "municipality_id"]
    whole = inputs.charges.loc[inputs.charges["municipality_id"].isin(bare), "id"]
    return {int(key) for key in (*named, *whole)}


def _signed(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    rows = inputs.payment_agreements
    return rows[rows["agreed_on"] <= cut.at].sort_values(["agreed_on", "id"])


def _covered(inputs: Inputs, cut: Cut) -> dict[int, int]:
    """By agreement: what it froze of its charges less what is left of them at the cut."""
    links = inputs.agreement_charges
    charges = balances(inputs, cut)
    left = links["charge_id"].map(dict(zip(charges["id"], charges["left"], strict=True)))
    gone = (links["amount"] - left.fillna(0)).clip(lower=0)
    sums = gone.groupby(links["agreement_id"]).sum()
    return {int(key): int(total) for key, total in sums.items()}


def _oldest_first(money: int, amounts: pd.Series) -> list[int]:
    parts = []
    for amount in amounts:
        parts.append(min(money, int(amount)))
        money -= parts[-1]
    return parts


def _as_typed(mine: pd.DataFrame, cut: Cut) -> list[int]:
    """Instalments of an agreement without charges: what was written of each when it was paid."""
    paid = mine["paid_on"].notna() & (mine["paid_on"] <= cut.at)
    return [int(amount) for amount in mine["amount"].where(paid, 0)]


def _steps(mine: pd.DataFrame, parts: list[int], cut: Cut) -> list[dict[str, Any]]:
    rows = mine.to_dict("records")
    return [
        {
            **row,
            "number": number,
            "covered": part,
            "left": row["amount"] - part,
            "state": _step_state(row["amount"] - part, row["due_on"], cut),
        }
        for number, (row, part) in enumerate(zip(rows, parts, strict=True), start=1)
    ]


def _step_state(left: int, due_on: pd.Timestamp, cut: Cut) -> str:
    if left <= 0:
        return "paid"
    return "late" if due_on < cut.at else "pending"


def _agreement(row: dict[str, Any], steps: pd.DataFrame, cut: Cut) -> dict[str, Any]:
    mine = steps[steps["agreement_id"] == row["id"]]
    debt, covered = int(mine["amount"].sum()), int(mine["covered"].sum())
    pending = mine[mine["left"] > 0]
    following = pending.iloc[0].to_dict() if len(pending) else {}
    late = max(0, (cut.at - following["due_on"]).days) if following else 0
    return {
        **row,
        "agreement_id": row["id"],
        "debt": debt,
        "covered": covered,
        "left": debt - covered,
        "state": _state(row, bool(following), late, cut),
        "next_due_on": following.get("due_on"),
        "next_left": following.get("left"),
        "days_late": late,
        "last_due_on": mine["due_on"].max(),
    }


def _state(row: dict[str, Any], open_: bool, late: int, cut: Cut) -> str:
    if pd.notna(row["cancelled_on"]) and row["cancelled_on"] <= cut.at:
        return "cancelled"
    if not open_:
        return "fulfilled"
    return "defaulted" if late > GRACE_DAYS else "in_force"
