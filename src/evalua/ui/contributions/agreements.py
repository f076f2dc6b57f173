"""Payment agreements on screen: how each one stands, and signing a new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.agreements import agreement_lines, instalment_lines
from evalua.domain.month import Month
from evalua.registers.contributions.agreements import (
    AgreementInput,
    cancel_agreement,
    equal_instalments,
    free_charges,
    sign_agreement,
)
from evalua.registers.contributions.ledger import OpenCharge, owing
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.contributions.reading import cut_day, recorded, town_choice
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money, plain
from evalua.ui.forms import Entered, Form

_MOST = 36
_WAYS = {"equal": "Cuotas iguales, una cada mes", "typed": "Escribir cada cuota"}


def agreements(here: Here) -> None:
    """The agreements as they stand on the day looked at, beside the form of a new one."""
    left, right = layout.main_and_side()
    with left:
        layout.section("Acuerdos de pago", f"Como están el {written_day(cut_day(here))}.")
        _list(here)
    with right:
        layout.section("Nuevo acuerdo")
        _sign_form(here)


def _list(here: Here) -> None:
    lines = agreement_lines(recorded(here), cut_day(here), here.facts)
    if lines.empty:
        layout.empty(
            "No hay acuerdos de pago",
            "Cuando un municipio se ponga al día por cuotas, aquí verá cada una: pagada, por vencer o "
            "atrasada. Los pagos que se registren las cubren solos, primero la más antigua.",
        )
    for row in lines.to_dict("records"):
        _card(here, row)


def _card(here: Here, row: dict[str, Any]) -> None:
    with st.container(border=True, key=f"contributions.agreement.{row['agreement_id']}"):
        st.markdown(f"**{plain(row['municipality'])}** · {row['word']}")
        st.caption(plain(layout.facts_line((_signed(row), row["act"]))))
        st.markdown(plain(row["sentence"]))
        live = row["state"] in ("in_force", "defaulted")
        with st.expander("Ver las cuotas", key=f"contributions.steps.{row['agreement_id']}"):
            _steps(here, int(row["agreement_id"]))
        if live:
            with st.expander("Anular este acuerdo", key=f"contributions.end.{row['agreement_id']}"):
                _cancel_form(here, int(row["agreement_id"]))


def _signed(row: dict[str, Any]) -> str:
    return f"firmado el {written_day(row['agreed_on'])}"


def _steps(here: Here, agreement_id: int) -> None:
    steps = instalment_lines(recorded(here), agreement_id, cut_day(here))
    shown = steps.assign(
        due_on=[written_day(v) for v in steps["due_on"]],
        **{n: [money(v, here.facts) for v in steps[n]] for n in ("amount", "covered")},
    )
    layout.table(
        shown,
        {"due_on": "Vence", "amount": "Cuota", "covered": "Pagado", "word": "Estado"},
        right=("Cuota", "Pagado"),
        key=f"contributions.instalments.{agreement_id}",
    )


def _cancel_form(here: Here, agreement_id: int) -> None:
    form = Form(here, "agreement.cancel", subject=str(agreement_id))
    form.day("cancelled_on", "Desde qué día")
    form.text("reason", "Por qué se anula")
    form.save("Anular el acuerdo", lambda work, e: _cancel(work, agreement_id, e), primary=False)


def _cancel(work: Work, agreement_id: int, entered: Entered) -> str:
    cancel_agreement(work, agreement_id, entered["cancelled_on"], entered.text("reason"))
    return "Acuerdo anulado; sus cobros vuelven a su primer vencimiento."


def _sign_form(here: Here) -> None:
    with here.database.session() as session:
        debts = owing(session, here.facts.id)
    town = town_choice(
        here,
        debts,
        "contributions.agreement.town",
        label="Municipio que debe",
        nobody="Nadie debe nada: no hay qué acordar.",
    )
    if town is None:
        return
    with here.database.session() as session:
        owed = free_charges(session, here.facts.id, town, here.today)
    if not owed:
        st.markdown("Este municipio no debe nada que no esté ya en un acuerdo.")
        return
    late = [o.charge.id for o in owed if o.charge.original_due_on < here.today]
    form = Form(
        here,
        "agreement",
        subject=str(town),
        defaults={"charges": late, "way": "equal", "count": "3"},
    )
    signed = form.day("agreed_on", "Fecha del acuerdo", latest=here.today)
    chosen = form.several("charges", "Cobros que entran", _charge_names(here, owed))
    debt = _debt(here, town, chosen, signed)
    st.markdown(f"**Deuda que se acuerda: {plain(money(debt, here.facts))}**")
    steps = _instalment_fields(here, form, debt)
    form.text("act", "Acta o documento")
    form.text("note", "Nota")
    form.save("Firmar el acuerdo", lambda work, e: _sign(work, town, steps, e))


def _charge_names(here: Here, owed: Sequence[OpenCharge]) -> dict[int, str]:
    return {
        o.charge.id: f"{Month.parse(o.charge.month).label} · {money(o.left, here.facts)}"
        for o in owed
    }


def _debt(here: Here, town: int, chosen: Sequence[int], signed: date | None) -> int:
    """What was owed of the chosen charges on the day of the agreement, in minor units."""
    with here.database.session() as session:
        owed = free_charges(session, here.facts.id, town, signed or here.today)
    return sum(o.left for o in owed if o.charge.id in chosen)


def _instalment_fields(here: Here, form: Form, debt: int) -> int | None:
    """How the debt is shared out; returns how many instalments are typed, None where all are equal."""
    way = form.choice("way", "Cómo se reparte", _WAYS)
    count = _count(form.number("count", "Número de cuotas", help=f"Hasta {_MOST}."))
    if way == "typed":
        for number in range(count or 0):
            when, how_much = st.columns(2)
            with when:
                form.day(f"instalment.{number}.due_on", f"Cuota {number + 1}: vence")
            with how_much:
                form.money(f"instalment.{number}.amount", f"Cuota {number + 1}: valor")
        return count or 0
    first = form.day("first", "Vence la primera")
    if first is not None and count and debt:
        _preview(here, equal_instalments(debt, count, first))
    return None


def _preview(here: Here, steps: Sequence[tuple[date, int]]) -> None:
    frame = pd.DataFrame(
        [(written_day(day), money(amount, here.facts)) for day, amount in steps],
        columns=["due_on", "amount"],
    )
    layout.table(
        frame,
        {"due_on": "Vence", "amount": "Cuota"},
        right=("Cuota",),
        key="contributions.agreement.preview",
    )


def _count(typed: str) -> int | None:
    text = typed.strip()
    return int(text) if text.isdecimal() and 1 <= int(text) <= _MOST else None


def _sign(work: Work, town: int, typed: int | None, entered: Entered) -> str:
    charges = [int(key) for key in entered["charges"] or ()]
    sign_agreement(
        work,
        AgreementInput(
            municipality_id=town,
            agreed_on=entered["agreed_on"],
            charges=charges,
            instalments=(
                _equal(work, town, charges, entered) if typed is None else _typed(entered, typed)
            ),
            act=entered.text("act"),
            note=entered.text("note"),
        ),
        confirmed=entered.confirmed,
    )
    return "Acuerdo firmado: los cobros vencen con la última cuota."


def _typed(entered: Entered, count: int) -> list[tuple[date | None, str]]:
    names = (f"instalment.{number}" for number in range(count))
    return [(entered[f"{name}.due_on"], entered.text(f"{name}.amount")) for name in names]


def _equal(
    work: Work, town: int, charges: Sequence[int], entered: Entered
) -> Sequence[tuple[date | None, int]]:
    """The equal instalments of what was owed that day; none while the form does not say enough."""
    first, signed, count = entered["first"], entered["agreed_on"], _count(entered.text("count"))
    if first is None or signed is None or count is None:
        return []
    owed = free_charges(work.session, work.association_id, town, signed)
    debt = sum(o.left for o in owed if o.charge.id in charges)
    return equal_instalments(debt, count, first) if debt else []
