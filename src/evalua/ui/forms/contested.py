"""When two people change the same record: both versions side by side, and a choice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from evalua.board.log.values import Values
from evalua.board.log.wording import changed_columns
from evalua.domain.month import long_date
from evalua.domain.problems import Finding, Versions
from evalua.storage.audit import last_of
from evalua.ui import state
from evalua.ui.catalogue import CATALOG
from evalua.ui.formats import MISSING, clock, plain
from evalua.ui.forms.answers import Answering
from evalua.ui.forms.opening import same

Writer = Callable[[Any], str]
_CODE = "V51"


class Contested(Answering):
    """A form that notices what others saved, shows it beside what was typed, and asks what stays."""

    heading: str = ""
    """What the next fields are about, in a grid: it tells apart fields with the same label."""

    def _call(self, name: str, label: str, write: Writer = str) -> None:
        """How a field is called and how its values are read."""
        called = f"{self.heading}: {label}" if self.heading else label
        self._called[name] = (called, write)

    def _found(self) -> Iterable[Finding]:
        """What is wrong, without what the comparison says better."""
        found = state.findings(self.key)
        return [one for one in found if one.code != _CODE or not self._contested()]

    def _contested(self) -> bool:
        """Whether the person has to choose before anything is saved."""
        return self.moved and self._came_second()

    def _came_second(self) -> bool:
        """Whether the last attempt to save found that somebody else had saved first."""
        return any(one.code == _CODE for one in state.findings(self.key))

    def _warn(self) -> None:
        """Say in time that somebody else saved the record."""
        if self.moved and "" in self.versions:
            st.caption(
                "▲ Otra persona guardó este registro mientras usted lo tenía abierto. Al guardar verá "
                "las dos versiones y podrá elegir."
            )

    def _both(self, mine: Callable[[], None]) -> None:
        """The two versions, field by field, and the three ways out."""
        known = state.conflict(self.key)
        saved = None if known is None else self._saved(known)
        who = "otra persona" if saved is None else saved.by
        with st.container(border=True, key=f"{self.key}.versions"):
            st.markdown(f"**{self._headline(saved)}**")
            st.caption(
                "Lo suyo todavía no se guarda. Compare y elija: así nadie borra lo de otra persona "
                "sin saberlo."
            )
            if not self._fields_compared(who) and saved is not None:
                self._elsewhere(saved)
            self._ways_out(mine)

    def _ways_out(self, mine: Callable[[], None]) -> None:
        with st.container(horizontal=True):
            st.button(
                "Guardar lo mío",
                key=f"{self.key}.mine",
                on_click=mine,
                help="Se guardan los datos que usted cambió; los demás quedan como están ahora.",
            )
            st.button(
                "Dejar lo que ya está guardado",
                key=f"{self.key}.theirs",
                on_click=self.discard,
                help="Se descarta lo que usted escribió aquí.",
            )
            st.button("Seguir corrigiendo", key=f"{self.key}.back", on_click=self._back)

    def _back(self) -> None:
        state.set_conflict(self.key, None)
        state.set_findings(self.key, ())

    def _saved(self, known: Versions) -> Versions:
        """Who saved last, which may be somebody else by now."""
        with self.here.database.session() as session:
            last = last_of(session, known.row_uid)
        if last is None or last.after is None:
            return known
        return Versions(
            known.table,
            known.row_uid,
            last.actor,
            last.at,
            int(last.after["version"]),
            known.opened,
            last.after,
        )

    def _headline(self, saved: Versions | None) -> str:
        if saved is None:
            found = [one for one in state.findings(self.key) if one.code == _CODE]
            return plain(" ".join(dict.fromkeys(one.message for one in found)))
        moment = self.here.facts.local(saved.at)
        return plain(
            f"{saved.by} guardó este registro el {long_date(moment.date())} a las "
            f"{clock(saved.at, self.here.facts)}, mientras usted lo tenía abierto."
        )

    def _fields_compared(self, who: str) -> bool:
        """Each field that somebody changed; returns whether the other person changed any."""
        before, any_theirs = self._before(), False
        for name, (label, write) in self._called.items():
            theirs = not same(before.get(name), self._now.get(name))
            if not theirs and not self.touched(name):
                continue
            any_theirs = any_theirs or theirs
            typed = state.widget(self._widget(name))
            st.markdown(f"**{plain(label)}**")
            for place, (title, value) in zip(
                st.columns(3),
                (
                    ("Al abrirlo", _written(before.get(name), write)),
                    (f"Lo que guardó {who}", _written(self._now.get(name), write)),
                    (
                        "Lo que escribió usted",
                        _written(typed, write) if self.touched(name) else "No lo cambió",
                    ),
                ),
                strict=True,
            ):
                with place, st.container(gap="xsmall"):
                    st.caption(plain(title))
                    st.markdown(plain(value))

        return any_theirs

    def _elsewhere(self, saved: Versions) -> None:
        """What the other person changed, as the history of changes tells it."""
        with self.here.database.session() as session:
            values = Values(session, self.here.facts, CATALOG)
            lines = changed_columns(values, saved.table, saved.opened, saved.saved)
        if lines:
            st.caption(
                plain(f"Desde que usted lo abrió: {'; '.join(line.sentence for line in lines)}.")
            )


def _written(value: Any, write: Writer) -> str:
    return MISSING if same(value, None) else write(value)
