"""The sign-off of a municipality's sheet by a named person of the municipality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.domain.month import Month
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import existing, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Municipality
from evalua.registers.needs.tables import SheetReview
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import one
from evalua.storage.work import Work

_LONGEST_NAME, _LONGEST_REMARKS = 120, 600


@dataclass(frozen=True, slots=True)
class ReviewInput:
    """Who read the sheet of which month, when, and whether they agree with what it says."""

    municipality_id: int
    month: Month
    reviewed_on: date | None
    person: str
    position: str
    agrees: bool | None
    remarks: str = ""


def sign_off(
    work: Work, data: ReviewInput, *, confirmed: Mapping[str, str] | None = None
) -> SheetReview:
    """Write that somebody of the municipality reviewed its sheet; an objection says what it is."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    existing(work, entry, "municipality_id", Municipality, [data.municipality_id])
    _check_who(entry, data)
    _check_when(work, entry, data)
    _check_said(entry, data)
    entry.stop_if_any()
    assert data.reviewed_on is not None and data.agrees is not None
    return work.add(
        SheetReview(
            association_id=work.association_id,
            municipality_id=data.municipality_id,
            month=str(data.month),
            reviewed_on=data.reviewed_on,
            person=clean(data.person),
            position=clean(data.position),
            agrees=data.agrees,
            remarks=clean(data.remarks),
        ),
        why(confirmed),
    )


def remove_review(work: Work, review_id: int, reason: str) -> None:
    """Take back a review written by mistake."""
    require(work.actor, "record")
    work.remove(one(work.session, SheetReview, work.association_id, review_id), reason)


def _check_who(entry: Entry, data: ReviewInput) -> None:
    entry.require("person", data.person, "Escriba el nombre de quien revisó.")
    entry.require("position", data.position, "Escriba su cargo en el municipio.")
    for field, text in (("person", data.person), ("position", data.position)):
        if len(clean(text)) > _LONGEST_NAME:
            entry.error(field, "V05", f"Use {_LONGEST_NAME} letras o menos.")


def _check_when(work: Work, entry: Entry, data: ReviewInput) -> None:
    arrived = entry.day("reviewed_on", data.reviewed_on, not_after=work.today)
    if arrived and data.reviewed_on is not None and data.reviewed_on < data.month.first:
        said = f"La ficha de {data.month.label} no pudo revisarse antes de que empezara el mes."
        entry.error("reviewed_on", "V25", said)


def _check_said(entry: Entry, data: ReviewInput) -> None:
    entry.require("agrees", data.agrees, "Elija si está de acuerdo o tiene objeciones.")
    if data.agrees is False:
        entry.require("remarks", data.remarks, "Escriba con qué no está de acuerdo.")
    if len(clean(data.remarks)) > _LONGEST_REMARKS:
        entry.error("remarks", "V05", f"Resúmalo en {_LONGEST_REMARKS} letras o menos.")
    check_neutral(entry, "remarks", data.remarks)
