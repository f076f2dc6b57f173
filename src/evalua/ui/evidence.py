"""Files that prove what was recorded: those of one row, one more, and taking one back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from evalua.board.wording import plural
from evalua.domain.problems import Findings
from evalua.domain.uploads.kinds import TAKEN
from evalua.domain.uploads.limits import LARGEST_FILE, MEGABYTE, megabytes
from evalua.registers.evidence.commands import attach, remove_evidence
from evalua.registers.evidence.queries import evidence
from evalua.storage.work import Work
from evalua.ui import state
from evalua.ui.context import Here
from evalua.ui.formats import day, plain
from evalua.ui.forms import Entered, Form, remove

Subject = tuple[str, str]
"""The table and the identity of the row that a file proves."""


def proofs(here: Here, subjects: Mapping[Subject, str], *, title: str, key: str) -> None:
    """A folded place for the files of some rows (subject → how it reads)."""
    if not subjects:
        return
    with here.database.session() as session:
        rows = evidence(session, association_id=here.facts.id)
    known = {subject: _of(rows, subject) for subject in subjects}
    count = sum(len(found) for found in known.values())
    with st.expander(f"{title} ({count})", key=f"{key}.files"):
        chosen = _chosen(subjects, known, key)
        for row in known[chosen].to_dict("records"):
            _file(here, row)
        if not len(known[chosen]):
            st.caption("Todavía no tiene archivos.")
        _attach(here, chosen)


def _of(rows: pd.DataFrame, subject: Subject) -> pd.DataFrame:
    table, uid = subject
    return rows[(rows["subject_table"] == table) & (rows["subject_uid"] == uid)]


def _chosen(
    subjects: Mapping[Subject, str], known: Mapping[Subject, pd.DataFrame], key: str
) -> Subject:
    """Which of the rows: asked only where there are several."""
    if len(subjects) == 1:
        return next(iter(subjects))
    names = {
        subject: f"{name} · {plural(len(known[subject]), 'archivo', 'archivos')}"
        if len(known[subject])
        else name
        for subject, name in subjects.items()
    }
    return st.selectbox("De qué", list(names), format_func=names.__getitem__, key=f"{key}.subject")


def _file(here: Here, row: Mapping[Any, Any]) -> None:
    """One file: its name opens it; what it is, who brought it and when; and taking it back."""
    brought = row["created_at"].replace(tzinfo=UTC).astimezone(ZoneInfo(here.facts.time_zone))
    said = (row["note"], megabytes(int(row["size"])), row["created_by"], day(brought))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"[{plain(row['file_name'])}](/evidencia/{row['uid']})  \n"
            f":gray[{plain(' · '.join(part for part in said if part))}]",
        )
        remove(
            here,
            f"evidence.remove.{row['id']}",
            lambda work, why: _removed(work, int(row["id"]), why),
            label="Retirar",
        )


def _attach(here: Here, subject: Subject) -> None:
    """One more file. What was chosen and typed stays where it is refused."""
    form = Form(here, "evidence", subject=subject[1])
    brought = None
    if form.open:
        brought = st.file_uploader(
            f"Adjuntar un archivo, de hasta {megabytes(LARGEST_FILE)}",
            key=f"{form.key}.{state.generation(form.key)}.file",
            help=f"{TAKEN}. Elija uno con el botón o arrástrelo hasta aquí.",
            max_upload_size=LARGEST_FILE // MEGABYTE,
        )
    form.answer("file")
    form.text("note", "Qué es", placeholder="Acta firmada, recibo del banco…")
    form.save("Adjuntar", lambda work, e: _attached(work, subject, brought, e), primary=False)


def _attached(work: Work, subject: Subject, brought: Any, entered: Entered) -> str:
    if brought is None:
        found = Findings()
        found.error("file", "V00", "Elija primero el archivo que quiere adjuntar.")
        found.stop_if_any()
    table, uid = subject
    done = attach(work, table, uid, brought.name, brought.getvalue(), entered.text("note"))
    return f"Adjunto: {done.file_name}."


def _removed(work: Work, evidence_id: int, why: str) -> str:
    return f"Retirado: {remove_evidence(work, evidence_id, why).file_name}."
