"""How good the data of a month are: what is missing and why, what covers each area, what was on time."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.months.checklist import REASON_KINDS, missing_in
from evalua.months.evaluation import Evaluation
from evalua.registers.association.facts import Facts
from evalua.storage.frames import Columns, build

MISSING_LINES: Columns = {
    "code": "text",
    "name": "text",
    "area": "text",
    "register": "text",
    "reason": "text",
    "kind": "text",
    "explanation": "text",
}
"""``reason`` is what the measure found; ``kind`` and ``explanation`` what the director said of it,
"" while nobody has. ``register`` is the Spanish name of where it is filled in."""

ORIGIN_LINES: Columns = {
    "origin": "text",
    "indicators": "int",
    "with_data": "int",
    "adopted": "int",
}
ON_TIME_LINES: Columns = {
    "month": "text",
    "state": "text",
    "deadline": "date",
    "sent_on": "date",
    "days_late": "int",
    "word": "text",
}
"""``days_late`` after the deadline: 0 on time, missing while it is neither sent nor due."""

_ON_TIME = {
    "on_time": "● A tiempo",
    "late": "◆ Después del plazo",
    "overdue": "◆ Sin enviar",
    "not_due": "– Aún no vence",
}


def missing_lines(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> pd.DataFrame:
    """Core indicators without data in the month, with the reasons given (columns ``MISSING_LINES``)."""
    said = inputs.missing_reasons
    said = said[said["month"] == str(evaluation.month)]
    given = {row["indicator"]: row for row in said.to_dict("records")}
    registers = catalog.names_of("registers")
    return build(
        (
            {
                "code": item.code,
                "name": item.name,
                "area": catalog.indicator(item.code).area,
                "register": registers.get(item.register, ""),
                "reason": item.reason,
                "kind": REASON_KINDS.get(given.get(item.code, {}).get("kind", ""), ""),
                "explanation": given.get(item.code, {}).get("reason", ""),
            }
            for item in missing_in(evaluation, catalog)
        ),
        MISSING_LINES,
    )


def origin_lines(evaluation: Evaluation, catalog: Catalog) -> pd.DataFrame:
    """How many indicators are computed from records and how many are typed (``ORIGIN_LINES``).

    What has a figure says so itself; the rest, as its card declares.
    """
    rows = evaluation.scores.indicators
    declared = rows["indicator"].isin([i.code for i in catalog.indicators if i.feed == "typed"])
    said = rows["origin"] if "origin" in rows else declared.map({True: "typed", False: ""})
    is_typed = (said == "typed") | (declared & (said != "computed"))
    names = catalog.choices("origins")
    return build(
        (
            {
                "origin": names[key],
                "indicators": len(part),
                "with_data": int(part["has_data"].sum()),
                "adopted": int(part["adopted"].sum()),
            }
            for key, part in (("computed", rows[~is_typed]), ("typed", rows[is_typed]))
        ),
        ORIGIN_LINES,
    )


def months_on_time(inputs: Inputs, facts: Facts, day: date, count: int = 12) -> pd.DataFrame:
    """The last elapsed months and whether each was sent on time, newest first (``ON_TIME_LINES``).

    Months before the association began to answer are left out.
    """
    last = Month.of(day) if day == Month.of(day).last else Month.of(day).previous
    first = max(last + (1 - count), inputs.evaluation_start)
    rows = {row["month"]: row for row in inputs.months.to_dict("records")}
    months = sorted(first.to(last), reverse=True)
    return build(
        (_on_time(month, rows.get(str(month), {}), facts, day) for month in months), ON_TIME_LINES
    )


def _on_time(month: Month, row: dict[str, object], facts: Facts, day: date) -> dict[str, object]:
    deadline = facts.submission_deadline(month)
    sent = row.get("first_submitted_on")
    sent_on = None if sent is None or pd.isna(sent) else pd.Timestamp(str(sent)).date()
    sent_on = sent_on if sent_on is not None and sent_on <= day else None
    late = ((sent_on or day) - deadline).days
    if sent_on is None:
        status = "overdue" if late > 0 else "not_due"
    else:
        status = "late" if late > 0 else "on_time"
    return {
        "month": str(month),
        "state": row.get("state", "draft"),
        "deadline": deadline,
        "sent_on": sent_on,
        "days_late": None if status == "not_due" else max(late, 0),
        "word": _ON_TIME[status],
    }
