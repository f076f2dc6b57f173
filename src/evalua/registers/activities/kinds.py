"""What an activity must say for its kind and its state: place, suspension, group, audiences."""

from __future__ import annotations

from datetime import date

from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.registers.activities.inputs import ActivityInput
from evalua.registers.activities.tables import Activity
from evalua.registers.checks import chosen
from evalua.registers.entry import Entry
from evalua.registers.working_groups.tables import WorkingGroup
from evalua.storage.work import Work

SAFETY = "security"
"""The reason of a suspension for safety: only its totals are ever shown."""
_LISTS = {
    "track": "activity_tracks",
    "promotion_kind": "promotion_kinds",
    "shown": "promotion_shows",
    "counted_as": "counting",
    "suspension_reason": "suspension_reasons",
}
_PLACELESS = "documentary"


def check_kind(work: Work, entry: Entry, data: ActivityInput, catalog: Catalog) -> None:
    """Collect what the kind and the state of an activity leave wrong (V102–V106)."""
    for name, choices in _LISTS.items():
        if getattr(data, name):
            chosen(entry, name, getattr(data, name), catalog.choices(choices), "Elija de la lista.")
    _check_place(entry, data)
    if data.kind == "council_presentation" and data.channel == "message":
        entry.error(
            "channel",
            "V103",
            "Un envío por mensaje o correo no es una sesión del concejo. Anote la fecha de la "
            "sesión en que se presentó.",
        )
    _check_stopped(entry, data, work.today)
    _check_taken_up(work, entry, data)
    _check_group(work, entry, data)
    _check_audiences(entry, data, catalog)


def track_of(data: ActivityInput, catalog: Catalog) -> str:
    """Political or technical: what was said, or what the kind decides."""
    kinds = {kind.key: kind.track for kind in catalog.activity_types}
    return data.track or kinds.get(data.kind) or ""


def place_of(data: ActivityInput) -> int | None:
    """The town where it was: the one chosen or, where nothing was said, the only one that took part."""
    if data.place_id is not None or data.place.strip() or len(data.municipalities) != 1:
        return data.place_id
    return data.municipalities[0]


def _check_place(entry: Entry, data: ActivityInput) -> None:
    """Two events of one place and week are one: without the place nobody could tell (V102)."""
    told = place_of(data) is not None or data.place.strip()
    event = (data.kind, data.status) == ("promotion_event", "done")
    if event and not told and data.promotion_kind != _PLACELESS:
        entry.error("place_id", "V102", "Diga dónde fue el evento: el municipio o el lugar.")


def _check_stopped(entry: Entry, data: ActivityInput, today: date) -> None:
    if data.status == "suspended" and not data.suspension_reason:
        entry.error("suspension_reason", "V104", "Elija por qué se suspendió.")
    for name, said in (("suspended_on", "suspensión"), ("cancelled_on", "cancelación")):
        day = getattr(data, name)
        if day is not None and day > today:
            entry.error(name, "V03", f"La fecha de {said} aún no llega.")
    suspended, cancelled = data.suspended_on, data.cancelled_on
    if suspended is not None and cancelled is not None and cancelled < suspended:
        entry.error("cancelled_on", "V104", "La cancelación no puede ser anterior a la suspensión.")


def _check_taken_up(work: Work, entry: Entry, data: ActivityInput) -> None:
    """What takes up a suspended activity comes after its suspension (V105)."""
    if data.rescheduled_from_id is None or data.held_on is None:
        return
    before = work.session.get(Activity, data.rescheduled_from_id)
    if before is None or before.association_id != work.association_id:
        return
    if before.suspended_on is None:
        entry.error("rescheduled_from_id", "V105", "Esa actividad no está suspendida.")
    elif data.held_on < before.suspended_on:
        entry.error(
            "held_on",
            "V105",
            f"La actividad se suspendió el {long_date(before.suspended_on)}: la nueva fecha debe "
            "ser posterior.",
        )


def _check_group(work: Work, entry: Entry, data: ActivityInput) -> None:
    """A session is of a group that exists that day (V106)."""
    if data.group_id is None or data.held_on is None:
        return
    group = work.session.get(WorkingGroup, data.group_id)
    if group is None or group.association_id != work.association_id:
        return
    ended = group.until is not None and group.until < data.held_on
    if data.held_on < group.since or ended:
        entry.error(
            "group_id",
            "V106",
            f"{group.name} no estaba vigente el {long_date(data.held_on)}. Revise la fecha o las "
            "de la mesa.",
        )


def _check_audiences(entry: Entry, data: ActivityInput, catalog: Catalog) -> None:
    known = catalog.choices("contact_audiences")
    outside = {
        *data.audiences,
        *(town for town, number in data.exhibitors.items() if number not in (None, "")),
        *(town for town, number in data.completed.items() if number not in (None, "")),
    } - set(data.municipalities)
    if outside:
        entry.error(
            "municipalities",
            "V101",
            "Anotó datos de un municipio que no está entre los de la actividad.",
        )
    for several in data.audiences.values():
        for audience in several:
            chosen(entry, "audiences", audience, known, "Elija a quién llegó de la lista.")
