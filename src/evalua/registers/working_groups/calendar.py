"""The quarters of a group's calendar: how many sessions it programmes, from one quarter on."""

from __future__ import annotations

from evalua.accounts.permissions import require
from evalua.domain.month import Month
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, note_facts, why
from evalua.registers.entry import Entry, Number
from evalua.registers.reading import alive, one
from evalua.registers.working_groups.commands import Confirmed, programmed, quarter_of
from evalua.registers.working_groups.tables import GroupCalendar, WorkingGroup
from evalua.storage.work import Work


def programme_sessions(
    work: Work,
    group_id: int,
    month: Month,
    sessions: Number,
    *,
    confirmed: Confirmed = None,
) -> GroupCalendar:
    """Programme so many sessions a quarter from the quarter of a month on; earlier ones stay."""
    require(work.actor, "record")
    group = one(work.session, WorkingGroup, work.association_id, group_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    number = programmed(entry, sessions)
    first = max(quarter_of(month), quarter_of(Month.of(group.since)))
    check_facts(work, entry, first.first)
    entry.stop_if_any()
    assert number is not None
    note_facts(work, first.first)
    known = alive(
        work.session,
        GroupCalendar,
        work.association_id,
        group_id=group_id,
        from_month=str(first),
    )
    if known:
        work.change(known[0], why(confirmed), sessions=number)
        return known[0]
    row = GroupCalendar(
        association_id=work.association_id,
        group_id=group_id,
        from_month=str(first),
        sessions=number,
    )
    return work.add(row, why(confirmed))
