"""What the history is asked for, kept in the address: who, what kind of record, which month, which record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from evalua.accounts.permissions import may
from evalua.board.log import lines as log
from evalua.board.log.lines import Choices
from evalua.domain.month import Month
from evalua.storage.trail import Asked
from evalua.ui import state
from evalua.ui.context import Here
from evalua.ui.formats import month_name, opening

PERSON, TABLE, MONTH, ROW, PAGE = "persona", "registro", "cuando", "fila", "pagina"
WHOSE, INSTALLATION = "de", "instalacion"
_ANY = ""
_WITHIN = (PERSON, TABLE, MONTH, ROW, PAGE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for; what it cannot mean is left out."""

    person: str = ""
    table: str = ""
    month: Month | None = None
    row_uid: str = ""
    installation: bool = False

    def asked(self, here: Here) -> Asked:
        return log.asked(
            here.facts,
            actor=self.person,
            table=self.table,
            row_uid=self.row_uid,
            month=self.month,
        )

    @property
    def anything(self) -> bool:
        """Whether something is filtered."""
        return self != Wanted()


def installation(here: Here) -> bool:
    """Whether the address asks for the lines of the accounts, and the person may read them."""
    return st.query_params.get(WHOSE) == INSTALLATION and may(here.actor, "accounts")


def wanted(options: Choices, *, installation: bool = False) -> Wanted:
    """What the address asks for, of what there is."""
    month = st.query_params.get(MONTH, "")
    person, table = (st.query_params.get(name, "") for name in (PERSON, TABLE))
    return Wanted(
        person=person if person in options.people else "",
        table=table if table in dict(options.tables) else "",
        month=next((one for one in options.months if str(one) == month), None),
        row_uid=st.query_params.get(ROW, "")[:36],
        installation=installation,
    )


def bar(here: Here, options: Choices, now: Wanted) -> None:
    """The three lists, and the way back to everything; whose history, for an administrator."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if may(here.actor, "accounts"):
            whose = {_ANY: "La asociación", INSTALLATION: "La instalación (cuentas)"}
            _list("Historia de", WHOSE, whose, INSTALLATION if now.installation else _ANY)
        _list("Persona", PERSON, {_ANY: "Todas"} | {p: p for p in options.people}, now.person)
        kinds = {key: opening(name) for key, name in options.tables}
        _list("Tipo de registro", TABLE, {_ANY: "Todos"} | kinds, now.table)
        months = {str(one): month_name(one) for one in options.months}
        _list("Mes", MONTH, {_ANY: "Todos"} | months, str(now.month or _ANY))
        if now.anything:
            st.button("Ver todo", key="audit.everything", on_click=forget)


def forget() -> None:
    """Ask for everything again."""
    for name in (WHOSE, *_WITHIN):
        st.query_params.pop(name, None)


def follow(row_uid: str) -> None:
    """Ask for the whole history of one record."""
    for name in _WITHIN:
        st.query_params.pop(name, None)
    st.query_params[ROW] = row_uid


def page(pages: int) -> int:
    """The page the address asks for, from 1."""
    typed = st.query_params.get(PAGE, "")
    return min(max(int(typed), 1), pages) if typed.isdecimal() else 1


def set_page(number: int) -> None:
    st.query_params[PAGE] = str(number)


def _list(label: str, name: str, options: Mapping[str, str], current: str) -> None:
    key = f"audit.{name}.{current}"
    st.selectbox(
        label,
        list(options),
        index=list(options).index(current),
        format_func=lambda option: options.get(option, str(option)),
        key=key,
        on_change=_take,
        args=(name, key),
        width=240,
    )


def _take(name: str, key: str) -> None:
    value = state.widget(key)
    # Another history has other people and other records.
    for other in _WITHIN if name == WHOSE else (PAGE, ROW):
        st.query_params.pop(other, None)
    if value:
        st.query_params[name] = str(value)
    else:
        st.query_params.pop(name, None)
