"""The fields of a form as they are kept while somebody types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from evalua.accounts.permissions import Permission
from evalua.storage import drafts
from evalua.ui import context, state
from evalua.ui.context import Here
from evalua.ui.formats import clock
from evalua.ui.forms.opening import OPENED, Opening, by_row, same
from evalua.ui.forms.permitted import permitted


class Drafted:
    """What is typed in the fields drawn so far, kept as a draft.

    ``subject`` tells apart forms of the same screen (one per goal, say); ``defaults`` are shown
    where there is no draft. ``open`` is whether the person's role uses this form: a closed one draws
    no field and keeps nothing. ``version`` is that of the row it changes (0: there is none yet), or
    those of the rows of a grid by their keys; what was there when the person began to type is kept
    with the draft, so that nothing another person saves meanwhile is lost from sight.
    """

    def __init__(
        self,
        here: Here,
        screen: str,
        *,
        subject: str = "",
        defaults: Mapping[str, Any] | None = None,
        needs: Permission = "record",
        version: int | Mapping[str, int] | None = None,
    ) -> None:
        self.needs = needs
        self.open = permitted(here, needs)
        self.here = here
        self.screen = screen
        self.subject = subject
        self.key = f"{screen}.{subject}" if subject else screen
        self._defaults = dict(defaults or {})
        self._draft: dict[str, Any] = {}
        if self.open:
            self._draft = drafts.load(
                here.database, here.actor.name, here.facts.id, screen, subject
            )
        self._fields: list[str] = []
        self._now: dict[str, Any] = {}
        self._called: dict[str, tuple[str, Callable[[Any], str]]] = {}
        self.versions = by_row(version)
        self.opening = self._opening()

    @property
    def moved(self) -> bool:
        """Whether somebody saved one of its rows since the person began to type."""
        return self.opening is not None and self.opening.versions != self.versions

    def touched(self, name: str) -> bool:
        """Whether what a field holds is the person's own, and neither what was there nor what is."""
        typed, before = state.widget(self._widget(name)), self._before().get(name)
        return not same(typed, before) and not same(typed, self._now.get(name))

    def values(self) -> dict[str, Any]:
        """What the fields drawn so far hold now."""
        return {name: state.widget(self._widget(name)) for name in self._fields}

    def everything(self) -> dict[str, Any]:
        """The draft with what is on screen now: for forms that go on over several steps."""
        drawn = {k: v for k, v in self.values().items() if v is not None}
        return {**self._defaults, **self._draft, **drawn}

    def keep_all(self) -> None:
        """Keep every field on screen, for those that were shown filled and never touched."""
        self._keep(*self._fields)

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

    def discard(self) -> None:
        """Empty the form and forget its draft."""
        here = self.here
        drafts.clear(here.database, here.actor.name, here.facts.id, self.screen, self.subject)
        state.set_findings(self.key, ())
        state.set_conflict(self.key, None)
        state.next_generation(self.key)

    def _begin(self, name: str, default: Any) -> tuple[str, Any]:
        self._fields.append(name)
        now = self._now[name] = self._defaults.get(name, default)
        typed = self._draft.get(name, now)
        # What nobody typed here follows what was saved elsewhere.
        followed = self.moved and same(typed, self._before().get(name))
        return self._widget(name), now if followed else typed

    def _opening(self) -> Opening | None:
        """What was there when the person began to type; None where nothing was typed."""
        if not self.open or not self.versions:
            return None
        if state.opened(self.key) not in (None, self.versions):
            # Other widgets: those on screen would go on showing what was there before.
            state.next_generation(self.key)
        state.set_opened(self.key, self.versions)
        return Opening.read(self._draft.pop(OPENED, None)) if OPENED in self._draft else None

    def _expected(self) -> Mapping[str, int]:
        """The versions of the rows when the person began to type."""
        return self.versions if self.opening is None else self.opening.versions

    def _before(self) -> Mapping[str, Any]:
        return self._now if self.opening is None else self.opening.values

    def _widget(self, name: str) -> str:
        return f"{self.key}.{state.generation(self.key)}.{name}"

    def _keep(self, *names: str) -> None:
        here = self.here
        typed = {name: state.widget(self._widget(name)) for name in names}
        kept: dict[str, Any] = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in typed.items()
        }
        kept |= self._began()
        drafts.keep(
            here.database,
            here.actor.name,
            here.facts.id,
            self.screen,
            self.subject,
            kept,
            context.now(),
        )

    def _began(self) -> dict[str, Any]:
        """What the draft keeps of the moment when the person began to type."""
        if not self.versions:
            return {}
        began = self.opening or Opening.of(self.versions, self._now)
        return {OPENED: began.written}

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
