"""What makes an activity acceptable, from what was typed."""

from __future__ import annotations

from datetime import date

from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.registers.activities.counting import Counted, count
from evalua.registers.activities.inputs import ActivityInput
from evalua.registers.activities.kinds import check_kind
from evalua.registers.activities.tables import Activity
from evalua.registers.checks import chosen, existing
from evalua.registers.entry import Entry
from evalua.registers.goals.tables import Goal
from evalua.registers.members.tables import Municipality
from evalua.registers.membership import municipality_names
from evalua.registers.neutrality import check_neutral
from evalua.registers.partners.tables import Agreement, Organization, Partner
from evalua.registers.projects.tables import Project
from evalua.registers.services.tables import Service
from evalua.registers.working_groups.tables import WorkingGroup
from evalua.storage.work import Work


def check_activity(work: Work, entry: Entry, data: ActivityInput, catalog: Catalog) -> Counted:
    """Collect everything wrong with an activity; returns its counts as read."""
    chosen(
        entry, "kind", data.kind, catalog.choices("activity_types"), "Elija el tipo de actividad."
    )
    chosen(entry, "status", data.status, catalog.choices("activity_states"), "Elija el estado.")
    if data.channel:
        channels = {
            **catalog.choices("activity_channels"),
            **catalog.choices("publication_channels"),
        }
        chosen(entry, "channel", data.channel, channels, "Elija el canal de la lista.")
    entry.require("topic", data.topic, "Escriba el tema.")
    for field in ("topic", "result", "product", "commitment", "adjust", "place"):
        check_neutral(entry, field, getattr(data, field))
    _check_dates(entry, data, work.today)
    _check_links(work, entry, data)
    _check_mayors(work, entry, data)
    check_kind(work, entry, data, catalog)
    return count(entry, data)


def _check_dates(entry: Entry, data: ActivityInput, today: date) -> None:
    said = long_date(data.held_on) if data.held_on else ""
    entry.day(
        "held_on",
        data.held_on,
        not_after=today if data.status == "done" else None,
        message=f"La actividad del {said} aún no llega. Márquela como programada o revise la fecha.",
    )


def _check_links(work: Work, entry: Entry, data: ActivityInput) -> None:
    existing(work, entry, "municipalities", Municipality, data.municipalities)
    existing(work, entry, "partners", Partner, data.partners)
    existing(work, entry, "organizations", Organization, data.organizations)
    existing(work, entry, "project_id", Project, [data.project_id])
    existing(work, entry, "goal_id", Goal, [data.goal_id])
    existing(work, entry, "service_id", Service, [data.service_id])
    existing(work, entry, "agreement_id", Agreement, [data.agreement_id])
    existing(work, entry, "rescheduled_from_id", Activity, [data.rescheduled_from_id])
    existing(work, entry, "place_id", Municipality, [data.place_id])
    existing(work, entry, "group_id", WorkingGroup, [data.group_id])


def _check_mayors(work: Work, entry: Entry, data: ActivityInput) -> None:
    """Mayors are there for a municipality of the activity, and who speaks was there (V34)."""
    mayors, places = set(data.mayors_present), set(data.municipalities)
    if len(mayors) > len(places):
        entry.error(
            "mayors_present",
            "V34",
            f"Registró {len(mayors)} alcaldes y hay {len(places)} "
            f"municipio{'' if len(places) == 1 else 's'}.",
        )
    elif mayors - places:
        names = municipality_names(work.session, work.association_id)
        absent = ", ".join(names[m] for m in names if m in mayors - places)
        entry.error(
            "mayors_present",
            "V34",
            f"Marcó la alcaldía de {absent}, que no está entre los municipios de la actividad.",
        )
    if data.spokesperson_id is not None and data.spokesperson_id not in mayors:
        entry.error(
            "spokesperson_id",
            "V34",
            "Quien llevó la vocería debe estar entre las alcaldías presentes.",
        )
