"""Everything of a service's month in one form: what its kind asks, and who received how much."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import members_on
from evalua.domain.month import Month
from evalua.measures.inputs import Cut
from evalua.registers.services.figures import NO, YES
from evalua.registers.services.whole_month import MonthInput, MonthVersions, record_month
from evalua.storage.work import Work
from evalua.ui import cache
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.forms import Entered, Form

_ANSWERS = {YES: "Sí", NO: "No"}
Row = dict[Any, Any]


def month_of_service(here: Here, service: Row) -> None:
    """A field for each figure, and a pair for each member and each customer."""
    key = int(service["id"])
    inputs = cache.inputs(here)
    towns = members_on(inputs, Cut.of(here.month, here.today).day)
    customers = _customers(here, key)
    asked = CATALOG.asked_of(service["kind"])
    form = Form(
        here,
        "service.month",
        subject=f"{key}.{here.month}",
        defaults=_recorded(here, key),
        version=_versions(here, key, [m.key for m in asked], list(towns), list(customers)),
    )
    _figures(form, service)
    if asked:
        st.markdown("**Lo que recibió cada municipio**")
    for town, label in towns.items():
        _pair(form, f"quantity.{town}", f"income.{town}", label, service["unit"], "ingreso")
    if customers:
        st.markdown("**Otros clientes**")
    for customer, label in customers.items():
        _pair(form, f"sold.{customer}", f"invoiced.{customer}", label, service["unit"], "facturado")
    st.caption("Vacío significa que no se sabe; escriba 0 si no hubo.")
    form.save(
        "Guardar el mes",
        lambda work, e: _record(
            work, key, here.month, [m.key for m in asked], list(towns), list(customers), e
        ),
    )


def _figures(form: Form, service: Row) -> None:
    """What the kind of service asks, two to a line."""
    asked = CATALOG.asked_of(service["kind"])
    for start in range(0, len(asked), 2):
        for column, measure in zip(st.columns(2), asked[start : start + 2], strict=False):
            with column:
                if measure.form == "yes_no":
                    form.choice(measure.key, measure.name, _ANSWERS, optional=True)
                elif measure.form == "percent":
                    form.number(measure.key, f"{measure.name} (%)")
                else:
                    form.number(measure.key, measure.name)


def _pair(form: Form, amount: str, money: str, label: str, unit: str, paid: str) -> None:
    left, right = st.columns(2)
    with left:
        form.number(amount, f"{label}: {unit}")
    with right:
        form.money(money, f"{label}: {paid}")


def _customers(here: Here, service_id: int) -> dict[int, str]:
    """Who may have bought this service in the month: its own customers, and the new ones."""
    inputs = cache.inputs(here)
    names, records = _names(inputs.customers), inputs.customer_records
    if not names:
        return {}
    own = set(records.loc[records["service_id"] == service_id, "customer_id"])
    known = own | (set(names) - set(records["customer_id"]))
    chosen = st.multiselect(
        "Otros clientes de este servicio",
        list(names),
        default=[one for one in names if one in known],
        format_func=names.__getitem__,
        key=f"services.customers.{service_id}",
        placeholder="Ninguno",
    )
    return {one: names[one] for one in names if one in chosen}


def _names(rows: pd.DataFrame) -> dict[int, str]:
    ordered = rows.sort_values("name")
    return {int(k): str(n) for k, n in zip(ordered["id"], ordered["name"], strict=True)}


def _of_month(here: Here, rows: pd.DataFrame, service_id: int) -> pd.DataFrame:
    return rows[(rows["service_id"] == service_id) & (rows["month"] == str(here.month))]


def _versions(
    here: Here, service_id: int, measures: list[str], towns: list[int], customers: list[int]
) -> dict[str, int]:
    """The versions of the rows of the month; 0 where there is none yet."""
    inputs = cache.inputs(here)
    found = {
        **dict.fromkeys((f"figure.{measure}" for measure in measures), 0),
        **dict.fromkeys((f"member.{town}" for town in towns), 0),
        **dict.fromkeys((f"customer.{customer}" for customer in customers), 0),
    }
    for kind, rows, column in (
        ("figure", inputs.service_figures, "measure"),
        ("member", inputs.service_records, "municipality_id"),
        ("customer", inputs.customer_records, "customer_id"),
    ):
        mine = _of_month(here, rows, service_id)
        pairs = zip(mine[column], mine["version"], strict=True)
        found |= {f"{kind}.{key}": int(version) for key, version in pairs}
    return found


def _recorded(here: Here, service_id: int) -> dict[str, Any]:
    """What the month holds already, as a person would type it."""
    inputs, facts = cache.inputs(here), here.facts
    found: dict[str, Any] = {}
    forms = {m.key: m.form for m in CATALOG.service_measures}
    for row in _of_month(here, inputs.service_figures, service_id).to_dict("records"):
        if forms[row["measure"]] == "yes_no":
            found[row["measure"]] = YES if row["amount"] else NO
        else:
            found[row["measure"]] = facts.number_format.write_short(row["amount"])
    for rows, key, amount, money in (
        (inputs.service_records, "municipality_id", "quantity", "income"),
        (inputs.customer_records, "customer_id", "sold", "invoiced"),
    ):
        for row in _of_month(here, rows, service_id).to_dict("records"):
            found[f"{amount}.{row[key]}"] = facts.number_format.write_short(row["quantity"])
            if pd.notna(row[money]):
                found[f"{money}.{row[key]}"] = facts.currency.format(
                    int(row[money]), facts.number_format, symbol=False
                )
    return found


def _record(
    work: Work,
    service_id: int,
    month: Month,
    measures: list[str],
    towns: list[int],
    customers: list[int],
    entered: Entered,
) -> str:
    kept = record_month(
        work,
        service_id,
        month,
        MonthInput(
            figures={key: entered[key] for key in measures},
            received={
                t: (entered.text(f"quantity.{t}"), entered.text(f"income.{t}")) for t in towns
            },
            sold={c: (entered.text(f"sold.{c}"), entered.text(f"invoiced.{c}")) for c in customers},
        ),
        catalog=CATALOG,
        versions=MonthVersions(
            figures={key: entered.version_of(f"figure.{key}") for key in measures},
            received={town: entered.version_of(f"member.{town}") for town in towns},
            sold={one: entered.version_of(f"customer.{one}") for one in customers},
        ),
        confirmed=entered.confirmed,
    )
    count = "1 dato" if kept == 1 else f"{kept} datos"
    return f"{month.label.capitalize()}: {count}."
