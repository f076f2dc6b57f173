"""Who answers for each indicator on a day."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.measures.inputs import Inputs

NOBODY = "sin asignar"


def owners_on(inputs: Inputs, day: date) -> dict[str, str]:
    """Indicator → who answers for it since the last change by the day; the unassigned are absent."""
    rows = inputs.owners[inputs.owners["since"] <= pd.Timestamp(day)].sort_values("since")
    last = rows.drop_duplicates("indicator", keep="last")
    return dict(zip(last["indicator"], last["owner"], strict=True))
