"""Forms that lose nothing: every field is kept as a draft and answers beside itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st

from evalua.board.wording import unit_after
from evalua.domain.money import parse_money
from evalua.domain.numbers import parse_decimal
from evalua.domain.problems import Finding, Problem
from evalua.domain.words import money_in_words
from evalua.storage import drafts
from evalua.storage.work import Work
from evalua.ui import context, state
from evalua.ui.context import Here
from evalua.ui.formats import clock, plain, quantity

PLACEHOLDER = "Elija…"


@dataclass(frozen=True)
class Entered:
    """What a person entered: the fields, and the reasons given for what had to be confirmed."""

    fields: Mapping[str, Any]
    confirmed: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.fields.get(name)

    def text(self, name: str) -> str:
        """The text of a field; empty where it was left empty."""
        value = self.fields.get(name)
        return "" if value is None else str(value)


Action = Callable[[Work, Entered], str]


class Form:
    """A form of one screen. Draw its fields, then ``save``.

    ``subject`` tells apart forms of the same screen (one per goal, say); ``defaults`` are shown
    where there is no draft. The action receives an open use case and what was entered, and returns
    the sentence that says what was done; the Problem it raises is shown beside its fields.
    """

    def __init__(
        self,
        here: Here,
        screen: str,
        *,
        subject: str = "",
        defaults: Mapping[str, Any] | None = None,
    ) -> None:
        self.here = here
        self.screen = screen
        self.subject = subject
        self.key = f"{screen}.{subject}" if subject else screen
        self._defaults = dict(defaults or {})
        self._draft = drafts.load(here.database, here.actor.name, here.facts.id, screen, subject)
        self._fields: list[str] = []
        self._answered: set[str] = set()
        self._asked: set[Finding] = set()

    def text(
        self, name: str, label: str, *, help: str = "", placeholder: str = "", long: bool = False
    ) -> str:
        """Free text; ``long`` gives it several lines."""
        key, value = self._begin(name, "")
        common: dict[str, Any] = {
            "value": value,
            "key": key,
            "help": help or None,
            "placeholder": placeholder or None,
            "on_change": self._keep,
            "args": (name,),
        }
        if long:
            typed = st.text_area(label, height=90, **common)
        else:
            typed = st.text_input(label, live=True, **common)
        self.answer(name)
        return typed or ""

    def money(self, name: str, label: str, *, help: str = "") -> str:
        """An amount typed in the country's format and echoed in words."""
        typed = self._figure(name, label, help, icon=self.here.facts.currency.symbol.strip())
        facts = self.here.facts
        if typed.strip():
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
        if typed.strip():
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
        chosen = st.date_input(
            label,
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
        keys = list(options)
        known = value if value in keys else (None if optional or len(keys) != 1 else keys[0])
        chosen = st.selectbox(
            label,
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
        chosen = st.multiselect(
            label,
            list(options),
            default=[v for v in (value or []) if v in options],
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
        chosen = st.checkbox(
            label,
            value=bool(value),
            key=key,
            help=help or None,
            on_change=self._keep,
            args=(name,),
        )
        self.answer(name)
        return chosen

    def answer(self, name: str) -> None:
        """Show what was found wrong in a field, beside it."""
        self._answered.add(name)
        for found in state.findings(self.key):
            if found.field == name and found.severity == "error":
                say(found.message)

    def ask(self, name: str, row: object) -> None:
        """Ask beside a field for the reasons it needs; ``row`` tells apart the rows of a grid."""
        for found in state.findings(self.key):
            if found.field == name and found.severity == "confirm":
                self._ask(found, f":{row}")

    def save(self, label: str, action: Action, *, primary: bool = True, icon: str = "") -> None:
        """What is wrong with the whole, the reasons asked for, and the button that saves."""
        for found in state.findings(self.key):
            self.answer_rest(found)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                label,
                key=f"{self.key}.save",
                type="primary" if primary else "secondary",
                icon=icon or None,
                on_click=self._run,
                args=(action,),
            )
            self._kept_line()

    def values(self) -> dict[str, Any]:
        """What the fields drawn so far hold now."""
        return {name: state.widget(self._widget(name)) for name in self._fields}

    def everything(self) -> dict[str, Any]:
        """The draft with what is on screen now: for forms that go on over several steps."""
        drawn = {k: v for k, v in self.values().items() if v is not None}
        return {**self._defaults, **self._draft, **drawn}

    def keep_all(self) -> None:
        """Keep every field on screen, for those that were shown filled and never touched."""
        for name in self._fields:
            self._keep(name)

    def reasons(self) -> dict[str, str]:
        """The reasons given so far for what had to be confirmed, by code.

        Those of an earlier attempt count too: they are not asked again while others are.
        """
        given = {**self._draft, **self.values()}
        return {
            name.removeprefix("confirm."): str(value)
            for name, value in given.items()
            if name.startswith("confirm.") and value
        }

    def answer_rest(self, found: Finding) -> None:
        """Show a finding that belongs to no field drawn here, or ask for its confirmation."""
        if found in self._asked:
            return
        if found.severity == "confirm":
            self._ask(found)
        elif found.field not in self._answered:
            say(found.message)

    def _begin(self, name: str, default: Any) -> tuple[str, Any]:
        self._fields.append(name)
        return self._widget(name), self._draft.get(name, self._defaults.get(name, default))

    def _figure(self, name: str, label: str, help: str, icon: str = "") -> str:
        return self.text(name, f"{label} ({icon})" if icon else label, help=help)

    def _widget(self, name: str) -> str:
        return f"{self.key}.{state.generation(self.key)}.{name}"

    def _ask(self, found: Finding, row: str = "") -> None:
        """A confirmation: the question, and a place for the reason (one for each rule and row)."""
        self._asked.add(found)
        say(found.message, mark="▲", color="orange")
        name = f"confirm.{found.code}{row}"
        if name in self._fields:
            return
        key, value = self._begin(name, "")
        st.text_input(
            "Motivo",
            value=value,
            key=key,
            live=True,
            placeholder="Escriba el motivo para guardar así",
            on_change=self._keep,
            args=(name,),
        )

    def _say_once(self, name: str, message: str) -> None:
        if not any(f.field == name for f in state.findings(self.key)):
            say(message)

    def _keep(self, name: str) -> None:
        value = state.widget(self._widget(name))
        stored = value.isoformat() if isinstance(value, date) else value
        here = self.here
        drafts.keep(
            here.database,
            here.actor.name,
            here.facts.id,
            self.screen,
            self.subject,
            {name: stored},
            context.now(),
        )

    def _kept_line(self) -> None:
        if self._draft:
            saved = drafts.saved_at(
                self.here.database,
                self.here.actor.name,
                self.here.facts.id,
                self.screen,
                self.subject,
            )
            if saved is not None:
                st.caption(f"Borrador guardado a las {clock(saved, self.here.facts)}")

    def _run(self, action: Action) -> None:
        fields = {k: v for k, v in self.values().items() if not k.startswith("confirm.")}
        entered = Entered(fields, self.reasons())
        if run(self.here, self.key, lambda work: action(work, entered)):
            self.discard()

    def discard(self) -> None:
        """Empty the form and forget its draft."""
        here = self.here
        drafts.clear(here.database, here.actor.name, here.facts.id, self.screen, self.subject)
        state.set_findings(self.key, ())
        state.next_generation(self.key)


def run(here: Here, form: str, action: Callable[[Work], str]) -> bool:
    """Run one use case; returns whether it was saved. What is wrong waits for its form."""
    try:
        with here.work() as work:
            message = action(work)
    except Problem as problem:
        state.set_findings(form, problem.findings)
        return False
    state.set_findings(form, ())
    state.flash(message)
    return True


def say(message: str, *, mark: str = "◆", color: str = "red") -> None:
    """What to fix, next to where it happened."""
    st.markdown(f":{color}[{mark} {plain(message)}]")


def button(
    here: Here,
    key: str,
    label: str,
    action: Callable[[Work], str],
    *,
    primary: bool = False,
    icon: str = "",
) -> None:
    """A button that runs a use case without fields; what is wrong is said under it."""
    st.button(
        label,
        key=key,
        type="primary" if primary else "secondary",
        icon=icon or None,
        on_click=_run_button,
        args=(here, key, action),
    )
    for found in state.findings(key):
        say(found.message)


def _run_button(here: Here, key: str, action: Callable[[Work], str]) -> None:
    run(here, key, action)


def remove(
    here: Here, key: str, action: Callable[[Work, str], str], *, label: str = "Eliminar"
) -> None:
    """A removal behind a popover that asks for its reason."""
    with st.popover(label, key=f"{key}.open"):
        form = Form(here, key)
        form.text("reason", "¿Por qué se elimina?")
        form.save("Eliminar", lambda work, e: action(work, e.text("reason")), primary=False)


def options(keys: Sequence[Any], names: Sequence[str]) -> dict[Any, str]:
    """Options of a choice, from two columns."""
    return dict(zip(keys, names, strict=True))
