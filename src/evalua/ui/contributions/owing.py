"""Who owes, how much and since when."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board import accounts
from evalua.board.owing import owing, owing_sentence
from evalua.charts.collection import bars_ageing, describe_ageing
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.contributions.reading import cut_day, recorded
from evalua.ui.formats import day, money, plain, quantity


def who_owes(here: Here) -> None:
    """The overdue balances by age, and each account with something to pay."""
    records, cut = recorded(here), cut_day(here)
    if records.charges.empty:
        layout.empty(
            "Todavía no hay cobros",
            "Aquí verá quién debe, cuánto y desde cuándo. Empiece en «Esquema» y siga en «Cobros del mes».",
        )
        return
    lines = owing(records, cut)
    st.markdown(f"**{plain(owing_sentence(lines, here.facts))}** Cifras al {day(cut)}.")
    layout.section("Saldo vencido por antigüedad", "Desde el vencimiento original de cada cobro.")
    ages = accounts.ageing(records, cut)
    facts = here.facts
    layout.figure(
        bars_ageing(
            ages,
            fmt=facts.number_format,
            currency=facts.currency,
            mode=layout.mode(),
            narrow=layout.narrow(),
        ),
        key="contributions.ageing",
        alt=describe_ageing(ages, fmt=facts.number_format, currency=facts.currency),
    )
    _accounts(here, lines)


def _accounts(here: Here, lines: pd.DataFrame) -> None:
    layout.section("Quién tiene algo por pagar", "En orden alfabético. Los demás no deben nada.")
    if lines.empty:
        st.markdown("Nadie tiene nada por pagar.")
        return
    told = lines.assign(
        overdue=[money(v, here.facts) if v else "" for v in lines["overdue"]],
        since=[day(v) if pd.notna(v) else "aún no vence" for v in lines["since"]],
        days=[quantity(v, here.facts) if pd.notna(v) else "" for v in lines["days"]],
        pending=[money(v, here.facts) for v in lines["pending"]],
        last_paid_on=[day(v) if pd.notna(v) else "sin pagos" for v in lines["last_paid_on"]],
    )
    layout.table(
        told,
        {
            "municipality": "Municipio",
            "overdue": "Vencido",
            "since": "Desde",
            "days": "Días",
            "pending": "Pendiente en total",
            "last_paid_on": "Último pago",
            "word": "Situación",
        },
        right=("Vencido", "Días", "Pendiente en total"),
        key="contributions.owing",
    )
