"""Choosing a password with a one-time link."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from evalua.accounts import links
from evalua.domain.actor import Actor
from evalua.storage.database import Database
from evalua.web import doors
from evalua.web.cookies import SESSION
from web.asking_support import Client
from web.conftest import PASSWORD

NEW = "cuatro gallinas azules"


@pytest.fixture
def link(office: Database) -> str:
    now = datetime.now(UTC)
    actor = Actor("Rosa Díaz", "administrator")
    with office.work(actor=actor, now=now, today=now.date()) as work:
        return links.path_of(links.make(work, 1))


def enter(client: Client, password: str) -> int:
    client.get("/entrar")
    return client.post("/entrar", {"login": "rosa", "password": password}).status


def test_a_link_chooses_a_password_once(stranger: Client, link: str) -> None:
    page = stranger.get(link)
    assert page.status == 200 and "Rosa Díaz" in page.text and "rosa" in page.text
    answer = stranger.post(link, {"password": NEW, "again": NEW})
    assert answer.headers["location"] == "/entrar?aviso=clave"
    assert "quedó guardada" in stranger.get("/entrar?aviso=clave").text
    assert (enter(stranger, PASSWORD), enter(stranger, NEW)) == (401, 303)
    used = stranger.post(link, {"password": PASSWORD, "again": PASSWORD})
    assert used.status == 410 and "ya no sirve" in used.text


def test_choosing_a_password_ends_every_session_of_the_account(stranger: Client, link: str) -> None:
    enter(stranger, PASSWORD)
    token = stranger.cookies[SESSION]
    stranger.get(link)
    stranger.post(link, {"password": NEW, "again": NEW})
    assert doors.visitor(token) is None and SESSION not in stranger.cookies


def test_what_will_not_do_is_told_and_the_link_stays_good(stranger: Client, link: str) -> None:
    stranger.get(link)
    short = stranger.post(link, {"password": "corta", "again": "corta"})
    different = stranger.post(link, {"password": NEW, "again": PASSWORD})
    assert (short.status, different.status) == (422, 422)
    assert "No es igual" in different.text and "al menos 10" in short.text
    assert stranger.post(link, {"password": NEW, "again": NEW}).status == 303


def test_a_link_of_another_browsers_form_does_nothing(stranger: Client, link: str) -> None:
    stranger.get(link)
    stranger.cookies.clear()
    answer = stranger.post(link, {"password": NEW, "again": NEW, "form": "B" * 43})
    assert answer.status == 422 and enter(stranger, PASSWORD) == 303


def test_a_made_up_link_tells_nothing(stranger: Client) -> None:
    answer = stranger.get("/clave/" + "A" * 43)
    assert answer.status == 410 and "Rosa" not in answer.text
