"""The account of one municipality, movement by movement, and how to take it away."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.account import Account, account, balance_sentence, paid_sentence
from evalua.board.accounts import members_summary
from evalua.board.equity import equity, received_sentence
from evalua.board.statement_document import (
    APPLIED_LINES,
    GIVEN_LINES,
    IN_KIND_RULE,
    OPEN_LINES,
    STEP_LINES,
)
from evalua.reports.statement import statement_page, statement_workbook
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.contributions.payment import receipts, take_back
from evalua.ui.contributions.reading import cut_day, recorded
from evalua.ui.downloads import download
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money, plain
from evalua.ui.quality.marks import note
from evalua.ui.reports import XLSX

_MONEY = ("charged", "credited", "paid", "written_off", "left", "amount", "covered")


def statement(here: Here) -> None:
    """Every movement of one municipality, with its balance, and the same as files."""
    records, cut = recorded(here), cut_day(here)
    accounts = members_summary(records, cut)
    if accounts.empty:
        layout.empty(
            "Todavía no hay municipios",
            "Agréguelos en Asociación y miembros.",
            page="association",
            action="Agregar municipios",
        )
        return
    towns = dict(zip(accounts["municipality_id"], accounts["municipality"], strict=True))
    chosen = st.selectbox(
        "Municipio", list(towns), format_func=towns.__getitem__, key="contributions.town"
    )
    shown = account(records, int(chosen), cut)
    if shown.empty:
        st.markdown(f"{plain(towns[chosen])} no tiene movimientos hasta el {written_day(cut)}.")
        return
    _head(here, shown)
    note(here, [str(shown.summary["uid"])])
    _movements(here, shown)
    _rest(here, shown)
    receipts(here, records, int(chosen))
    take_back(here, records, int(chosen))


def _head(here: Here, shown: Account) -> None:
    st.markdown(f"**{plain(balance_sentence(shown, here.facts))}**")
    received = received_sentence(
        equity(recorded(here), shown.day), shown.municipality_id, here.facts
    )
    st.markdown(plain(f"{paid_sentence(shown, here.facts)} {received}"))
    name = f"estado-de-cuenta-{here.facts.code}-{shown.summary['uid'][:8]}-{shown.day:%Y-%m-%d}"
    with st.container(horizontal=True, vertical_alignment="center"):
        download(
            here,
            "Descargar en Excel",
            data=lambda: statement_workbook(shown, here.facts, here.today),
            file_name=f"{name}.xlsx",
            mime=XLSX,
            icon=":material/download:",
            key="contributions.statement.xlsx",
        )
        download(
            here,
            "Descargar para imprimir",
            data=lambda: statement_page(shown, here.facts, here.today),
            file_name=f"{name}.html",
            mime="text/html",
            icon=":material/print:",
            key="contributions.statement.html",
        )
        layout.door("municipality", "Ver qué recibió, en su ficha", municipio=shown.summary["uid"])


def _movements(here: Here, shown: Account) -> None:
    if shown.lines.empty:
        st.markdown("No tiene cobros ni pagos en dinero.")
        return
    columns = {
        "dated_on": "Fecha",
        "concept": "Concepto",
        "reference": "Referencia",
        "detail": "Detalle",
        "charged": "Cobro",
        "credited": "Abono",
        "balance": "Saldo",
    }
    moves = _told(here, shown.lines[::-1])
    moves = moves.assign(balance=[money(v, here.facts) for v in shown.lines["balance"][::-1]])
    layout.table(
        moves,
        columns,
        right=("Cobro", "Abono", "Saldo"),
        wide=("Concepto",),
        medium=("Detalle",),
        key="contributions.statement",
    )


def _rest(here: Here, shown: Account) -> None:
    """What is open, covered, agreed and given in kind, where there is any."""
    parts = (
        ("Lo que falta por pagar", "", shown.open, OPEN_LINES, "open"),
        ("Acuerdos de pago", "", shown.steps, STEP_LINES, "steps"),
        ("Aportes en especie", IN_KIND_RULE, shown.given, GIVEN_LINES, "given"),
    )
    for title, said, frame, columns, key in parts:
        if len(frame):
            layout.section(title, said)
            _table(here, frame, columns, key)
    if len(shown.applied):
        with st.expander("En qué se aplicó cada pago"):
            _table(here, shown.applied[::-1], APPLIED_LINES, "applied")


def _table(here: Here, frame: pd.DataFrame, columns: dict[str, str], key: str) -> None:
    right = tuple(header for name, header in columns.items() if name in _MONEY)
    layout.table(_told(here, frame), columns, right=right, key=f"contributions.statement.{key}")


def _told(here: Here, frame: pd.DataFrame) -> pd.DataFrame:
    """Dates and money as people read them; a zero in a column of money is left blank."""
    dates = [name for name in frame if str(frame[name].dtype).startswith("datetime")]
    sums = [name for name in frame if name in _MONEY]
    return frame.astype(object).assign(
        **{name: [written_day(v) if pd.notna(v) else "" for v in frame[name]] for name in dates},
        **{
            name: [money(v, here.facts) if pd.notna(v) and v else "" for v in frame[name]]
            for name in sums
        },
    )
