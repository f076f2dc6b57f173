"""The finances of the month on screen: one short form, the last months and where income comes from."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.finances import (
    SOURCES,
    finance_lines,
    finances_sentence,
    mix_lines,
    one_source_sentence,
)
from evalua.charts.income import bars_income, describe_income
from evalua.domain.month import Month
from evalua.measures.finances import COMPUTED, income_by_month
from evalua.measures.inputs import Cut
from evalua.registers.finances.months import COST, FinancesInput, record_finances, remove_finances
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, money, month_name, percent, plain
from evalua.ui.forms import Entered, Form, remove

_TYPED = {
    "projects": "Ingresos por proyectos",
    "cooperation": "Ingresos de cooperación",
    "other": "Otros ingresos",
    "expense": "Gasto de operación, con toda la nómina",
    "payroll": "De ese gasto, nómina total",
    "payroll_projects": "De la nómina, parte que pagaron los proyectos",
}
Row = dict[Any, Any]


def month_finances(here: Here) -> None:
    """The last months and the mix of income, beside the form of the chosen month."""
    left, right = st.columns([5, 2], gap="large")
    with left:
        _months(here)
        _mix(here)
    with right:
        layout.section(f"Finanzas de {here.month.label}")
        _form(here)


def _months(here: Here) -> None:
    inputs = cache.inputs(here)
    lines = finance_lines(inputs, Cut.of(here.month, here.today))
    if inputs.month_finances.empty:
        layout.empty(
            "Todavía no hay finanzas registradas",
            "Aquí verá cada mes lo que entró por cada fuente y lo que costó operar. Los aportes y la "
            "venta de servicios salen de sus propios registros; lo demás se anota en este mismo lugar.",
        )
        return
    layout.section("Ingresos y gastos", finances_sentence(lines))
    names = CATALOG.choices("income_sources")
    amounts = (*SOURCES, "income", "expense", "result")
    layout.table(
        lines.assign(
            month=[month_name(m) for m in lines["month"]],
            **{n: [money(v, here.facts) for v in lines[n]] for n in amounts},
            by_projects=[_by_projects(here, row) for row in lines.to_dict("records")],
        ),
        {
            "month": "Mes",
            "income": "Ingresos",
            "expense": "Gasto de operación",
            "result": "Diferencia",
            "by_projects": "Nómina pagada con proyectos",
            **{source: names[source] for source in SOURCES},
        },
        right=(
            "Ingresos",
            "Gasto de operación",
            "Diferencia",
            "Nómina pagada con proyectos",
            *names.values(),
        ),
        key="finances.months",
        alt="Ingresos por fuente, gasto de operación y diferencia de los últimos meses.",
    )


def _by_projects(here: Here, row: Row) -> str:
    if pd.isna(row["payroll"]) or not row["payroll"]:
        return MISSING
    return percent(row["payroll_projects"] / row["payroll"], here.facts)


def _mix(here: Here) -> None:
    mix = mix_lines(cache.inputs(here), Cut.of(here.month, here.today), CATALOG)
    if mix.empty:
        return
    layout.section("De dónde vienen los ingresos de cada año")
    limit, facts = CATALOG.finances.one_source_share, here.facts
    warning = one_source_sentence(mix, limit, percent(limit, facts))
    if warning:
        st.markdown(f":orange[▲ {plain(warning)}]")
    st.caption("Cuenta los meses que tienen sus ingresos y gastos registrados.")
    layout.figure(
        bars_income(
            mix,
            fmt=facts.number_format,
            currency=facts.currency,
            limit=limit,
            mode=layout.mode(),
            narrow=layout.narrow(),
        ),
        key="finances.mix",
        alt=describe_income(mix, facts.number_format),
    )


def _form(here: Here) -> None:
    """What other registers say is shown; what remains is typed."""
    rows = cache.inputs(here).month_finances
    mine = rows[rows["month"] == str(here.month)].to_dict("records")
    row: Row = mine[0] if mine else {}
    known = _computed(here)
    _say(here, known)
    form = Form(
        here,
        "month.finances",
        subject=str(here.month),
        defaults=_as_shown(here, row),
        version=row.get("version", 0),
    )
    if "services" not in known:
        form.money("services", "Venta de servicios", help="Déjela vacía si no se sabe.")
    for name, label in _TYPED.items():
        form.money(name, label)
    form.text("note", "Nota (de dónde salen las cifras)")
    form.save("Guardar el mes", lambda work, e: _save(work, here.month, e))
    if row:
        remove(
            here,
            f"month.finances.remove.{row['id']}",
            lambda work, why: _removed(work, int(row["id"]), why),
            label="Borrar las finanzas de este mes",
        )


def _computed(here: Here) -> dict[str, int]:
    """What the other registers say of the month, by source (minor units)."""
    income = income_by_month(cache.inputs(here))
    mine = income[(income["month"] == str(here.month)) & (income["origin"] == COMPUTED)]
    return dict(zip(mine["source"], mine["amount"], strict=True))


def _say(here: Here, known: dict[str, int]) -> None:
    paid = money(known.get("contributions", 0), here.facts)
    st.markdown(f"Aportes pagados en el mes: **{plain(paid)}** (calculado).")
    if "services" in known:
        sold = money(known["services"], here.facts)
        st.markdown(f"Venta de servicios: **{plain(sold)}** (calculado de «Servicios»).")


def _as_shown(here: Here, row: Row) -> Row:
    """A month as a person would type it."""
    facts = here.facts
    amounts = ("services", "projects", "cooperation", "other", *COST)
    typed = {
        name: facts.currency.format(int(row[name]), facts.number_format, symbol=False)
        for name in amounts
        if row and pd.notna(row[name])
    }
    return typed | ({"note": row["note"]} if row else {})


def _save(work: Work, month: Month, entered: Entered) -> str:
    names = ("services", "projects", "cooperation", "other", *COST, "note")
    data = FinancesInput(**{name: entered.text(name) for name in names})
    record_finances(work, month, data, version=entered.version, confirmed=entered.confirmed)
    return f"Finanzas de {month.label} guardadas."


def _removed(work: Work, finance_id: int, why: str) -> str:
    remove_finances(work, finance_id, why)
    return "Finanzas del mes borradas."
