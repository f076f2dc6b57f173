"""Open tabs: each one lives exactly as long as the session it was opened with.

A tab keeps one socket to the server, perhaps for days. Every message it sends is let through only after
the session is found open again; a tab whose session is over is sent to the sign-in page and closed.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from evalua.web.aside import aside

LOG = logging.getLogger("evalua")
LOOK_EVERY = 3.0
"""Seconds between looks at the sessions of quiet tabs, which may have ended in another process."""

OVER = "/entrar?aviso=terminada"
_POLICY = 1008
_TABS: dict[str, set[_Tab]] = {}


class _Tab:
    """One open socket, between the browser and Streamlit."""

    def __init__(self, token: str, receive: Receive, send: Send) -> None:
        self._token = token
        self._receive = receive
        self._send = send
        self._accepted = False
        self._over = False

    async def receive(self) -> Message:
        """The next message of a session that is still open."""
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            if not self._over and not await aside(_is_open, self._token):
                await self.end()
            # What a closed tab still sends is dropped; the end of the connection follows.
            if not self._over:
                return message

    async def send(self, message: Message) -> None:
        """What Streamlit says, unless the session is over."""
        if self._over:
            return
        self._accepted = self._accepted or message["type"] == "websocket.accept"
        await self._send(message)

    async def end(self) -> None:
        """Send the tab to the sign-in page and close it. Nothing passes in any direction after this."""
        if self._over:
            return
        self._over = True
        try:
            if self._accepted:
                await self._send({"type": "websocket.send", "bytes": _farewell()})
            await self._send({"type": "websocket.close", "code": _POLICY})
        except RuntimeError:
            # The browser closed it at the same instant.
            LOG.debug("a tab was already gone")


async def serve(
    app: ASGIApp, scope: Scope, receive: Receive, send: Send, session_uid: str, token: str
) -> None:
    """Serve one socket for as long as its session is open."""
    tab = _Tab(token, receive, send)
    _TABS.setdefault(session_uid, set()).add(tab)
    try:
        await app(scope, tab.receive, tab.send)
    finally:
        held = _TABS.get(session_uid, set())
        held.discard(tab)
        if not held:
            _TABS.pop(session_uid, None)


async def end(session_uids: Iterable[str]) -> None:
    """Close every tab of these sessions at once."""
    tabs = [tab for uid in session_uids for tab in _TABS.get(uid, ())]
    await asyncio.gather(*(tab.end() for tab in tabs))


async def watch() -> None:
    """Look again and again whether the sessions of the open tabs are over. Runs with the server."""
    while True:
        await asyncio.sleep(LOOK_EVERY)
        try:
            await look()
        except Exception:
            # The database may be away for a moment; each message is checked on its own meanwhile.
            LOG.exception("the sessions of open tabs could not be looked at")


async def look() -> None:
    """Close the tabs whose session is over."""
    held = set(_TABS)
    if held:
        await end(held - await aside(_still_open, held))


def _is_open(token: str) -> bool:
    from evalua.web import doors

    return doors.visitor(token) is not None


def _still_open(session_uids: set[str]) -> set[str]:
    from evalua.web import doors

    return doors.still_open(session_uids)


def _farewell() -> bytes:
    """What makes Streamlit's page leave for another address."""
    message = ForwardMsg()
    message.auth_redirect.url = OVER
    return bytes(message.SerializeToString())
