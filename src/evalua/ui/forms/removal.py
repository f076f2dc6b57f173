"""A removal: it asks why, and stops where somebody changed the record since the person saw it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from evalua.accounts.permissions import Permission
from evalua.storage.audit import last_line
from evalua.storage.work import Work
from evalua.ui import state
from evalua.ui.context import Here
from evalua.ui.forms.entered import Action, Entered
from evalua.ui.forms.form import Form

_SEEN = "form.seen"
"""The name under which the draft keeps how far the log went, beside the reason."""


class Removal(Form):
    """The form of a removal.

    It keeps how far the log went when the person began to type; ``Work.remove`` refuses a record that
    was changed after that, and the person reads who changed it and what before deciding.
    """

    def __init__(self, here: Here, key: str, *, needs: Permission) -> None:
        super().__init__(here, key, needs=needs)
        with here.database.session() as session:
            self.latest = last_line(session, here.facts.id)
        self.seen = int(self._draft.pop(_SEEN, self.latest))

    def _began(self) -> dict[str, Any]:
        return {_SEEN: self.seen}

    def _contested(self) -> bool:
        return self._came_second()

    def _both(self, mine: Callable[[], None]) -> None:
        """Who changed the record and what, and the two ways out."""
        known = state.conflict(self.key)
        saved = None if known is None else self._saved(known)
        with st.container(border=True, key=f"{self.key}.versions"):
            st.markdown(f"**{self._headline(saved)}**")
            if saved is not None:
                self._elsewhere(saved)
            st.caption("Todavía no se elimina. Vea si aún hace falta.")
            with st.container(horizontal=True):
                st.button("Eliminar de todos modos", key=f"{self.key}.mine", on_click=mine)
                st.button("No eliminarlo", key=f"{self.key}.theirs", on_click=self.discard)

    def _run(self, action: Action, versions: Mapping[str, int] | None = None) -> None:
        """Remove what was seen; whoever insists (``versions`` given) has seen everything by now."""
        seen = self.seen if versions is None else self.latest
        super()._run(partial(_having_seen, seen, action))


def _having_seen(seen: int, action: Action, work: Work, entered: Entered) -> str:
    work.seen = seen
    return action(work, entered)
