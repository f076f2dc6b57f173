"""A key of another association's row is, for every command, the key of a row that does not exist."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from sqlmodel import Session

from accounts.cast import Cast
from accounts.test_permission_matrix import COMMANDS, Command, Untouched, _parameters
from evalua.domain.problems import Problem

LOOKS_ELSEWHERE = {
    # They look at what they write before at the row, or ask a list of the association's own rows.
    "registers.alignment.citations.cite",
    "registers.contributions.charges.set_base",
    "registers.goals.progress.record_progress",
    "registers.members.commands.end_membership",
    "registers.transitions.internal.hand_over_internally",
}


def _takes_a_key(command: Command) -> bool:
    first = next(iter(_parameters(command.function)[1:]), None)
    return first is not None and first.name.endswith("_id")


BY_KEY = {
    name: command
    for name, command in COMMANDS.items()
    # Accounts belong to no association: test_reach.py says whose each one may touch.
    if _takes_a_key(command) and not name.startswith("accounts.") and name not in LOOKS_ELSEWHERE
}


@pytest.mark.parametrize("command", BY_KEY.values(), ids=BY_KEY.keys())
def test_the_key_of_another_associations_row_finds_nothing(
    command: Command, stage: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    director = stage.actor("director.own", stage.own)
    assert director is not None
    # Whatever the table, there is such a row, and it is Valle Izote's.
    theirs = SimpleNamespace(id=7, association_id=stage.peer.id, deleted_at=None, version=1)
    others = _parameters(command.function)[2:]
    needed = [p for p in others if p.default is p.empty]
    untouched = Untouched()
    with pytest.raises(Problem) as told, stage.own.work(director) as work:
        monkeypatch.setattr(Session, "get", lambda *_, **__: theirs)
        command.function(
            work,
            theirs.id,
            *(untouched for p in needed if p.kind is not p.KEYWORD_ONLY),
            **{p.name: untouched for p in needed if p.kind is p.KEYWORD_ONLY},
        )
    assert [finding.code for finding in told.value.findings] == ["V56"]


def test_nearly_every_command_that_takes_a_key_is_asked() -> None:
    assert len(BY_KEY) >= 80
    assert set(COMMANDS) >= LOOKS_ELSEWHERE
