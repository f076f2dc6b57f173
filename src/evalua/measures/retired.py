"""Which indicators are no longer measured at a cut, and why; which are not measured yet."""

from __future__ import annotations

from collections.abc import Mapping

from evalua.domain.month import long_date
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import Measured, nothing
from evalua.scoring.states import State


def retired_on(inputs: Inputs, cut: Cut) -> Mapping[str, Measured]:
    """What each retired indicator says at a cut, by code; months before its date are not touched.

    An own indicator is not due before the day from which the association measures it.
    """
    rows = inputs.retirements
    over = rows["until"].notna() & (rows["until"] < cut.at)
    found = {
        row["indicator"]: nothing(
            State.NOT_APPLICABLE,
            f"Se retiró el {long_date(row['since'].date())} ({row['act']}): {row['reason']}",
        )
        for row in rows[(rows["since"] <= cut.at) & ~over].to_dict("records")
    }
    own = inputs.own_indicators
    return found | {
        row["code"]: nothing(State.NOT_DUE, f"Se mide desde el {long_date(row['since'].date())}.")
        for row in own[own["since"] > cut.at].to_dict("records")
    }
