"""The fields of a form as they are kept while somebody types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from evalua.storage import drafts
from evalua.ui import context, state
from evalua.ui.context import Here
from evalua.ui.formats import clock


class Drafted:
    """What is typed in the fields drawn so far, kept as a draft.

    ``subject`` tells apart forms of the same screen (one per goal, say); ``defaults`` are shown
    where there is no draft.
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

    def discard(self) -> None:
        """Empty the form and forget its draft."""
        here = self.here
        drafts.clear(here.database, here.actor.name, here.facts.id, self.screen, self.subject)
        state.set_findings(self.key, ())
        state.next_generation(self.key)

    def _begin(self, name: str, default: Any) -> tuple[str, Any]:
        self._fields.append(name)
        return self._widget(name), self._draft.get(name, self._defaults.get(name, default))

    def _widget(self, name: str) -> str:
        return f"{self.key}.{state.generation(self.key)}.{name}"

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
