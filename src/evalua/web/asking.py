"""What a request says about itself, believed only as far as it can be checked."""

from __future__ import annotations

import ipaddress
import os

from starlette.datastructures import Headers
from starlette.types import Scope

TRUST = "EVALUA_TRUST_PROXY"
FORWARDED = "reenviada"
"""The address written where a proxy nobody declared stands between the visitor and the server."""

_RELAYED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-proto", "x-real-ip")


def trusts_proxy() -> bool:
    """Whether whoever installed Evalúa said that a proxy of theirs stands before it."""
    return os.environ.get(TRUST, "").strip().lower() in ("1", "true", "yes", "si", "sí")


def address(scope: Scope) -> str:
    """Where the visitor asks from: the socket's address, or what a declared proxy says."""
    client = scope.get("client")
    seen = str(client[0]) if client else ""
    told = Headers(scope=scope).getlist("x-forwarded-for")
    if not told:
        return seen
    chain = [part.strip() for line in told for part in line.split(",")]
    if trusts_proxy():
        return _bare(chain[-1])[:45] or seen
    # The server itself believes a proxy on this machine, and then the socket's address is lost.
    return FORWARDED if seen in map(_bare, chain) else seen


def is_here(scope: Scope) -> bool:
    """Whether the visitor sits at this very machine, with nothing in between."""
    headers = Headers(scope=scope)
    client = scope.get("client")
    if client is None or any(name in headers for name in _RELAYED):
        return False
    return is_loopback(str(client[0]))


def is_https(scope: Scope) -> bool:
    """Whether the visitor's browser speaks HTTPS, as far as it can be known."""
    told = Headers(scope=scope).get("x-forwarded-proto")
    if told is not None:
        return trusts_proxy() and told.strip().lower() in ("https", "wss")
    return scope.get("scheme") in ("https", "wss")


def wants_page(scope: Scope) -> bool:
    """Whether a person is waiting for a page, and not a script for data."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD", "POST"):
        return False
    return "text/html" in Headers(scope=scope).get("accept", "")


def is_loopback(text: str) -> bool:
    """Whether an address is this computer's own."""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return bool((mapped or found).is_loopback)


def _bare(told: str) -> str:
    """An address without its port or brackets."""
    if told.startswith("["):
        return told[1:].split("]", 1)[0]
    return told.split(":", 1)[0] if told.count(":") == 1 else told
