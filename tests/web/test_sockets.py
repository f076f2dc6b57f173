"""A tab lives exactly as long as the session it was opened with."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select
from starlette.types import Message
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from evalua.accounts import sessions
from evalua.accounts.tables import Account, SignIn
from evalua.storage.database import Database
from evalua.web import sockets
from evalua.web.cookies import SESSION
from visitors import Visitor, enter
from web.asking_support import Client, Inside, Socket, alone, server_around

REFUSED = [{"type": "websocket.close", "code": 1008}]


async def opened(client: Client) -> Socket:
    """A tab that was let in and has been answered once."""
    socket = Socket(client, client.app)
    assert (await socket.next())["type"] == "websocket.accept"
    socket.type(b"uno")
    assert (await socket.next())["bytes"] == b"oido uno"
    return socket


def farewell(message: object) -> str:
    """Where a tab is sent."""
    read = ForwardMsg()
    read.ParseFromString(message["bytes"])  # type: ignore[index]
    return str(read.auth_redirect.url)


async def ended(socket: Socket) -> bool:
    """Whether the tab was sent to the sign-in page and closed, and heard nothing else."""
    leave, close, *rest = [await socket.next(), await socket.next(), *await socket.rest()]
    assert rest == []
    return farewell(leave) == sockets.OVER and close["type"] == "websocket.close"


@pytest.mark.parametrize("token", ["", "A" * 43, "seal"])
def test_without_a_session_a_socket_is_refused_before_it_opens(
    token: str, visitor: Visitor, stranger: Client, inside: Inside
) -> None:
    stranger.cookies = {SESSION: visitor.seal if token == "seal" else token}

    async def play() -> list[object]:
        return list(await Socket(stranger, stranger.app).rest())

    assert alone(play()) == REFUSED and inside.reached == []


@pytest.mark.parametrize("origin", [None, "null", "http://otro.example", "http://localhost:9999"])
def test_a_page_of_another_site_opens_no_socket(
    origin: str | None, visitor: Visitor, new_client: Callable[..., Client], inside: Inside
) -> None:
    client = new_client(visitor)

    async def play() -> list[object]:
        return list(await Socket(client, client.app, origin=origin).rest())

    assert alone(play()) == REFUSED and inside.reached == []


def test_an_open_session_talks(visitor: Visitor, new_client: Callable[..., Client]) -> None:
    async def play() -> None:
        socket = await opened(new_client(visitor))
        socket.leave()
        assert await socket.rest() == []

    alone(play())
    assert sockets._TABS == {}


def test_going_out_in_one_tab_closes_the_others_of_that_session_and_no_more(
    visitor: Visitor, office: Database, new_client: Callable[..., Client], inside: Inside
) -> None:
    other = enter(office, datetime.now(UTC), name="Otra")

    async def play() -> None:
        mine = [await opened(new_client(visitor)) for _ in range(2)]
        hers = await opened(new_client(other))
        await sockets.end([visitor.session_uid])
        assert [await ended(socket) for socket in mine] == [True, True]
        hers.type(b"dos")
        assert (await hers.next())["bytes"] == b"oido dos"
        hers.leave()
        await hers.rest()

    alone(play())
    assert inside.heard.count(b"uno") == 3


def closed_by(office: Database, visitor: Visitor, how: str) -> None:
    """What happens somewhere else: another process, another screen, or only time."""
    now = datetime.now(UTC)
    if how == "revoked":
        sessions.end(office, visitor.session_uid, "Rosa", now)
        return
    with office.writing() as session:
        if how == "not active":
            session.get_one(Account, visitor.account_id).is_active = False
        row = session.exec(select(SignIn).where(SignIn.uid == visitor.session_uid)).one()
        if how == "idle":
            row.created_at = row.seen_at = now - timedelta(hours=9)
        if how == "too old":
            row.expires_at = now


HOW = ["revoked", "not active", "idle", "too old"]


@pytest.mark.parametrize("how", HOW)
def test_a_tab_whose_session_is_over_can_do_nothing_more(
    how: str, visitor: Visitor, office: Database, new_client: Callable[..., Client], inside: Inside
) -> None:
    async def play() -> None:
        socket = await opened(new_client(visitor))
        closed_by(office, visitor, how)
        socket.type(b"borrar todo")
        assert await ended(socket)

    alone(play())
    assert inside.heard == [b"uno"]


@pytest.mark.parametrize("how", HOW)
def test_a_quiet_tab_is_closed_soon_after(
    how: str,
    visitor: Visitor,
    office: Database,
    new_client: Callable[..., Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sockets, "LOOK_EVERY", 0.01)

    async def play() -> None:
        watching = asyncio.create_task(sockets.watch())
        socket = await opened(new_client(visitor))
        closed_by(office, visitor, how)
        assert await ended(socket)
        watching.cancel()

    alone(play())
    assert sockets.LOOK_EVERY < 15


def test_looking_at_quiet_tabs_is_no_visit_but_what_somebody_does_is(
    visitor: Visitor, office: Database, new_client: Callable[..., Client]
) -> None:
    def seen_ago() -> timedelta:
        with office.session() as session:
            row = session.exec(select(SignIn).where(SignIn.uid == visitor.session_uid)).one()
        return datetime.now(UTC) - row.seen_at

    async def play() -> None:
        socket = await opened(new_client(visitor))
        with office.writing() as session:
            row = session.exec(select(SignIn).where(SignIn.uid == visitor.session_uid)).one()
            row.created_at = row.seen_at = datetime.now(UTC) - timedelta(hours=2)
        await sockets.look()
        assert seen_ago() > timedelta(hours=1)
        socket.type(b"dos")
        await socket.next()
        assert seen_ago() < timedelta(minutes=1)
        socket.leave()
        await socket.rest()

    alone(play())


def test_a_database_that_is_away_for_a_moment_closes_nobody(
    visitor: Visitor, new_client: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []

    def away(held: set[str]) -> set[str]:
        looks.append(len(held))
        raise OSError("away")

    monkeypatch.setattr(sockets, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(sockets, "_still_open", away)

    async def play() -> None:
        watching = asyncio.create_task(sockets.watch())
        socket = await opened(new_client(visitor))
        while len(looks) < 3:
            await asyncio.sleep(0.01)
        socket.type(b"dos")
        assert (await socket.next())["bytes"] == b"oido dos"
        watching.cancel()
        socket.leave()
        await socket.rest()

    alone(play())


def test_what_streamlit_still_says_to_a_closed_tab_is_dropped(
    visitor: Visitor, office: Database
) -> None:
    class Late(Inside):
        async def __call__(self, scope, receive, send) -> None:  # type: ignore[no-untyped-def]
            await receive()
            await send({"type": "websocket.accept"})
            await sockets.end([visitor.session_uid])
            await send({"type": "websocket.send", "bytes": b"tarde"})

    client = Client(server_around(Late()), {SESSION: visitor.token})

    async def play() -> list[Message]:
        socket = Socket(client, client.app)
        return [await socket.next(), *await socket.rest()]

    sent = alone(play())
    assert [m["type"] for m in sent] == ["websocket.accept", "websocket.send", "websocket.close"]
    assert farewell(sent[1]) == sockets.OVER
