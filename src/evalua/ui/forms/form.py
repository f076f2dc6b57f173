"""The fields a form may have, and the button that saves them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from evalua.board.wording import unit_after
from evalua.domain.money import parse_money
from evalua.domain.numbers import parse_decimal
from evalua.domain.problems import Problem
from evalua.domain.words import money_in_words
from evalua.ui.formats import label as written
from evalua.ui.formats import plain, quantity
from evalua.ui.forms.contested import Contested
from evalua.ui.forms.entered import Action, Entered
from evalua.ui.forms.permitted import say_who_may
from evalua.ui.forms.saving import run

PLACEHOLDER = "Elija…"


class Form(Contested):
    """A form of one screen. Draw its fields, then ``save``.

    ``subject`` tells apart forms of the same screen (one per goal, say); ``defaults`` are shown
    where there is no draft. The action receives an open use case and what was entered, and returns
    the sentence that says what was done; the Problem it raises is shown beside its fields.
    For somebody whose role does not use it (``needs``) no field is drawn: each answers its default,
    and ``save`` says who does it.
    """

    def text(
        self, name: str, label: str, *, help: str = "", placeholder: str = "", long: bool = False
    ) -> str:
        """Free text; ``long`` gives it several lines."""
        key, value = self._begin(name, "")
        self._call(name, label)
        if not self.open:
            return str(value or "")
        common: dict[str, Any] = {
            "value": value,
            "key": key,
            "help": help or None,
            "placeholder": placeholder or None,
            "on_change": self._keep,
            "args": (name,),
        }
        if long:
            typed = st.text_area(written(label), height=90, **common)
        else:
            typed = st.text_input(written(label), live=True, **common)
        self.answer(name)
        return typed or ""

    def money(self, name: str, label: str, *, help: str = "") -> str:
        """An amount typed in the country's format and echoed in words."""
        typed = self._figure(name, label, help, icon=self.here.facts.currency.symbol.strip())
        facts = self.here.facts
        if typed.strip() and self.open:
            try:
                minor = parse_money(typed, facts.currency, facts.number_format)
                st.caption(plain(money_in_words(minor, facts.currency)))
            except Problem as problem:
                self._say_once(name, problem.findings[0].message)
        return typed

    def number(self, name: str, label: str, *, help: str = "", unit: str = "") -> str:
        """A quantity typed in the country's format and echoed as it was understood."""
        typed = self._figure(name, label, help)
        fmt = self.here.facts.number_format
        if typed.strip() and self.open:
            try:
                value = float(parse_decimal(typed, fmt))
                if unit or value >= 1000 or value % 1:
                    st.caption(
                        plain(
                            f"{quantity(value, self.here.facts)} {unit_after(value, unit)}".strip()
                        )
                    )
            except ValueError:
                self._say_once(
                    name, f"No entendí «{typed}». Escriba un número como {fmt.write(12.5, 1)}."
                )
        return typed

    def day(
        self, name: str, label: str, *, help: str = "", latest: date | None = None
    ) -> date | None:
        """A date; the field starts empty unless there is a default."""
        key, value = self._begin(name, None)
        if isinstance(value, str):
            value = date.fromisoformat(value)
        self._call(name, label, _day)
        if not self.open:
            return value if isinstance(value, date) else None
        chosen = st.date_input(
            written(label),
            value=value,
            min_value=date(1900, 1, 1),
            max_value=latest or date(2100, 12, 31),
            key=key,
            help=help or None,
            format="DD/MM/YYYY",
            on_change=self._keep,
            args=(name,),
        )
        self.answer(name)
        return chosen if isinstance(chosen, date) else None

    def choice(
        self,
        name: str,
        label: str,
        options: Mapping[Any, str],
        *,
        help: str = "",
        optional: bool = False,
    ) -> Any:
        """One of several; ``options`` maps what is stored to what is read."""
        key, value = self._begin(name, None)
        self._call(name, label, lambda one: options.get(one, str(one)))
        keys = list(options)
        known = value if value in keys else (None if optional or len(keys) != 1 else keys[0])
        if not self.open:
            return known
        chosen = st.selectbox(
            written(label),
            keys,
            index=None if known is None else keys.index(known),
            format_func=lambda option: options.get(option, str(option)),
            key=key,
            help=help or None,
            placeholder=PLACEHOLDER,
            on_change=self._keep,
            args=(name,),
        )
        self.answer(name)
        return chosen

    def several(
        self, name: str, label: str, options: Mapping[Any, str], *, help: str = ""
    ) -> list[Any]:
        """Any number of several."""
        key, value = self._begin(name, [])
        self._call(name, label, lambda many: ", ".join(options.get(one, str(one)) for one in many))
        known = [v for v in (value or []) if v in options]
        if not self.open:
            return known
        chosen = st.multiselect(
            written(label),
            list(options),
            default=known,
            format_func=lambda option: options.get(option, str(option)),
            key=key,
            help=help or None,
            placeholder="Elija uno o varios…",
            select_all=False,
            on_change=self._keep,
            args=(name,),
        )
        self.answer(name)
        return list(chosen)

    def tick(self, name: str, label: str, *, help: str = "") -> bool:
        """Yes or no."""
        key, value = self._begin(name, False)
        self._call(name, label, lambda yes: "Sí" if yes else "No")
        if not self.open:
            return bool(value)
        chosen = st.checkbox(
            written(label),
            value=bool(value),
            key=key,
            help=help or None,
            on_change=self._keep,
            args=(name,),
        )
        self.answer(name)
        return chosen

    def save(self, label: str, action: Action, *, primary: bool = True, icon: str = "") -> None:
        """What is wrong with the whole, the reasons asked for, and the button that saves."""
        if not self.open:
            say_who_may(self.needs)
            return
        for found in self._found():
            self.answer_rest(found)
        if self._contested():
            self._both(partial(self._run, action, self.versions))
            return
        self._warn()
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                written(label),
                key=f"{self.key}.save",
                type="primary" if primary else "secondary",
                icon=icon or None,
                on_click=self._run,
                args=(action,),
            )
            self._kept_line()

    def _figure(self, name: str, label: str, help: str, icon: str = "") -> str:
        return self.text(name, f"{label} ({icon})" if icon else label, help=help)

    def _run(self, action: Action, versions: Mapping[str, int] | None = None) -> None:
        """Save what was entered over the ``versions`` given: by default, those it was opened with."""
        fields = {k: v for k, v in self.values().items() if not k.startswith("confirm.")}
        entered = Entered(
            fields, self.reasons(), self._expected() if versions is None else versions
        )
        if run(self.here, self.key, lambda work: action(work, entered)):
            self.discard()
        elif self._came_second():
            # Kept with what was there when it was opened, to compare it with what is there now.
            self.keep_all()


def _day(value: date | str) -> str:
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{day:%d/%m/%Y}"
