"""Respaldo on screen: how the copies stand, keeping one, taking one away and putting one back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from evalua.accounts.permissions import Permission, require
from evalua.domain.problems import Problem
from evalua.registers.association.tables import Association
from evalua.storage import backup, copies, copy_state, restored
from evalua.storage.copies import Copy
from evalua.storage.copy_state import CopyState
from evalua.storage.evidence_copies import FOLDER as EVIDENCE
from evalua.storage.evidence_copies import contents
from evalua.ui import cache, context, layout, state
from evalua.ui.context import Here
from evalua.ui.downloads import download
from evalua.ui.formats import MISSING, number, plain, quantity
from evalua.ui.forms import say

SERVER = (
    "Sus datos están en un servidor de base de datos. La copia la hace el propio servidor: pida a quien "
    "lo administra la copia programada, cada cuánto se hace y cómo se probó restaurarla."
)
REASONS = {
    copies.ASKED: "hecha a pedido",
    copies.DAILY: "la de cada día",
    copies.BEFORE_RESTORING: "lo que había antes de restaurar",
    copies.BEFORE_UPGRADING: "antes de actualizar el programa",
}
ELSEWHERE = (
    "Las copias están en el mismo disco que los datos: si se daña, se pierden juntas. Descargue una "
    "cada semana y guárdela en una memoria, fuera de la oficina."
)
KEPT = (
    "Evalúa guarda una copia cada día que se usa y conserva 14 días y 12 meses (la primera de cada mes). "
    "Las que usted pide y las que se hacen antes de restaurar o de actualizar no se borran solas."
)
_FORM, _ASKED = "backup", "backup.asked"
_AT_MOST = 60
_MEGABYTE = 1024**2


def screen(here: Here) -> None:
    """How the copies stand, the copies there are, and putting one back."""
    file = here.database.file
    if file is None:
        st.info(SERVER)
        return
    folder = copies.folder_of(file)
    found = copies.every(folder)[:_AT_MOST]
    standing = copy_state.look(file, folder, context.now().astimezone(), cache.rows_in)
    if found:
        _standing(here, standing)
    for warning in standing.warnings:
        st.warning(plain(warning))
    _keep(here, file, folder)
    if not found:
        layout.empty(
            "Todavía no hay copias",
            "La primera se hace sola, unos segundos después de abrir Evalúa. Guarde otra antes de la "
            "junta y llévela en una memoria: si este computador falla, con ella vuelve todo.",
        )
        return
    _copies(here, found)
    left, right = st.columns(2, gap="large")
    with left:
        _use(here, found, folder, standing)
    with right:
        _put_back(here, file, found)


def _standing(here: Here, standing: CopyState) -> None:
    last, age = MISSING, ""
    if standing.last is not None:
        last, age = made_on(standing.last, here), _age(standing.last, context.now())
    figures = (
        ("Última copia sana", last, age),
        ("La próxima", "Hoy" if standing.due else "Mañana", "se hace sola, con Evalúa abierto"),
        ("Copias guardadas", str(standing.count), ""),
        ("Ocupan", _megabytes(standing.size, here), ""),
    )
    for place, (name, value, more) in zip(st.columns(len(figures)), figures, strict=True):
        with place, st.container(gap=None):
            st.caption(name)
            st.markdown(f"**{plain(value)}**")
            if more:
                st.caption(plain(more))


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
    st.caption(plain(f"{KEPT} Carpeta de las copias: {folder}."))


def _create(here: Here, file: Path, folder: Path) -> str:
    made = backup.create(file, folder, context.now())
    said = f"Copia guardada y revisada: {quantity(made.total, here.facts)} filas."
    if made.spoiled:
        said += f" Soportes dañados que no se copiaron: {len(made.spoiled)}."
    return said


def _copies(here: Here, found: list[Copy]) -> None:
    layout.section("Copias guardadas")
    layout.table(
        pd.DataFrame(
            [_line(here, copy) for copy in found], columns=["made", "why", "rows", "size", "state"]
        ),
        {"made": "Fecha", "why": "Motivo", "rows": "Filas", "size": "Tamaño", "state": "Revisión"},
        right=("Filas", "Tamaño"),
        key="backup.list",
    )
    st.caption("Cada copia se abre y se cuenta antes de decir que está sana.")


def _line(here: Here, copy: Copy) -> tuple[str, str, str, str, str]:
    try:
        rows = quantity(cache.rows_in(copy.file), here.facts)
        word = "● sana"
    except Problem:
        rows, word = MISSING, "◆ no se puede usar"
    size = _megabytes(copy.file.stat().st_size, here)
    return made_on(copy, here), _why(copy), rows, size, word


def made_on(copy: Copy, here: Here) -> str:
    """When a copy was made, in the association's own time."""
    return f"{copy.made_at.astimezone(ZoneInfo(here.facts.time_zone)):%d/%m/%Y %H:%M}"


