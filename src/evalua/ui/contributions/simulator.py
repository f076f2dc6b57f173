"""«¿Y si la cuota sube 5 %?»: nothing here is saved."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import streamlit as st

from evalua.board.operation import NO_COST, cover_sentence, income_sentence, own_income
from evalua.board.quota import RULE, Change, Simulation, simulate
from evalua.board.wording import listed, plural
from evalua.domain.money import parse_money
from evalua.domain.numbers import parse_decimal
from evalua.domain.problems import Problem
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.contributions.reading import cut_day, recorded
from evalua.ui.formats import MISSING, money, percent, plain
from evalua.ui.forms import say

BY_PERCENT, BY_AMOUNT = "En porcentaje", "Cuota igual"
_LOWEST, _HIGHEST = Decimal(-100), Decimal(1000)


def simulator(here: Here) -> None:
    """The change that is tried, its effect member by member, and whether operation is paid."""
    left, right = st.columns([1, 2], gap="large")
    with left:
        layout.section("¿Y si la cuota cambia?", "Es una prueba: no guarda ni cobra nada.")
        change = _change(here)
    found = simulate(recorded(here), cut_day(here), change) if change else None
    with right:
        if found is not None and not found.lines.empty:
            _effect(here, found)
        elif change is not None:
            layout.empty(
                "No hay una cuota vigente que simular",
                "Hace falta un esquema de cuotas en dinero y al menos un mes cobrado con él. "
                "Empiece en «Esquema».",
            )
    if found is not None and not found.lines.empty:
        _by_member(here, found)
    _operation(here, found.total("expected_change") if found is not None else 0)


def _change(here: Here) -> Change | None:
    """What is tried; None while it cannot be read."""
    how = st.segmented_control(
        "Cómo cambia",
        (BY_PERCENT, BY_AMOUNT),
        default=BY_PERCENT,
        key="contributions.simulator.how",
        required=True,
    )
    if how == BY_AMOUNT:
        typed = st.text_input(
            "Cuota nueva, la misma para todos", key="contributions.simulator.amount"
        )
        amount = _money(here, typed)
        return None if amount is None else Change(amount=amount)
    typed = st.text_input(
        "Porcentaje de cambio",
        value="5",
        key="contributions.simulator.percent",
        help="Escriba 5 para subir 5 %, o -5 para bajarla.",
    )
    return _percent(here, typed)


def _percent(here: Here, typed: str) -> Change | None:
    fmt = here.facts.number_format
    try:
        value = parse_decimal(typed.strip().removesuffix("%").strip(), fmt)
    except ValueError:
        say(f"No entendí «{typed}». Escriba un porcentaje como {fmt.write(2.5, 1)}.")
        return None
    if not _LOWEST <= value <= _HIGHEST:
        say("Escriba un porcentaje entre -100 y 1000.")
        return None
    return Change(percent=value)


def _money(here: Here, typed: str) -> int | None:
    """An amount in minor units; None where there is none, saying what is wrong with it."""
    if not typed.strip():
        return None
    try:
        amount = parse_money(typed, here.facts.currency, here.facts.number_format)
    except Problem as problem:
        say(problem.findings[0].message)
        return None
    if amount <= 0:
        say("Escriba un valor mayor que cero.")
        return None
    return amount


def _effect(here: Here, found: Simulation) -> None:
    layout.section("En un año, para todos", plain(f"Esquema vigente: {found.scheme}."))
    columns = st.columns(2)
    for column, label, key in (
        (columns[0], "Se cobraría", "billed"),
        (columns[1], "Se espera recaudar", "expected"),
    ):
        change = found.total(f"{key}_change")
        column.metric(
            label,
            money(found.total(f"new_{key}"), here.facts),
            delta=f"{'+' if change >= 0 else '-'}{money(abs(change), here.facts)}",
            delta_color="off",
        )
    st.caption(plain(_left_out(found)))


def _left_out(found: Simulation) -> str:
    told = [RULE]
    if found.unknown:
        told.append(f"Sin historia de pago: {listed(found.unknown)}.")
    if found.without_quota:
        told.append(f"Todavía sin cobros de este esquema: {listed(found.without_quota)}.")
    return " ".join(told)


def _by_member(here: Here, found: Simulation) -> None:
    layout.section(
        "Municipio por municipio",
        f"La cuota de cada cobro ({plural(found.periods, 'cobro', 'cobros')} al año) y el año completo.",
    )
    rows = found.lines
    columns = ("quota", "new_quota", "billed_change", "expected", "new_expected")
    told = rows.assign(
        **{name: [_written(here, v) for v in rows[name]] for name in columns},
        rate=[percent(v, here.facts) for v in rows["rate"]],
    )
    headers = {
        "municipality": "Municipio",
        "quota": "Cuota de hoy",
        "new_quota": "Cuota nueva",
        "billed_change": "Cambio al año",
        "rate": "Paga de lo que vence",
        "expected": "Se espera hoy",
        "new_expected": "Se esperaría",
    }
    layout.table(
        told, headers, right=tuple(headers.values())[1:], key="contributions.simulator.members"
    )


def _written(here: Here, value: object) -> str:
    return MISSING if pd.isna(value) else money(int(str(value)), here.facts)


def _operation(here: Here, extra: int) -> None:
    layout.section("¿Podemos pagar la operación con lo nuestro?")
    own = own_income(recorded(here), cut_day(here))
    st.markdown(plain(income_sentence(own, here.facts)))
    typed = st.text_input(
        "Gasto de operación de un año (si lo sabe)",
        key="contributions.simulator.cost",
        width=360,
    )
    cost = _money(here, typed)
    if cost is None:
        st.caption(plain(NO_COST))
        return
    st.markdown(f"**{plain(cover_sentence(own, cost, extra, here.facts))}**")
