"""The charges of a month: previewed, generated, and as they stand."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board import accounts
from evalua.board.wording import plural
from evalua.domain.month import Month
from evalua.registers.contributions.billing import Due, dues_of_month
from evalua.registers.contributions.commands import (
    charge_month,
    remove_charge,
    set_base,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.contributions.reading import cut_day, recorded, town_names
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money, plain
from evalua.ui.forms import Entered, Form, button, permitted, remove, say


def charges(here: Here) -> None:
    """What the schemes call for this month, previewed before it is written."""
    layout.section(f"Cobros de {here.month.label}")
    with here.database.session() as session:
        dues = dues_of_month(session, here.facts.id, here.month)
    if dues:
        _preview(here, dues)
    elif cache.inputs(here).schemes.empty:
        layout.empty("No hay un esquema de aportes", "Defínalo en la vista «Esquema» y vuelva.")
    else:
        st.markdown("No hay cobros por generar este mes.")
    _charged(here)


def _preview(here: Here, dues: list[Due]) -> None:
    lacking = [due for due in dues if due.amount is None]
    for due in lacking:
        if due.lacking == "base":
            _base_form(here, due)
        else:
            say(due.problem, mark="○", color="orange")
    if any(due.lacking == "population" for due in lacking):
        layout.door("association", "Escribir la población")
    ready = [due for due in dues if due.amount is not None]
    if ready:
        _preview_table(here, ready)
    if not lacking:
        total = money(sum(d.amount or 0 for d in ready), here.facts)
        button(
            here,
            "contributions.charge",
            f"Generar {plural(len(ready), 'cobro', 'cobros')} por {plain(total)}",
            lambda work: _charge(work, here.month),
            primary=True,
        )


def _preview_table(here: Here, ready: list[Due]) -> None:
    """Each charge with how it was computed; the scheme too where there are several."""
    frame = pd.DataFrame(
        [
            (d.municipality, d.scheme, d.basis, money(d.amount, here.facts), written_day(d.due_on))
            for d in ready
        ],
        columns=["municipality", "scheme", "basis", "amount", "due_on"],
    )
    several = frame["scheme"].nunique() > 1
    scheme = {"scheme": "Esquema"} if several else {}
    layout.table(
        frame,
        {"municipality": "Municipio", **scheme, "basis": "Cómo se calcula"}
        | {"amount": "Valor", "due_on": "Vence"},
        right=("Valor",),
        wide=("Cómo se calcula",),
        key="contributions.preview",
    )


def _charge(work: Work, month: Month) -> str:
    done = charge_month(work, month)
    return f"{plural(len(done), 'cobro generado', 'cobros generados')}."


def _base_form(here: Here, due: Due) -> None:
    transfer = _transfer_of(here, due.scheme_id)
    form = Form(here, "base", subject=f"{due.municipality_id}.{here.month}", version=0)
    say(due.problem, mark="○", color="orange")
    form.money("amount", f"{transfer} de {due.municipality} en {here.month.label}")
    form.save(
        "Guardar la base",
        lambda work, e: _save_base(work, due, here.month, transfer, e),
        primary=False,
    )


def _save_base(work: Work, due: Due, month: Month, transfer: str, entered: Entered) -> str:
    set_base(
        work,
        due.municipality_id,
        month,
        transfer,
        entered.text("amount"),
        version=entered.version,
    )
    return f"Base de {due.municipality} guardada."


def _transfer_of(here: Here, scheme_id: int) -> str:
    rows = cache.inputs(here).schemes
    return str(rows.loc[rows["id"] == scheme_id, "transfer"].iloc[0])


def _charged(here: Here) -> None:
    matrix = accounts.contribution_matrix(recorded(here), cut_day(here), here.month, here.month)
    matrix = matrix[matrix["charged"].notna()]
    if matrix.empty:
        return
    shown = matrix.assign(
        **{
            name: [money(v, here.facts) for v in matrix[name]]
            for name in ("charged", "paid", "left")
        },
        due_on=[written_day(v) for v in matrix["due_on"]],
    )
    layout.table(
        shown,
        {
            "municipality": "Municipio",
            "charged": "Cobrado",
            "paid": "Pagado",
            "left": "Pendiente",
            "due_on": "Vence",
        },
        right=("Cobrado", "Pagado", "Pendiente"),
        key="contributions.charged",
    )
    _take_back(here)


def _take_back(here: Here) -> None:
    """The door to take out a charge that should not have been made."""
    rows = recorded(here).charges
    rows = rows[rows["month"] == str(here.month)]
    towns, schemes = town_names(here), cache.inputs(here).schemes
    called = dict(zip(schemes["id"], schemes["name"], strict=True))
    options = {
        int(row["id"]): f"{towns.get(int(row['municipality_id']), '')} · "
        f"{called.get(row['scheme_id'], '')} · {money(row['amount'], here.facts)}"
        for row in rows.to_dict("records")
    }
    if not permitted(here, "record"):
        return
    with st.expander("Retirar un cobro mal generado"):
        chosen = st.selectbox(
            "Cobro",
            sorted(options, key=options.__getitem__),
            format_func=options.__getitem__,
            key="contributions.charge.one",
        )
        remove(
            here,
            f"charge.{chosen}",
            lambda work, why: _removed(work, chosen, why),
            label="Retirar este cobro",
        )


def _removed(work: Work, charge_id: int, why: str) -> str:
    remove_charge(work, charge_id, why)
    return (
        "Cobro retirado; lo que se había pagado de él cubre los demás o queda como saldo a favor."
    )
