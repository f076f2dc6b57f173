"""Aportes on screen: the grid, the payment form, charges, accounts and schemes."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from evalua.board import accounts
from evalua.board.wording import plural
from evalua.charts.collection import (
    bars_ageing,
    describe_ageing,
    describe_collection,
    trend_collection,
)
from evalua.charts.contributions import describe_contributions, grid_contributions
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, active_members
from evalua.registers.contributions.billing import Due, dues_of_month
from evalua.registers.contributions.commands import (
    PaymentInput,
    charge_month,
    record_payment,
    remove_payment,
    set_base,
)
from evalua.registers.contributions.schemes import SchemeInput, close_scheme, open_scheme
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money, month_name, percent, plain
from evalua.ui.forms import Entered, Form, button, remove, say

VIEWS = ("Panorama", "Cobros del mes", "Estado de cuenta", "Esquema")


def sentence(here: Here) -> str:
    """What the year amounts to so far, in one line."""
    summary = accounts.members_summary(_inputs(here), _cut(here))
    if not summary["charged"].sum():
        return "Aquí verá quién aporta, cuánto y desde cuándo. Empiece por el esquema de aportes."
    last = accounts.collection_by_month(_inputs(here), _cut(here)).dropna(subset=["due"]).iloc[-1]
    share = last["paid"] / last["due"] if last["due"] else None
    behind = int((summary["standing"] == "pending").sum())
    owing = (
        f"{plural(behind, 'municipio', 'municipios')} con saldo vencido de más de 30 días"
        if behind
        else "nadie con más de 30 días de mora"
    )
    return (
        f"En {here.month.year} se debía recaudar {plain(money(last['due'], here.facts))} a la fecha y se "
        f"pagaron {plain(money(last['paid'], here.facts))} ({percent(share, here.facts)}); {owing}."
    )


def views(here: Here) -> None:
    """The views of the register, one at a time."""
    chosen = st.segmented_control(
        "Vista",
        VIEWS,
        default=VIEWS[0],
        key="contributions.view",
        label_visibility="collapsed",
        required=True,
    )
    {
        VIEWS[0]: overview,
        VIEWS[1]: charges,
        VIEWS[2]: statement,
        VIEWS[3]: schemes,
    }[str(chosen)](here)


def overview(here: Here) -> None:
    """The grid of the year beside the payment form; under it, ageing and the collection trend."""
    records, cut = _inputs(here), _cut(here)
    left, right = st.columns([5, 2], gap="large")
    with left:
        _grid(here, records, cut)
    with right:
        layout.section("Registrar un pago")
        payment_form(here)
    if records.charges.empty:
        return
    left, right = st.columns(2, gap="large")
    with left:
        layout.section("Saldo vencido por antigüedad")
        ages = accounts.ageing(records, cut)
        layout.figure(
            bars_ageing(
                ages, fmt=here.facts.number_format, currency=here.facts.currency, mode=layout.mode()
            ),
            key="contributions.ageing",
            alt=describe_ageing(ages, fmt=here.facts.number_format, currency=here.facts.currency),
        )
    with right:
        layout.section("Recaudo del año")
        trend = accounts.collection_by_month(records, cut)
        layout.figure(
            trend_collection(
                trend,
                fmt=here.facts.number_format,
                currency=here.facts.currency,
                mode=layout.mode(),
            ),
            key="contributions.trend",
            alt=describe_collection(
                trend, fmt=here.facts.number_format, currency=here.facts.currency
            ),
        )


def _grid(here: Here, records: Inputs, cut: date) -> None:
    matrix = accounts.contribution_matrix(records, cut)
    if records.charges.empty:
        layout.empty(
            "Todavía no hay cobros",
            "Cuando genere los cobros de un mes, cada municipio tendrá aquí su fila: pagado, parcial, "
            "vencido o por vencer. Empiece en «Esquema» y siga en «Cobros del mes».",
        )
        return
    shown = st.toggle(
        "Mostrar valores", key="contributions.amounts", help="Apáguelo al proyectar en la junta."
    )
    texts = matrix.assign(
        amount_text=[money(v, here.facts) if pd.notna(v) else "" for v in matrix["charged"]]
    )
    layout.figure(
        grid_contributions(texts, amounts=shown, mode=layout.mode(), narrow=layout.narrow()),
        key="contributions.grid",
        alt=describe_contributions(texts),
    )


def payment_form(here: Here, *, primary: bool = True) -> None:
    """A payment: one line each, echoed in words before it is saved."""
    form = Form(here, "payment", defaults={"method": "transfer"})
    form.choice("municipality_id", "Municipio", _towns(here))
    form.day("paid_on", "Fecha del pago")
    form.money("amount", "Valor")
    form.text("reference", "Referencia o recibo")
    form.choice("method", "Medio", CATALOG.choices("payment_methods"))
    form.save("Registrar el pago", _record_payment, primary=primary)


def _record_payment(work: Work, entered: Entered) -> str:
    done = record_payment(
        work,
        PaymentInput(
            municipality_id=entered["municipality_id"],
            paid_on=entered["paid_on"],
            amount=entered.text("amount"),
            reference=entered.text("reference"),
            method=entered.text("method") or "transfer",
        ),
        confirmed=entered.confirmed,
    )
    return f"Pago registrado: cubre {plural(len(done.applied), 'cobro', 'cobros')}."


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
        _base_form(here, due)
    ready = [due for due in dues if due.amount is not None]
    frame = pd.DataFrame(
        [(d.municipality, money(d.amount, here.facts), written_day(d.due_on)) for d in ready],
        columns=["municipality", "amount", "due_on"],
    )
    if ready:
        layout.table(
            frame,
            {"municipality": "Municipio", "amount": "Valor", "due_on": "Vence"},
            right=("Valor",),
            key="contributions.preview",
        )
    if not lacking:
        total = money(sum(d.amount or 0 for d in ready), here.facts)
        button(
            here,
            "contributions.charge",
            f"Generar {plural(len(ready), 'cobro', 'cobros')} por {plain(total)}",
            lambda work: _charge(work, here.month),
            primary=True,
        )


def _charge(work: Work, month: Month) -> str:
    done = charge_month(work, month)
    return f"{plural(len(done), 'cobro generado', 'cobros generados')}."


def _base_form(here: Here, due: Due) -> None:
    transfer = _transfer_of(here, due.scheme_id)
    form = Form(here, "base", subject=f"{due.municipality_id}.{here.month}")
    say(due.problem, mark="○", color="orange")
    form.money("amount", f"{transfer} de {due.municipality} en {here.month.label}")
    form.save(
        "Guardar la base",
        lambda work, e: _save_base(work, due, here.month, transfer, e),
        primary=False,
    )


def _save_base(work: Work, due: Due, month: Month, transfer: str, entered: Entered) -> str:
    set_base(work, due.municipality_id, month, transfer, entered.text("amount"))
    return f"Base de {due.municipality} guardada."


def _transfer_of(here: Here, scheme_id: int) -> str:
    rows = cache.inputs(here).schemes
    return str(rows.loc[rows["id"] == scheme_id, "transfer"].iloc[0])


def _charged(here: Here) -> None:
    matrix = accounts.contribution_matrix(_inputs(here), _cut(here), here.month, here.month)
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


def statement(here: Here) -> None:
    """Every movement of one municipality, with its balance and the way to take a payment back."""
    towns = _towns(here)
    if not towns:
        layout.empty(
            "Todavía no hay municipios",
            "Agréguelos en Asociación y miembros.",
            page="association",
            action="Agregar municipios",
        )
        return
    chosen = st.selectbox(
        "Municipio", list(towns), format_func=towns.__getitem__, key="contributions.town"
    )
    records, cut = _inputs(here), _cut(here)
    moves = accounts.account_statement(records, chosen, cut)
    if moves.empty:
        st.markdown(f"{plain(towns[chosen])} no tiene movimientos hasta el {written_day(cut)}.")
        return
    _balance(here, int(moves["balance"].iloc[-1]), towns[chosen])
    moves = moves[::-1]
    shown = moves.assign(
        dated_on=[written_day(v) for v in moves["dated_on"]],
        **{
            n: [money(v, here.facts) if v else "" for v in moves[n].fillna(0)]
            for n in ("charged", "credited")
        },
        balance=[money(v, here.facts) for v in moves["balance"]],
    )
    layout.table(
        shown,
        {
            "dated_on": "Fecha",
            "concept": "Concepto",
            "reference": "Referencia",
            "charged": "Cobro",
            "credited": "Abono",
            "balance": "Saldo",
        },
        right=("Cobro", "Abono", "Saldo"),
        wide=("Concepto",),
        key="contributions.statement",
    )
    _take_back(here, records, chosen)


def _balance(here: Here, balance: int, town: str) -> None:
    if balance > 0:
        st.markdown(f"**{plain(town)} debe {plain(money(balance, here.facts))}.**")
    elif balance < 0:
        st.markdown(f"**{plain(town)} tiene {plain(money(-balance, here.facts))} a favor.**")
    else:
        st.markdown(f"**{plain(town)} no debe nada.**")


def _take_back(here: Here, records: Inputs, town: int) -> None:
    paid = records.payments[records.payments["municipality_id"] == town]
    if paid.empty:
        return
    options = {
        int(
            row["id"]
        ): f"{written_day(row['paid_on'])} · {money(row['amount'], here.facts)} {row['reference']}"
        for row in paid.to_dict("records")[::-1]
    }
    with st.expander("Retirar un pago mal registrado"):
        chosen = st.selectbox(
            "Pago", list(options), format_func=options.__getitem__, key="contributions.payment"
        )
        remove(
            here,
            f"payment.{chosen}",
            lambda work, why: _removed(work, chosen, why),
            label="Retirar este pago",
        )


def _removed(work: Work, payment_id: int, why: str) -> str:
    remove_payment(work, payment_id, why)
    return "Pago retirado; lo que cubría vuelve a estar pendiente."


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
                form.choice("last", "Último mes que cobra", _months(here))
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
        form.choice("starts_month", "Desde", _months(here))
        if kind == "equal_quota":
            form.money("amount", "Cuota de cada municipio")
        elif kind == "percent_of_transfer":
            form.number("percent", "Porcentaje", unit="%")
            form.text("transfer", "Transferencia")
        elif kind == "fixed_per_member":
            for key, name in _towns(here).items():
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


def _inputs(here: Here) -> Inputs:
    return cache.inputs(here)


def _cut(here: Here) -> date:
    return Cut.of(here.month, here.today).day


def _towns(here: Here) -> dict[int, str]:
    members = active_members(cache.inputs(here), _cut(here))
    return {
        int(k): str(n) for k, n in zip(members["municipality_id"], members["name"], strict=True)
    }


def _months(here: Here) -> dict[str, str]:
    last = Month.of(here.today) + 2
    months = list((here.facts.evaluation_start + -12).to(last))[::-1]
    return {str(m): month_name(m) for m in months}
