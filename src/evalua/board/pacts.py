"""Agreements with partners in words: how each stands, what it covers and what is due of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.agreed import covered
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.pacts import standing
from evalua.registers.association.facts import Facts
from evalua.storage.frames import Columns, build

PACTS: Columns = {
    "agreement_id": "id",
    "uid": "text",
    "name": "text",
    "counterpart": "text",
    "kind": "text",
    "word": "text",
    "in_force": "bool",
    "signed_on": "date",
    "since": "date",
    "ends_on": "date",
    "covers": "int",
    "covered": "text",
    "shares": "text",
    "late": "int",
    "document": "text",
}
"""``word`` says the state with its mark; ``covers`` counts services and joint projects under way and
``covered`` names them; ``late`` is what a contributor should have given by the day and did not, minor units."""

COURSE: Columns = {
    "on": "date",
    "word": "text",
    "ends_on": "date",
    "document": "text",
    "note": "text",
}
DUES: Columns = {
    "due_id": "id",
    "contributor": "text",
    "due_on": "date",
    "amount": "int",
    "concept": "text",
    "given_on": "date",
    "document": "text",
    "word": "text",
    "version": "int",
}
MARKS = {
    "negotiation": "○",
    "pilot": "◐",
    "active": "●",
    "evaluated": "●",
    "permanent": "●",
    "expired": "◆",
    "terminated": "–",
}
ALIVE_FIRST = "in_force"


def pact_lines(inputs: Inputs, day: date, facts: Facts, catalog: Catalog) -> pd.DataFrame:
    """Every agreement that had begun by a day, those in force first, by their end (``PACTS``)."""
    rows = standing(inputs, day)
    rows = rows.sort_values([ALIVE_FIRST, "ends_on", "name"], ascending=[False, True, True])
    names, late = covered_by(inputs, day), _late(inputs, day)
    kinds, shares = catalog.choices("agreement_kinds"), _shares(inputs, facts)
    return build(
        (
            row
            | {
                "agreement_id": row["id"],
                "kind": kinds.get(row["kind"], row["kind"]),
                "word": state_word(row["now"], catalog),
                "covers": len(names.get(row["id"], ())),
                "covered": ", ".join(names.get(row["id"], ())),
                "shares": shares.get(row["id"], ""),
                "late": late.get(row["id"], 0),
            }
            for row in rows.to_dict("records")
        ),
        PACTS,
    )


def course_lines(inputs: Inputs, agreement_id: int, catalog: Catalog) -> pd.DataFrame:
    """How an agreement began and every step after, in order (columns ``COURSE``)."""
    (first,) = inputs.agreements[inputs.agreements["id"] == agreement_id].to_dict("records")
    steps = inputs.agreement_steps[inputs.agreement_steps["agreement_id"] == agreement_id]
    steps = steps.sort_values(["reached_on", "id"])
    rows: list[dict[str, Any]] = [first | {"reached_on": first["signed_on"], "note": ""}]
    rows += steps.to_dict("records")
    return build(
        (
            row | {"on": row["reached_on"], "word": state_word(row["state"], catalog)}
            for row in rows
        ),
        COURSE,
    )


def due_lines(inputs: Inputs, agreement_id: int, day: date) -> pd.DataFrame:
    """What each contributor of an agreement owes by a day, by date, and whether it came (``DUES``)."""
    rows = inputs.agreement_dues
    rows = rows[rows["agreement_id"] == agreement_id].sort_values(["due_on", "id"])
    at = pd.Timestamp(day)
    return build(
        (
            row | {"due_id": row["id"], "word": _due_word(row, at)}
            for row in rows.to_dict("records")
        ),
        DUES,
    )


def covered_by(inputs: Inputs, day: date) -> dict[int, list[str]]:
    """The services and joint projects under way that each agreement covers: id → their names."""
    rows = covered(inputs, Cut(Month.of(day), day)).dropna(subset=["agreement_id"])
    found: dict[int, list[str]] = {}
    for key, label in zip(rows["agreement_id"], rows["label"], strict=True):
        found.setdefault(int(key), []).append(str(label))
    return found


def state_word(key: str, catalog: Catalog) -> str:
    """The state of an agreement with its mark: ``● Vigente``."""
    word = catalog.choices("agreement_states").get(key, key)
    return f"{MARKS.get(key, '○')} {word}"


def _due_word(row: dict[str, Any], at: pd.Timestamp) -> str:
    if pd.notna(row["given_on"]) and row["given_on"] <= at:
        return "● Entregado"
    return "◆ Atrasado" if row["due_on"] < at else "○ Por entregar"


def _late(inputs: Inputs, day: date) -> dict[int, int]:
    rows, at = inputs.agreement_dues, pd.Timestamp(day)
    pending = rows["given_on"].isna() | (rows["given_on"] > at)
    late = rows[(rows["due_on"] < at) & pending]
    sums = late.groupby("agreement_id")["amount"].sum()
    return {int(key): int(total) for key, total in sums.items()}


def _shares(inputs: Inputs, facts: Facts) -> dict[int, str]:
    """Who puts what of each agreement: ``Asociación 50 %, Ministerio 50 %``."""
    found: dict[int, list[str]] = {}
    for row in inputs.agreement_shares.to_dict("records"):
        said = f"{row['contributor']} {facts.number_format.write_short(row['percent'], 2)} %"
        found.setdefault(int(row["agreement_id"]), []).append(said)
    return {key: ", ".join(parts) for key, parts in found.items()}
