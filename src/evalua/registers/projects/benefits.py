"""Which municipalities a project benefits, and what is declared for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evalua.accounts.permissions import require
from evalua.registers.association.facts import facts
from evalua.registers.checks import existing, whole, why
from evalua.registers.entry import Entry, Number, Typed
from evalua.registers.members.tables import Municipality
from evalua.registers.membership import members_on
from evalua.registers.projects.tables import Project, ProjectMunicipality
from evalua.registers.reading import alive, last_removed, one
from evalua.storage.work import Work

Declared = dict[str, Any]
_PEOPLE = ("women", "men", "unstated", "families")


@dataclass(frozen=True, slots=True)
class BenefitInput:
    """What a project gives a municipality, as typed; blank is not declared, never zero."""

    municipality_id: int
    women: Number = None
    men: Number = None
    unstated: Number = None
    families: Number = None
    amount: Typed = None


def set_benefits(
    work: Work,
    project_id: int,
    benefits: Sequence[BenefitInput],
    *,
    versions: Mapping[int, int] | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> list[ProjectMunicipality]:
    """Replace the project's municipalities and what is declared for each.

    ``versions`` are those of the rows when the form was opened, by municipality (0 where there was
    none); a row that would change, leave or come back and moved meanwhile raises Conflict.
    """
    require(work.actor, "record")
    project = one(work.session, Project, work.association_id, project_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    read = read_benefits(work, entry, project.scope, benefits)
    entry.stop_if_any()
    if versions is not None:
        _check_versions(work, project, read, versions)
    return write_benefits(work, project, read, why(confirmed))


def read_benefits(
    work: Work, entry: Entry, scope: str, benefits: Sequence[BenefitInput]
) -> dict[int, Declared]:
    """What is declared by municipality; every problem is left in ``entry``."""
    read = {b.municipality_id: _declared(entry, b) for b in benefits}
    if len(read) < len(benefits):
        entry.error("benefits", "V21", "Hay un municipio repetido. Deje una sola fila de cada uno.")
    existing(work, entry, "benefits", Municipality, read)
    members = members_on(work.session, work.association_id, work.today)
    if not members & read.keys():
        said = "Elija al menos un municipio; así se mide la equidad."
        entry.error("benefits", "V21", said)
    else:
        _check_scope(entry, scope, len(read))
        _check_shares(entry, read, members)
    return read


def write_benefits(
    work: Work, project: Project, read: Mapping[int, Declared], reason: str = ""
) -> list[ProjectMunicipality]:
    """Make the stored rows equal to what was read; municipalities that left it are removed."""
    stored = {
        row.municipality_id: row
        for row in alive(
            work.session, ProjectMunicipality, work.association_id, project_id=project.id
        )
    }
    for gone in stored.keys() - read.keys():
        work.remove(stored[gone], "el proyecto ya no beneficia a este municipio")
    return [_write(work, project, stored.get(key), key, read[key], reason) for key in read]


def _check_versions(
    work: Work, project: Project, read: Mapping[int, Declared], versions: Mapping[int, int]
) -> None:
    """Nobody added, changed or took out one of the municipalities since the form was opened."""
    rows = alive(work.session, ProjectMunicipality, work.association_id, project_id=project.id)
    stored = {row.municipality_id: row for row in rows}
    for key, row in stored.items():
        if read.get(key) != {name: getattr(row, name) for name in (*_PEOPLE, "amount")}:
            work.expect(row, versions.get(key, 0))
    for key in read.keys() - stored.keys():
        gone = last_removed(
            work.session,
            ProjectMunicipality,
            work.association_id,
            project_id=project.id,
            municipality_id=key,
        )
        if gone is not None and versions.get(key, 0):
            work.expect(gone, versions[key])


def _write(
    work: Work,
    project: Project,
    row: ProjectMunicipality | None,
    municipality_id: int,
    declared: Declared,
    reason: str,
) -> ProjectMunicipality:
    if row is not None:
        work.change(row, reason, **declared)
        return row
    row = ProjectMunicipality(
        association_id=work.association_id,
        project_id=project.id,
        municipality_id=municipality_id,
        **declared,
    )
    return work.add(row, reason)


def _declared(entry: Entry, benefit: BenefitInput) -> Declared:
    field = f"benefits.{benefit.municipality_id}"
    people: Declared = {n: whole(entry, f"{field}.{n}", getattr(benefit, n)) for n in _PEOPLE}
    amount = entry.money(f"{field}.amount", benefit.amount, required=False)
    if amount is not None and amount < 0:
        entry.error(f"{field}.amount", "V01", "El monto no puede ser negativo.")
    return people | {"amount": amount}


def _check_scope(entry: Entry, scope: str, count: int) -> None:
    if scope == "individual" and count != 1:
        said = (
            f"Un proyecto de un municipio beneficia a uno solo y marcó {count}. Cambie el alcance."
        )
        entry.error("scope", "V21", said)
    elif scope in ("group", "regional") and count < 2:
        said = "Un proyecto de varios municipios necesita al menos dos. Elija otro o cambie el alcance."
        entry.error("scope", "V21", said)


def _check_shares(entry: Entry, read: Mapping[int, Declared], members: frozenset[int]) -> None:
    """All members ticked and the same for each is seldom a fact (V22)."""
    all_ticked = len(members) > 1 and members <= read.keys()
    if all_ticked and len({tuple(read[m].items()) for m in members}) == 1:
        said = "Marcó a todos por igual. ¿Hay dato real de beneficiarios por municipio?"
        entry.confirm("benefits", "V22", said)
