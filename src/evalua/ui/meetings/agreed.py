"""What a session agreed: its decisions and its commitments, one at a time."""

from __future__ import annotations

from typing import Any

import streamlit as st

from evalua.board.names import municipality_names
from evalua.domain.text import search_key
from evalua.registers.meetings.commands import DecisionInput, add_decision, remove_decision
from evalua.registers.meetings.commitments import CommitmentInput, add_commitment
from evalua.registers.meetings.findings import adjustments
from evalua.registers.meetings.queries import decisions
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, remove

COMMITMENT, DECISION = "Compromiso", "Decisión"


def of_a_session(here: Here) -> None:
    """Choose a session (the one recorded last, at first) and add what it agreed."""
    rows = cache.inputs(here).meetings.sort_values("id", ascending=False)
    if rows.empty:
        st.markdown("Después de registrar la sesión, anote aquí qué se decidió y quién debe qué.")
        return
    labels = {int(row["id"]): label(row) for row in rows.to_dict("records")}
    newest = next(iter(labels))
    chosen = st.selectbox(
        "Sesión",
        list(labels),
        format_func=labels.__getitem__,
        key=f"meetings.session.{newest}",
    )
    agreed(here, int(chosen))
    what = st.segmented_control(
        "Agregar",
        (COMMITMENT, DECISION),
        default=COMMITMENT,
        key="meetings.add",
        required=True,
    )
    (_commitment_form if what == COMMITMENT else _decision_form)(here, int(chosen))


def label(row: dict[Any, Any]) -> str:
    """A session in one line: its body, its date and its act."""
    act = str(row["act"])
    if act and not search_key(act).startswith("acta"):
        act = f"acta {act}"
    return layout.facts_line((name("bodies", row["body"]), written_day(row["held_on"]), act))


def agreed(here: Here, meeting_id: int) -> None:
    """What a session decided and who committed to what."""
    with here.database.session() as session:
        decided = decisions(session, association_id=here.facts.id)
    for row in decided[decided["meeting_id"] == meeting_id].to_dict("records"):
        st.markdown(f"**{plain(name('decision_kinds', row['kind']))}:** {plain(row['text'])}")
        if row["finding"]:
            st.caption(plain(f"Responde a: {row['finding']}"))
    rows = cache.inputs(here).commitments
    for row in rows[rows["meeting_id"] == meeting_id].to_dict("records"):
        owner = plain(f"{row['responsible']}, antes del {written_day(row['due_on'])}")
        st.markdown(f"**Compromiso:** {plain(row['text'])} ({owner})")


def take_back(here: Here, meeting_id: int) -> None:
    """The decisions of a session, each with the way to take it back."""
    with here.database.session() as session:
        rows = decisions(session, association_id=here.facts.id)
    rows = rows[rows["meeting_id"] == meeting_id]
    for key, text in zip(rows["id"], rows["text"], strict=True):
        _take_one_back(here, int(key), str(text))


def _take_one_back(here: Here, key: int, text: str) -> None:
    remove(
        here,
        f"decision.remove.{key}",
        lambda work, why: _removed(work, key, why),
        label=f"Retirar la decisión «{plain(text[:40])}»",
    )


def _commitment_form(here: Here, meeting_id: int) -> None:
    form = Form(here, "commitment", subject=str(meeting_id))
    form.text("text", "A qué se comprometieron")
    left, right = st.columns(2)
    with left:
        form.text("responsible", "Quién responde")
    with right:
        form.day("due_on", "Fecha límite")
    with left:
        form.choice(
            "municipality_id",
            "Municipio (si es de uno)",
            municipality_names(cache.inputs(here)),
            optional=True,
        )
    with right:
        form.choice("area", "Área", {a.code: a.short for a in CATALOG.areas}, optional=True)
    form.tick("is_external", "Depende de otra entidad")
    form.save(
        "Agregar el compromiso",
        lambda work, e: _add_commitment(work, meeting_id, e),
        primary=False,
    )


def _decision_form(here: Here, meeting_id: int) -> None:
    form = Form(here, "decision", subject=str(meeting_id), defaults={"kind": "other"})
    form.text("text", "Qué se decidió", long=True)
    kind = form.choice("kind", "Tipo de decisión", CATALOG.choices("decision_kinds"))
    if kind in adjustments(CATALOG):
        st.caption("Cuenta como ajuste tras evaluar si cita el hallazgo al que responde.")
        form.choice(
            "finding_kind",
            "De dónde sale el hallazgo",
            CATALOG.choices("finding_kinds"),
            optional=True,
        )
        form.text(
            "finding",
            "Cuál es",
            placeholder="A02-Q04-01: recaudo por debajo de la meta",
            help="La ronda, el informe de auditoría, la revisión o el código del indicador.",
        )
    form.save(
        "Agregar la decisión", lambda work, e: _add_decision(work, meeting_id, e), primary=False
    )


def _add_commitment(work: Work, meeting_id: int, entered: Entered) -> str:
    add_commitment(
        work,
        CommitmentInput(
            meeting_id=meeting_id,
            text=entered.text("text"),
            responsible=entered.text("responsible"),
            due_on=entered["due_on"],
            is_external=bool(entered["is_external"]),
            municipality_id=entered["municipality_id"],
            area=entered.text("area"),
        ),
        catalog=CATALOG,
        confirmed=entered.confirmed,
    )
    return "Compromiso agregado."


def _add_decision(work: Work, meeting_id: int, entered: Entered) -> str:
    add_decision(
        work,
        DecisionInput(
            meeting_id,
            entered.text("text"),
            entered.text("kind"),
            entered.text("finding"),
            entered.text("finding_kind"),
        ),
        catalog=CATALOG,
        confirmed=entered.confirmed,
    )
    return "Decisión agregada."


def _removed(work: Work, decision_id: int, why: str) -> str:
    remove_decision(work, decision_id, why)
    return "Decisión retirada."
