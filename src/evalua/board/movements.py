"""The movements of a municipality's account: charges, write-offs by act, payments and refunds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import accumulate, chain
from typing import Any

import pandas as pd

from evalua.board.wording import listed
from evalua.domain.month import Month, long_date
from evalua.measures.contributions import in_cash
from evalua.measures.inputs import Inputs

Move = dict[str, Any]
_Placed = tuple[int, Move]
"""A movement, after the municipality whose account it moves."""


def movements(inputs: Inputs, municipality_id: int, day: date) -> list[Move]:
    """Everything that moved the account by the day, in order; within a day charges come first.

    Each has uid, dated_on, kind, concept, either ``charged`` or ``credited`` and the ``balance``
    after it, in minor units; a charge is dated the first day of its month and says when it is due.
    """
    return movements_of(inputs, [municipality_id], day)[municipality_id]


def movements_of(
    inputs: Inputs, municipality_ids: Collection[int], day: date
) -> dict[int, list[Move]]:
    """The ``movements`` of several municipalities, each with its own, from one reading."""
    places = list(municipality_ids)
    charges = in_cash(inputs, inputs.charges[inputs.charges["municipality_id"].isin(places)])
    charges = charges[charges["month"] <= str(Month.of(day))]
    payments = inputs.payments[inputs.payments["municipality_id"].isin(places)]
    payments = payments[payments["paid_on"] <= pd.Timestamp(day)]
    found: dict[int, list[Move]] = {place: [] for place in places}
    for place, move in chain(
        _charges(inputs, charges),
        _write_offs(inputs, charges, day),
        _payments(inputs, payments),
        _refunds(inputs, places, day),
    ):
        found[place].append(move)
    return {place: _with_balances(moves) for place, moves in found.items()}


def _with_balances(moves: list[Move]) -> list[Move]:
    ordered = sorted(moves, key=lambda move: move["dated_on"])
    steps = (move.get("charged", 0) - move.get("credited", 0) for move in ordered)
    return [move | {"balance": left} for move, left in zip(ordered, accumulate(steps), strict=True)]


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


def _charges(inputs: Inputs, charges: pd.DataFrame) -> Iterator[_Placed]:
    schemes = _scheme_names(inputs)
    for row in charges.to_dict("records"):
        yield (
            row["municipality_id"],
            {
                "uid": row["uid"],
                "dated_on": Month.parse(row["month"]).first,
                "kind": "charge",
                "concept": _charge_concept(row["month"], schemes.get(row["scheme_id"], "")),
                "due_on": row["original_due_on"],
                "charged": row["amount"],
            },
        )


def _scheme_names(inputs: Inputs) -> dict[int, str]:
    return dict(zip(inputs.schemes["id"], inputs.schemes["name"], strict=True))


def _charge_concept(month: str, scheme: str) -> str:
    return f"Cobro de {Month.parse(month).label}" + (f" · {scheme}" if scheme else "")


def _write_offs(inputs: Inputs, charges: pd.DataFrame, day: date) -> Iterator[_Placed]:
    about = charges[["id", "month", "municipality_id"]].rename(columns={"id": "charge_id"})
    rows = inputs.write_offs[inputs.write_offs["decided_on"] <= pd.Timestamp(day)]
    for row in rows.merge(about, on="charge_id", validate="m:1").to_dict("records"):
        yield (
            row["municipality_id"],
            {
                "uid": row["uid"],
                "dated_on": row["decided_on"].date(),
                "kind": "write_off",
                "concept": f"Condonación del cobro de {Month.parse(row['month']).label}",
                "reference": row["act"],
                "credited": row["amount"],
            },
        )


def _payments(inputs: Inputs, payments: pd.DataFrame) -> Iterator[_Placed]:
    covered = _covered(inputs, payments)
    for row in payments.to_dict("records"):
        yield (
            row["municipality_id"],
            {
                "uid": row["uid"],
                "dated_on": row["paid_on"].date(),
                "kind": "payment",
                "concept": f"Pago del {long_date(row['paid_on'].date())}",
                "reference": row["reference"],
                "detail": covered.get(row["id"], "saldo a favor"),
                "credited": row["amount"],
            },
        )


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


def _refunds(inputs: Inputs, places: list[int], day: date) -> Iterator[_Placed]:
    rows = refunds_by(inputs, day)
    for row in rows[rows["municipality_id"].isin(places)].to_dict("records"):
        yield (
            row["municipality_id"],
            {
                "uid": row["uid"],
                "dated_on": row["refunded_on"].date(),
                "kind": "refund",
                "concept": f"Devolución del pago del {long_date(row['paid_on'].date())}",
                "reference": row["reference"],
                "detail": row["reason"],
                "charged": row["amount"],
            },
        )
