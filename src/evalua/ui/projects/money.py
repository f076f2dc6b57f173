"""The money of a project: by source and condition, its rows, and the form of the next one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from evalua.domain.money import CURRENCIES
from evalua.registers.entry import Entry
from evalua.registers.projects.foreign import Foreign, foreign_sentence, read_foreign
from evalua.registers.projects.money import FundingInput, add_funding, remove_funding
from evalua.registers.projects.queries import funding
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day, money, plain
from evalua.ui.forms import Entered, Form
from evalua.ui.projects.rows import take_back

_TEXTS = ("source", "condition", "amount", "entity", "document", "valuation")
_FOREIGN = ("foreign_currency", "foreign_amount", "exchange_rate")


def funding_of(here: Here, project: dict[str, Any]) -> None:
    """Sources by condition and every row, beside the form."""
    with here.database.session() as session:
        rows = funding(session, association_id=here.facts.id)
    own = rows[rows["project_id"] == project["id"]].sort_values("dated_on")
    left, right = st.columns([3, 2], gap="large")
    with left:
        _by_source(here, project, own)
        _rows(here, own)
    with right:
        layout.section("Anotar recursos")
        _form(here, project)


def _by_source(here: Here, project: dict[str, Any], rows: pd.DataFrame) -> None:
    layout.section("Por fuente")
    if rows.empty:
        st.markdown("Aquí verá cuánto se espera, cuánto hay comprometido y cuánto llegó.")
        return
    conditions = CATALOG.choices("funding_conditions")
    sums = rows.groupby(["source", "condition"])["amount"].sum().unstack("condition")
    sums = sums.reindex(columns=list(conditions))
    shown = sums.map(lambda v: "" if pd.isna(v) else money(v, here.facts)).reset_index()
    shown["source"] = [CATALOG.name("funding_sources", key) for key in shown["source"]]
    layout.table(
        shown,
        {"source": "Fuente", **conditions},
        right=tuple(conditions.values()),
        key=f"projects.sources.{project['id']}",
    )
    if pd.notna(project["cost"]):
        st.caption(plain(f"El proyecto cuesta {money(project['cost'], here.facts)}."))


def _rows(here: Here, rows: pd.DataFrame) -> None:
    if rows.empty:
        return
    records: list[dict[str, Any]] = rows.astype(object).to_dict("records")
    texts = [_words(row) for row in records]
    shown = rows.assign(
        dated_on=[day(row["dated_on"]) for row in records],
        what=texts,
        amount=[money(row["amount"], here.facts) for row in records],
    )
    layout.section("Movimientos")
    layout.table(
        shown,
        {"dated_on": "Fecha", "what": "Recursos", "amount": "Valor", "document": "Documento"},
        right=("Valor",),
        wide=("Recursos",),
        key=f"projects.funding.{records[0]['project_id']}",
    )
    for row in records:
        if row["foreign_currency"]:
            st.caption(plain(f"{day(row['dated_on'])}: {_converted(here, row)}"))
    options = {
        int(row["id"]): f"{day(row['dated_on'])} · {text} · {money(row['amount'], here.facts)}"
        for row, text in zip(records, texts, strict=True)
    }
    take_back(here, "funding", "Retirar un valor anotado por equivocación", options, _removed)


def _converted(here: Here, row: dict[str, Any]) -> str:
    """How an amount in another currency became what it is worth here."""
    rate, amount = Decimal(row["exchange_rate"]), int(row["foreign_amount"])
    known = Foreign(row["foreign_currency"], amount, rate)
    return foreign_sentence(known, here.facts.currency, here.facts.number_format)


def _words(row: dict[str, Any]) -> str:
    parts = (
        CATALOG.name("funding_conditions", row["condition"]),
        CATALOG.name("funding_sources", row["source"]),
        row["entity"],
        _goods(row) if row["in_kind"] else "",
    )
    return layout.facts_line(parts)


def _goods(row: dict[str, Any]) -> str:
    return f"en especie ({row['valuation']})" if row["valuation"] else "en especie"


def _form(here: Here, project: dict[str, Any]) -> None:
    form = Form(here, "funding", subject=str(project["id"]))
    form.choice("source", "Fuente", CATALOG.choices("funding_sources"))
    form.text("entity", "Entidad")
    form.choice("condition", "Estado", CATALOG.choices("funding_conditions"))
    currency = form.choice(
        "foreign_currency", "Otra moneda, si no está en la propia", _currencies(here), optional=True
    )
    if currency:
        _foreign(here, form, currency)
    else:
        form.money("amount", "Valor")
    if form.tick("in_kind", "Es en especie", help="Bienes o trabajo valorados en dinero."):
        form.text(
            "valuation", "Cómo se valoró", placeholder="Avalúo, cotizaciones, tarifa del mercado"
        )
    form.day("dated_on", "Fecha", latest=here.today)
    form.text("document", "Documento", help="El acto o convenio que compromete los recursos.")
    form.save("Anotar los recursos", lambda work, e: _record(work, project, e))


def _currencies(here: Here) -> dict[str, str]:
    own = here.facts.currency.code
    return {code: f"{c.many} ({code})" for code, c in CURRENCIES.items() if code != own}


def _foreign(here: Here, form: Form, code: str) -> None:
    """The amount and the rate of its day, echoed as what they are worth here."""
    facts = here.facts
    amount = form.text("foreign_amount", f"Valor ({code})")
    rate = form.text(
        "exchange_rate",
        "Tasa de cambio de esa fecha",
        help=f"Cuántos {facts.currency.many} vale una unidad de esa moneda.",
    )
    tried = Entry(facts)
    foreign = read_foreign(tried, code, amount, rate)
    if foreign is not None:
        st.caption(plain(foreign_sentence(foreign, facts.currency, facts.number_format)))


def _record(work: Work, project: dict[str, Any], entered: Entered) -> str:
    data = FundingInput(
        project_id=int(project["id"]),
        dated_on=entered["dated_on"],
        in_kind=bool(entered["in_kind"]),
        **{name: entered.text(name) for name in (*_TEXTS, *_FOREIGN)},
    )
    add_funding(work, data, confirmed=entered.confirmed)
    return "Recursos anotados."


def _removed(work: Work, funding_id: int, why: str) -> str:
    remove_funding(work, funding_id, why)
    return "Valor retirado."
