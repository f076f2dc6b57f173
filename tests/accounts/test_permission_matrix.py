"""Every command × every role × the person's own association, her peer's and none at all."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import sqlite3
import textwrap
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from typing import Any, NoReturn, get_args

import pytest
from sqlalchemy.exc import SQLAlchemyError

from accounts.cast import WHERE, Cast, Where, login_of
from accounts.declared import EXCEPTIONS, HELPERS, MAY, PACKAGES
from evalua.accounts.identity import owner_of
from evalua.accounts.permissions import Permission, may
from evalua.accounts.tables import Account
from evalua.domain.actor import Actor, Role
from evalua.domain.problems import Problem
from evalua.storage.database import Database
from evalua.storage.work import Work

ROOMS = ("registers", "months", "quality", "accounts")
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True)
class Command:
    """A public function that receives a ``Work``, and what it says it requires first of all."""

    name: str
    function: Callable[..., Any]
    asks: str

    def __call__(self, work: Work) -> None:
        """Call it with values that may not even be looked at before permission is."""
        needed = [p for p in _parameters(self.function)[1:] if p.default is p.empty]
        untouched = Untouched()
        self.function(
            work,
            *(untouched for p in needed if p.kind is not p.KEYWORD_ONLY),
            **{p.name: untouched for p in needed if p.kind is p.KEYWORD_ONLY},
        )


class Touched(Exception):
    """A command went past its gate and looked at what it was given."""


class Untouched:
    """A value that tells when it is looked at in any way."""

    def __getattr__(self, _name: str) -> NoReturn:
        raise Touched

    def _tell(self, *_: object) -> NoReturn:
        raise Touched

    __iter__ = __len__ = __bool__ = __str__ = __int__ = __float__ = _tell
    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __add__ = __getitem__ = __contains__ = _tell  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]


def _parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    return [
        p
        for p in inspect.signature(function).parameters.values()
        if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)
    ]


def _modules() -> Iterator[Any]:
    for room in ROOMS:
        package = importlib.import_module(f"evalua.{room}")
        yield package
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(module.name)


def _asks(function: Callable[..., Any]) -> str:
    """The permission in the first statement, ``require(work.actor, "…")``; "" where it is another."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    first = tree.body[1 if ast.get_docstring(tree) else 0]
    match first:
        case ast.Expr(ast.Call(ast.Name("require"), [actor, ast.Constant(str(asked))])):
            return asked if ast.unparse(actor) == "work.actor" else ""
    return ""


def _found() -> dict[str, Command]:
    commands = {}
    for module in _modules():
        for name, function in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(_parameters(function)), None)
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and first is not None and first.annotation in ("Work", Work):
                full = f"{module.__name__.removeprefix('evalua.')}.{name}"
                commands[full] = Command(full, function, _asks(function))
    return commands


FOUND = _found()
COMMANDS = {name: command for name, command in FOUND.items() if name not in HELPERS}


def declared(name: str) -> Permission | None:
    """What the table says of a command; None where it says nothing."""
    if name in EXCEPTIONS:
        return EXCEPTIONS[name]
    words = name.split(".")
    return PACKAGES.get(words[0]) or PACKAGES.get(".".join(words[:2]))


@dataclass(frozen=True)
class Visitor:
    """Who comes to Cuenca Clara's door: her role, from where, and what she may act as."""

    role: Role
    where: Where
    actor: Actor

    def may(self, command: Command) -> bool:
        """What the table says: only whoever has a role here, and one that the command is for."""
        asked = declared(command.name)
        # Who administers does it in every association: as peer she is the same.
        here = self.where == "own" or (self.role, self.where) == ("administrator", "peer")
        return here and asked is not None and self.role in MAY[asked]


@pytest.fixture(scope="module")
def visitors(stage: Cast) -> list[Visitor]:
    """Every role, of Cuenca Clara, of Valle Izote and of nowhere, signed in."""
    return [
        Visitor(role, where, at_the_door(stage, role, where))
        for role, where in product(ROLES, WHERE)
    ]


def at_the_door(stage: Cast, role: Role, where: Where) -> Actor:
    """What she is here; without business here, what she is elsewhere, which is all she could say."""
    login = login_of(role, "own" if (role, where) == ("administrator", "peer") else where)
    actor = stage.actor(login, stage.own) or stage.actor(login, stage.peer)
    if actor is not None:
        return actor
    with stage.db.session() as session:
        return owner_of(session, session.get_one(Account, stage.account_id(login)))


class Undone(Exception):
    """Takes back what a command did with values nobody looked at."""


def passes(stage: Cast, command: Command, actor: Actor) -> bool:
    """Whether the command lets her in; whatever it did then is undone. What is refused is not."""
    try:
        with stage.own.work(actor) as work:
            command(work)
            raise Undone
    except Problem as problem:
        return "V57" not in {finding.code for finding in problem.findings}
    except (Undone, Touched, SQLAlchemyError, TypeError, AttributeError):
        return True


def everything(database: Database) -> str:
    """A mark of every row of every table, revisions and log included."""
    assert database.file is not None
    with closing(sqlite3.connect(database.file)) as connection:
        return sha256("\n".join(connection.iterdump()).encode()).hexdigest()


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_a_command_lets_in_whom_it_declares_and_changes_nothing_for_anybody_else(
    command: Command, stage: Cast, visitors: list[Visitor]
) -> None:
    before = everything(stage.db)
    assert [(v.role, v.where, passes(stage, command, v.actor)) for v in visitors] == [
        (v.role, v.where, v.may(command)) for v in visitors
    ]
    assert everything(stage.db) == before


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_a_command_asks_for_its_declared_permission_before_anything_else(command: Command) -> None:
    assert command.asks == declared(command.name), "declare it in declared.py, or ask first"


def test_the_table_names_nothing_that_is_gone() -> None:
    assert set(EXCEPTIONS) <= set(COMMANDS)
    assert set(HELPERS) <= set(FOUND)
    rooms = {
        ".".join(name.split(".")[: 2 if name.startswith("registers") else 1]) for name in COMMANDS
    }
    assert set(PACKAGES) == rooms


def test_a_helper_is_no_command_in_disguise() -> None:
    assert {name for name in HELPERS if FOUND[name].asks} == set()


def test_the_permissions_are_the_declared_ones_for_every_role() -> None:
    assert set(get_args(Permission)) == set(MAY)
    for permission, role in product(get_args(Permission), ROLES):
        assert may(Actor("Alguien", role), permission) == (role in MAY[permission])


def test_who_also_administers_may_do_both_things() -> None:
    both = Actor("Alguien", "team", is_administrator=True)
    assert {p for p in get_args(Permission) if may(both, p)} == {
        p for p, roles in MAY.items() if roles & {"team", "administrator"}
    }


def test_the_matrix_covers_every_command_role_and_place() -> None:
    assert len(COMMANDS) * len(ROLES) * len(WHERE) >= 3000
