"""The movements of a municipality's account: charges, write-offs by act, payments and refunds."""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from typing import Any

import pandas as pd

from evalua.board.wording import listed
from evalua.domain.month import Month, long_date
from evalua.measures.contributions import in_cash
from evalua.measures.inputs import Inputs

Move = dict[str, Any]


def movements(inputs: Inputs, municipality_id: int, day: date) -> list[Move]:
    """Everything that moved the account by the day, in order; within a day charges come first.

    Each has uid, dated_on, kind, concept, either ``charged`` or ``credited`` and the ``balance``
    after it, in minor units; a charge is dated the first day of its month and says when it is due.
    """
    mine = in_cash(inputs, inputs.charges[inputs.charges["municipality_id"] == municipality_id])
    mine = mine[mine["month"] <= str(Month.of(day))]
    moves = [
        *_charges(inputs, mine),
        *_write_offs(inputs, mine, day),
        *_payments(inputs, municipality_id, day),
        *_refunds(inputs, municipality_id, day),
    ]
    ordered = sorted(moves, key=lambda move: move["dated_on"])
    steps = (move.get("charged", 0) - move.get("credited", 0) for move in ordered)
    balances = accumulate(steps)
    return [move | {"balance": left} for move, left in zip(ordered, balances, strict=True)]


def charge_concepts(inputs: Inputs) -> dict[int, str]:
    """What each charge is for, by its id: «Cobro de octubre 2026 · Cuota»."""
    schemes = _scheme_names(inputs)
    return {
        int(key): _charge_concept(month, schemes.get(scheme, ""))
        for key, month, scheme in zip(
            inputs.charges["id"], inputs.charges["month"], inputs.charges["scheme_id"], strict=True
        )
    }


def refunds_by(inputs: Inputs, day: date) -> pd.DataFrame:
    """The refunds given back by the day, with ``municipality_id`` and the payment's ``paid_on``."""
    rows = inputs.refunds[inputs.refunds["refunded_on"] <= pd.Timestamp(day)]
    payments = inputs.payments[["id", "municipality_id", "paid_on"]]
    payments = payments.rename(columns={"id": "payment_id"})
    return rows.merge(payments, on="payment_id", validate="m:1")


def _charges(inputs: Inputs, mine: pd.DataFrame) -> list[Move]:
    schemes = _scheme_names(inputs)
    return [
        {
            "uid": row["uid"],
            "dated_on": Month.parse(row["month"]).first,
            "kind": "charge",
            "concept": _charge_concept(row["month"], schemes.get(row["scheme_id"], "")),
            "due_on": row["original_due_on"],
            "charged": row["amount"],
        }
        for row in mine.to_dict("records")
    ]


def _scheme_names(inputs: Inputs) -> dict[int, str]:
    return dict(zip(inputs.schemes["id"], inputs.schemes["name"], strict=True))


def _charge_concept(month: str, scheme: str) -> str:
    return f"Cobro de {Month.parse(month).label}" + (f" · {scheme}" if scheme else "")


def _write_offs(inputs: Inputs, mine: pd.DataFrame, day: date) -> list[Move]:
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
    covered = _covered(inputs, rows)
    return [
        {
            "uid": row["uid"],
            "dated_on": row["paid_on"].date(),
            "kind": "payment",
            "concept": f"Pago del {long_date(row['paid_on'].date())}",
            "reference": row["reference"],
            "detail": covered.get(row["id"], "saldo a favor"),
            "credited": row["amount"],
        }
        for row in rows.to_dict("records")
    ]


def _covered(inputs: Inputs, payments: pd.DataFrame) -> dict[int, str]:
    """The months that each payment covers, in words: «septiembre y octubre 2026»."""
    parts = inputs.allocations[inputs.allocations["payment_id"].isin(payments["id"])]
    months = dict(zip(inputs.charges["id"], inputs.charges["month"], strict=True))
    parts = parts.assign(month=parts["charge_id"].map(months)).dropna(subset=["month"])
    return {
        int(key): _months(sorted(set(rows))) for key, rows in parts.groupby("payment_id")["month"]
    }


def _months(keys: list[str]) -> str:
    """Months in a row as a stretch («de marzo a junio 2026»), others one by one."""
    months = [Month.parse(key) for key in keys]
    if len(months) > 2 and months[-1] - months[0] == len(months) - 1:
        return f"cubre de {months[0].label} a {months[-1].label}"
    return f"cubre {listed([month.label for month in months])}"


def _refunds(inputs: Inputs, municipality_id: int, day: date) -> list[Move]:
    rows = refunds_by(inputs, day)
    return [
        {
            "uid": row["uid"],
            "dated_on": row["refunded_on"].date(),
            "kind": "refund",
            "concept": f"Devolución del pago del {long_date(row['paid_on'].date())}",
            "reference": row["reference"],
            "detail": row["reason"],
            "charged": row["amount"],
        }
        for row in rows[rows["municipality_id"] == municipality_id].to_dict("records")
    ]
