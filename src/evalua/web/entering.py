"""Coming in and going out: ``/entrar`` and ``/salir``."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from evalua.domain.problems import Problem, refuse
from evalua.web import asking, cookies, forms, letting_in, oidc, onward
from evalua.web.aside import aside, hashing, is_crowded
from evalua.web.letting_in import browser_of, let_in

NAMES = ("login", "password")
TOLD = {
    "terminada": "Su sesión terminó. Entre de nuevo para seguir: lo que escribió está en sus borradores.",
    "salio": "Salió de Evalúa. Hasta pronto.",
    "clave": "Su contraseña quedó guardada. Entre con ella.",
}
CROWDED = "Muchas personas están entrando a la vez. Intente de nuevo en un minuto."
# V70 wrong, V71 too many attempts, V72 not active.
_STATUS = {"V71": 429, "V72": 403}


async def sign_in(request: Request) -> Response:
    """The sign-in page, and what it sends."""
    if request.method == "POST":
        return await _try(request)
    if await aside(_is_new):
        return RedirectResponse("/primera-vez", status_code=303)
    wanted = onward.safe(request.query_params.get("siguiente", ""))
    if await letting_in.visitor(request) is not None:
        return RedirectResponse(wanted, status_code=303)
    told = TOLD.get(request.query_params.get("aviso", ""), "")
    return _page(request, wanted, told=told)


async def sign_out(request: Request) -> Response:
    """Asks whether to go out; then ends the session in every tab of this browser."""
    visitor = await letting_in.visitor(request)
    if visitor is None:
        return RedirectResponse("/entrar", status_code=303)
    if request.method != "POST":
        return forms.show(request, "salir", (), name=visitor.name)
    try:
        await forms.read(request)
    except Problem as problem:
        return forms.show(request, "salir", (), problem=problem, status=403, name=visitor.name)
    await letting_in.end(visitor)
    answer = RedirectResponse("/entrar?aviso=salio", status_code=303)
    cookies.forget_session(answer)
    return answer


async def _try(request: Request) -> Response:
    values: dict[str, str] = {}
    try:
        values = await forms.read(request)
        wanted = onward.safe(values.get("siguiente", ""))
        _require(values)
        if is_crowded():
            raise refuse("", "V71", CROWDED)
        token = await hashing(
            _sign_in,
            values["login"],
            values["password"],
            asking.address(request.scope),
            browser_of(request),
        )
    except Problem as problem:
        wanted = onward.safe(values.get("siguiente", ""))
        return _page(request, wanted, values=values, problem=problem)
    return await let_in(request, token, wanted)


def _page(
    request: Request,
    wanted: str,
    *,
    told: str = "",
    values: dict[str, str] | None = None,
    problem: Problem | None = None,
) -> Response:
    code = problem.findings[0].code if problem else ""
    doors = [
        {"name": door.name, "address": f"/oidc/{door.key}?{urlencode({'siguiente': wanted})}"}
        for door in oidc.doors()
    ]
    answer = forms.show(
        request,
        "entrar",
        NAMES,
        values=values,
        problem=problem,
        status=_STATUS.get(code, 401) if problem else 200,
        told=told,
        next="" if wanted == onward.HOME else wanted,
        doors=doors,
    )
    wait = getattr(problem, "wait", None)
    if wait is not None:
        answer.headers["retry-after"] = str(int(wait.total_seconds()) + 1)
    return answer


def _require(values: dict[str, str]) -> None:
    if not values.get("login", "").strip():
        raise refuse("login", "V00", "Escriba su usuario.")
    if not values.get("password", ""):
        raise refuse("password", "V00", "Escriba su contraseña.")


def _is_new() -> bool:
    from evalua.accounts.signing_in import installation_is_new
    from evalua.web import doors

    return installation_is_new(doors.database())


def _sign_in(login: str, password: str, address: str, browser: str) -> str:
    from evalua.accounts.signing_in import sign_in as check
    from evalua.web import doors

    return check(
        doors.database(),
        login=login,
        password=password,
        address=address,
        browser=browser,
        now=doors.now(),
    )
