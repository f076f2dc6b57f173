"""What each role may do. Checked in the commands, not only by hiding pages."""

from __future__ import annotations

from typing import Literal

from evalua.domain.actor import ROLE_NAMES, Actor, Role
from evalua.domain.problems import refuse

Permission = Literal["record", "submit", "approve", "set_up", "administer"]
_WHO: dict[Permission, frozenset[Role]] = {
    "record": frozenset({"director", "team"}),
    "submit": frozenset({"director"}),
    # One person may hold both roles in a small office; the month is then stamped as such.
    "approve": frozenset({"director", "board"}),
    "set_up": frozenset({"administrator", "director"}),
    "administer": frozenset({"administrator", "director"}),
}


def may(actor: Actor, permission: Permission) -> bool:
    """Whether the person's role allows it."""
    return actor.role in _WHO[permission]


def require(actor: Actor, permission: Permission) -> None:
    """Raise Problem naming who can do it, unless the person may."""
    if not may(actor, permission):
        who = " o ".join(sorted(ROLE_NAMES[role] for role in _WHO[permission]))
        raise refuse(
            "", "V57", f"Su rol ({ROLE_NAMES[actor.role]}) no permite esto. Puede hacerlo: {who}."
        )
