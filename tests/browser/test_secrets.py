"""Nothing that opens a door stays in what the server writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from browser_support import Server, free_port
from evalua.accounts.signing_in import create_first
from evalua.schema import METADATA
from evalua.storage.opening import open_database
from evalua.web.cookies import SESSION
from evalua.web.logs import NAME

PASSWORD = "tres vacas verdes y pintas"
WRONG = "cuatro vacas azules"
LINK = "ZXN0by1ubyBhYnJlIG5hZGEtcGVybyBsbyBwYXJlY2U"


def test_no_password_token_or_link_is_found_in_what_the_server_writes(
    tmp_path: Path, new_page: Callable[..., Page]
) -> None:
    server = Server(tmp_path / "evalua.db", free_port())
    database = open_database(f"sqlite:///{server.database}", METADATA, datetime.now(UTC))
    create_first(database, name="Rosa", login="rosa", password=PASSWORD, now=datetime.now(UTC))
    database.dispose()
    server.start()
    try:
        page = new_page(signed_in=False)
        page.goto(f"{server.url}/clave/{LINK}")
        page.goto(f"{server.url}/entrar")
        for password in (WRONG, PASSWORD):
            page.get_by_label("Usuario").fill("rosa")
            page.get_by_label("Contraseña", exact=True).fill(password)
            page.get_by_role("button", name="Entrar").click()
        page.wait_for_selector("h1")
        token = next(c["value"] for c in page.context.cookies() if c["name"] == SESSION)
        with closing(sqlite3.connect(server.database)) as file:
            (hashed,) = file.execute("SELECT password_hash FROM account").fetchone()
            file.execute("ALTER TABLE revision RENAME TO lost")
            file.commit()
        page.goto(f"{server.url}/empezar")
        page.goto(f"{server.url}/entrar")
        page.goto(f"{server.url}/")
        expect(page.locator("body")).not_to_be_empty()
    finally:
        server.kill()
    said = server.log.read_text(encoding="utf-8")
    own = server.database.with_name(NAME)
    said += own.read_text(encoding="utf-8") if own.exists() else ""
    key = server.database.with_name("secret.key").read_text(encoding="latin-1").strip()
    assert "Evalúa está lista" in said
    for secret in (PASSWORD, WRONG, token, LINK, hashed, key):
        assert secret not in said
