"""The context note of the month: typed while it is open, read by everybody afterwards."""

from __future__ import annotations

import streamlit as st

from evalua.board.wording import plural
from evalua.domain.text import clean
from evalua.registers.periods.notes import LONGEST, write_context_note
from evalua.registers.periods.queries import month_row
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, say


def form(here: Here) -> None:
    """The note with what is left of its characters; nothing it says changes a figure."""
    with here.database.session() as session:
        row = month_row(session, here.facts.id, here.month)
    layout.section(
        "Nota de contexto",
        "Lo que explica el mes a quien lea sus cifras dentro de un año. Se imprime con ellas y queda "
        "fija al aprobar.",
    )
    typing = Form(
        here,
        "context_note",
        subject=str(here.month),
        defaults={"context_note": row.context_note if row else ""},
    )
    typed = typing.text("context_note", "Qué pasó este mes (opcional)", long=True)
    if typing.open:
        _count(clean(typed))
    else:
        shown(typed)
    version = row.version if row else None
    typing.save("Guardar la nota", lambda work, e: _write(work, here, e, version), primary=False)


def shown(text: str) -> None:
    """The note as it was written, where there is one."""
    if text:
        st.markdown(f"**Nota del mes:** {plain(text)}")


def _count(typed: str) -> None:
    left = LONGEST - len(typed)
    if left < 0:
        say(f"Sobran {plural(-left, 'carácter', 'caracteres')}: caben {LONGEST}.")
    else:
        st.caption(f"Quedan {left} de {LONGEST} caracteres.")


def _write(work: Work, here: Here, entered: Entered, version: int | None) -> str:
    write_context_note(
        work,
        here.month,
        entered.text("context_note"),
        version=version,
        confirmed=entered.confirmed,
    )
    return f"Nota de {here.month.label} guardada."
