"""Every target an indicator was ever given, with its act and date, and which one applies."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from evalua.board.figures import value_text
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.registers.association.facts import Facts
from evalua.storage.frames import Columns, build

TARGET_LINES: Columns = {
    "year": "int",
    "value": "float",
    "value_text": "text",
    "decided_on": "date",
    "act": "text",
    "applies": "bool",
    "word": "text",
}
"""Newest first. ``applies``: the one in force at the cut for its year."""

APPLIES, REPLACED, LATER = "● Se aplica", "– Reemplazada", "– Decidida después"


def target_lines(
    inputs: Inputs, catalog: Catalog, code: str, facts: Facts, day: date
) -> pd.DataFrame:
    """The targets of an indicator (columns ``TARGET_LINES``); empty where the board set none.

    The row of a year decided last on or before the cut applies to the whole year. Source:
    methodology, «Where Z and T come from».
    """
    rows = inputs.targets[inputs.targets["indicator"] == code]
    rows = rows.sort_values(["year", "decided_on", "id"])
    came = rows["decided_on"] <= pd.Timestamp(day)
    last = rows["id"].isin(rows[came].drop_duplicates("year", keep="last")["id"])
    card = catalog.indicator(code)
    told = rows.assign(
        value_text=[value_text(value, card, facts) for value in rows["value"]],
        applies=last,
        word=np.select([last, came], [APPLIES, REPLACED], LATER),
    )
    return build(told[::-1].astype(object).to_dict("records"), TARGET_LINES)
