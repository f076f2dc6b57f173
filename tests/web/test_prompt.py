"""Answers leave at once."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from starlette.responses import PlainTextResponse
from starlette.types import Message

from evalua.web.prompt import Promptly
from web.asking_support import Client, alone


class Cycle:
    """What Uvicorn hands to an application: a method of the object that holds the connection."""

    def __init__(self, connection: socket.socket | None) -> None:
        self.transport = self
        self.connection = connection

    def get_extra_info(self, name: str) -> socket.socket | None:
        return {"socket": self.connection}[name]

    async def receive(self) -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}


def serve(cycle: Cycle) -> list[Any]:
    sent: list[Any] = []

    async def send(message: Message) -> None:
        await asyncio.sleep(0)
        sent.append(message)

    app = Promptly(PlainTextResponse("hola"))
    alone(app(Client(app).scope("http", "/") | {"method": "GET"}, cycle.receive, send))
    return sent


def test_the_connection_of_a_request_does_not_collect_small_packets() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as connection:
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 0
        assert serve(Cycle(connection))
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


def test_a_connection_that_is_gone_or_is_none_is_served_all_the_same() -> None:
    gone = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    gone.close()
    assert serve(Cycle(gone)) and serve(Cycle(None))
    with socket.socket(socket.AF_UNIX) as local:
        assert serve(Cycle(local))
    assert Client(Promptly(PlainTextResponse("hola"))).get("/").text == "hola"
