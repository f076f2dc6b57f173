"""Writing who sits in a group: municipalities and outside institutions, each from a day to a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, existing, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Municipality
from evalua.registers.membership import municipality_names
from evalua.registers.neutrality import check_neutral
from evalua.registers.partners.tables import Partner
from evalua.registers.reading import alive, one
from evalua.registers.working_groups.commands import Confirmed
from evalua.registers.working_groups.tables import GroupSeat, WorkingGroup
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class SeatsInput:
    """Those who take a seat on one day, with the same role (a post, never a name)."""

    since: date | None
    municipalities: Sequence[int] = ()
    partners: Sequence[int] = ()
    role: str = ""


def seat(
    work: Work, group_id: int, data: SeatsInput, *, confirmed: Confirmed = None
) -> list[GroupSeat]:
    """Give a seat to each municipality and institution named; one that has it already is refused."""
    require(work.actor, "record")
    group = one(work.session, WorkingGroup, work.association_id, group_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    if not data.municipalities and not data.partners:
        entry.error("municipalities", "V21", "Elija al menos un municipio o una entidad.")
    existing(work, entry, "municipalities", Municipality, data.municipalities)
    existing(work, entry, "partners", Partner, data.partners)
    check_neutral(entry, "role", data.role)
    if entry.day("since", data.since) and data.since is not None and data.since < group.since:
        entry.error("since", "V25", "No puede ser anterior al inicio de la mesa.")
    _check_taken(work, entry, group_id, data)
    check_facts(work, entry, data.since)
    entry.stop_if_any()
    assert data.since is not None
    places: list[tuple[int | None, int | None]] = [(key, None) for key in data.municipalities]
    places += [(None, key) for key in data.partners]
    note_facts(work, data.since)
    return [
        work.add(
            GroupSeat(
                association_id=work.association_id,
                group_id=group_id,
                role=clean(data.role),
                since=data.since,
                municipality_id=municipality_id,
                partner_id=partner_id,
            ),
            why(confirmed),
        )
        for municipality_id, partner_id in places
    ]


def leave_seat(
    work: Work,
    seat_id: int,
    until: date | None,
    *,
    version: int | None,
    confirmed: Confirmed = None,
) -> GroupSeat:
    """Write the last day of a seat; what was recorded before stays."""
    require(work.actor, "record")
    row = one(work.session, GroupSeat, work.association_id, seat_id)
    work.expect(row, version)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    if entry.day("until", until) and until is not None and until < row.since:
        entry.error("until", "V25", "La fecha final no puede ser anterior al inicio.")
    check_facts(work, entry, until)
    entry.stop_if_any()
    work.change(row, why(confirmed), until=until)
    note_facts(work, until)
    return row


def remove_seat(work: Work, seat_id: int, reason: str) -> None:
    """Take a seat back that was written by mistake."""
    require(work.actor, "record")
    row = one(work.session, GroupSeat, work.association_id, seat_id)
    work.remove(row, reason)
    note_facts(work, row.since)


def _check_taken(work: Work, entry: Entry, group_id: int, data: SeatsInput) -> None:
    """Nobody sits twice in a group (V106)."""
    seats = alive(work.session, GroupSeat, work.association_id, group_id=group_id)
    open_ = [s for s in seats if s.until is None or data.since is None or data.since <= s.until]
    towns = {s.municipality_id for s in open_} & set(data.municipalities)
    partners = {s.partner_id for s in open_} & set(data.partners)
    if not towns and not partners:
        return
    names = municipality_names(work.session, work.association_id)
    told = [names[key] for key in names if key in towns]
    told += [p.name for p in alive(work.session, Partner, work.association_id) if p.id in partners]
    entry.error("municipalities", "V106", f"Ya tienen asiento en la mesa: {', '.join(told)}.")
