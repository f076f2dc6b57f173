"""Who is here, which association and which month: what every page starts from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from evalua.catalog import Country
from evalua.domain.actor import Actor
from evalua.domain.money import CURRENCIES
from evalua.domain.month import Month
from evalua.domain.numbers import FORMATS
from evalua.registers.association.facts import Facts
from evalua.registers.transitions.erasure import erase_due_names
from evalua.schema import METADATA
from evalua.storage.database import Database, default_url
from evalua.storage.opening import open_database
from evalua.storage.work import Work
from evalua.ui.catalogue import country


@dataclass(frozen=True)
class Here:
    """The present visit. ``today`` is the civil date where the association is.

    ``associations`` are all those of this installation: with one, nobody is asked to choose.
    """

    database: Database
    facts: Facts
    actor: Actor
    month: Month
    today: date
    now: datetime
    revision: tuple[int, int]
    associations: tuple[Facts, ...] = ()

    @property
    def country(self) -> Country:
        return country(self.facts.country)

    @contextmanager
    def work(self) -> Iterator[Work]:
        """One use case of this person in this association."""
        with self.database.work(
            actor=self.actor, now=now(), today=self.today, association_id=self.facts.id
        ) as work:
            yield work


def not_set_up(pack: Country, currency: str = "") -> Here:
    """A visit before there is an association: only its country's way of writing is known."""
    moment = now()
    zone = ZoneInfo(pack.time_zone)
    today = moment.astimezone(zone).date()
    store = database()
    return Here(
        database=store,
        facts=Facts(
            id=0,
            uid="",
            code="",
            name="",
            acronym="",
            country=pack.code,
            currency=CURRENCIES[currency or pack.currency],
            number_format=FORMATS[pack.number_format],
            time_zone=pack.time_zone,
            legal_figure="",
            founded_on=None,
            mission="",
            board_label="",
            submission_day=10,
            evaluation_start=Month.of(today),
            peace_mode=False,
            has_intermediate_level=pack.intermediate_level,
            is_demo=False,
            version=1,
        ),
        actor=Actor("Primera instalación", "director"),
        month=Month.of(today),
        today=today,
        now=moment,
        revision=(0, 0),
    )


def now() -> datetime:
    """The present instant, in UTC. The only clock of the screens."""
    return datetime.now(UTC)


@st.cache_resource(max_entries=4, show_spinner=False)
def _database(url: str) -> Database:
    return open_database(url, METADATA, now())


@st.cache_resource(max_entries=2, show_spinner=False)
def _kept_promises(url: str, opening: str, day: date) -> int:
    """Once a day for each opening: the names of candidates whose time is over are erased."""
    return erase_due_names(_database(url), now())


def database() -> Database:
    """The database of this server. Raises Problem when it cannot be used."""
    found = _database(default_url())
    _kept_promises(found.url, found.opening, now().date())
    return found


def forget_database() -> None:
    """Close the database and open it again at the next use (after restoring a copy)."""
    _database(default_url()).dispose()
    _database.clear()


def here() -> Here:
    """The visit that the frame prepared. Stops the page where there is no association yet."""
    found = st.session_state.get("_here")
    if not isinstance(found, Here):
        st.info("Primero cree o elija una asociación en Inicio.")
        st.stop()
    return found


def set_here(value: Here | None) -> None:
    st.session_state["_here"] = value
