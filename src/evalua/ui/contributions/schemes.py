"""The contribution schemes: those in force, closing one, opening another."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.domain.month import Month
from evalua.registers.contributions.schemes import BESIDE, close_scheme
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.catalogue import name as listed
from evalua.ui.context import Here
from evalua.ui.contributions.new_scheme import scheme_form
from evalua.ui.contributions.reading import month_options
from evalua.ui.formats import act_name, money, plain, quantity
from evalua.ui.forms import Entered, Form


def schemes(here: Here) -> None:
    """The schemes in force, how to close one, and the form for another; then those that ended."""
    rows = cache.inputs(here).schemes
    over = (rows["ends_month"] != "") & (rows["ends_month"] < str(Month.of(here.today)))
    left, right = layout.main_and_side()
    with left:
        layout.section("Esquemas vigentes")
        if rows[~over].empty:
            st.markdown("No hay ninguno. Abra el primero: de él salen los cobros de cada mes.")
        for row in rows[~over].to_dict("records")[::-1]:
            _scheme_card(here, row)
        if over.any():
            with st.expander("Esquemas anteriores"):
                for row in rows[over].to_dict("records")[::-1]:
                    _scheme_card(here, row)
    with right:
        layout.section(
            "Nuevo esquema",
            "Un solo esquema ordinario a la vez; las cuotas extraordinarias, las contrapartidas y los "
            "aportes en especie pueden ir al lado. Los cobros ya hechos no cambian.",
        )
        scheme_form(here)


def _scheme_card(here: Here, row: dict[str, Any]) -> None:
    with st.container(border=True):
        beside = "al lado del ordinario" if row["kind"] in BESIDE else ""
        st.markdown(layout.facts_line((f"**{plain(row['name'])}**", beside)))
        st.caption(plain(layout.facts_line(_terms(here, row))))
        if not row["ends_month"]:
            form = Form(
                here,
                "scheme.close",
                subject=str(row["id"]),
                needs="set_up",
                version=row["version"],
            )
            with st.expander("Cerrar este esquema"):
                form.choice("last", "Último mes que cobra", month_options(here))
                form.text("act", "Acta que lo decide")
                form.save(
                    "Cerrar el esquema",
                    lambda work, e: _close(work, int(row["id"]), e),
                    primary=False,
                )


def _terms(here: Here, row: dict[str, Any]) -> list[str]:
    """What the scheme charges and since when, in a few words."""
    kinds = {s.key: s.name for s in CATALOG.contribution_schemes}
    each = " por habitante" if row["kind"] == "per_capita" else ""
    amount = f"{money(row['amount'], here.facts)}{each}" if pd.notna(row["amount"]) else ""
    share = (
        f"{quantity(float(row['percent']), here.facts)} % de {row['transfer']}"
        if row["percent"]
        else ""
    )
    until = f"hasta {Month.parse(row['ends_month']).label}" if row["ends_month"] else "vigente"
    charged = row["kind"] not in ("no_quota", "in_kind")
    return [
        kinds[row["kind"]] if kinds[row["kind"]] != row["name"] else "",
        amount,
        share,
        "" if row["kind"] == "no_quota" else listed("periodicities", row["periodicity"]).lower(),
        f"vence el día {row['due_day']}" if charged else "",
        f"desde {Month.parse(row['starts_month']).label}",
        until,
        act_name(row["act"]) if row["act"] else "",
    ]


def _close(work: Work, scheme_id: int, entered: Entered) -> str:
    last = entered["last"]
    close_scheme(
        work,
        scheme_id,
        Month.parse(str(last)) if last else None,
        entered.text("act"),
        version=entered.version,
    )
    return "Esquema cerrado."
