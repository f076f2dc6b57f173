"""A session given to a browser, and taken from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from evalua.web import cookies, sockets
from evalua.web.aside import aside

if TYPE_CHECKING:
    from evalua.accounts.sessions import SignedIn


async def visitor(request: Request) -> SignedIn | None:
    """Who is already in, in this browser."""
    return await aside(_visitor, cookies.session_token(request.scope))


async def let_in(request: Request, token: str, wanted: str) -> Response:
    """Give a new session to the browser and end the one it had; then go on."""
    former = await visitor(request)
    if former is not None:
        await end(former)
    answer = RedirectResponse(wanted, status_code=303)
    cookies.keep_session(answer, request.scope, token)
    return answer


def browser_of(request: Request) -> str:
    """What the browser calls itself, for the list of sessions."""
    return request.headers.get("user-agent", "")[:200]


async def end(held: SignedIn) -> None:
    """End a session, and close its tabs at once."""
    await aside(_end, held)
    await sockets.end([held.session_uid])


def _visitor(token: str) -> SignedIn | None:
    from evalua.web import doors

    return doors.visitor(token)


def _end(held: SignedIn) -> None:
    from evalua.accounts import sessions
    from evalua.web import doors

    sessions.end(doors.database(), held.session_uid, held.name, doors.now())
