"""The two cookies: which session a browser holds, and which form it was given."""

from __future__ import annotations

import re
import secrets
from typing import Literal

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import Scope

from evalua.web import asking

SESSION = "evalua_sesion"
FORM = "evalua_formulario"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,100}")


def session_token(scope: Scope) -> str:
    """The token a browser brings, "" where it brings none."""
    return _brought(scope, SESSION)


def form_token(scope: Scope) -> str:
    """What a form of this browser must carry; the one it already has, so that open tabs go on working."""
    return _brought(scope, FORM) or secrets.token_urlsafe(32)


def is_form_of(scope: Scope, carried: str) -> bool:
    """Whether a form was given to the very browser that sends it."""
    held = _brought(scope, FORM)
    return bool(held) and secrets.compare_digest(held.encode(), carried.encode())


def keep_session(response: Response, scope: Scope, token: str) -> None:
    """Give the browser its session, until it is closed; no script can read it."""
    _set(response, scope, SESSION, token, "lax")


def keep_form(response: Response, scope: Scope, token: str) -> None:
    """Give the browser the token of its forms."""
    _set(response, scope, FORM, token, "strict")


def forget_session(response: Response) -> None:
    """Take the session away from the browser."""
    response.delete_cookie(SESSION, httponly=True, samesite="lax")


def _brought(scope: Scope, name: str) -> str:
    found = HTTPConnection(scope).cookies.get(name, "")
    return found if _TOKEN.fullmatch(found) else ""


def _set(
    response: Response, scope: Scope, name: str, value: str, same_site: Literal["lax", "strict"]
) -> None:
    response.set_cookie(
        name, value, httponly=True, samesite=same_site, secure=asking.is_https(scope)
    )
