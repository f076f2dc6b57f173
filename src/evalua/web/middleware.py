"""The layers around every request, from the outside in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.middleware import Middleware

from evalua.web.document import SpanishDocument
from evalua.web.gate import SignedInOnly
from evalua.web.headers import SecurityHeaders
from evalua.web.hosts import KnownHosts
from evalua.web.prompt import Promptly


def layers(option: Callable[[str], Any]) -> list[Middleware]:
    """The middleware of the server; ``option`` reads one of its settings by name."""
    return [
        Middleware(Promptly),
        Middleware(SecurityHeaders),
        Middleware(KnownHosts, option=option),
        Middleware(SignedInOnly),
        Middleware(SpanishDocument),
    ]
