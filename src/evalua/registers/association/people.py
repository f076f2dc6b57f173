"""Who works in the association, as what, and with which account.

A person is the name that signs rows and acts here, and the role; the account is how she enters, the
same in every association. Somebody who leaves is marked as deleted: what she signed stays.
"""

from __future__ import annotations

from evalua.accounts import links, logins
from evalua.accounts.permissions import require
from evalua.accounts.tables import Account, Person
from evalua.domain.actor import ROLE_NAMES, Role
from evalua.domain.problems import Findings
from evalua.domain.text import clean
from evalua.registers.members.tables import Municipality
from evalua.registers.reading import alive, one
from evalua.storage import drafts
from evalua.storage.work import Work

ROLES_HERE: tuple[Role, ...] = tuple(role for role in ROLE_NAMES if role != "administrator")
"""What somebody can be in an association; who administers does it in every one of them."""


def add_access(
    work: Work,
    *,
    name: str,
    role: str,
    login: str,
    email: str = "",
    municipality_id: int | None = None,
) -> Person:
    """Let somebody in: her account, unless that login has one already, and her role here.

    A person of that name who is in the list without an account receives it. Raises Problem V58 for a
    name that is taken, V72 for a closed account, V75 for a login that will not do, V78 for the role.
    """
    require(work.actor, "people")
    findings = Findings()
    known = logins.by_login(work.session, login)
    shown = clean(name) or (known.name if known else "")
    findings.require("name", shown, "Escriba el nombre de la persona: firma lo que registra.")
    waiting = _waiting(work, shown)
    if waiting is None and alive(work.session, Person, work.association_id, name=shown):
        findings.error("name", "V58", f"{shown} ya está en la lista, con su propia cuenta.")
    _check_role(work, findings, role, municipality_id)
    _check_account(work, findings, known, login, email)
    findings.stop_if_any()
    account = _account(work, known, shown, login, email)
    if waiting is not None:
        work.change(
            waiting, account_id=account.id, role=role, municipality_id=_town(role, municipality_id)
        )
        return waiting
    return work.add(
        Person(
            association_id=work.association_id,
            name=shown,
            role=role,
            account_id=account.id,
            municipality_id=_town(role, municipality_id),
        )
    )


def give_account(
    work: Work, person_id: int, login: str, email: str = "", *, version: int | None = None
) -> Person:
    """Join somebody named before there were accounts to her account, a new one or one she has.

    Raises Problem V58 for somebody who has one already, V72, V75 or V78.
    """
    require(work.actor, "people")
    person = one(work.session, Person, work.association_id, person_id)
    work.expect(person, version)
    findings = Findings()
    known = logins.by_login(work.session, login)
    if person.account_id is not None:
        findings.error("login", "V58", f"{person.name} ya tiene una cuenta.")
    if person.role not in ROLES_HERE:
        findings.error("role", "V78", "Elija antes qué hace la persona en esta asociación.")
    _check_account(work, findings, known, login, email)
    findings.stop_if_any()
    account = _account(work, known, person.name, login, email)
    work.change(person, account_id=account.id)
    return person


def change_role(
    work: Work,
    person_id: int,
    role: str,
    municipality_id: int | None = None,
    *,
    version: int | None = None,
) -> None:
    """Change what somebody is here; a mayor needs a municipality, whose sheet opens first (V78)."""
    require(work.actor, "people")
    person = one(work.session, Person, work.association_id, person_id)
    work.expect(person, version)
    findings = Findings()
    _check_role(work, findings, role, municipality_id)
    findings.stop_if_any()
    work.change(person, role=role, municipality_id=_town(role, municipality_id))


def rename_person(work: Work, person_id: int, name: str, *, version: int | None = None) -> None:
    """Correct the name with which somebody signs from now on; what was signed keeps the old one."""
    require(work.actor, "people")
    person = one(work.session, Person, work.association_id, person_id)
    work.expect(person, version)
    findings = Findings()
    findings.require("name", name, "Escriba el nombre de la persona: firma lo que registra.")
    others = alive(work.session, Person, work.association_id, name=clean(name))
    if any(other.id != person.id for other in others):
        findings.error("name", "V58", f"{clean(name)} ya está en la lista.")
    findings.stop_if_any()
    drafts.follow(work.session, work.association_id, person.name, clean(name))
    work.change(person, name=clean(name))


def leave(work: Work, person_id: int, reason: str) -> None:
    """Take somebody off the association: she sees nothing more of it; what she signed stays."""
    require(work.actor, "people")
    person = one(work.session, Person, work.association_id, person_id)
    findings = Findings()
    findings.require("reason", reason, "Escriba por qué deja de usar Evalúa en esta asociación.")
    findings.stop_if_any()
    drafts.drop(work.session, work.association_id, person.name)
    work.remove(person, clean(reason))


def _waiting(work: Work, name: str) -> Person | None:
    """The person of that name who has no account yet."""
    named = alive(work.session, Person, work.association_id, name=name)
    return next((person for person in named if person.account_id is None), None)


def _account(work: Work, known: Account | None, name: str, login: str, email: str) -> Account:
    """The account that comes in here, a new one where there is none."""
    if known is not None:
        # A link made where she worked until now must not choose the password that opens this place.
        links.forget(work.session, known.id, work.now)
        return known
    return work.add(
        Account(login=logins.key_of(login), name=name, email_key=logins.email_of(login, email))
    )


def _check_account(
    work: Work, findings: Findings, known: Account | None, login: str, email: str
) -> None:
    if known is None:
        logins.check(work.session, findings, login, email)
        return
    here = alive(work.session, Person, work.association_id, account_id=known.id)
    if here:
        findings.error("login", "V58", f"Esa cuenta ya es de {here[0].name} en esta asociación.")
    elif not known.is_active:
        findings.error("login", "V72", "Esa cuenta está desactivada. Quien administra la activa.")


def _check_role(work: Work, findings: Findings, role: str, municipality_id: int | None) -> None:
    if role not in ROLES_HERE:
        findings.error(
            "role",
            "V78",
            "Elija qué hace la persona en esta asociación. Administrar Evalúa se da aparte, a la cuenta.",
        )
    if role != "mayor":
        return
    town = None if municipality_id is None else work.session.get(Municipality, municipality_id)
    if town is None or town.association_id != work.association_id or town.deleted_at is not None:
        findings.error("municipality_id", "V78", "Elija de qué municipio es la alcaldía.")


def _town(role: str, municipality_id: int | None) -> int | None:
    return municipality_id if role == "mayor" else None
