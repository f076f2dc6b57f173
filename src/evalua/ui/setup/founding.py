"""From what the wizard was told to the commands that found an association."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from evalua.accounts.sessions import SignedIn
from evalua.catalog import Country
from evalua.domain.month import Month
from evalua.registers.association.commands import AssociationInput, create_association
from evalua.registers.association.people import add_access
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.members.commands import MemberInput, add_members, copy_terms, split_names
from evalua.registers.targets.commands import set_targets
from evalua.storage.work import Work
from evalua.ui.catalogue import CATALOG, COUNTRIES
from evalua.ui.forms import Entered

LATER = "later"
KINDS = ("equal_quota", "percent_of_transfer", "no_quota")


def write(work: Work, entered: Entered, upto: int, founder: SignedIn) -> str:
    """Everything the steps up to ``upto`` ask for, in one use case; ``founder`` will direct it."""
    pack = COUNTRIES.get(entered.text("country"))
    about = _association(entered, pack)
    create_association(work, about)
    add_access(work, name=founder.name, role="director", login=founder.login)
    assert pack is not None
    if upto >= 1:
        copy_terms(work, pack)
        add_members(work, _member_inputs(entered, about), pack)
    if upto >= 2 and entered["kind"] not in (None, LATER):
        open_scheme(work, _scheme(entered, pack), confirmed=entered.confirmed)
    if upto >= 3:
        targets = {
            key.removeprefix("target."): value
            for key, value in entered.fields.items()
            if key.startswith("target.") and value
        }
        set_targets(work, work.today.year, targets, catalog=CATALOG, act="plan de trabajo")
    return f"{about.name} quedó creada. Siga con Cierre del mes."


def _association(entered: Entered, pack: Country | None) -> AssociationInput:
    start = entered.text("evaluation_start")
    return AssociationInput(
        name=entered.text("name"),
        acronym=entered.text("acronym"),
        country=pack,
        currency=entered.text("currency"),
        legal_figure=entered.text("legal_figure") or "other",
        evaluation_start=Month.parse(start) if start else None,
        founded_on=_day(entered["founded_on"]),
        board_label=entered.text("board_label"),
        submission_day=_whole(entered["submission_day"], 10),
    )


def _member_inputs(entered: Entered, about: AssociationInput) -> list[MemberInput]:
    joined = _day(entered["joined_on"]) or about.founded_on
    if joined is None and about.evaluation_start is not None:
        joined = about.evaluation_start.first
    return [
        MemberInput(name, joined, department or entered.text("department"))
        for name, department in split_names(entered.text("names"))
    ]


def _scheme(entered: Entered, pack: Country) -> SchemeInput:
    kind = entered.text("kind")
    start = entered.text("starts_month")
    scheme = SchemeInput(
        kind=kind,
        name=next(s.name for s in CATALOG.contribution_schemes if s.key == kind),
        starts_month=Month.parse(start) if start else None,
        periodicity=entered.text("periodicity") or "month",
        due_day=_whole(entered["due_day"], 10),
    )
    if kind == "equal_quota":
        return replace(scheme, amount=entered.text("amount"))
    if kind == "percent_of_transfer":
        transfer = entered.text("transfer") or transfer_name(pack)
        return replace(scheme, percent=entered.text("percent"), transfer=transfer)
    return scheme


def transfer_name(pack: Country) -> str:
    """The transfer that quotas are a percentage of, "" where the country has none."""
    return pack.transfer.acronym if pack.transfer is not None and pack.transfer.quota_base else ""


def _day(value: object) -> date | None:
    """A date of the draft: a date while it is on screen, ISO text once it was kept."""
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if isinstance(value, str) and value else None


def _whole(value: object, default: int) -> int:
    """A small whole number as typed; something else becomes 0, which the rule refuses."""
    text = str(value or "").strip()
    if not text:
        return default
    return int(text) if text.isdecimal() else 0
