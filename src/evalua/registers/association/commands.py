"""Setting an association up, and changing what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from evalua.accounts.permissions import require
from evalua.accounts.tables import Person
from evalua.catalog import Country
from evalua.domain.actor import Role
from evalua.domain.money import CURRENCIES
from evalua.domain.month import Month
from evalua.domain.problems import Findings
from evalua.domain.text import clean, search_key
from evalua.registers.association.tables import Association, AssociationState
from evalua.registers.reading import alive
from evalua.storage.work import Work

USUAL_CLOSING_DAY = 25


@dataclass(frozen=True, slots=True)
class AssociationInput:
    """What the first steps of the wizard ask. Without a closing day, the usual one is written."""

    name: str
    country: Country | None
    legal_figure: str
    evaluation_start: Month | None
    acronym: str = ""
    code: str = ""
    currency: str = ""
    founded_on: date | None = None
    mission: str = ""
    board_label: str = "Junta"
    submission_day: int = 10
    closing_day: int = 0
    peace_mode: bool = False
    is_demo: bool = False


def create_association(work: Work, data: AssociationInput) -> Association:
    """Write a new association; its currency and number format come from the country pack."""
    require(work.actor, "set_up")
    findings = Findings()
    _check(work, findings, data)
    findings.stop_if_any()
    assert data.evaluation_start is not None and data.country is not None
    currency = CURRENCIES[data.currency or data.country.currency]
    association = work.found(
        Association(
            code=_free_code(work, data),
            name=clean(data.name),
            acronym=clean(data.acronym),
            country=data.country.code,
            currency=currency.code,
            currency_digits=currency.digits,
            number_format=data.country.number_format,
            time_zone=data.country.time_zone,
            legal_figure=data.legal_figure,
            founded_on=data.founded_on,
            mission=clean(data.mission),
            board_label=clean(data.board_label) or "Junta",
            submission_day=data.submission_day,
            closing_day=_closing_day(data),
            evaluation_start=str(data.evaluation_start),
            peace_mode=data.peace_mode,
            has_intermediate_level=data.country.intermediate_level,
            is_demo=data.is_demo,
        )
    )
    since = min(data.founded_on or work.today, data.evaluation_start.first)
    work.add(AssociationState(association_id=association.id, state="active", since=since))
    return association


def update_association(
    work: Work,
    *,
    name: str,
    acronym: str,
    mission: str,
    board_label: str,
    submission_day: int,
    closing_day: int,
    peace_mode: bool,
    version: int,
    ends_on: date | None = None,
) -> None:
    """Change what may change after set-up; country and currency never do.

    ``ends_on`` is the day on which its statutes end it; without one it has no end.
    """
    require(work.actor, "set_up")
    row = work.session.get(Association, work.association_id)
    assert row is not None
    work.expect(row, version)
    findings = Findings()
    findings.require("name", name, "Escriba el nombre de la asociación.")
    _check_days(findings, submission_day, closing_day)
    if ends_on is not None and row.founded_on is not None and ends_on <= row.founded_on:
        findings.error("ends_on", "V25", "El final previsto debe ser posterior a la constitución.")
    findings.stop_if_any()
    work.change(
        row,
        name=clean(name),
        acronym=clean(acronym),
        mission=clean(mission),
        board_label=clean(board_label) or "Junta",
        submission_day=submission_day,
        closing_day=closing_day,
        peace_mode=peace_mode,
        ends_on=ends_on,
    )


def set_state(work: Work, state: str, since: date | None, act: str) -> AssociationState:
    """Record that the association is in a state from a date on, with its act."""
    require(work.actor, "set_up")
    findings = Findings()
    findings.require("since", since, "Elija desde qué fecha.")
    findings.require("act", act, "Escriba el acta o el acto que lo decidió.")
    if since is not None and since > work.today:
        findings.error("since", "V03", "La fecha aún no llega. Revise el día o el año.")
    for row in alive(work.session, AssociationState, work.association_id, since=since):
        findings.error("since", "V18", f"Ya hay un estado desde esa fecha ({row.state}).")
    findings.stop_if_any()
    assert since is not None
    return work.add(
        AssociationState(
            association_id=work.association_id, state=state, since=since, act=clean(act)
        )
    )


def add_person(work: Work, name: str, role: Role) -> Person:
    """Add somebody who uses Evalúa here; names are unique within the association."""
    require(work.actor, "set_up")
    findings = Findings()
    findings.require("person", name, "Escriba su nombre: firma lo que registra y las actas.")
    if alive(work.session, Person, work.association_id, name=clean(name)):
        findings.error("person", "V58", f"{clean(name)} ya está en la lista.")
    findings.stop_if_any()
    return work.add(Person(association_id=work.association_id, name=clean(name), role=role))


def _check(work: Work, findings: Findings, data: AssociationInput) -> None:
    findings.require("name", data.name, "Escriba el nombre de la asociación.")
    findings.require("country", data.country, "Elija el país.")
    findings.require("evaluation_start", data.evaluation_start, "Elija desde qué mes responde.")
    _check_days(findings, data.submission_day, _closing_day(data))
    if data.currency and data.currency not in CURRENCIES:
        findings.error(
            "currency", "V05", f"No conozco la moneda «{data.currency}». Elija una de la lista."
        )
    if data.founded_on is not None and data.founded_on > work.today:
        findings.error("founded_on", "V03", "La fecha de constitución aún no llega. Revise el año.")


def _closing_day(data: AssociationInput) -> int:
    """The day asked for, or the usual one, which never comes before the day of sending."""
    return data.closing_day or max(USUAL_CLOSING_DAY, data.submission_day)


def _check_days(findings: Findings, submission_day: int, closing_day: int) -> None:
    """Both days exist in every month, and the board has at least until the day of sending."""
    if not 1 <= submission_day <= 28:
        findings.error("submission_day", "V23", "Escriba un día de envío entre 1 y 28.")
    if not 1 <= closing_day <= 28:
        findings.error("closing_day", "V23", "Escriba un día de cierre entre 1 y 28.")
    elif closing_day < submission_day <= 28:
        findings.error(
            "closing_day",
            "V80",
            f"El cierre (día {closing_day}) no puede ser antes del día límite de envío "
            f"({submission_day}). Escriba un día desde el {submission_day}.",
        )


def _free_code(work: Work, data: AssociationInput) -> str:
    """The code asked for, or one made of the acronym or name; a number is added if it is taken."""
    wanted = data.code or data.acronym or data.name
    base = "-".join(search_key(wanted).upper().split())[:30] or "ASOCIACION"
    taken = set(work.session.exec(select(col(Association.code))))
    code, number = base, 2
    while code in taken:
        code, number = f"{base}-{number}", number + 1
    return code
