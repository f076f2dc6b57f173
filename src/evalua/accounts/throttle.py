"""How often somebody may try to enter. Kept in the database, so that a restart forgives nothing.

Two counts, both of failures of the last day. The *login's*: five are free, then each one doubles the
wait, up to fifteen minutes. The *address's*, whatever the login: twenty are free, against trying one
password on many names. An attempt made while waiting is not tried and does not lengthen the wait.

Nobody can keep another person out by failing on purpose: an address from which the account has entered
in the last month has a count of its own, where only its own failures with that login weigh.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from sqlmodel import Session, col, delete, select

from evalua.accounts.logins import by_login, hash_of
from evalua.accounts.sessions import KEPT
from evalua.accounts.tables import SignIn, SignInAttempt
from evalua.domain.problems import Finding, Problem
from evalua.storage.database import Database

FREE_FOR_LOGIN, FREE_FOR_ADDRESS = 5, 20
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)
REMEMBERED = timedelta(days=1)


class TooManyAttempts(Problem):
    """V71, with how long to wait."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        super().__init__([Finding("", "V71", _sentence(wait))])


def wait_after(failures: int, free: int) -> timedelta:
    """How long to wait after that many failures, the last one included."""
    if failures < free:
        return timedelta()
    # The exponent is cut before the power: a thousand failures are not a number of a thousand bits.
    doubled: int = 2 ** min(failures - free, 10)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


def admit(database: Database, login: str, address: str, now: datetime) -> int:
    """Count an attempt before it is tried; returns its key. Raises TooManyAttempts (V71).

    It counts as a failure until ``accept`` says otherwise, so that many attempts sent at once cannot
    all pass before the first one fails. Those refused take no turn from the people who are writing.
    """
    with database.session() as session:
        check(session, login, address, now)
    with database.writing() as session:
        check(session, login, address, now)
        forget_old(session, now)
        attempt = SignInAttempt(
            at=now, address=place_of(address), login_hash=_counted(session, login)
        )
        session.add(attempt)
        session.flush()
        return attempt.id


def check(session: Session, login: str, address: str, now: datetime) -> None:
    """Refuse an attempt made while waiting. Raises TooManyAttempts (V71); it only reads."""
    wait = _wait(session, login, _counted(session, login), place_of(address), now)
    if wait > timedelta():
        raise TooManyAttempts(wait)


def accept(session: Session, attempt_id: int, login: str) -> None:
    """The attempt was right: the login's failures are forgotten, wherever they came from."""
    clear(session, login)
    attempt = session.get(SignInAttempt, attempt_id)
    if attempt is not None:
        attempt.accepted = True


def clear(session: Session, *logins: str) -> None:
    """Forget the failures of these logins (a correct sign-in, or a new password)."""
    hashes = [_counted(session, login) for login in logins if login]
    session.execute(
        delete(SignInAttempt)
        .where(col(SignInAttempt.login_hash).in_(hashes), col(SignInAttempt.accepted).is_(False))
        .execution_options(synchronize_session="fetch")
    )


def forget_old(session: Session, now: datetime) -> None:
    """Delete what no longer counts, and what a clock set back has left in the future."""
    for over in (
        col(SignInAttempt.at) < now - REMEMBERED,
        col(SignInAttempt.at) > now + LONGEST_WAIT,
    ):
        session.execute(delete(SignInAttempt).where(over))


def place_of(address: str) -> str:
    """What counts as one address: an IPv6 visitor owns a whole network of them."""
    try:
        found = ip_address(address.split("%")[0].strip())
    except ValueError:
        return address[:45]
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ip_network((found, 64), strict=False))


def _counted(session: Session, login: str) -> str:
    """What attempts are counted by: an account has one count, by its login or by its e-mail."""
    account = by_login(session, login)
    return hash_of(account.login if account is not None else login)


def _wait(session: Session, login: str, login_hash: str, place: str, now: datetime) -> timedelta:
    same_login = col(SignInAttempt.login_hash) == login_hash
    here = col(SignInAttempt.address) == place
    if place in _known_places(session, login, now):
        return _left(session, [same_login, here], FREE_FOR_LOGIN, now)
    return max(
        _left(session, [same_login], FREE_FOR_LOGIN, now),
        _left(session, [here], FREE_FOR_ADDRESS, now),
    )


def _left(session: Session, conditions: Sequence[Any], free: int, now: datetime) -> timedelta:
    """What is left of the wait that these failures ask for; those a clock left ahead do not weigh."""
    times = session.exec(
        select(SignInAttempt.at)
        .where(*conditions, col(SignInAttempt.accepted).is_(False), col(SignInAttempt.at) <= now)
        .order_by(col(SignInAttempt.at).desc())
    ).all()
    if not times:
        return timedelta()
    return max(times[0] + wait_after(len(times), free) - now, timedelta())


def _known_places(session: Session, login: str, now: datetime) -> set[str]:
    """Where the account has entered from in the last month; none for a login that does not exist."""
    account = by_login(session, login)
    if account is None:
        return set()
    addresses = session.exec(
        select(SignIn.address).where(
            col(SignIn.account_id) == account.id, col(SignIn.created_at) > now - KEPT
        )
    )
    return {place_of(address) for address in addresses if address}


def _sentence(wait: timedelta) -> str:
    minutes = -(-int(wait.total_seconds() + 0.999) // 60)
    when = "en un minuto" if minutes <= 1 else f"en {minutes} minutos"
    return (
        f"Hubo demasiados intentos seguidos. Intente de nuevo {when}. Si olvidó su contraseña, pida un "
        "enlace para elegir otra a quien administra Evalúa."
    )
