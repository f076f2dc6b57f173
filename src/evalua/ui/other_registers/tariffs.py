"""Tariffs against costs on screen, and what was saved by buying together."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import members_on, municipality_names
from evalua.board.services import saved, subsidy_lines
from evalua.measures.inputs import Cut
from evalua.registers.services.savings import SavingInput, add_saving, remove_saving
from evalua.registers.services.tariffs import (
    TariffInput,
    remove_cost,
    remove_tariff,
    set_cost,
    set_tariff,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money, percent, plain, quantity
from evalua.ui.forms import Entered, Form, remove

COST, TARIFF, SAVING = "Costo", "Tarifa", "Compra conjunta"
Row = dict[Any, Any]


def tariffs(here: Here) -> None:
    """What each payer paid in the month against what it cost, beside the forms."""
    services = cache.inputs(here).services.sort_values("name")
    if services.empty:
        layout.empty(
            "Todavía no hay servicios",
            "Aquí verá si lo que se cobra alcanza para lo que cuesta, y lo que se ahorra al comprar "
            "juntos. Agregue primero el servicio en «Servicios».",
        )
        return
    left, right = st.columns([5, 2], gap="large")
    with left:
        _subsidies(here)
        _savings(here, services)
    with right:
        what = st.segmented_control(
            "Qué registrar",
            (COST, TARIFF, SAVING),
            default=COST,
            key="tariffs.what",
            label_visibility="collapsed",
            required=True,
        )
        known = {int(k): str(n) for k, n in zip(services["id"], services["name"], strict=True)}
        chosen = st.selectbox(
            "Servicio", list(known), format_func=known.__getitem__, key="tariffs.service"
        )
        {COST: _cost, TARIFF: _tariff, SAVING: _saving}[str(what)](here, int(chosen))


def _subsidies(here: Here) -> None:
    inputs = cache.inputs(here)
    rows = subsidy_lines(inputs, Cut.of(here.month, here.today), municipality_names(inputs))
    layout.section(f"Lo que se cobró y lo que costó en {here.month.label}")
    if rows.empty:
        layout.empty(
            "Falta el costo o lo prestado",
            "Anote cuánto cuesta una unidad del servicio y lo que recibió cada cliente en el mes: "
            "aquí verá quién paga su costo y cuánto pone la asociación por los demás.",
        )
        return
    total = rows["subsidy"].sum()
    word = "La asociación pone" if total > 0 else "Lo cobrado deja"
    st.markdown(f"{word} **{plain(money(abs(total), here.facts))}** en el mes.")
    found = rows.to_dict("records")
    layout.table(
        rows.assign(
            who=[r["payer"] + ("" if r["is_member"] else " (cliente)") for r in found],
            quantity=[f"{quantity(r['quantity'], here.facts)} {r['unit']}" for r in found],
            unit_cost=[money(r["unit_cost"], here.facts) for r in found],
            unit_price=[money(r["unit_price"], here.facts) for r in found],
            paid=[money(r["paid"], here.facts) for r in found],
            covers=[percent(r["paid"] / r["cost"], here.facts) for r in found],
            subsidy=[_subsidy(here, r["subsidy"]) for r in found],
        ),
        {
            "service": "Servicio",
            "who": "Quién",
            "quantity": "Cantidad",
            "unit_cost": "Costo por unidad",
            "unit_price": "Tarifa",
            "paid": "Cobrado",
            "covers": "Cubre",
            "subsidy": "Pone la asociación",
        },
        right=("Cantidad", "Costo por unidad", "Tarifa", "Cobrado", "Cubre", "Pone la asociación"),
        medium=("Quién",),
        key="tariffs.table",
        alt="Lo cobrado a cada cliente en el mes frente a lo que costó.",
    )


def _subsidy(here: Here, amount: float) -> str:
    if pd.isna(amount):
        return "—"
    return money(amount, here.facts) if amount > 0 else f"deja {money(-amount, here.facts)}"


def _savings(here: Here, services: pd.DataFrame) -> None:
    rows = saved(cache.inputs(here), Cut.of(here.month, here.today))
    if rows.empty:
        return
    names = dict(zip(services["id"], services["name"], strict=True))
    total, alone = int(rows["saving"].sum()), int(rows["amount_alone"].sum())
    layout.section("Lo que se ahorró al comprar juntos", "Doce meses hasta el mes elegido.")
    st.markdown(
        f"**{plain(money(total, here.facts))}** menos que por separado "
        f"({percent(total / alone, here.facts)})."
    )
    found = rows.to_dict("records")
    layout.table(
        rows.assign(
            day=[written_day(r["saved_on"]) for r in found],
            service=[names.get(r["service_id"], "") for r in found],
            towns=[str(r["municipalities"]) for r in found],
            alone=[money(r["amount_alone"], here.facts) for r in found],
            together=[money(r["amount_together"], here.facts) for r in found],
            saving=[
                f"{money(r['saving'], here.facts)} ({percent(r['part'], here.facts)})"
                for r in found
            ],
        ),
        {
            "day": "Fecha",
            "concept": "Qué",
            "service": "Servicio",
            "towns": "Municipios",
            "alone": "Por separado",
            "together": "En conjunto",
            "saving": "Ahorro",
        },
        right=("Municipios", "Por separado", "En conjunto", "Ahorro"),
        medium=("Qué",),
        key="tariffs.savings",
        alt="Compras y máquinas compartidas, con lo que costaron y lo que habrían costado.",
    )


def _cost(here: Here, service_id: int) -> None:
    form = Form(here, "service.cost", subject=str(service_id))
    form.day("since", "Desde")
    form.money("unit_cost", "Lo que cuesta una unidad")
    form.text("basis", "Cómo se calculó", long=True)
    form.save("Guardar el costo", lambda work, e: _save_cost(work, service_id, e))
    rows = cache.inputs(here).service_costs
    for row in _newest(rows[rows["service_id"] == service_id]):
        with st.expander(
            plain(f"{written_day(row['since'])} · {money(row['unit_cost'], here.facts)}")
        ):
            st.markdown(plain(row["basis"]))
            remove(
                here,
                f"service.cost.remove.{row['id']}",
                partial(_cost_removed, cost_id=int(row["id"])),
                label="Retirar este costo",
            )


def _save_cost(work: Work, service_id: int, entered: Entered) -> str:
    set_cost(
        work,
        service_id,
        entered["since"],
        entered.text("unit_cost"),
        entered.text("basis"),
        confirmed=entered.confirmed,
    )
    return "Costo guardado."


def _cost_removed(work: Work, why: str, *, cost_id: int) -> str:
    remove_cost(work, cost_id, why)
    return "Costo retirado."


def _tariff(here: Here, service_id: int) -> None:
    inputs = cache.inputs(here)
    towns = members_on(inputs, Cut.of(here.month, here.today).day)
    customers = dict(zip(inputs.customers["id"], inputs.customers["name"], strict=True))
    form = Form(here, "service.tariff", subject=str(service_id))
    payer = form.choice("payer", "A quién se le cobra", CATALOG.choices("tariff_payers"))
    if payer == "municipality":
        form.choice("municipality_id", "Miembro", towns)
    if payer == "customer":
        form.choice("customer_id", "Cliente", {int(k): str(n) for k, n in customers.items()})
    form.day("since", "Desde")
    form.money("unit_price", "Lo que se cobra por unidad", help="Escriba 0 si es gratis.")
    form.text("act", "Acta (si la hay)")
    form.save("Guardar la tarifa", lambda work, e: _save_tariff(work, service_id, e))
    rows = inputs.service_tariffs
    for row in _newest(rows[rows["service_id"] == service_id]):
        who = _payer(row, towns, customers)
        with st.expander(
            plain(
                f"{who} · {money(row['unit_price'], here.facts)} desde {written_day(row['since'])}"
            )
        ):
            remove(
                here,
                f"service.tariff.remove.{row['id']}",
                partial(_tariff_removed, tariff_id=int(row["id"])),
                label="Retirar esta tarifa",
            )


def _payer(row: Row, towns: dict[int, str], customers: dict[Any, str]) -> str:
    if row["payer"] == "municipality":
        return towns.get(row["municipality_id"], "Un miembro que se retiró")
    if row["payer"] == "customer":
        return str(customers.get(row["customer_id"], ""))
    return name("tariff_payers", row["payer"])


def _save_tariff(work: Work, service_id: int, entered: Entered) -> str:
    payer = entered.text("payer")
    data = TariffInput(
        payer=payer,
        since=entered["since"],
        unit_price=entered.text("unit_price"),
        municipality_id=entered["municipality_id"] if payer == "municipality" else None,
        customer_id=entered["customer_id"] if payer == "customer" else None,
        act=entered.text("act"),
    )
    set_tariff(work, service_id, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Tarifa guardada."


def _tariff_removed(work: Work, why: str, *, tariff_id: int) -> str:
    remove_tariff(work, tariff_id, why)
    return "Tarifa retirada."


def _saving(here: Here, service_id: int) -> None:
    form = Form(here, "service.saving", subject=str(service_id))
    form.day("saved_on", "Fecha", latest=here.today)
    form.text("concept", "Qué se compró o se usó en conjunto")
    form.number("municipalities", "Municipios que participaron")
    form.money("amount_alone", "Lo que habría costado por separado")
    form.money("amount_together", "Lo que costó en conjunto")
    form.text("basis", "Cómo se sabe el precio por separado", long=True)
    form.save("Guardar la compra", lambda work, e: _save_saving(work, service_id, e))
    rows = cache.inputs(here).service_savings
    mine = rows[rows["service_id"] == service_id].sort_values("saved_on", ascending=False)
    for row in mine.to_dict("records"):
        with st.expander(plain(f"{written_day(row['saved_on'])} · {row['concept']}")):
            st.markdown(plain(row["basis"]))
            remove(
                here,
                f"service.saving.remove.{row['id']}",
                partial(_saving_removed, saving_id=int(row["id"])),
                label="Retirar esta compra",
            )


def _save_saving(work: Work, service_id: int, entered: Entered) -> str:
    data = SavingInput(
        saved_on=entered["saved_on"],
        concept=entered.text("concept"),
        municipalities=entered.text("municipalities"),
        amount_alone=entered.text("amount_alone"),
        amount_together=entered.text("amount_together"),
        basis=entered.text("basis"),
    )
    add_saving(work, service_id, data, confirmed=entered.confirmed)
    return "Compra guardada."


def _saving_removed(work: Work, why: str, *, saving_id: int) -> str:
    remove_saving(work, saving_id, why)
    return "Compra retirada."


def _newest(rows: pd.DataFrame) -> list[Row]:
    found: list[Row] = rows.sort_values("since", ascending=False).to_dict("records")
    return found
