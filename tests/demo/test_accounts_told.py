"""What the demonstration has to show of accounts besides charges and payments."""

from __future__ import annotations

import pandas as pd

from demo.conftest import Shown
from evalua.measures.agreements import agreements
from evalua.measures.inputs import Cut


def test_an_agreement_is_kept_another_is_in_default_and_another_goes_on(november: Shown) -> None:
    cut = Cut.of(november.last, november.today)
    states = [
        state
        for item in november.all
        for state in agreements(november.inputs[item.id], cut)["state"]
    ]
    assert sorted(states) == ["defaulted", "fulfilled", "fulfilled", "in_force"]


def test_charges_say_how_they_were_computed_and_one_scheme_is_extraordinary(
    november: Shown,
) -> None:
    charges = pd.concat([november.inputs[item.id].charges for item in november.all])
    schemes = pd.concat([november.inputs[item.id].schemes for item in november.all])
    assert (charges["basis"] != "").all()
    levies = schemes[schemes["kind"] == "extraordinary"]
    assert len(levies) == 1 and (levies["concept"] != "").all()
    assert charges["scheme_id"].isin(levies["id"]).any()


def test_what_is_forgiven_has_its_act_and_what_is_in_kind_its_method(november: Shown) -> None:
    forgiven = pd.concat([november.inputs[item.id].write_offs for item in november.all])
    given = pd.concat([november.inputs[item.id].in_kind for item in november.all])
    assert len(forgiven) == 1 and (forgiven["act"] != "").all()
    assert len(given) == 4
    assert (given[["method", "act"]] != "").all(axis=None)
