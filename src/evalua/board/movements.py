"""The movements of a municipality's account: charges, write-offs by act, payments."""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from typing import Any

import pandas as pd

from evalua.domain.month import Month, long_date
from evalua.measures.inputs import Inputs

Move = dict[str, Any]


def movements(inputs: Inputs, municipality_id: int, day: date) -> list[Move]:
    """Everything that moved the account by the day, in order; within a day charges come first.

    Each has uid, dated_on, kind, concept, either ``charged`` or ``credited`` and the ``balance``
    after it, in minor units; a charge is dated the first day of its month and says when it is due.
    """
    moves = [
        *_charges(inputs, municipality_id, day),
        *_write_offs(inputs, municipality_id, day),
        *_payments(inputs, municipality_id, day),
    ]
    ordered = sorted(moves, key=lambda move: move["dated_on"])
    steps = (move.get("charged", 0) - move.get("credited", 0) for move in ordered)
    balances = accumulate(steps)
    return [move | {"balance": left} for move, left in zip(ordered, balances, strict=True)]


def _charges(inputs: Inputs, municipality_id: int, day: date) -> list[Move]:
    rows = inputs.charges[inputs.charges["municipality_id"] == municipality_id]
    rows = rows[rows["month"] <= str(Month.of(day))]
    schemes = dict(zip(inputs.schemes["id"], inputs.schemes["name"], strict=True))
    return [
        {
            "uid": row["uid"],
            "dated_on": Month.parse(row["month"]).first,
            "kind": "charge",
            "concept": _charge_concept(row, schemes.get(row["scheme_id"], "")),
            "due_on": row["original_due_on"],
            "charged": row["amount"],
        }
        for row in rows.to_dict("records")
    ]


def _charge_concept(row: Move, scheme: str) -> str:
    month = Month.parse(row["month"]).label
    return f"Cobro de {month}" + (f" · {scheme}" if scheme else "")


def _write_offs(inputs: Inputs, municipality_id: int, day: date) -> list[Move]:
    mine = inputs.charges[inputs.charges["municipality_id"] == municipality_id]
    months = dict(zip(mine["id"], mine["month"], strict=True))
    rows = inputs.write_offs[inputs.write_offs["decided_on"] <= pd.Timestamp(day)]
    return [
        {
            "uid": row["uid"],
            "dated_on": row["decided_on"].date(),
            "kind": "write_off",
            "concept": f"Condonación del cobro de {Month.parse(months[row['charge_id']]).label}",
            "reference": row["act"],
            "credited": row["amount"],
        }
        for row in rows[rows["charge_id"].isin(list(months))].to_dict("records")
    ]


def _payments(inputs: Inputs, municipality_id: int, day: date) -> list[Move]:
    rows = inputs.payments[inputs.payments["municipality_id"] == municipality_id]
    rows = rows[rows["paid_on"] <= pd.Timestamp(day)]
    return [
        {
            "uid": row["uid"],
            "dated_on": row["paid_on"].date(),
            "kind": "payment",
            "concept": f"Pago del {long_date(row['paid_on'].date())}",
            "reference": row["reference"],
            "credited": row["amount"],
        }
        for row in rows.to_dict("records")
    ]
