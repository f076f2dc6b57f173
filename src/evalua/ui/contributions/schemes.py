"""The contribution schemes: the one in force, closing it, opening the next."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.domain.month import Month
from evalua.registers.contributions.schemes import SchemeInput, close_scheme, open_scheme
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.contributions.reading import members, month_options
from evalua.ui.formats import money, plain
from evalua.ui.forms import Entered, Form


def schemes(here: Here) -> None:
    """The scheme in force, how to close it, and the form for the next one."""
    rows = cache.inputs(here).schemes
    for row in rows.to_dict("records")[::-1]:
        _scheme_card(here, row)
    if (rows["ends_month"] == "").any():
        return
    layout.section(
        "Nuevo esquema", "Un solo esquema ordinario a la vez. Los cobros ya hechos no cambian."
    )
    _scheme_form(here)


def _scheme_card(here: Here, row: dict[str, object]) -> None:
    amount = money(row["amount"], here.facts) if pd.notna(row["amount"]) else ""  # type: ignore[arg-type]
    share = f"{row['percent']} % de {row['transfer']}" if row["percent"] else ""
    until = f"hasta {Month.parse(str(row['ends_month'])).label}" if row["ends_month"] else "vigente"
    with st.container(border=True):
        st.markdown(f"**{plain(row['name'])}**")
        since = f"desde {Month.parse(str(row['starts_month'])).label}"
        due = f"vence el día {row['due_day']}" if row["kind"] != "no_quota" else ""
        st.caption(plain(layout.facts_line((amount, share, since, until, due))))
        if not row["ends_month"]:
            form = Form(here, "scheme.close", subject=str(row["id"]))
            with st.expander("Cerrar este esquema"):
                form.choice("last", "Último mes que cobra", month_options(here))
                form.text("act", "Acta que lo decide")
                form.save(
                    "Cerrar el esquema",
                    lambda work, e: _close(work, int(str(row["id"])), e),
                    primary=False,
                )


def _close(work: Work, scheme_id: int, entered: Entered) -> str:
    last = entered["last"]
    close_scheme(work, scheme_id, Month.parse(str(last)) if last else None, entered.text("act"))
    return "Esquema cerrado."


def _scheme_form(here: Here) -> None:
    form = Form(
        here, "scheme", defaults={"due_day": "10", "periodicity": "month", "first_month": "full"}
    )
    left, right = st.columns(2, gap="large")
    kinds = {s.key: s.name for s in CATALOG.contribution_schemes if s.key in _KINDS}
    with left:
        kind = form.choice("kind", "Forma de aportar", kinds)
        form.choice("starts_month", "Desde", month_options(here))
        if kind == "equal_quota":
            form.money("amount", "Cuota de cada municipio")
        elif kind == "percent_of_transfer":
            form.number("percent", "Porcentaje", unit="%")
            form.text("transfer", "Transferencia")
        elif kind == "fixed_per_member":
            for key, name in members(here).items():
                form.money(f"amounts.{key}", f"Cuota de {name}")
    with right:
        form.choice("periodicity", "Cada cuánto", CATALOG.choices("periodicities"))
        form.number("due_day", "Día en que vence", help="Entre 1 y 28.")
        form.choice(
            "first_month", "Primer mes de un miembro nuevo", CATALOG.choices("first_month_rules")
        )
        form.text("act", "Acta que lo decide")
    form.save("Abrir el esquema", lambda work, e: _open(work, e, kinds))


def _open(work: Work, entered: Entered, kinds: dict[str, str]) -> str:
    start, kind = entered["starts_month"], entered.text("kind")
    due_day = entered.text("due_day").strip()
    open_scheme(
        work,
        SchemeInput(
            kind=kind,
            name=kinds.get(kind, ""),
            starts_month=Month.parse(str(start)) if start else None,
            act=entered.text("act"),
            periodicity=entered.text("periodicity"),
            amount=entered.text("amount"),
            percent=entered.text("percent"),
            transfer=entered.text("transfer"),
            due_day=int(due_day) if due_day.isdecimal() else 0,
            first_month=entered.text("first_month") or "full",
            amounts={
                int(name.removeprefix("amounts.")): value
                for name, value in entered.fields.items()
                if name.startswith("amounts.")
            },
        ),
        confirmed=entered.confirmed,
    )
    return "Esquema abierto. Ya puede generar los cobros del mes."


_KINDS = ("equal_quota", "fixed_per_member", "percent_of_transfer", "no_quota")
