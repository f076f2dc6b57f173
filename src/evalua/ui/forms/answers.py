"""What was found wrong in a form, beside the field it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from evalua.accounts.permissions import Permission
from evalua.domain.problems import Finding
from evalua.ui import state
from evalua.ui.context import Here
from evalua.ui.forms.draft import Drafted
from evalua.ui.forms.saving import say


class Answering(Drafted):
    """A draft that says what is wrong in each field, and asks for the reasons that are needed."""

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
        super().__init__(
            here, screen, subject=subject, defaults=defaults, needs=needs, version=version
        )
        self._answered: set[str] = set()
        self._asked: set[Finding] = set()

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

    def answer_rest(self, found: Finding) -> None:
        """Show a finding that belongs to no field drawn here, or ask for its confirmation."""
        if found in self._asked:
            return
        if found.severity == "confirm":
            self._ask(found)
        elif found.field not in self._answered:
            say(found.message)

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
