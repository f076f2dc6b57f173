"""A member asks to leave: its request, the decision, the settlement; and whom to visit before."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.account import account, balance_sentence
from evalua.board.early_warning import RULE, listed
from evalua.board.names import members_on
from evalua.board.withdrawals import withdrawal_lines
from evalua.registers.members.withdrawals import (
    DecisionInput,
    RequestInput,
    SettlementInput,
    decide_withdrawal,
    drop_request,
    request_withdrawal,
    settle_withdrawal,
)
from evalua.reports.statement import statement_page
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.downloads import download
from evalua.ui.formats import day, money, plain
from evalua.ui.forms import Entered, Form, remove

_ACCEPTED = {True: "Se acepta", False: "No se acepta: sigue siendo miembro"}


def withdrawals(here: Here) -> None:
    """Whom to visit, the requests with where they stand, and the form of each step."""
    lines = withdrawal_lines(cache.inputs(here), here.today)
    waiting, unsettled = _options(lines, "requested"), _options(lines, "accepted")
    _warnings(here)
    _list(here, lines)
    left, right = layout.main_and_side()
    with left:
        _request(here)
    with right:
        if waiting:
            _decision(here, waiting)
        if unsettled:
            _settlement(here, unsettled, lines)


def _warnings(here: Here) -> None:
    layout.section("Miembros por visitar", RULE)
    found = listed(cache.inputs(here), here.today)
    if found.empty:
        st.markdown("Hoy no coinciden las tres señales en ningún miembro.")
    for row in found.to_dict("records"):
        with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
            st.markdown(f"▲ {plain(row['text'])}", width="stretch")
            layout.door("municipality", "Ver su ficha", municipio=row["uid"])


def _list(here: Here, lines: pd.DataFrame) -> None:
    layout.section("Solicitudes de retiro")
    if lines.empty:
        st.markdown("Ningún municipio ha pedido retirarse.")
        return
    told = lines.assign(
        reason=[name("leave_reasons", key) for key in lines["reason"]],
        requested_on=[day(v) for v in lines["requested_on"]],
        effective_on=[day(v) if pd.notna(v) else "" for v in lines["effective_on"]],
        balance=[_balance(here, row) for row in lines.to_dict("records")],
    )
    layout.table(
        told,
        {
            "municipality": "Municipio",
            "word": "Estado",
            "requested_on": "Solicitud",
            "reason": "Motivo",
            "act": "Acto",
            "effective_on": "Último día",
            "balance": "Cuenta final",
        },
        medium=("Motivo",),
        key="withdrawals.list",
    )


def _balance(here: Here, row: dict[str, object]) -> str:
    """Who leaves says how its account ends; who stays, nothing."""
    if row["step"] not in ("accepted", "settled"):
        return ""
    owed = int(str(row["balance"]))
    if not owed:
        return "en cero"
    what = "debe" if owed > 0 else "a favor"
    return f"{what} {money(abs(owed), here.facts)}"


def _options(lines: pd.DataFrame, step: str) -> dict[int, str]:
    rows = lines[lines["step"] == step]
    return {
        int(key): f"{town}, solicitud del {day(asked)}"
        for key, town, asked in zip(
            rows["id"], rows["municipality"], rows["requested_on"], strict=True
        )
    }


def _request(here: Here) -> None:
    layout.section("Anotar una solicitud", "Mientras no se decida, sigue siendo miembro.")
    form = Form(here, "withdrawal.request")
    form.choice("municipality_id", "Municipio", members_on(cache.inputs(here), here.today))
    form.day("requested_on", "Fecha de la solicitud", latest=here.today)
    form.choice("reason", "Motivo", CATALOG.choices("leave_reasons"))
    form.text("explanation", "En sus palabras (si las hay)", long=True)
    form.save("Anotar la solicitud", _requested, primary=False)


def _requested(work: Work, entered: Entered) -> str:
    request_withdrawal(
        work,
        RequestInput(
            entered["municipality_id"],
            entered["requested_on"],
            entered.text("reason"),
            entered.text("explanation"),
        ),
        catalog=CATALOG,
        confirmed=entered.confirmed,
    )
    return "Solicitud anotada. Falta que se decida."


def _decision(here: Here, waiting: dict[int, str]) -> None:
    layout.section("Decidir", "Aceptar cierra la membresía en su último día; la historia queda.")
    chosen = _choose("Solicitud", waiting, "withdrawal.to_decide")
    form = Form(here, "withdrawal.decision", subject=str(chosen), needs="set_up")
    accepted = form.choice("accepted", "Decisión", _ACCEPTED)
    form.day("decided_on", "Fecha de la decisión", latest=here.today)
    form.text("act", "Acta o acuerdo que lo decide")
    if accepted:
        form.day("effective_on", "Último día como miembro")
    with st.container(horizontal=True):
        form.save("Registrar la decisión", lambda work, e: _decided(work, chosen, e))
        remove(
            here,
            f"withdrawal.drop.{chosen}",
            lambda work, why: _dropped(work, chosen, why),
            label="El municipio desistió",
        )


def _decided(work: Work, withdrawal_id: int, entered: Entered) -> str:
    row = decide_withdrawal(
        work,
        withdrawal_id,
        DecisionInput(
            entered["accepted"],
            entered["decided_on"],
            entered.text("act"),
            entered["effective_on"],
        ),
        catalog=CATALOG,
        confirmed=entered.confirmed,
    )
    if row.accepted:
        return "Retiro aceptado. Falta liquidar su cuenta; su historia se conserva."
    return "Solicitud no aceptada: sigue siendo miembro."


def _dropped(work: Work, withdrawal_id: int, why: str) -> str:
    drop_request(work, withdrawal_id, why)
    return "Solicitud retirada."


def _settlement(here: Here, unsettled: dict[int, str], lines: pd.DataFrame) -> None:
    layout.section("Liquidar", "El saldo del estado de cuenta final queda con el retiro.")
    chosen = _choose("Retiro aceptado", unsettled, "withdrawal.to_settle")
    row = lines[lines["id"] == chosen].iloc[0]
    shown = account(cache.inputs(here), int(row["municipality_id"]), here.today)
    st.markdown(f"**{plain(balance_sentence(shown, here.facts))}**")
    download(
        here,
        "Estado de cuenta final, para imprimir",
        data=lambda: statement_page(shown, here.facts, here.today),
        file_name=f"estado-de-cuenta-final-{row['uid'][:8]}.html",
        mime="text/html",
        icon=":material/print:",
        key=f"withdrawal.statement.{chosen}",
    )
    form = Form(here, "withdrawal.settlement", subject=str(chosen))
    form.day("settled_on", "Fecha de la liquidación", latest=here.today)
    form.text("note", "Cómo se salda lo que queda (si queda algo)")
    form.save("Registrar la liquidación", lambda work, e: _settled(work, chosen, e), primary=False)


def _settled(work: Work, withdrawal_id: int, entered: Entered) -> str:
    settle_withdrawal(
        work, withdrawal_id, SettlementInput(entered["settled_on"], entered.text("note"))
    )
    return "Liquidación registrada con el saldo de ese día."


def _choose(label: str, options: dict[int, str], key: str) -> int:
    return int(st.selectbox(label, list(options), format_func=options.__getitem__, key=key))
