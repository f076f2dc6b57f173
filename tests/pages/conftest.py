"""Pages run as Streamlit runs them, without a browser: ``open_page(office, "contributions")``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from board.year import Year, year
from conftest import NOW
from evalua import ROOT
from evalua.domain.actor import Role
from evalua.storage.database import Database
from evalua.ui import context
from visitors import Visitor, enter

__all__ = ["year"]

FRAME = str(ROOT / "src" / "evalua" / "frame.py")


@pytest.fixture
def open_page(db: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page on the test's database, with the clock of the tests, for somebody signed in.

    ``open_page("contributions")`` shows the association there is to its director;
    ``role="reader"`` to somebody else, ``visitor=`` to who ``visitors.enter`` made, and
    ``signed_in=False`` to a stranger. ``mes=`` and other keywords go in the address. Fails the test
    when the page raised an exception.
    """
    monkeypatch.setenv("EVALUA_DATABASE_URL", db.url)
    monkeypatch.setattr(context, "now", fixed_now)

    def run(
        page: str,
        *,
        role: Role | None = None,
        visitor: Visitor | None = None,
        signed_in: bool = True,
        **query: str,
    ) -> AppTest:
        who = (visitor or enter(db, NOW, role)) if signed_in else None
        return opened(page, who, query, seconds=60)

    return run


@pytest.fixture
def open_year(year: Year, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page on the recorded year, which tests look at and never write, in October."""
    monkeypatch.setenv("EVALUA_DATABASE_URL", year.office.db.url)
    monkeypatch.setattr(context, "now", fixed_now)

    def run(page: str, *, role: Role | None = None, **query: str) -> AppTest:
        who = enter(year.office.db, NOW, role)
        return opened(page, who, {"mes": "2026-10", **query}, seconds=60)

    return run


def opened(page: str, who: Visitor | None, query: Mapping[str, str], *, seconds: int) -> AppTest:
    """The page as who signed in finds it, by its address."""
    app = AppTest.from_file(FRAME, default_timeout=seconds)
    app.user = {"seal": who.seal} if who else {}
    app.query_params.update(query)
    app.run()
    if page not in ("home", "welcome") and who is not None:
        app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    assert not app.exception, app.exception
    return app


def fixed_now() -> datetime:
    return NOW
