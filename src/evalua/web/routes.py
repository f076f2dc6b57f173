"""The addresses that are not screens. A new one is a line here, and public only if the gate says so."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from evalua.web.beginning import first_visit
from evalua.web.choosing import choose_password
from evalua.web.entering import sign_in, sign_out
from evalua.web.evidence import serve_evidence
from evalua.web.oidc import come_back, go

_FORM = ["GET", "HEAD", "POST"]


async def _to_sign_out(_request: Request) -> Response:
    """Streamlit's own way out would end nothing here."""
    return RedirectResponse("/salir", status_code=303)


async def _home(_request: Request) -> Response:
    return RedirectResponse("/", status_code=303)


ROUTES: list[BaseRoute] = [
    Route("/entrar", sign_in, methods=_FORM),
    Route("/salir", sign_out, methods=_FORM),
    Route("/primera-vez", first_visit, methods=_FORM),
    Route("/clave/{token}", choose_password, methods=_FORM),
    Route("/evidencia/{uid}", serve_evidence, methods=["GET", "HEAD"]),
    Route("/oidc/{key}", go, methods=["GET"]),
    Route("/oidc/{key}/vuelta", come_back, methods=["GET"]),
    Route("/auth/logout", _to_sign_out, methods=["GET"]),
    Route("/auth/login", _home, methods=["GET"]),
    Route("/oauth2callback", _home, methods=["GET"]),
]
