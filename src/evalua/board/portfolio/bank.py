"""The bank of projects: ideas and studies that still look for resources, by priority."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.board.projects import project_lines
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.storage.frames import Columns, build

BANK: Columns = {
    "uid": "text",
    "code": "text",
    "name": "text",
    "priority": "int",
    "kind": "text",
    "theme": "text",
    "stage": "text",
    "stage_days": "int",
    "cost": "int",
    "expected_source": "text",
    "municipality_names": "text",
    "next_stage": "text",
    "needs": "text",
}
"""``priority`` is 1 for what goes first; ``needs`` is what the next stage asks for."""

WITHOUT_RESOURCES = ("", "idea", "structured", "submitted", "returned", "viable")
_OVER = ("finished", "settled", "discarded")


def bank_lines(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Projects without resources yet, and studies not finished, by priority and code (``BANK``).

    Those without priority come last.
    """
    lines = project_lines(inputs, day)
    studies = (lines["kind"] == "pre_investment") & ~lines["stage"].isin(_OVER)
    rows = lines[lines["stage"].isin(WITHOUT_RESOURCES) | studies]
    rows = rows.sort_values(["priority", "code"], na_position="last")
    return build(
        (row | _ahead(row["stage"], catalog) for row in rows.astype(object).to_dict("records")),
        BANK,
    )


def _ahead(stage: str, catalog: Catalog) -> dict[str, str]:
    """The next stage of the main line and what it asks for; a returned project goes back."""
    orders = {s.key: s.order for s in catalog.project_stages}
    here = {"": -1, "returned": orders["idea"]}.get(stage, orders.get(stage, -1))
    ahead = next((s for s in catalog.project_stages if s.order == here + 1), None)
    if ahead is None or stage == "suspended":
        return {"next_stage": "", "needs": ""}
    return {"next_stage": ahead.name, "needs": ahead.gate}
