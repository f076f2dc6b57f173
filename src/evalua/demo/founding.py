"""The association itself: people, members, terms and mayors."""

from __future__ import annotations

from datetime import date, timedelta

from evalua.demo.scene import Scene
from evalua.domain.month import Month
from evalua.registers.association.commands import AssociationInput, add_person, create_association
from evalua.registers.members.commands import (
    MayorInput,
    MemberInput,
    add_members,
    end_membership,
    set_mayor,
    set_term,
)
from evalua.registers.members.tables import Authority, Membership
from evalua.registers.reading import alive

SOURCE = "Calendario ficticio de la demostración"
# Old memberships began when the association did; young ones say when.
_TERMS_AFTER = 1


def found_association(scene: Scene) -> None:
    """Write the association, who uses Evalúa in it, and the calendar of its governments."""
    about = scene.story["association"]
    work = scene.on(scene.opening)
    association = create_association(
        work,
        AssociationInput(
            name=about["name"],
            acronym=about["acronym"],
            code=about["code"],
            country=scene.country,
            legal_figure=about["legal_figure"],
            evaluation_start=scene.almanac.first,
            founded_on=scene.almanac.exact(about["founded"]),
            mission=about["mission"],
            board_label=about["board_label"],
            submission_day=about["submission_day"],
            peace_mode=about["peace_mode"],
            is_demo=True,
        ),
    )
    scene.work.association_id = association.id
    for person in about["people"]:
        add_person(scene.on(scene.opening), person["name"], person["role"])
    _write_terms(scene)


def settle_members(scene: Scene) -> None:
    """Write the members with their dates, and the mayors of both governments."""
    founded = scene.story["association"]["founded"]
    for number, member in enumerate(scene.members, 1):
        joined = scene.almanac.exact(member.get("joined", founded))
        row = add_members(
            scene.on(joined),
            [
                MemberInput(
                    name=member["name"],
                    joined_on=joined,
                    department=member["department"],
                    official_code=f"DEMO-{number:02d}",
                    population=member["population"],
                )
            ],
            scene.country,
        )[0]
        scene.towns[member["name"]] = row.id
        if "left" in member:
            left = scene.almanac.exact(member["left"])
            end_membership(scene.on(left), row.id, left, member["left_reason"], member["left_act"])
    scene.spells = alive(scene.work.session, Membership, scene.id)
    _write_mayors(scene)


def _write_terms(scene: Scene) -> None:
    government = scene.story["association"]["government"]
    turn, length = scene.almanac.month(government["takes_office"]), 12 * government["years"]
    for number in (-1, 0, _TERMS_AFTER):
        starts, ends = turn + number * length, turn + (number + 1) * length
        term = set_term(
            scene.on(scene.opening),
            starts_on=starts.first,
            ends_on=ends.first - timedelta(days=1),
            election_on=scene.almanac.election(starts),
            confirmed=number < _TERMS_AFTER,
            source=SOURCE,
        )
        scene.terms.append(term)


def _write_mayors(scene: Scene) -> None:
    before, after, _ = scene.terms
    for member in scene.members:
        town = scene.towns[member["name"]]
        outgoing, *incoming = member["mayors"]
        _set_mayor(scene, town, outgoing, before.starts_on)
        for mayor in incoming:
            _set_mayor(scene, town, mayor, after.starts_on, reelected=mayor[0] == outgoing[0])
    for row in scene.story["members"]["acting"]:
        first, last = scene.almanac.exact(row["from"]), scene.almanac.exact(row["to"])
        set_mayor(
            scene.on(first),
            MayorInput(
                municipality_id=scene.towns[row["municipality"]],
                name=row["name"],
                sex=row["sex"],
                position="acting",
                from_on=first,
                to_on=last,
                act=row["act"],
            ),
        )
    scene.heads = alive(scene.work.session, Authority, scene.id)


def _set_mayor(
    scene: Scene, town: int, mayor: list[str], since: date, *, reelected: bool = False
) -> None:
    name, sex = mayor
    set_mayor(scene.on(since), MayorInput(town, name, since, sex=sex, reelected=reelected))


def years_touched(scene: Scene) -> list[int]:
    """The calendar years that the demonstration touches, oldest first."""
    first, last = scene.almanac.first, scene.almanac.last
    return list(range(first.year, last.year + 1))


def first_day_of(scene: Scene, year: int, day: int = 15) -> date:
    """A day in January of a year, or in the opening month where the year had already begun."""
    return max(Month(year, 1), scene.almanac.first).day(day)
