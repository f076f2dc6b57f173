"""Every session key, behind a typed function."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import streamlit as st

from evalua.domain.month import Month
from evalua.domain.problems import Finding

_MONTH = "_month"
_ASSOCIATION = "_association"
_PERSON = "_person"
_FLASH = "_flash"
_FINDINGS = "_findings"
_GENERATION = "_generation"
_STEP = "_step"
_LOOKED_AT = "_looked_at"


def month() -> Month | None:
    """The month being looked at, once one was chosen."""
    return cast("Month | None", st.session_state.get(_MONTH))


def set_month(value: Month) -> None:
    st.session_state[_MONTH] = value


def association() -> int | None:
    """The association being looked at, once one was chosen."""
    return cast("int | None", st.session_state.get(_ASSOCIATION))


def set_association(value: int) -> None:
    """Look at another association, from its own month on."""
    if st.session_state.get(_ASSOCIATION) != value:
        st.session_state[_ASSOCIATION] = value
        st.session_state.pop(_MONTH, None)
        st.session_state.pop(_PERSON, None)


def leave_association() -> None:
    """Forget the chosen association, its month and its person."""
    for key in (_ASSOCIATION, _MONTH, _PERSON):
        st.session_state.pop(key, None)


def person() -> str | None:
    """The name of who is using this session, once chosen."""
    return cast("str | None", st.session_state.get(_PERSON))


def set_person(name: str) -> None:
    st.session_state[_PERSON] = name


def flash(message: str) -> None:
    """Say something once, on the next drawing of any page."""
    st.session_state[_FLASH] = message


def take_flash() -> str:
    return str(st.session_state.pop(_FLASH, ""))


def findings(form: str) -> tuple[Finding, ...]:
    """What was found wrong the last time a form was saved."""
    return tuple(st.session_state.get(_FINDINGS, {}).get(form, ()))


def set_findings(form: str, found: Sequence[Finding]) -> None:
    st.session_state.setdefault(_FINDINGS, {})[form] = tuple(found)


def generation(form: str) -> int:
    """How many times a form was saved or cleared: part of its widgets' keys, so they start anew."""
    return int(st.session_state.get(_GENERATION, {}).get(form, 0))


def next_generation(form: str) -> None:
    st.session_state.setdefault(_GENERATION, {})[form] = generation(form) + 1


def step(wizard: str) -> int:
    """The step a person is at in a sequence of steps."""
    return int(st.session_state.get(_STEP, {}).get(wizard, 0))


def set_step(wizard: str, number: int) -> None:
    st.session_state.setdefault(_STEP, {})[wizard] = number


def looked_at(kind: str) -> str:
    """Which area, indicator or municipality was looked at last; "" before any."""
    return str(st.session_state.get(_LOOKED_AT, {}).get(kind, ""))


def set_looked_at(kind: str, key: str) -> None:
    st.session_state.setdefault(_LOOKED_AT, {})[kind] = key


def set_widget(key: str, value: object) -> None:
    """Leave a widget at a value: only from a callback, before the widget is drawn again."""
    st.session_state[key] = value


def widget(key: str) -> object:
    """The present value of a widget, or None before it was drawn."""
    return st.session_state.get(key)
