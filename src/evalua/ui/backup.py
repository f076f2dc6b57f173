"""Respaldo on screen: copies of everything, kept, verified, downloaded and put back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from evalua.accounts.permissions import require
from evalua.domain.problems import Problem
from evalua.storage import backup
from evalua.ui import cache, context, layout, state
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, plain, quantity
from evalua.ui.forms import say

FOLDER = "backups"
SERVER = (
    "Sus datos están en un servidor de base de datos. La copia la hace el propio servidor: pida a quien "
    "lo administra la copia programada, cada cuánto se hace y cómo se probó restaurarla."
)
REASONS = {
    "copia": "hecha a pedido",
    "antes-de-restaurar": "lo que había antes de restaurar",
    "antes-de-actualizar": "antes de actualizar el programa",
}
_FORM, _ASKED = "backup", "backup.asked"
_AT_MOST = 20
# A second copy in the same second carries a number after its reason.
_REPEATED = re.compile(r"-\d+$")


def screen(here: Here) -> None:
    """Keep a copy, the copies there are, and putting one back."""
    file = here.database.file
    if file is None:
        st.info(SERVER)
        return
    folder = file.parent / FOLDER
    _keep(here, file, folder)
    copies = backup.listing(folder)[:_AT_MOST]
    if not copies:
        layout.empty(
            "Todavía no hay copias",
            "Guarde una antes de la junta, y lleve otra en una memoria: si este computador falla, con "
            "ella vuelve todo. Aquí verá cada copia con su fecha y sus filas.",
        )
        return
    _copies(here, copies)
    left, right = st.columns(2, gap="large")
    with left:
        _use(here, copies)
    with right:
        _put_back(here, file, copies)


def _keep(here: Here, file: Path, folder: Path) -> None:
    st.button(
        "Guardar una copia",
        key="backup.create",
        type="primary",
        icon=":material/save:",
        on_click=_run,
        args=(here, lambda: _create(here, file, folder)),
    )
    for found in state.findings(_FORM):
        say(found.message)
    st.caption(plain(f"Las copias quedan en {folder}."))


def _create(here: Here, file: Path, folder: Path) -> str:
    made = backup.create(file, folder, context.now())
    return f"Copia guardada y revisada: {quantity(made.total, here.facts)} filas."


def _copies(here: Here, copies: list[Path]) -> None:
    layout.section("Copias guardadas")
    layout.table(
        pd.DataFrame(
            [_line(here, copy) for copy in copies], columns=["made", "why", "rows", "state"]
        ),
        {"made": "Fecha", "why": "Motivo", "rows": "Filas", "state": "Revisión"},
        right=("Filas",),
        key="backup.list",
    )
    st.caption("Cada copia se abre y se cuenta antes de decir que está sana.")


def _line(here: Here, copy: Path) -> tuple[str, str, str, str]:
    try:
        rows = quantity(cache.rows_in(copy), here.facts)
        word = "● sana"
    except Problem:
        rows, word = MISSING, "◆ no se puede usar"
    return made_on(copy, here), _why(copy), rows, word


def made_on(copy: Path, here: Here) -> str:
    """When a copy was made, in the association's own time, from its name."""
    parts = copy.stem.split("-")
    try:
        instant = datetime.strptime("-".join(parts[1:3]), "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return copy.name
    return f"{instant.astimezone(ZoneInfo(here.facts.time_zone)):%d/%m/%Y %H:%M}"


def _why(copy: Path) -> str:
    key = _REPEATED.sub("", "-".join(copy.stem.split("-")[3:]))
    return REASONS.get(key, key)


def _use(here: Here, copies: list[Path]) -> None:
    layout.section("Llevarse una copia")
    chosen = _choose(here, copies, "backup.download.which", "Copia que se descarga")
    st.download_button(
        "Descargar la copia",
        data=chosen.read_bytes,
        file_name=chosen.name,
        mime="application/vnd.sqlite3",
        on_click="ignore",
        key="backup.download",
    )


def _choose(here: Here, copies: list[Path], key: str, label: str) -> Path:
    names = {copy.name: f"{made_on(copy, here)}, {_why(copy)}" for copy in copies}
    chosen = st.selectbox(label, list(names), format_func=names.__getitem__, key=key)
    return copies[0].with_name(str(chosen))


def _put_back(here: Here, file: Path, copies: list[Path]) -> None:
    layout.section(
        "Restaurar", "Vuelve todo a como estaba en la copia, para todas las asociaciones."
    )
    chosen = _choose(here, copies, "backup.restore.which", "Copia que se restaura")
    if state.step(_ASKED) == 0:
        st.button(
            "Restaurar esta copia", key="backup.ask", on_click=state.set_step, args=(_ASKED, 1)
        )
        return
    st.warning(
        "Lo registrado después de esa copia dejará de verse. Antes se guarda lo que hay ahora, por si "
        "quiere volver. Las demás personas verán lo restaurado en su próximo paso."
    )
    with st.container(horizontal=True):
        st.button(
            "Sí, restaurar",
            key="backup.restore",
            on_click=_run,
            args=(here, lambda: _restore(here, file, chosen)),
        )
        st.button(
            "Dejar todo como está", key="backup.cancel", on_click=state.set_step, args=(_ASKED, 0)
        )


def _restore(here: Here, file: Path, copy: Path) -> str:
    state.set_step(_ASKED, 0)
    backup.verify(copy)
    here.database.dispose()
    try:
        _, kept = backup.restore(copy, file, context.now())
    finally:
        context.forget_database()
    state.leave_association()
    told = f" Lo anterior quedó en {kept.name}." if kept is not None else ""
    return f"Copia restaurada.{told}"


def _run(here: Here, action: Callable[[], str]) -> None:
    """Run something outside the database; what the disk refuses is said on the page."""
    try:
        require(here.actor, "administer")
        message = action()
    except Problem as problem:
        state.set_findings(_FORM, problem.findings)
        return
    state.set_findings(_FORM, ())
    state.flash(message)
