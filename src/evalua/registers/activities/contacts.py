"""Bilateral contacts of a month as ticks: one for each municipality that was talked with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.domain.month import Month
from evalua.domain.text import clean
from evalua.registers.activities.tables import Activity, ActivityMunicipality
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.membership import members_on, municipality_names
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive
from evalua.storage.work import Work

CONTACT = "bilateral_contact"


@dataclass(frozen=True, slots=True)
class ContactInput:
    """A tick. What is left empty is taken from what was typed once for all of them."""

    held_on: date | None = None
    topic: str = ""
    result: str = ""


def tick_contacts(
    work: Work,
    month: Month,
    contacts: Mapping[int, ContactInput],
    *,
    common: ContactInput | None = None,
    channel: str = "",
    confirmed: Mapping[str, str] | None = None,
) -> list[Activity]:
    """Write an individual conversation for each ticked municipality; returns the new ones.

    ``contacts`` maps municipality to its tick; the date is, by default, today or the last day of
    the month. Topic and result are needed, because only such contacts count. A tick equal to one
    already written adds nothing.
    """
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    if not contacts:
        entry.error("contacts", "V21", "Marque al menos un municipio.")
    if month.first > work.today:
        entry.error("month", "V03", f"{month.label.capitalize()} aún no llega.")
    shared = common or ContactInput()
    ticks = {
        key: ContactInput(
            tick.held_on or shared.held_on or min(work.today, month.last),
            clean(tick.topic or shared.topic),
            clean(tick.result or shared.result),
        )
        for key, tick in contacts.items()
    }
    names = municipality_names(work.session, work.association_id)
    for municipality_id, tick in ticks.items():
        _check_tick(work, entry, month, municipality_id, tick, names)
    check_facts(work, entry, *(tick.held_on for tick in ticks.values()))
    entry.stop_if_any()
    already = _already(work, {tick.held_on for tick in ticks.values()})
    written = [
        _write(work, key, tick, channel, why(confirmed))
        for key, tick in ticks.items()
        if (key, tick) not in already
    ]
    note_facts(work, *{activity.held_on for activity in written})
    return written


def _check_tick(
    work: Work,
    entry: Entry,
    month: Month,
    municipality_id: int,
    tick: ContactInput,
    names: Mapping[int, str],
) -> None:
    field = f"contacts.{municipality_id}"
    if municipality_id not in names:
        entry.error(field, "V56", "Ese municipio ya no existe. Actualice la página.")
        return
    name = names[municipality_id]
    entry.require(f"{field}.topic", tick.topic, f"Escriba el tema del contacto con {name}.")
    entry.require(f"{field}.result", tick.result, f"Escriba en qué quedó el contacto con {name}.")
    check_neutral(entry, f"{field}.topic", tick.topic)
    check_neutral(entry, f"{field}.result", tick.result)
    if tick.held_on is None:
        return
    if Month.of(tick.held_on) != month:
        entry.error(field, "V03", f"El contacto con {name} debe tener fecha de {month.label}.")
    elif tick.held_on > work.today:
        entry.error(field, "V03", f"La fecha del contacto con {name} aún no llega.")
    elif municipality_id not in members_on(work.session, work.association_id, tick.held_on):
        entry.error(
            field,
            "V07",
            f"{name} no era miembro en {month.label}. Revise su fecha de ingreso o retiro.",
        )


def _already(work: Work, days: set[date | None]) -> set[tuple[int, ContactInput]]:
    """The contacts written so far on these days, as ticks."""
    found = set()
    for day in days:
        for row in alive(
            work.session, Activity, work.association_id, kind=CONTACT, status="done", held_on=day
        ):
            tick = ContactInput(row.held_on, row.topic, row.result)
            links = alive(
                work.session, ActivityMunicipality, work.association_id, activity_id=row.id
            )
            found |= {(link.municipality_id, tick) for link in links}
    return found


def _write(
    work: Work, municipality_id: int, tick: ContactInput, channel: str, reason: str
) -> Activity:
    assert tick.held_on is not None
    activity = work.add(
        Activity(
            association_id=work.association_id,
            kind=CONTACT,
            held_on=tick.held_on,
            topic=tick.topic,
            result=tick.result,
            channel=channel,
            individual=True,
        ),
        reason,
    )
    work.add(
        ActivityMunicipality(
            association_id=work.association_id,
            activity_id=activity.id,
            municipality_id=municipality_id,
        )
    )
    return activity
