"""Small books by hand: charges, payments and what was applied, in minor units."""

from __future__ import annotations

from datetime import date
from typing import Any

from evalua.domain.month import Month
from evalua.measures.frames import FRAMES
from evalua.measures.inputs import Inputs
from evalua.storage.frames import build

START = Month(2024, 1)
TOWNS = {1: "Alto Claro", 2: "Belmira", 3: "Cañaveral"}


def inputs(**rows: list[dict[str, Any]]) -> Inputs:
    """Three members since 2020 and the rows given, by the name of their frame."""
    towns = [{"id": key, "uid": f"m{key}", "name": name} for key, name in TOWNS.items()]
    spells = [
        {"id": key, "municipality_id": key, "joined_on": date(2020, 1, 1), "left_on": None}
        for key in TOWNS
    ]
    given = {"municipalities": towns, "memberships": spells} | rows
    return Inputs.of(START, **{name: build(r, FRAMES[name].columns) for name, r in given.items()})


def charge(key: int, town: int, due: date, amount: int) -> dict[str, Any]:
    """A charge of the month in which it is due."""
    return {
        "id": key,
        "uid": f"c{key}",
        "municipality_id": town,
        "scheme_id": 1,
        "month": f"{due:%Y-%m}",
        "amount": amount,
        "due_on": due,
        "original_due_on": due,
    }


def payment(key: int, town: int, on: date, amount: int) -> dict[str, Any]:
    return {
        "id": key,
        "uid": f"p{key}",
        "municipality_id": town,
        "paid_on": on,
        "amount": amount,
        "reference": f"R-{key}",
    }


def applied(payment_row: dict[str, Any], charge_id: int, amount: int) -> dict[str, Any]:
    """The part of a payment that covers a charge."""
    return {
        "id": payment_row["id"] * 100 + charge_id,
        "payment_id": payment_row["id"],
        "charge_id": charge_id,
        "municipality_id": payment_row["municipality_id"],
        "amount": amount,
        "paid_on": payment_row["paid_on"],
    }


def write_off(key: int, charge_id: int, on: date, amount: int) -> dict[str, Any]:
    return {
        "id": key,
        "uid": f"w{key}",
        "charge_id": charge_id,
        "amount": amount,
        "decided_on": on,
        "act": f"Acta {key}",
    }
