"""The whole account of one municipality on a day: what the page, the workbook and the paper print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.accounts import account_statement, members_summary
from evalua.board.movements import charge_concepts
from evalua.board.names import municipality_names
from evalua.board.wording import plural
from evalua.domain.month import Month, long_date
from evalua.measures.agreements import agreements, instalments
from evalua.measures.balances import balances
from evalua.measures.contributions import in_cash
from evalua.measures.inputs import Cut, Inputs
from evalua.registers.association.facts import Facts
from evalua.storage.frames import Columns, build

OPEN: Columns = {
    "uid": "text",
    "concept": "text",
    "due_on": "date",
    "days": "int",
    "charged": "int",
    "paid": "int",
    "written_off": "int",
    "left": "int",
    "word": "text",
}
"""What is not paid yet, oldest first; ``days`` since its original due date, missing before it."""

APPLIED: Columns = {
    "paid_on": "date",
    "reference": "text",
    "concept": "text",
    "amount": "int",
}
"""What each payment covers; a payment with something left has one more line that says so."""

GIVEN: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "uid": "text",
    "received_on": "date",
    "concept": "text",
    "amount": "int",
    "method": "text",
    "act": "text",
}
STEPS: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "agreement": "text",
    "standing": "text",
    "due_on": "date",
    "amount": "int",
    "covered": "int",
    "left": "int",
    "word": "text",
}
IN_FAVOUR = "Saldo a favor, sin aplicar"
_AGREEMENT_WORDS = {
    "in_force": "◇ En curso",
    "fulfilled": "● Cumplido",
    "defaulted": "◆ Incumplido",
    "cancelled": "– Terminado",
}
_STEP_WORDS = {"paid": "● Cubierta", "pending": "– Por vencer", "late": "◆ Vencida"}


@dataclass(frozen=True)
class Account:
    """One municipality's account. Money is minor units; ``summary`` is its row of ``members_summary``.

    ``lines`` has the columns ``STATEMENT``; ``open`` ``OPEN``; ``applied`` ``APPLIED``; ``given``
    ``GIVEN``, apart from money; ``steps`` ``STEPS``, the instalments of its payment agreements.
    """

    municipality_id: int
    municipality: str
    day: date
    summary: dict[str, Any]
    lines: pd.DataFrame
    open: pd.DataFrame
    applied: pd.DataFrame
    given: pd.DataFrame
    steps: pd.DataFrame

    @property
    def balance(self) -> int:
        """What is owed on the day; below zero, in favour."""
        return 0 if self.lines.empty else int(self.lines["balance"].iloc[-1])

    @property
    def empty(self) -> bool:
        return len(self.lines) == 0 and len(self.given) == 0


def account(inputs: Inputs, municipality_id: int, day: date) -> Account:
    """The account of a municipality, member or not any more, as of a day."""
    summary = members_summary(inputs, day)
    mine = summary[summary["municipality_id"] == municipality_id].to_dict("records")
    cut = Cut(Month.of(day), day)
    return Account(
        municipality_id=municipality_id,
        municipality=municipality_names(inputs)[municipality_id],
        day=day,
        summary=mine[0] if mine else {},
        lines=account_statement(inputs, municipality_id, day),
        open=_open(inputs, municipality_id, cut),
        applied=_applied(inputs, municipality_id, cut),
        given=_mine(given_in_kind(inputs, day), municipality_id),
        steps=_mine(agreement_steps(inputs, day), municipality_id),
    )


def given_in_kind(inputs: Inputs, day: date) -> pd.DataFrame:
    """What everybody gave in kind by a day, by name and date (columns ``GIVEN``)."""
    rows = inputs.in_kind[inputs.in_kind["received_on"] <= pd.Timestamp(day)]
    return _by_name(inputs, rows.sort_values("received_on"), GIVEN)


def agreement_steps(inputs: Inputs, day: date) -> pd.DataFrame:
    """The instalments of every payment agreement as they stand on a day, by name (columns ``STEPS``)."""
    cut = Cut(Month.of(day), day)
    signed = {row["agreement_id"]: row for row in agreements(inputs, cut).to_dict("records")}
    rows = instalments(inputs, cut)
    each = [signed[key] for key in rows["agreement_id"]]
    told = rows.assign(
        municipality_id=[row["municipality_id"] for row in each],
        agreement=[_agreement_name(row) for row in each],
        standing=[_AGREEMENT_WORDS[row["state"]] for row in each],
        word=rows["state"].map(_STEP_WORDS),
    )
    return _by_name(inputs, told, STEPS)


def balance_sentence(shown: Account, facts: Facts) -> str:
    """What it owes or has in its favour, and since when."""
    name, balance = shown.municipality, shown.balance
    if balance > 0:
        oldest = shown.summary["oldest_overdue_days"]
        late = "" if pd.isna(oldest) else plural(int(oldest), "día", "días")
        since = f"; lo más antiguo venció hace {late}" if late else "; todavía no vence"
        return f"{name} debe {facts.money(balance)}{since}."
    if balance < 0:
        return f"{name} tiene {facts.money(-balance)} a favor."
    return f"{name} no debe nada."


def paid_sentence(shown: Account, facts: Facts) -> str:
    """What was charged, paid and forgiven since the first movement, in one line."""
    row = shown.summary
    parts = [
        f"se le ha cobrado {facts.money(row['charged'])}",
        f"ha pagado {facts.money(row['paid'])}",
    ]
    if row["written_off"]:
        parts.append(f"se le condonó {facts.money(row['written_off'])}")
    if row["refunded"]:
        parts.append(f"se le devolvió {facts.money(row['refunded'])}")
    if row["in_kind"]:
        parts.append(f"aportó en especie {facts.money(row['in_kind'])}, que se muestra aparte")
    return f"Hasta el {long_date(shown.day)} {', '.join(parts)}."


def _by_name(inputs: Inputs, rows: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """The rows of each municipality together, in alphabetical order."""
    names = municipality_names(inputs)
    order = {key: place for place, key in enumerate(names)}
    lines = rows.astype(object).to_dict("records")
    lines.sort(key=lambda row: order[row["municipality_id"]])
    return build((row | {"municipality": names[row["municipality_id"]]} for row in lines), columns)


def _mine(rows: pd.DataFrame, municipality_id: int) -> pd.DataFrame:
    return rows[rows["municipality_id"] == municipality_id].reset_index(drop=True)


def _open(inputs: Inputs, municipality_id: int, cut: Cut) -> pd.DataFrame:
    charges = in_cash(inputs, balances(inputs, cut))
    charges = charges[
        (charges["municipality_id"] == municipality_id)
        & (charges["month"] <= str(cut.month))
        & (charges["left"] > 0)
    ].sort_values(["original_due_on", "id"])
    concepts = charge_concepts(inputs)
    days = (cut.at - charges["original_due_on"]).dt.days
    shown = charges.assign(
        concept=charges["id"].map(concepts),
        due_on=charges["original_due_on"],
        days=days.where(days >= 0),
        charged=charges["amount"],
        word=["◆ Vencido" if late > 0 else "– Aún no vence" for late in days],
    )
    return build(shown.astype(object).to_dict("records"), OPEN)


def _applied(inputs: Inputs, municipality_id: int, cut: Cut) -> pd.DataFrame:
    payments = inputs.payments[
        (inputs.payments["municipality_id"] == municipality_id)
        & (inputs.payments["paid_on"] <= cut.at)
    ].sort_values(["paid_on", "id"])
    concepts = charge_concepts(inputs)
    back = inputs.refunds[inputs.refunds["refunded_on"] <= cut.at]
    returned = back.groupby("payment_id")["amount"].sum()
    parts = dict(list(inputs.allocations.groupby("payment_id")))
    rows: list[dict[str, Any]] = []
    for paid in payments.to_dict("records"):
        mine = parts.get(paid["id"], inputs.allocations.iloc[:0]).to_dict("records")
        rows += [
            {**paid, "concept": concepts[part["charge_id"]], "amount": part["amount"]}
            for part in mine
        ]
        left = paid["amount"] - sum(p["amount"] for p in mine) - int(returned.get(paid["id"], 0))
        if left > 0:
            rows.append({**paid, "concept": IN_FAVOUR, "amount": left})
    return build(rows, APPLIED)


def _agreement_name(row: dict[str, Any]) -> str:
    signed = f"Acuerdo del {long_date(row['agreed_on'].date())}"
    return f"{signed} · {row['act']}" if row["act"] else signed
