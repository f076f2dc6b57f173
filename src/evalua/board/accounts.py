"""What each member was charged, paid and owes as of a day. Amounts are integer minor units.

A charge counts from the first day of its month; it is overdue from the day after its original due
date. A payment, and what it was applied to, counts from its own date; a write-off, from its act; a
refund, from the day it was given back. What is due or given in kind is not money and stands apart.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from evalua.board.movements import movements, refunds_by
from evalua.board.names import members_on, municipality_names
from evalua.domain.month import Month
from evalua.measures.agreements import rescheduled
from evalua.measures.balances import balances
from evalua.measures.contributions import ARREARS_AFTER_DAYS, in_cash
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.once import once
from evalua.storage.frames import Columns, build

MATRIX: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "month": "text",
    "status": "text",
    "charged": "int",
    "paid": "int",
    "written_off": "int",
    "left": "int",
    "due_on": "date",
}
"""``status``: paid, partial, overdue, agreement, not_due, none; amounts missing where none."""

STATEMENT: Columns = {
    "uid": "text",
    "dated_on": "date",
    "kind": "text",
    "concept": "text",
    "reference": "text",
    "detail": "text",
    "due_on": "date",
    "charged": "int",
    "credited": "int",
    "balance": "int",
}
"""``kind``: charge, payment, write_off, refund. ``detail`` says what a payment covers, or why it was
given back. ``balance`` is what is owed after the line; below zero it is in favour of the municipality."""

AGEING: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "days_0_30": "int",
    "days_31_60": "int",
    "days_61_90": "int",
    "days_over_90": "int",
    "total": "int",
}
SUMMARY: Columns = {
    "municipality_id": "id",
    "uid": "text",
    "municipality": "text",
    "is_member": "bool",
    "charged": "int",
    "paid": "int",
    "written_off": "int",
    "refunded": "int",
    "pending": "int",
    "overdue": "int",
    "credit": "int",
    "balance": "int",
    "oldest_overdue_days": "int",
    "last_paid_on": "date",
    "in_kind": "int",
    "standing": "text",
    "word": "text",
}
"""``balance`` = charged − paid − written off + refunded = pending − credit. ``in_kind`` is what was
given in kind, at its declared value, and enters none of the others. ``standing``: up_to_date,
agreement, pending (something overdue for more than 30 days) or none (no charges yet)."""

STANDINGS = {
    "up_to_date": "● Al día",
    "agreement": "◇ Con acuerdo",
    "pending": "◆ Pendiente",
    "none": "– Sin cobros",
}
_EDGES = [-1, 30, 60, 90, float("inf")]
_BUCKETS = ["days_0_30", "days_31_60", "days_61_90", "days_over_90"]
_MONTHS_A_YEAR = 12


def contribution_matrix(
    inputs: Inputs, day: date, first: Month | None = None, last: Month | None = None
) -> pd.DataFrame:
    """Member × month, by name and month (columns ``MATRIX``): the year of the day unless told.

    Everybody who is a member on the day or has a charge in those months; several charges of one
    month are added up.
    """
    start = first or Month(day.year, 1)
    end = last or Month(day.year, _MONTHS_A_YEAR)
    charges = _charges(inputs, day)
    charges = charges[charges["month"].between(str(start), str(end))]
    cells = charges.groupby(["municipality_id", "month"]).agg(
        charged=("amount", "sum"),
        paid=("paid", "sum"),
        written_off=("written_off", "sum"),
        left=("left", "sum"),
        overdue=("overdue", "sum"),
        loose=("loose", "sum"),
        due_on=("original_due_on", "min"),
    )
    by_cell = dict(zip(cells.index, cells.to_dict("records"), strict=True))
    names = _people(inputs, day, charges)
    return build(
        (
            {"municipality_id": key, "municipality": name, "month": str(month)}
            | _cell(by_cell.get((key, str(month))))
            for key, name in names.items()
            for month in start.to(end)
        ),
        MATRIX,
    )


def account_statement(inputs: Inputs, municipality_id: int, day: date) -> pd.DataFrame:
    """Every movement of a municipality up to a day, with its running balance (columns ``STATEMENT``).

    By date; within a day charges come first. Ends in what the municipality owes, to the last unit.
    """
    return build(movements(inputs, municipality_id, day), STATEMENT)


def ageing(inputs: Inputs, day: date) -> pd.DataFrame:
    """What each municipality owes by days since the original due date (columns ``AGEING``).

    What falls due on the day itself is in the first group; what is not due yet is in none.
    """
    charges = _charges(inputs, day)
    due = charges[(charges["left"] > 0) & (charges["days"] >= 0)]
    groups = pd.cut(due["days"], _EDGES, labels=_BUCKETS).astype("object")
    sums = due.groupby([due["municipality_id"], groups])["left"].sum()
    names = _people(inputs, day, due)
    rows = [
        {"municipality_id": key, "municipality": name}
        | {bucket: int(sums.get((key, bucket), 0)) for bucket in _BUCKETS}
        for key, name in names.items()
    ]
    frame = build(rows, AGEING)
    return frame.assign(total=frame[_BUCKETS].sum(axis=1))


@once
def members_summary(inputs: Inputs, day: date) -> pd.DataFrame:
    """One row per member, and per former member with an account, by name (columns ``SUMMARY``)."""
    charges = _charges(inputs, day)
    payments = inputs.payments[inputs.payments["paid_on"] <= pd.Timestamp(day)]
    given = inputs.in_kind[inputs.in_kind["received_on"] <= pd.Timestamp(day)]
    names = _people(inputs, day, pd.concat([charges, payments, given]))
    owed, received = _owed(charges), _received(inputs, payments, day)
    valued = given.groupby("municipality_id")["amount"].sum()
    lines = [
        {"municipality_id": key, "municipality": name, "in_kind": int(valued.get(key, 0))}
        | _account(owed.get(key, _NOTHING_OWED), received.get(key, {}))
        for key, name in names.items()
    ]
    frame = build(lines, SUMMARY)
    uids = dict(zip(inputs.municipalities["id"], inputs.municipalities["uid"], strict=True))
    members = list(members_on(inputs, day))
    return frame.assign(
        uid=frame["municipality_id"].map(uids),
        is_member=frame["municipality_id"].isin(members),
    )


@once
def _charges(inputs: Inputs, day: date) -> pd.DataFrame:
    """The charges of the months begun by the day, with paid, written_off, left, days and overdue.

    ``loose`` is the part of what is overdue that no agreement in force reschedules.
    """
    cut = Cut(Month.of(day), day)
    charges = in_cash(inputs, balances(inputs, cut))
    charges = charges[charges["month"] <= str(Month.of(day))]
    days = (pd.Timestamp(day) - charges["original_due_on"]).dt.days
    overdue = charges["left"].where(days > 0, 0)
    loose = overdue.mask(charges["id"].isin(rescheduled(inputs, cut)), 0)
    return charges.assign(days=days, overdue=overdue, loose=loose)


def _people(inputs: Inputs, day: date, rows: pd.DataFrame) -> dict[int, str]:
    """Members on the day and whoever appears in the rows, by name."""
    ids = set(members_on(inputs, day)) | set(rows["municipality_id"])
    return {key: name for key, name in municipality_names(inputs).items() if key in ids}


def _cell(cell: dict[str, Any] | None) -> dict[str, Any]:
    return {"status": "none"} if cell is None else cell | {"status": _status(cell)}


def _status(cell: dict[str, Any]) -> str:
    if cell["left"] <= 0:
        return "paid"
    if cell["overdue"] > 0 and not cell["loose"]:
        return "agreement"
    if cell["paid"] > 0:
        return "partial"
    return "overdue" if cell["overdue"] > 0 else "not_due"


_NOTHING_OWED: dict[str, Any] = {"charges": 0, "charged": 0, "forgiven": 0, "left": 0, "overdue": 0}


def _owed(charges: pd.DataFrame) -> dict[int, dict[str, Any]]:
    """By municipality: how many charges, their sums, and the days of the oldest overdue one.

    ``oldest_loose`` leaves out what an agreement in force reschedules.
    """
    late = charges["days"].where(charges["overdue"] > 0)
    loose = charges["days"].where(charges["loose"] > 0)
    sums = (
        charges.assign(late=late, loose_late=loose)
        .groupby("municipality_id")
        .agg(
            charges=("amount", "size"),
            charged=("amount", "sum"),
            forgiven=("written_off", "sum"),
            left=("left", "sum"),
            overdue=("overdue", "sum"),
            oldest=("late", "max"),
            oldest_loose=("loose_late", "max"),
        )
    )
    return dict(zip(sums.index, sums.to_dict("records"), strict=True))


def _received(inputs: Inputs, payments: pd.DataFrame, day: date) -> dict[int, dict[str, Any]]:
    """By municipality: what was paid, the last day it paid, and what was given back."""
    groups = payments.groupby("municipality_id")
    sums = groups.agg(paid=("amount", "sum"), last_paid_on=("paid_on", "max"))
    returned = refunds_by(inputs, day).groupby("municipality_id")["amount"].sum()
    sums["refunded"] = returned.reindex(sums.index).fillna(0)
    return dict(zip(sums.index, sums.to_dict("records"), strict=True))


def _account(owed: dict[str, Any], received: dict[str, Any]) -> dict[str, Any]:
    paid, refunded = received.get("paid", 0), int(received.get("refunded", 0))
    balance = owed["charged"] - paid - owed["forgiven"] + refunded
    oldest_days = _days(owed.get("oldest"))
    standing = _standing(owed["charges"], oldest_days or 0, _days(owed.get("oldest_loose")) or 0)
    return {
        "charged": owed["charged"],
        "paid": paid,
        "written_off": owed["forgiven"],
        "refunded": refunded,
        "pending": owed["left"],
        "overdue": owed["overdue"],
        "credit": owed["left"] - balance,
        "balance": balance,
        "oldest_overdue_days": oldest_days,
        "last_paid_on": received.get("last_paid_on"),
        "standing": standing,
        "word": STANDINGS[standing],
    }


def _days(value: Any) -> int | None:
    return None if value is None or pd.isna(value) else int(value)


def _standing(charges: int, oldest: int, oldest_loose: int) -> str:
    if not charges:
        return "none"
    if oldest <= ARREARS_AFTER_DAYS:
        return "up_to_date"
    return "pending" if oldest_loose > ARREARS_AFTER_DAYS else "agreement"
