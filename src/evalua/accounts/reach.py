"""Whose account somebody may touch: administrators everybody's, directors their own people's."""

from __future__ import annotations

from sqlmodel import col, select

from evalua.accounts.permissions import may
from evalua.accounts.tables import Account, Person
from evalua.domain.problems import refuse
from evalua.storage.work import Work


def account_of(work: Work, account_id: int) -> Account:
    """An account that exists. Raises Problem V56."""
    account = work.session.get(Account, account_id)
    if account is None or account.deleted_at is not None:
        raise refuse(
            "", "V56", "Esa cuenta ya no existe. Actualice la página para ver las que hay."
        )
    return account


def account_within(work: Work, account_id: int) -> Account:
    """The account, if it is within the reach of who acts. Raises Problem V56 or V57.

    A director reaches the people who work in her association and never worked elsewhere: whoever sets
    the password of an account can be that person everywhere.
    """
    account = account_of(work, account_id)
    if may(work.actor, "accounts"):
        return account
    if account.is_administrator:
        raise refuse(
            "", "V57", f"{account.name} administra Evalúa: su cuenta la cambia quien administra."
        )
    mine = select(Person.association_id).where(col(Person.account_id) == account.id)
    if work.association_id not in set(
        work.session.exec(mine.where(col(Person.deleted_at).is_(None)))
    ):
        # The same words as where there is none: another association's people are not her business.
        raise refuse(
            "", "V56", "Esa cuenta ya no existe. Actualice la página para ver las que hay."
        )
    # Where she has been she may be again, with the password that somebody else would have chosen.
    if set(work.session.exec(mine)) != {work.association_id}:
        raise refuse(
            "",
            "V57",
            f"{account.name} trabaja o trabajó también en otra asociación: su cuenta la cambia quien "
            "administra.",
        )
    return account
