"""Writing members: municipalities pasted by name, their spells, mayors and terms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from evalua.accounts.permissions import require
from evalua.catalog import Country
from evalua.domain.month import long_date
from evalua.domain.problems import Findings
from evalua.domain.text import clean, search_key
from evalua.registers.members.tables import Authority, Membership, Municipality, Term
from evalua.registers.reading import alive, one
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class MemberInput:
    """A municipality that joins on a date."""

    name: str
    joined_on: date | None
    department: str = ""
    official_code: str = ""
    population: int | None = None


@dataclass(frozen=True, slots=True)
class MayorInput:
    """Who heads a municipality from a date on."""

    municipality_id: int
    name: str
    from_on: date | None
    sex: str = "U"
    position: str = "holder"
    to_on: date | None = None
    reelected: bool = False
    act: str = ""


def split_names(pasted: str) -> list[tuple[str, str]]:
    """Names pasted from a sheet, one a line: (name, department); the department follows a tab.

    Empty lines and numbering in front («1.», «2)») are dropped.
    """
    found = []
    for line in pasted.splitlines():
        cells = [clean(cell) for cell in re.split(r"\t|;", line)]
        name = re.sub(r"^\d+\s*[.)-]\s*", "", cells[0]) if cells else ""
        if name:
            found.append((name, cells[1] if len(cells) > 1 else ""))
    return found


def add_members(work: Work, members: Sequence[MemberInput], country: Country) -> list[Municipality]:
    """Write several members at once; all problems of all lines are reported together."""
    require(work.actor, "set_up")
    findings = Findings()
    if not members:
        findings.error("names", "V21", "Pegue el nombre de al menos un municipio.")
    taken = {(m.name_key, m.department_key) for m in _municipalities(work)}
    for index, member in enumerate(members):
        _check_member(work, findings, f"members.{index}", member, country, taken)
        taken.add((search_key(member.name), search_key(member.department)))
    findings.stop_if_any()
    return [_add_member(work, member) for member in members]


def end_membership(
    work: Work, municipality_id: int, left_on: date | None, reason: str, act: str = ""
) -> None:
    """Record the last day of a municipality as a member; its history stays."""
    require(work.actor, "set_up")
    findings = Findings()
    current = [
        s
        for s in alive(
            work.session, Membership, work.association_id, municipality_id=municipality_id
        )
        if s.left_on is None
    ]
    findings.require("left_on", left_on, "Elija el último día como miembro.")
    findings.require("reason", reason, "Escriba el motivo del retiro.")
    if not current:
        findings.error("left_on", "V39", "Ese municipio no es miembro hoy.")
    elif left_on is not None and left_on < current[0].joined_on:
        joined = long_date(current[0].joined_on)
        findings.error("left_on", "V39", f"El retiro no puede ser anterior al ingreso ({joined}).")
    findings.stop_if_any()
    work.change(current[0], reason, left_on=left_on, reason=clean(reason), act=clean(act))


def change_join_date(work: Work, membership_id: int, joined_on: date | None, version: int) -> None:
    """Correct the date on which a spell began."""
    require(work.actor, "set_up")
    spell = one(work.session, Membership, work.association_id, membership_id)
    work.expect(spell, version)
    findings = Findings()
    findings.require("joined_on", joined_on, "Elija la fecha de ingreso.")
    if joined_on is not None and spell.left_on is not None and joined_on > spell.left_on:
        findings.error("joined_on", "V39", "El ingreso no puede ser posterior al retiro.")
    findings.stop_if_any()
    work.change(spell, "corrección de la fecha de ingreso", joined_on=joined_on)


def set_mayor(
    work: Work, data: MayorInput, *, confirmed: Mapping[str, str] | None = None
) -> Authority:
    """Record a mayor; an open-ended predecessor in the same position ends the day before."""
    require(work.actor, "set_up")
    findings = Findings(confirmed)
    municipality = one(work.session, Municipality, work.association_id, data.municipality_id)
    findings.require("name", data.name, "Escriba el nombre.")
    findings.require("from_on", data.from_on, "Elija desde qué fecha.")
    if data.to_on is not None and data.from_on is not None and data.to_on < data.from_on:
        findings.error("to_on", "V25", "La fecha final no puede ser anterior al inicio.")
    if data.position == "acting" and not data.act.strip():
        findings.error("act", "V41", "Un encargo necesita el acto que lo nombra.")
    before = _predecessor(work, findings, data, municipality.name)
    findings.stop_if_any()
    assert data.from_on is not None
    if before is not None:
        work.change(before, "llega quien le sucede", to_on=data.from_on - timedelta(days=1))
    return work.add(
        Authority(
            association_id=work.association_id,
            municipality_id=data.municipality_id,
            name=clean(data.name),
            sex=data.sex,
            position=data.position,
            from_on=data.from_on,
            to_on=data.to_on,
            reelected=data.reelected,
            act=clean(data.act),
        )
    )


def set_term(
    work: Work,
    *,
    starts_on: date | None,
    ends_on: date | None,
    election_on: date | None,
    confirmed: bool = False,
    source: str = "",
    term_id: int | None = None,
    version: int | None = None,
) -> Term:
    """Write or correct a term of government with the election that leads to it."""
    require(work.actor, "set_up")
    findings = Findings()
    for field, value in (
        ("starts_on", starts_on),
        ("ends_on", ends_on),
        ("election_on", election_on),
    ):
        findings.require(field, value, "Elija la fecha.")
    if starts_on and ends_on and ends_on <= starts_on:
        findings.error("ends_on", "V25", "La fecha final no puede ser anterior al inicio.")
    if starts_on and election_on and election_on >= starts_on:
        findings.error("election_on", "V25", "La elección debe ser anterior a la posesión.")
    for other in alive(work.session, Term, work.association_id):
        if starts_on and ends_on and other.id != term_id and _overlap(other, starts_on, ends_on):
            findings.error("starts_on", "V39", "Ese periodo se cruza con otro ya registrado.")
    findings.stop_if_any()
    assert starts_on is not None and ends_on is not None and election_on is not None
    if term_id is not None:
        term = one(work.session, Term, work.association_id, term_id)
        work.expect(term, version)
        work.change(
            term,
            "corrección del calendario",
            starts_on=starts_on,
            ends_on=ends_on,
            election_on=election_on,
            confirmed=confirmed,
            source=clean(source),
        )
        return term
    return work.add(
        Term(
            association_id=work.association_id,
            starts_on=starts_on,
            ends_on=ends_on,
            election_on=election_on,
            confirmed=confirmed,
            source=clean(source),
        )
    )


def copy_terms(work: Work, country: Country) -> list[Term]:
    """Give a new association the terms of its country's list; they are its own from then on."""
    require(work.actor, "set_up")
    return [
        set_term(
            work,
            starts_on=term.starts_on,
            ends_on=term.ends_on,
            election_on=term.election_on,
            confirmed=term.confirmed,
            source=term.source,
        )
        for term in country.terms
    ]


