"""The findings of the audits, the most pressing first."""

from __future__ import annotations

import pandas as pd

from evalua.board.wording import plural
from evalua.catalog import Catalog
from evalua.measures.audits import audits_sentence, findings
from evalua.measures.inputs import Cut, Inputs
from evalua.storage.frames import Columns, build

FINDING_LINES: Columns = {
    "id": "id",
    "uid": "text",
    "title": "text",
    "origin": "text",
    "auditor": "text",
    "audited_on": "date",
    "severity": "text",
    "due_on": "date",
    "closed_on": "date",
    "proof": "text",
    "state": "text",
    "pressing": "int",
}
"""``state`` in words with its symbol; ``pressing``: 0 overdue, 1 without a deadline, 2 open, 3 closed."""
_STATES = ("◆ Vencido", "▲ Sin plazo", "– En plazo", "✓ Cerrado")


def finding_lines(inputs: Inputs, cut: Cut, catalog: Catalog) -> pd.DataFrame:
    """Every finding of the audits reported by the cut (columns ``FINDING_LINES``)."""
    rows = findings(inputs, cut)
    audits = inputs.audits.set_index("id")
    lines = []
    for row in rows.astype(object).to_dict("records"):
        audit = audits.loc[row["audit_id"]]
        pressing = _pressing(row, cut)
        lines.append(
            row
            | {
                "origin": catalog.name("finding_origins", row["origin"]),
                "severity": catalog.name("finding_severities", row["severity"]),
                "auditor": audit["auditor"],
                "audited_on": audit["audited_on"],
                "pressing": pressing,
                "state": _STATES[pressing],
            }
        )
    found = build(lines, FINDING_LINES)
    return found.sort_values(["pressing", "due_on", "id"], ignore_index=True)


def _pressing(row: dict[str, object], cut: Cut) -> int:
    if row["closed"]:
        return 3
    if pd.isna(row["due_on"]):
        return 1
    return 0 if pd.Timestamp(str(row["due_on"])) <= cut.at else 2


def findings_sentence(inputs: Inputs, cut: Cut, lines: pd.DataFrame) -> str:
    """How many audits there were, and how the findings stand."""
    overdue = int((lines["pressing"] == 0).sum())
    bare = int((lines["pressing"] == 1).sum())
    said = [audits_sentence(inputs, cut)]
    if overdue:
        said.append(f"{plural(overdue, 'hallazgo vencido', 'hallazgos vencidos')} sin cerrar.")
    if bare:
        said.append(
            f"{plural(bare, 'hallazgo', 'hallazgos')} sin plazo: acuérdelo con quien auditó."
        )
    return " ".join(said)
