"""Who is here, which association and which month: what every page starts from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from evalua.accounts.sessions import SignedIn
from evalua.catalog import Country
from evalua.domain.actor import Actor, Role
from evalua.domain.money import CURRENCIES
from evalua.domain.month import Month
from evalua.domain.numbers import FORMATS
from evalua.registers.association.facts import Facts
from evalua.registers.transitions.erasure import erase_due_names
from evalua.schema import METADATA
from evalua.storage.database import Database, default_url
from evalua.storage.evidence_files import sweep
from evalua.storage.opening import open_database
from evalua.storage.work import Work
from evalua.ui import identity
from evalua.ui.catalogue import country

_HERE, _WHO = "_here", "_who"
NOBODY = SignedIn(0, "", "", "", False, "")
"""Who warms the caches before anybody signed in; it can read and write nothing more."""


@dataclass(frozen=True)
class Here:
    """The present visit. ``today`` is the civil date where the association is.

    ``actor`` is who was drawing and with which role; what writes asks ``acting`` again.
    ``associations`` are those of this account: with one, nobody is asked to choose. ``seen_as`` is
    the role with which an administrator looks at a demonstration.
    """

    database: Database
    facts: Facts
    actor: Actor
    month: Month
    today: date
    now: datetime
    revision: tuple[int, int]
    associations: tuple[Facts, ...] = ()
    who: SignedIn = NOBODY
    seen_as: Role | None = None

    @property
    def country(self) -> Country:
        return country(self.facts.country)

    def acting(self) -> Actor:
        """Who signs at this very moment. Raises Problem where the session or the access ended."""
        if self.facts.id == 0:
            return identity.founder(self.database, self.who, now())
        return identity.acting(self.database, self.who, self.facts, now(), self.seen_as)

    @contextmanager
    def work(self) -> Iterator[Work]:
        """One use case of this person in this association."""
        with self.database.work(
            actor=self.acting(), now=now(), today=self.today, association_id=self.facts.id
        ) as work:
            yield work


def not_set_up(pack: Country, currency: str = "") -> Here:
    """A visit before there is an association: only its country's way of writing is known."""
    moment, who = now(), visitor()
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
        actor=Actor(who.name, "director", uid=who.account_uid),
        month=Month.of(today),
        today=today,
        now=moment,
        revision=(0, 0),
        who=who,
    )


def now() -> datetime:
    """The present instant, in UTC. The only clock of the screens."""
    return datetime.now(UTC)


@st.cache_resource(max_entries=4, show_spinner=False)
def _database(url: str) -> Database:
    return open_database(url, METADATA, now())


@st.cache_resource(max_entries=2, show_spinner=False)
def _kept_promises(url: str, opening: str, day: date) -> int:
    """Once a day for each opening: the names of candidates whose time is over are erased,
    and with them the files that no record points to."""
    sweep(_database(url))
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
    """The visit that the frame prepared. Stops the page where there is none."""
    found = visit()
    if found is None:
        st.info("Primero elija una asociación en Inicio.")
        st.stop()
    return found


def visit() -> Here | None:
    """The visit that the frame prepared, for pages that do without an association."""
    found = st.session_state.get(_HERE)
    return found if isinstance(found, Here) else None


def visitor() -> SignedIn:
    """Who signed in, with an association or without. Stops the page where nobody did."""
    found = st.session_state.get(_WHO)
    if not isinstance(found, SignedIn):
        identity.ask_to_enter()
        st.stop()
    return found


@contextmanager
def visiting(who: SignedIn, visit: Here | None) -> Iterator[None]:
    """Let the page that the frame chose see who is here, and only while it is drawn.

    A page that Streamlit ran by itself, without the frame, finds nobody and draws nothing.
    """
    st.session_state[_WHO], st.session_state[_HERE] = who, visit
    try:
        yield
    finally:
        st.session_state.pop(_WHO, None)
        st.session_state.pop(_HERE, None)