def _add_member(work: Work, member: MemberInput) -> Municipality:
    assert member.joined_on is not None
    municipality = work.add(
        Municipality(
            association_id=work.association_id,
            official_code=member.official_code.strip(),
            name=clean(member.name),
            name_key=search_key(member.name),
            department=clean(member.department),
            department_key=search_key(member.department),
            population=member.population,
        )
    )
    work.add(
        Membership(
            association_id=work.association_id,
            municipality_id=municipality.id,
            joined_on=member.joined_on,
        )
    )
    return municipality


def _check_member(
    work: Work,
    findings: Findings,
    field: str,
    member: MemberInput,
    country: Country,
    taken: set[tuple[str, str]],
) -> None:
    findings.require(field, member.name, "Escriba el nombre del municipio.")
    findings.require(field, member.joined_on, f"Elija la fecha de ingreso de {member.name}.")
    same = [key for key in taken if key[0] == search_key(member.name)]
    if (search_key(member.name), search_key(member.department)) in taken:
        findings.error(
            field,
            "V38",
            f"{clean(member.name)} está repetido. Si son dos municipios, escriba el departamento de cada uno.",
        )
    elif same and not member.department.strip():
        findings.error(
            field,
            "V38",
            f"Hay {len(same) + 1} municipios llamados {clean(member.name)}. Elija el departamento.",
        )
    if member.joined_on is not None and member.joined_on > work.today:
        findings.error(
            field, "V03", f"El ingreso de {clean(member.name)} aún no llega. Revise el año."
        )
    _check_code(findings, field, member.official_code.strip(), country)


def _check_code(findings: Findings, field: str, code: str, country: Country) -> None:
    if not code or code.startswith("DEMO-") or country.code_rule.accepts(code):
        return
    restored = country.code_rule.restored(code)
    hint = country.code_rule.hint + (f" ¿Quiso decir «{restored}»?" if restored else "")
    findings.error(field, "V37", hint)


def _predecessor(
    work: Work, findings: Findings, data: MayorInput, municipality: str
) -> Authority | None:
    """The open-ended holder who leaves when this one arrives; overlaps are refused (V36)."""
    found = None
    for other in alive(
        work.session, Authority, work.association_id, municipality_id=data.municipality_id
    ):
        if other.position != data.position or data.from_on is None:
            continue
        if other.to_on is None and other.from_on < data.from_on:
            found = other
        elif other.from_on <= (data.to_on or date.max) and data.from_on <= (
            other.to_on or date.max
        ):
            until = long_date(other.to_on) if other.to_on else "hoy"
            findings.error("from_on", "V36", f"{municipality} ya tiene titular hasta {until}.")
    return found


def _overlap(term: Term, starts_on: date, ends_on: date) -> bool:
    return term.starts_on <= ends_on and starts_on <= term.ends_on


def _municipalities(work: Work) -> list[Municipality]:
    return alive(work.session, Municipality, work.association_id)
