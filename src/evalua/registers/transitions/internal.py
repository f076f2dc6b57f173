"""Writing the internal hand-over of the association (step T14): where each thing is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.entry import Entry
from evalua.registers.neutrality import check_neutral
from evalua.registers.transitions.commands import MilestoneInput, fulfil
from evalua.registers.transitions.tables import TransitionMilestone
from evalua.storage.work import Work

STEP = "T14"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the new board finds each thing; ``keys`` says where keys are kept, never the keys."""

    act: str = ""
    accounts: str = ""
    keys: str = ""
    commitments: str = ""
    projects: str = ""


PLACE_NAMES = {
    "act": "Acta de la asamblea",
    "accounts": "Cuentas y extractos",
    "keys": "Dónde se guardan las claves",
    "commitments": "Compromisos y actas",
    "projects": "Carpetas de los proyectos",
}


def hand_over_internally(
    work: Work,
    term_id: int,
    done_on: date | None,
    places: Places,
    *,
    catalog: Catalog,
    version: int | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> TransitionMilestone:
    """Record the step with a line for each thing as its evidence, or correct what was recorded."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    typed = {field.name: str(getattr(places, field.name)) for field in fields(places)}
    for name, text in typed.items():
        entry.require(name, text, f"Anote dónde está: {PLACE_NAMES[name].lower()}.")
        check_neutral(entry, name, text)
    entry.require("done_on", done_on, "Elija la fecha en que se cumplió.")
    if done_on is not None and done_on > work.today:
        entry.error("done_on", "V27", "El hito no puede cumplirse en una fecha futura.")
    entry.stop_if_any()
    said = "\n".join(f"{PLACE_NAMES[name]}: {clean(text)}" for name, text in typed.items())
    data = MilestoneInput(term_id, STEP, None, done_on, said)
    return fulfil(work, data, catalog=catalog, version=version, confirmed=confirmed)
