"""Measures over audits: A02-Q04-04."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, within
from evalua.measures.measured import Measured, detail_from, matched, nothing
from evalua.measures.once import once
from evalua.scoring.states import State

CODE = "A02-Q04-04"
RECENT = "12m"
NO_AUDITS = "No hay auditorías registradas: sin ellas no se sabe si quedan hallazgos por resolver."
CLOSED, OPEN = "cerrado con soporte", "vencido y sin cerrar"


def findings_resolved(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A02-Q04-04: findings closed with proof ÷ findings due in 24 months, and older ones still open.

    Expects the findings of audits reported by the cut, with their deadline; one without a deadline
    is not due. Closing late closes; without its proof it does not. No audits at all is no data, not
    a perfect figure, and how many there were in twelve months is said beside the figure. Counts of
    findings. Source: D004 §4.5 and §4.3.
    """
    audits = inputs.audits[inputs.audits["audited_on"] <= cut.at]
    if audits.empty:
        return nothing(State.NO_DATA, NO_AUDITS)
    due = due_findings(inputs, cut, cut.window(catalog.indicator(CODE).window))
    said = audits_sentence(inputs, cut)
    if due.empty:
        return nothing(State.NO_DATA, f"{said} Ningún hallazgo tiene todavía el plazo cumplido.")
    origins, severities = catalog.choices("finding_origins"), catalog.choices("finding_severities")
    labels = [
        f"{origins[origin]}, {severities[severity].lower()}: {title}"
        for origin, severity, title in zip(
            due["origin"], due["severity"], due["title"], strict=True
        )
    ]
    rows = detail_from(
        due,
        register="audit_finding",
        label=pd.Series(labels, index=due.index, dtype=object),
        dated_on=due["due_on"],
        numerator=due["closed"].astype("float64"),
        denominator=1.0,
        note=due["closed"].map({True: CLOSED, False: OPEN}),
        municipality_ids=pd.Series([()] * len(due), index=due.index, dtype=object),
    )
    return Measured(rows, reason=said)


def due_findings(
    inputs: Inputs, cut: Cut, window: tuple[pd.Timestamp, pd.Timestamp]
) -> pd.DataFrame:
    """Findings whose deadline fell in a window, and older ones not closed by the cut.

    Returns the columns of ``findings``.
    """
    found = findings(inputs, cut)
    older = (found["due_on"] < window[0]) & ~found["closed"]
    return found[within(found["due_on"], window) | older]


def findings(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """Findings of the audits reported by a cut, by deadline, with ``closed``: whether by the cut.

    The columns of the findings, with ``origin`` and ``audited_on`` of their audit.
    """
    found = _with_audits(inputs)
    mine = found[found["audited_on"] <= cut.at]
    return mine.assign(closed=(mine["closed_on"] <= cut.at) & (mine["proof"] != ""))


@once
def _with_audits(inputs: Inputs) -> pd.DataFrame:
    audits = inputs.audits.set_index("id")
    rows = inputs.audit_findings.sort_values(["due_on", "id"], ignore_index=True)
    return rows.assign(
        origin=matched(rows["audit_id"], audits["origin"]),
        audited_on=matched(rows["audit_id"], audits["audited_on"]),
    )


def audits_sentence(inputs: Inputs, cut: Cut) -> str:
    """How many audits there were in the last twelve months."""
    count = int(within(inputs.audits["audited_on"], cut.window(RECENT)).sum())
    if count == 0:
        return "En los últimos doce meses no hubo ninguna auditoría."
    many = "una auditoría" if count == 1 else f"{count} auditorías"
    return f"En los últimos doce meses hubo {many}."
