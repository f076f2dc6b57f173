"""What each service amounts to: its share of the income, what it costs whom, and what sharing saved."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, within
from evalua.measures.services import standing
from evalua.storage.frames import Columns, build

SERVICE_LINES: Columns = {
    "service_id": "id",
    "uid": "text",
    "name": "text",
    "kind": "text",
    "unit": "text",
    "focus": "bool",
    "hosted_for": "text",
    "members_quantity": "float",
    "customers_quantity": "float",
    "customers": "int",
    "income": "int",
    "share": "float",
}
"""Quantities, customers and income (minor units) of twelve months; ``share`` of all services' income."""
SUBSIDY_LINES: Columns = {
    "service_id": "id",
    "service": "text",
    "unit": "text",
    "payer": "text",
    "is_member": "bool",
    "quantity": "float",
    "unit_cost": "float",
    "unit_price": "float",
    "paid": "float",
    "cost": "float",
    "subsidy": "float",
}
"""Minor units. ``paid`` is what was invoiced, or the tariff times the quantity where that is not
known; ``subsidy`` is what the cost exceeds it by (negative: the payer leaves a margin)."""
STANDARD_LINES: Columns = {
    "id": "id",
    "name": "text",
    "measure": "text",
    "direction": "text",
    "threshold": "float",
    "is_percentage": "bool",
    "approved_on": "date",
    "act": "text",
    "value": "float",
    "met": "bool",
    "note": "text",
}
"""``measure`` is its name; ``threshold`` and ``value`` are in its own unit."""


def service_lines(inputs: Inputs, cut: Cut, catalog: Catalog) -> pd.DataFrame:
    """One row per service begun by the cut, by name (columns ``SERVICE_LINES``)."""
    first, last = (f"{day:%Y-%m}" for day in cut.window("12m"))
    services = inputs.services[inputs.services["since"] <= cut.at].sort_values("name")
    members = _of_months(inputs.service_records, first, last)
    others = _of_months(inputs.customer_records, first, last)
    income = (
        pd.concat(
            [
                members[["service_id", "income"]],
                others.rename(columns={"invoiced": "income"})[["service_id", "income"]],
            ]
        )
        .dropna(subset=["income"])
        .groupby("service_id")["income"]
        .sum()
    )
    received = members.groupby("service_id")["quantity"].sum()
    sold = others.groupby("service_id")["quantity"].sum()
    buyers = others.groupby("service_id")["customer_id"].nunique()
    total = int(income.sum())
    lines = [
        {
            "service_id": row["id"],
            "uid": row["uid"],
            "name": row["name"],
            "kind": catalog.name("service_types", row["kind"]),
            "unit": row["unit"],
            "focus": row["focus"],
            "hosted_for": row["hosted_for"],
            "members_quantity": received.get(row["id"]),
            "customers_quantity": sold.get(row["id"]),
            "customers": int(buyers.get(row["id"], 0)),
            "income": income.get(row["id"]),
            "share": income[row["id"]] / total if total and row["id"] in income.index else None,
        }
        for row in services.to_dict("records")
    ]
    return build(lines, SERVICE_LINES)


def subsidy_lines(inputs: Inputs, cut: Cut, names: dict[int, str]) -> pd.DataFrame:
    """What each member and customer paid in a month against what it cost (``SUBSIDY_LINES``).

    ``names`` are those of the municipalities. Only services with a unit cost in force; the tariff
    of the payer itself comes before that of its group, and that one before everybody's.
    """
    month = str(cut.month)
    costs = _last(inputs.service_costs, ["service_id"], cut)
    members = _of_months(inputs.service_records, month, month)
    others = _of_months(inputs.customer_records, month, month)
    customers = inputs.customers.set_index("id")["name"]
    served = pd.concat(
        [
            members.assign(
                payer=members["municipality_id"].map(names),
                is_member=True,
                key=members["municipality_id"],
                invoiced=members["income"],
            ),
            others.assign(
                payer=others["customer_id"].map(customers),
                is_member=False,
                key=others["customer_id"],
            ),
        ]
    )
    columns = ["service_id", "payer", "is_member", "key", "quantity", "invoiced"]
    priced = served[columns].merge(
        costs[["service_id", "unit_cost"]], on="service_id", validate="m:1"
    )
    known = inputs.services[["id", "name", "unit"]].rename(columns={"name": "service"})
    rows = priced.merge(known, left_on="service_id", right_on="id", validate="m:1")
    tariffs = _last(
        inputs.service_tariffs, ["service_id", "payer", "municipality_id", "customer_id"], cut
    )
    price = [_price(tariffs, row) for row in rows.to_dict("records")]
    rows = rows.assign(unit_price=pd.Series(price, index=rows.index, dtype="float64"))
    paid = rows["invoiced"].astype("float64").fillna(rows["unit_price"] * rows["quantity"])
    cost = rows["unit_cost"].astype("float64") * rows["quantity"]
    lines = rows.assign(paid=paid, cost=cost, subsidy=cost - paid)
    ordered = lines.sort_values(["service", "is_member", "payer"], ascending=[True, False, True])
    return build(ordered[list(SUBSIDY_LINES)].astype(object).to_dict("records"), SUBSIDY_LINES)


def standard_lines(inputs: Inputs, cut: Cut, catalog: Catalog) -> pd.DataFrame:
    """How each service stands against its standard in the last full quarter (``STANDARD_LINES``)."""
    rows = standing(inputs, cut.window("quarter"), catalog)
    measures = {m.key: m for m in catalog.service_measures}
    lines = [
        row
        | {
            "measure": measures[row["measure"]].name if row["measure"] else "",
            "is_percentage": bool(row["measure"]) and measures[row["measure"]].is_percentage,
        }
        for row in rows.astype(object).to_dict("records")
    ]
    return build(lines, STANDARD_LINES)


def saved(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The shared purchases of twelve months, newest first, with ``saving`` (minor units) and ``part``."""
    rows = inputs.service_savings
    mine = rows[within(rows["saved_on"], cut.window("12m"))].sort_values(
        "saved_on", ascending=False
    )
    saving = mine["amount_alone"].astype("int64") - mine["amount_together"].astype("int64")
    part = saving / mine["amount_alone"].astype("float64")
    return mine.assign(saving=saving, part=part)


def _of_months(rows: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    return rows[rows["month"].between(first, last)]


def _last(rows: pd.DataFrame, keys: list[str], cut: Cut) -> pd.DataFrame:
    """Of the rows in force at a cut, the last one begun of each key."""
    begun = rows[rows["since"] <= pd.Timestamp(cut.month.last)].sort_values("since")
    return begun.drop_duplicates(keys, keep="last")


def _price(tariffs: pd.DataFrame, row: dict[str, object]) -> float:
    """What one payer is charged by unit, by the narrowest tariff that names it; NaN without any."""
    mine = tariffs[tariffs["service_id"] == row["service_id"]]
    own, group = ("municipality", "members") if row["is_member"] else ("customer", "customers")
    named = mine[(mine["payer"] == own) & (mine[f"{own}_id"] == row["key"])]
    for found in (named, mine[mine["payer"] == group], mine[mine["payer"] == "everybody"]):
        if len(found):
            return float(found["unit_price"].iloc[-1])
    return float("nan")
