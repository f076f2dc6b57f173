"""Quotas: schemes, the base of a percentage, charges, payments and what they cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from evalua.demo.adjustments import adjust_accounts
from evalua.demo.almanac import chance, working
from evalua.demo.scene import Scene
from evalua.domain.month import Month
from evalua.registers.contributions.billing import dues_of_month
from evalua.registers.contributions.schemes import SchemeInput, close_scheme, open_scheme
from evalua.registers.contributions.tables import (
    Allocation,
    Charge,
    ContributionBase,
    Payment,
)

_ISSUED_ON_DAY = 3
_HOLIDAYS = {12: 24, 1: 16}
_METHODS = ("transfer", "transfer", "transfer", "deposit")


@dataclass(frozen=True, slots=True)
class _Paid:
    """A payment to be made: when, and how much."""

    on: date
    amount: int


def contribute(scene: Scene) -> None:
    """Write every contribution of the two years."""
    _open_schemes(scene)
    _write_bases(scene)
    charges = [charge for month in scene.almanac.months for charge in _charge(scene, month)]
    of_town: dict[int, list[Charge]] = defaultdict(list)
    for charge in charges:
        of_town[charge.municipality_id].append(charge)
    payments = [p for m in scene.members for p in _payments(scene, m, of_town)]
    payments.sort(key=lambda payment: (payment.paid_on, payment.municipality_id))
    kept = scene.on(scene.opening, "team").sow(
        (payment, scene.recorded(payment.paid_on)) for payment in payments
    )
    scene.on(scene.opening, "team").sow(_allocations(scene, kept, of_town))
    adjust_accounts(scene)


def _open_schemes(scene: Scene) -> None:
    told = scene.story["contributions"]
    for scheme in [*told["schemes"], *told.get("beside", [])]:
        starts = scene.almanac.month(scheme["starts"])
        day = starts.first
        amount = scheme.get("amount")
        row = open_scheme(
            scene.on(day),
            SchemeInput(
                kind=scheme["kind"],
                name=scheme["name"],
                starts_month=starts,
                act=scheme["act"],
                amount=None if amount is None else scene.minor(amount),
                percent=scheme.get("percent"),
                transfer=scheme.get("transfer", ""),
                due_day=scheme.get("due_day", 10),
                periodicity=scheme.get("periodicity", "month"),
                concept=scheme.get("concept", ""),
                amounts={
                    scene.towns[name]: scene.minor(each)
                    for name, each in scheme.get("amounts", {}).items()
                },
            ),
        )
        if "ends" in scheme:
            last = scene.almanac.month(scheme["ends"])
            close_scheme(scene.on(last.last), row.id, last, scheme["act"])


def _write_bases(scene: Scene) -> None:
    """The monthly transfer of each member, which moves a little and jumps at mid-year."""
    schemes = scene.story["contributions"]["schemes"]
    transfers = {s["transfer"] for s in schemes if s["kind"] == "percent_of_transfer"}
    rows = [
        ContributionBase(
            association_id=scene.id,
            municipality_id=scene.towns[member["name"]],
            month=str(month),
            transfer=transfer,
            amount=_base(scene, member, month),
            source="Comprobante de la transferencia del mes",
        )
        for transfer in sorted(transfers)
        for month in scene.almanac.months
        for member in scene.members
        if _touches(scene, scene.towns[member["name"]], month)
    ]
    scene.on(scene.opening, "team").sow(
        (row, scene.recorded(Month.parse(row.month).day(_ISSUED_ON_DAY), 0)) for row in rows
    )


def _base(scene: Scene, member: dict[str, Any], month: Month) -> int:
    drift = 1 + 0.03 * (chance("base", member["name"], month) - 0.5)
    growth = 1 + 0.002 * (month - scene.almanac.first)
    return scene.minor(round(member["transfer"] * drift * growth, 2))


def _charge(scene: Scene, month: Month) -> list[Charge]:
    work = scene.on(month.day(_ISSUED_ON_DAY), "team")
    dues = dues_of_month(work.session, scene.id, month)
    rows = []
    for due in dues:
        assert due.amount is not None, due.problem
        rows.append(
            Charge(
                association_id=scene.id,
                municipality_id=due.municipality_id,
                scheme_id=due.scheme_id,
                month=str(month),
                amount=due.amount,
                issued_on=min(work.today, due.due_on),
                due_on=due.due_on,
                original_due_on=due.due_on,
                basis=due.basis,
            )
        )
    return work.sow((row, work.today) for row in rows)


def _payments(
    scene: Scene, member: dict[str, Any], charges: dict[int, list[Charge]]
) -> Iterator[Payment]:
    town = scene.towns[member["name"]]
    place = list(scene.towns).index(member["name"]) + 1
    for number, paid in enumerate(_paid(scene, member, charges[town])):
        yield Payment(
            association_id=scene.id,
            municipality_id=town,
            paid_on=paid.on,
            amount=paid.amount,
            method=_METHODS[number % len(_METHODS)],
            reference=f"{paid.on:%y%m}-{place:02d}{number:02d}",
        )


def _paid(scene: Scene, member: dict[str, Any], charges: list[Charge]) -> list[_Paid]:
    """What a member paid up to the last complete month, one payment a day at most."""
    sums: dict[date, int] = defaultdict(int)
    for group in _bundles(member.get("bundle", ""), charges):
        for charge in group:
            share, day = _when(scene, member, group, charge)
            if day is not None and day <= scene.almanac.end:
                sums[day] += int(charge.amount * share)
    return [_Paid(day, sums[day]) for day in sorted(sums) if sums[day]]


def _bundles(kind: str, charges: list[Charge]) -> list[list[Charge]]:
    """Charges that are paid together, by quarter or half-year of the calendar."""
    size = {"quarter": 3, "half_ahead": 6}.get(kind, 1)
    groups: dict[tuple[int, int], list[Charge]] = defaultdict(list)
    for charge in charges:
        month = Month.parse(charge.month)
        groups[month.year, (month.month - 1) // size].append(charge)
    return list(groups.values())


def _when(
    scene: Scene, member: dict[str, Any], group: list[Charge], charge: Charge
) -> tuple[float, date | None]:
    """The share of a charge that was paid and the day, or None where it was not."""
    ahead = member.get("bundle") == "half_ahead"
    leading = group[0] if ahead else group[-1]
    offset = scene.almanac.offset(Month.parse(charge.month))
    _, days, share = [step for step in member["pays"] if step[0] <= offset][-1]
    if days == "none":
        return 0.0, None
    due = leading.original_due_on
    wobble = int(6 * chance("pays", member["name"], leading.month)) - 2
    late = int(days) + wobble + (0 if ahead else _HOLIDAYS.get(due.month, 0))
    day = working(due + timedelta(days=late))
    return float(share), max(day, leading.issued_on)


def _allocations(
    scene: Scene, payments: list[Payment], charges: dict[int, list[Charge]]
) -> list[tuple[Allocation, date]]:
    """Each payment over the oldest charges with something left; what remains waits for the next."""
    left = {charge.id: charge.amount for mine in charges.values() for charge in mine}
    rows = []
    for payment in payments:
        money = payment.amount
        for charge in charges[payment.municipality_id]:
            part = min(money, left[charge.id])
            if part:
                left[charge.id] -= part
                money -= part
                day = max(payment.paid_on, charge.issued_on)
                rows.append((_allocation(scene, payment, charge, part), scene.recorded(day)))
    return sorted(rows, key=lambda row: row[1])


def _allocation(scene: Scene, payment: Payment, charge: Charge, amount: int) -> Allocation:
    return Allocation(
        association_id=scene.id, payment_id=payment.id, charge_id=charge.id, amount=amount
    )


def _touches(scene: Scene, town: int, month: Month) -> bool:
    return any(
        s.municipality_id == town
        and s.joined_on <= month.last
        and (s.left_on is None or s.left_on >= month.first)
        for s in scene.spells
    )
