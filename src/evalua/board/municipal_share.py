"""What one municipality contributed beside what its projects brought it, by each declared rule."""

from __future__ import annotations

import pandas as pd

from evalua.board.equity import RULES, Equity
from evalua.storage.frames import Columns, build

SHARES: Columns = {
    "rule": "text",
    "name": "text",
    "received": "int",
    "received_share": "float",
    "paid_share": "float",
}
"""One row per rule. ``received`` is money committed to its projects (minor units); both shares are
0–1 of everybody's, missing where there is no figure."""


def shares_of(shown: Equity, municipality_id: int) -> pd.DataFrame:
    """Its row of the equity view, a rule a line (columns ``SHARES``); empty where it has none."""
    rows = shown.lines[shown.lines["municipality_id"] == municipality_id].to_dict("records")
    return build(
        (
            {
                "rule": rule,
                "name": name,
                "received": row[f"benefit_{rule}"],
                "received_share": row[f"share_{rule}"],
                "paid_share": row["paid_share"],
            }
            for row in rows
            for rule, name in RULES.items()
        ),
        SHARES,
    )
