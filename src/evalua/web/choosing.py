"""Choosing a password with a one-time link: ``/clave/…``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from evalua.domain.problems import Problem
from evalua.web import cookies, forms, sockets
from evalua.web.aside import aside, hashing
from evalua.web.pages import notice

if TYPE_CHECKING:
    from evalua.accounts.links import Owner

NAMES = ("password", "again")


async def choose_password(request: Request) -> Response:
    """The page of a link, and what it sends. A link that was used says so and nothing else."""
    token = request.path_params["token"]
    try:
        owner = await aside(_owner, token)
    except Problem as problem:
        return notice("Este enlace ya no sirve", str(problem), status=410)
    if request.method != "POST":
        return forms.show(request, "clave", NAMES, owner=owner)
    try:
        values = await forms.read(request)
        forms.same_twice(values)
        await hashing(_use, token, values.get("password", ""))
    except Problem as problem:
        return forms.show(request, "clave", NAMES, problem=problem, status=422, owner=owner)
    # Every session of the account has just ended, in this browser and in any other.
    await sockets.look()
    answer = RedirectResponse("/entrar?aviso=clave", status_code=303)
    cookies.forget_session(answer)
    return answer


def _owner(token: str) -> Owner:
    from evalua.accounts import links
    from evalua.web import doors

    return links.owner(doors.database(), token, doors.now())


def _use(token: str, password: str) -> None:
    from evalua.accounts import links
    from evalua.web import doors

    links.use(doors.database(), token, password, doors.now())
