"""Pages run as Streamlit runs them, without a browser: ``open_page(office, "contributions")``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from board.year import Year, year
from conftest import NOW
from evalua import ROOT
from evalua.storage.database import Database
from evalua.ui import context

__all__ = ["year"]

FRAME = str(ROOT / "src" / "evalua" / "frame.py")


@pytest.fixture
def open_page(db: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page on the test's database, with the clock of the tests.

    ``open_page("contributions")`` shows the association there is; ``mes=`` and other keywords go in
    the address. Fails the test when the page raised an exception.
    """
    monkeypatch.setenv("EVALUA_DATABASE_URL", db.url)
    monkeypatch.setattr(context, "now", fixed_now)

    def run(page: str, **query: str) -> AppTest:
        app = AppTest.from_file(FRAME, default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        if page not in ("home", "welcome"):
            app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
        assert not app.exception, app.exception
        return app

    return run


@pytest.fixture
def open_year(year: Year, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page on the recorded year, which tests look at and never write, in October."""
    monkeypatch.setenv("EVALUA_DATABASE_URL", year.office.db.url)
    monkeypatch.setattr(context, "now", fixed_now)

    def run(page: str, **query: str) -> AppTest:
        app = AppTest.from_file(FRAME, default_timeout=60)
        app.query_params.update({"mes": "2026-10", **query})
        app.run()
        if page != "home":
            app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
        assert not app.exception, app.exception
        return app

    return run


def fixed_now() -> datetime:
    return NOW
