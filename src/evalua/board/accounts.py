"""What each member was charged, paid and owes as of a day. Amounts are integer minor units.

A charge counts from the first day of its month; it is overdue from the day after its original due
date. A payment, and what it was applied to, counts from its own date; a write-off, from its act.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from evalua.board.movements import movements
from evalua.board.names import members_on, municipality_names
from evalua.domain.month import Month
from evalua.measures.contributions import ARREARS_AFTER_DAYS, balances, keeping_agreement
from evalua.measures.inputs import Cut, Inputs
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
    "due_on": "date",
    "charged": "int",
    "credited": "int",
    "balance": "int",
}
"""``kind``: charge, payment, write_off. ``balance`` is what is owed after the line; below zero it
is in favour of the municipality."""

AGEING: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "days_0_30": "int",
    "days_31_60": "int",
    "days_61_90": "int",
    "days_over_90": "int",
    "total": "int",
}
COLLECTION: Columns = {
    "month": "text",
    "due": "int",
    "paid": "int",
    "previous_due": "int",
    "previous_paid": "int",
}
SUMMARY: Columns = {
    "municipality_id": "id",
    "uid": "text",
    "municipality": "text",
    "is_member": "bool",
    "charged": "int",
    "paid": "int",
    "written_off": "int",
    "pending": "int",
    "overdue": "int",
    "credit": "int",
    "balance": "int",
    "oldest_overdue_days": "int",
    "last_paid_on": "date",
    "standing": "text",
    "word": "text",
}
"""``balance`` = charged − paid − written off = pending − credit. ``standing``: up_to_date,
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
        due_on=("original_due_on", "min"),
    )
    by_cell = dict(zip(cells.index, cells.to_dict("records"), strict=True))
    names = _people(inputs, day, charges)
    agreements = set(keeping_agreement(inputs, Cut.of(Month.of(day), day)))
    return build(
        (
            {"municipality_id": key, "municipality": name, "month": str(month)}
            | _cell(by_cell.get((key, str(month))), key in agreements)
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


def collection_by_month(inputs: Inputs, day: date) -> pd.DataFrame:
    """Due and paid since January, month by month, this year and the last (columns ``COLLECTION``).

    The figures of each month are those of the collection rate at its cut; this year's are missing
    for the months that have not begun.
    """
    rows = []
    for month in Month(day.year, 1).to(Month(day.year, _MONTHS_A_YEAR)):
        due, paid = _to_date(inputs, Cut.of(month, day)) if month.first <= day else (None, None)
        past_due, past_paid = _to_date(inputs, Cut.of(month + -_MONTHS_A_YEAR, day))
        rows.append((str(month), due, paid, past_due, past_paid))
    return build(rows, COLLECTION)


def members_summary(inputs: Inputs, day: date) -> pd.DataFrame:
    """One row per member, and per former member with an account, by name (columns ``SUMMARY``)."""
    charges = _charges(inputs, day)
    payments = inputs.payments[inputs.payments["paid_on"] <= pd.Timestamp(day)]
    names = _people(inputs, day, pd.concat([charges, payments]))
    agreements = set(keeping_agreement(inputs, Cut.of(Month.of(day), day)))
    owed, received = _owed(charges), _received(payments)
    lines = [
        {"municipality_id": key, "municipality": name}
        | _account(owed.get(key, _NOTHING_OWED), received.get(key, {}), key in agreements)
        for key, name in names.items()
    ]
    frame = build(lines, SUMMARY)
    uids = dict(zip(inputs.municipalities["id"], inputs.municipalities["uid"], strict=True))
    members = list(members_on(inputs, day))
    return frame.assign(
        uid=frame["municipality_id"].map(uids),
        is_member=frame["municipality_id"].isin(members),
    )


def _charges(inputs: Inputs, day: date) -> pd.DataFrame:
    """The charges of the months begun by the day, with paid, written_off, left, days, overdue."""
    charges = balances(inputs, Cut(Month.of(day), day))
    charges = charges[charges["month"] <= str(Month.of(day))]
    days = (pd.Timestamp(day) - charges["original_due_on"]).dt.days
    return charges.assign(days=days, overdue=charges["left"].where(days > 0, 0))


def _people(inputs: Inputs, day: date, rows: pd.DataFrame) -> dict[int, str]:
    """Members on the day and whoever appears in the rows, by name."""
    ids = set(members_on(inputs, day)) | set(rows["municipality_id"])
    return {key: name for key, name in municipality_names(inputs).items() if key in ids}


def _cell(cell: dict[str, Any] | None, agreement: bool) -> dict[str, Any]:
    return {"status": "none"} if cell is None else cell | {"status": _status(cell, agreement)}


def _status(cell: dict[str, Any], agreement: bool) -> str:
    if cell["left"] <= 0:
        return "paid"
    if cell["overdue"] > 0 and agreement:
        return "agreement"
    if cell["paid"] > 0:
        return "partial"
    return "overdue" if cell["overdue"] > 0 else "not_due"


def _to_date(inputs: Inputs, cut: Cut) -> tuple[int, int]:
    """Due and paid of the cut's year, as the collection rate counts them."""
    charges = balances(inputs, cut)
    due = charges[charges["original_due_on"].between(pd.Timestamp(cut.year_start), cut.at)]
    return int((due["amount"] - due["written_off"]).sum()), int(due["paid"].sum())


_NOTHING_OWED: dict[str, Any] = {"charges": 0, "charged": 0, "forgiven": 0, "left": 0, "overdue": 0}


def _owed(charges: pd.DataFrame) -> dict[int, dict[str, Any]]:
    """By municipality: how many charges, their sums, and the days of the oldest overdue one."""
    late = charges["days"].where(charges["overdue"] > 0)
    sums = (
        charges.assign(late=late)
        .groupby("municipality_id")
        .agg(
            charges=("amount", "size"),
            charged=("amount", "sum"),
            forgiven=("written_off", "sum"),
            left=("left", "sum"),
            overdue=("overdue", "sum"),
            oldest=("late", "max"),
        )
    )
    return dict(zip(sums.index, sums.to_dict("records"), strict=True))


def _received(payments: pd.DataFrame) -> dict[int, dict[str, Any]]:
    """By municipality: what was paid and the last day it paid."""
    groups = payments.groupby("municipality_id")
    sums = groups.agg(paid=("amount", "sum"), last_paid_on=("paid_on", "max"))
    return dict(zip(sums.index, sums.to_dict("records"), strict=True))


def _account(owed: dict[str, Any], received: dict[str, Any], agreement: bool) -> dict[str, Any]:
    paid = received.get("paid", 0)
    balance = owed["charged"] - paid - owed["forgiven"]
    oldest = owed.get("oldest")
    oldest_days = None if oldest is None or pd.isna(oldest) else int(oldest)
    standing = _standing(owed["charges"], oldest_days or 0, agreement)
    return {
        "charged": owed["charged"],
        "paid": paid,
        "written_off": owed["forgiven"],
        "pending": owed["left"],
        "overdue": owed["overdue"],
        "credit": owed["left"] - balance,
        "balance": balance,
        "oldest_overdue_days": oldest_days,
        "last_paid_on": received.get("last_paid_on"),
        "standing": standing,
        "word": STANDINGS[standing],
    }


def _standing(charges: int, oldest: int, agreement: bool) -> str:
    if not charges:
        return "none"
    if oldest <= ARREARS_AFTER_DAYS:
        return "up_to_date"
    return "agreement" if agreement else "pending"
