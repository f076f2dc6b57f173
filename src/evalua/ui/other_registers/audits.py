"""Audits on screen: the findings, the most pressing first, and the forms of an audit and a finding."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.audits import finding_lines, findings_sentence
from evalua.measures.inputs import Cut
from evalua.registers.audits.commands import (
    AuditInput,
    FindingInput,
    add_audit,
    add_finding,
    change_audit,
    change_finding,
    remove_audit,
    remove_finding,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import MISSING
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove

NEW = 0
AUDIT, FINDING = "Auditoría", "Hallazgo"
Row = dict[Any, Any]


def audits(here: Here) -> None:
    """The findings and the audits, beside the form of one or the other."""
    rows = cache.inputs(here).audits.sort_values("audited_on", ascending=False)
    left, right = st.columns([5, 2], gap="large")
    with left:
        _findings(here, rows)
        _audits(here, rows)
    with right:
        what = AUDIT
        if len(rows):
            what = str(
                st.segmented_control(
                    "Qué registrar",
                    (FINDING, AUDIT),
                    default=FINDING,
                    key="audits.what",
                    label_visibility="collapsed",
                    required=True,
                )
            )
        (_audit if what == AUDIT else _finding)(here, rows)


def _findings(here: Here, audits: pd.DataFrame) -> None:
    if audits.empty:
        layout.empty(
            "Todavía no hay auditorías",
            "Aquí verá lo que encontró cada auditoría (externa, de los socios o de una entidad de "
            "control), con su plazo y el soporte con que se cerró. Agregue la primera en este mismo "
            "lugar, aunque no haya encontrado nada.",
        )
        return
    cut = Cut.of(here.month, here.today)
    lines = finding_lines(cache.inputs(here), cut, CATALOG)
    layout.section("Hallazgos", findings_sentence(cache.inputs(here), cut, lines))
    if lines.empty:
        st.markdown("Las auditorías no dejaron hallazgos.")
        return
    layout.table(
        lines.assign(
            due_on=[written_day(d) for d in lines["due_on"]],
            closed_on=[written_day(d) for d in lines["closed_on"]],
        ),
        {
            "state": "Estado",
            "title": "Qué encontró",
            "severity": "Gravedad",
            "origin": "Origen",
            "due_on": "Plazo",
            "closed_on": "Cerrado",
            "proof": "Soporte",
        },
        wide=("Qué encontró",),
        key="audits.findings",
        alt="Hallazgos de las auditorías, los vencidos primero.",
    )


def _audits(here: Here, rows: pd.DataFrame) -> None:
    if rows.empty:
        return
    layout.section("Auditorías")
    counts = cache.inputs(here).audit_findings["audit_id"].value_counts()
    layout.table(
        rows.assign(
            day=[written_day(d) for d in rows["audited_on"]],
            origin=[name("finding_origins", o) for o in rows["origin"]],
            found=[str(counts.get(key, 0)) for key in rows["id"]],
        ),
        {
            "day": "Informe",
            "origin": "Origen",
            "auditor": "Quién la hizo",
            "scope_note": "Qué revisó",
            "found": "Hallazgos",
            "document": "Documento",
        },
        right=("Hallazgos",),
        key="audits.table",
    )


def _audit(here: Here, rows: pd.DataFrame) -> None:
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Auditoría por agregar o corregir",
        [NEW, *known],
        format_func=lambda key: _audit_label(known[key]) if key else "Una auditoría nueva",
        key=steady("audits.one", {k: _audit_label(r) for k, r in known.items()}),
    )
    row = known.get(chosen, {})
    shown = row | ({"audited_on": row["audited_on"].date()} if row else {})
    form = Form(here, "audit", subject=str(chosen), defaults=shown, version=row.get("version"))
    form.choice("origin", "De dónde viene", CATALOG.choices("finding_origins"))
    form.text("auditor", "Quién la hizo")
    form.day("audited_on", "Fecha del informe", latest=here.today)
    form.text("scope_note", "Qué revisó")
    form.text("document", "Documento")
    form.save("Guardar la auditoría", lambda work, e: _save_audit(work, row, e))
    if row:
        remove(
            here,
            f"audit.remove.{chosen}",
            lambda work, why: _audit_removed(work, int(chosen), why),
            label="Retirar esta auditoría",
        )


def _audit_label(row: Row) -> str:
    return layout.facts_line((str(row["auditor"]), written_day(row["audited_on"])))


def _save_audit(work: Work, row: Row, entered: Entered) -> str:
    data = AuditInput(
        origin=entered.text("origin"),
        auditor=entered.text("auditor"),
        audited_on=entered["audited_on"],
        scope_note=entered.text("scope_note"),
        document=entered.text("document"),
    )
    if row:
        change_audit(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Auditoría corregida."
    add_audit(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Auditoría guardada. Ya puede anotar lo que encontró."


def _audit_removed(work: Work, audit_id: int, why: str) -> str:
    remove_audit(work, audit_id, why)
    return "Auditoría retirada."


def _finding(here: Here, audits: pd.DataFrame) -> None:
    """A finding: new ones name their audit; one that is there is corrected or closed."""
    rows = cache.inputs(here).audit_findings.sort_values("due_on")
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Hallazgo por agregar, corregir o cerrar",
        [NEW, *known],
        format_func=lambda key: _finding_label(known[key]) if key else "Un hallazgo nuevo",
        key=steady("audits.finding", {k: _finding_label(r) for k, r in known.items()}),
    )
    row = known.get(chosen, {})
    form = Form(
        here,
        "audit.finding",
        subject=str(chosen),
        defaults=_finding_shown(row),
        version=row.get("version"),
    )
    if not row:
        labels = {int(a["id"]): _audit_label(a) for a in audits.to_dict("records")}
        form.choice("audit_id", "De qué auditoría", labels)
    form.text("title", "Qué encontró", long=True)
    form.choice("severity", "Gravedad", CATALOG.choices("finding_severities"))
    form.day("due_on", "Plazo para resolverlo")
    if row:
        form.day("closed_on", "Cerrado el", latest=here.today)
        form.text("proof", "Soporte del cierre")
    form.save("Guardar el hallazgo", lambda work, e: _save_finding(work, row, e))
    if row:
        remove(
            here,
            f"audit.finding.remove.{chosen}",
            lambda work, why: _finding_removed(work, int(chosen), why),
            label="Retirar este hallazgo",
        )


def _finding_label(row: Row) -> str:
    due = MISSING if pd.isna(row["due_on"]) else written_day(row["due_on"])
    state = "✓ " if pd.notna(row["closed_on"]) else ""
    return f"{state}{layout.facts_line((str(row['title']), due))}"


def _finding_shown(row: Row) -> Row:
    if not row:
        return {}
    days = {key: None if pd.isna(row[key]) else row[key].date() for key in ("due_on", "closed_on")}
    return row | days


def _save_finding(work: Work, row: Row, entered: Entered) -> str:
    data = FindingInput(
        title=entered.text("title"),
        severity=entered.text("severity"),
        due_on=entered["due_on"],
        closed_on=entered["closed_on"],
        proof=entered.text("proof"),
    )
    if row:
        change_finding(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Hallazgo guardado."
    audit = entered["audit_id"]
    add_finding(work, int(audit or 0), data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Hallazgo anotado."


def _finding_removed(work: Work, finding_id: int, why: str) -> str:
    remove_finding(work, finding_id, why)
    return "Hallazgo retirado."