def _age(copy: Copy, now: datetime) -> str:
    hours = int((now - copy.made_at).total_seconds() // 3600)
    if hours < 1:
        return "hace menos de una hora"
    if hours < 48:
        return f"hace {hours} {'hora' if hours == 1 else 'horas'}"
    return f"hace {hours // 24} días"


def _megabytes(size: int, here: Here) -> str:
    return f"{number(size / _MEGABYTE, here.facts)} MB"


def _why(copy: Copy) -> str:
    return REASONS.get(copy.reason, copy.reason)


def _use(here: Here, found: list[Copy], folder: Path, standing: CopyState) -> None:
    layout.section("Llevarse una copia", ELSEWHERE if standing.same_disk else "")
    chosen = _choose(here, found, "backup.download.which", "Copia que se descarga")
    with_files = any(contents(folder / EVIDENCE))
    download(
        here,
        "Descargar la copia",
        data=(lambda: packed(chosen, folder)) if with_files else chosen.read_bytes,
        file_name=f"{chosen.stem}.zip" if with_files else chosen.name,
        mime="application/zip" if with_files else "application/vnd.sqlite3",
        key="backup.download",
        needs=_needed(here),
    )
    if with_files:
        st.caption(
            "Lleva también los soportes. Para usarla, descomprímala en la carpeta de las copias."
        )


def packed(chosen: Path, folder: Path) -> bytes:
    """The copy and the evidence files, as they lie in the folder of the copies."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in (chosen, *contents(folder / EVIDENCE)):
            packed.write(file, file.relative_to(folder))
    return made.getvalue()


def _choose(here: Here, found: list[Copy], key: str, label: str) -> Path:
    names = {copy.file.name: f"{made_on(copy, here)}, {_why(copy)}" for copy in found}
    chosen = st.selectbox(label, list(names), format_func=names.__getitem__, key=key)
    return found[0].file.with_name(str(chosen))


def _put_back(here: Here, file: Path, found: list[Copy]) -> None:
    layout.section(
        "Restaurar", "Vuelve todo a como estaba en la copia, para todas las asociaciones."
    )
    chosen = _choose(here, found, "backup.restore.which", "Copia que se restaura")
    if state.step(_ASKED) == 0:
        st.button(
            "Restaurar esta copia", key="backup.ask", on_click=state.set_step, args=(_ASKED, 1)
        )
        return
    st.warning(
        "Lo registrado después de esa copia dejará de verse. Antes se guarda lo que hay ahora, por si "
        "quiere volver. Las cuentas y sus claves serán las de ese día, y las demás personas tendrán que "
        "entrar de nuevo."
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
    actor = here.acting()
    backup.verify(copy)
    here.database.dispose()
    try:
        _, kept = backup.restore(copy, file, context.now(), keep_session=here.who.session_uid)
    finally:
        context.forget_database()
    state.leave_association()
    told = f"Copia restaurada. Lo anterior quedó en {kept.name}." if kept else "Copia restaurada."
    try:
        restored.note(context.database(), actor, context.now(), here.today, copy, kept)
    except Problem as problem:
        return f"{told} No se pudo anotar en la historia de cambios: {problem}"
    return told


def _run(here: Here, action: Callable[[], str]) -> None:
    """Run something outside the database; what the disk refuses is said on the page."""
    try:
        require(here.acting(), _needed(here))
        message = action()
    except Problem as problem:
        state.set_findings(_FORM, problem.findings)
        return
    state.set_findings(_FORM, ())
    state.flash(message)


def _needed(here: Here) -> Permission:
    """A copy holds every association: where there are several, only who administers them all."""
    return "accounts" if here.database.count(Association) > 1 else "administer"
