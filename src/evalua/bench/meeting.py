"""What the invented association did and with whom: log, meetings, partners, services, reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from evalua.bench.ground import Ground
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.registers.activities.tables import (
    Activity,
    ActivityMunicipality,
    ActivityOrganization,
    ActivityPartner,
)
from evalua.registers.meetings.tables import Attendance, Commitment, Meeting
from evalua.registers.partners.tables import Agreement, Organization, Partner
from evalua.registers.periods.tables import ReportDelivery, ReportMonth
from evalua.registers.services.tables import Service, ServiceRecord
from evalua.registers.targets.tables import IndicatorTarget
from evalua.storage.base import Stored

_ADVICE = ("technical_assistance", "training", "technical_table", "publication")
_EACH_MONTH = 20
_COMMITMENTS = 5


def meet(ground: Ground) -> None:
    """Write a meeting a month, with every seat and the commitments taken."""
    days = [month.day(18) for month in ground.months]
    meetings = ground.put_keys(
        ground.own(Meeting, body="board", held_on=day, act=f"Acta {n}")
        for n, day in enumerate(days, start=1)
    )
    for meeting, day in zip(meetings, days, strict=True):
        ground.put_keys(
            ground.own(
                Attendance,
                meeting_id=meeting,
                municipality_id=town,
                attended_as=("holder", "holder", "delegate", "absent")[(town + day.month) % 4],
            )
            for town in ground.towns
        )
        ground.put_keys(_commitment(ground, meeting, day, n) for n in range(_COMMITMENTS))


def work_with_others(ground: Ground, catalog: Catalog) -> None:
    """Write partners and organizations, and the log of each month."""
    kinds = list(catalog.choices("partner_kinds"))
    partners = ground.put_keys(
        ground.own(Partner, name=f"Aliado {n}", name_key=f"aliado {n}", kind=kinds[n % len(kinds)])
        for n in range(30)
    )
    ground.put_keys(
        ground.own(
            Agreement, partner_id=key, name=f"Convenio {key}", signed_on=ground.months[0].first
        )
        for key in partners
    )
    groups = list(catalog.choices("organization_kinds"))
    organizations = ground.put_keys(
        ground.own(
            Organization,
            name=f"Organización {n}",
            name_key=f"organizacion {n}",
            kind=groups[n % len(groups)],
            municipality_id=ground.towns[n % len(ground.towns)],
        )
        for n in range(100)
    )
    for month in ground.months:
        _log(ground, month, partners, organizations)


def serve(ground: Ground, catalog: Catalog) -> None:
    """Write four services and what each member received of them every month."""
    kinds = list(catalog.choices("service_types"))
    services = ground.put_keys(
        ground.own(
            Service,
            name=f"Servicio {n}",
            name_key=f"servicio {n}",
            kind=kinds[n % len(kinds)],
            unit="toneladas",
            since=ground.months[0].first,
        )
        for n in range(4)
    )
    for month in ground.months:
        ground.put_keys(
            ground.own(
                ServiceRecord,
                service_id=service,
                municipality_id=town,
                month=str(month),
                quantity=float(10 + (town + month.month) % 7),
            )
            for service in services
            for town in ground.towns
        )


def report(ground: Ground, catalog: Catalog) -> None:
    """Write every month's sending (all but the last approved), deliveries and yearly targets."""
    ground.put_keys(_month(ground, month) for month in ground.months)
    ground.put_keys(
        ground.own(
            ReportDelivery, month=str(month), municipality_id=town, delivered_on=month.next.day(12)
        )
        for month in ground.months[:-1]
        for town in ground.towns
    )
    ground.put_keys(
        ground.own(
            IndicatorTarget,
            indicator=card.code,
            year=year,
            value=card.target_value if card.target_value is not None else 10.0,
            decided_on=date(year, 1, 20),
        )
        for year in ground.years
        for card in catalog.core
    )


def _month(ground: Ground, month: Month) -> ReportMonth:
    row: ReportMonth = ground.own(ReportMonth, month=str(month))
    if month != ground.months[-1]:
        sent, decided = month.next.day(8), month.next.day(18)
        row.state, row.act = "approved", f"Acta {month}"
        row.first_submitted_on, row.approved_on = sent, decided
        row.submitted_at = datetime.combine(sent, time(15), UTC)
        row.approved_at = datetime.combine(decided, time(15), UTC)
    return row


def _commitment(ground: Ground, meeting: int, day: date, number: int) -> Commitment:
    due = day + timedelta(days=30 + number)
    row: Commitment = ground.own(
        Commitment,
        meeting_id=meeting,
        text=f"Compromiso {number + 1}",
        responsible="Dirección",
        due_on=due,
        original_due_on=due,
        done_on=due if number % 3 and ground.past(due) else None,
        evidence="acta" if number % 3 else "",
    )
    return row


def _log(ground: Ground, month: Month, partners: list[int], organizations: list[int]) -> None:
    calls = ground.put_keys(
        _activity(ground, month, n, "bilateral_contact", individual=True)
        for n in range(len(ground.towns))
    )
    ground.put_keys(
        ground.own(ActivityMunicipality, activity_id=call, municipality_id=town)
        for call, town in zip(calls, ground.towns, strict=True)
    )
    acts = ground.put_keys(
        _activity(ground, month, n, _ADVICE[n % len(_ADVICE)]) for n in range(_EACH_MONTH)
    )
    ground.put_keys(_links(ground, acts, month, partners, organizations))


def _activity(
    ground: Ground, month: Month, number: int, kind: str, *, individual: bool = False
) -> Activity:
    row: Activity = ground.own(
        Activity,
        held_on=month.day(1 + number % 28),
        kind=kind,
        topic=f"Tema {number}",
        individual=individual,
        result="acuerdo",
        product="documento",
        evidence="acta",
    )
    return row


def _links(
    ground: Ground, acts: list[int], month: Month, partners: list[int], organizations: list[int]
) -> Iterator[Stored]:
    for n, act in enumerate(acts):
        for step in range(3):
            town = ground.towns[(n * 3 + step + month.month) % len(ground.towns)]
            yield ground.own(ActivityMunicipality, activity_id=act, municipality_id=town)
        partner = partners[(n + month.month) % len(partners)]
        yield ground.own(ActivityPartner, activity_id=act, partner_id=partner)
        group = organizations[(n * 5 + month.month) % len(organizations)]
        yield ground.own(ActivityOrganization, activity_id=act, organization_id=group)
