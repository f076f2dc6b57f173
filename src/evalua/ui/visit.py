"""Which association and which month somebody looks at: from the address, the session, or the first."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from evalua.accounts.identity import associations_of
from evalua.accounts.sessions import SignedIn
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.registers.association.facts import Facts, every
from evalua.registers.periods.queries import months
from evalua.storage.database import Database
from evalua.ui import context, identity, state
from evalua.ui.context import Here


@dataclass(frozen=True, slots=True)
class Found:
    """What the account may look at: its associations, and the visit to one of them."""

    associations: tuple[Facts, ...]
    here: Here | None
    refused: str = ""
    """The code of the address that is not one of the account's associations."""


def visit(store: Database, who: SignedIn) -> Found:
    """The visit of somebody who signed in; none where the account belongs to no association."""
    mine = _associations_of(store, who)
    if not mine:
        return Found((), None)
    facts = _chosen(mine)
    asked = st.query_params.get("asociacion", "")
    refused = asked if asked and asked != facts.code else ""
    moment = context.now()
    seen_as = state.seen_as() if facts.is_demo else None
    try:
        actor = identity.acting(store, who, facts, moment, seen_as)
    except Problem:
        return Found((), None)
    today = facts.today(moment)
    month = _month(store, facts, today_month=Month.of(today))
    _keep_address(facts, month, several=len(mine) > 1 or bool(refused))
    here = Here(
        database=store,
        facts=facts,
        actor=actor,
        month=month,
        today=today,
        now=moment,
        revision=store.revision(facts.id),
        associations=mine,
        who=who,
        seen_as=seen_as,
    )
    return Found(mine, here, refused)


def first_visit(store: Database) -> Here | None:
    """What the caches are warmed for before anybody signed in; None in an empty installation."""
    with store.session() as session:
        associations = every(session)
    if not associations:
        return None
    facts, moment = associations[0], context.now()
    today = facts.today(moment)
    month = _oldest_not_sent(store, facts, Month.of(today))
    return Here(store, facts, Actor("", "reader"), month, today, moment, store.revision(facts.id))


def _associations_of(store: Database, who: SignedIn) -> tuple[Facts, ...]:
    with store.session() as session:
        allowed = associations_of(session, who)
        return tuple(item for item in every(session) if allowed is None or item.id in allowed)


def _chosen(mine: tuple[Facts, ...]) -> Facts:
    """The association of the address, of the session, or the first real one; only of one's own."""
    by_code = {item.code: item for item in mine}
    by_id = {item.id: item for item in mine}
    asked = st.query_params.get("asociacion", "")
    found = by_code.get(asked) or by_id.get(state.association() or 0) or mine[0]
    state.set_association(found.id)
    return found


def _month(store: Database, facts: Facts, today_month: Month) -> Month:
    """The month of the address or the session; at first, the oldest that was not sent."""
    try:
        asked = Month.parse(st.query_params.get("mes", ""))
        if facts.evaluation_start <= asked <= max(today_month, facts.evaluation_start):
            state.set_month(asked)
    except ValueError:
        pass
    if state.month() is None:
        state.set_month(_oldest_not_sent(store, facts, today_month))
    chosen = state.month()
    assert chosen is not None
    return chosen


def _oldest_not_sent(store: Database, facts: Facts, today_month: Month) -> Month:
    with store.session() as session:
        known = months(session, association_id=facts.id)
    sent = set(known.loc[known["first_submitted_on"].notna(), "month"])
    elapsed = list(facts.evaluation_start.to(today_month.previous))
    waiting = [m for m in elapsed if str(m) not in sent]
    return (waiting or elapsed[-1:] or [max(facts.evaluation_start, today_month)])[0]


def _keep_address(facts: Facts, month: Month, *, several: bool) -> None:
    """The address always says what is shown, so that a colleague who opens it sees the same."""
    if st.query_params.get("mes") != str(month):
        st.query_params["mes"] = str(month)
    if several and st.query_params.get("asociacion") != facts.code:
        st.query_params["asociacion"] = facts.code
