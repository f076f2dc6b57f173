"""Activities suspended for safety: A09-Q21-02. Only totals, never a place or who was in charge."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.activities import NO_LOG
from evalua.measures.inputs import Cut, Inputs, silent, within
from evalua.measures.measured import Measured, detail, matched, nothing
from evalua.scoring.states import State

SAFETY = "security"
DAYS = pd.Timedelta(days=90)
"""What the card gives to take an activity up again."""


def taken_up_again(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A09-Q21-02: suspended for safety and held within 90 days ÷ those whose 90 days ended.

    Looks at what was suspended for safety and whose term ended in the quarter; what was cancelled
    with its reason leaves. Counts of activities, in totals; an empty log in a month not sent is no
    data. Source: D001 Q21.
    """
    card = catalog.indicator("A09-Q21-02")
    rows = inputs.activities
    if silent(inputs, cut, card.code, rows["held_on"]):
        return nothing(State.NO_DATA, NO_LOG)
    stopped = rows[rows["suspension_reason"] == SAFETY]
    due = stopped["suspended_on"] + DAYS
    mine = within(due, cut.window(card.window))
    stopped, due = stopped[mine], due[mine]
    excused = (stopped["cancelled_on"] <= cut.at) & (stopped["cancelled_reason"] != "")
    held = rows[(rows["status"] == "done") & (rows["held_on"] <= cut.at)]
    held = held.dropna(subset=["rescheduled_from_id"])
    again = matched(stopped["id"], held.groupby("rescheduled_from_id")["held_on"].min())
    kept = (again <= due) & ~excused
    totals = (
        ("Retomadas a tiempo", int(kept.sum()), True, "se hicieron en los 90 días siguientes"),
        (
            "No retomadas a tiempo",
            int((~kept & ~excused).sum()),
            False,
            "pasaron los 90 días",
        ),
    )
    return Measured(
        detail(
            [
                _total(label, number, float(number) if adds else 0.0, float(number), note)
                for label, number, adds, note in totals
                if number
            ]
            + [
                _total("Canceladas con motivo", number, None, None, "salen del cálculo")
                for number in [int(excused.sum())]
                if number
            ]
        )
    )


def _total(
    label: str, number: int, numerator: float | None, denominator: float | None, note: str
) -> dict[str, object]:
    return {
        "register": "total",
        "uid": "",
        "label": label,
        "numerator": numerator,
        "denominator": denominator,
        "note": f"{number}: {note}",
    }
