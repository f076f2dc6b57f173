"""Opening and closing contribution schemes; one ordinary scheme on any date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from evalua.accounts.permissions import require
from evalua.domain.month import Month
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.contributions.tables import ContributionScheme as Scheme
from evalua.registers.contributions.tables import SchemeAmount
from evalua.registers.entry import Entry, Number, Typed
from evalua.registers.projects.tables import Project
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

ORDINARY = (
    "equal_quota",
    "fixed_per_member",
    "per_capita",
    "percent_of_transfer",
    "percent_of_income",
    "no_quota",
)
BESIDE = ("in_kind", "extraordinary", "counterpart")
"""The kinds that may run beside the ordinary scheme and beside one another."""

ONE_AMOUNT = {"equal_quota": "La cuota", "per_capita": "El valor por habitante"}
PERCENT = ("percent_of_transfer", "percent_of_income")
OWN_INCOME = "ingresos propios"


@dataclass(frozen=True, slots=True)
class SchemeInput:
    """A scheme as typed; which amounts it needs depends on ``kind``.

    ``amount`` is the same for everybody (or for each inhabitant), ``amounts`` one for each member;
    those that run beside the ordinary one take either.
    """

    kind: str
    name: str
    starts_month: Month | None
    act: str = ""
    periodicity: str = "month"
    amount: Typed = None
    percent: Number = None
    transfer: str = ""
    due_day: int = 10
    due_month_offset: int = 0
    first_month: str = "full"
    amounts: Mapping[int, Typed] = field(default_factory=dict)
    concept: str = ""
    project_id: int | None = None


def open_scheme(
    work: Work, data: SchemeInput, *, confirmed: Mapping[str, str] | None = None
) -> Scheme:
    """Start a scheme. Raises Problem V10 while another ordinary one is in force."""
    require(work.actor, "set_up")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    _check_start(work, entry, data)
    _check_reason(work, entry, data)
    amount = _amount(entry, data)
    percent = _percent(entry, data)
    amounts = _amounts(entry, data)
    _check_beside(entry, data)
    entry.stop_if_any()
    scheme = work.add(_row(work, data, amount, percent), " · ".join((confirmed or {}).values()))
    for municipality_id, value in amounts.items():
        work.add(
            SchemeAmount(
                association_id=work.association_id,
                scheme_id=scheme.id,
                municipality_id=municipality_id,
                amount=value,
            )
        )
    return scheme


def close_scheme(
    work: Work,
    scheme_id: int,
    last_month: Month | None,
    act: str = "",
    *,
    version: int | None = None,
) -> Scheme:
    """End a scheme after ``last_month``; the charges it made stay."""
    require(work.actor, "set_up")
    scheme = one(work.session, Scheme, work.association_id, scheme_id)
    work.expect(scheme, version)
    entry = Entry(facts(work.session, work.association_id))
    entry.require("last", last_month, "Elija el último mes que cobra.")
    if last_month is not None and str(last_month) < scheme.starts_month:
        entry.error("last", "V25", "La fecha final no puede ser anterior al inicio.")
    entry.stop_if_any()
    work.change(scheme, act, ends_month=str(last_month))
    return scheme


def _row(work: Work, data: SchemeInput, amount: int | None, percent: float | None) -> Scheme:
    assert data.starts_month is not None
    starts = str(data.starts_month)
    own = data.kind == "percent_of_income"
    return Scheme(
        association_id=work.association_id,
        kind=data.kind,
        name=clean(data.name),
        concept=clean(data.concept),
        project_id=data.project_id if data.kind == "counterpart" else None,
        ordinary=data.kind in ORDINARY,
        starts_month=starts,
        ends_month=starts if data.periodicity == "once" else None,
        act=clean(data.act),
        periodicity=data.periodicity,
        amount=amount,
        percent="" if percent is None else f"{percent:.10g}",
        transfer=OWN_INCOME if own else clean(data.transfer),
        due_day=data.due_day,
        due_month_offset=data.due_month_offset,
        first_month=data.first_month,
    )


def _check_start(work: Work, entry: Entry, data: SchemeInput) -> None:
    entry.require("name", data.name, "Escriba un nombre para el esquema.")
    entry.require("starts_month", data.starts_month, "Elija desde qué mes rige.")
    if data.kind not in ORDINARY + BESIDE:
        entry.error("kind", "V00", "Elija la forma de aportar.")
    if not 1 <= data.due_day <= 28:
        entry.error("due_day", "V23", "Escriba un día entre 1 y 28.")
    if data.kind not in ORDINARY or data.starts_month is None:
        return
    start = str(data.starts_month)
    for other in alive(work.session, Scheme, work.association_id, ordinary=True):
        overlaps = other.ends_month is None or other.ends_month >= start
        if overlaps and not (data.periodicity == "once" and other.starts_month > start):
            since = Month.parse(other.starts_month).label
            entry.error(
                "starts_month",
                "V10",
                f"Ya hay un esquema vigente desde {since}. Ciérrelo antes de abrir otro.",
            )


def _check_reason(work: Work, entry: Entry, data: SchemeInput) -> None:
    """What an extraordinary quota and a counterpart must say of themselves."""
    if data.kind == "extraordinary":
        entry.require("concept", data.concept, "Escriba para qué es la cuota extraordinaria.")
        entry.require("act", data.act, "Escriba el acta que aprobó la cuota extraordinaria.")
    if data.kind == "counterpart":
        entry.require("project_id", data.project_id, "Elija el proyecto de la contrapartida.")
        if data.project_id is not None:
            one(work.session, Project, work.association_id, data.project_id)


def _amount(entry: Entry, data: SchemeInput) -> int | None:
    """The single amount: needed by two kinds, optional in those that run beside."""
    if data.kind not in (*ONE_AMOUNT, *BESIDE):
        return None
    needed = data.kind in ONE_AMOUNT
    amount = entry.money("amount", data.amount, required=needed)
    if amount is not None and (amount < 0 or (needed and amount == 0)):
        named = ONE_AMOUNT.get(data.kind, "El valor")
        entry.error("amount", "V01", f"{named} debe ser mayor que cero.")
    return amount or None


def _percent(entry: Entry, data: SchemeInput) -> float | None:
    if data.kind not in PERCENT:
        return None
    if data.kind == "percent_of_transfer":
        entry.require("transfer", data.transfer, "Escriba de qué transferencia es el porcentaje.")
    percent = entry.number("percent", data.percent, low=0, high=100)
    if percent == 0:
        entry.error("percent", "V23", "Escriba un porcentaje mayor que cero.")
    if percent is not None and percent > 5:
        written = entry.facts.number_format.write_short(percent)
        entry.confirm(
            "percent",
            "V09",
            f"¿{written} %? Lo usual es entre 0,1 y 5. Escriba 1 para uno por ciento.",
        )
    return percent


def _amounts(entry: Entry, data: SchemeInput) -> dict[int, int]:
    """The amount of each member; those that run beside leave out whoever has none."""
    if data.kind not in ("fixed_per_member", *BESIDE):
        return {}
    needed = data.kind == "fixed_per_member"
    if needed and not data.amounts:
        entry.error("amounts", "V00", "Escriba la cuota de cada municipio.")
    read = {}
    for key, typed in data.amounts.items():
        value = entry.money(f"amounts.{key}", typed, required=needed)
        if value is not None and value < 0:
            entry.error(f"amounts.{key}", "V01", "La cuota no puede ser negativa.")
        if value is not None and (needed or value):
            read[key] = value
    return read


def _check_beside(entry: Entry, data: SchemeInput) -> None:
    """One amount for all or one for each: exactly one of the two."""
    if data.kind not in BESIDE:
        return
    same = _typed(data.amount)
    each = any(_typed(value) for value in data.amounts.values())
    if not same and not each:
        entry.error("amount", "V00", "Escriba un valor igual para todos, o el de cada municipio.")
    if same and each:
        entry.error("amount", "V02", "Deje un valor igual para todos o el de cada uno, no ambos.")


def _typed(value: Typed) -> bool:
    return value is not None and str(value).strip() not in ("", "0")
