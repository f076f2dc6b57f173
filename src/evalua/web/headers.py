"""What every answer carries for the browser: what may be loaded, kept and told to others.

The policy is the strictest one with which Streamlit's own page works without a complaint in the
browser's console; ``tests/browser/test_sign_in.py`` looks at that console.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from evalua.web.pages import notice

LOG = logging.getLogger("evalua")
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not «no-referrer»: with it browsers hide the origin of our own forms too.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": (
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=(), clipboard-write=(self), "
        "fullscreen=(self)"
    ),
}
_INERT = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"
)
"""For files of people's: opened by themselves they run nothing."""

PEOPLES = ("/media/", "/evidencia/")
"""Where files of people's are."""
_HOST = re.compile(r"[A-Za-z0-9._\[\]:-]{1,255}")
_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.S)


class SecurityHeaders:
    """Adds them to every answer, and answers for whatever breaks: a sentence and a code."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def hardened(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message = {**message, "headers": with_headers(scope, message["headers"])}
            await send(message)

        try:
            await self._app(scope, receive, hardened)
        except ClientDisconnect:
            LOG.debug("a visitor left before the end")
        except Exception:
            code = uuid4().hex[:8]
            # The path is left out: it may carry a link that opens an account.
            LOG.exception("failure %s", code)
            if not begun:
                await _failed(code)(scope, receive, hardened)


def with_headers(scope: Scope, raw: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with ours: a policy it already has stays, the rest is ours."""
    sent = Headers(raw=raw)
    own = {**_ALWAYS, "cache-control": _keeping(sent)}
    if "content-security-policy" not in sent:
        own["content-security-policy"] = _policy(scope)
    kept = [(name, value) for name, value in raw if name.decode("latin-1").lower() not in own]
    return kept + [(name.encode(), value.encode("latin-1")) for name, value in own.items()]


def _keeping(sent: Headers) -> str:
    """The program's own files never change under their name; everything else belongs to somebody."""
    told = sent.get("cache-control", "")
    is_page = "text/html" in sent.get("content-type", "")
    return told if "immutable" in told and not is_page else "no-store"


def _policy(scope: Scope) -> str:
    if scope["path"].startswith(PEOPLES):
        return _INERT
    host = Headers(scope=scope).get("host", "")
    return application_policy(host if _HOST.fullmatch(host) else "")


@cache
def application_policy(host: str) -> str:
    """What Streamlit's page may load. The socket is named: not every browser counts it as its own."""
    scripts = " ".join(f"'sha256-{digest}'" for digest in _inline_scripts())
    socket = f" ws://{host} wss://{host}" if host else ""
    return (
        f"default-src 'self'; script-src 'self' {scripts}; "
        # Charts and the grid write their styles as they draw.
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        f"media-src 'self' blob:; worker-src 'self' blob:; connect-src 'self'{socket}; "
        "frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'"
    )


@cache
def _inline_scripts() -> tuple[str, ...]:
    """The digests of the scripts written inside Streamlit's own page."""
    found = _INLINE_SCRIPT.findall((streamlit_files() / "index.html").read_bytes())
    return tuple(base64.b64encode(hashlib.sha256(script).digest()).decode() for script in found)


@cache
def streamlit_files() -> Path:
    """The folder of what Streamlit sends to browsers."""
    package = find_spec("streamlit")
    assert package is not None and package.origin is not None
    return Path(package.origin).parent / "static"


def _failed(code: str) -> ASGIApp:
    return notice(
        "Algo no salió como debía",
        f"Quedó anotado con el código {code}. Vuelva a intentarlo; si se repite, envíe ese código a "
        "soporte. Lo que escribió en los formularios sigue en su borrador.",
        status=500,
    )
