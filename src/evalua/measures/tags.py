"""The programmes and conditions of municipalities that hold on a day."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.measures.inputs import Inputs


def tags_in_force(inputs: Inputs, day: date) -> pd.DataFrame:
    """The rows of ``municipal_tags`` that hold on a day; without a first day, they always held."""
    rows, at = inputs.municipal_tags, pd.Timestamp(day)
    begun = rows["since"].isna() | (rows["since"] <= at)
    going = rows["until"].isna() | (rows["until"] >= at)
    return rows[begun & going]
