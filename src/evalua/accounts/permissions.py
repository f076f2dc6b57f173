"""What each role may do. Checked in the commands and before each download, not only by hiding pages."""

from __future__ import annotations

from typing import Literal

from evalua.domain.actor import ROLE_NAMES, Actor, Role
from evalua.domain.problems import refuse

Permission = Literal[
    "read",
    "record",
    "confidential",
    "submit",
    "approve",
    "set_up",
    "administer",
    "people",
    "accounts",
    "own_account",
    "export",
    "audit",
]
_EVERYBODY: frozenset[Role] = frozenset(ROLE_NAMES)
_WHO: dict[Permission, frozenset[Role]] = {
    "read": _EVERYBODY,
    "record": frozenset({"director", "team"}),
    # What somebody told the direction and nobody else reads, not even whoever administers.
    "confidential": frozenset({"director"}),
    "submit": frozenset({"director"}),
    # One person may hold both roles in a small office; the month is then stamped as such.
    "approve": frozenset({"director", "board"}),
    "set_up": frozenset({"administrator", "director"}),
    "administer": frozenset({"administrator", "director"}),
    # Who works in one association and as what.
    "people": frozenset({"administrator", "director"}),
    # Who may enter this installation, whatever the association.
    "accounts": frozenset({"administrator"}),
    "own_account": _EVERYBODY,
    # Whoever reads a page could copy it by hand: refusing the file would protect nothing.
    "export": _EVERYBODY,
    "audit": frozenset({"administrator", "director", "board"}),
}


def may(actor: Actor, permission: Permission) -> bool:
    """Whether the person's role allows it, or being an administrator does."""
    allowed = _WHO[permission]
    return actor.role in allowed or (actor.is_administrator and "administrator" in allowed)


def require(actor: Actor, permission: Permission) -> None:
    """Raise Problem V57 naming who can do it, unless the person may."""
    if not may(actor, permission):
        who = " o ".join(sorted(ROLE_NAMES[role] for role in _WHO[permission]))
        raise refuse(
            "", "V57", f"Su rol ({ROLE_NAMES[actor.role]}) no permite esto. Puede hacerlo: {who}."
        )


def require_in(actor: Actor, association_id: int, permission: Permission) -> None:
    """The same for what is read or downloaded of one association. Raises Problem V57."""
    if actor.association_id not in (None, association_id):
        raise refuse("", "V57", "Usted no tiene un papel en esta asociación.")
    require(actor, permission)
