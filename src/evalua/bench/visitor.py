"""A visitor without a browser: speaks the server's own protocol and times each run of a page."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

_PATIENCE = 120.0


@dataclass
class Visitor:
    """One session. ``failures`` holds what pages showed instead of their content."""

    address: str
    socket: ClientConnection
    failures: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def visit(self, page: str) -> float:
        """Go to a page; seconds from the request to the end of the script, all messages received."""
        start = time.perf_counter()
        self.socket.send(self._request(page))
        while True:
            message = ForwardMsg()
            message.ParseFromString(self.socket.recv(timeout=_PATIENCE))
            self._note(page, message)
            if message.WhichOneof("type") == "script_finished":
                return time.perf_counter() - start

    def _request(self, page: str) -> bytes:
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.context_info.locale = "es"
        message.rerun_script.context_info.url = f"{self.address}/{page}"
        # A browser says what it keeps, and the server then sends only a reference to it.
        message.rerun_script.cached_message_hashes.extend(self.seen)
        return bytes(message.SerializeToString())

    def _note(self, page: str, message: ForwardMsg) -> None:
        if message.metadata.cacheable and message.hash and message.hash not in self.seen:
            self.seen.append(message.hash)
        if message.WhichOneof("type") == "delta" and message.delta.HasField("new_element"):
            element = message.delta.new_element
            if element.WhichOneof("type") == "exception":
                self.failures.append(f"{page}: {element.exception.message}")


@contextmanager
def visitor(address: str, cookie: str = "") -> Iterator[Visitor]:
    """A session on a server of this computer, of whoever the cookie says."""
    where = address.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(
        where,
        origin=Origin(address),
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": cookie} if cookie else None,
        compression=None,
        max_size=None,
    ) as socket:
        yield Visitor(address, socket)
