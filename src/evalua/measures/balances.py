"""What of each charge was paid, forgiven and is left by a cut."""

from __future__ import annotations

import pandas as pd

from evalua.measures.inputs import Cut, Inputs
from evalua.measures.once import once


@once
def balances(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """Charges with what was paid, written off and left by the cut, in minor units."""
    allocations = inputs.allocations[inputs.allocations["paid_on"] <= cut.at]
    write_offs = inputs.write_offs[inputs.write_offs["decided_on"] <= cut.at]
    paid = allocations.groupby("charge_id")["amount"].sum()
    written_off = write_offs.groupby("charge_id")["amount"].sum()
    charges = inputs.charges.assign(
        paid=inputs.charges["id"].map(paid).fillna(0).astype("int64"),
        written_off=inputs.charges["id"].map(written_off).fillna(0).astype("int64"),
    )
    return charges.assign(left=charges["amount"] - charges["paid"] - charges["written_off"])
