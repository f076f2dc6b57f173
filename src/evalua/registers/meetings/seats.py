"""The seats of a session: which were convened and who may be said to have come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.domain.text import clean, search_key
from evalua.registers.checks import chosen
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Authority
from evalua.registers.membership import members_on, municipality_names
from evalua.registers.reading import alive
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class SeatInput:
    """Who came in a seat: holder, acting, delegate or absent; the name may be left empty."""

    attended_as: str
    person: str = ""


def check_seats(
    work: Work,
    entry: Entry,
    body: str,
    held_on: date,
    seats: Mapping[int, SeatInput],
    catalog: Catalog,
) -> None:
    """Collect what is wrong with the attendance of a session."""
    names = municipality_names(work.session, work.association_id)
    members = members_on(work.session, work.association_id, held_on)
    heads = _heads(work, held_on)
    if not seats:
        entry.error("seats", "V21", "Marque la asistencia de al menos un municipio.")
    for municipality_id, seat in seats.items():
        field = f"seats.{municipality_id}"
        name = names.get(municipality_id, "Ese municipio")
        if municipality_id not in members:
            entry.error(
                field,
                "V07",
                f"{name} no era miembro en {Month.of(held_on).label}. Revise su fecha de ingreso o "
                "retiro.",
            )
        kinds = catalog.choices("attendance_kinds")
        chosen(entry, field, seat.attended_as, kinds, f"Marque la asistencia de {name}.")
        _check_person(entry, field, seat, name, heads.get(municipality_id, {}))
    if body == "assembly" and seats:
        _check_all_convened(entry, [names[m] for m in names if m in members - seats.keys()])


def people_in(work: Work, held_on: date, seats: Mapping[int, SeatInput]) -> dict[int, str]:
    """Municipality → name of who came: the one typed, or whoever headed it that day."""
    heads = _heads(work, held_on)
    return {
        municipality_id: clean(seat.person)
        or heads.get(municipality_id, {}).get(seat.attended_as, "")
        for municipality_id, seat in seats.items()
    }


def _check_person(
    entry: Entry, field: str, seat: SeatInput, municipality: str, heads: Mapping[str, str]
) -> None:
    """A holder is who holds the office that day; who acts for one has an act (V35)."""
    person, holder = clean(seat.person), heads.get("holder", "")
    if seat.attended_as == "acting" and "acting" not in heads:
        entry.error(
            field,
            "V35",
            f"{municipality} no tiene un encargo registrado en esa fecha. Regístrelo con su acto en "
            "la ficha del municipio o marque «delegado».",
        )
    elif seat.attended_as == "holder" and person and holder and not _same(person, holder):
        entry.error(
            field,
            "V35",
            f"{person} no estaba a cargo de la alcaldía en esa fecha. Elija a {holder} o marque "
            "«delegado».",
        )


def _check_all_convened(entry: Entry, missing: list[str]) -> None:
    if missing:
        entry.error(
            "seats",
            "V21",
            f"A la asamblea se convoca a todos los miembros. Falta marcar: {', '.join(missing)}.",
        )


def _heads(work: Work, day: date) -> dict[int, dict[str, str]]:
    """Municipality → position → who was in it that day."""
    found: dict[int, dict[str, str]] = {}
    for row in alive(work.session, Authority, work.association_id):
        if row.from_on <= day and (row.to_on is None or day <= row.to_on):
            found.setdefault(row.municipality_id, {})[row.position] = row.name
    return found


def _same(person: str, holder: str) -> bool:
    """Whether the typed name is the holder's, whole or shortened."""
    typed, known = search_key(person).split(), search_key(holder).split()
    return set(typed) <= set(known) or set(known) <= set(typed)
