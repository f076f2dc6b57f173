"""Answers leave at once.

Streamlit opens its listening socket in a way that Python does not recognise as TCP, so the usual switch
against collecting small packets stays off: each small answer, and each message to an open tab, would wait
up to 40 ms for the one before it to be acknowledged.
"""

from __future__ import annotations

import socket
from contextlib import suppress

from starlette.types import ASGIApp, Receive, Scope, Send


class Promptly:
    """Turns that switch on for the connection of each request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        _do_not_collect(receive)
        await self._app(scope, receive, send)


def _do_not_collect(receive: Receive) -> None:
    """Uvicorn's ``receive`` belongs to the object that holds the connection; others are left alone."""
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if transport is None:
        return
    connection = transport.get_extra_info("socket")
    if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
        # The visitor may have left in between.
        with suppress(OSError):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
