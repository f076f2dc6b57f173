"""Opening and closing contribution schemes; one ordinary scheme at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from evalua.accounts.permissions import require
from evalua.domain.month import Month
from evalua.registers.association.facts import facts
from evalua.registers.contributions.tables import ContributionScheme as Scheme
from evalua.registers.contributions.tables import SchemeAmount
from evalua.registers.entry import Entry, Number, Typed
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

ORDINARY = ("equal_quota", "fixed_per_member", "percent_of_transfer", "no_quota")


@dataclass(frozen=True, slots=True)
class SchemeInput:
    """A scheme as typed; which amounts it needs depends on ``kind``."""

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


def open_scheme(
    work: Work, data: SchemeInput, *, confirmed: Mapping[str, str] | None = None
) -> Scheme:
    """Start a scheme. Raises Problem V10 while another ordinary one is in force."""
    require(work.actor, "set_up")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    _check_start(work, entry, data)
    amount = _amount(entry, data)
    percent = _percent(entry, data)
    amounts = _amounts(entry, data)
    entry.stop_if_any()
    assert data.starts_month is not None
    scheme = work.add(
        Scheme(
            association_id=work.association_id,
            kind=data.kind,
            name=data.name.strip(),
            starts_month=str(data.starts_month),
            act=data.act.strip(),
            periodicity=data.periodicity,
            amount=amount,
            percent="" if percent is None else f"{percent:.10g}",
            transfer=data.transfer.strip(),
            due_day=data.due_day,
            due_month_offset=data.due_month_offset,
            first_month=data.first_month,
        ),
        " · ".join((confirmed or {}).values()),
    )
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


def close_scheme(work: Work, scheme_id: int, last_month: Month | None, act: str = "") -> Scheme:
    """End a scheme after ``last_month``; the charges it made stay."""
    require(work.actor, "set_up")
    scheme = one(work.session, Scheme, work.association_id, scheme_id)
    entry = Entry(facts(work.session, work.association_id))
    entry.require("last", last_month, "Elija el último mes que cobra.")
    if last_month is not None and str(last_month) < scheme.starts_month:
        entry.error("last", "V25", "La fecha final no puede ser anterior al inicio.")
    entry.stop_if_any()
    work.change(scheme, act, ends_month=str(last_month))
    return scheme


def _check_start(work: Work, entry: Entry, data: SchemeInput) -> None:
    entry.require("name", data.name, "Escriba un nombre para el esquema.")
    entry.require("starts_month", data.starts_month, "Elija desde qué mes rige.")
    if data.kind not in ORDINARY:
        entry.error("kind", "V00", "Elija la forma de aportar.")
    if not 1 <= data.due_day <= 28:
        entry.error("due_day", "V23", "Escriba un día entre 1 y 28.")
    for other in alive(work.session, Scheme, work.association_id, ordinary=True):
        start = str(data.starts_month)
        if data.starts_month and (other.ends_month is None or other.ends_month >= start):
            since = Month.parse(other.starts_month).label
            entry.error(
                "starts_month",
                "V10",
                f"Ya hay un esquema vigente desde {since}. Ciérrelo antes de abrir otro.",
            )


def _amount(entry: Entry, data: SchemeInput) -> int | None:
    if data.kind != "equal_quota":
        return None
    amount = entry.money("amount", data.amount)
    if amount is not None and amount <= 0:
        entry.error("amount", "V01", "La cuota debe ser mayor que cero.")
    return amount


def _percent(entry: Entry, data: SchemeInput) -> float | None:
    if data.kind != "percent_of_transfer":
        return None
    entry.require("transfer", data.transfer, "Escriba de qué transferencia es el porcentaje.")
    percent = entry.number("percent", data.percent, low=0, high=100)
    if percent is not None and percent > 5:
        written = entry.facts.number_format.write_short(percent)
        entry.confirm(
            "percent",
            "V09",
            f"¿{written} %? Lo usual es entre 0,1 y 5. Escriba 1 para uno por ciento.",
        )
    return percent


def _amounts(entry: Entry, data: SchemeInput) -> dict[int, int]:
    if data.kind != "fixed_per_member":
        return {}
    if not data.amounts:
        entry.error("amounts", "V00", "Escriba la cuota de cada municipio.")
    read = {key: entry.money(f"amounts.{key}", typed) for key, typed in data.amounts.items()}
    return {key: value for key, value in read.items() if value is not None}
