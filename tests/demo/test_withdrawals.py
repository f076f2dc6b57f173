"""Who left did it by the steps, and the rule that warns has somebody to name."""

from __future__ import annotations

from demo.conftest import Shown
from demo.test_rules import each
from evalua import catalog
from evalua.board.early_warning import listed
from evalua.board.withdrawals import withdrawal_lines


def test_every_withdrawal_obeys_the_rules_of_its_commands(shown: Shown) -> None:
    reasons = catalog.load().choices("leave_reasons")
    for _, inputs in each(shown):
        rows = inputs.withdrawals
        assert set(rows["reason"]) <= set(reasons)
        decided = rows.dropna(subset=["decided_on"])
        assert (decided["decided_on"] >= decided["requested_on"]).all()
        assert (decided["act"] != "").all()
        settled = rows.dropna(subset=["settled_on"])
        assert (settled["settled_on"] >= settled["effective_on"]).all()
        assert ((settled["settlement"] == 0) | (settled["settlement_note"] != "")).all()


def test_who_was_let_go_stopped_being_a_member_that_day(shown: Shown) -> None:
    for _, inputs in each(shown):
        gone = inputs.memberships.dropna(subset=["left_on"]).set_index("municipality_id")
        accepted = inputs.withdrawals[inputs.withdrawals["accepted"]]
        assert set(gone.index) == set(accepted["municipality_id"])
        for row in accepted.to_dict("records"):
            assert gone.loc[row["municipality_id"], "left_on"] == row["effective_on"]


def test_the_demonstration_shows_every_step_of_a_withdrawal_but_one(shown: Shown) -> None:
    day = shown.last.last
    steps = {step for _, inputs in each(shown) for step in withdrawal_lines(inputs, day)["step"]}
    assert steps == {"requested", "refused", "settled"}


def test_one_member_combines_the_three_signals(shown: Shown) -> None:
    named = [name for _, i in each(shown) for name in listed(i, shown.last.last)["municipality"]]
    assert named == ["Tepemiel"]
