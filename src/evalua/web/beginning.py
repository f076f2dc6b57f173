"""The first account of a new installation: ``/primera-vez``.

Only from the machine itself, or with a code that the server writes in its window when it starts.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from evalua.domain.problems import Problem, refuse
from evalua.web import asking, forms
from evalua.web.aside import aside, hashing
from evalua.web.letting_in import browser_of, let_in

NAMES = ("code", "name", "login", "password", "again")
WRONG_CODE = "Ese no es el código. Está en la ventana donde se inició Evalúa; cada vez que se inicia es otro."
# No letter or digit that looks like another one when read aloud or copied by hand.
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_GROUPS, _SIZE = 3, 4


class InstallationCode:
    """The code of this run of the server. Only its hash stays in memory."""

    def __init__(self) -> None:
        self._hash = b""

    def new(self) -> str:
        """Another code, as it is written for a person; the one before is no longer good."""
        letters = "".join(secrets.choice(_LETTERS) for _ in range(_GROUPS * _SIZE))
        self._hash = _digest(letters)
        return "-".join(letters[n : n + _SIZE] for n in range(0, len(letters), _SIZE))

    def fits(self, typed: str) -> bool:
        """Whether it is the code, however its dashes and capitals were typed."""
        return bool(self._hash) and hmac.compare_digest(self._hash, _digest(_plain(typed)))

    def forget(self) -> None:
        """There is an account: the code opens nothing any more."""
        self._hash = b""


CODE = InstallationCode()


async def first_visit(request: Request) -> Response:
    """The page of the first account, and what it sends."""
    if not await aside(_is_new):
        return RedirectResponse("/entrar", status_code=303)
    if request.method != "POST":
        return _page(request)
    values: dict[str, str] = {}
    try:
        values = await forms.read(request)
        if not asking.is_here(request.scope) and not CODE.fits(values.get("code", "")):
            raise refuse("code", "V73", WRONG_CODE)
        forms.same_twice(values)
        token = await hashing(_begin, values, asking.address(request.scope), browser_of(request))
    except Problem as problem:
        return _page(request, values, problem)
    CODE.forget()
    return await let_in(request, token, "/")


def _page(
    request: Request, values: dict[str, str] | None = None, problem: Problem | None = None
) -> Response:
    return forms.show(
        request,
        "primera_vez",
        NAMES,
        values=values,
        problem=problem,
        status=422 if problem else 200,
        needs_code=not asking.is_here(request.scope),
    )


def _is_new() -> bool:
    from evalua.accounts.signing_in import installation_is_new
    from evalua.web import doors

    return installation_is_new(doors.database())


def _begin(values: dict[str, str], address: str, browser: str) -> str:
    from evalua.accounts.sessions import open_for
    from evalua.accounts.signing_in import create_first
    from evalua.web import doors

    account = create_first(
        doors.database(),
        name=values.get("name", ""),
        login=values.get("login", ""),
        password=values.get("password", ""),
        now=doors.now(),
    )
    return open_for(doors.database(), account.id, now=doors.now(), address=address, browser=browser)


def _digest(letters: str) -> bytes:
    return sha256(letters.encode()).digest()


def _plain(typed: str) -> str:
    return "".join(letter for letter in typed.upper() if letter.isalnum())
