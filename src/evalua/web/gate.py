"""The one door: without a session nothing is served but the pages with which one begins.

It stands before Streamlit, so it covers pages, data, media, uploads, components and sockets alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from evalua.domain.problems import Problem
from evalua.web import asking, cookies, lately, onward, sockets
from evalua.web.aside import aside
from evalua.web.pages import notice

if TYPE_CHECKING:
    from evalua.accounts.sessions import SignedIn

VISITOR = "evalua.visitor"
"""Where a request keeps who asks (``accounts.sessions.SignedIn``), for the routes behind the door."""

SEAL = b"x-evalua-seal"
_OURS = re.compile(rb"x[-_]evalua[-_].*")
_ANSWERS_TO = {
    "/entrar": ("GET", "HEAD", "POST"),
    "/salir": ("GET", "HEAD", "POST"),
    "/primera-vez": ("GET", "HEAD", "POST"),
    "/_stcore/health": ("GET", "HEAD"),
}
_LINK = re.compile(r"/clave/[A-Za-z0-9_-]{1,200}")
_PROVIDER = re.compile(r"/oidc/[a-z0-9_-]{1,40}(/vuelta)?")


class SignedInOnly:
    """Lets in who holds a session, and tells the screens which one it is with a sealed header."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        kept = [
            (name, value) for name, value in scope["headers"] if not _OURS.fullmatch(name.lower())
        ]
        scope = {**scope, "headers": kept}
        token = cookies.session_token(scope)
        program_file = lately.is_program_file(scope["path"]) and lately.was_let_in(token)
        try:
            if is_public(scope) or program_file:
                # These pages ask the database before they answer anything.
                await self._app(scope, receive, send)
                return
            found = await aside(_who, token)
        except Problem as problem:
            await _turn_away(scope, receive, send, _unusable(scope, problem))
            return
        if found is None:
            await _turn_away(scope, receive, send, _sign_in_first(scope))
            return
        lately.note(token)
        visitor, seal = found
        sealed = {**scope, "headers": [*kept, (SEAL, seal.encode())], VISITOR: visitor}
        if scope["type"] == "websocket":
            await sockets.serve(self._app, sealed, receive, send, visitor.session_uid, token)
        else:
            await self._app(sealed, receive, send)


def is_public(scope: Scope) -> bool:
    """Whether a request is for one of the pages with which a session begins or ends."""
    if scope["type"] != "http":
        return False
    path, method = scope["path"], scope["method"]
    if _LINK.fullmatch(path):
        return method in ("GET", "HEAD", "POST")
    if _PROVIDER.fullmatch(path):
        return method in ("GET", "HEAD")
    return method in _ANSWERS_TO.get(path, ())


def visitor_of(connection: HTTPConnection) -> SignedIn:
    """Who asks, in a route behind the door."""
    found: SignedIn = connection.scope[VISITOR]
    return found


def _who(token: str) -> tuple[SignedIn, str] | None:
    if not token:
        return None
    from evalua.web import doors

    found = doors.visitor(token)
    return (found, doors.seal(found.session_uid)) if found is not None else None


def _sign_in_first(scope: Scope) -> Response:
    if asking.wants_page(scope):
        return RedirectResponse(onward.to_sign_in(scope), status_code=303)
    return PlainTextResponse("Entre primero en Evalúa.", status_code=401)


def _unusable(scope: Scope, problem: Problem) -> Response:
    """The database cannot be read. Where its files are is told only at the machine itself."""
    told = str(problem) if asking.is_here(scope) else "Avise a quien administra Evalúa."
    if asking.wants_page(scope):
        return notice("Evalúa no puede abrir sus datos", told, status=503, home=False)
    return PlainTextResponse(told, status_code=503)


async def _turn_away(scope: Scope, receive: Receive, send: Send, answer: Response) -> None:
    if scope["type"] == "websocket":
        # Before it is accepted: the visitor gets a refusal without a single byte of the program's.
        await send({"type": "websocket.close", "code": 1008})
    else:
        await answer(scope, receive, send)
