"""What somebody who signed in is in each association."""

from __future__ import annotations

from typing import cast

from sqlmodel import Session, col, select

from evalua.accounts.sessions import SignedIn
from evalua.accounts.tables import Account, Person
from evalua.domain.actor import Actor, Role


def actor_in(
    session: Session, signed_in: SignedIn, association_id: int, is_demo: bool
) -> Actor | None:
    """Who acts there, read now from the database; None where the person has no business there.

    The role is the one the association gave. An administrator without one is administrator, and in a
    demonstration director, to try everything. Association 0 is what belongs to none.
    """
    person = session.exec(
        select(Person).where(
            col(Person.account_id) == signed_in.account_id,
            col(Person.association_id) == association_id,
            col(Person.deleted_at).is_(None),
        )
    ).first()
    if person is None and not signed_in.is_administrator:
        return None
    return Actor(
        name=person.name if person else signed_in.name,
        role=_role(person, signed_in, is_demo),
        uid=signed_in.account_uid,
        municipality_id=person.municipality_id if person else None,
        association_id=association_id,
        is_administrator=signed_in.is_administrator,
    )


def _role(person: Person | None, signed_in: SignedIn, is_demo: bool) -> Role:
    if person is None:
        return "director" if is_demo else "administrator"
    # To administer is given to the account: the word alone, written in an association, gives nothing.
    if person.role == "administrator" and not signed_in.is_administrator:
        return "reader"
    return cast(Role, person.role)


def associations_of(session: Session, signed_in: SignedIn) -> set[int] | None:
    """The associations the person may open; None is every one (administrators)."""
    if signed_in.is_administrator:
        return None
    return set(
        session.exec(
            select(Person.association_id).where(
                col(Person.account_id) == signed_in.account_id, col(Person.deleted_at).is_(None)
            )
        )
    )


def owner_of(session: Session, account: Account) -> Actor:
    """Somebody acting on her own account, in no association: the log says what she is."""
    roles = session.exec(
        select(Person.role)
        .where(col(Person.account_id) == account.id, col(Person.deleted_at).is_(None))
        .order_by(col(Person.id))
    )
    role = "administrator" if account.is_administrator else (roles.first() or "reader")
    return Actor(account.name, cast(Role, role), account.uid, association_id=0)
