"""Writing the posts of the team and who has been in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, existing, why
from evalua.registers.entry import Entry, Number
from evalua.registers.institution.spans import check_span, overlap
from evalua.registers.institution.tables import Occupant, Post
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None
FULL_TIME = 100.0


@dataclass(frozen=True, slots=True)
class PostInput:
    """A post as typed; ``dedication`` is per cent of a full week."""

    title: str
    funding: str
    from_on: date | None
    to_on: date | None = None
    unit: str = ""
    reports_to_id: int | None = None
    dedication: Number = FULL_TIME


@dataclass(frozen=True, slots=True)
class OccupantInput:
    """Who is in a post as typed; the name may be left out."""

    post_id: int
    from_on: date | None
    to_on: date | None = None
    sex: str = "U"
    name: str = ""


def add_post(work: Work, data: PostInput, *, catalog: Catalog, confirmed: Confirmed = None) -> Post:
    """Write a post. Raises Problem."""
    require(work.actor, "record")
    values = _valid_post(work, data, catalog, confirmed, None)
    return work.add(Post(association_id=work.association_id, **values), why(confirmed))


def change_post(
    work: Work,
    post_id: int,
    data: PostInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Post:
    """Correct a post, or write the day it was closed."""
    require(work.actor, "record")
    row = one(work.session, Post, work.association_id, post_id)
    work.expect(row, version)
    values = _valid_post(work, data, catalog, confirmed, row)
    work.change(row, why(confirmed), **values)
    return row


def remove_post(work: Work, post_id: int, reason: str) -> None:
    """Take a post back; refused (V59) while somebody was in it or another depends on it."""
    require(work.actor, "record")
    row = one(work.session, Post, work.association_id, post_id)
    entry = Entry(facts(work.session, work.association_id))
    if alive(work.session, Occupant, work.association_id, post_id=post_id):
        entry.error("", "V59", f"{row.title} tiene personas anotadas. Retírelas antes de eliminar.")
    if alive(work.session, Post, work.association_id, reports_to_id=post_id):
        entry.error("", "V59", f"Otro puesto depende de {row.title}. Cámbielo antes de eliminar.")
    entry.stop_if_any()
    work.remove(row, reason)


def add_occupant(
    work: Work, data: OccupantInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> Occupant:
    """Write who is in a post; two at once in the same one are refused (V131)."""
    require(work.actor, "record")
    values = _valid_occupant(work, data, catalog, confirmed, None)
    return work.add(Occupant(association_id=work.association_id, **values), why(confirmed))


def change_occupant(
    work: Work,
    occupant_id: int,
    data: OccupantInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Occupant:
    """Correct who was in a post, or write the last day."""
    require(work.actor, "record")
    row = one(work.session, Occupant, work.association_id, occupant_id)
    work.expect(row, version)
    values = _valid_occupant(work, data, catalog, confirmed, occupant_id)
    work.change(row, why(confirmed), **values)
    return row


def remove_occupant(work: Work, occupant_id: int, reason: str) -> None:
    """Take back that somebody was in a post."""
    require(work.actor, "record")
    work.remove(one(work.session, Occupant, work.association_id, occupant_id), reason)


def _valid_post(
    work: Work, data: PostInput, catalog: Catalog, confirmed: Confirmed, row: Post | None
) -> dict[str, Any]:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("title", data.title, "Escriba cómo se llama el puesto.")
    chosen(entry, "funding", data.funding, catalog.choices("post_funding"), "Elija quién lo paga.")
    dedication = entry.number("dedication", data.dedication, low=1, high=FULL_TIME)
    check_span(entry, data.from_on, data.to_on, starts="from_on", ends="to_on")
    existing(work, entry, "reports_to_id", Post, [data.reports_to_id])
    if row is not None:
        _check_chain(work, entry, row, data.reports_to_id)
        _check_inside(work, entry, row, data)
    for field in ("title", "unit"):
        check_neutral(entry, field, getattr(data, field))
    entry.stop_if_any()
    return {
        "title": clean(data.title),
        "unit": clean(data.unit),
        "reports_to_id": data.reports_to_id,
        "funding": data.funding,
        "dedication": dedication,
        "from_on": data.from_on,
        "to_on": data.to_on,
    }


def _check_chain(work: Work, entry: Entry, row: Post, above: int | None) -> None:
    """Refuse (V132) a post that would depend on itself, near or far."""
    over = {post.id: post.reports_to_id for post in alive(work.session, Post, work.association_id)}
    seen: set[int] = set()
    while above is not None and above not in seen:
        if above == row.id:
            entry.error(
                "reports_to_id", "V132", f"{row.title} no puede depender de sí mismo. Elija otro."
            )
        seen.add(above)
        above = over.get(above)


def _check_inside(work: Work, entry: Entry, row: Post, data: PostInput) -> None:
    """A post lasts at least as long as those who were in it."""
    for other in alive(work.session, Occupant, work.association_id, post_id=row.id):
        if data.from_on is not None and other.from_on < data.from_on:
            entry.error(
                "from_on", "V25", f"Hay una persona anotada desde el {long_date(other.from_on)}."
            )
        if data.to_on is not None and (other.to_on or date.max) > data.to_on:
            entry.error(
                "to_on",
                "V25",
                "Hay una persona anotada después de esa fecha. Escriba primero hasta cuándo estuvo.",
            )


def _valid_occupant(
    work: Work,
    data: OccupantInput,
    catalog: Catalog,
    confirmed: Confirmed,
    occupant_id: int | None,
) -> dict[str, Any]:
    post = one(work.session, Post, work.association_id, data.post_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    chosen(entry, "sex", data.sex, catalog.choices("sexes"), "Elija el sexo o «No informa».")
    check_span(entry, data.from_on, data.to_on, starts="from_on", ends="to_on")
    check_neutral(entry, "name", data.name)
    if data.from_on is not None:
        _check_of_post(entry, data, post)
        _check_alone(work, entry, data, occupant_id)
    entry.stop_if_any()
    return {
        "post_id": post.id,
        "sex": data.sex,
        "name": clean(data.name),
        "from_on": data.from_on,
        "to_on": data.to_on,
    }


def _check_of_post(entry: Entry, data: OccupantInput, post: Post) -> None:
    assert data.from_on is not None
    if data.from_on < post.from_on:
        since = long_date(post.from_on)
        entry.error("from_on", "V25", f"El puesto existe desde el {since}.")
    if post.to_on is not None and (data.to_on or date.max) > post.to_on:
        until = long_date(post.to_on)
        entry.error("to_on", "V25", f"El puesto existió hasta el {until}: escriba hasta cuándo.")


def _check_alone(work: Work, entry: Entry, data: OccupantInput, occupant_id: int | None) -> None:
    assert data.from_on is not None
    for other in alive(work.session, Occupant, work.association_id, post_id=data.post_id):
        if other.id != occupant_id and overlap(
            data.from_on, data.to_on, other.from_on, other.to_on
        ):
            until = f"hasta el {long_date(other.to_on)}" if other.to_on else "sin fecha final"
            entry.error(
                "from_on",
                "V131",
                f"Ya hay una persona en ese puesto desde el {long_date(other.from_on)}, {until}. "
                "Escriba primero hasta cuándo estuvo.",
            )
