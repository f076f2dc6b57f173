"""Every session key, behind a typed function."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import streamlit as st

from evalua.domain.actor import Role
from evalua.domain.month import Month
from evalua.domain.problems import Finding, Versions

_MONTH = "_month"
_ASSOCIATION = "_association"
_SEEN_AS = "_seen_as"
_FLASH = "_flash"
_LINK = "_link"
_FINDINGS = "_findings"
_GENERATION = "_generation"
_ROUND = "_round"
_FORMS_OF = "_forms_of"
_STEP = "_step"
_LOOKED_AT = "_looked_at"
_OPENED = "_opened"
_CONFLICT = "_conflict"
_OPTIONS = "_options"


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
    if st.session_state.setdefault(_FORMS_OF, value) != value:
        st.session_state[_FORMS_OF] = value
        _other_forms()


def _other_forms() -> None:
    """Every form starts anew: what was typed in one association is not for another to see or save."""
    for key in (_FINDINGS, _OPENED, _CONFLICT, _OPTIONS):
        st.session_state.pop(key, None)
    st.session_state[_ROUND] = int(st.session_state.get(_ROUND, 0)) + 1


def leave_association() -> None:
    """Forget the chosen association and its month."""
    for key in (_ASSOCIATION, _MONTH):
        st.session_state.pop(key, None)


def seen_as() -> Role | None:
    """The role with which an administrator looks at a demonstration, once chosen."""
    return cast("Role | None", st.session_state.get(_SEEN_AS))


def set_seen_as(role: Role | None) -> None:
    st.session_state[_SEEN_AS] = role


def flash(message: str) -> None:
    """Say something once, on the next drawing of any page."""
    st.session_state[_FLASH] = message


def take_flash() -> str:
    return str(st.session_state.pop(_FLASH, ""))


def link() -> tuple[str, str] | None:
    """Whose one-time link is on screen, and its path, until somebody takes it."""
    return cast("tuple[str, str] | None", st.session_state.get(_LINK))


def set_link(name: str, path: str) -> None:
    st.session_state[_LINK] = (name, path)


def forget_link() -> None:
    st.session_state.pop(_LINK, None)


def findings(form: str) -> tuple[Finding, ...]:
    """What was found wrong the last time a form was saved."""
    return tuple(st.session_state.get(_FINDINGS, {}).get(form, ()))


def set_findings(form: str, found: Sequence[Finding]) -> None:
    st.session_state.setdefault(_FINDINGS, {})[form] = tuple(found)


def generation(form: str) -> int:
    """How many times a form was saved, cleared or left: part of its widgets' keys, so they start anew."""
    saved = st.session_state.get(_GENERATION, {}).get(form, 0)
    return int(saved) + int(st.session_state.get(_ROUND, 0))


def next_generation(form: str) -> None:
    known = st.session_state.setdefault(_GENERATION, {})
    known[form] = int(known.get(form, 0)) + 1


def opened(form: str) -> Mapping[str, int] | None:
    """The versions of the rows a form showed when it was last drawn, or None before that."""
    return cast("Mapping[str, int] | None", st.session_state.get(_OPENED, {}).get(form))


def set_opened(form: str, versions: Mapping[str, int]) -> None:
    st.session_state.setdefault(_OPENED, {})[form] = dict(versions)


def options(key: str) -> Mapping[object, str] | None:
    """How a list called its options when it was last drawn, or None before that."""
    return cast("Mapping[object, str] | None", st.session_state.get(_OPTIONS, {}).get(key))


def set_options(key: str, names: Mapping[object, str]) -> None:
    st.session_state.setdefault(_OPTIONS, {})[key] = dict(names)


def conflict(form: str) -> Versions | None:
    """The two versions of the row that a form could not save, while the person decides."""
    return cast("Versions | None", st.session_state.get(_CONFLICT, {}).get(form))


def set_conflict(form: str, versions: Versions | None) -> None:
    st.session_state.setdefault(_CONFLICT, {})[form] = versions


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
