"""Entering with an identity of another provider (OpenID Connect), where one is configured.

It only finds accounts that exist, by an e-mail that the provider says it verified; it never makes one.
Configured like ``st.login``, in ``.streamlit/secrets.toml``; it needs ```pip install evalua[oidc]```.
docs/decisions/017-signing-in.md says why it is not ``st.login`` itself.
"""

from __future__ import annotations

import importlib
import logging
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from evalua import ROOT
from evalua.domain.problems import Problem, refuse
from evalua.web import asking, onward
from evalua.web.aside import aside
from evalua.web.letting_in import browser_of, let_in
from evalua.web.pages import notice

LOG = logging.getLogger("evalua")
SECRETS = ROOT / ".streamlit" / "secrets.toml"
NO_ACCOUNT = (
    "Su identidad está bien, pero en Evalúa no hay una cuenta activa con ese correo. Pida a quien "
    "administra Evalúa que la cree o que le agregue el correo."
)
NOT_VERIFIED = "El proveedor no ha verificado su correo. Verifíquelo allí y vuelva a entrar."
FAILED = (
    "El proveedor no confirmó su identidad, o la página estuvo mucho tiempo abierta. Vuelva a intentarlo, "
    "o entre con su usuario y contraseña."
)
_KEY = re.compile(r"[a-z0-9_-]{1,40}")
_ONLY = "institucional"
_NAMES = {_ONLY: "la cuenta institucional"}
_NEXT = "evalua_siguiente"
# Signed with the provider's own key; with the others whoever knows the client secret could sign.
_SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")


@dataclass(frozen=True, slots=True)
class Door:
    """A provider. ``back`` is the address of ours to which it returns people."""

    key: str
    name: str
    client_id: str
    client_secret: str
    metadata_url: str
    back: str


def doors() -> tuple[Door, ...]:
    """The providers configured in this installation; none where what they need is not installed."""
    if not SECRETS.is_file() or find_spec("authlib") is None or find_spec("httpx2") is None:
        return ()
    return _read(SECRETS, SECRETS.stat().st_mtime_ns)


async def go(request: Request) -> Response:
    """Send somebody to the provider."""
    door = _door(request)
    if door is None:
        return RedirectResponse("/entrar", status_code=303)
    request.session[_NEXT] = onward.safe(request.query_params.get("siguiente", ""))
    try:
        answer: Response = await _client(door).authorize_redirect(request, door.back)
    except _errors():
        LOG.warning("the provider %s did not answer", door.key, exc_info=True)
        return _sorry("El proveedor no responde. Entre con su usuario y contraseña.", 503)
    return answer


async def come_back(request: Request) -> Response:
    """What the provider says of somebody it sends back."""
    door = _door(request)
    if door is None:
        return RedirectResponse("/entrar", status_code=303)
    wanted = onward.safe(str(request.session.pop(_NEXT, "")))
    try:
        identity = await _identity(door, request)
        token = await aside(_open, identity, asking.address(request.scope), browser_of(request))
    except Problem as problem:
        return _sorry(str(problem), 403)
    return await let_in(request, token, wanted)


async def _identity(door: Door, request: Request) -> Mapping[str, Any]:
    """The claims of a token that the provider signed for this very visit. Raises Problem."""
    client = _client(door)
    try:
        metadata = await client.load_server_metadata()
        offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
        metadata["id_token_signing_alg_values_supported"] = [
            name for name in offered if name in _SIGNATURES
        ] or ["RS256"]
        token = await client.authorize_access_token(request)
    except _errors() as error:
        # The kind is enough: the message may carry what the provider sent.
        LOG.warning("an identity of %s was refused: %s", door.key, type(error).__name__)
        raise refuse("", "V77", FAILED) from error
    identity: Mapping[str, Any] | None = token.get("userinfo")
    if identity is None:
        raise refuse("", "V77", FAILED)
    return identity


def _open(identity: Mapping[str, Any], address: str, browser: str) -> str:
    """A session of the account with that e-mail. Raises Problem."""
    from evalua.accounts import logins, sessions
    from evalua.web import doors as own

    if identity.get("email_verified") is not True:
        raise refuse("", "V77", NOT_VERIFIED)
    email = logins.email_of(logins.key_of(str(identity.get("email") or "")))
    with own.database().session() as session:
        account = logins.by_login(session, email) if email else None
    if account is None or account.email_key != email or not account.is_active:
        raise refuse("", "V77", NO_ACCOUNT)
    return sessions.open_for(
        own.database(), account.id, now=own.now(), address=address, browser=browser
    )


def _door(request: Request) -> Door | None:
    key = request.path_params["key"]
    return next((door for door in doors() if door.key == key), None)


def _sorry(message: str, status: int) -> Response:
    return notice("No se pudo entrar", message, status=status)


@cache
def _read(file: Path, _changed: int) -> tuple[Door, ...]:
    """The section ``[auth]``: a provider of its own, and one for each section inside it."""
    try:
        auth = tomllib.loads(file.read_text(encoding="utf-8")).get("auth")
    except (OSError, ValueError):
        LOG.warning("%s cannot be read: nobody enters with another provider", file.name)
        return ()
    if not isinstance(auth, dict):
        return ()
    shared = {name: value for name, value in auth.items() if not isinstance(value, dict)}
    inside = {name: {**shared, **value} for name, value in auth.items() if isinstance(value, dict)}
    found = inside or {_ONLY: shared}
    return tuple(door for name, told in found.items() if (door := _as_door(name.lower(), told)))


def _as_door(key: str, told: Mapping[str, Any]) -> Door | None:
    needed = ("client_id", "client_secret", "server_metadata_url", "redirect_uri")
    if not _KEY.fullmatch(key) or not all(isinstance(told.get(name), str) for name in needed):
        return None
    origin = urlsplit(told["redirect_uri"])
    return Door(
        key=key,
        name=str(told.get("name") or _NAMES.get(key) or key.capitalize()),
        client_id=told["client_id"],
        client_secret=told["client_secret"],
        metadata_url=told["server_metadata_url"],
        # The address is the configured one and never the one a visitor asked with.
        back=f"{origin.scheme}://{origin.netloc}/oidc/{key}/vuelta",
    )


@cache
def _client(door: Door) -> Any:
    library = importlib.import_module("authlib.integrations.starlette_client")
    return library.OAuth().register(
        name=door.key,
        client_id=door.client_id,
        client_secret=door.client_secret,
        server_metadata_url=door.metadata_url,
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "timeout": 10,
        },
    )


@cache
def _errors() -> tuple[type[Exception], ...]:
    """Everything with which a provider, or somebody who plays one, can make an exchange fail."""
    return (
        importlib.import_module("authlib.common.errors").AuthlibBaseError,
        importlib.import_module("joserfc.errors").JoseError,
        importlib.import_module("httpx2").HTTPError,
        RuntimeError,
        ValueError,
        KeyError,
        TypeError,
    )
